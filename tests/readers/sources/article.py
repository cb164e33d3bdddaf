"""What a seed says, before the site's settings make an expected item of it."""

import dataclasses
import datetime


@dataclasses.dataclass
class Article:
    title: str
    published: datetime.datetime
    updated: datetime.datetime
    slug: str
    section: str = ''
    # The agency that the text comes from.
    provider: str = ''
    authors: list = dataclasses.field(default_factory=list)
    # The pages of authors, by their names.
    author_pages: dict = dataclasses.field(default_factory=dict)
    license: str = ''
    # Paragraphs of the body as a reader sees them: text without markup.
    body: list = dataclasses.field(default_factory=list)
    # Does the body speak about tags, so that a reader rightly shows some?
    shows_tags: bool = False
    draft: bool = False
    # Nobody has seen it in these feeds, so they have no notice of it.
    withdrawn: bool = False
    link: str = ''
    categories: list = dataclasses.field(default_factory=list)
    # What there is to listen to, as its address is written.
    audio: str = ''
    id: str = ''
