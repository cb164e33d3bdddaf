"""What a reader must hold of an item after a poll, given all versions that it was shown.

Most take over the newest version. That some do not is a limit of theirs, known and listed here, and
what they hold instead is asked for.
"""

import collections.abc
import dataclasses

from readers import ALL, ATOM, JSON, RSS, XML


def newest(versions):
    return [versions[-1]]


def first(versions):
    return [versions[0]]


def newest_update(versions):
    """A version is taken over if its update is later."""
    held = versions[0]
    for version in versions[1:]:
        if version['updated'] > held['updated']:
            held = version
    return [held]


def text_of_newest_update(versions):
    (update,) = newest_update(versions)
    return [{**update, 'title': versions[0]['title'], 'link': versions[0]['link']}]


def each_title_or_link(versions):
    held = {}
    for version in versions:
        held.setdefault((version['title'], version['link']), version)
    return list(held.values())


def newest_title(versions):
    """A version is taken over, as a whole, if its title is another."""
    held = versions[0]
    for version in versions[1:]:
        if version['title'] != held['title']:
            held = version
    return [held]


def newest_of_each_link(versions):
    return list({version['link']: version for version in versions}.values())


@dataclasses.dataclass(frozen=True)
class Memory:
    reader: str
    formats: tuple
    holds: collections.abc.Callable
    reason: str

    @property
    def about(self):
        return f'edits: {self.reason}'

    def __str__(self):
        return f'{self.reader} ({", ".join(self.formats)}) {self.about}'


def find(poll):
    for memory in MEMORIES:
        if memory.reader == poll['reader'] and poll['format'] in memory.formats:
            return memory
    return None


FIRST = 'keeps the version that it saw first'
NEWEST_UPDATE = 'takes over a version whose update is later, and no other'

MEMORIES = [
    Memory('feed2exec', XML, first, FIRST),
    Memory('feed2imap', XML, newest_of_each_link, 'sends an item again when its page moves'),
    Memory('liferea', XML, first, FIRST),
    Memory('newsflash', RSS, first, FIRST),
    Memory(
        'newsflash',
        ATOM + JSON,
        text_of_newest_update,
        'takes over the text, not title and page, of a version whose update is later',
    ),
    Memory('rss2email', XML, first, FIRST),
    Memory('quiterss', XML, first, FIRST),
    Memory('rssguard', RSS, newest_title, 'takes over a version with another title, and no other'),
    Memory('rssguard', ATOM + JSON, newest_update, NEWEST_UPDATE),
    Memory('thunderbird', XML, first, FIRST),
    Memory(
        'sfeed',
        XML,
        each_title_or_link,
        'lists a version with another title or page beside the old one, and takes over no other',
    ),
]
