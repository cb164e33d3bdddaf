#!/usr/bin/env python3
"""Makes feeds to measure the checks with.

usage: feeds.py FOLDER COUNT…

Writes COUNT-lean.rss, COUNT-html.rss and the same as .atom and .json for each COUNT: good feeds
whose items have a summary only (lean), or 3 KB of HTML (html). The same arguments give the same
bytes.
"""
import json
import os
import random
import sys
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from xml.sax.saxutils import escape

from corpus import sentence

NEWEST = datetime(2026, 10, 1, 12, 0, tzinfo=timezone.utc)
SITE = "https://bench.example/"


def item(dice, index, html):
    """The facts of one item."""
    text = [sentence(dice) for _ in range(15 if html else 1)]
    blocks = [f"<p>{a} <a href=\"{SITE}{index}/{n}\">{b}</a> &amp; <em>{a[:20]}</em></p>"
              for n, (a, b) in enumerate(zip(text[::2], text[1::2]))]
    return {
        "id": f"tag:bench.example,2026:{index}",
        "url": f"{SITE}{index}/",
        "title": sentence(dice, 6, 12)[:-1],
        "summary": text[0],
        "html": "\n".join(blocks) if html else None,
        "date": NEWEST - timedelta(minutes=7 * index),
        "author": "Wire Desk",
        "tag": "World",
    }


def stamp(date):
    return date.strftime("%Y-%m-%dT%H:%M:%SZ")


def rss(items, name):
    yield ('<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
           'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
           f'<channel><title>Bench</title><link>{SITE}</link><description>A feed to measure with</description>\n'
           f'<language>en</language><atom:link href="{SITE}{name}" rel="self" type="application/rss+xml"/>\n')
    for each in items:
        body = f"<content:encoded><![CDATA[{each['html']}]]></content:encoded>" if each["html"] else ""
        yield (f"<item><title>{escape(each['title'])}</title><link>{each['url']}</link>"
               f"<description>{escape(each['summary'])}</description><category>{each['tag']}</category>"
               f"<guid isPermaLink=\"false\">{each['id']}</guid><pubDate>{format_datetime(each['date'])}</pubDate>"
               f"{body}<dc:creator>{each['author']}</dc:creator></item>\n")
    yield "</channel></rss>\n"


def atom(items, name):
    yield ('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
           f'<title>Bench</title><id>tag:bench.example,2026:feed</id><updated>{stamp(NEWEST)}</updated>\n'
           f'<link href="{SITE}"/><link rel="self" href="{SITE}{name}"/>\n')
    for each in items:
        body = f"<content type=\"html\">{escape(each['html'])}</content>" if each["html"] else ""
        yield (f"<entry><title>{escape(each['title'])}</title><id>{each['id']}</id><updated>{stamp(each['date'])}</updated>"
               f"<author><name>{each['author']}</name></author><category term=\"{each['tag']}\"/>"
               f"<link href=\"{each['url']}\"/><published>{stamp(each['date'])}</published>"
               f"<summary>{escape(each['summary'])}</summary>{body}</entry>\n")
    yield "</feed>\n"


def json_feed(items, name):
    yield json.dumps({
        "version": "https://jsonfeed.org/version/1.1", "title": "Bench", "home_page_url": SITE, "feed_url": SITE + name,
        "language": "en", "items": [{
            "id": each["id"], "url": each["url"], "title": each["title"],
            "content_html": each["html"] or f"<p>{each['summary']}</p>", "summary": each["summary"],
            "date_published": stamp(each["date"]), "authors": [{"name": each["author"]}], "tags": [each["tag"]],
        } for each in items]}, ensure_ascii=False, indent=1) + "\n"


def main():
    folder, counts = sys.argv[1], [int(count) for count in sys.argv[2:]]
    os.makedirs(folder, exist_ok=True)
    for count in counts:
        for kind in ("lean", "html"):
            for ending, write in (("rss", rss), ("atom", atom), ("json", json_feed)):
                dice = random.Random(7)
                name = f"{count}-{kind}.{ending}"
                items = [item(dice, index, kind == "html") for index in range(count)]
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.writelines(write(items, name))


if __name__ == "__main__":
    main()
