"""A plain list of URLs: one a line, blank lines and lines that begin with # between them."""

from __future__ import annotations

import re

from dateline.read.listing import LINKS_LIMIT, Link, Listing

_LINE = re.compile(rb"\s*(?:#[^\n]*|https?://[^\s<>\"]+)?\s*", re.IGNORECASE)
_URL = re.compile(rb"^\s*https?://", re.IGNORECASE | re.MULTILINE)


def begins_as_urls(head: bytes, *, whole: bool) -> bool:
    """Say whether the first bytes are a list of URLs; of a longer file the last line may be cut there."""
    lines = head.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if not whole and len(lines) > 1:
        lines.pop()
    return all(_LINE.fullmatch(line) for line in lines) and any(_URL.match(line) for line in lines)


def read_urls(text: str) -> Listing:
    """The addresses of a list, each once, in order."""
    lines = (line.strip() for line in text.lstrip("\ufeff").splitlines())
    found = dict.fromkeys(line for line in lines if line.lower().startswith(("http://", "https://")))
    return Listing("urls", tuple(Link(url) for url in list(found)[:LINKS_LIMIT]))
