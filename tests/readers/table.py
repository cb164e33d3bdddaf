"""The report: what is wrong, which known limits were met, one line for each reader and format."""

import collections

MOST = 12  # lines of one poll; more of the same help nobody


def render(results, plans, seconds):
    lines = []
    for poll, problems, _ in results:
        phase = plans[poll['scene']]['phases'][poll['phase']]['name']
        name = f'{poll["reader"]} {poll["format"]} {poll["scene"]}/{phase}'
        lines += [f'FAIL {name} {check}: {text}' for check, text in problems[:MOST]]
        if len(problems) > MOST:
            lines.append(f'FAIL {name} … and {len(problems) - MOST} more')
    limits = sorted({str(limit) for _, _, met in results for limit in met})
    if limits:
        lines += ['', 'Known limits met (what the reader stores instead was asked for):']
        lines += [f'  {limit}' for limit in limits]
    lines += ['', *_columns(results), '']
    failed = sum(1 for _, problems, _ in results if problems)
    lines.append(
        f'{len(results) - failed} of {len(results)} polls right, {failed} failed, {seconds:.0f} s'
    )
    return '\n'.join(lines)


def groups(results):
    """{(reader, format): {scene: [results]}}"""
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    for result in results:
        poll = result[0]
        found[poll['reader'], poll['format']][poll['scene']].append(result)
    return found


def _columns(results):
    rows = [('reader', 'version', 'format', 'polls', 'seconds', 'result')]
    for (reader, format_name), by_scene in groups(results).items():
        polls = [result for played in by_scene.values() for result in played]
        seconds = sum(poll['seconds'] for poll, _, _ in polls)
        version = polls[0][0]['version']
        rows.append(
            (reader, version, format_name, str(len(polls)), f'{seconds:.1f}', _result(polls))
        )
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]) - 1)] + [0]
    return [
        '  '.join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows
    ]


def _result(polls):
    counts = collections.Counter(check for _, problems, _ in polls for check, _ in problems)
    if counts:
        return 'FAIL: ' + ', '.join(f'{count} {check}' for check, count in counts.items())
    met = {limit for _, _, known in polls for limit in known}
    return f'ok ({len(met)} known)' if met else 'ok'
