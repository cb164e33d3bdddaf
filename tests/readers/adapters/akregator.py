from kit import *
import base64, xml.etree.ElementTree as ET, xml.sax.saxutils as X

E = env(
    QTWEBENGINE_DISABLE_SANDBOX='1',
    QTWEBENGINE_CHROMIUM_FLAGS='--no-sandbox --disable-gpu',
    KDE_FORK_SLAVES='1',
)
d = WORK + '/.local/share/akregator'
arch = d + '/Archive'
if not os.path.exists(d + '/data/feeds.opml'):
    os.makedirs(d + '/data')
    open(d + '/data/feeds.opml', 'w').write(
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="1.0"><head><text/></head><body>'
        + ''.join(
            '<outline id="%d" type="rss" version="RSS" text=%s title=%s xmlUrl=%s htmlUrl="" description="" useCustomFetchInterval="false" fetchInterval="-1" archiveMode="globalDefault" isOpen="false" copyright="" comment="" maxArticleNumber="1000" maxArticleAge="60" loadLinkedWebsite="false" markImmediatelyAsRead="false" useNotification="false" faviconUrl=""/>'
            % (1000 + n, X.quoteattr(f['file']), X.quoteattr(f['file']), X.quoteattr(f['url']))
            for n, f in enumerate(FEEDS)
        )
        + '</body></opml>'
    )
    open(WORK + '/.config/akregatorrc', 'w').write(
        '[General]\nFetch On Startup=true\nUse Interval Fetch=false\nShow Tray Icon=false\n[Archive]\nArchive Mode=keepAllArticles\n[Network]\nUse HTML Cache=false\n[Browser]\n[HTML Settings]\n[UserFeedback]\n'
    )
# Akregator asks Qt whether any interface but lo is up; give it one that leads nowhere (no route), inside this network namespace
sh(
    [
        'sh',
        '-c',
        'ip link show dum0 || { ip link add dum0 type dummy || ip link add dum0 type veth peer name dum1; ip addr add 192.0.2.1/32 dev dum0; ip link set dum1 up; ip link set dum0 up; }',
    ]
)
q = WORK + '/quitnow'
if os.path.exists(q):
    os.remove(q)
g = GUI(
    [
        'dbus-run-session',
        '--',
        'bash',
        '-c',
        '(sleep 12; dbus-send --session --print-reply --dest=org.kde.akregator /Akregator org.kde.akregator.part.fetchAllFeeds; while [ ! -e "$0" ]; do sleep 0.5; done; dbus-send --session --print-reply --dest=org.kde.akregator /Akregator org.kde.akregator.part.saveSettings; gdbus introspect --session --dest org.kde.akregator --object-path / --recurse | grep -E "^ *node " | head -40; dbus-send --session --print-reply --dest=org.kde.akregator /akregator/MainWindow_1 org.kde.KMainWindow.activateAction string:file_quit) & exec akregator --hide-mainwindow',
        q,
    ],
    env=E,
)
g.settle(lambda: reqcount(), idle=12, limit=120, least=25)
open(q, 'w').close()
for _ in range(30):
    if g.p.poll() is not None:
        break
    time.sleep(0.5)
g.stop()
sh(['ip', 'link', 'del', 'dum0'])
for f in FEEDS:
    o = subprocess.run(
        ['akregatorstorageexporter', '--base64', base64.b64encode(f['url'].encode()).decode()],
        capture_output=True,
        env=E,
    ).stdout
    its = []
    try:
        r = ET.fromstring(o[o.index(b'<') :])
        t = lambda e, n: next((c.text for c in e if c.tag.rsplit('}', 1)[-1] == n), None)
        loc = lambda c: c.tag.rsplit('}', 1)[-1]
        for e in r:
            if loc(e) != 'entry':
                continue
            ln = [dict(c.attrib) for c in e if loc(c) == 'link']
            au = [t(c, 'name') or t(c, 'email') for c in e if loc(c) == 'author']
            its.append(
                item(
                    id=t(e, 'id'),
                    title=t(e, 'title'),
                    link=next(
                        (l.get('href') for l in ln if l.get('rel', 'alternate') == 'alternate'),
                        None,
                    ),
                    published=iso(t(e, 'published') or t(e, 'updated')),
                    author=', '.join(x or '' for x in au),
                    content=t(e, 'content') or t(e, 'summary'),
                )
            )
        op = open(d + '/data/feeds.opml', encoding='utf-8').read()
        mt = re.search(r'<outline[^>]*xmlUrl="%s"[^>]*>' % re.escape(f['url']), op)
        tt = re.search(r'\btitle="([^"]*)"', mt.group(0)) if mt else None
        emit(f['file'], X.unescape(tt.group(1)) if tt else None, its)
    except Exception as x:
        emit(f['file'], error='%r %s' % (x, o[:200]))
