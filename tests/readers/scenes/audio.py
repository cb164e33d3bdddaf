"""Articles with something to listen to, for readers that take nothing else."""

from scenes.series import numbered
from scenes.site import Phase, Scene, at

AUDIO = 'https://weir.example/audio/{}.mp3'


def first(articles, _):
    for number in range(1, 4):
        articles[f'note-{number:04}'] = numbered(number, at(number - 9), audio=AUDIO.format(number))


def one_more(articles, hour):
    articles['note-0004'] = numbered(4, hour, audio=AUDIO.format(4))


def correct(articles, hour):
    articles['note-0003'].edit(hour, title='Note 3 from the sea', corrected=hour)


SCENE = Scene(
    'audio',
    'something to listen to in each item',
    (Phase('first', first), Phase('new', one_more), Phase('corrected', correct)),
)
