"""Thunderbird: steered over Marionette; then its stored folders are read."""

import mailbox
import socket

from kit import *

# Marionette's own packages must not find this file under the name of one of theirs.
sys.path.remove(os.path.dirname(os.path.abspath(__file__)))
from marionette_driver.marionette import Marionette

PROFILE = WORK + '/profile'
COMMAND = ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote']
PREFERENCES = {
    'app.normandy.enabled': False,
    'app.update.enabled': False,
    'browser.safebrowsing.enabled': False,
    'datareporting.policy.dataSubmissionEnabled': False,
    'extensions.update.enabled': False,
    'mail.account.account1.server': 'server1',
    'mail.account.account2.server': 'server2',
    'mail.accountmanager.accounts': 'account1,account2',
    'mail.accountmanager.localfoldersserver': 'server1',
    'mail.provider.suppress_dialog_on_startup': True,
    'mail.rights.version': 1,
    'mail.server.server1.directory-rel': '[ProfD]Mail/Local Folders',
    'mail.server.server1.hostname': 'Local Folders',
    'mail.server.server1.name': 'Local Folders',
    'mail.server.server1.type': 'none',
    'mail.server.server1.userName': 'nobody',
    'mail.server.server2.check_new_mail': False,
    'mail.server.server2.directory-rel': '[ProfD]Mail/Feeds',
    'mail.server.server2.hostname': 'Feeds',
    'mail.server.server2.login_at_startup': False,
    'mail.server.server2.name': 'Feeds',
    'mail.server.server2.type': 'rss',
    'mail.server.server2.userName': 'nobody',
    'mail.shell.checkDefaultClient': False,
    'mail.spotlight.firstRunDone': True,
    'mailnews.start_page.enabled': False,
    'network.captive-portal-service.enabled': False,
    'network.connectivity-service.enabled': False,
    'network.manage-offline-status': False,
    'offline.autoDetect': False,
    'offline.startup_state': 2,
    'rss.disable_feeds_on_update_failure': True,
    'rss.downloadMode': 1,
    'services.settings.server': 'http://127.0.0.1:9/',
    'toolkit.telemetry.enabled': False,
}
PREAMBLE = r"""
const resolve = arguments[arguments.length - 1];
const load = (name) => ChromeUtils.importESModule(`resource:///modules/${name}.sys.mjs`)[name];
const FeedUtils = load("FeedUtils");
const server = load("MailServices").accounts.allServers.find((each) => each.type == "rss");
const root = server.rootFolder;
const pause = () => new Promise((done) => setTimeout(done, 50));
const folder = (name) => { try { return root.getChildNamed(name); } catch { return null; } };
"""
SUBSCRIBE = r"""
(async () => {
  for (const feed of arguments[0]) {
    root.createSubfolder(feed.folder, null);
    while (!folder(feed.folder)) await pause();
    FeedUtils.subscribeToFeed(feed.url, folder(feed.folder), null);
    await pause();
    while (FeedUtils.progressNotifier.mNumPendingFeedDownloads) await pause();
  }
})().then(() => resolve(null), (error) => resolve(String(error)));
"""
UPDATE = r"""
const listener = { OnStartRunningUrl() {}, OnStopRunningUrl() {} };
FeedUtils.downloadFeed(root, listener, false, null)
  .then(() => resolve(null), (error) => resolve(String(error)));
"""
DUMP = r"""
resolve(arguments[0].map((name) => ({
  url: FeedUtils.getFeedUrlsInFolder(folder(name))?.[0],
  path: folder(name).filePath.path,
  items: [...folder(name).messages].map((header) => ({
    id: header.messageId,
    title: header.mime2DecodedSubject,
    author: header.mime2DecodedAuthor,
    date: header.dateInSeconds,
    read: header.isRead,
  })),
})));
"""
MARK_READ = r"""
for (const each of root.descendants) each.markAllMessagesRead(null);
setTimeout(() => resolve(null), 2000);
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def prepare(port):
    os.makedirs(PROFILE, exist_ok=True)
    preferences = {**PREFERENCES, 'marionette.port': port}
    with open(PROFILE + '/user.js', 'w') as file:
        for name, value in preferences.items():
            file.write(f'user_pref({json.dumps(name)}, {json.dumps(value)});\n')


def start():
    environment = env(
        MOZ_HEADLESS='1', MOZ_DISABLE_CONTENT_SANDBOX='1', MOZ_CRASHREPORTER_DISABLE='1'
    )
    command = ['dbus-run-session', '--', 'thunderbird', *COMMAND, '--profile', PROFILE]
    return GUI(command, env=environment)


def connect(port):
    def answers():
        socket.create_connection(('127.0.0.1', port), 1).close()
        return True

    program.wait_for(answers, 90)
    client = Marionette(host='127.0.0.1', port=port)
    client.start_session()
    client.set_context('chrome')
    client.timeout.script = 390
    time.sleep(3)
    return client


def ask(client, script, *values):
    return client.execute_async_script(PREAMBLE + script, script_args=list(values))


def poll(client, is_first):
    fault = ask(client, SUBSCRIBE, SUBSCRIPTIONS) if is_first else ask(client, UPDATE)
    if fault:
        raise ValueError(fault)
    # An update answers at once and goes on in the background.
    program.settle(requests, idle=6 if is_first else 10, limit=150)
    folders = ask(client, DUMP, [feed['folder'] for feed in SUBSCRIPTIONS])
    ask(client, MARK_READ)
    try:
        client.execute_script('Services.startup.quit(Services.startup.eForceQuit)')
    except Exception:
        pass  # it is gone before it can answer
    program.wait_for(lambda: program.process.poll() is not None, 10)
    return folders


def bodies(path):
    found = {}
    for message in mailbox.mbox(path, create=False):
        part = next(
            (part for part in message.walk() if part.get_content_type() == 'text/html'), message
        )
        text = (part.get_payload(decode=True) or b'').decode('utf-8', 'replace')
        body = re.search(r'<body[^>]*>(.*)</body>', text, re.S)
        id = (message['Message-ID'] or '').strip('<>')
        found[id] = message['Content-Base'], body.group(1).strip() if body else text
    return found


def stored(folder):
    texts = bodies(folder['path'])
    for header in folder['items']:
        link, body = texts.get(header['id'], (None, ''))
        yield item(
            id=header['id'].removesuffix('@localhost.localdomain'),
            title=header['title'],
            link=link,
            published=iso(header['date']),
            # A name that stands alone is kept where the address should be.
            authors=re.findall(r'<([^<>]+)>', header['author']),
            content=body,
            unread=not header['read'],
        )


SUBSCRIPTIONS = [{**feed, 'folder': f'f{number:03}'} for number, feed in enumerate(FEEDS)]
is_first = not os.path.exists(PROFILE)
port = free_port()
prepare(port)
program = start()
try:
    folders = poll(connect(port), is_first)
finally:
    program.stop()
with open(PROFILE + '/Mail/Feeds/feeds.json', encoding='utf-8') as file:
    titles = {feed['url']: feed['title'] for feed in json.load(file)}
for feed, folder in zip(FEEDS, folders):
    error = None if folder['url'] else 'not subscribed'
    emit(feed['file'], titles.get(folder['url']), stored(folder), error=error)
