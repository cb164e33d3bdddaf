"""The settings on top of a Markdown file, in YAML, TOML or JSON, every value as text."""

import datetime
import json
import re
import tomllib

import yaml

YAML = re.compile(r'\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)', re.S)
TOML = re.compile(r'\A\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)', re.S)


def split(text):
    """(values, body)"""
    if found := YAML.match(text):
        # BaseLoader keeps values as they are written: a title 1.10 stays 1.10, a date stays text.
        return yaml.load(found.group(1), yaml.BaseLoader) or {}, text[found.end() :]
    if found := TOML.match(text):
        return _as_text(tomllib.loads(found.group(1))), text[found.end() :]
    if text.startswith('{'):
        values, end = json.JSONDecoder().raw_decode(text)
        return _as_text(values), text[end:]
    return {}, text


def _as_text(value):
    if isinstance(value, dict):
        return {key: _as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_text(each) for each in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)
