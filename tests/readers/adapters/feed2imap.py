from kit import *

SETTINGS = WORK + '/feed2imaprc'
# Feed and item stand in a table above the body, the facts in one below a line.
MAIL = re.compile(
    r'<th>Feed:</th>\s*<td><a[^>]*>\s*(?P<feed>.*?)</a>.*?'
    r'<th>Item:</th>\s*<td><a href="(?P<link>[^"]*)">.*?'
    r'</table>(?P<body>.*)<hr/>',
    re.S,
)
AUTHOR = re.compile(r'<th>Author:</th><td>(?P<name>.*?)</td>')

with open(SETTINGS, 'w') as settings:
    settings.write(f'cache: {WORK}/cache\nfeeds:\n')
    for number, feed in enumerate(FEEDS):
        settings.write(
            f'  - name: "{feed["file"]}"\n'
            f'    url: "{feed["url"]}"\n'
            f'    target: "maildir://{WORK}/mail/f{number:03}"\n'
            '    min-frequency: 0\n'
        )
os.chmod(SETTINGS, 0o600)
done = sh(['feed2imap', '-v', '-f', SETTINGS], timeout=1000)
# It goes on after a fault in one feed, and its exit code does not tell.
fault = re.search(rb'^(?:Error|FATAL).*', done.stdout, re.M)

for number, feed in enumerate(FEEDS):
    items, title = [], None
    for mail in mails(f'{WORK}/mail/f{number:03}'):
        found = MAIL.search(mail.body)
        author = AUTHOR.search(mail.body)
        title = html.unescape(found['feed'])
        items.append(
            item(
                title=str(mail.message['Subject'] or ''),
                link=found['link'],
                published=iso(mail.date),
                author=html.unescape(author['name']) if author else None,
                content=found['body'],
                unread=mail.unread,
            )
        )
    emit(feed['file'], title, items, error=fault.group().decode() if fault else None)
read_mails(WORK + '/mail')
