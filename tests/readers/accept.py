"""Compares what a reader holds after a poll with what happened in the scene until then."""

import collections

import checks
import holdings
import limits
import memory
import readers
from checks import fold


def compare(poll, scene):
    """(problems, limits): what is wrong, each (check, text); and the known limits met."""
    if poll.get('error'):
        return [('run', poll['error'])], set()
    verdict = _Verdict(poll, scene)
    matches = {line['feed']: verdict.match(line) for line in poll['feeds']}
    for line in poll['feeds']:
        verdict.judge(line, *matches[line['feed']], _elsewhere(matches, line['feed']))
    if scene['phases'][poll['phase']]['unchanged']:
        verdict.requests()
    return verdict.problems, verdict.met


def _elsewhere(matches, here):
    """{id: stored items} of the other feeds in the same reader."""
    found = collections.defaultdict(list)
    for feed, (pairs, _) in matches.items():
        for holding, _, item in pairs:
            if feed != here and item is not None:
                found[holding.id].append(item)
    return found


class _Verdict:
    def __init__(self, poll, scene):
        self.poll = poll
        self.scene = scene
        self.reader = readers.BY_NAME[poll['reader']]
        self.memory = memory.find(poll)
        self.problems = []
        self.met = set()

    def match(self, line):
        """([(holding, view, stored item or None)], stored items that are nothing wanted)."""
        held = holdings.of(self.scene, line['feed'], self.poll['phase'], self.reader)
        kept = self._limited(limits.find(self.poll, 'count'), held)
        wanted = [(holding, view) for holding in kept for view in self._views(holding, line)]
        return _pair(wanted, line['items'])

    def _limited(self, limit, held):
        kept = limit.stores(held) if limit else held
        if len(kept) < len(held):
            self.met.add(limit)
        return kept

    def _views(self, holding, line):
        """What must be stored of an item: as it is now, unless the reader is known for another."""
        plain = memory.newest(holding.versions)
        views = self.memory.holds(holding.versions) if self.memory else plain
        if views != plain:
            self.met.add(self.memory)
        for view in views:
            shown = {text for version in holding.versions for text in version['body']}
            gone = shown - set(view['body'])
            yield {
                **view,
                'place': holding.place,
                'gone': sorted(gone),
                'feed_title': self._title(line),
                'file': self._file(line),
            }

    def _title(self, line):
        return self.scene['titles'][line['feed']]

    def _file(self, line):
        return '/'.join(filter(None, (line['feed'], readers.FORMATS[self.poll['format']])))

    def judge(self, line, pairs, extra, elsewhere):
        if line.get('error'):
            return self.problems.append(('run', line['error']))
        self._feed_title(line)
        once = limits.find(self.poll, 'once')
        for holding, view, found in pairs:
            if once and holding.id in elsewhere and found is None:
                self.met.add(once)
            elif found is None:
                self.problems.append(('missing', view['title']))
            else:
                problems, met = checks.item(found, view, self.poll)
                self.problems += problems
                self.met |= met
        self.problems += [('extra', str(found.get('title'))) for found in extra]
        self._order(line, pairs)
        self._unread(pairs, elsewhere)

    def _feed_title(self, line):
        limit = limits.find(self.poll, 'feed_title')
        title = self._title(line)
        feed = {'title': title, 'file': self._file(line)}
        wanted = limit.stores(feed) if limit else title
        if limit:
            self.met.add(limit)
        if fold(line.get('feed_title')) != fold(wanted):
            text = f'{line.get("feed_title")!r} for {wanted!r}'
            self.problems.append(('feed_title', text))

    def _order(self, line, pairs):
        """Libraries hand the items over in the order of the document: newest first."""
        if self.reader.kind == 'library':
            places = {id(found): place for place, found in enumerate(line['items'])}
            got = [places[id(found)] for _, _, found in pairs if found is not None]
            if got != sorted(got):
                self.problems.append(('order', 'not newest first'))

    def _unread(self, pairs, elsewhere):
        """What is new is unread, and nothing that was read is so again."""
        limit = limits.find(self.poll, 'unread')
        once = limits.find(self.poll, 'unread_once')
        for holding, view, found in pairs:
            if found is None or 'unread' not in found:
                continue
            wanted = holding.is_new
            if limit and limit.stores(holding, view, found) != wanted:
                wanted = limit.stores(holding, view, found)
                self.met.add(limit)
            if once and wanted and any(item['unread'] for item in elsewhere[holding.id]):
                wanted = False
                self.met.add(once)
            if found['unread'] != wanted:
                text = 'unread again' if found['unread'] else 'not told as new'
                self.problems.append(('unread', f'{view["title"][:40]}: {text}'))

    def requests(self):
        """Nothing has changed: who asks whether it has must hear that it has not."""
        limit = limits.find(self.poll, 'unchanged')
        wanted = limit.stores(self.scene['phases'][self.poll['phase']]) if limit else 'GET 304'
        answers = {f'{asked["method"]} {asked["status"]}' for asked in self.poll['requests']}
        if limit and wanted != 'GET 304':
            self.met.add(limit)
        if answers != {wanted}:
            text = f'{", ".join(sorted(answers)) or "no request"} for {wanted}'
            self.problems.append(('unchanged', text))


def _pair(wanted, stored):
    """Each wanted view with the stored item that is it: same id, else same link, else same title."""
    waiting = list(stored)
    found = {}
    keys = (
        lambda each: (each.get('id'), fold(each.get('title')), each.get('link')),
        lambda each: each.get('id'),
        lambda each: each.get('link'),
        lambda each: fold(each.get('title')),
    )
    for key in keys:
        index = {}
        for each in waiting:
            index.setdefault(key(each), []).append(each)
        for number, (_, view) in enumerate(wanted):
            if number not in found and key(view) and index.get(key(view)):
                found[number] = index[key(view)].pop(0)
        taken = {id(each) for each in found.values()}
        waiting = [each for each in waiting if id(each) not in taken]
    pairs = [(*pair, found.get(number)) for number, pair in enumerate(wanted)]
    return pairs, waiting
