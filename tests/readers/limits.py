"""Known limits of readers: what each stores instead of what the feed says.

A limit concerns one check of one reader, in the formats named, and says exactly what the reader
stores; that is then asked for. So a limit never switches a check off, and one that no longer
holds fails.
"""

import collections
import dataclasses
import datetime
import html
import re

from readers import ALL, ATOM, JSON, RSS, XML


@dataclasses.dataclass(frozen=True)
class Limit:
    reader: str
    formats: tuple
    check: str
    # From the item as it must be held (for feed_title: from the feed, for unread: from the
    # holding and the item, for unchanged: from the phase, for count: from all holdings) to what is stored of it.
    stores: collections.abc.Callable
    reason: str

    @property
    def about(self):
        return f'{self.check}: {self.reason}'

    def __str__(self):
        return f'{self.reader} ({", ".join(self.formats)}) {self.about}'


def find(poll, check):
    for limit in LIMITS:
        if (limit.reader, limit.check) == (poll['reader'], check):
            if poll['format'] in limit.formats:
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


def another_for_several_authors(item):
    if len(item['authors']) == 1:
        return item['authors'][0]
    return item['provider'] or item['feed_author']


def sorted_authors(item):
    return ' and '.join(sorted(item['authors']))


def first_author_or_site(item):
    return first_author(item) or item['feed_title']


def first_author_or_folder(item):
    return first_author(item) or 'f000'


def authors_with_pages(item):
    pages = item['author_pages']
    link = ' (<a href="{}">Website</a>)'
    return ', '.join(name + (link.format(pages[name]) if name in pages else '') for name in item['authors'])


def last_link(item):
    """Our alternate link is the first: some read that one, whatever it is."""
    return item['license'] or item['enclosure'] or item['link']


def updated(item):
    return item['updated']


def seconds_earlier(item):
    date = datetime.datetime.fromisoformat(item['published'])
    earlier = date - datetime.timedelta(seconds=item['place'])
    return earlier.strftime('%Y-%m-%dT%H:%M:%SZ')


def subscription_name(feed):
    return feed['file']


def escaped_feed_title(feed):
    return html.escape(feed['title'])


def escaped_title(item):
    return html.escape(item['title'], quote=False).replace('"', '&quot;')


def once(_):
    """An item is in one of the subscribed feeds that show it."""


def read_until_its_page_moves(holding, view, _):
    pages = [version['link'] for version in holding.versions]
    has_moved = holding.is_changed and pages[-1] != pages[-2]
    return holding.is_new or (has_moved and view['link'] == pages[-1])


def newest_hundred(holdings):
    return holdings[:100]


def unread_if_listed_again(holding, view, found):
    return holding.is_new or found['id'] != view['id']


def unread_once_taken_over(holding, view, _):
    last = holding.versions[-1]
    return holding.is_new or (holding.is_changed and view == {**view, **last})


def id_or_that_of_a_copy(item):
    return item['id'], f'{item["id"]}:{item["file"]}'


def published(item):
    return item['published']


def asks_from_the_third_poll(phase):
    return 'GET 200' if phase['name'] == 'unchanged' else 'GET 304'


def never_asks(_):
    return 'GET 200'


def asks_for_the_head(_):
    return 'HEAD 200'


def slug_of_id(item):
    return '<' + re.sub('[^a-z0-9]+', '-', item['id'].lower()) + '>'


FIRST = 'keeps the first of several authors'
SORTED = 'sorts the authors and joins them with "and"'
LAST_LINK = 'takes the last link of an entry, whatever it leads to'
LAST = 'keeps the last of several authors'
NOT_STORED = 'has no field for it'

ONCE = 'shows an item in one feed only of those that hold it'
COPIES = 'lists items of another feed again when a feed that holds them changes'
KNOWS_BY_PAGE = 'takes an item whose page moves for one that was not read'
NEVER_ASKS = 'never asks whether the feed has changed'
FORGETS = 'asks whether the feed has changed from the third poll on'
SUBSCRIPTION = 'keeps the name of the subscription'
PUBLISHED_LOST = 'takes updated for the date, not published'

