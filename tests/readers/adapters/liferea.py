from kit import *
import xml.sax.saxutils as X

c = WORK + '/.config/liferea'
E = env(
    GSETTINGS_BACKEND='keyfile',
    GIO_USE_NETWORK_MONITOR='base',
    GDK_BACKEND='x11',
    WEBKIT_DISABLE_COMPOSITING_MODE='1',
    WEBKIT_FORCE_SANDBOX='0',
    LIBGL_ALWAYS_SOFTWARE='1',
)
del E['QT_QPA_PLATFORM']
db = WORK + '/.local/share/liferea/liferea.db'
if not os.path.exists(c + '/feedlist.opml'):
    os.makedirs(c)
    os.makedirs(WORK + '/.config/glib-2.0/settings', exist_ok=True)
    open(WORK + '/.config/glib-2.0/settings/keyfile', 'w').write(
        '[net/sf/liferea]\nstartup-feed-action=0\nmaxitemcount=100\ndefault-update-interval=0\nenable-plugins=false\nactive-plugins=@as []\n'
    )
    open(c + '/feedlist.opml', 'w').write(
        '<?xml version="1.0"?>\n<opml version="1.0"><head><title>Liferea Feed List Export</title></head><body>'
        + ''.join(
            '<outline title=%s text=%s type="rss" id="zz%05d" xmlUrl=%s htmlUrl="" updateInterval="-1"/>'
            % (X.quoteattr(f['file']), X.quoteattr(f['file']), n, X.quoteattr(f['url']))
            for n, f in enumerate(FEEDS)
        )
        + '</body></opml>'
    )
# startup update does nothing without NetworkManager, so the update is asked for over its D-Bus interface
g = GUI(
    [
        'dbus-run-session',
        '--',
        'xvfb-run',
        '-a',
        '-s',
        '-screen 0 1024x768x24',
        'bash',
        '-c',
        'export DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS; (for i in $(seq 30); do sleep 1; gdbus call --session --dest org.gnome.feed.Reader --object-path /org/gnome/feed/Reader --method org.gnome.feed.Reader.Refresh && break; done) & exec liferea',
    ],
    env=E,
)
g.settle(
    lambda: (
        reqcount(),
        os.path.getsize(db) if os.path.exists(db) else 0,
        os.path.getmtime(db + '-wal') if os.path.exists(db + '-wal') else 0,
    ),
    idle=10,
    limit=150,
    least=12,
)
sh(['pkill', '-TERM', '-g', str(g.p.pid), '-x', 'liferea'])
time.sleep(4)
g.stop()
opml = open(c + '/feedlist.opml', encoding='utf-8').read()
for n, f in enumerate(FEEDS):
    nid = 'zz%05d' % n
    m = re.search(r'<outline[^>]*id="%s"[^>]*>' % nid, opml)
    o = m.group(0) if m else ''
    t = re.search(r'\btitle="([^"]*)"', o)
    its = []
    for i in rows(db, 'select * from items where node_id=? order by item_id', nid):
        md = {}
        for r in rows(db, 'select * from metadata where item_id=? order by nr', i['item_id']):
            md.setdefault(r['key'], []).append(r['value'])
        its.append(
            item(
                id=i['source_id'],
                title=i['title'],
                link=i['source'],
                published=iso(i['date']),
                author=', '.join(md.get('author', []) + md.get('creator', [])),
                content=i['description'],
            )
        )
    st = re.search(r'<outline[^>]*id="%s"' % nid, opml)
    emit(
        f['file'],
        X.unescape(t.group(1), {'&quot;': '"', '&apos;': "'"}) if t else None,
        its,
        error=None if st else 'gone from feedlist',
    )
