"""The life of a few articles, one poll after each thing that happens to them."""

from scenes.article import Article
from scenes.site import Phase, Scene, at

SOLD = 'The old mill at the weir was sold on Monday for the price of a boat.'
SOLD_RIGHT = 'The old mill at the weir was sold on Monday for the price of two boats.'
SIGNED = 'Nobody from the council came to see the papers signed.'


def first(articles, _):
    given = [
        Article(
            'sluice',
            'Salt & bread: the "old" sluice opens',
            at(-9),
            [
                'The gate was raised by hand on Sunday, and 40% of the pond ran off.',
                '"It still turns," said the daughter of the keeper.',
            ],
            slug='sluice',
        ),
        Article(
            'flour',
            'What *flour* costs 🌾',
            at(-8),
            ['A sack of flour now costs what a wheel cost in 1926; nobody is surprised.'],
            section='Trade',
            authors=('Cem Su',),
        ),
        Article(
            'ferry',
            'مرحبا من العبّارة',
            at(-7),
            ['العبّارة تعمل كل يوم من الصباح إلى المساء.'],
            authors=('Ann Árbor', 'Bob Weir'),
        ),
        Article('mill', 'The mill is sold', at(-6), [SOLD, SIGNED], authors=('Bob Weir',)),
        Article(
            'eels',
            'Eels are back in the race',
            at(-5),
            ['Forty eels were counted below the wheel, the first since the dredging.'],
        ),
        Article(
            'prize',
            'Baker wins the prize of the guild',
            at(-4),
            ['The prize of the guild goes to the baker of Lower Weir for her rye.'],
            section='Trade',
        ),
    ]
    articles.update((article.path, article) for article in given)


def nothing(*_):
    pass


def one_more(articles, hour):
    articles['bridge'] = Article(
        'bridge',
        'The bridge will close for a week',
        hour.replace('T10', 'T08'),
        ['From Monday the bridge is closed to carts; walkers may pass at noon.'],
    )


def edit(articles, hour):
    """The text is put right, and nothing in the article says so."""
    articles['mill'].edit(hour, paragraphs=[SOLD_RIGHT, SIGNED])


def correct(articles, hour):
    """The article says that it was corrected, and its title changes too."""
    articles['eels'].edit(
        hour,
        title='Lampreys are back in the race',
        paragraphs=['Forty lampreys were counted below the wheel; they are no eels.'],
        corrected=hour,
    )


def mend_a_comma(articles, hour):
    articles['sluice'].edit(
        hour,
        paragraphs=[
            'The gate was raised by hand on Sunday; and 40% of the pond ran off.',
            '"It still turns," said the daughter of the keeper.',
        ],
        minor=True,
    )


def withdraw(articles, hour):
    articles['prize'].edit(hour, withdrawn='The guild gave no prize this year.', corrected=hour)


def rename(articles, _):
    """The page keeps its address, as the article has a slug: nothing changes at all."""
    articles['sluice'].move('2025/the-old-sluice')


def rename_with_the_page(articles, _):
    """The page is called like the seed, so that its address changes; the item stays."""
    articles['flour'].move('the-price-of-flour')


SCENE = Scene(
    'life',
    'seven articles are published, edited, corrected, called back, renamed',
    (
        Phase('first', first),
        Phase('unchanged', nothing, is_unchanged=True),
        Phase('new', one_more),
        Phase('edited', edit),
        Phase('corrected', correct),
        Phase('minor', mend_a_comma),
        Phase('withdrawn', withdraw),
        Phase('renamed', rename, is_unchanged=True),
        Phase('moved', rename_with_the_page),
    ),
)
