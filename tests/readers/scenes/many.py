"""A thousand items in one feed, then one more."""

import datetime

from scenes.series import numbered
from scenes.site import BEGIN, Phase, Scene, moment

COUNT = 1000


def thousand(articles, _):
    for number in range(1, COUNT + 1):
        hour = BEGIN - datetime.timedelta(hours=2 * (COUNT + 1 - number))
        articles[f'note-{number:04}'] = numbered(number, moment(hour))


def one_more(articles, hour):
    articles['note-1001'] = numbered(1001, hour)


SCENE = Scene(
    'many',
    'a thousand items, then one more',
    (Phase('first', thousand), Phase('new', one_more)),
    settings=f'items = {COUNT + 1}\nbytes = 9_000_000\n',
)
