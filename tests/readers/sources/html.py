"""A page, as far as its JSON-LD and its plain paragraphs go."""

import html
import json
import re

from sources import dates
from sources.article import Article


def read(text, stem, zone, _):
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    nodes = json.loads(data.group(1))['@graph']
    story = next(node for node in nodes if node['@type'] == 'NewsArticle')
    names = {node['@id']: node['name'] for node in nodes if '@id' in node}
    published = dates.read(story['datePublished'], zone)
    return Article(
        title=story['headline'],
        published=published,
        updated=max(published, dates.read(story['dateModified'], zone)),
        slug=stem,
        section=story['articleSection'][0],
        provider=names[story['publisher']['@id']],
        authors=[author.get('name') or names[author['@id']] for author in story['author']],
        author_pages={node['name']: node['url'] for node in nodes if 'url' in node and node['@type'] == 'Person'},
        body=paragraphs(text[text.index('<article>') : text.index('</article>')]),
        link=re.search(r'rel="canonical" href="([^"]+)"', text).group(1),
    )


def paragraphs(text):
    """The plain paragraphs, as they are read."""
    text = re.sub(r'<(aside|blockquote)\b.*?</\1>', '', text, flags=re.S)
    found = re.findall(r'<p>(.*?)</p>', text, re.S)
    plain = (html.unescape(re.sub(r'<[^>]+>', '', paragraph)) for paragraph in found)
    return [' '.join(paragraph.split()) for paragraph in plain]
