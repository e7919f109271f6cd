"""Bytes → text: byte order marks, declared and undeclared encodings, NULs and lone surrogates."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|encoding\s*=\s*["']([\w.:-]+)["']""", re.I)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(raw: bytes, declared: str | None = None) -> str:
    """Decode bytes; never fails. UTF-8 wins when it fits, whatever is declared; NUL becomes U+FFFD.

    What is declared as Latin-1 or cannot be UTF-8 is read as Windows-1252, as browsers do.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _clean(raw[len(mark) :].decode(encoding, "replace"))
    wide = _wide(raw)
    if wide:
        return _clean(raw.decode(wide, "replace"))
    try:
        return _clean(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        # One broken character at the very end is a cut file, not another encoding.
        if error.start > 3 and error.start >= len(raw) - 3:
            return _clean(raw.decode("utf-8", "replace"))
    found = _DECLARED.search(raw[:4096])
    told = (declared or (next(filter(None, found.groups())).decode("ascii", "replace") if found else "")).lower()
    if told and told not in ("utf-8", "utf8", "iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        try:
            return _clean(raw.decode(told, "replace"))
        except LookupError:
            pass
    if _mostly_utf8(raw):
        return _clean(raw.decode("utf-8", "replace"))
    return _clean(raw.decode("cp1252", "replace"))


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is NUL."""
    head = raw[:2000]
    if len(head) < 8:
        return None
    if head[1::2].count(0) > 0.7 * len(head[1::2]):
        return "utf-16-le"
    if head[::2].count(0) > 0.7 * len(head[::2]):
        return "utf-16-be"
    return None


def _mostly_utf8(raw: bytes) -> bool:
    """More well-formed multi-byte characters than broken ones."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(ord(letter) > 127 for letter in text) - broken > 3 * broken


def _clean(text: str) -> str:
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
