from kit import *

MAIL = WORK + '/Maildir'
SETTINGS = f"""[DEFAULT]
from = bot@localhost
to = me@localhost
email-protocol = maildir
maildir-path = {MAIL}
html-mail = True
use-publisher-email = False
name-format = {{feed-title}} | {{author}}
date-header = True
feed-timeout = 300
verbose = warning
"""
BODY = re.compile(r'<div id="body">(.*?)</div>\s*<div class="footer">', re.S)

with open(WORK + '/settings', 'w') as settings:
    settings.write(SETTINGS)
    for number, feed in enumerate(FEEDS):
        box = f'f{number:03}'
        settings.write(f'\n[feed.{box}]\nurl = {feed["url"]}\nmaildir-mailbox = {box}\n')
        for folder in ('cur', 'new', 'tmp'):
            # Python's mailbox module puts a dot before a folder's name.
            os.makedirs(f'{MAIL}/.{box}/{folder}', exist_ok=True)
            os.makedirs(f'{MAIL}/{folder}', exist_ok=True)
sh(['r2e', '-c', WORK + '/settings', '-d', WORK + '/data', 'run'], timeout=1000)

items = {feed['url']: [] for feed in FEEDS}
titles = {}
for mail in mails(MAIL):
    found = BODY.search(mail.body)
    title, _, author = sender(mail.message).partition(' | ')
    titles[mail.message['X-RSS-Feed']] = title
    items[mail.message['X-RSS-Feed']].append(
        item(
            id=mail.message['X-RSS-ID'],
            title=str(mail.message['Subject']),
            link=mail.message['X-RSS-URL'],
            published=iso(mail.date),
            author=author,
            content=found.group(1).strip() if found else mail.body,
            unread=mail.unread,
        )
    )
for feed in FEEDS:
    emit(feed['file'], titles.get(feed['url']), items[feed['url']])
read_mails(MAIL)
