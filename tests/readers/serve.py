"""Serves folders of feeds on loopback as a careful web server would, and logs each request.

Each reader has a folder of its own, `/KEY/`, that shows another state of the feeds at each of its
polls, and a log of its own.
"""

import email.utils
import gzip
import hashlib
import http.server
import json
import pathlib
import threading

TYPES = {
    '.json': 'application/feed+json',
    '.xml': 'application/{}+xml; charset=utf-8',
}
PACKED = {'br': '.br', 'gzip': '.gz'}
ASKED = ('Accept-Encoding', 'If-Modified-Since', 'If-None-Match')


class Server(http.server.ThreadingHTTPServer):
    """Runs from the start on a free port, `server_port`."""

    daemon_threads = True

    def __init__(self):
        super().__init__(('127.0.0.1', 0), _Handler)
        self.places = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def show(self, key, folder, log):
        """From now on /KEY/ is `folder`, and what is asked there goes to the file `log`."""
        self.places[key] = pathlib.Path(folder), log


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_GET(self):
        key, _, name = self.path.split('?')[0].lstrip('/').partition('/')
        folder, self.log = self.server.places.get(key, (None, None))
        path = folder and folder / name
        if not path or '..' in path.parts or not path.is_file():
            return self._answer(404, b'not found\n', {'Content-Type': 'text/plain'})
        body = path.read_bytes()
        coding, packed = self._packed(path, body)
        changed = int(path.stat().st_mtime)
        headers = {
            'ETag': f'"{hashlib.sha256(body).hexdigest()[:16]}{coding and "-" + coding}"',
            'Last-Modified': email.utils.formatdate(changed, usegmt=True),
            'Vary': 'Accept-Encoding',
        }
        if self._is_unchanged(headers['ETag'], changed):
            return self._answer(304, b'', headers)
        headers['Content-Type'] = _content_type(path, body)
        if coding:
            headers['Content-Encoding'] = coding
        return self._answer(200, packed, headers)

    do_HEAD = do_GET

    def _packed(self, path, body):
        """(coding, bytes): the copy that stands beside the file, else one that is packed here."""
        accepted = self.headers.get('Accept-Encoding', '')
        for coding, ending in PACKED.items():
            copy = path.with_name(path.name + ending)
            if coding in accepted and copy.is_file():
                return coding, copy.read_bytes()
        if 'gzip' in accepted:
            return 'gzip', gzip.compress(body, mtime=0)
        return '', body

    def _is_unchanged(self, etag, changed):
        if 'If-None-Match' in self.headers:
            return etag in self.headers['If-None-Match']
        try:
            since = email.utils.parsedate_to_datetime(self.headers['If-Modified-Since'])
            return since.timestamp() >= changed
        except (TypeError, ValueError):
            return False

    def _answer(self, status, body, headers):
        if self.log:
            with open(self.log, 'a', encoding='utf-8') as log:
                log.write(json.dumps(self._request(status, headers)) + '\n')
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if self.command != 'HEAD':
            try:
                self.wfile.write(body)
            except ConnectionError:
                pass  # some readers hang up once they have seen enough

    def _request(self, status, headers):
        return {
            'method': self.command,
            'file': self.path.lstrip('/').partition('/')[2],
            'status': status,
            'coding': headers.get('Content-Encoding', ''),
            'asked': {name: self.headers[name] for name in ASKED if name in self.headers},
        }

    def log_message(self, *_):
        pass


def _content_type(path, body):
    kind = 'atom' if b'<feed' in body[:1000] else 'rss'
    return TYPES.get(path.suffix, 'text/html').format(kind)
