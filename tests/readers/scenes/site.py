"""Builds a scene: a site whose articles change from phase to phase, made into feeds each time."""

import dataclasses
import datetime
import json
import os
import shutil
import subprocess

from scenes.article import LINK, SITE, TAG

SETTINGS = f"""
[site]
title = "{SITE}"
link = "{LINK}/"
tag = "{TAG}"

[[sources]]
folder = "seeds"
kind = "markdown"

[permalinks]
pattern = "/{{section}}/{{slug}}/"

[output]
url = "{LINK}/feeds/"
"""
# One phase is a day; the feeds are made at noon.
BEGIN = datetime.datetime(2025, 3, 10, 12, tzinfo=datetime.timezone.utc)


def moment(time):
    return time.strftime('%Y-%m-%dT%H:%M:%SZ')


def at(day, hour=9):
    """The hour of a day before the first build, or after it if the day is 1 or more."""
    return moment(BEGIN.replace(hour=hour) + datetime.timedelta(days=day))


@dataclasses.dataclass(frozen=True)
class Phase:
    name: str
    # What happens to the articles before this build: change(articles, hour).
    change: object
    # The build must leave the files as they are.
    is_unchanged: bool = False


@dataclasses.dataclass(frozen=True)
class Scene:
    name: str
    about: str
    phases: tuple
    # More lines of [output], and tables after it.
    settings: str = ''
    # Folders of the feeds that a reader subscribes to.
    feeds: tuple = ('',)
    # shows(feed, articles, phase): the names of the articles that a feed holds; by default all.
    shows: object = None


def build(scene, program, folder):
    """Makes the feeds of each phase below `folder`; scene.json says what readers must hold."""
    site = folder / 'site'
    (site / 'seeds').mkdir(parents=True)
    (site / 'feedmill.toml').write_text(SETTINGS + scene.settings, encoding='utf-8')
    articles, phases, copies = {}, [], _Copies()
    for number, phase in enumerate(scene.phases):
        time = BEGIN + datetime.timedelta(days=number)
        phase.change(articles, moment(time.replace(hour=10)))
        _write_seeds(site / 'seeds', articles)
        _run(program, site, moment(time))
        written = copies.take(site / 'feeds', folder / str(number), time)
        if phase.is_unchanged and written:
            raise SystemExit(f'{scene.name}, {phase.name}: {", ".join(written)} written')
        phases.append(
            {
                'name': phase.name,
                'unchanged': phase.is_unchanged,
                'feeds': {feed: _shown(scene, feed, articles, number) for feed in scene.feeds},
                'items': {article.id: article.version() for article in articles.values()},
            }
        )
    titles = {feed: _title(feed) for feed in scene.feeds}
    plan = {'name': scene.name, 'about': scene.about, 'titles': titles, 'phases': phases}
    (folder / 'scene.json').write_text(json.dumps(plan, ensure_ascii=False), encoding='utf-8')


def _title(feed):
    return f'{SITE}: {feed.rsplit("/", 1)[-1].capitalize()}' if feed else SITE


def _write_seeds(folder, articles):
    wanted = {folder / f'{article.path}.md': article for article in articles.values()}
    for path in set(folder.rglob('*.md')) - set(wanted):
        path.unlink()
    for path, article in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        seed = article.seed()
        if not path.exists() or path.read_text(encoding='utf-8') != seed:
            path.write_text(seed, encoding='utf-8')
            saved = datetime.datetime.fromisoformat(article.saved).timestamp()
            os.utime(path, (saved, saved))


def _run(program, site, time):
    done = subprocess.run(
        [program, 'build', '--now', time], cwd=site, capture_output=True, text=True
    )
    if done.returncode or done.stderr:
        raise SystemExit(f'{site}: feedmill ended with {done.returncode}\n{done.stderr}')


class _Copies:
    """The builds of a scene follow at once, those of a site hours apart: in the copies, a file that
    was written has the hour of its phase, and one that was left alone the hour it had."""

    def __init__(self):
        self.known = {}

    def take(self, feeds, folder, time):
        """Copies the feeds as they are now; returns the names of those that were written."""
        shutil.copytree(feeds, folder, ignore=shutil.ignore_patterns('.*'))
        written = []
        for copy in sorted(path for path in folder.rglob('*') if path.is_file()):
            name = str(copy.relative_to(folder))
            status = (feeds / name).stat()
            mark = status.st_ino, status.st_mtime_ns
            if self.known.get(name, (None,))[0] != mark:
                self.known[name] = mark, time.timestamp()
                written.append(name)
            os.utime(copy, (self.known[name][1],) * 2)
        return written


def _shown(scene, feed, articles, number):
    names = scene.shows(feed, articles, number) if scene.shows else articles
    shown = sorted((articles[name] for name in names), key=lambda article: article.id)
    shown.sort(key=lambda article: article.published, reverse=True)
    return [article.id for article in shown]
