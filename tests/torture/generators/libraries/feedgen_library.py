"""feedgen: RSS and Atom."""

import json
import sys

from feedgen.feed import FeedGenerator

articles, folder = sys.argv[1:]
with open(articles, encoding='utf-8') as file:
    data = json.load(file)
site = data['site']
feed = FeedGenerator()
feed.id(site['link'])
feed.title(site['title'])
feed.description(site['description'])
feed.language(site['language'])
feed.link(href=site['link'], rel='alternate')
feed.link(href=site['link'] + 'feed.xml', rel='self')
for article in data['articles']:
    entry = feed.add_entry(order='append')
    entry.id(article['id'])
    entry.title(article['title'])
    entry.link(href=article['url'])
    for name in article['authors']:
        entry.author({'name': name})
    for tag in article['tags']:
        entry.category(term=tag)
    entry.summary(article['summary'])
    entry.content(article['html'], type='html')
    entry.published(article['published'])
    entry.updated(article['updated'])
problems = []
for write, name in ((feed.rss_file, 'rss.xml'), (feed.atom_file, 'atom.xml')):
    try:
        write(f'{folder}/{name}')
    except ValueError as problem:
        problems.append(f'{name}: {problem}')
sys.exit('; '.join(problems) or None)
