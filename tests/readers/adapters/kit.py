"""Shared by the adapters. Each is run as NAME.py WORK FEEDS.json, gives the feeds to its reader,
prints one JSON line a feed, what the reader stored, and marks all of it as read.

WORK is the reader's own folder (and its home), new at the first poll and kept until the last;
FEEDS.json is {"feeds": [{"file": "rss.xml", "url": "http://127.0.0.1:PORT/KEY/rss.xml"}]}.
"""

import calendar
import collections
import datetime
import email
import email.policy
import email.utils
import gzip
import html
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request

WORK = os.path.abspath(sys.argv[1])
with open(sys.argv[2], encoding='utf-8') as config:
    FEEDS = json.load(config)['feeds']
FORMAT = os.environ['FORMAT']
DRIVERS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'drivers')
# Where tests/readers/install put what it built.
BUILT = os.environ['READERS_BUILT']
os.makedirs(WORK, exist_ok=True)


def iso(value):
    """Seconds, struct_time, datetime, RFC 3339 or RFC 822 text as YYYY-mm-ddTHH:MM:SSZ."""
    if value is None or value == '':
        return None
    try:
        if isinstance(value, time.struct_time):
            value = calendar.timegm(value)
        if isinstance(value, str) and re.fullmatch(r'-?\d+', value):
            value = int(value)
        if isinstance(value, (int, float)):
            moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=int(value))
        elif isinstance(value, str):
            moment = _moment(value)
        else:
            moment = value
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=datetime.timezone.utc)
        return moment.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')
    except (ValueError, TypeError, OverflowError):
        # Not swallowed: no expected date looks like this.
        return f'UNPARSED:{value!r}'


def _moment(text):
    try:
        return datetime.datetime.fromisoformat(text.replace('Z', '+00:00').replace('z', '+00:00'))
    except ValueError:
        return email.utils.parsedate_to_datetime(text)


def item(**stored):
    """What a reader stored of one item; what it left empty is left out."""
    return {
        key: value
        for key, value in stored.items()
        if value not in (None, [], '') or key in ('title', 'id', 'link')
    }


def emit(file, feed_title=None, items=(), **more):
    line = {'feed': file, 'feed_title': feed_title, **more, 'items': list(items)}
    print(json.dumps(line, ensure_ascii=False), flush=True)


def fetch(url):
    with urllib.request.urlopen(url, timeout=20) as answer:
        body = answer.read()
    return gzip.decompress(body) if body[:2] == b'\x1f\x8b' else body


def rows(database, query, *values):
    connection = sqlite3.connect(f'file:{database}?mode=ro', uri=True, timeout=20)
    connection.row_factory = sqlite3.Row
    connection.text_factory = lambda raw: raw.decode('utf-8', 'replace')
    try:
        return [dict(row) for row in connection.execute(query, values)]
    finally:
        connection.close()


def execute(database, statement):
    connection = sqlite3.connect(database, timeout=20)
    with connection:
        connection.execute(statement)
    connection.close()


Mail = collections.namedtuple('Mail', 'path message body date unread')


def mails(folder):
    """Each mail below a maildir, oldest file first."""
    paths = [os.path.join(root, name) for root, _, names in os.walk(folder) for name in names]
    for path in sorted(paths, key=lambda path: (os.path.getmtime(path), path)):
        with open(path, 'rb') as file:
            message = email.message_from_binary_file(file, policy=email.policy.default)
        body = message.get_body(('html', 'plain'))
        date = getattr(message['Date'], 'datetime', None)
        yield Mail(path, message, body.get_content() if body else '', date, '/new/' in path)


def read_mails(folder):
    """What a mail program does with mails that were read: from new/ to cur/, flagged as seen."""
    for mail in list(mails(folder)):
        if mail.unread:
            os.rename(mail.path, mail.path.replace('/new/', '/cur/') + ':2,S')


def sender(message):
    """The name in From:, where programs that send mail put the author."""
    return email.utils.parseaddr(str(message['From'] or ''))[0]


def env(**more):
    """An environment in which WORK is home and no screen is needed."""
    for folder in ('.config', '.local/share', '.cache', 'run', 'tmp'):
        os.makedirs(f'{WORK}/{folder}', exist_ok=True)
    os.chmod(WORK + '/run', 0o700)
    return {
        **os.environ,
        'HOME': WORK,
        'XDG_CONFIG_HOME': WORK + '/.config',
        'XDG_DATA_HOME': WORK + '/.local/share',
        'XDG_CACHE_HOME': WORK + '/.cache',
        'XDG_RUNTIME_DIR': WORK + '/run',
        # Some keep a socket there so that only one of them runs.
        'TMPDIR': WORK + '/tmp',
        'TZ': 'UTC',
        'LC_ALL': 'C.UTF-8',
        'QT_QPA_PLATFORM': 'offscreen',
        'NO_AT_BRIDGE': '1',
        **{name: str(value) for name, value in more.items()},
    }


def sh(command, timeout=120, **more):
    more.setdefault('env', env())
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout, **more
    )
    with open(WORK + '/log', 'ab') as log:
        log.write(f'$ {command}\n'.encode() + done.stdout)
    return done


class GUI:
    """A program in a session of its own; stopping it stops everything it started."""

    def __init__(self, command, **more):
        more.setdefault('env', env())
        more.setdefault('cwd', WORK)
        self.log = open(WORK + '/gui.log', 'ab')
        self.process = subprocess.Popen(
            command,
            stdout=self.log,
            stderr=self.log,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            **more,
        )

    def settle(self, probe, idle=6, limit=120, least=3):
        """Waits until probe() has not changed for `idle` seconds."""
        begin = since = time.time()
        last = object()
        while time.time() - begin < limit and self.process.poll() is None:
            now = _try(probe)
            if now != last:
                last, since = now, time.time()
            elif time.time() - since > idle and time.time() - begin > least:
                break
            time.sleep(0.5)

    def wait_for(self, probe, limit):
        """Waits until probe() is true."""
        begin = time.time()
        while time.time() - begin < limit and not _try(probe):
            time.sleep(0.5)

    def stop(self, sig=signal.SIGTERM, wait=15):
        for sign, patience in ((sig, wait), (signal.SIGKILL, 5)):
            try:
                os.killpg(self.process.pid, sign)
                self.process.wait(patience)
                break
            except ProcessLookupError:
                break
            except subprocess.TimeoutExpired:
                continue
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def _try(probe):
    try:
        return probe()
    except (OSError, sqlite3.Error, IndexError):
        return None  # its files are not there yet


def stamp(path):
    """What changes whenever a file is written: a probe for GUI.settle."""
    if os.path.exists(path):
        status = os.stat(path)
        return status.st_size, status.st_mtime_ns
    return None


def requests():
    """How many requests this reader has sent: a probe for GUI.settle."""
    try:
        with open(os.environ['SERVE_LOG'], encoding='utf-8') as log:
            return sum(1 for _ in log)
    except OSError:
        return 0
