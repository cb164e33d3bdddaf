from kit import *

from reader import make_reader

reader = make_reader(WORK + '/reader.sqlite', plugins=[])
for feed in FEEDS:
    reader.add_feed(feed['url'], exist_ok=True)
reader.update_feeds(scheduled=False)

for feed in FEEDS:
    stored = reader.get_feed(feed['url'])
    items = [
        item(
            id=entry.id,
            title=entry.title,
            link=entry.link,
            published=iso(entry.published),
            updated=iso(entry.updated),
            author=entry.author,
            content=entry.content[0].value if entry.content else None,
            summary=entry.summary,
            unread=not entry.read,
        )
        for entry in reader.get_entries(feed=feed['url'], sort='recent')
    ]
    problem = stored.last_exception
    emit(feed['file'], stored.title, items, error=problem.value_str if problem else None)

for entry in list(reader.get_entries(read=False)):
    reader.mark_entry_as_read(entry)
