"""Articles without a story of their own, for scenes in which only their number counts."""

from scenes.article import Article


def numbered(number, hour, **more):
    return Article(
        f'note-{number:04}',
        f'Note {number} from the river',
        hour,
        [f'On its bank stood {number} herons, and every one of them looked at the water.'],
        **more,
    )
