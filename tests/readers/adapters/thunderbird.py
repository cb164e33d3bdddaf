"""Thunderbird: a throw-away profile, driven over Marionette in chrome scope (FeedUtils), then its stored folders are read."""

import sys

sys.path.insert(0, __import__('os').path.dirname(__file__))
from kit import *

sys.path = [
    p for p in sys.path if os.path.abspath(p or '.') != os.path.dirname(os.path.abspath(__file__))
]
from marionette_driver.marionette import Marionette

prof = WORK + '/prof'
first = not os.path.exists(prof)
os.makedirs(prof, exist_ok=True)
import socket

s = socket.socket()
s.bind(('127.0.0.1', 0))
port = s.getsockname()[1]
s.close()
prefs = {
    'marionette.port': port,
    'mail.provider.suppress_dialog_on_startup': True,
    'mail.spotlight.firstRunDone': True,
    'mail.winsearch.firstRunDone': True,
    'mailnews.start_page.enabled': False,
    'app.update.enabled': False,
    'datareporting.policy.dataSubmissionEnabled': False,
    'toolkit.telemetry.enabled': False,
    'extensions.update.enabled': False,
    'network.manage-offline-status': False,
    'offline.autoDetect': False,
    'offline.startup_state': 2,
    'mail.shell.checkDefaultClient': False,
    'mail.rights.version': 1,
    'browser.safebrowsing.enabled': False,
    'network.captive-portal-service.enabled': False,
    'network.connectivity-service.enabled': False,
    'services.settings.server': 'http://127.0.0.1:9/',
    'app.normandy.enabled': False,
    'rss.disable_feeds_on_update_failure': True,
    'rss.downloadMode': 1,
    'security.fileuri.strict_origin_policy': False,
    'mail.account.account1.server': 'server1',
    'mail.account.account2.server': 'server2',
    'mail.accountmanager.accounts': 'account1,account2',
    'mail.accountmanager.localfoldersserver': 'server1',
    'mail.server.server1.type': 'none',
    'mail.server.server1.hostname': 'Local Folders',
    'mail.server.server1.name': 'Local Folders',
    'mail.server.server1.userName': 'nobody',
    'mail.server.server1.directory-rel': '[ProfD]Mail/Local Folders',
    'mail.server.server2.type': 'rss',
    'mail.server.server2.hostname': 'Feeds',
    'mail.server.server2.name': 'Feeds',
    'mail.server.server2.userName': 'nobody',
    'mail.server.server2.directory-rel': '[ProfD]Mail/Feeds',
    'mail.server.server2.check_new_mail': False,
    'mail.server.server2.login_at_startup': False,
}
open(prof + '/user.js', 'w').write(
    ''.join('user_pref(%s, %s);\n' % (json.dumps(k), json.dumps(v)) for k, v in prefs.items())
)
E = env(MOZ_HEADLESS='1', MOZ_DISABLE_CONTENT_SANDBOX='1', MOZ_CRASHREPORTER_DISABLE='1')
g = GUI(
    [
        'dbus-run-session',
        '--',
        'thunderbird',
        '--headless',
        '--marionette',
        '--remote-allow-system-access',
        '--no-remote',
        '--profile',
        prof,
    ],
    env=E,
)
out = {}
try:
    for _ in range(120):
        try:
            socket.create_connection(('127.0.0.1', port), 1).close()
            break
        except OSError:
            time.sleep(0.5)
    m = Marionette(host='127.0.0.1', port=port)
    m.start_session()
    m.set_context('chrome')
    m.timeout.script = 390
    time.sleep(3)
    sub = r'''
    const [feeds, resolve] = [arguments[0], arguments[arguments.length - 1]];
    (async () => { try {
      const { FeedUtils } = ChromeUtils.importESModule("resource:///modules/FeedUtils.sys.mjs");
      const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
      const srv = MailServices.accounts.allServers.find(s => s.type == "rss"); const root = srv.rootFolder; const log = [];
      for (const f of feeds) {
        const name = f.name; let folder;
        try { folder = root.getChildNamed(name); } catch (e) {}
        if (!folder) { root.createSubfolder(name, null); for (let i = 0; i < 40 && !folder; i++) { try { folder = root.getChildNamed(name); } catch (e) {} if (!folder) await new Promise(r => setTimeout(r, 50)); } }
        if (!folder) { log.push([f.file, "nofolder"]); continue; }
        if (!FeedUtils.feedAlreadyExists(f.url, srv)) {
          FeedUtils.subscribeToFeed(f.url, folder, null);
        } else {
          const urls = FeedUtils.getFeedUrlsInFolder(folder) || [];
          log.push([f.file, "have " + urls.join(" ")]);
        }
        for (let i = 0; i < 2400 && FeedUtils.progressNotifier.mNumPendingFeedDownloads; i++) await new Promise(r => setTimeout(r, 50));
      }
      resolve({ log, keys: Object.keys(FeedUtils).filter(k => /download|subscribe|update/i.test(k)) });
    } catch (e) { resolve({ err: String(e) + " " + e.stack }); } })();'''
    F = [{'file': f['file'], 'url': f['url'], 'name': 'f%03d' % n} for n, f in enumerate(FEEDS)]
    r = m.execute_async_script(sub, script_args=[F])
    print(r, file=sys.stderr)
    t0 = time.time()
    last = -1
    since = t0
    while time.time() - t0 < 150:
        v = reqcount()
        if v != last:
            last, since = v, time.time()
        elif time.time() - since > 6:
            break
        time.sleep(1)
    time.sleep(3)
    dump = r'''
    const [names, resolve] = [arguments[0], arguments[arguments.length - 1]];
    (async () => { try {
      const { FeedUtils } = ChromeUtils.importESModule("resource:///modules/FeedUtils.sys.mjs");
      const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
      const root = MailServices.accounts.allServers.find(s => s.type == "rss").rootFolder; const o = {};
      for (const n of names) { let f; try { f = root.getChildNamed(n); } catch (e) {} if (!f) { o[n] = null; continue; }
        const a = []; try { for (const h of f.messages) a.push({ id: h.messageId, title: h.mime2DecodedSubject, author: h.mime2DecodedAuthor, date: h.dateInSeconds, read: h.isRead, off: h.messageOffset }); } catch (e) { o[n + "err"] = String(e); }
        o[n] = { items: a, urls: FeedUtils.getFeedUrlsInFolder(f), path: f.filePath.path }; }
      resolve(o);
    } catch (e) { resolve({ err: String(e) }); } })();'''
    out = m.execute_async_script(dump, script_args=[[x['name'] for x in F]])
    try:
        m.execute_script('Services.startup.quit(Services.startup.eForceQuit)')
    except Exception:
        pass
    time.sleep(3)
