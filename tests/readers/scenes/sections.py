"""The main feed and one for each section beside it, all in one reader."""

from scenes.series import numbered
from scenes.site import Phase, Scene, at

SECTIONS = {'section/river': 'River', 'section/trade': 'Trade'}


def first(articles, _):
    for number, section in enumerate(('River', 'Trade', 'River', 'River', 'Trade'), 1):
        articles[f'note-{number:04}'] = numbered(number, at(number - 9), section=section)


def one_more(articles, hour):
    articles['note-0006'] = numbered(6, hour, section='Trade')


def shows(feed, articles, _):
    section = SECTIONS.get(feed)
    return [name for name, each in articles.items() if section in (None, each.section)]


SCENE = Scene(
    'sections',
    'the feeds of two sections beside the main one, in one reader',
    (Phase('first', first), Phase('new', one_more)),
    settings='\n[[feeds]]\nsplit = "section"\n',
    feeds=('', *SECTIONS),
    shows=shows,
)
