"""What bytes are, whatever their name says: a page, a text, JSON lines, or something else altogether."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dateline.read.url_list import begins_as_urls

Kind = Literal["page", "text", "lines", "array", "feed", "json feed", "sitemap", "opml", "urls", "warc", "parquet"]
LISTS: dict[str, str] = {
    "feed": "a feed", "json feed": "a feed", "sitemap": "a sitemap", "opml": "a reading list", "urls": "a list of URLs",
}  # fmt: skip
PAGES = frozenset((".html", ".htm", ".xhtml"))
TEXTS = frozenset((".txt", ".text", ".md"))
LINES = frozenset((".jsonl", ".ndjson", ".json"))
KNOWN_SUFFIXES = PAGES | TEXTS | LINES | {".warc", ".parquet"}
"""What is read in a folder. Lists of pages are not: following their links is asked for by name."""
PACKED = b"\x1f\x8b"
HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file of another kind: what it is, and what to do with it."""

    what: str
    todo: str


_PICTURE = Foreign("a picture", "Give the text of the report.")
_MARKS = (
    (0, b"%PDF", Foreign("a PDF", "Convert it to text first (pdftotext).")),
    (0, b"PK\x03\x04", Foreign("a ZIP archive or office file", "Unpack it, or save it as text.")),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1", Foreign("an old office file", "Save it as text.")),
    (0, b"{\\rtf", Foreign("a rich-text file", "Save it as plain text.")),
    (0, b"\x89PNG", _PICTURE),
    (0, b"\xff\xd8\xff", _PICTURE),
    (0, b"GIF8", _PICTURE),
    (0, b"II*\x00", _PICTURE),
    (0, b"MM\x00*", _PICTURE),
    (8, b"WEBP", _PICTURE),
    (4, b"ftyp", Foreign("a film or picture", "Give the text of the report.")),
    (0, b"ID3", Foreign("a sound file", "Give the text of the report.")),
    (0, b"OggS", Foreign("a sound file", "Give the text of the report.")),
    (0, PACKED, Foreign("a gzip archive in a gzip archive", "Unpack it first.")),
    (0, b"BZh", Foreign("a bzip2 archive", "Unpack it first.")),
    (0, b"\xfd7zXZ", Foreign("an xz archive", "Unpack it first.")),
    (0, b"7z\xbc\xaf", Foreign("a 7-zip archive", "Unpack it first.")),
    (0, b"\x28\xb5\x2f\xfd", Foreign("a zstd archive", "Unpack it first.")),
    (257, b"ustar", Foreign("a tar archive", "Unpack it first.")),
    (0, b"SQLite format 3", Foreign("a database", "Export its texts as JSON lines.")),
    (0, b"PAR1", Foreign("a Parquet file out of a stream", "Give it as a file.")),
    (0, b"\x7fELF", Foreign("a program", "Give the text of the report.")),
    (0, b"MZ\x90", Foreign("a program", "Give the text of the report.")),
)
_CONTROLS = bytes({*range(32)} - {0, 9, 10, 12, 13, 27})
"""Bytes that no text is full of: controls but NUL, blanks, breaks and escape."""
_BINARY = Foreign("a binary file", "Give a web page, a text, or JSON lines.")
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<\?xml[^>]*>\s*<!doctype html")
_OPENING = re.compile(rb"\s*<(?:!--|\?xml|!doctype|html|head|body|meta|title|div|article|section|main|p|h1)\b", re.I)


_ROOT = re.compile(
    rb"(?:\s|<!--.{0,1000}?-->|<\?[^>]{0,500}\?>|<!doctype (?!html)[^>\[]{0,300}(?:\[[^\]]{0,3000}\]\s*)?>)*"
    rb"<(?:[\w-]{1,20}:)?(rss|feed|rdf|urlset|sitemapindex|opml)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_LIST_ROOTS: dict[bytes, Kind] = {
    b"rss": "feed", b"feed": "feed", b"rdf": "feed", b"urlset": "sitemap", b"sitemapindex": "sitemap", b"opml": "opml",
}  # fmt: skip
_JSON_FEED = re.compile(rb"\{[^{}\[\]]{0,1500}\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org\\?/version", re.DOTALL)


def listing_kind(raw: bytes, *, whole: bool) -> Kind | None:
    """What the first bytes list, None where they are no list; ``whole`` says that they are all there is."""
    head = _narrow(raw)
    found = _ROOT.match(head)
    if found:
        return _LIST_ROOTS[found[1].lower()]
    if _JSON_FEED.match(head):
        return "json feed"
    return "urls" if begins_as_urls(raw[:HEAD_BYTES], whole=whole) else None


def archive_kind(raw: bytes) -> Kind | None:
    """A web archive or a Parquet file, by its first bytes."""
    if re.match(rb"WARC/[01]\.\d", raw):
        return "warc"
    return "parquet" if raw.startswith(b"PAR1") else None


def foreign_kind(raw: bytes) -> Foreign | None:
    """What the first bytes show of a file that is neither page nor text; None for those."""
    for at, mark, kind in _MARKS:
        if raw.startswith(mark, at):
            return kind
    head = raw[:HEAD_BYTES]
    controls = len(head) - len(head.translate(None, delete=_CONTROLS))
    return _BINARY if controls > 0.1 * len(head) else None


def begins_as_page(raw: bytes) -> bool:
    """Say whether the very first bytes are those of a page; a program that writes pages begins otherwise."""
    return _OPENING.match(_narrow(raw)) is not None


def kind_of(raw: bytes, suffix: str = "") -> Kind:
    """Page, text, JSON lines or a JSON array, by the name where it says so, else by the first bytes.

    A page called .txt is a text only if it does not begin as a page does; a text called .html is read as a
    page, which a browser would do too.
    """
    head = _narrow(raw)
    if suffix in PAGES:
        return "page"
    if suffix in LINES or (suffix not in TEXTS and re.match(rb"\{\s*[\"}]", head)):
        return "array" if head.startswith(b"[") else "lines"
    if suffix not in TEXTS and re.match(rb"\[\s*\{\s*\"", head):
        return "array"
    low = head.lower()
    if low.startswith((b"<!doctype html", b"<html")):
        return "page"
    return "page" if suffix not in TEXTS and (_PAGE.search(low) or _OPENING.match(head)) else "text"


def _narrow(raw: bytes) -> bytes:
    """The first bytes without byte order marks and blanks, UTF-16 as if it were ASCII."""
    return raw[:HEAD_BYTES].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
