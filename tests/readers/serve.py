"""Serves a folder of feeds on loopback as a careful web server would, and logs each request."""

import email.utils
import gzip
import hashlib
import http.server
import json
import pathlib
import threading


def start(folder, log):
    """A running server on a free port; `server.server_port` names it."""
    handler = type('Handler', (_Handler,), {'folder': pathlib.Path(folder), 'log_file': log})
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_GET(self):
        path = self.folder / self.path.split('?')[0].lstrip('/')
        if not path.is_file() or path.parent != self.folder:
            return self._answer(404, b'not found\n', {'Content-Type': 'text/plain'})
        body = path.read_bytes()
        changed = int(path.stat().st_mtime)
        headers = {
            'ETag': f'"{hashlib.sha256(body).hexdigest()[:16]}"',
            'Last-Modified': email.utils.formatdate(changed, usegmt=True),
            'Vary': 'Accept-Encoding',
        }
        if self._is_unchanged(headers['ETag'], changed):
            return self._answer(304, b'', headers)
        headers['Content-Type'] = _content_type(path.name, body)
        if 'gzip' in self.headers.get('Accept-Encoding', ''):
            body = gzip.compress(body, mtime=0)
            headers['Content-Encoding'] = 'gzip'
        return self._answer(200, body, headers)

    do_HEAD = do_GET

    def _is_unchanged(self, etag, changed):
        if 'If-None-Match' in self.headers:
            return etag in self.headers['If-None-Match']
        try:
            since = email.utils.parsedate_to_datetime(self.headers['If-Modified-Since'])
            return since.timestamp() >= changed
        except (TypeError, ValueError):
            return False

    def _answer(self, status, body, headers):
        with open(self.log_file, 'a', encoding='utf-8') as log:
            request = {'method': self.command, 'path': self.path, 'status': status}
            log.write(json.dumps(request) + '\n')
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

    def log_message(self, *_):
        pass


def _content_type(name, body):
    if name.endswith('.json'):
        return 'application/feed+json'
    return f'application/{"atom" if b"<feed" in body[:1000] else "rss"}+xml; charset=utf-8'
