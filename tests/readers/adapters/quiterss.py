from kit import *

data = WORK + '/.local/share/QuiteRss/QuiteRss'
db = data + '/feeds.db'
ini = WORK + '/.config/QuiteRss/QuiteRss.ini'
E = env()


def start():
    return GUI(['dbus-run-session', '--', 'quiterss'], env=E)


if not os.path.exists(db):
    g = start()
    time.sleep(7)
    g.stop()
    c = sqlite3.connect(db)
    for n, f in enumerate(FEEDS, 1):
        c.execute(
            "insert into feeds(id,text,title,xmlUrl,htmlUrl,created,parentId,rowToParent,updateIntervalEnable,updated) values(?,?,?,?,'','2026-11-01T00:00:00',0,?,-1,'')",
            (n, f['file'], f['file'], f['url'], n - 1),
        )
    c.commit()
    c.close()
s = open(ini).read() if os.path.exists(ini) else ''
if 'autoUpdatefeedsStartUp=true' not in s:
    s = re.sub(r'autoUpdatefeedsStartUp=\w+\n', '', s)
    s = (
        s.replace('[Settings]\n', '[Settings]\nautoUpdatefeedsStartUp=true\nstoreDBMemory=false\n')
        if '[Settings]' in s
        else s + '\n[Settings]\nautoUpdatefeedsStartUp=true\nstoreDBMemory=false\n'
    )
    os.makedirs(os.path.dirname(ini), exist_ok=True)
    open(ini, 'w').write(s)
g = start()
g.settle(
    lambda: (reqcount(), os.path.getsize(db), os.path.getmtime(db)), idle=12, limit=150, least=15
)
g.stop(wait=20)
for n, f in enumerate(FEEDS, 1):
    fr = rows(db, 'select * from feeds where id=?', n)
    its = [
        item(
            id=i['guid'],
            title=i['title'],
            link=i['link_href'] or i['link_alternate'],
            published=iso((i['published'] + 'Z') if i['published'] else None),
            updated=iso(i['modified'] + 'Z') if i['modified'] else None,
            author=i['author_name'] or i['author_email'],
            content=i['content'] or i['description'],
        )
        for i in rows(db, 'select * from news where feedId=? order by id', n)
    ]
    emit(
        f['file'],
        fr[0]['title'] if fr else None,
        its,
        error=(fr[0]['status'] if fr and fr[0]['status'] not in ('0', None, '') else None),
    )
