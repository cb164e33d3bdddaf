"""Archives of four items (RFC 5005), behind a newest document of five."""

from scenes.series import numbered
from scenes.site import Phase, Scene, at

NEWEST = 5


def first(articles, _):
    for number in range(1, 13):
        articles[f'note-{number:04}'] = numbered(number, at(number - 14))


def one_more(articles, hour):
    articles['note-0013'] = numbered(13, hour)


def correct_an_old_one(articles, hour):
    """It is in a closed archive, so the newest document shows it as well."""
    articles['note-0002'].edit(hour, paragraphs=['There were no herons at all.'], corrected=hour)


def shows(_, articles, phase):
    """Nothing is in no archive that is not among the newest: twelve or thirteen make three."""
    newest = sorted(articles, reverse=True)[:NEWEST]
    return [*newest, 'note-0002'] if phase == 2 else newest


SCENE = Scene(
    'archives',
    'older items in archives of four',
    (
        Phase('first', first),
        Phase('new', one_more),
        Phase('late', correct_an_old_one),
    ),
    settings=f'items = {NEWEST}\narchive = 4\n',
    shows=shows,
)
