"""One file, stream or fetched page → its reports: what it is shows in its first bytes."""

from __future__ import annotations

import hashlib
import io
import stat
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from dateline.model import Failed, FailedReason, Refused, RefusedReason, Report
from dateline.read.decode import decode, wide_encoding
from dateline.read.finish import Outcome
from dateline.read.known import Known
from dateline.read.lines import bounded_lines, read_array, read_lines
from dateline.read.plain import read_plain
from dateline.read.sniff import (
    HEAD_BYTES,
    LISTS,
    PACKED,
    PAGES,
    Kind,
    archive_kind,
    foreign_kind,
    kind_of,
    listing_kind,
)
from dateline.read.stretches import Damage, unpacked
from dateline.read.way import Options, Way
from dateline.settings import Settings

_PLAIN_WAY = Way()
LARGEST_WHOLE_BYTES = 40 * 1024 * 1024
"""What is read at once: a page, a text, a JSON file that is not JSON lines."""
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_BLANK = b"\x00 \t\r\n\xef\xbb\xbf"


def read_file(path: Path, *, known: Known, settings: Settings, way: Way = _PLAIN_WAY) -> Iterator[Outcome]:
    """The reports of a file; what hinders is a Failed."""
    origin = str(path)
    if way.skip(origin):
        return
    try:
        kind = path.stat()
        if not stat.S_ISREG(kind.st_mode) and not stat.S_ISFIFO(kind.st_mode):
            what = "It is no file that can be read."
            yield Failed(origin, FailedReason.BROKEN, what, "Give a file, a folder or a URL.", known.url)
            return
        if stat.S_ISREG(kind.st_mode) and _begins_as_parquet(path):  # a pipe is opened once: its writer would break
            from dateline.read.parquet import read_parquet

            yield from read_parquet(path, origin=origin, known=known, settings=settings, skip=way.skip)
            return
        with path.open("rb") as opened:
            yield from read_stream(
                opened, origin=origin, suffix=suffix_of(path.name), known=known, settings=settings, way=way
            )
    except OSError as error:
        yield unreadable(origin, error, url=known.url)


def _begins_as_parquet(path: Path) -> bool:
    with path.open("rb") as opened:
        return opened.read(4) == b"PAR1"


def read_stream(
    opened: BinaryIO,
    *,
    origin: str,
    suffix: str,
    known: Known,
    settings: Settings,
    declared: str | None = None,
    way: Way = _PLAIN_WAY,
) -> Iterator[Outcome]:
    """The reports of an open stream. JSON lines and archives are read piece by piece, everything else at once."""
    buffered = io.BufferedReader(_Raw(opened), HEAD_BYTES)
    head = buffered.peek(HEAD_BYTES)[:HEAD_BYTES]
    options = Options(origin, known, settings, declared, way)
    if head.startswith(PACKED):
        yield from _packed(buffered, head, suffix, options)
    else:
        yield from _unpacked(buffered, head, suffix, options)


