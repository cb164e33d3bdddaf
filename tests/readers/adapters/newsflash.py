from kit import *
import glob

open(WORK + '/urls.txt', 'w').write('\n'.join(f['url'] for f in FEEDS))
sh([BUILT + '/newsflash/release/nfprobe', WORK + '/nf', WORK + '/urls.txt'], timeout=300)

db = (glob.glob(WORK + '/nf/*.sqlite') + glob.glob(WORK + '/nf/*.db') + [None])[0]
fr = {r['feed_url']: r for r in rows(db, 'select * from feeds')} if db else {}
log = open(WORK + '/log', encoding='utf-8', errors='replace').read()
for f in FEEDS:
    r = fr.get(f['url'])
    if not r:
        m = re.findall(r'ADDERR\t%s\t(.*)' % re.escape(f['url']), log)
        m2 = re.findall(r'ADDED\t%s\t(.*)' % re.escape(f['url']), log)
        r = next((x for x in fr.values() if m2 and x['feed_id'] == m2[-1]), None)
        if not r:
            emit(f['file'], error=(m[-1][:200] if m else 'not in db'))
            continue
    its = []
    for a in rows(
        db,
        'select a.*, c.html, c.plain_text from articles a left join article_contents c on c.article_id=a.article_id where a.feed_id=? order by a.rowid',
        r['feed_id'],
    ):
        its.append(
            item(
                id=a['article_id'],
                title=a['title'],
                link=a['url'],
                published=iso(str(a['date']).replace(' ', 'T')),
                updated=iso(str(a['updated']).replace(' ', 'T')) if a.get('updated') else None,
                author=a['author'],
                content=a['html'],
                summary=a['summary'],
            )
        )
    emit(f['file'], r['label'], its)
