from kit import *

with open(WORK + '/urls.txt', 'w') as urls:
    urls.write('\n'.join(feed['url'] for feed in FEEDS))
sh(['emacs', '--batch', '-l', DRIVERS + '/elfeed.el'], timeout=200, env=env(WORK=WORK))

with open(WORK + '/dump.json', encoding='utf-8') as dump:
    stored = {feed['url']: feed for feed in json.load(dump)}
for feed in FEEDS:
    found = stored[feed['url']]
    items = [
        item(
            id=entry['id'],
            title=entry['title'],
            link=entry['link'],
            published=iso(entry['published']),
            authors=entry['authors'],
            content=entry['content'],
            unread=bool(entry['unread']),
        )
        for entry in found['items']
    ]
    emit(feed['file'], found['title'], items, error='not fetched' if found['failures'] else None)
