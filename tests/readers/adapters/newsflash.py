import glob

from kit import *

FOLDER = WORK + '/newsflash'
ARTICLES = """
    select articles.*, article_contents.html from articles
    left join article_contents using (article_id) where feed_id=? order by articles.rowid
"""

with open(WORK + '/urls.txt', 'w') as urls:
    urls.write('\n'.join(feed['url'] for feed in FEEDS))
done = sh([BUILT + '/newsflash/release/nfprobe', FOLDER, WORK + '/urls.txt'], timeout=300)
faults = re.findall(r'(?:ADD|SYNC)ERR.*', done.stdout.decode('utf-8', 'replace'))
(DB,) = glob.glob(FOLDER + '/*.sqlite')
KNOWN = {row['feed_url']: row for row in rows(DB, 'select * from feeds')}


def date(value):
    return iso(str(value).replace(' ', 'T')) if value else None


for feed in FEEDS:
    known = KNOWN.get(feed['url'])
    if not known:
        emit(feed['file'], error=faults[-1] if faults else 'not subscribed')
        continue
    items = [
        item(
            # Of an item that another feed holds, it makes another by adding the feed's address.
            id=row['article_id'].replace(feed['url'], feed['file']),
            title=row['title'],
            link=row['url'],
            published=date(row['date']),
            updated=date(row.get('updated')),
            author=row['author'],
            content=row['html'],
            summary=row['summary'],
            unread=bool(row['unread']),
        )
        for row in rows(DB, ARTICLES, known['feed_id'])
    ]
    emit(feed['file'], known['label'], items, error=faults[-1] if faults else None)
execute(DB, 'update articles set unread=0')
