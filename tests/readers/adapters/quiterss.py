from kit import *

DB = WORK + '/.local/share/QuiteRss/QuiteRss/feeds.db'
SETTINGS = WORK + '/.config/QuiteRss/QuiteRss.ini'
UPDATE_AT_START = '[Settings]\nautoUpdatefeedsStartUp=true\nstoreDBMemory=false\n'
SUBSCRIBE = """
    insert into feeds(id, text, title, xmlUrl, htmlUrl, created, parentId, rowToParent,
                      updateIntervalEnable, updated)
    values(?, ?, ?, ?, '', '2025-01-01T00:00:00', 0, ?, -1, '')
"""


def start():
    return GUI(['dbus-run-session', '--', 'quiterss'])


def subscribe():
    """It makes its database at the first start; the feeds are put in, and it is told to ask them."""
    program = start()
    program.wait_for(lambda: rows(DB, 'select * from feeds') is not None, 60)
    time.sleep(3)
    program.stop()
    connection = sqlite3.connect(DB)
    with connection:
        for number, feed in enumerate(FEEDS, 1):
            name = feed['file']
            connection.execute(SUBSCRIBE, (number, name, name, feed['url'], number - 1))
    connection.close()
    with open(SETTINGS) as file:
        settings = re.sub(r'(autoUpdatefeedsStartUp|storeDBMemory)=\w+\n', '', file.read())
    with open(SETTINGS, 'w') as file:
        file.write(settings.replace('[Settings]\n', UPDATE_AT_START))


def stored(number):
    for row in rows(DB, 'select * from news where feedId=? order by id', number):
        yield item(
            id=row['guid'],
            title=row['title'],
            link=row['link_href'] or row['link_alternate'],
            published=iso(row['published'] + 'Z') if row['published'] else None,
            updated=iso(row['modified'] + 'Z') if row['modified'] else None,
            author=row['author_name'] or row['author_email'],
            content=row['content'] or row['description'],
            unread=not row['read'],
        )


if not os.path.exists(DB):
    subscribe()
program = start()
program.settle(lambda: (requests(), stamp(DB)), idle=10, limit=150, least=12)
program.stop(wait=20)
for number, feed in enumerate(FEEDS, 1):
    (known,) = rows(DB, 'select * from feeds where id=?', number)
    fault = known['status'] if known['status'] not in ('0', None, '') else None
    emit(feed['file'], known['title'], stored(number), error=fault)
execute(DB, 'update news set read=2, new=0')
