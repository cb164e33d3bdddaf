"""Known limits of readers: what each stores instead of what the feed says.

A limit concerns one check of one reader, in the formats named, and says exactly what the reader
stores; that is then asked for. So a limit never switches a check off, and one that no longer
holds fails.
"""

import collections
import dataclasses


@dataclasses.dataclass(frozen=True)
class Limit:
    reader: str
    formats: tuple
    check: str
    # From the expected item (for feed_title: from the expected feed) to what is stored of it.
    stores: collections.abc.Callable
    reason: str

    def __str__(self):
        return f'{self.reader} ({", ".join(self.formats)}) {self.check}: {self.reason}'


def find(stored, check):
    for limit in LIMITS:
        if (limit.reader, limit.check) == (stored['reader'], check):
            if stored['format'] in limit.formats:
                return limit
    return None


def nothing(_):
    return ''


def first_author(item):
    return item['authors'][0] if item['authors'] else ''


def last_author(item):
    return item['authors'][-1] if item['authors'] else ''


def first_author_or_none(item):
    return '', first_author(item)


def first_author_or_placeholder(item):
    return first_author(item) or '<author>'


def site_for_several_authors(item):
    return item['site'] if len(item['authors']) != 1 else item['authors'][0]


def authors_with_and(item):
    return ' and '.join(item['authors'])


def updated(item):
    return item['updated']


RSS = ('rss',)
ATOM = ('atom',)
JSON = ('json',)
XML = ('rss', 'atom')
ALL = ('rss', 'atom', 'json')
FIRST = 'keeps the first of several authors'
LAST = 'keeps the last of several authors'
NOT_STORED = 'has no field for it'

PUBLISHED_LOST = 'takes updated for the date, not published'

LIMITS = [
    Limit('atoma', RSS, 'author', nothing, 'does not read dc:creator'),
    Limit('atoma', JSON, 'author', first_author_or_none, 'reads author of JSON Feed 1.0 only'),
    Limit('fastfeedparser', ALL, 'author', first_author, FIRST),
    Limit('feed-extractor', ALL, 'author', nothing, NOT_STORED),
    Limit('feed-extractor', ATOM, 'date', updated, PUBLISHED_LOST),
    Limit('newsboat', RSS, 'author', last_author, LAST),
    Limit('node-feedparser', RSS, 'author', first_author, FIRST),
    Limit(
        'node-feedparser',
        ATOM,
        'author',
        site_for_several_authors,
        "shows the feed's author for an entry that has several",
    ),
    Limit('reader', XML, 'author', last_author, LAST),
    Limit('rss-parser', XML, 'author', first_author, FIRST),
    Limit(
        'rss2email',
        RSS,
        'author',
        first_author_or_placeholder,
        f'{FIRST}; without any, From: keeps the word <author>',
    ),
    Limit('rss2email', ATOM, 'author', last_author, LAST),
    Limit('rss2email', ATOM, 'date', updated, PUBLISHED_LOST),
    Limit('ruby-feedparser', RSS, 'author', first_author, FIRST),
    Limit('ruby-feedparser', ATOM, 'author', authors_with_and, 'joins authors with "and"'),
    Limit('ruby-feedparser', ATOM, 'date', updated, PUBLISHED_LOST),
    Limit('ruby-feedparser', XML, 'id', nothing, NOT_STORED),
    Limit('sfeed', XML, 'author', first_author, FIRST),
    Limit('sfeed', XML, 'feed_title', nothing, NOT_STORED),
    Limit('xml-feed-perl', ATOM, 'author', first_author, FIRST),
]
