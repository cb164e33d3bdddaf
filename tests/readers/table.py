"""The report: what is wrong, which known limits were met, and one line for each reader and format."""

import collections

MOST = 12  # lines of one reader and format; more of the same help nobody


def render(results, seconds):
    lines = []
    for stored, problems, _ in results:
        name = f'{stored["reader"]} {stored["format"]}'
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
        f'{len(results) - failed} of {len(results)} right, {failed} failed, {seconds:.0f} s'
    )
    return '\n'.join(lines)


def _columns(results):
    rows = [('reader', 'version', 'format', 'items', 'seconds', 'result')]
    for stored, problems, met in results:
        rows.append(
            (
                stored['reader'],
                stored['version'],
                stored['format'],
                str(len(stored.get('items', []))),
                str(stored['seconds']),
                _result(problems, met),
            )
        )
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]) - 1)] + [0]
    return [
        '  '.join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows
    ]


def _result(problems, met):
    if problems:
        counts = collections.Counter(check for check, _ in problems)
        return 'FAIL: ' + ', '.join(f'{count} {check}' for check, count in counts.items())
    return f'ok ({len(met)} known)' if met else 'ok'
