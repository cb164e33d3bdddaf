from kit import *

DATA = WORK + '/data'
DB = DATA + '/database/database.db'
SETTINGS = DATA + '/config/config.ini'
UPDATE_AT_START = """[feeds]
feeds_update_on_startup=true
feeds_update_startup_delay=1
update_timeout=20000
feeds_fetch_on_startup=true
"""
SUBSCRIBE = """
    insert into Feeds(id, title, description, date_created, category, source, update_type,
                      update_interval, account_id, custom_id, custom_data)
    values(?, ?, '', 1735689600000, -1, ?, 1, 15, 1, ?, ?)
"""
# Its numbers for the formats.
TYPES = {'rss': 1, 'atom': 3, 'json': 4}


def start():
    environment = env(
        QTWEBENGINE_DISABLE_SANDBOX='1',
        QTWEBENGINE_CHROMIUM_FLAGS='--no-sandbox --disable-gpu',
    )
    return GUI(['dbus-run-session', '--', 'rssguard', '-s', '-d', DATA], env=environment)


def subscribe():
    """It makes its database at the first start; the feeds are put in, and it is told to ask them."""
    program = start()
    program.wait_for(lambda: rows(DB, 'select 1 from Information'), 60)
    time.sleep(3)
    program.stop()
    settings = ''
    if os.path.exists(SETTINGS):
        with open(SETTINGS) as file:
            settings = file.read().replace('[feeds]\n', UPDATE_AT_START)
    if UPDATE_AT_START not in settings:
        settings += '\n' + UPDATE_AT_START
    os.makedirs(os.path.dirname(SETTINGS), exist_ok=True)
    with open(SETTINGS, 'w') as file:
        file.write(settings)
    connection = sqlite3.connect(DB)
    with connection:
        if not connection.execute('select 1 from Accounts').fetchone():
            connection.execute("insert into Accounts(id, type) values(1, 'std-rss')")
        for number, feed in enumerate(FEEDS, 1):
            values = (number, feed['file'], feed['url'], str(number), options())
            connection.execute(SUBSCRIBE, values)
    connection.close()


def options():
    return json.dumps(
        {
            'type': TYPES[FORMAT],
            'source_type': 0,
            'encoding': 'UTF-8',
            'post_process': '',
            'protected': False,
            'username': '',
            'password': '',
        }
    )


def stored(number):
    for row in rows(DB, 'select * from Messages where feed=? order by id', str(number)):
        yield item(
            id=row['custom_id'],
            title=row['title'],
            link=row['url'],
            published=iso(int(row['date_created']) // 1000),
            author=row['author'],
            content=row['contents'],
            unread=not row['is_read'],
        )


if not os.path.exists(DB):
    subscribe()
program = start()
program.settle(
    lambda: (requests(), rows(DB, 'select count(*) from Messages'), os.path.getsize(DB)),
    idle=10,
    limit=150,
    least=18,
)
program.stop()
for number, feed in enumerate(FEEDS, 1):
    (known,) = rows(DB, 'select * from Feeds where id=?', number)
    emit(feed['file'], known['title'], stored(number))
execute(DB, 'update Messages set is_read=1')
