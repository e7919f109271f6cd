"""What a page says of its article in JSON-LD (schema.org), the best of its metadata where it is there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

ARTICLE = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|NewsArticle|Report|DiscussionForumPosting)$")
DEEPEST = 4
"""Levels of nesting searched; deeper objects are parts of parts."""
_INTO = ("@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate")


def linked_articles(scripts: list[str]) -> list[Mapping[str, Any]]:
    """The objects of a page's JSON-LD scripts that describe an article, outermost first.

    Lists of other stories (``itemListElement``, ``relatedLink``, ``hasPart``) are not searched.
    """
    found: list[Mapping[str, Any]] = []
    for script in scripts:
        for each in _objects(_loaded(script), 0):
            kinds = each.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and ARTICLE.search(name) for name in names):
                found.append(each)
    return found


def linked_text(value: object, *keys: str) -> str | None:
    """The first text under one of the keys of an object, or of a list's first object; a text is itself."""
    if isinstance(value, list):
        parts = [text for each in value[:8] if (text := linked_text(each, *keys))]
        return ", ".join(dict.fromkeys(parts)) or None
    if isinstance(value, Mapping):
        for key in keys:
            found = value.get(key)
            if isinstance(found, str) and found.strip():
                return found
        return None
    return value if isinstance(value, str) and value.strip() else None


def _loaded(script: str) -> object:
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", script)
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for each in value[:200]:
            yield from _objects(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in _INTO:
            if isinstance(value.get(key), (dict, list)):
                yield from _objects(value[key], depth + 1)
