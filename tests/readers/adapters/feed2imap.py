from kit import *

SETTINGS = WORK + '/feed2imaprc'

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
sh(['feed2imap', '-v', '-f', SETTINGS], timeout=300)

for number, feed in enumerate(FEEDS):
    items = []
    for _, message, body, date in mails(f'{WORK}/mail/f{number:03}'):
        link = re.search(r'<a href="([^"]*)"', body)
        items.append(
            item(
                id=str(message['Message-ID'] or ''),
                title=str(message['Subject'] or ''),
                link=link.group(1) if link else None,
                published=iso(date),
                author=sender(message),
                content=body,
            )
        )
    emit(feed['file'], None, items)
