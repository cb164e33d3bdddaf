from kit import *

ESCAPES = {'\\n': '\n', '\\t': '\t', '\\\\': '\\'}
# What sfeed_markread keeps: the links that were read.
READ = WORK + '/read'


def box(feed):
    return feed['file'].replace('/', '_')


def stored(feed, read):
    with open(f'{WORK}/feeds/{box(feed)}', encoding='utf-8') as file:
        for line in file.read().split('\n')[:-1]:
            date, title, link, content, _, id, author = line.split('\t')[:7]
            yield item(
                id=id,
                title=title,
                link=link,
                published=iso(date),
                author=author,
                content=re.sub(r'\\[nt\\]', lambda found: ESCAPES[found.group()], content),
                unread=link not in read,
            )


def links_read():
    if not os.path.exists(READ):
        return set()
    with open(READ, encoding='utf-8') as file:
        return set(file.read().split('\n'))


with open(WORK + '/sfeedrc', 'w') as settings:
    lines = ''.join(f'feed "{box(feed)}" "{feed["url"]}"\n' for feed in FEEDS)
    settings.write(f'sfeedpath="{WORK}/feeds"\nfeeds() {{\n{lines}}}\n')
sh(['sfeed_update', WORK + '/sfeedrc'])

read = links_read()
seen = set(read)
for feed in FEEDS:
    if not os.path.exists(f'{WORK}/feeds/{box(feed)}'):
        emit(feed['file'], error='no output')
        continue
    items = list(stored(feed, read))
    emit(feed['file'], None, items)
    seen.update(entry['link'] for entry in items)
with open(READ, 'w', encoding='utf-8') as file:
    file.write('\n'.join(sorted(seen)))
