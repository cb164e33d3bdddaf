from kit import *

ESCAPES = {'\\n': '\n', '\\t': '\t', '\\\\': '\\'}

with open(WORK + '/sfeedrc', 'w') as settings:
    lines = ''.join(f'feed "{feed["file"]}" "{feed["url"]}"\n' for feed in FEEDS)
    settings.write(f'sfeedpath="{WORK}/feeds"\nfeeds() {{\n{lines}}}\n')
sh(['sfeed_update', WORK + '/sfeedrc'])

for feed in FEEDS:
    path = f'{WORK}/feeds/{feed["file"]}'
    if not os.path.exists(path):
        emit(feed['file'], error='no output')
        continue
    items = []
    with open(path, encoding='utf-8') as stored:
        for line in stored.read().split('\n')[:-1]:
            date, title, link, content, _, id, author = line.split('\t')[:7]
            content = re.sub(r'\\[nt\\]', lambda found: ESCAPES[found.group()], content)
            items.append(
                item(
                    id=id,
                    title=title,
                    link=link,
                    published=iso(date),
                    author=author,
                    content=content,
                )
            )
    emit(feed['file'], None, items)
