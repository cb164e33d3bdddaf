from kit import *

SETTINGS = WORK + '/feed2exec.ini'

os.makedirs(WORK + '/mail')
with open(SETTINGS, 'w') as settings:
    settings.write(f'[DEFAULT]\noutput = feed2exec.plugins.maildir\nmailbox = {WORK}/mail\n')
    for number, feed in enumerate(FEEDS):
        settings.write(f'\n[f{number:03}]\nurl = {feed["url"]}\nfolder = f{number:03}\n')
sh(['feed2exec', '--config', SETTINGS, '--database', WORK + '/feed2exec.db', '-v', 'fetch'], 300)

for number, feed in enumerate(FEEDS):
    items = [
        item(
            id=str(message['Message-ID'] or ''),
            title=str(message['Subject'] or ''),
            link=message['Archived-At'],
            published=iso(date),
            author=sender(message),
            content=body,
        )
        for path, message, body, date in mails(WORK + '/mail')
        if f'f{number:03}' in path
    ]
    emit(feed['file'], None, items)
