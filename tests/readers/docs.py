"""Writes docs/readers.md from the results of a full run."""

import collections
import datetime
import subprocess

import limits
import memory
import readers
import table

HEAD = """\
# Real readers

Written by `tests/readers/run all --write-docs`, the last time on {date} with {program}: don't edit
it. [tests/readers](../tests/readers/README.md) says how it is done.

{apps} programs that people read feeds with and {libraries} libraries subscribed to feeds that feedmill
made, and looked again after each thing that happened: {polls} polls, {failed} of them with a fault.
After each, no item may be there twice, none may be lost, nothing that was read may be unread again,
and title, page, dates, authors and text must be those of the article.
"""
RESULTS = """\
## What came of it

`ok`: as it should be. `known`: so too, but for what this reader does with every feed (see below), and
what it does instead was asked for and found. `–`: the reader has no part in it.

"""
REQUESTS = """\
## How they ask

What a reader sends of `If-None-Match` (ETag) and `If-Modified-Since` (date), which codings it
accepts, and what it was answered when nothing had changed.

"""
LIMITS = """\
## What readers do with every feed

Each of these was met in this run; one that is not met any more fails the run.

"""


def write(path, results, plans, program):
    """`results`: of a full run, as table.render takes them."""
    version = subprocess.run([program, '--version'], capture_output=True, text=True).stdout.strip()
    played = {poll['reader'] for poll, _, _ in results}
    kinds = collections.Counter(readers.BY_NAME[name].kind for name in played)
    head = HEAD.format(
        date=datetime.date.today().isoformat(),
        program=version,
        apps=kinds['app'],
        libraries=kinds['library'],
        polls=len(results),
        failed=sum(1 for _, problems, _ in results if problems),
    )
    parts = [
        head,
        _scenes(plans),
        RESULTS + _results(results, plans),
        *_faults(results, plans),
        REQUESTS + _requests(results, plans),
        LIMITS + _limits(results),
    ]
    path.write_text('\n'.join(parts), encoding='utf-8')


def unmet(results):
    """Limits that no reader showed, though all played: they hold no longer."""
    met = _met(results)
    return [limit for limit in (*limits.LIMITS, *memory.MEMORIES) if limit not in met]


def _scenes(plans):
    rows = [('scene', 'what happens', 'polls')]
    for name, plan in plans.items():
        phases = ', '.join(phase['name'] for phase in plan['phases'])
        rows.append((f'`{name}`', plan['about'], phases))
    return '## Scenes\n\n' + _table(rows)


def _results(results, plans):
    rows = [('reader', 'version', 'format', *plans)]
    for (reader, format_name), by_scene in table.groups(results).items():
        version = next(iter(by_scene.values()))[0][0]['version']
        cells = [_cell(by_scene.get(scene)) for scene in plans]
        rows.append((reader, version, format_name, *cells))
    return _table(rows)


def _cell(polls):
    if not polls:
        return '–'
    if any(problems for _, problems, _ in polls):
        return '**fault**'
    return 'known' if any(met for _, _, met in polls) else 'ok'


def _faults(results, plans):
    lines = []
    for poll, problems, _ in results:
        phase = plans[poll['scene']]['phases'][poll['phase']]['name']
        for check, text in problems[:1]:
            where = f'{poll["reader"]}, {poll["format"]}, {poll["scene"]}/{phase}'
            lines.append(f'- {where}: {check}: {text.split(": Command")[0]}')
    return ['## Faults\n\n' + '\n'.join(lines) + '\n'] if lines else []


def _requests(results, plans):
    rows = [('reader', 'sends', 'accepts', 'when nothing had changed')]
    seen = collections.defaultdict(lambda: (set(), set(), []))
    for poll, _, _ in results:
        if readers.BY_NAME[poll['reader']].kind == 'library':
            continue
        sends, accepts, answers = seen[poll['reader']]
        for request in poll.get('requests', ()):
            sends |= request['asked'].keys() - {'Accept-Encoding'}
            codings = request['asked'].get('Accept-Encoding', '').split(',')
            accepts |= {coding.split(';')[0].strip() for coding in codings} - {'', '*'}
            if plans[poll['scene']]['phases'][poll['phase']]['unchanged']:
                answers.append(f'{request["method"]} {request["status"]}')
    for reader, (sends, accepts, answers) in seen.items():
        cells = (', '.join(sorted(each)) or 'nothing' for each in (sends, accepts))
        rows.append((reader, *cells, ', '.join(dict.fromkeys(answers)) or '–'))
    return _table(rows)


def _limits(results):
    by_reader = collections.defaultdict(list)
    for limit in sorted(_met(results), key=str):
        by_reader[limit.reader].append(f'- {limit.about} ({", ".join(limit.formats)})')
    parts = [f'### {reader}\n\n' + '\n'.join(lines) for reader, lines in by_reader.items()]
    return '\n\n'.join(parts) + '\n'


def _met(results):
    return {limit for _, _, met in results for limit in met}


def _table(rows):
    head, *body = [f'| {" | ".join(row)} |' for row in rows]
    return '\n'.join([head, '|---' * len(rows[0]) + '|', *body]) + '\n'
