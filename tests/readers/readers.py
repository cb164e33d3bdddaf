"""The readers: what each reads, how it is run, where its version is found.

An `app` is a program that subscribes and stores; a `library` parses and hands over.
"""

import dataclasses
import json
import pathlib
import shutil
import subprocess
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
# All that is installed or built goes below the repository's ignored folder.
BUILT = HERE.parents[1] / 'target' / 'readers'
PYTHON = str(BUILT / 'venv' / 'bin' / 'python')
# Each format's file in the folder of the feeds.
FORMATS = {'rss': 'rss.xml', 'atom': 'atom.xml', 'json': 'feed.json'}
RSS = ('rss',)
ATOM = ('atom',)
JSON = ('json',)
XML = RSS + ATOM
ALL = XML + JSON


@dataclasses.dataclass(frozen=True)
class Reader:
    name: str
    kind: str
    formats: tuple
    # A file in adapters/, and what it is given after the usual two arguments.
    adapter: str
    version: object
    # Programs or files without which it cannot run.
    needs: tuple = ()
    arguments: tuple = ()
    fast: bool = False
    # The only scenes that it plays; by default all but those with audio.
    scenes: tuple = ()
    # Scenes that take it so long that only a full run has them.
    slow: tuple = ()
    # It reads the archives, too.
    walks: bool = False
    # It asks whether the feed has changed since it looked by its own clock, not by the server's.
    has_own_clock: bool = False

    def plays(self, scene):
        return scene in self.scenes if self.scenes else scene not in AUDIO

    def command(self, work, config):
        adapter = str(HERE / 'adapters' / self.adapter)
        return [PYTHON, adapter, str(work), str(config), *self.arguments]

    def missing(self):
        """What it needs and this machine has not."""
        return [
            need for need in (PYTHON, *self.needs) if not shutil.which(need) and not _file(need)
        ]


def _file(need):
    return pathlib.Path(need).is_absolute() and pathlib.Path(need).exists()


def _apt(package):
    def version():
        ask = ['dpkg-query', '-W', '-f', '${Version}', package]
        return subprocess.run(ask, capture_output=True, text=True).stdout

    return version


def _pip(package):
    def version():
        ask = f'import importlib.metadata as m; print(m.version({package!r}))'
        return subprocess.run([PYTHON, '-c', ask], capture_output=True, text=True).stdout.strip()

    return version


def _npm(package):
    def version():
        path = BUILT / 'node' / 'node_modules' / package / 'package.json'
        return json.loads(path.read_text(encoding='utf-8'))['version']

    return version


def _crate(package, driver):
    def version():
        lock = tomllib.loads((HERE / 'drivers' / driver / 'Cargo.lock').read_text(encoding='utf-8'))
        return next(entry['version'] for entry in lock['package'] if entry['name'] == package)

    return version


def _ruby_rss():
    ask = ['ruby', '-r', 'rss', '-e', 'puts RSS::VERSION']
    return subprocess.run(ask, capture_output=True, text=True).stdout.strip()


def _app(name, program, formats=XML, needs=(), package=None, **more):
    version = _apt(package or name)
    return Reader(name, 'app', formats, f'{name}.py', version, (program, *needs), **more)


def _parser(name, version, formats, needs, fast=False, **more):
    return Reader(name, 'library', formats, 'parser.py', version, needs, (name,), fast, **more)


def _node(name, package, formats, fast=False):
    needs = ('node', str(BUILT / 'node' / 'node_modules' / package))
    return _parser(name, _npm(package), formats, needs, fast)


_RUST = (str(BUILT / 'rust' / 'release' / 'rsparse'),)
_ROME = ('java', '/usr/share/java/rome.jar', str(BUILT / 'java' / 'RomeParse.class'))
_SESSION = ('dbus-run-session',)
# These store only items that have something to listen to.
AUDIO = ('audio', 'podcast')
MANY = ('many',)

READERS = [
    _app('newsboat', 'newsboat', fast=True),
    _app('sfeed', 'sfeed_update', fast=True),
    _app('rss2email', 'r2e', fast=True, slow=MANY),
    _app('elfeed', 'emacs', fast=True, slow=MANY, needs=('curl',), package='elpa-elfeed'),
    Reader('reader', 'app', ALL, 'reader_library.py', _pip('reader'), fast=True),
    _app('liferea', 'liferea', needs=(*_SESSION, 'xvfb-run', 'gdbus')),
    _app('rssguard', 'rssguard', ALL, needs=_SESSION),
    _app('quiterss', 'quiterss', needs=_SESSION),
    _app('akregator', 'akregator', needs=_SESSION),
    _app('thunderbird', 'thunderbird', needs=_SESSION),
    Reader(
        'newsflash',
        'app',
        ALL,
        'newsflash.py',
        _crate('news-flash', 'newsflash'),
        (str(BUILT / 'newsflash' / 'release' / 'nfprobe'),),
    ),
    _app('feed2imap', 'feed2imap', has_own_clock=True),
    _app('feed2exec', 'feed2exec'),
    _app('gpodder', 'gpo', scenes=AUDIO),
    Reader(
        'walker',
        'app',
        ALL,
        'walker.py',
        _pip('feedparser'),
        fast=True,
        scenes=('archives',),
        walks=True,
    ),
    Reader('feedparser', 'library', XML, 'feedparser_library.py', _pip('feedparser'), fast=True),
    _parser('rome', _apt('librome-java'), XML, _ROME, fast=True),
    _node('rss-parser', 'rss-parser', XML, fast=True),
    _node('feedsmith', 'feedsmith', ALL, fast=True),
    _node('node-feedparser', 'feedparser', XML),
    # Of RSS and Atom it hands over no body beside a summary.
    _node('feed-extractor', '@extractus/feed-extractor', ('json',)),
    _parser('feed-rs', _crate('feed-rs', 'rust'), ALL, _RUST),
    _parser('rust-rss', _crate('rss', 'rust'), ('rss',), _RUST),
    _parser('rust-atom', _crate('atom_syndication', 'rust'), ('atom',), _RUST),
    _parser('xml-feed-perl', _apt('libxml-feed-perl'), XML, ('perl',)),
    _parser('ruby-rss', _ruby_rss, XML, ('ruby',)),
    _parser('ruby-feedparser', _apt('ruby-feedparser'), XML, ('ruby',)),
    _parser('fastfeedparser', _pip('fastfeedparser'), ALL, ()),
    _parser('atoma', _pip('atoma'), ALL, ()),
    _parser('podcastparser', _pip('podcastparser'), RSS, (), scenes=AUDIO),
]
BY_NAME = {reader.name: reader for reader in READERS}


def chosen(names):
    """The readers meant by 'fast', 'all' or names."""
    found = []
    for name in names:
        if name == 'all':
            found += READERS
        elif name == 'fast':
            found += [reader for reader in READERS if reader.fast]
        elif name in BY_NAME:
            found.append(BY_NAME[name])
        else:
            raise SystemExit(f'no reader {name!r}; there are: fast, all, {", ".join(BY_NAME)}')
    return list(dict.fromkeys(found))
