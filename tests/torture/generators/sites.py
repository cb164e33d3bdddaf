"""Site generators: the folder that each is given, the command, and the feeds that come of it."""

import json

from corpus import SITE, front_matter


def pelican(folder, articles, tools):
    for article in articles:
        fields = {
            'Title': article['title'],
            'Slug': article['name'],
            'Date': article.get('date'),
            'Modified': article.get('updated'),
            'Authors': '; '.join(article['authors']),
            'Tags': ', '.join(article.get('tags', [])),
            'Summary': article.get('summary'),
            'Status': 'draft' if 'draft' in article else None,
        }
        lines = [f'{name}: {value}' for name, value in fields.items() if value]
        _write(folder / 'content' / f'{article["name"]}.md', '\n'.join(lines) + '\n\n' + article['html'])
    settings = {
        'SITENAME': SITE['title'],
        'SITEURL': SITE['link'].rstrip('/'),
        'SITESUBTITLE': SITE['description'],
        'AUTHOR': SITE['author'],
        'TIMEZONE': 'UTC',
        'FEED_DOMAIN': SITE['link'].rstrip('/'),
        'FEED_ALL_RSS': 'rss.xml',
        'FEED_ALL_ATOM': 'atom.xml',
        'RSS_FEED_SUMMARY_ONLY': False,
        'ARTICLE_URL': 'posts/{slug}/',
        'ARTICLE_SAVE_AS': 'posts/{slug}/index.html',
    }
    _write(folder / 'pelicanconf.py', ''.join(f'{key} = {value!r}\n' for key, value in settings.items()))
    command = [tools.python('pelican'), 'content', '-o', 'output', '-s', 'pelicanconf.py']
    return command, ['output/rss.xml', 'output/atom.xml']


def mkdocs(folder, articles, tools):
    for article in articles:
        _write(folder / 'docs' / 'posts' / f'{article["name"]}.md', front_matter(article, id=''))
    _write(folder / 'docs' / 'index.md', '# Home\n')
    settings = {
        'site_name': SITE['title'],
        'site_url': SITE['link'],
        'site_description': SITE['description'],
        'site_author': SITE['author'],
        'plugins': [
            {
                'rss': {
                    'use_git': False,
                    'match_path': 'posts/.*',
                    'abstract_chars_count': -1,
                    'categories': ['tags'],
                    'date_from_meta': {
                        'as_creation': 'date',
                        'as_update': 'updated',
                        'datetime_format': '%Y-%m-%dT%H:%M:%S%z',
                    },
                }
            }
        ],
    }
    _write(folder / 'mkdocs.yml', _json(settings))
    command = [tools.python('mkdocs'), 'build', '--quiet', '--no-directory-urls']
    return command, ['site/feed_rss_created.xml', 'site/feed_json_created.json']


def eleventy(folder, articles, tools):
    for article in articles:
        _write(folder / 'posts' / f'{article["name"]}.md', front_matter(article, id='', tags='labels'))
    _write(folder / 'posts' / 'posts.json', json.dumps({'tags': ['posts']}))
    kinds = {'rss': 'rss.xml', 'atom': 'atom.xml', 'json': 'feed.json'}
    metadata = {
        'language': SITE['language'],
        'title': SITE['title'],
        'subtitle': SITE['description'],
        'base': SITE['link'],
        'author': {'name': SITE['author']},
    }
    plugins = ''.join(
        'config.addPlugin(feedPlugin, %s);\n'
        % json.dumps(
            {
                'type': kind,
                'outputPath': f'/{name}',
                'collection': {'name': 'posts', 'limit': 0},
                'metadata': metadata,
            }
        )
        for kind, name in kinds.items()
    )
    _write(
        folder / 'eleventy.config.mjs',
        'import { feedPlugin } from "@11ty/eleventy-plugin-rss";\n'
        f'export default function (config) {{\n{plugins}}}\n',
    )
    (folder / 'node_modules').symlink_to(tools.node_modules)
    command = ['node', 'node_modules/@11ty/eleventy/cmd.cjs', '--quiet']
    return command, [f'_site/{name}' for name in kinds.values()]


def hugo(folder, articles, tools):
    for article in articles:
        text = front_matter(article, id='', updated='lastmod')
        _write(folder / 'content' / 'posts' / f'{article["name"]}.md', text)
    settings = {
        'baseURL': SITE['link'],
        'title': SITE['title'],
        'languageCode': SITE['language'],
        'author': {'name': SITE['author']},
        'params': {'description': SITE['description']},
        'markup': {'goldmark': {'renderer': {'unsafe': True}}},
        'disableKinds': ['taxonomy', 'term'],
    }
    _write(folder / 'hugo.json', _json(settings))
    return ['hugo', '--quiet', '--config', 'hugo.json'], ['public/index.xml']


def jekyll(folder, articles, tools):
    for article in articles:
        name = f'{article["date"][:10]}-{article["name"]}.md' if 'date' in article else 'undated.md'
        place = '_drafts' if 'draft' in article else '_posts'
        text = front_matter(article, id='', draft='', updated='last_modified_at')
        _write(folder / place / name, text)
    settings = {
        'title': SITE['title'],
        'url': SITE['link'].rstrip('/'),
        'description': SITE['description'],
        'author': SITE['author'],
        'lang': SITE['language'],
        'timezone': 'UTC',
        'permalink': '/posts/:title/',
        'plugins': ['jekyll-feed'],
    }
    _write(folder / '_config.yml', _json(settings))
    return ['jekyll', 'build', '--quiet', '--disable-disk-cache'], ['_site/feed.xml']


def feedmill(folder, articles, tools):
    (folder / 'seeds').mkdir()
    for path in tools.seeds(articles):
        _write(folder / 'seeds' / path.name, path.read_text(encoding='utf-8'))
    settings = f"""\
[site]
title = {_json(SITE['title'])}
link = "{SITE['link']}"
description = {_json(SITE['description'])}
tag = "tea.example,2026-01-01"

[[sources]]
folder = "seeds"

[permalinks]
pattern = "/posts/{{slug}}/"

[output]
url = "{SITE['link']}feeds/"
"""
    _write(folder / 'feedmill.toml', settings)
    command = [tools.feedmill, 'build']
    return command, ['feeds/rss.xml', 'feeds/atom.xml', 'feeds/feed.json']


def _json(value):
    # YAML readers take no emoji in two halves.
    return json.dumps(value, ensure_ascii=False)


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding='utf-8')


ALL = {each.__name__: each for each in (feedmill, hugo, jekyll, eleventy, pelican, mkdocs)}
