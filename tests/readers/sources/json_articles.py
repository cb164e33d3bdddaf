"""Articles that are JSON: an object of an agency (ninjs), or a line each in feedmill's own shape."""

import json

from sources import dates, html, markdown
from sources.article import Article


def read(text, _stem, zone, _source):
    """A list: a file may hold several."""
    if text.lstrip().startswith('{\n'):
        return [_ninjs(json.loads(text), zone)]
    return [_own(json.loads(line), zone) for line in text.splitlines()]


def _ninjs(item, zone):
    title = item['headlines'][0]['value']
    return Article(
        title=title,
        published=dates.read(item['firstCreated'], zone),
        updated=dates.read(item['versionCreated'], zone),
        slug='agency',
        section=item['subjects'][0]['name'],
        provider=item['infoSources'][0]['name'],
        authors=[item['by']],
        body=html.paragraphs(item['bodies'][0]['value']),
        id=item['uri'],
    )


def _own(item, zone):
    published = dates.read(item['date'], zone)
    body = item['text'].split('\n\n') if 'text' in item else markdown.paragraphs(item['markdown'])
    return Article(
        title=item['title'],
        published=published,
        updated=max(published, dates.read(item.get('updated', item['date']), zone)),
        slug=item['id'],
        section=item['section'],
        authors=item['authors'],
        body=body,
        id=item['id'],
    )
