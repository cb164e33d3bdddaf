"""What selftest does to the good feeds of a scene, in the last phase that is then played."""

import dataclasses
import os
import re
import shutil

OLD_ID = 'tag:weir.example,2025-01-01:'


@dataclasses.dataclass(frozen=True)
class SceneFault:
    name: str
    scene: str
    phase: str
    format: str
    # Which reader must find it under which check.
    found_by: dict
    # break_it(folder of the phase, folder of the phase before, name of the file)
    break_it: object


def replace(right, wrong):
    """A fault of the text; the file keeps its time."""

    def break_it(folder, _, file):
        path = folder / file
        text = path.read_text(encoding='utf-8')
        broken = re.sub(right, wrong, text, flags=re.S)
        if broken == text:
            raise ValueError(f'{right!r} is not in {path}')
        _write(path, broken.encode())

    return break_it


def without(title, *folders):
    """The item with this title is lost from the feeds in these folders."""

    def break_it(phase, _, file):
        for folder in folders:
            path = phase / folder / file
            text = path.read_text(encoding='utf-8')
            items = re.findall(r'    <item>.*?</item>\n|  <entry>.*?</entry>\n', text, re.S)
            (item,) = [item for item in items if title in item]
            _write(path, text.replace(item, '').encode())

    return break_it


def torn(folder, _, file):
    content = (folder / file).read_bytes()
    _write(folder / file, content[: len(content) // 2])


def not_published(folder, before, file):
    shutil.copy2(before / file, folder / file)


def written_without_need(folder, _, file):
    path = folder / file
    text = path.read_text(encoding='utf-8')
    path.write_text(text.replace('</title>', '</title>\n', 1), encoding='utf-8')


def packed_too_early(folder, before, file):
    for ending in ('.br', '.gz'):
        shutil.copy2(before / (file + ending), folder / (file + ending))


def _write(path, content):
    time = path.stat().st_mtime
    path.write_bytes(content)
    os.utime(path, (time, time))


MILL = r'(The mill is sold</title>.*?<pubDate>)[^<]*'
SLUICE = r'(sluice opens</title>\s*<id>[^<]*</id>\s*<updated>)[^<]*'
LAMPREYS = r'(Lampreys are back in the race</title>\s*<id>[^<]*</id>\s*<updated>)[^<]*'
NOTICE = r'(<content:encoded><!\[CDATA\[)(<p>This article has been withdrawn)'
PRIZE = '<p>The prize of the guild goes to the baker of Lower Weir for her rye.</p>'

FAULTS = [
    SceneFault(
        'all ids are others',
        'life',
        'new',
        'rss',
        {'newsboat': 'extra', 'reader': 'extra', 'sfeed': 'extra'},
        replace(OLD_ID, OLD_ID + 'x/'),
    ),
    SceneFault(
        'old items come back as new',
        'life',
        'new',
        'atom',
        {'newsboat': 'extra', 'reader': 'extra'},
        replace(f'<id>{OLD_ID}(?!bridge)', f'<id>{OLD_ID}x/'),
    ),
    SceneFault(
        'the new item is lost',
        'life',
        'new',
        'rss',
        {'newsboat': 'missing', 'reader': 'missing', 'rss2email': 'missing'},
        without('The bridge will close', ''),
    ),
    SceneFault(
        'an old item is lost',
        'life',
        'new',
        'rss',
        {'feedparser': 'missing'},
        without('mill is sold', ''),
    ),
    SceneFault(
        'the file is torn',
        'life',
        'new',
        'rss',
        # newsboat keeps what stands before the fault, so that half an item is one more.
        {'newsboat': 'extra', 'reader': 'run', 'feedparser': 'run'},
        torn,
    ),
    SceneFault(
        'the file is torn', 'life', 'new', 'json', {'reader': 'run', 'feedsmith': 'run'}, torn
    ),
    SceneFault(
        'written although nothing changed',
        'life',
        'unchanged',
        'rss',
        {'reader': 'unchanged', 'elfeed': 'unchanged'},
        written_without_need,
    ),
    SceneFault(
        'an edit moves the publication',
        'life',
        'edited',
        'rss',
        {'reader': 'date', 'elfeed': 'date'},
        replace(MILL, r'\1Thu, 13 Mar 2025 10:00:00 +0000'),
    ),
    SceneFault(
        'an edit is not published',
        'life',
        'edited',
        'json',
        {'reader': 'body', 'feedsmith': 'body'},
        not_published,
    ),
    SceneFault(
        'a correction does not move the update',
        'life',
        'corrected',
        'atom',
        {'reader': 'updated', 'feedparser': 'updated'},
        replace(LAMPREYS, r'\g<1>2025-03-05T09:00:00Z'),
    ),
    SceneFault(
        'a minor edit moves the update',
        'life',
        'minor',
        'atom',
        {'reader': 'updated', 'feedparser': 'updated'},
        replace(SLUICE, r'\g<1>2025-03-15T10:00:00Z'),
    ),
    SceneFault(
        'what was called back still shows',
        'life',
        'withdrawn',
        'rss',
        {'newsboat': 'body', 'reader': 'body'},
        replace(NOTICE, rf'\1{PRIZE}\2'),
    ),
    SceneFault(
        'a renamed seed is another item',
        'life',
        'moved',
        'rss',
        {'newsboat': 'extra', 'reader': 'extra'},
        replace(f'{OLD_ID}flour', f'{OLD_ID}the-price-of-flour'),
    ),
    SceneFault(
        'an item is in no feed',
        'sections',
        'new',
        'rss',
        {'newsboat': 'missing', 'reader': 'missing', 'elfeed': 'missing'},
        without('Note 6', '', 'section/trade'),
    ),
    SceneFault(
        'the newest document knows no archive',
        'archives',
        'first',
        'atom',
        {'walker': 'missing'},
        replace(r'<link [^>]*rel="prev-archive"[^>]*/>', ''),
    ),
    SceneFault(
        'an archive lacks an item',
        'archives',
        'first',
        'rss',
        {'walker': 'missing'},
        without('Note 2 ', 'archive/1'),
    ),
    SceneFault(
        'packed copies of the feed before',
        'packed',
        'new',
        'rss',
        {'newsboat': 'missing', 'reader': 'missing'},
        packed_too_early,
    ),
]
