"""Compares what the readers stored with what the seeds say."""

import html.parser
import re

import limits

BLOCKS = set(
    'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 '
    'header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split()
)
TAG = re.compile(r'</?[a-z][^<>]*>', re.I)


def compare(stored, expected):
    """(problems, limits): what is wrong, each (check, text); and the known limits met."""
    if stored.get('error'):
        return [('run', stored['error'])], set()
    problems, met = [], set()
    _feed_title(stored, expected, problems, met)
    got = _by_id(stored, expected)
    problems += _order(stored['kind'], got, expected['items'])
    for item in expected['items']:
        found = got.pop(item['id'], None)
        if found is None:
            problems.append(('missing', item['title']))
            continue
        for check in _TESTS:
            problem, limit = _check(check, found, item, stored)
            if problem:
                problems.append((check, f'{item["title"][:40]}: {problem}'))
            if limit:
                met.add(limit)
    problems += [('extra', str(found.get('title'))) for found in got.values()]
    return problems, met


def _by_id(stored, expected):
    """Stored items under the id of the expected item that each one is; the rest under a number."""
    found = {}
    waiting = list(expected['items'])
    for number, item in enumerate(stored['items']):
        keys = (
            (item.get('id'), 'id'),
            (item.get('link'), 'link'),
            (fold(item.get('title')), 'title'),
        )
        match = next(
            (w for value, key in keys for w in waiting if value and fold(w[key]) == value), None
        )
        if match:
            waiting.remove(match)
        found[match['id'] if match else number] = item
    return found


def _feed_title(stored, expected, problems, met):
    limit = limits.find(stored, 'feed_title')
    wanted = limit.stores(expected) if limit else expected['feed_title']
    if limit:
        met.add(limit)
    if fold(stored.get('feed_title')) != fold(wanted):
        problems.append(('feed_title', f'{stored.get("feed_title")!r} for {wanted!r}'))


def _check(check, found, item, stored):
    """(problem or None, limit or None). A limit says what is stored instead; that is checked, too."""
    limit = limits.find(stored, check)
    plain = _WANTED[check](item)
    wanted = limit.stores(item) if limit else plain
    problem = _TESTS[check](found, wanted, item)
    # A limit that changes nothing for this item has not been met.
    return problem, limit if limit and wanted != plain else None


def _title(found, wanted, _):
    # Not unescaped: a title that was escaped twice must not look right.
    return _unless_equal(fold(found.get('title')), fold(wanted))


def _link(found, wanted, _):
    return _unless_equal(found.get('link') or '', wanted)


def _date(found, wanted, _):
    return _unless_equal(found.get('published'), wanted)


def _author(found, wanted, item):
    names = found.get('authors') or [found.get('author') or '']
    got = ', '.join(name for name in names if name)
    if not wanted and got == item.get('stand_in'):
        return None
    return _unless_equal(got, wanted)


def _id(found, wanted, _):
    return _unless_equal(found.get('id') or '', wanted)


def _body(found, wanted, item):
    text = visible(found.get('content') or found.get('summary') or '')
    place = 0
    for paragraph in wanted:
        at = text.find(fold(paragraph), place)
        if at < 0:
            return f'no {fold(paragraph)[:70]!r} in {text[place : place + 70]!r}'
        place = at + len(fold(paragraph))
    if not item['shows_tags'] and TAG.search(text):
        return f'shows markup: {TAG.search(text).group()!r}'
    return None


_TESTS = {
    'title': _title,
    'link': _link,
    'date': _date,
    'author': _author,
    'body': _body,
    'id': _id,
}
_WANTED = {
    'title': lambda item: item['title'],
    'link': lambda item: item['link'],
    'date': lambda item: item['published'],
    'author': lambda item: ', '.join(item['authors']),
    'body': lambda item: item['body'],
    'id': lambda item: item['id'],
}


def _unless_equal(got, wanted):
    # A limit may name more than one value: what is stored can hang on what else the feed holds.
    return (
        None
        if got in (wanted if isinstance(wanted, tuple) else (wanted,))
        else f'{got!r} for {wanted!r}'
    )


def _order(kind, found, items):
    """Libraries hand the items over in the order of the document: newest first."""
    published = {item['id']: item['published'] for item in items}
    dates = [published[id] for id in found if id in published]
    if kind == 'library' and dates != sorted(dates, reverse=True):
        return [('order', 'not newest first')]
    return []


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
