"""pyparse.py PARSER URL: reads a feed from stdin and prints what the parser found as one object."""

import io
import json
import sys

PARSERS = {}


def parser(function):
    PARSERS[function.__name__] = function


@parser
def fastfeedparser(document):
    import fastfeedparser

    feed = fastfeedparser.parse(document)
    items = [
        {
            'id': entry.get('id'),
            'title': entry.get('title'),
            'link': entry.get('link'),
            'published': entry.get('published'),
            'updated': entry.get('updated'),
            'author': entry.get('author'),
            'content': (entry.get('content') or [{}])[0].get('value'),
            'summary': entry.get('description'),
        }
        for entry in feed.entries
    ]
    return feed.feed.get('title'), items


@parser
def atoma(document):
    if document.lstrip().startswith(b'{'):
        return _atoma_json(document)
    if b'<rss' in document[:4000]:
        return _atoma_rss(document)
    return _atoma_atom(document)


@parser
def podcastparser(document):
    import podcastparser

    feed = podcastparser.parse(sys.argv[2], io.BytesIO(document))
    items = [
        {
            'id': episode['guid'],
            'title': episode['title'],
            'link': episode['link'],
            'published': episode['published'],
            'content': episode.get('description_html') or episode.get('description'),
            'enclosure': episode['enclosures'][0]['url'],
        }
        for episode in feed['episodes']
    ]
    return feed['title'], items


def _atoma_json(document):
    import atoma

    feed = atoma.parse_json_feed_bytes(document)
    items = [
        {
            'id': item.id_,
            'title': item.title,
            'link': item.url,
            'published': _iso(item.date_published),
            'updated': _iso(item.date_modified),
            'author': item.author and item.author.name,
            'content': item.content_html,
            'summary': item.summary,
        }
        for item in feed.items
    ]
    return feed.title, items


def _atoma_rss(document):
    import atoma

    feed = atoma.parse_rss_bytes(document)
    items = [
        {
            'id': item.guid,
            'title': item.title,
            'link': item.link,
            'published': _iso(item.pub_date),
            'author': item.author,
            'content': item.content_encoded,
            'summary': item.description,
        }
        for item in feed.items
    ]
    return feed.title, items


def _atoma_atom(document):
    import atoma

    feed = atoma.parse_atom_bytes(document)
    items = [
        {
            'id': entry.id_,
            'title': entry.title.value,
            'link': entry.links[0].href if entry.links else None,
            'published': _iso(entry.published),
            'updated': _iso(entry.updated),
            'authors': [author.name for author in entry.authors],
            'content': entry.content.value if entry.content else None,
            'summary': entry.summary.value if entry.summary else None,
        }
        for entry in feed.entries
    ]
    return feed.title.value, items


def _iso(date):
    return date.isoformat() if date else None


try:
    title, items = PARSERS[sys.argv[1]](sys.stdin.buffer.read())
    found = {'feed_title': title, 'items': items}
except Exception as problem:  # whatever it is, it is this parser's answer to the feed
    found = {'error': repr(problem)[:300]}
print(json.dumps(found))
