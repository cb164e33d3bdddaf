"""From a scene and a poll to the items that a reader must hold."""

import dataclasses


@dataclasses.dataclass
class Holding:
    id: str
    # What the reader was shown of the item, oldest first, each once.
    versions: list
    # Its place among the new ones of the poll that showed it first.
    place: int
    is_new: bool = False
    # A later version than at the poll before.
    is_changed: bool = False


def of(scene, feed, number, reader):
    """Holdings after poll `number`: of all that was shown by then, newest publication first.

    A library has no memory: of the last document, as it is.
    """
    phases = scene['phases'][: number + 1]
    if reader.kind == 'library':
        phases = phases[-1:]
    held = {}
    for phase in phases:
        for holding in held.values():
            holding.is_new = holding.is_changed = False
        shown = list(phase['items']) if reader.walks else phase['feeds'][feed]
        places = {id: place for place, id in enumerate(id for id in shown if id not in held)}
        for id in shown:
            _show(held, id, phase['items'][id], places.get(id))
    found = sorted(held.values(), key=lambda holding: holding.id)
    return sorted(found, key=lambda holding: holding.versions[0]['published'], reverse=True)


def _show(held, id, version, place):
    if id not in held:
        held[id] = Holding(id, [version], place, is_new=True)
    elif held[id].versions[-1] != version:
        held[id].versions.append(version)
        held[id].is_changed = True
