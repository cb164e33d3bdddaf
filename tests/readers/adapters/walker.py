"""A reader that goes from document to document, as RFC 5005 (section 4) and JSON Feed say.

No program of the others does. The feeds name their archives by the site's address; here, what
stands below the folder of the feed is asked of the server of the tests.
"""

from kit import *

import feedparser


def xml_document(url):
    parsed = feedparser.parse(url)
    if parsed.bozo:
        raise ValueError(repr(parsed.bozo_exception))
    links = {link.rel: link.href for link in parsed.feed.get('links', [])}
    items = [
        item(
            id=entry.id,
            title=entry.title,
            link=entry.link,
            published=iso(entry.published_parsed),
            authors=[author.get('name') for author in entry.get('authors', []) if author],
            content=entry.content[0].value if entry.get('content') else entry.summary,
        )
        for entry in parsed.entries
    ]
    return parsed.feed.title, items, links['self'], links.get('prev-archive')


def json_document(url):
    parsed = json.loads(fetch(url))
    items = [
        item(
            id=entry['id'],
            title=entry['title'],
            link=entry['url'],
            published=iso(entry['date_published']),
            authors=[author['name'] for author in entry['authors']],
            content=entry['content_html'],
        )
        for entry in parsed['items']
    ]
    return parsed['title'], items, parsed['feed_url'], parsed.get('next_url')


def walk(feed):
    """(title, items): what a newer document says of an item holds."""
    document = json_document if FORMAT == 'json' else xml_document
    title, found, address, earlier = document(feed['url'])
    public, served = (url.rsplit('/', 1)[0] for url in (address, feed['url']))
    items = {entry['id']: entry for entry in found}
    while earlier:
        if not earlier.startswith(public):
            raise ValueError(f'an archive elsewhere: {earlier}')
        _, found, _, earlier = document(served + earlier.removeprefix(public))
        for entry in found:
            items.setdefault(entry['id'], entry)
    return title, items.values()


for feed in FEEDS:
    emit(feed['file'], *walk(feed))
