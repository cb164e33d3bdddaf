from kit import *

SETTINGS = WORK + '/feed2exec.ini'

os.makedirs(WORK + '/mail', exist_ok=True)
with open(SETTINGS, 'w') as settings:
    settings.write(f'[DEFAULT]\noutput = feed2exec.plugins.maildir\nmailbox = {WORK}/mail\n')
    for number, feed in enumerate(FEEDS):
        settings.write(f'\n[f{number:03}]\nurl = {feed["url"]}\nfolder = f{number:03}\n')
sh(['feed2exec', '--config', SETTINGS, '--database', WORK + '/feed2exec.db', '-v', 'fetch'], 1000)

for number, feed in enumerate(FEEDS):
    items = [
        item(
            id=str(mail.message['Message-ID'] or ''),
            title=str(mail.message['Subject'] or ''),
            link=mail.message['Archived-At'],
            published=iso(mail.date),
            author=sender(mail.message),
            content=mail.body,
            unread=mail.unread,
        )
        for mail in mails(WORK + '/mail')
        if f'f{number:03}' in mail.path
    ]
    emit(feed['file'], None, items)
read_mails(WORK + '/mail')