def suffix_of(name: str) -> str:
    """The ending that says what a file is, in small letters; ".gz" behind it only says that it is packed."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix


def _packed(buffered: io.BufferedReader[Any], head: bytes, suffix: str, options: Options) -> Iterator[Outcome]:
    """A gzip file: a web archive record by record, anything else as what is packed in it."""
    try:
        inside = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, HEAD_BYTES)
    except zlib.error:
        inside = b""
    if archive_kind(inside) == "warc" or suffix == ".warc":
        from dateline.read.warc import read_warc

        yield from read_warc(buffered, options, packed=True)
        return
    try:
        below = io.BufferedReader(_Raw(unpacked(buffered)), HEAD_BYTES)
        yield from _unpacked(below, below.peek(HEAD_BYTES)[:HEAD_BYTES], suffix, options)
    except Damage as damage:
        reason = FailedReason.TRUNCATED if damage.cut else FailedReason.BROKEN
        what = "The gzip file breaks off." if damage.cut else "Its gzip packing is broken."
        yield Failed(options.origin, reason, what, "Fetch or copy it again.", options.known.url)


def _listed(buffered: io.BufferedReader[Any], kind: Kind, options: Options) -> Iterator[Outcome]:
    """The reports of the pages that a list names."""
    origin, known = options.origin, options.known
    if options.way.follow is None:
        what = f"It is {LISTS[kind]}, and no page."
        yield Refused(origin, RefusedReason.NOT_A_PAGE, what, "Give it itself to have its pages fetched.", known.url)
        return
    from dateline.read.guard import guard_for

    raw = buffered.read(LARGEST_WHOLE_BYTES + 1)
    if len(raw) > LARGEST_WHOLE_BYTES:
        what = f"It is larger than {LARGEST_WHOLE_BYTES // 1_048_576} MB."
        yield Failed(origin, FailedReason.TOO_LARGE, what, "Cut it into smaller lists.", known.url)
        return
    listing = guard_for(options.settings).listing(raw, kind, origin=origin, url=known.url)
    if isinstance(listing, Failed):
        yield listing
    else:
        yield from options.way.follow(listing, origin=origin, known=known)


def _unpacked(buffered: io.BufferedReader[Any], head: bytes, suffix: str, options: Options) -> Iterator[Outcome]:
    origin, known = options.origin, options.known
    if archive_kind(head) == "warc":
        from dateline.read.warc import read_warc

        yield from read_warc(buffered, options, packed=False)
        return
    foreign = foreign_kind(head)
    if foreign is not None:
        what = f"It is {foreign.what}, whatever its name says."
        yield Refused(origin, RefusedReason.NOT_A_PAGE, what, foreign.todo, known.url)
        return
    listed = None if suffix in PAGES else listing_kind(head, whole=len(head) < HEAD_BYTES)
    if listed is not None:
        yield from _listed(buffered, listed, options)
        return
    kind = kind_of(head, suffix)
    wide = head.startswith(_WIDE_MARKS) or wide_encoding(head)  # its line ends are no single bytes
    if kind == "lines" and not wide and not _is_one_object(head, suffix):
        yield from _lines(bounded_lines(buffered), options)
        return
    raw = buffered.read(LARGEST_WHOLE_BYTES + 1)
    if len(raw) > LARGEST_WHOLE_BYTES:
        what = f"It is larger than {LARGEST_WHOLE_BYTES // 1_048_576} MB."
        todo = "Cut it into reports, or write JSON lines."
        yield Failed(origin, FailedReason.TOO_LARGE, what, todo, known.url)
    elif not raw.strip(_BLANK):
        yield _empty(origin, known.url)
    else:
        digest = hashlib.sha256(raw).hexdigest()
        for outcome in _whole(raw, kind, options):
            yield replace(outcome, sha256=digest) if isinstance(outcome, Report) else outcome


def unreadable(origin: str, error: OSError, *, url: str | None = None) -> Failed:
    """Why a file or folder cannot be read, in plain words."""
    if isinstance(error, PermissionError):
        return Failed(
            origin, FailedReason.PERMISSION, "It may not be read.", "Give yourself the right to read it.", url
        )
    if isinstance(error, FileNotFoundError):
        todo = "Check the path; a web address begins with https://."
        return Failed(origin, FailedReason.NOT_FOUND, "There is no such file.", todo, url)
    what = f"It cannot be read ({error.strerror or error})."
    return Failed(origin, FailedReason.BROKEN, what, "Check the file.", url)


def _whole(raw: bytes, kind: Kind, options: Options) -> Iterator[Outcome]:
    origin, known, settings, declared = options.origin, options.known, options.settings, options.declared
    if kind == "page":
        from dateline.read.guard import page_of

        yield page_of(raw, origin=origin, known=known, settings=settings, declared=declared)
        return
    text = decode(raw, declared)
    if kind == "text":
        yield read_plain(text, origin=origin, known=known, settings=settings)
    elif kind == "array" or text.lstrip("\ufeff \t\r\n").split("\n", 1)[0].strip() in ("{", "["):
        yield from read_array(text, origin=origin, known=known, settings=settings, skip=options.way.skip)
    else:
        yield from _lines((line.encode("utf-8") for line in text.split("\n")), options)


def _is_one_object(head: bytes, suffix: str) -> bool:
    """A .json file whose first line is no whole object is one object over many lines."""
    first, newline, _ = head.lstrip(_BLANK).partition(b"\n")
    return suffix == ".json" and bool(newline) and not first.rstrip().endswith(b"}")


def _lines(lines: Iterable[bytes], options: Options) -> Iterator[Outcome]:
    """The reports of JSON lines; where there is none at all, the refusal of an empty file."""
    none = True

    def skip(origin: str) -> bool:
        nonlocal none
        none = False
        return options.way.skip(origin)

    yield from read_lines(lines, origin=options.origin, known=options.known, settings=options.settings, skip=skip)
    if none:
        yield _empty(options.origin, None)


def _empty(origin: str, url: str | None) -> Refused:
    return Refused(origin, RefusedReason.EMPTY, "There is no text in it.", "Check that the file is complete.", url)


class _Raw(io.RawIOBase):
    """Any binary stream as one that can be buffered anew, to look at its first bytes without taking them."""

    def __init__(self, below: BinaryIO) -> None:
        self._below = below

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        piece = self._below.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)
