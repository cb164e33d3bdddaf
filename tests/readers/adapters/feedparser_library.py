from kit import *

import feedparser

for feed in FEEDS:
    parsed = feedparser.parse(feed['url'])
    items = [
        item(
            id=entry.get('id'),
            title=entry.get('title'),
            link=entry.get('link'),
            published=iso(entry.get('published_parsed')),
            # entry.get would hand out published for a missing updated.
            updated=iso(dict.get(entry, 'updated_parsed')),
            authors=[author.get('name') for author in entry.get('authors', []) if author],
            content=entry.content[0].value if entry.get('content') else None,
            summary=entry.get('summary'),
        )
        for entry in parsed.entries
    ]
    # feedparser reads on after a fault in the XML, and says so here alone.
    error = repr(parsed.bozo_exception) if parsed.bozo else None
    emit(feed['file'], parsed.feed.get('title'), items, error=error)
