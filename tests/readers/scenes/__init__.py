"""What a subscriber lives through: each scene is a site, and phases in which something happens."""

import pathlib

from scenes import archives, audio, life, many, packed, sections
from scenes.site import build

# What makes the feeds, unless another is named.
PROGRAM = pathlib.Path(__file__).resolve().parents[3] / 'target' / 'release' / 'feedmill'
SCENES = {
    module.SCENE.name: module.SCENE for module in (life, many, sections, archives, packed, audio)
}


def build_all(names, program, folder):
    for name in names:
        build(SCENES[name], pathlib.Path(program).resolve(), pathlib.Path(folder) / name)
