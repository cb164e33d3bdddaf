from kit import *

DB = WORK + '/cache.db'

with open(WORK + '/urls', 'w') as urls:
    urls.writelines(feed['url'] + '\n' for feed in FEEDS)
with open(WORK + '/config', 'w') as settings:
    settings.write('download-retries 1\nkeep-articles-days 0\n')
sh(['newsboat', '-C', WORK + '/config', '-u', WORK + '/urls', '-c', DB, '-x', 'reload'])

for feed in FEEDS:
    known = rows(DB, 'select title from rss_feed where rssurl=?', feed['url'])
    if not known:
        emit(feed['file'], error='no feed row')
        continue
    stored = rows(DB, 'select * from rss_item where feedurl=? and deleted=0', feed['url'])
    items = [
        item(
            id=row['guid'],
            title=row['title'],
            link=row['url'],
            published=iso(row['pubDate']),
            author=row['author'],
            content=row['content'],
            unread=bool(row['unread']),
        )
        for row in stored
    ]
    emit(feed['file'], known[0]['title'], items)
execute(DB, 'update rss_item set unread=0')
