"""System calls of a build, counted and disturbed with strace."""

import re
import tempfile
from collections import Counter
from dataclasses import dataclass

# What changes files or folders, or locks them. `?`: not every machine has all of them.
WRITING = (
    'openat open creat write writev pwrite64 pwritev ftruncate fallocate fsync fdatasync fchmod '
    'chmod fchmodat utimensat mkdir mkdirat rmdir rename renameat renameat2 link linkat symlink '
    'symlinkat unlink unlinkat flock fcntl copy_file_range sendfile'
).split()
# What only looks.
READING = 'openat open read pread64 readlink readlinkat statx newfstatat fstat getdents64'.split()

LINE = re.compile(r'(?:(?P<thread>\d+) +)?(?P<name>\w+)\((?P<words>.*)')
# `-y` shows the path of a descriptor so; other paths stand in quotes.
PATH = re.compile(r'<(/[^>]*)>|"(/[^"]*)"')
# Names that differ from run to run, of files that wait for their place.
WAITING = re.compile(r'(\.feedmill[\w.]*)-\w+\.tmp')


@dataclass(frozen=True)
class Call:
    """One system call of a build: a point at which it can be disturbed."""

    name: str
    words: str
    """Its arguments, without what differs from run to run."""
    path: str
    """The first path in it that lies in the site, from there."""
    is_main: bool
    """Whether the main thread makes it."""
    nth: int
    """It is the n-th of its name that its thread makes."""
    nth_on_path: int
    """It is the n-th of its name and path that its thread makes."""

    def __str__(self):
        return f'{self.name}({self.words})'


def calls(site, log, names):
    """The calls in a log of strace that concern the site, of the kinds in `names`."""
    found, main = [], None
    nth, nth_on_path = Counter(), Counter()
    for line in log.splitlines():
        match = LINE.match(line)
        if not match:
            continue  # a call resumed, a signal, an exit
        thread, name, words = match['thread'], match['name'], match['words']
        main = main or thread
        nth[thread, name] += 1
        paths = [one or other for one, other in PATH.findall(words)]
        path = next((path for path in paths if path.startswith(str(site.home))), None)
        if name not in names or path is None or not _concerns(name, words, names):
            continue
        nth_on_path[thread, name, path] += 1
        found.append(
            Call(
                name,
                _same(site, words),
                path.removeprefix(str(site.home)).removeprefix('/'),
                thread == main,
                nth[thread, name],
                nth_on_path[thread, name, path],
            )
        )
    return found


def _concerns(name, words, names):
    """Files are opened for both; `fcntl` is of interest where it locks."""
    if name in ('openat', 'open'):
        return bool(re.search(r'O_WRONLY|O_RDWR|O_CREAT', words)) == (names is WRITING)
    return name != 'fcntl' or 'SETLK' in words


def _same(site, words):
    words = re.split(r'\)? +(?:= |<unfinished)', words)[0].rstrip(')')
    return plain(words.replace(f'{site.home}/', '').replace(str(site.home), '.'))


def plain(words):
    """Without the random part of names."""
    return WAITING.sub(r'\1-*.tmp', words)


def build(site, *, inject=None, threads=True, path=None):
    """A build under strace: how it ended, and the log.

    `inject` is what strace calls an injection; it happens in the main thread alone unless
    `threads`, and only to calls that touch `path` in the site if one is given.
    """
    names = ','.join(f'?{name}' for name in sorted({*WRITING, *READING}))
    with tempfile.NamedTemporaryFile('r', prefix='strace-', errors='replace') as log:
        under = ['strace', '-y', '-s0', '-o', log.name, f'--trace={names}']
        under += ['-f'] if threads else []
        under += ['-P', f'{site.home}/{path}' if path else site.home] if path is not None else []
        under += [f'--inject={inject}'] if inject else []
        return site.build(under=under), log.read()
