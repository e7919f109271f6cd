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
_READ_AS_DECLARED = re.compile(
    r"(?:windows-|cp)(?:125\d|874|93[26]|949|950)|iso-?8859-?(?:[2-9]|1[0-6])|koi8-[rut]|"
    r"gb(?:k|2312|18030)|big5(?:-?hkscs)?|shift[_-]jis|euc-(?:jp|kr|tw)|iso-2022-jp|mac(?:intosh|-?roman)|tis-620",
    re.IGNORECASE,
)
"""Encodings that a declaration may choose. Python has codecs that are none (rot13, idna), and a page may say
anything; Latin-1 and ASCII are missing since they are Windows-1252 in practice, UTF-16 since its bytes show."""


def decode(raw: bytes, declared: str | None = None) -> str:
    """Decode bytes; never fails. UTF-8 wins when it fits, whatever is declared; NUL becomes U+FFFD.

    What is declared as Latin-1, or as nothing we know and cannot be UTF-8, is read as Windows-1252, as
    browsers do. ``declared`` is what the HTTP header says; it goes before what the page says.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return clean(raw[len(mark) :].decode(encoding, "replace"))
    wide = wide_encoding(raw)
    if wide:
        return clean(raw.decode(wide, "replace"))
    try:
        return clean(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        # One broken character at the very end is a cut file, not another encoding.
        if error.start > 3 and error.start >= len(raw) - 3:
            return clean(raw.decode("utf-8", "replace"))
    found = _DECLARED.search(raw[:4096])
    in_page = next(filter(None, found.groups())).decode("ascii", "replace") if found else None
    for told in (declared, in_page):
        if told and _READ_AS_DECLARED.fullmatch(told.strip()):
            try:
                return clean(raw.decode(told.strip(), "replace"))
            except LookupError:
                continue
    return clean(raw.decode("utf-8" if _mostly_utf8(raw) else "cp1252", "replace"))


def clean(text: str) -> str:
    """One for one, so that offsets hold: NULs and lone surrogates become U+FFFD."""
    text = text.replace("\x00", "\ufffd")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text


def wide_encoding(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is NUL, and hardly any of those between."""
    head = raw[:2000]
    if len(head) < 8:
        return None
    odd, even = head[1::2], head[::2]
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.2 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.2 * len(odd):
        return "utf-16-be"
    return None


def _mostly_utf8(raw: bytes) -> bool:
    """More well-formed multi-byte characters than broken ones."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(ord(letter) > 127 for letter in text) - broken > 3 * broken
