"""Gets the generators from apt, pip, npm and cargo; what can't be had is left out."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
# Below the repository's ignored folder.
BUILT = ROOT / 'target' / 'peers'
CORPUS = sorted(HERE.parent.glob('*/seeds/markdown/*.md'))
APT = {
    'xmllint': ['libxml2-utils'],
    'hugo': ['hugo'],
    'jekyll': ['jekyll', 'ruby-jekyll-feed'],
    'ruby': ['ruby'],
    'npm': ['nodejs', 'npm'],
}


class Tools:
    def __init__(self, feedmill, is_offline):
        self.feedmill = feedmill
        self.is_offline = is_offline
        self.node_modules = BUILT / 'node' / 'node_modules'
        self.missing = {}
        BUILT.mkdir(parents=True, exist_ok=True)

    def install(self):
        for program, packages in APT.items():
            if not shutil.which(program):
                self._try(packages[0], ['apt-get', 'install', '-y', '-q', '--no-install-recommends', *packages])
        self._try('pip', [sys.executable, '-m', 'venv', BUILT / 'venv'])
        pip = ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', '-r']
        self._try('pip', [self.python('python'), *pip, HERE / 'requirements.txt'])
        (BUILT / 'node').mkdir(exist_ok=True)
        for name in ('package.json', 'package-lock.json'):
            shutil.copy(HERE / name, BUILT / 'node')
        self._try('npm', ['npm', 'ci', '--prefix', BUILT / 'node', '--silent', '--no-audit', '--no-fund'])
        # Node looks for packages from where a script lies.
        for script in (HERE / 'libraries').glob('*.mjs'):
            shutil.copy(script, BUILT / 'node')
        cargo = ['cargo', 'build', '--quiet', '--locked', '--target-dir', BUILT / 'rust']
        self._try('cargo', [*cargo, '--manifest-path', HERE / 'libraries' / 'rust' / 'Cargo.toml'])

    def seeds(self, articles):
        """The files of these articles, as they are in the corpus."""
        names = {article['name'] for article in articles}
        return [path for path in CORPUS if path.stem in names]

    def python(self, program):
        return str(BUILT / 'venv' / 'bin' / program)

    def _try(self, name, command):
        if self.is_offline:
            return
        environment = {**os.environ, 'DEBIAN_FRONTEND': 'noninteractive'}
        try:
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True
            )
            problem = done.stderr.strip().split('\n')[-1] if done.returncode else ''
        except OSError as error:
            problem = str(error)
        if problem:
            self.missing[name] = problem
            print(f'{name}: {problem}', file=sys.stderr)


def libraries(tools):
    """{name: (command before the two arguments, what says its version)}."""
    node, python = BUILT / 'node', tools.python('python')
    return {
        'feedsmith': (['node', node / 'feedsmith.mjs'], _npm(tools, 'feedsmith')),
        'npm feed': (['node', node / 'feed.mjs'], _npm(tools, 'feed')),
        'npm rss': (['node', node / 'rss.mjs'], _npm(tools, 'rss')),
        '@astrojs/rss': (['node', node / 'astro.mjs'], _npm(tools, '@astrojs/rss')),
        'feedgen': ([python, HERE / 'libraries' / 'feedgen_library.py'], _pip(tools, 'feedgen')),
        'Django': ([python, HERE / 'libraries' / 'django_library.py'], _pip(tools, 'Django')),
        'Ruby rss': (['ruby', HERE / 'libraries' / 'rss.rb'], ['ruby', '-rrss', '-e', 'puts RSS::VERSION']),
        'Rust crates': ([BUILT / 'rust' / 'debug' / 'peers'], _crates()),
    }


def site_versions(tools):
    return {
        'feedmill': ['sh', '-c', '"$0" --version | cut -d" " -f2', tools.feedmill],
        'hugo': ['dpkg-query', '-W', '-f', '${Version}', 'hugo'],
        'jekyll': ['dpkg-query', '-W', '-f', '${Version} ', 'jekyll', 'ruby-jekyll-feed'],
        'eleventy': _npm(tools, '@11ty/eleventy'),
        'pelican': _pip(tools, 'pelican'),
        'mkdocs': _pip(tools, 'mkdocs'),
    }


def version(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return ''
    return done.stdout.strip() if done.returncode == 0 else ''


def _crates():
    """The versions that are pinned for them."""
    manifest = (HERE / 'libraries' / 'rust' / 'Cargo.toml').read_text(encoding='utf-8')
    pinned = re.findall(r'^(\w+) = "=(.*)"', manifest, re.M)
    return ['echo', ', '.join(f'{name} {version}' for name, version in sorted(pinned))]


def _npm(tools, package):
    path = tools.node_modules / package / 'package.json'
    return ['node', '-p', f'JSON.parse(require("fs").readFileSync({str(path)!r})).version']


def _pip(tools, package):
    ask = f'import importlib.metadata as m; print(m.version({package!r}))'
    return [tools.python('python'), '-c', ask]
