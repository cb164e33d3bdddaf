"""A small site to break: its seeds in two versions, and the world that a build leaves there."""

import os
import pathlib
import shutil
import subprocess
import time
from dataclasses import dataclass

NOW = '2026-11-22T12:00:00Z'

# The one place that knows what the site is like; the tests ask the undisturbed build for the rest.
SETTINGS = """
[site]
title = "Faults"
link = "https://faults.example/"
tag = "faults.example,2026-11-22"

[[sources]]
folder = "seeds"

[output]
folder = "feeds"
url = "https://faults.example/feeds/"
"""

MARKDOWN = """---
title: Article {number}, {version} version
date: 2026-11-{day:02}T08:00:00Z
lastmod: 2026-11-{day:02}T09:{minute:02}:00Z
categories: [{section}]
---

What article {number} says in its {version} version.
"""

WIRE = """Article {number}, {version} version
What happened, in a sentence.
- {section}
- Staff
- Published Date: 08:00 | {day:02} November 2026
- Modified Date: 09:{minute:02} | {day:02} November 2026
What article {number} says in its {version} version.
"""


@dataclass(frozen=True)
class File:
    """What stands in a file; `content` of a folder is None."""

    content: bytes | None
    mode: int
    modified: int


@dataclass(frozen=True)
class Run:
    """How a build ended: its exit code (negative: the signal) and what it said."""

    code: int
    said: str


class Site:
    """A folder with settings, seeds, and whatever builds leave there: feeds and state."""

    def __init__(self, home, program):
        self.home = pathlib.Path(home).resolve()
        self.program = pathlib.Path(program).resolve()
        self.feeds = self.home / 'feeds'
        self.seeds = self.home / 'seeds'
        self.seeds.mkdir(parents=True, exist_ok=True)
        self.settings = self.home / 'feedmill.toml'
        self.settings.write_text(SETTINGS)

    def seed(self, version, *, is_old=True):
        """Writes every article in `version`, `first` or `second`, each at one stroke.

        They look as if that was an hour ago, unless not `is_old`: what was written just now may
        be written again without looking different, and is opened once more for that reason.
        """
        minute = {'first': 10, 'second': 20}[version]
        hour_ago = time.time_ns() - 3_600_000_000_000
        for number in range(1, 9):
            text, ending = (WIRE, 'txt') if number % 3 == 0 else (MARKDOWN, 'md')
            section = 'World' if number % 2 else 'Culture'
            text = text.format(
                number=number, version=version, section=section, day=number + 9, minute=minute
            )
            replace(
                self.seeds / f'article-{number}.{ending}',
                text.encode(),
                hour_ago if is_old else None,
            )

    def command(self, *, now=NOW):
        return [self.program, 'build', '--config', self.settings, '--now', now]

    def build(self, *, under=(), threads=1, **options):
        """Runs a build, `under` another command where that is asked for.

        It starts elsewhere, so that every path in its system calls is an absolute one; and with
        one thread beside the main one, so that they come in the same order each time.
        """
        command = [str(word) for word in [*under, *self.command(**options)]]
        env = {**os.environ, 'RAYON_NUM_THREADS': str(threads)}
        done = subprocess.run(
            command, cwd='/', env=env, capture_output=True, text=True, errors='replace'
        )
        return Run(done.returncode, done.stderr)

    def world(self):
        """Everything but seeds and settings, by its path in the site: the feeds and the state."""
        world = {}
        for folder, folders, files in os.walk(self.home):
            if folder == str(self.home):
                folders[:] = [name for name in folders if name != self.seeds.name]
            for name in [*folders, *files]:
                path = pathlib.Path(folder, name)
                if path == self.settings:
                    continue
                status = path.stat()
                content = None if path.is_dir() else path.read_bytes()
                world[str(path.relative_to(self.home))] = File(
                    content, status.st_mode & 0o777, status.st_mtime_ns
                )
        return world

    def restore(self, world):
        """Makes everything but seeds and settings as it was."""
        for path in self.home.iterdir():
            if path.is_dir() and path != self.seeds:
                shutil.rmtree(path)
            elif path.is_file() and path != self.settings:
                path.unlink()
        for name, file in world.items():
            path = self.home / name
            if file.content is None:
                path.mkdir()
            else:
                path.write_bytes(file.content)
            path.chmod(file.mode)
        for name, file in world.items():
            os.utime(self.home / name, ns=(file.modified, file.modified))

    def forget(self):
        """Removes the state: whatever is beside the settings."""
        self.restore({name: file for name, file in self.world().items() if name.startswith('feeds')})


def feeds(world):
    """The published files of a world and what is in them: what a web server hands out."""
    return {
        name: file.content
        for name, file in world.items()
        if name.startswith('feeds/') and not name.startswith('feeds/.') and file.content is not None
    }


def replace(path, content, modified=None):
    """Writes a file as careful editors do: beside it, then in its place."""
    beside = path.with_name(f'.{path.name}.beside')
    beside.write_bytes(content)
    if modified is not None:
        os.utime(beside, ns=(modified, modified))
    beside.rename(path)
