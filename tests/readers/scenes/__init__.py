"""What a subscriber lives through: each scene is a site, and phases in which something happens."""

import pathlib

from scenes import archives, audio, life, many, packed, sections
from scenes.site import build

SCENES = {
    module.SCENE.name: module.SCENE for module in (life, many, sections, archives, packed, audio)
}


def build_all(names, program, folder):
    for name in names:
        build(SCENES[name], pathlib.Path(program).resolve(), pathlib.Path(folder) / name)
