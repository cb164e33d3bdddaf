"""What selftest does to the sample's good feeds."""

import dataclasses
import re


@dataclasses.dataclass(frozen=True)
class Fault:
    name: str
    file: str
    # The check that must find it.
    check: str
    # A text that stands once in the file, and what it becomes.
    right: str
    wrong: str
    # Only these readers can see it; default: both of the format.
    found_by: tuple = ()

    def apply(self, feed):
        if feed.count(self.right) != 1:
            raise ValueError(f'{self.name}: {self.right!r} is not once in {self.file}')
        return feed.replace(self.right, self.wrong)


class NoItem(Fault):
    """`right` is a text of the item that goes."""

    def apply(self, feed):
        items = re.findall(r'<(?:item|entry)>.*?</(?:item|entry)>|    \{\n.*?\n    \}', feed, re.S)
        item = next(item for item in items if self.right in item)
        return feed.replace(item, self.wrong)


class OldestFirst(Fault):
    def apply(self, feed):
        items = re.findall(r'<item>.*?</item>\n', feed, re.S)
        return feed.replace(''.join(items), ''.join(reversed(items)))


RSS, ATOM, JSON = 'rss.xml', 'atom.xml', 'feed.json'
EXTRA = '<item><title>Not yet</title><link>https://weir.example/not-yet/</link></item>'
QUOTE = '<p>\\"It still turns,\\" said the keeper\'s daughter.</p>'
GATE = '<p>The gate was raised by hand on Sunday, and 40% of the pond ran off.</p>'

FAULTS = [
    Fault('title escaped twice', RSS, 'title', '>Salt &amp; ', '>Salt &amp;amp; '),
    Fault('title escaped twice', ATOM, 'title', '>Salt &amp; ', '>Salt &amp;amp; '),
    Fault('title escaped', JSON, 'title', 'Salt & ', 'Salt &amp; '),
    Fault('Markdown taken out of a title', RSS, 'title', '*flour*', 'flour'),
    Fault('emoji lost', ATOM, 'title', ' 🌾', ''),
    # feedparser unescapes once more than it should; most programs do not.
    Fault('link escaped twice', RSS, 'link', '1&amp;part', '1&amp;amp;part', ('newsboat',)),
    Fault('link of another month', ATOM, 'link', 'trade/2026/10', 'trade/2026/11'),
    Fault('link without its section', JSON, 'link', 'river-news/', ''),
    Fault('local time as UTC', RSS, 'date', '31 Oct 2026 21:40', '01 Nov 2026 00:40'),
    Fault('local time as UTC', JSON, 'date', '10-31T21:40:00Z', '11-01T00:40:00Z'),
    Fault('a.m. as p.m.', ATOM, 'date', 'shed>2026-10-31T21:40', 'shed>2026-11-01T09:40'),
    Fault('updated as published', JSON, 'date', '10-31T21:40:00Z', '11-02T18:05:00Z'),
    Fault('no date', RSS, 'date', '<pubDate>Fri, 30 Oct 2026 07:30:05 +0000</pubDate>', ''),
    Fault('second author lost', ATOM, 'author', '<author><name>Bob Weir</name></author>', ''),
    Fault('byline not split', JSON, 'author', 'Árbor" }, { "name": "', 'Árbor and '),
    Fault('wrong author', RSS, 'author', 'Cem Su', 'Cem'),
    Fault('author made up', JSON, 'author', '30:05Z"', '30:05Z", "authors": [{"name": "X"}]'),
    Fault('end of the body lost', RSS, 'body', 'a year, whoever pays.', '…'),
    Fault('no body', JSON, 'body', GATE + QUOTE, ''),
    Fault('paragraphs exchanged', JSON, 'body', GATE + QUOTE, QUOTE + GATE),
    Fault('body escaped twice', ATOM, 'body', '&lt;p&gt;العبّ', '&amp;lt;p&amp;gt;العبّ'),
    Fault('folder not in the id', ATOM, 'id', ':notes/2026', ':2026'),
    Fault('feed title escaped twice', RSS, 'feed_title', '>Weir &amp;', '>Weir &amp;amp;'),
    # newsboat keeps what stands before the fault.
    Fault('not well-formed', RSS, 'run', '<description>T', '<description><b>T', ('feedparser',)),
    Fault('not JSON', JSON, 'run', '"version"', 'version'),
    Fault('a draft published', RSS, 'extra', '</channel>', EXTRA + '</channel>'),
    NoItem('an item lost', RSS, 'missing', '*flour*', ''),
    NoItem('an item lost', ATOM, 'missing', '*flour*', ''),
    NoItem('an item lost', JSON, 'missing', '*flour*', '{ "id": "x", "content_text": "x" }'),
    OldestFirst('oldest first', RSS, 'order', '', '', ('feedparser',)),
]
