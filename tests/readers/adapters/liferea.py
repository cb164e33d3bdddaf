import xml.sax.saxutils

from kit import *

CONFIG = WORK + '/.config/liferea'
DB = WORK + '/.local/share/liferea/liferea.db'
SETTINGS = """[net/sf/liferea]
startup-feed-action=0
maxitemcount=100
default-update-interval=0
enable-plugins=false
active-plugins=@as []
"""
# Its update at the start waits for a network manager, so it is asked over D-Bus.
REFRESH = (
    'export DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS; '
    '(for try in $(seq 30); do sleep 1; gdbus call --session --dest org.gnome.feed.Reader '
    '--object-path /org/gnome/feed/Reader --method org.gnome.feed.Reader.Refresh && break; '
    'done) & exec liferea'
)


def environment():
    found = env(
        GSETTINGS_BACKEND='keyfile',
        GIO_USE_NETWORK_MONITOR='base',
        GDK_BACKEND='x11',
        WEBKIT_DISABLE_COMPOSITING_MODE='1',
        WEBKIT_FORCE_SANDBOX='0',
        LIBGL_ALWAYS_SOFTWARE='1',
    )
    del found['QT_QPA_PLATFORM']
    return found


def subscribe():
    os.makedirs(CONFIG)
    os.makedirs(WORK + '/.config/glib-2.0/settings', exist_ok=True)
    with open(WORK + '/.config/glib-2.0/settings/keyfile', 'w') as keyfile:
        keyfile.write(SETTINGS)
    outlines = ''
    for number, feed in enumerate(FEEDS):
        name, url = (xml.sax.saxutils.quoteattr(feed[key]) for key in ('file', 'url'))
        outlines += (
            f'<outline title={name} text={name} type="rss" id="{node(number)}" xmlUrl={url} '
            'htmlUrl="" updateInterval="-1"/>'
        )
    with open(CONFIG + '/feedlist.opml', 'w') as opml:
        opml.write(
            '<?xml version="1.0"?>\n<opml version="1.0"><head><title>Liferea Feed List Export'
            f'</title></head><body>{outlines}</body></opml>'
        )


def node(number):
    return f'zz{number:05}'


def update():
    screen = os.environ['SCREEN']
    command = ['dbus-run-session', '--', 'xvfb-run', '-n', screen, '-s', '-screen 0 1024x768x24']
    program = GUI([*command, 'bash', '-c', REFRESH], env=environment())
    program.settle(
        lambda: (requests(), stamp(DB), stamp(DB + '-wal')),
        idle=10,
        limit=150,
        least=12,
    )
    sh(['pkill', '-TERM', '-g', str(program.process.pid), '-x', 'liferea'])
    time.sleep(4)
    program.stop()


def stored(number):
    for row in rows(DB, 'select * from items where node_id=? order by item_id', node(number)):
        query = 'select * from metadata where item_id=? and key in (?, ?) order by key, nr'
        names = rows(DB, query, row['item_id'], 'author', 'creator')
        yield item(
            id=row['source_id'],
            title=row['title'],
            link=row['source'],
            published=iso(row['date']),
            author=', '.join(name['value'] for name in names),
            content=row['description'],
            unread=not row['read'],
        )


def title(number):
    with open(CONFIG + '/feedlist.opml', encoding='utf-8') as opml:
        outline = re.search(rf'<outline[^>]*id="{node(number)}"[^>]*>', opml.read())
    found = re.search(r'\btitle="([^"]*)"', outline.group()) if outline else None
    return html.unescape(found.group(1)) if found else None


if not os.path.exists(CONFIG + '/feedlist.opml'):
    subscribe()
update()
for number, feed in enumerate(FEEDS):
    emit(feed['file'], title(number), stored(number))
execute(DB, 'update items set read=1, updated=0')