finally:
    g.stop()
import mailbox, email.header


def dec(s):
    try:
        return str(email.header.make_header(email.header.decode_header(s))) if s else s
    except Exception:
        return s


fj = {}
try:
    fj = {x['url']: x for x in json.load(open(prof + '/Mail/Feeds/feeds.json'))}
except Exception as e:
    print('feeds.json', e, file=sys.stderr)
for n, f in enumerate(FEEDS):
    d = out.get('f%03d' % n) if isinstance(out, dict) else None
    if not d:
        emit(
            f['file'],
            error='no folder %s' % (str(out)[:200] if not d and 'err' in (out or {}) else ''),
        )
        continue
    body = {}
    try:
        for msg in mailbox.mbox(d['path'], create=False):
            part = next((p for p in msg.walk() if p.get_content_type() == 'text/html'), msg)
            b = part.get_payload(decode=True)
            b = (b or b'').decode('utf-8', 'replace')
            raw = msg.as_string()
            body[(msg['Message-ID'] or '').strip('<>')] = (msg, b)
    except Exception as e:
        print(f['file'], e, file=sys.stderr)
    its = []
    for i in d['items']:
        msg, b = body.get(i['id'], (None, ''))
        mm = re.search(r'<body[^>]*>(.*)</body>', b, re.S)
        its.append(
            item(
                id=i['id'].removesuffix('@localhost.localdomain'),
                title=i['title'],
                link=(msg['Content-Base'] if msg else None),
                published=iso(i['date']),
                # A name that stands alone is kept where the address should be.
                authors=re.findall(r'<([^<>]+)>', i['author']),
                content=mm.group(1).strip() if mm else b,
            )
        )
    u = (d['urls'] or [None])[0]
    emit(
        f['file'],
        (fj.get(u) or {}).get('title'),
        its,
        error=None if u else 'not subscribed',
    )
