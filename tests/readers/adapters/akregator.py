import base64
import xml.etree.ElementTree
import xml.sax.saxutils

from kit import *

DATA = WORK + '/.local/share/akregator/data'
OPML = DATA + '/feeds.opml'
QUIT = WORK + '/quit'
ENVIRONMENT = env(
    QTWEBENGINE_DISABLE_SANDBOX='1',
    QTWEBENGINE_CHROMIUM_FLAGS='--no-sandbox --disable-gpu',
    KDE_FORK_SLAVES='1',
)
SETTINGS = """[General]
Fetch On Startup=true
Use Interval Fetch=false
Show Tray Icon=false
[Archive]
Archive Mode=keepAllArticles
[Network]
Use HTML Cache=false
"""
OUTLINE = (
    '<outline id="{id}" type="rss" version="RSS" text={name} title={name} xmlUrl={url} htmlUrl="" '
    'description="" useCustomFetchInterval="false" fetchInterval="-1" archiveMode="globalDefault" '
    'isOpen="false" copyright="" comment="" maxArticleNumber="1000" maxArticleAge="60" '
    'loadLinkedWebsite="false" markImmediatelyAsRead="false" useNotification="false" '
    'faviconUrl=""/>'
)
# Qt looks whether any interface but lo is up: one that leads nowhere, inside this namespace.
INTERFACE = (
    'ip link show dum0 || { ip link add dum0 type dummy || '
    'ip link add dum0 type veth peer name dum1; ip addr add 192.0.2.1/32 dev dum0; '
    'ip link set dum1 up; ip link set dum0 up; }'
)
CALL = 'dbus-send --session --print-reply --dest=org.kde.akregator'
# It stores what it has when it is asked to quit, not when it is told by a signal.
SESSION = (
    f'(sleep 8; {CALL} /Akregator org.kde.akregator.part.fetchAllFeeds; '
    'while [ ! -e "$0" ]; do sleep 0.5; done; '
    f'{CALL} /Akregator org.kde.akregator.part.saveSettings; '
    f'{CALL} /akregator/MainWindow_1 org.kde.KMainWindow.activateAction string:file_quit) & '
    'exec akregator --hide-mainwindow'
)


def subscribe():
    os.makedirs(DATA)
    outlines = ''
    for number, feed in enumerate(FEEDS):
        name, url = (xml.sax.saxutils.quoteattr(feed[key]) for key in ('file', 'url'))
        outlines += OUTLINE.format(id=1000 + number, name=name, url=url)
    with open(OPML, 'w') as opml:
        opml.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="1.0"><head><text/></head>'
            f'<body>{outlines}</body></opml>'
        )
    with open(WORK + '/.config/akregatorrc', 'w') as settings:
        settings.write(SETTINGS)


def update():
    sh(['sh', '-c', INTERFACE])
    if os.path.exists(QUIT):
        os.remove(QUIT)
    program = GUI(['dbus-run-session', '--', 'bash', '-c', SESSION, QUIT], env=ENVIRONMENT)
    program.settle(requests, idle=10, limit=120, least=20)
    with open(QUIT, 'w'):
        pass
    program.wait_for(lambda: program.process.poll() is not None, 15)
    program.stop()


def exported(feed):
    url = base64.b64encode(feed['url'].encode()).decode()
    command = ['akregatorstorageexporter', '--base64', url]
    output = subprocess.run(command, capture_output=True, env=ENVIRONMENT).stdout
    return xml.etree.ElementTree.fromstring(output[output.index(b'<') :])


def stored(feed):
    for entry in exported(feed).iter('{http://www.w3.org/2005/Atom}entry'):
        yield item(
            id=text(entry, 'id'),
            title=text(entry, 'title'),
            link=next(
                (
                    link.get('href')
                    for link in named(entry, 'link')
                    if link.get('rel', 'alternate') == 'alternate'
                ),
                None,
            ),
            published=iso(text(entry, 'published') or text(entry, 'updated')),
            author=', '.join(
                text(author, 'name') or text(author, 'email') or ''
                for author in named(entry, 'author')
            ),
            content=text(entry, 'content') or text(entry, 'summary'),
        )


def named(element, name):
    return [child for child in element if child.tag.rsplit('}', 1)[-1] == name]


def text(element, name):
    return next((child.text for child in named(element, name)), None)


def title(feed):
    with open(OPML, encoding='utf-8') as opml:
        outline = re.search(rf'<outline[^>]*xmlUrl="{re.escape(feed["url"])}"[^>]*>', opml.read())
    found = re.search(r'\btitle="([^"]*)"', outline.group()) if outline else None
    return html.unescape(found.group(1)) if found else None


if not os.path.exists(OPML):
    subscribe()
update()
for feed in FEEDS:
    emit(feed['file'], title(feed), stored(feed))
