"""Reads the ways in which a seed may write a date; gives an aware datetime in the site's zone."""

import datetime
import re

MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split()
OFFSET = re.compile(r'\s*(?<![A-Za-z])(Z|UTC|GMT)$|\s*([+-]\d\d):?(\d\d)$', re.I)
CLOCK = re.compile(
    r'(?:(?<=\d)T|\b)(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([ap]\.?\s?m\.?(?!\w))?', re.I
)
ISO_DAY = re.compile(r'(\d{4})-(\d{1,2})-(\d{1,2})')
FILLER = re.compile(r'\b(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|at)\b|[\s,.|]', re.I)


def read(text, zone, clock='24h'):
    """An hour without am or pm is read on the 24-hour clock, or as a.m. if `clock` is '12h'."""
    rest, offset = _take_offset(text.strip(), zone)
    rest, (hour, minute, second) = _take_clock(rest, clock)
    year, month, day = _day(rest, text)
    return datetime.datetime(year, month, day, hour, minute, second, tzinfo=offset).astimezone(zone)


def utc(moment):
    return moment.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')


def _take_offset(text, zone):
    found = OFFSET.search(text)
    # "2026-03-01" ends like an offset: only a text with a clock can have one.
    if not found or ':' not in text[: found.start()]:
        return text, zone
    if found.group(1):
        return text[: found.start()], datetime.timezone.utc
    hours, minutes = int(found.group(2)), int(found.group(3))
    distance = datetime.timedelta(hours=hours, minutes=-minutes if hours < 0 else minutes)
    return text[: found.start()], datetime.timezone(distance)


def _take_clock(text, clock):
    found = CLOCK.search(text)
    if not found:
        return text, (0, 0, 0)
    hour, minute, second = int(found.group(1)), int(found.group(2)), int(found.group(3) or 0)
    half = (found.group(4) or ('a' if clock == '12h' else ''))[:1].lower()
    if half:
        hour = hour % 12 + (12 if half == 'p' else 0)
    return text[: found.start()] + ' ' + text[found.end() :], (hour, minute, second)


def _day(text, whole):
    found = ISO_DAY.search(text)
    if found:
        year, month, day = (int(part) for part in found.groups())
        rest = text[: found.start()] + text[found.end() :]
    else:
        words = re.findall(r'\d+|[A-Za-z]+', text)
        numbers = [int(word) for word in words if word.isdigit()]
        names = [word for word in words if word[:3].lower() in MONTHS]
        if len(numbers) != 2 or len(names) != 1:
            raise ValueError(f'not a date: {whole!r}')
        day, year = sorted(numbers)
        month = MONTHS.index(names[0][:3].lower()) + 1
        rest = re.sub(r'\d+(st|nd|rd|th)?|' + names[0], '', text)
    if FILLER.sub('', rest):
        raise ValueError(f'not a date: {whole!r} (left over: {rest.strip()!r})')
    return year, month, day
