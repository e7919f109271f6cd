"""A web archive's bytes → its records, whole; one that is cut, broken or lies about its length is told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import FailedReason
from dateline.read.stretches import Damage, PackedStretch, Stretch

BEGINS = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
RECORD_LIMIT_BYTES = 64 * 1024 * 1024
"""The largest response that is held; a larger one is a film, or a bomb."""
SKIP_LIMIT_BYTES = 256 * 1024 * 1024
"""What is unpacked of a record that is not read, before its member is given up for the next one."""
_HEAD_LIMIT_BYTES = 64 * 1024
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_KIND = re.compile(rb"^warc-type[ \t]*:[ \t]*([\w-]{1,40})", re.IGNORECASE | re.MULTILINE)
_TARGET = re.compile(rb"^warc-target-uri[ \t]*:[ \t]*<?([^\s>]{1,2000})", re.IGNORECASE | re.MULTILINE)
_NO_RECORD = "No record begins where one should."


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One whole record: its head with the empty line after it, and its body (empty where it is no response)."""

    head: bytes
    body: bytes

    @property
    def kind(self) -> str:
        """What it says it is: response, request, warcinfo, …"""
        return _kind(self.head)


@dataclass(frozen=True, slots=True)
class BadRecord:
    """What should have been a record. TRUNCATED says that the file ends in it."""

    reason: FailedReason
    what: str
    url: str | None = None


_BROKEN = BadRecord(FailedReason.BROKEN, "The archive is broken here.")


class _Lie(Exception):  # noqa: N818 - what was met, not an error of the caller
    """A record that is not what its head says."""

    def __init__(self, what: str, *, head: bytes = b"", short: bool = False, huge: bool = False) -> None:
        super().__init__(what)
        self.what = what
        self.head = head
        self.short = short
        self.huge = huge


def records(stretch: Stretch) -> Iterator[WarcRecord | BadRecord]:
    """Every record in order. After a bad one reading goes on at the next place where a record begins."""
    alive = stretch.next_member()
    while alive:
        stretch.mark()
        try:
            if not stretch.peek(1):
                alive = stretch.next_member()
                continue
            found: WarcRecord | BadRecord = _record(stretch)
        except Damage as damage:
            alive = stretch.resync()
            found = (
                _cut() if damage.cut and not alive else BadRecord(FailedReason.BROKEN, "The archive is broken here.")
            )
        except _Lie as lie:
            alive = _on(stretch, lie)
            found = _cut(lie.head) if lie.short and not alive else _told(lie)
        yield found


def _record(stretch: Stretch) -> WarcRecord:
    head = stretch.until(b"\r\n\r\n", limit=_HEAD_LIMIT_BYTES)
    if head is None:
        raise _Lie(_NO_RECORD, short=len(stretch.peek(_HEAD_LIMIT_BYTES)) < _HEAD_LIMIT_BYTES)
    if not BEGINS.match(head):
        raise _Lie(_NO_RECORD)
    told = _LENGTH.search(head)
    if told is None:
        raise _Lie("The record does not say how long it is.", head=head)
    length = int(told[1])
    held = _kind(head) == "response"
    if length > SKIP_LIMIT_BYTES and isinstance(stretch, PackedStretch):
        raise _Lie(f"The record says that it has {length / 1e6:,.0f} MB.", head=head, huge=True)
    body = b""
    if held and length <= RECORD_LIMIT_BYTES:
        body = stretch.read(length)
        found = len(body)
    else:
        found = stretch.skip(length)
    if found < length:
        raise _Lie(f"The record says that it has {length:,} bytes and ends after {found:,}.", head=head, short=True)
    ends = stretch.peek(_BLANKS)
    after = ends.lstrip(b"\r\n")
    if after and not after.startswith(b"WARC/"[: len(after)]):
        raise _Lie("The record is not as long as it says.", head=head)
    stretch.read(len(ends) - len(after))
    if held and length > RECORD_LIMIT_BYTES:
        raise _Lie(f"The record has {length / 1e6:,.0f} MB.", head=head, huge=True)
    return WarcRecord(head, body)


_BLANKS = 16
"""Bytes looked at behind a record: its two empty lines, and how the next one begins."""


def _on(stretch: Stretch, lie: _Lie) -> bool:
    """Go on after a record that is not what it says; False where nothing is left."""
    try:
        if lie.huge and isinstance(stretch, PackedStretch):
            return stretch.resync()
        return stretch.back() or stretch.next_member()
    except Damage:
        return stretch.resync()


def _told(lie: _Lie) -> BadRecord:
    return BadRecord(FailedReason.TOO_LARGE if lie.huge else FailedReason.BROKEN, lie.what, _target(lie.head))


def _cut(head: bytes = b"") -> BadRecord:
    return BadRecord(FailedReason.TRUNCATED, "The archive breaks off in this record.", _target(head))


def _kind(head: bytes) -> str:
    found = _KIND.search(head)
    return found[1].decode("ascii").lower() if found else "unknown"


def _target(head: bytes) -> str | None:
    found = _TARGET.search(head)
    return found[1].decode("utf-8", "replace") if found else None
