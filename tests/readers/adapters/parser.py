"""Parser libraries: the feed is fetched here and piped to a driver, which prints one JSON object.

The third argument is the parser's name.
"""

from kit import *

PYTHON = [sys.executable, DRIVERS + '/pyparse.py']
RUST = [BUILT + '/rust/release/rsparse']
# The link beside node_modules: that is where Node looks for the packages.
NODE = ['node', '--preserve-symlinks', '--preserve-symlinks-main', BUILT + '/node/parse.mjs']
COMMANDS = {
    'atoma': PYTHON + ['atoma'],
    'fastfeedparser': PYTHON + ['fastfeedparser'],
    'feed-extractor': NODE + ['extractus'],
    'feed-rs': RUST + ['feed-rs'],
    'feedsmith': NODE + ['feedsmith'],
    'node-feedparser': NODE + ['feedparser'],
    'podcastparser': PYTHON + ['podcastparser'],
    'rome': ['java', '-cp', BUILT + '/java:/usr/share/java/*', 'RomeParse'],
    'rss-parser': NODE + ['rss-parser'],
    'ruby-feedparser': ['ruby', DRIVERS + '/rubyfp.rb'],
    'ruby-rss': ['ruby', DRIVERS + '/rubyrss.rb'],
    'rust-atom': RUST + ['atom'],
    'rust-rss': RUST + ['rss'],
    'xml-feed-perl': ['perl', DRIVERS + '/xmlfeed.pl'],
}


def parse(feed):
    done = subprocess.run(
        COMMANDS[sys.argv[3]] + [feed['url']],
        input=fetch(feed['url']),
        capture_output=True,
        timeout=600,
        env={**os.environ, 'TZ': 'UTC', 'LC_ALL': 'C.UTF-8'},
    )
    if not done.stdout:
        return {'error': done.stderr.decode('utf-8', 'replace').strip()[-300:] or 'no output'}
    return json.loads(done.stdout)


for feed in FEEDS:
    parsed = parse(feed)
    items = parsed.pop('items', None) or []
    for entry in items:
        for date in ('published', 'updated'):
            entry[date] = iso(entry.get(date))
    emit(feed['file'], parsed.pop('feed_title', None), [item(**entry) for entry in items], **parsed)
