"""Wire text: headline, standfirst, a bullet block of facts, then the body."""

import re

from sources import dates
from sources.article import Article

BULLET = re.compile(r'[-•*]\s+(?=\S)')
LABELLED = re.compile(r'([A-Z][A-Za-z ]{1,24}):\s*(.*)')
LABELS = {
    'published': ('published date', 'published', 'date'),
    'updated': ('modified date', 'modified', 'updated date', 'updated'),
    'byline': ('author', 'authors', 'by', 'byline'),
    'section': ('section', 'category'),
    'provider': ('source',),
    'link': ('url',),
    'id': ('id',),
    'status': ('status',),
}
# "DOVER, Nov. 13 (Agency) — ": a publisher may set it apart, so it is not asked for.
DATELINE = re.compile(r'[A-Z][A-Z .’\'-]+(?:, [^—–]{1,40})?(?: \([^)]{1,30}\))? (?:—|–|--) ')


def read(text, stem, zone, settings):
    lines = [line.strip() for line in text.splitlines()]
    first = next(n for n, line in enumerate(lines) if line)
    start = next(n for n, line in enumerate(lines) if n > first and BULLET.match(line))
    end = start
    while end < len(lines) and BULLET.match(lines[end]):
        end += 1
    facts = _facts([BULLET.sub('', line, count=1) for line in lines[start:end]])
    clock = settings.get('clock', '24h')
    published = dates.read(facts['published'], zone, clock)
    updated = dates.read(facts['updated'], zone, clock) if 'updated' in facts else published
    return Article(
        title=lines[first],
        published=published,
        updated=max(published, updated),
        slug=stem,
        section=facts.get('section', ''),
        provider=facts.get('provider', ''),
        authors=names(facts.get('byline', '')),
        body=_paragraphs(lines[end:]),
        shows_tags='<' in text or '&lt;' in text,
        link=facts.get('link', ''),
        id=facts.get('id', ''),
        withdrawn=facts.get('status') == 'withdrawn',
    )


def names(byline):
    byline = re.sub(r'^by\s+', '', byline.strip(), flags=re.I)
    return [name.strip() for name in re.split(r'\s+and\s+|,', byline) if name.strip()]


def _facts(bullets):
    facts, plain = {}, []
    for bullet in bullets:
        found = LABELLED.fullmatch(bullet)
        if not found:
            plain.append(bullet)
            continue
        label = found.group(1).lower()
        for fact, labels in LABELS.items():
            if label in labels and (fact not in facts or label == fact):
                facts[fact] = found.group(2).strip()
    # Bullets without a label come in this order; a labelled one takes its place.
    for fact in ('section', 'byline'):
        if fact not in facts and plain:
            facts[fact] = plain.pop(0)
    return facts


def _paragraphs(lines):
    text = '\n'.join(lines).strip()
    # Lines are wrapped where blank lines part the paragraphs; else each line is a paragraph.
    blocks = re.split(r'\n{2,}', text) if '\n\n' in text else text.split('\n')
    blocks = [DATELINE.sub('', ' '.join(block.split()), count=1) for block in blocks]
    return [block for block in blocks if _is_prose(block)]


def _is_prose(block):
    """Ends such as "(END)", "###" or "- - -" and lists are nothing to ask for."""
    return not BULLET.match(block) and len(re.findall(r'\w', block)) > 12
