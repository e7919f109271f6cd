"""One file, stream or fetched page → its reports: what it is shows in its first bytes."""

from __future__ import annotations

import hashlib
import io
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from dateline.model import Failed, FailedReason, Refused, RefusedReason, Report
from dateline.read.decode import decode, wide_encoding
from dateline.read.finish import Outcome
from dateline.read.known import Known
from dateline.read.lines import bounded_lines, read_array, read_lines
from dateline.read.plain import read_plain
from dateline.read.sniff import HEAD_BYTES, Kind, foreign_kind, kind_of
from dateline.settings import Settings

LARGEST_WHOLE_BYTES = 40 * 1024 * 1024
"""What is read at once: a page, a text, a JSON file that is not JSON lines."""
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_BLANK = b"\x00 \t\r\n\xef\xbb\xbf"


def read_file(path: Path, *, known: Known, settings: Settings) -> Iterator[Outcome]:
    """The reports of a file; what hinders is a Failed."""
    origin = str(path)
    try:
        kind = path.stat()
        if not stat.S_ISREG(kind.st_mode) and not stat.S_ISFIFO(kind.st_mode):
            what = "It is no file that can be read."
            yield Failed(origin, FailedReason.BROKEN, what, "Give a file, a folder or a URL.", known.url)
            return
        with path.open("rb") as opened:
            yield from read_stream(opened, origin=origin, suffix=path.suffix.lower(), known=known, settings=settings)
    except OSError as error:
        yield unreadable(origin, error, url=known.url)


def read_stream(
    opened: BinaryIO,
    *,
    origin: str,
    suffix: str,
    known: Known,
    settings: Settings,
    declared: str | None = None,
) -> Iterator[Outcome]:
    """The reports of an open stream. JSON lines are read line by line, everything else at once."""
    buffered = io.BufferedReader(_Raw(opened), HEAD_BYTES)
    head = buffered.peek(HEAD_BYTES)[:HEAD_BYTES]
    foreign = foreign_kind(head)
    if foreign is not None:
        what = f"It is {foreign.what}, whatever its name says."
        yield Refused(origin, RefusedReason.NOT_A_PAGE, what, foreign.todo, known.url)
        return
    kind = kind_of(head, suffix)
    wide = head.startswith(_WIDE_MARKS) or wide_encoding(head)  # its line ends are no single bytes
    if kind == "lines" and not wide and not _is_one_object(head, suffix):
        yield from _counted(read_lines(bounded_lines(buffered), origin=origin, known=known, settings=settings), origin)
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
        for outcome in _whole(raw, kind, origin=origin, known=known, settings=settings, declared=declared):
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


def _whole(
    raw: bytes, kind: Kind, *, origin: str, known: Known, settings: Settings, declared: str | None
) -> Iterator[Outcome]:
    if kind == "page":
        from dateline.read.guard import page_of

        yield page_of(raw, origin=origin, known=known, settings=settings, declared=declared)
        return
    text = decode(raw, declared)
    if kind == "text":
        yield read_plain(text, origin=origin, known=known, settings=settings)
    elif kind == "array" or text.lstrip("\ufeff \t\r\n").split("\n", 1)[0].strip() in ("{", "["):
        yield from read_array(text, origin=origin, known=known, settings=settings)
    else:
        lines = (line.encode("utf-8") for line in text.split("\n"))
        yield from _counted(read_lines(lines, origin=origin, known=known, settings=settings), origin)


def _is_one_object(head: bytes, suffix: str) -> bool:
    """A .json file whose first line is no whole object is one object over many lines."""
    first, newline, _ = head.lstrip(_BLANK).partition(b"\n")
    return suffix == ".json" and bool(newline) and not first.rstrip().endswith(b"}")


def _counted(outcomes: Iterator[Outcome], origin: str) -> Iterator[Outcome]:
    """The outcomes; where there is none at all, the refusal of an empty file."""
    none = True
    for outcome in outcomes:
        none = False
        yield outcome
    if none:
        yield _empty(origin, None)


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
