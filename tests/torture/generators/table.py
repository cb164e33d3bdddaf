"""The verdicts as a table in Markdown."""

HEAD = (
    'generator',
    'feed',
    'well-formed',
    'errors',
    'warnings',
    'lets run',
    'holds what is not due',
    'titles as written',
    'second run',
    'with control characters',
)


def render(rows):
    lines = [HEAD, ('---',) * len(HEAD), *map(_cells, rows)]
    return '\n'.join('| ' + ' | '.join(cells) + ' |' for cells in lines)


def _cells(row):
    return (
        row['generator'],
        row['feed'],
        row['read'],
        _counted(row['errors']),
        _counted(row['warnings']),
        '?' if row['runs'] is None else 'yes' if row['runs'] else 'no',
        ', '.join(row['leaks']) or 'no',
        _titles(row),
        _second(row),
        row['controls'],
    )


def _counted(findings):
    return ', '.join(f'{count} × `{rule}`' for rule, count in sorted(findings.items())) or '0'


def _titles(row):
    lost = [title for title in row['wanted'] if title not in row['titles']]
    return '?' if not row['titles'] else f'{len(lost)} not' if lost else 'yes'


def _second(row):
    content = 'same bytes' if row['same_bytes'] else 'other bytes'
    if not row['is_site']:
        return content
    if row['same_file'] and row['same_time']:
        return f'{content}, file untouched'
    return f'{content}, {"written in place" if row["same_file"] else "a new file"}'
