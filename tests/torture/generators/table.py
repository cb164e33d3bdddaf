"""The verdicts as a table in Markdown."""

HEAD = (
    'generator',
    'feed',
    'well-formed',
    'errors',
    'warnings',
    'script, onclick, style',
    'holds what is not due',
    'titles as written',
    'second run',
    'with control characters',
)


def render(rows, has_rules):
    """With the rules behind the warnings, too, if `has_rules`."""
    lines = [HEAD, ('---',) * len(HEAD), *(_cells(row, has_rules) for row in rows)]
    return '\n'.join('| ' + ' | '.join(cells) + ' |' for cells in lines)


def _cells(row, has_rules):
    return (
        row['generator'],
        row['feed'],
        row['read'],
        _counted(row['errors']),
        _counted(row['warnings']) if has_rules else str(sum(row['warnings'].values())),
        {None: '?', True: 'yes', False: 'no'}[row['runs']],
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
    second = row['second']
    if not second:
        return '–'
    content = 'same bytes' if second['same_bytes'] else 'other bytes'
    if not row['is_site']:
        return content
    if second['same_file'] and second['same_time']:
        return f'{content}, file untouched'
    return f'{content}, {"written in place" if second["same_file"] else "a new file"}'
