"""Django's feed generator: RSS and Atom."""

import datetime
import json
import sys

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.xmlutils import UnserializableContentError

settings.configure(USE_TZ=True)
articles, folder = sys.argv[1:]
with open(articles, encoding='utf-8') as file:
    data = json.load(file)
site = data['site']


def moment(text):
    return datetime.datetime.fromisoformat(text.replace('Z', '+00:00'))


problems = []
for kind, name in ((Rss201rev2Feed, 'rss.xml'), (Atom1Feed, 'atom.xml')):
    feed = kind(
        title=site['title'],
        link=site['link'],
        description=site['description'],
        language=site['language'],
        feed_url=site['link'] + name,
    )
    for article in data['articles']:
        feed.add_item(
            title=article['title'],
            link=article['url'],
            description=article['html'],
            author_name=', '.join(article['authors']),
            pubdate=moment(article['published']),
            updateddate=moment(article['updated']),
            unique_id=article['id'],
            categories=article['tags'],
        )
    with open(f'{folder}/{name}', 'w', encoding='utf-8') as file:
        try:
            feed.write(file, 'utf-8')
        except UnserializableContentError as problem:
            problems.append(f'{name}: {problem!r}')
sys.exit('; '.join(problems) or None)
