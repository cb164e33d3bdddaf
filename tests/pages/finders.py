"""What two feed finders that know nothing of feedmill find on pages; a page and an address a line."""

import sys
from urllib.request import urlopen

import feedfinder2
from trafilatura.feeds import FeedParameters, determine_feed

for page in sys.argv[1:]:
    for url in feedfinder2.find_feeds(page):
        print("feedfinder2", page, url)
    html = urlopen(page).read().decode()
    base = page.rsplit("/", 1)[0]
    params = FeedParameters(base, "127.0.0.1", page, external=True, target_lang=None)
    for url in determine_feed(html, params):
        print("trafilatura", page, url)
