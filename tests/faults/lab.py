"""Disturbed builds, many at a time, and what must hold after each."""

import argparse
import os
import pathlib
import queue
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import starts
import syscalls
from website import Site, feeds

ROOT = pathlib.Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Expected:
    """A build that nobody disturbs: what it starts from, does and comes to."""

    before: dict
    log: str
    after: dict
    opened: int
    """How many seeds the build after it opens."""


def run(description, attempts, begin):
    """Tries every attempt from every start in `begin`, and says how it went, on stdout and as exit code.

    `attempts(site, expected)` is a list of functions of `(site, expected)`, each of which tries
    one thing and returns what is wrong then: a list of words. Each has a `name`.
    """
    options = _options(description, begin)
    home = pathlib.Path(tempfile.mkdtemp(prefix='faults-'))
    sites = [Site(home / str(number), options.program) for number in range(options.jobs)]
    total = wrong = 0
    try:
        for start in begin:
            if options.start and start.__name__ not in options.start:
                continue
            results = _all(sites, start, attempts)
            bad = [(attempt, problems) for attempt, problems in results if problems]
            total, wrong = total + len(results), wrong + len(bad)
            print(f'{len(results):5} points, {len(bad)} of them wrong: {start.__doc__}', flush=True)
            for attempt, problems in bad:
                print(f'  {attempt}', *problems, sep='\n    ', flush=True)
    finally:
        shutil.rmtree(home)
    print(f'{total:5} points, {wrong} of them wrong')
    sys.exit(1 if wrong or not total else 0)


def _options(description, begin):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument('program', nargs='?', default=ROOT / 'target/release/feedmill')
    parser.add_argument('--jobs', type=int, default=os.cpu_count(), help='builds at a time')
    parser.add_argument(
        '--start',
        action='append',
        choices=[start.__name__ for start in begin],
        help='only from this start',
    )
    return parser.parse_args()


def _all(sites, start, attempts):
    begin = {}
    for site in sites:
        start(site)
        begin[site] = site.world()
    expected = undisturbed(sites[0])
    free = queue.Queue()
    for site in sites:
        free.put(site)

    def one(attempt):
        site = free.get()
        try:
            site.restore(begin[site])
            return attempt, attempt(site, expected)
        except AssertionError as problem:
            return attempt, [str(problem)]
        finally:
            free.put(site)

    with ThreadPoolExecutor(len(sites)) as pool:
        return list(pool.map(one, attempts(sites[0], expected)))


def undisturbed(site):
    """What comes of a build if nobody disturbs it."""
    before = site.world()
    run, log = syscalls.build(site)
    starts.must(run)
    after = site.world()
    return Expected(before, log, after, seeds_opened(site))


def seeds_opened(site):
    """How many seeds a build opens."""
    run, log = syscalls.build(site)
    starts.must(run)
    calls = syscalls.calls(site, log, syscalls.READING)
    return sum(call.name in ('openat', 'open') and call.path.startswith('seeds/article') for call in calls)


def torn(site, expected):
    """What is wrong with the feeds after a build that was disturbed: each is to be as it was, or
    as it is to become, and none that was there may be missing."""
    before, now, after = feeds(expected.before), feeds(site.world()), feeds(expected.after)
    for name in sorted({*before, *now, *after}):
        if name not in now:
            if name in before:
                yield f'{name} is gone'
        elif now[name] not in (before.get(name), after.get(name)):
            yield f'{name} is neither the old nor the new one'


def lasting(site, expected):
    """What is wrong after the next build, which nobody disturbs: it comes to the same."""
    run = site.build()
    if run.code != 0 or run.said:
        yield f'the next build: exit code {run.code}\n{run.said}'
        return
    world = site.world()
    if feeds(world) != feeds(expected.after):
        yield 'the next build does not come to the same feeds'
    if set(world) != set(expected.after):
        yield f'the next build leaves other files: {sorted(set(world) ^ set(expected.after))}'
    opened = seeds_opened(site)
    if opened != expected.opened:
        yield f'the build after that opens {opened} seeds, not {expected.opened}'
    times = {name: file.modified for name, file in world.items() if name in feeds(world)}
    later = {name: file.modified for name, file in site.world().items() if name in times}
    if times != later:
        yield 'the build after that touches a feed that did not change'
