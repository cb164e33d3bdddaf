"""drive.py JOB.json, inside the network namespace: lets each reader live through each scene.

JOB.json: {"work": folder, "output": file, "jobs": how many readers at a time,
"screen": the first number of a screen that nobody else has,
"scenes": {name: {"folders": [one a phase], "feeds": [folders in it]}},
"tasks": [[reader, format, scene]]}.
One line of JSON for each poll goes to the output, also when a reader failed.
"""

import concurrent.futures
import itertools
import json
import os
import pathlib
import shutil
import subprocess
import sys
import threading
import time

import readers
import serve
from readers import FORMATS

PATIENCE = 1200  # seconds for a poll


def main():
    with open(sys.argv[1], encoding='utf-8') as file:
        job = json.load(file)
    subprocess.run(['ip', 'link', 'set', 'lo', 'up'], check=True)
    os.environ.update(READERS_BUILT=str(readers.BUILT), PYTHONDONTWRITEBYTECODE='1')
    server = serve.Server()
    screens = itertools.count(job['screen'])
    lock = threading.Lock()
    with (
        open(job['output'], 'w', encoding='utf-8') as output,
        concurrent.futures.ThreadPoolExecutor(job['jobs']) as pool,
    ):

        def play(task):
            subscription = _Subscription(task, job, server, next(screens))
            for line in subscription.play():
                with lock:
                    output.write(json.dumps(line, ensure_ascii=False) + '\n')

        for done in [pool.submit(play, task) for task in job['tasks']]:
            done.result()


class _Subscription:
    """One reader that reads one format of one scene. Many show an id once, whichever feed it came
    by first, so each format has a reader of its own."""

    def __init__(self, task, job, server, screen):
        name, self.format, scene = task
        self.reader = readers.BY_NAME[name]
        self.scene = job['scenes'][scene]
        self.key = '.'.join(task)
        self.work = pathlib.Path(job['work']) / self.key
        self.log = self.work.with_name(self.key + '.requests')
        self.server = server
        self.environment = {
            **os.environ,
            'SERVE_LOG': str(self.log),
            'FORMAT': self.format,
            'SCREEN': str(screen),
        }
        self.line = {'reader': name, 'format': self.format, 'scene': scene}

    def play(self):
        print(self.key, file=sys.stderr, flush=True)
        missing = self.reader.missing()
        if missing:
            error = f'missing: {", ".join(missing)}; run tests/readers/install'
            return [{**self.line, 'phase': 0, 'version': '-', 'seconds': 0, 'error': error}]
        self.line['version'] = self.reader.version() or '?'
        self.work.mkdir(parents=True)
        last = len(self.scene['folders']) - 1
        phases = [last] if self.reader.kind == 'library' else range(last + 1)
        return map(self._poll, phases)

    def _poll(self, phase):
        self.log.write_text('', encoding='utf-8')
        self.server.show(self.key, self._folder(phase), self.log)
        begin = time.time()
        stored = self._run()
        seconds = round(time.time() - begin, 1)
        with open(self.log, encoding='utf-8') as log:
            requests = [json.loads(line) for line in log]
        wanted = {feed['file'] for feed in self._feeds()}
        requests = [request for request in requests if request['file'] in wanted]
        poll = {**self.line, 'phase': phase, 'seconds': seconds, 'requests': requests}
        return {**poll, **stored}

    def _folder(self, phase):
        folder = pathlib.Path(self.scene['folders'][phase])
        if not self.reader.has_own_clock:
            return folder
        served = self.work.with_name(self.key + '.served')
        if phase == 0:
            shutil.copytree(folder, served)
        else:
            _renew(served, folder, pathlib.Path(self.scene['folders'][phase - 1]))
        return served

    def _feeds(self):
        for folder in self.scene['feeds']:
            file = '/'.join(filter(None, (folder, FORMATS[self.format])))
            url = f'http://127.0.0.1:{self.server.server_port}/{self.key}/{file}'
            yield {'file': file, 'url': url}

    def _run(self):
        config = self.work / 'FEEDS.json'
        config.write_text(json.dumps({'feeds': list(self._feeds())}), encoding='utf-8')
        command = self.reader.command(self.work, config)
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=PATIENCE, env=self.environment
            )
        except subprocess.TimeoutExpired:
            return {'error': f'no end after {PATIENCE} seconds'}
        lines = [line for line in done.stdout.decode('utf-8').split('\n') if line.startswith('{')]
        if done.returncode or len(lines) != len(self.scene['feeds']):
            complaint = done.stderr.decode('utf-8', 'replace').strip().split('\n')[-1][:300]
            count = f'{len(lines)} lines'
            return {'error': f'adapter ended with {done.returncode}, {count}: {complaint}'}
        feeds = zip(self.scene['feeds'], map(json.loads, lines))
        return {'feeds': [{**line, 'feed': folder} for folder, line in feeds]}


def _renew(served, folder, before):
    """What was written since the poll before is of this second, which has just begun."""
    time.sleep(1 - time.time() % 1)
    for path in folder.rglob('*'):
        name = path.relative_to(folder)
        old = before / name
        if path.is_file() and not (old.exists() and _time(old) == _time(path)):
            (served / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, served / name)


def _time(path):
    return path.stat().st_mtime_ns


if __name__ == '__main__':
    main()
