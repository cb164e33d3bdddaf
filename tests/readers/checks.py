"""Compares what a reader stored of one item with what it must hold of it."""

import html.parser
import re

import limits

BLOCKS = set(
    'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 '
    'header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split()
)
TAG = re.compile(r'</?[a-z][^<>]*>', re.I)


def item(found, wanted, poll):
    """(problems, limits met): of one stored item."""
    problems, met = [], set()
    for check, test in _TESTS.items():
        limit = limits.find(poll, check)
        plain = _WANTED[check](wanted)
        value = limit.stores(wanted) if limit else plain
        problem = test(found, value, wanted, poll)
        if problem:
            problems.append((check, f'{wanted["title"][:40]}: {problem}'))
        # A limit that changes nothing for this item has not been met.
        if limit and value != plain:
            met.add(limit)
    return problems, met


def _title(found, wanted, *_):
    # Not unescaped: a title that was escaped twice must not look right.
    return unless_equal(fold(found.get('title')), fold(wanted))


def _link(found, wanted, *_):
    return unless_equal(found.get('link') or '', wanted)


def _date(found, wanted, *_):
    return unless_equal(found.get('published'), wanted)


def _updated(found, wanted, *_):
    """Only few hand it over; RSS and JSON Feed name it only if it is not the publication."""
    if 'updated' not in found:
        return None
    return unless_equal(found['updated'], wanted)


def _author(found, wanted, item, poll):
    # Atom must name an author (RFC 4287, 4.1.2): the site may stand in for one that nobody names.
    stand_in = item['feed_title'] if poll['format'] == 'atom' else ''
    names = found.get('authors') or [found.get('author') or '']
    got = ', '.join(name for name in names if name)
    if not wanted and got == stand_in:
        return None
    return unless_equal(got, wanted)


def _id(found, wanted, *_):
    return unless_equal(found.get('id') or '', wanted)


def _body(found, wanted, item, _):
    text = visible(found.get('content') or found.get('summary') or '')
    place = 0
    for paragraph in wanted:
        at = text.find(fold(paragraph), place)
        if at < 0:
            return f'no {fold(paragraph)[:70]!r} in {text[place : place + 70]!r}'
        place = at + len(fold(paragraph))
    for paragraph in item.get('gone', ()):
        if fold(paragraph) in text:
            return f'still shows {fold(paragraph)[:70]!r}'
    if not item['shows_tags'] and TAG.search(text):
        return f'shows markup: {TAG.search(text).group()!r}'
    return None


def _enclosure(found, wanted, *_):
    """Only the readers that take nothing else hand it over."""
    return unless_equal(found['enclosure'], wanted) if 'enclosure' in found else None


_TESTS = {
    'title': _title,
    'link': _link,
    'date': _date,
    'updated': _updated,
    'author': _author,
    'body': _body,
    'id': _id,
    'enclosure': _enclosure,
}
_WANTED = {
    'title': lambda item: item['title'],
    'link': lambda item: item['link'],
    'date': lambda item: item['published'],
    'updated': lambda item: item['updated'],
    'author': lambda item: ', '.join(item['authors']),
    'body': lambda item: item['body'],
    'id': lambda item: item['id'],
    'enclosure': lambda item: item.get('enclosure', ''),
}


def unless_equal(got, wanted):
    # A limit may name more than one value: what is stored can hang on what else the feed holds.
    allowed = wanted if isinstance(wanted, tuple) else (wanted,)
    return None if got in allowed else f'{got!r} for {wanted!r}'


def fold(text):
    return ' '.join((text or '').split())


def visible(markup):
    """The text that a reader shows for this HTML."""
    reader = _Text()
    reader.feed(markup)
    reader.close()
    return fold(''.join(reader.parts))


class _Text(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            self.parts.append(' ')

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.parts.append(' ')

    def handle_data(self, data):
        self.parts.append(data)
