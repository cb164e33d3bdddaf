"""An article of a scene: the seed that feedmill reads, and what a reader must show of it.

Both come from the same few facts. Nothing here knows the program or looks at its feeds.
"""

import dataclasses
import json

SITE = 'Weir & Wheel'
LINK = 'https://weir.example'
TAG = 'weir.example,2025-01-01'
WITHDRAWN = 'This article has been withdrawn. Please do not use it.'


@dataclasses.dataclass
class Article:
    # The seed's place without its ending; the id is made of the first one.
    path: str
    title: str
    # In UTC, as the feeds have it: 2025-03-01T09:30:00Z
    published: str
    paragraphs: list
    section: str = 'River'
    authors: tuple = ('Ann Árbor',)
    # Without one the page is called like the seed.
    slug: str = ''
    # When it was corrected, if the article says so.
    corrected: str = ''
    minor: bool = False
    # Why it was called back.
    withdrawn: str = ''
    audio: str = ''
    # When the seed was written last; an edit that names no date has this one.
    saved: str = ''
    id: str = ''
    # What an item's update is, which a minor edit does not move.
    updated: str = ''

    def __post_init__(self):
        self.id = f'tag:{TAG}:{self.path}'
        self.saved = self.updated = self.published

    def edit(self, at, **changes):
        """Changes the seed at an hour; nothing is said of it but what is in `changes`."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.saved = at
        if not self.minor:
            self.updated = self.corrected or at

    def move(self, path):
        """Renames the seed, which is no edit."""
        self.path = path

    def seed(self):
        front = {
            # What JSON writes, YAML reads.
            'title': json.dumps(self.title, ensure_ascii=False),
            'date': self.published,
            'section': self.section,
            'authors': f'[{", ".join(self.authors)}]',
            'slug': self.slug,
            'updated': self.corrected,
            'minor': 'true' if self.minor else '',
            'status': 'withdrawn' if self.withdrawn else '',
            'reason': self.withdrawn,
            'enclosure': self.audio and f'{{url: "{self.audio}", length: 12345, type: audio/mpeg}}',
        }
        lines = [f'{key}: {value}' for key, value in front.items() if value]
        return '\n'.join(['---', *lines, '---', '', '\n\n'.join(self.paragraphs), ''])

    def version(self):
        """What a reader must hold after the poll that shows the article as it is now."""
        page = self.slug or self.path.rsplit('/', 1)[-1]
        return {
            'id': self.id,
            'title': self.title,
            'link': f'{LINK}/{self.section.lower()}/{page}/',
            'published': self.published,
            'updated': self.updated,
            'authors': list(self.authors),
            'body': [WITHDRAWN, self.withdrawn] if self.withdrawn else list(self.paragraphs),
            'shows_tags': False,
            'author_pages': {},
            'license': '',
            'provider': '',
            'feed_author': '',
            'enclosure': '' if self.withdrawn else self.audio,
        }