LIMITS = [
    Limit('akregator', XML, 'feed_title', subscription_name, SUBSCRIPTION),
    Limit('akregator', XML, 'unchanged', never_asks, NEVER_ASKS),
    Limit('akregator', XML, 'title', escaped_title, 'keeps titles as HTML'),
    Limit('akregator', XML, 'author', first_author, FIRST),
    Limit(
        'akregator',
        XML,
        'date',
        seconds_earlier,
        'dates the second item a second earlier, the third two, so that they stay in order',
    ),
    Limit('atoma', RSS, 'author', nothing, 'does not read dc:creator'),
    Limit('atoma', JSON, 'author', first_author_or_none, 'reads author of JSON Feed 1.0 only'),
    Limit('fastfeedparser', ALL, 'author', first_author, FIRST),
    Limit('elfeed', XML, 'once', once, ONCE),
    Limit('feed2exec', XML, 'feed_title', nothing, NOT_STORED),
    Limit('feed2exec', XML, 'id', slug_of_id, 'makes a Message-ID of it'),
    Limit(
        'feed2exec',
        RSS,
        'author',
        first_author_or_folder,
        f'{FIRST}; without any, From: names the folder',
    ),
    Limit('feed2exec', ATOM, 'author', last_author, LAST),
    Limit('feed2exec', XML, 'date', updated, PUBLISHED_LOST),
    Limit('feed2imap', XML, 'id', nothing, 'has a Message-ID of its own'),
    Limit('feed2imap', XML, 'unread', read_until_its_page_moves, KNOWS_BY_PAGE),
    Limit('feed2imap', RSS, 'author', first_author, FIRST),
    Limit('feed2imap', ATOM, 'author', sorted_authors, SORTED),
    Limit('feed2imap', ATOM, 'date', updated, PUBLISHED_LOST),
    Limit('feed2imap', ATOM, 'link', last_link, LAST_LINK),
    Limit('feed-extractor', JSON, 'author', nothing, NOT_STORED),
    Limit('gpodder', XML, 'author', nothing, NOT_STORED),
    Limit('liferea', ATOM, 'author', authors_with_pages, "adds the author's page, as HTML"),
    Limit('liferea', XML, 'feed_title', subscription_name, SUBSCRIPTION),
    Limit('liferea', XML, 'count', newest_hundred, 'keeps the newest hundred items'),
    Limit('liferea', XML, 'unchanged', never_asks, 'asks only within one session'),
    Limit('newsboat', RSS, 'author', last_author, LAST),
    Limit('newsboat', XML, 'once', once, ONCE),
    Limit('newsboat', XML, 'unchanged', asks_from_the_third_poll, FORGETS),
    Limit('newsflash', ALL, 'author', first_author, FIRST),
    Limit('newsflash', ALL, 'once', once, ONCE),
    Limit('newsflash', ALL, 'id', id_or_that_of_a_copy, COPIES),
    Limit('newsflash', ALL, 'unread', unread_if_listed_again, COPIES),
    Limit('newsflash', ALL, 'unchanged', never_asks, NEVER_ASKS),
    Limit('node-feedparser', RSS, 'updated', published, 'does not read atom:updated'),
    Limit('node-feedparser', RSS, 'author', first_author, FIRST),
    Limit(
        'node-feedparser',
        ATOM,
        'author',
        another_for_several_authors,
        "shows the publisher or the feed's author for an entry that has several",
    ),
    Limit('podcastparser', RSS, 'author', nothing, NOT_STORED),
    Limit('quiterss', XML, 'unchanged', asks_for_the_head, 'asks for the head and its date'),
    Limit(
        'quiterss', XML, 'unread_once', once, 'an item is unread in one feed of those that hold it'
    ),
    Limit('quiterss', XML, 'author', first_author, FIRST),
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
    Limit('rss2email', XML, 'date', updated, PUBLISHED_LOST),
    Limit('rssguard', ALL, 'feed_title', subscription_name, SUBSCRIPTION),
    Limit('rssguard', ('rss', 'json'), 'author', first_author, FIRST),
    Limit('rssguard', ALL, 'unchanged', never_asks, NEVER_ASKS),
    Limit('rssguard', ALL, 'unread', unread_once_taken_over, 'shows what it takes over as unread'),
    Limit('rssguard', ('atom', 'json'), 'date', updated, PUBLISHED_LOST),
    Limit('ruby-feedparser', RSS, 'author', first_author, FIRST),
    Limit(
        'ruby-feedparser',
        ATOM,
        'author',
        sorted_authors,
        SORTED,
    ),
    Limit('ruby-feedparser', ATOM, 'date', updated, PUBLISHED_LOST),
    Limit('ruby-feedparser', ATOM, 'link', last_link, LAST_LINK),
    Limit('ruby-feedparser', XML, 'id', nothing, NOT_STORED),
    Limit('sfeed', XML, 'unchanged', never_asks, NEVER_ASKS),
    Limit('sfeed', XML, 'unread', read_until_its_page_moves, KNOWS_BY_PAGE),
    Limit('sfeed', XML, 'author', first_author, FIRST),
    Limit('sfeed', XML, 'feed_title', nothing, NOT_STORED),
    Limit(
        'thunderbird',
        RSS,
        'author',
        first_author_or_site,
        f"{FIRST}; without any, the feed's title",
    ),
    Limit('thunderbird', XML, 'once', once, ONCE),
    Limit('thunderbird', ATOM, 'date', updated, PUBLISHED_LOST),
    Limit('thunderbird', ATOM, 'feed_title', escaped_feed_title, 'keeps it escaped'),
    Limit('xml-feed-perl', ATOM, 'author', first_author, FIRST),
]
