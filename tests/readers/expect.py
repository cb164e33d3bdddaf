#!/usr/bin/env -S python3 -B
"""expect.py [--site FOLDER] [--podcast] [--output FILE]: what a reader must hold once it has read
the main feed, or the feed that is a podcast.

Read from the settings and the seeds alone: nothing here knows the program or its feeds, so a
fault of theirs cannot become an expectation.
"""

import argparse
import json
import pathlib
import re
import sys
import tomllib
import urllib.parse
import zoneinfo

sys.dont_write_bytecode = True

from sources import dates, html, json_articles, markdown, wire  # noqa: E402
from sources.article import Article  # noqa: E402

KINDS = {
    'html': (html, ('.html',)),
    'json': (json_articles, ('.json', '.jsonl')),
    'markdown': (markdown, ('.md', '.markdown')),
    'wire': (wire, ('.txt',)),
}


def settings_of(site):
    return tomllib.loads((site / 'feedmill.toml').read_text(encoding='utf-8'))


def podcast_of(settings):
    """The first of the feeds that is a podcast, or None."""
    return next((feed for feed in settings.get('feeds', []) if 'podcast' in feed), None)


def expected(site, is_podcast):
    """A scene of one phase, like those that scenes/site.py writes; newest item first."""
    settings = settings_of(site)
    name, folder, about = 'site', '', 'the sample site of this repository'
    title = settings['site']['title']
    items = []
    for source in settings['sources']:
        if source['kind'] in KINDS:
            items += _items(site, settings, source)
    if is_podcast:
        feed = podcast_of(settings)
        if not feed:
            raise SystemExit(f'{site}: no feed is a podcast; name other scenes with --scene')
        name, folder, about = 'podcast', _slug(feed['name']), 'the podcast of that site'
        title = f'{title}: {feed["name"]}'
        items = [item for item in items if feed['category'] in item['categories']]
    items.sort(key=lambda item: item['id'])
    items.sort(key=lambda item: item['published'], reverse=True)
    phase = {
        'name': 'first',
        'unchanged': False,
        'feeds': {folder: [item['id'] for item in items]},
        'items': {item['id']: item for item in items},
    }
    return {'name': name, 'about': about, 'titles': {folder: title}, 'phases': [phase]}


def _items(site, settings, source):
    reader, endings = KINDS[source['kind']]
    zone = zoneinfo.ZoneInfo(settings['site']['timezone'])
    folder = site / source['folder']
    for path in sorted(folder.rglob('*')):
        inside = path.relative_to(folder)
        if path.suffix not in endings or any(part.startswith('.') for part in inside.parts):
            continue
        try:
            found = reader.read(path.read_text(encoding='utf-8-sig'), path.stem, zone, source)
        except Exception as problem:
            raise SystemExit(f'{path}: cannot say what to expect: {problem!r}') from problem
        for article in [found] if isinstance(found, Article) else found:
            if not article.draft and not article.withdrawn:
                yield _item(article, inside, zone, settings, source)


def _item(article, inside, zone, settings, source):
    own = article.id or inside.with_suffix('').as_posix()
    return {
        'id': own if ':' in own else f'tag:{settings["site"]["tag"]}:{own}',
        'title': article.title,
        'link': article.link or _permalink(article, zone, settings),
        'published': dates.utc(article.published),
        'updated': dates.utc(article.updated),
        'authors': article.authors or _authors(source) or _authors(settings['site']),
        'author_pages': article.author_pages,
        'license': article.license,
        'body': article.body,
        'shows_tags': article.shows_tags,
        # Who may stand in for several authors: the agency, the author of the feed.
        'provider': article.provider,
        'feed_author': ', '.join(_authors(settings['site'])),
        'categories': article.categories,
        'enclosure': article.audio and urllib.parse.urljoin(settings['site']['link'], article.audio),
    }


def _authors(table):
    """The names of the authors that a table of the settings gives to articles without any."""
    given = table.get('authors', [])
    return [author['name'] if isinstance(author, dict) else author for author in given]


def _permalink(article, zone, settings):
    local = article.published.astimezone(zone)
    parts = {
        'section': _slug(article.section),
        'year': f'{local.year:04}',
        'month': f'{local.month:02}',
        'day': f'{local.day:02}',
        'slug': article.slug,
    }
    path = settings['permalinks']['pattern'].format(**parts)
    # An article without a section has no folder of that name.
    return settings['site']['link'].rstrip('/') + re.sub('/{2,}', '/', path)


def _slug(name):
    return re.sub(r'[\W_]+', '-', name.lower()).strip('-')


def main():
    here = pathlib.Path(__file__).resolve()
    parser = argparse.ArgumentParser(description=__doc__.split('\n\n')[0])
    parser.add_argument('--site', type=pathlib.Path, default=here.parents[2])
    parser.add_argument('--podcast', action='store_true', help='of the feed that is a podcast')
    parser.add_argument('--output', type=pathlib.Path)
    options = parser.parse_args()
    text = json.dumps(expected(options.site, options.podcast), ensure_ascii=False, indent=1) + '\n'
    if options.output:
        options.output.write_text(text, encoding='utf-8')
    else:
        sys.stdout.write(text)


if __name__ == '__main__':
    main()
