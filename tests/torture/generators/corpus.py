"""The Markdown of the corpus, as libraries and as site generators are given it."""

import datetime
import json
import re

SITE = {
    'title': "Tea & Times",
    'link': 'https://tea.example/',
    'description': "All that is hard to say in a feed: & < > \" ' ’ 🎉",
    'language': 'en',
    'author': 'The Tea & Times Desk',
}
# What must not be in a feed, by the articles that have no place there.
LEAKS = {
    'future': 'From the year 2030',
    'draft': 'A draft of something',
    'undated': 'From no day at all',
}


def read(paths, yaml):
    """Each article: its front matter, its name and its text."""
    articles = []
    for path in paths:
        text = path.read_text(encoding='utf-8')
        front, body = re.match(r'---\n(.*?)\n---\n(.*)', text, re.S).groups()
        values = yaml.load(_hide(front), yaml.BaseLoader)
        articles.append({**values, 'name': path.stem, 'html': body})
    return articles


def _hide(text):
    """YAML takes control characters only in its own escapes."""
    return re.sub(r'[\x00-\x08\x0b-\x1f\uffff]', lambda it: f'\\u{ord(it[0]):04x}', text)


def for_libraries(articles):
    """Site and articles as one JSON text: only what a caller would publish today, newest first."""
    published = [
        {
            'id': article.get('id', f'tag:tea.example,2026-01-01:{article["name"]}'),
            'url': f'{SITE["link"]}posts/{article["name"]}/',
            'title': article['title'],
            'summary': article.get('summary') or _first_paragraph(article['html']),
            'html': article['html'],
            'published': article['date'],
            'updated': article.get('updated', article['date']),
            'authors': article['authors'],
            'tags': article.get('tags', []),
        }
        for article in articles
        if article['name'] not in LEAKS
    ]
    published.sort(key=lambda article: article['id'])
    published.sort(key=lambda article: _utc(article['published']), reverse=True)
    return json.dumps({'site': SITE, 'articles': published})


def _first_paragraph(text):
    return re.sub(r'<[^>]*>', '', re.search(r'<p>(.*?)</p>', text, re.S)[1])


def _utc(text):
    moment = datetime.datetime.fromisoformat(text.replace('Z', '+00:00'))
    return moment.astimezone(datetime.timezone.utc)


def front_matter(article, **names):
    """YAML on top of the text; `names` says what a generator calls a field, '' leaves it out."""
    lines = ['---']
    for field, value in article.items():
        if field in ('name', 'html') or names.get(field) == '':
            continue
        if field not in ('date', 'updated', 'draft'):
            value = _hide(json.dumps(value, ensure_ascii=False))
        lines.append(f'{names.get(field, field)}: {value}')
    return '\n'.join([*lines, '---', '']) + article['html']
