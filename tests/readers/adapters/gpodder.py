from kit import *

HOME = WORK + '/gpodder'
DB = HOME + '/Database'
ENVIRONMENT = env(GPODDER_HOME=HOME, DISPLAY='')


def known():
    return {row['url']: row for row in rows(DB, 'select * from podcast')}


def stored(podcast):
    for row in rows(DB, 'select * from episode where podcast_id=? order by id', podcast['id']):
        yield item(
            id=row['guid'],
            title=row['title'],
            link=row['link'],
            published=iso(row['published']),
            content=row['description_html'] or row['description'],
            enclosure=row['url'],
            unread=bool(row['is_new']),
        )


if os.path.exists(DB):
    sh(['gpo', 'update'], env=ENVIRONMENT)
else:
    os.makedirs(HOME)
    for feed in FEEDS:
        sh(['gpo', 'subscribe', feed['url']], env=ENVIRONMENT)
for feed in FEEDS:
    podcast = known().get(feed['url'])
    if podcast:
        emit(feed['file'], podcast['title'], stored(podcast))
    else:
        emit(feed['file'], error='not subscribed')
execute(DB, 'update episode set is_new=0')
