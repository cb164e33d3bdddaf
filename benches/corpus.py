#!/usr/bin/env python3
"""Makes a corpus: the same N articles as wire text and as Markdown with front matter.

usage: corpus.py FOLDER N [--kind wire|md] [--seed S] [--shard K]

Writes FOLDER/wire/….txt and FOLDER/md/….md, about 2.3 KB each, K to a folder, dated one every
7 minutes back from 2026-10-01. The same arguments give the same bytes.
"""
import argparse
import os
import random
from datetime import datetime, timedelta

WORDS = """council river harvest bridge minister railway festival museum budget storm court rescue
market school vaccine election fishery library orchestra strike treaty satellite border quarry ferry
parliament drought airport hospital union glacier refinery census archive tunnel cathedral stadium
reservoir pipeline embassy the a of in and to for with after before under over near said reported
announced opened closed delayed approved rejected signed launched repaired replaced thousands several
two three local national regional officials residents workers engineers farmers teachers doctors on
Monday Tuesday Wednesday Thursday Friday evening morning early late new old second third first final
""".split()
SECTIONS = ["World", "Politics", "Business", "Science", "Culture", "Sport", "Health", "Climate"]
AGENCIES = ["Agencies", "Staff", "Wire Desk", "Regional Bureau"]
NEWEST = datetime(2026, 10, 1, 12, 0)


def sentence(dice, least=9, most=24):
    words = [dice.choice(WORDS) for _ in range(dice.randint(least, most))]
    return " ".join([words[0].capitalize(), *words[1:]]) + "."


def article(dice, index, sections):
    """The facts of one article; every kind of file is written from the same."""
    published = NEWEST - timedelta(minutes=7 * index)
    title = sentence(dice, 6, 12)[:-1]
    if index % 17 == 0:
        title += " & “quoted” <b>markup</b>"
    if index % 23 == 0:
        title += " – naïve Ğanja 🚀"
    return {
        "title": title,
        "lead": sentence(dice) + " " + sentence(dice),
        "published": published,
        "modified": published + timedelta(minutes=dice.choice([0, 5, 40, 180])),
        "body": [" ".join(sentence(dice) for _ in range(dice.randint(1, 3)))
                 for _ in range(dice.randint(7, 12))],
        "section": dice.choice(sections),
        "agency": dice.choice(AGENCIES),
    }


def wire(facts):
    day = lambda moment: f"{moment:%H:%M} | {moment.day:02d} {moment:%B %Y}"
    return "\n".join([
        facts["title"], facts["lead"], f"- {facts['section']}", f"- {facts['agency']}",
        f"- Published Date: {day(facts['published'])}", f"- Modified Date: {day(facts['modified'])}",
        *facts["body"], ""])


def markdown(facts):
    title = facts["title"].replace("\\", "\\\\").replace('"', '\\"')
    return "\n".join([
        "---", f'title: "{title}"', f"date: {facts['published']:%Y-%m-%dT%H:%M:%S}+03:00",
        f"lastmod: {facts['modified']:%Y-%m-%dT%H:%M:%S}+03:00", f'description: "{facts["lead"]}"',
        f"author: {facts['agency']}", f"categories: [{facts['section']}]", "---", "",
        "\n\n".join(facts["body"]), ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("n", type=int)
    parser.add_argument("--kind", choices=["wire", "md"], help="only this one")
    parser.add_argument("--sections", type=int, help="so many, instead of eight with names")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--shard", type=int, default=1000)
    args = parser.parse_args()
    dice = random.Random(args.seed)
    sections = [f"Desk {n:03}" for n in range(args.sections)] if args.sections else SECTIONS
    for index in range(args.n):
        facts = article(dice, index, sections)
        stem = f"{index:07d}-{'-'.join(facts['title'].lower().split()[:4])}"
        stem = "".join(c for c in stem if c.isalnum() or c == "-")
        for kind, ending, text in (("wire", "txt", wire), ("md", "md", markdown)):
            if args.kind not in (None, kind):
                continue
            folder = os.path.join(args.folder, kind, f"{index // args.shard:04d}")
            os.makedirs(folder, exist_ok=True)
            with open(os.path.join(folder, f"{stem}.{ending}"), "w", encoding="utf-8") as file:
                file.write(text(facts))


if __name__ == "__main__":
    main()
