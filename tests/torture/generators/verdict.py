"""What is so of a feed, by xmllint, by the checker and by what is in it."""

import collections
import html
import json
import re
import subprocess
import xml.etree.ElementTree as tree

from corpus import LEAKS

RUNS = re.compile(r'<script\b|<[^>]*\s(?:onclick|style)\s*=', re.I)
ITEM = ('item', 'entry')
TEXTS = ('description', 'encoded', 'content', 'summary', 'content_html')


def judge(path, checker):
    """Whether it can be read, findings by level, what runs, what leaked, which titles it has."""
    if not path.is_file():
        return {'read': 'no feed', 'errors': {}, 'warnings': {}, 'runs': None, 'leaks': [], 'titles': []}
    found = {'read': _readable(path), **_findings(path, checker)}
    items = list(_items(path)) if found['read'] == 'yes' else []
    text = path.read_text(encoding='utf-8', errors='replace')
    found['titles'] = [title for title, _ in items]
    bodies = [body for _, body in items] or [html.unescape(text)]
    found['runs'] = any(map(RUNS.search, bodies))
    found['leaks'] = [name for name, title in LEAKS.items() if title in text]
    return found


def _readable(path):
    if path.suffix == '.json':
        command = ['python3', '-m', 'json.tool', path, '/dev/null']
    else:
        command = ['xmllint', '--noout', '--nonet', path]
    done = subprocess.run(command, capture_output=True, text=True)
    # A prefix that nobody declared is said and no failure, but no reader gets past it.
    if not done.returncode and 'error' not in done.stderr:
        return 'yes'
    said = re.search(r'error ?: (.*)', done.stderr)
    return f'no: {said[1].strip() if said else done.stderr.strip()}'


def _findings(path, checker):
    done = subprocess.run([checker, 'check', '--format', 'json', path], capture_output=True, text=True)
    levels = {'error': collections.Counter(), 'warning': collections.Counter()}
    for line in done.stdout.splitlines():
        finding = json.loads(line)
        if finding.get('level') in levels:
            levels[finding['level']][finding['code']] += 1
    return {'errors': levels['error'], 'warnings': levels['warning']}


def _items(path):
    """(title, everything in it that is read as HTML) of each item."""
    if path.suffix == '.json':
        for item in json.loads(path.read_text(encoding='utf-8')).get('items', []):
            yield item.get('title', ''), item.get('content_html', '')
        return
    for item in tree.parse(path).iter():
        if _name(item) in ITEM:
            title = next((_title(it) for it in item if _name(it) == 'title'), '')
            bodies = [''.join(it.itertext()) for it in item if _name(it) in TEXTS]
            yield title, '\n'.join(bodies)


def _title(element):
    text = ''.join(element.itertext())
    # Readers drop white space around a title.
    return html.unescape(text).strip() if element.get('type') == 'html' else text.strip()


def _name(element):
    return element.tag.rsplit('}', 1)[-1]
