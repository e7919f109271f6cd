"""What bytes are, whatever their name says: a page, a text, JSON lines, or something else altogether."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["page", "text", "lines", "array"]
PAGES = frozenset((".html", ".htm", ".xhtml"))
TEXTS = frozenset((".txt", ".text", ".md"))
LINES = frozenset((".jsonl", ".ndjson", ".json"))
KNOWN_SUFFIXES = PAGES | TEXTS | LINES
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
    (0, b"\x1f\x8b", Foreign("a gzip archive", "Unpack it first.")),
    (0, b"BZh", Foreign("a bzip2 archive", "Unpack it first.")),
    (0, b"\xfd7zXZ", Foreign("an xz archive", "Unpack it first.")),
    (0, b"7z\xbc\xaf", Foreign("a 7-zip archive", "Unpack it first.")),
    (0, b"\x28\xb5\x2f\xfd", Foreign("a zstd archive", "Unpack it first.")),
    (257, b"ustar", Foreign("a tar archive", "Unpack it first.")),
    (0, b"SQLite format 3", Foreign("a database", "Export its texts as JSON lines.")),
    (0, b"PAR1", Foreign("a Parquet file", "Export its texts as JSON lines.")),
    (0, b"\x7fELF", Foreign("a program", "Give the text of the report.")),
    (0, b"MZ\x90", Foreign("a program", "Give the text of the report.")),
)
_BINARY = Foreign("a binary file", "Give a web page, a text, or JSON lines.")
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<\?xml[^>]*>\s*<!doctype html")
_OPENING = re.compile(rb"\s*<(?:!--|\?xml|!doctype|html|head|body|meta|title|div|article|section|main|p|h1)\b", re.I)


def foreign_kind(raw: bytes) -> Foreign | None:
    """What the first bytes show of a file that is neither page nor text; None for those."""
    for at, mark, kind in _MARKS:
        if raw.startswith(mark, at):
            return kind
    head = raw[:HEAD_BYTES]
    controls = sum(byte < 32 and byte not in (0, 9, 10, 12, 13, 27) for byte in head)
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
