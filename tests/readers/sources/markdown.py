"""Markdown with front matter, as far as its plain paragraphs go."""

import re

from sources import dates, front_matter, wire
from sources.article import Article

# A Jekyll file's name: 2026-03-15-moving-house.md
DATED = re.compile(r'(\d{4}-\d{2}-\d{2})-(.+)')
# A block that begins like this is no plain paragraph: a heading, list, quote, table, HTML, …
NOT_PROSE = re.compile(
    r'#{1,6}\s|[-*+]\s|\d+[.)]\s|>|\||<|!\[|\[[^\]]+\]:|\{[%{:]|:{2,}|(?:[-*_=]\s*){3,}$'
)
# A block with this in it needs a whole Markdown parser to be sure of its text.
NOT_SURE = re.compile(
    r'\{[%{:]|\$\$|^[ |:-]*-\|[ |:-]*$|\n(?:[-=]{2,}|(?:[-*+>]|\d+[.)]|#{1,6})\s.*)(?:\n|$)', re.M
)
CUT = '\1'


def read(text, stem, zone, _):
    front, text = front_matter.split(text)
    text = re.sub(r'<!--.*?-->', '', text, flags=re.S)
    dated = DATED.fullmatch(stem)
    day = front.get('date') or dated.group(1)
    published = dates.read(day, zone)
    later = front.get('updated') or front.get('lastmod') or front.get('last_modified_at') or day
    corrected = [dates.read(each['date'], zone) for each in front.get('corrections', [])]
    return Article(
        title=' '.join((front.get('title') or _heading(text)).split()),
        published=published,
        updated=max(published, dates.read(later, zone), *corrected),
        slug=front.get('slug') or (dated.group(2) if dated else stem),
        section=front.get('section') or _first(front.get('categories')),
        authors=_authors(front.get('authors') or front.get('author')),
        body=paragraphs(text),
        shows_tags=bool(re.search(r'<[A-Za-z/]|&lt;', text)),
        # `published: false` is Jekyll's way to say draft.
        draft=front.get('draft') == 'true' or front.get('published') == 'false',
        withdrawn=front.get('status') == 'withdrawn',
        link=front.get('link') or front.get('url') or '',
        id=front.get('id') or '',
        categories=_list(front.get('categories')),
        license=front.get('license') or '',
        audio=(front.get('podcast') or {}).get('audio', ''),
    )


def _first(values):
    if isinstance(values, str):
        return values.split(',')[0].strip()
    return values[0] if values else ''


def _list(values):
    return values if isinstance(values, list) else [values] if values else []


def _authors(value):
    if not value:
        return []
    if isinstance(value, str):
        return wire.names(value)
    found = value if isinstance(value, list) else [value]
    return [author['name'] if isinstance(author, dict) else author for author in found]


def _heading(text):
    return plain(next(line[2:] for line in text.splitlines() if line.startswith('# ')))


def paragraphs(text):
    """Plain paragraphs; one that is cut by a footnote's number or a picture gives two."""
    text = re.sub(r'^(`{3,}|~{3,}).*?^\1[`~]*[ \t]*$', '\n', text, flags=re.S | re.M)
    found = []
    for block in re.split(r'\n[ \t]*\n', text):
        indented = block.lstrip('\n').startswith(('  ', '\t'))
        block = block.strip()
        if block and not indented and not NOT_PROSE.match(block) and not NOT_SURE.search(block):
            found += [piece.strip() for piece in plain(block).split(CUT)]
    return [piece for piece in found if len(re.findall(r'\w', piece)) > 12]


def plain(text):
    """Inline Markdown without its marks; CUT stands where something is shown that is not asked for."""
    kept = []

    def keep(found):  # out of reach of the later steps
        kept.append(found.group(found.lastindex))
        return f'\0{len(kept) - 1}\0'

    text = re.sub(r'(`+) ?(.+?) ?\1(?!`)', keep, text, flags=re.S)
    text = re.sub(r'\\([!-/:-@\[-`{-~])', keep, text)
    text = re.sub(r'<((?:https?|mailto):[^>]+)>', keep, text)
    text = re.sub(r'!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|\[\^[^\]]+\]', CUT, text)
    text = re.sub(r'\[([^\]]+)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])', r'\1', text)
    text = re.sub(r'</?[A-Za-z][^>]*>', '', text)
    text = re.sub(r'(\*\*\*|\*\*|\*|~~)(?=\S)(.+?)(?<=\S)\1', r'\2', text, flags=re.S)
    text = re.sub(r'(?<!\w)(__|_)(?=\S)(.+?)(?<=\S)\1(?!\w)', r'\2', text, flags=re.S)
    text = re.sub(r'\\\n', ' ', text)
    for number in reversed(range(len(kept))):
        text = text.replace(f'\0{number}\0', kept[number])
    return ' '.join(text.split(' ')).replace('\n', ' ')
