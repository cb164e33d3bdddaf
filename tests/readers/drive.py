"""drive.py JOB.json, inside the network namespace: lets each reader read each format on its own.

JOB.json: {"feeds": folder, "work": folder, "readers": [names], "formats": [names], "output": file}.
One line of JSON for each reader and format goes to the output, also when a reader failed.
"""

import json
import os
import pathlib
import subprocess
import sys
import time

import readers
import serve
from readers import FORMATS


def main():
    with open(sys.argv[1], encoding='utf-8') as file:
        job = json.load(file)
    subprocess.run(['ip', 'link', 'set', 'lo', 'up'], check=True)
    work = pathlib.Path(job['work'])
    log = work / 'requests'
    log.touch()
    server = serve.start(job['feeds'], log)
    os.environ.update(
        SERVE_LOG=str(log), READERS_BUILT=str(readers.BUILT), PYTHONDONTWRITEBYTECODE='1'
    )
    with open(job['output'], 'w', encoding='utf-8') as output:
        for reader in readers.chosen(job['readers']):
            for name in reader.formats:
                if name in job['formats']:
                    line = _read(reader, name, work, server.server_port)
                    output.write(json.dumps(line, ensure_ascii=False) + '\n')


def _read(reader, format_name, work, port):
    """Each format has a reader of its own: many show an id once, whichever feed it came by."""
    print(f'{reader.name} {format_name} …', file=sys.stderr, flush=True)
    begin = time.time()
    line = {'reader': reader.name, 'kind': reader.kind, 'format': format_name, 'version': '-'}
    missing = reader.missing()
    if missing:
        stored = {'error': f'missing: {", ".join(missing)}; run tests/readers/install'}
    else:
        file = FORMATS[format_name]
        stored = _run(reader, work / reader.name / format_name, file, port)
        line['version'] = reader.version() or '?'
    return {**line, **stored, 'seconds': round(time.time() - begin, 1)}


def _run(reader, work, file, port):
    work.mkdir(parents=True)
    config = work / 'FEEDS.json'
    feed = {'file': file, 'url': f'http://127.0.0.1:{port}/{file}'}
    config.write_text(json.dumps({'feeds': [feed]}), encoding='utf-8')
    try:
        done = subprocess.run(reader.command(work, config), capture_output=True, timeout=420)
    except subprocess.TimeoutExpired:
        return {'error': 'no end after 420 seconds'}
    complaint = done.stderr.decode('utf-8', 'replace').strip()
    lines = [line for line in done.stdout.decode('utf-8').split('\n') if line.startswith('{')]
    if done.returncode or len(lines) != 1:
        last = complaint.split('\n')[-1][:300]
        return {'error': f'adapter ended with {done.returncode}, {len(lines)} lines: {last}'}
    return json.loads(lines[0])


if __name__ == '__main__':
    main()
