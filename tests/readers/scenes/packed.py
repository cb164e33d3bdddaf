"""Copies that feedmill packed, handed out to those who accept them."""

from scenes.series import numbered
from scenes.site import Phase, Scene, at


def first(articles, _):
    for number in range(1, 7):
        articles[f'note-{number:04}'] = numbered(number, at(number - 9))


def one_more(articles, hour):
    articles['note-0007'] = numbered(7, hour)


SCENE = Scene(
    'packed',
    'packed copies, for readers that accept them',
    (Phase('first', first), Phase('new', one_more)),
    settings='compress = ["brotli", "gzip"]\n',
)
