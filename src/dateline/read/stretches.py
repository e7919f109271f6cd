"""Where records lie one behind the other: a plain file, or the members of a gzip file; found again after damage.

Libraries end silently at the first damage. Here it is a value of its own, what is held is bounded, and reading
goes on at the next place where a record begins.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import BinaryIO

PIECE_BYTES = 64 * 1024
HELD_BYTES = 72 * 1024 * 1024
"""What was read since the last mark and may be searched again: a record of the largest size, with its head."""
SPENT_BYTES = 8 * 1024 * 1024
"""Packed bytes of the current member that may be searched for the next one."""
_MEMBER = b"\x1f\x8b\x08"
_PROBE_BYTES = 4096


class Damage(Exception):  # noqa: N818 - what was met, not an error of the caller
    """The bytes cannot be read on from here; ``cut`` when they simply end."""

    def __init__(self, *, cut: bool) -> None:
        super().__init__("cut" if cut else "broken")
        self.cut = cut


class Stretch:
    """Unpacked bytes, read forward, with one way back: to the next place after a mark where a record begins."""

    def __init__(self, opened: BinaryIO, *, begins: re.Pattern[bytes]) -> None:
        self._opened = opened
        self._begins = begins
        self._ahead = bytearray()
        self._held = bytearray()

    def next_member(self) -> bool:
        """Go to where the next records begin; False at the end of the file."""
        return self._more()

    def mark(self) -> None:
        """Remember from here what is read."""
        self._held.clear()

    def until(self, end: bytes, *, limit: int) -> bytes | None:
        """Bytes up to and with ``end``; None where it does not come within ``limit`` bytes."""
        searched = 0
        while (at := self._ahead.find(end, max(0, searched - len(end)))) < 0:
            searched = len(self._ahead)
            if searched > limit or not self._more():
                return None
        return self._take(at + len(end)) if at <= limit else None

    def read(self, count: int) -> bytes:
        """So many bytes, fewer at the end of the member."""
        while len(self._ahead) < count and self._more():
            continue
        return self._take(min(count, len(self._ahead)))

    def skip(self, count: int) -> int:
        """Leave so many bytes out; says how many there were."""
        left = count
        while left:
            if not self._ahead and not self._more():
                break
            left -= len(self._take(min(left, len(self._ahead))))
        return count - left

    def peek(self, count: int) -> bytes:
        """The next bytes, without taking them."""
        while len(self._ahead) < count and self._more():
            continue
        return bytes(self._ahead[:count])

    def back(self) -> bool:
        """Go to the next place after the mark where a record begins; False where none is in this member."""
        self._ahead[:0] = self._held
        self._held.clear()
        found = self._begins.search(self._ahead, 1)
        while found is None:
            del self._ahead[: -2 * len(_MEMBER) - 16]
            if not self._more():
                self._ahead.clear()
                return False
            found = self._begins.search(self._ahead, 1)
        del self._ahead[: found.start()]
        return True

    def resync(self) -> bool:
        """Go to the next member after one that is broken; False where there is none. A plain file has none."""
        return False

    def _take(self, count: int) -> bytes:
        taken = bytes(self._ahead[:count])
        del self._ahead[:count]
        room = HELD_BYTES - len(self._held)
        if room > 0:
            self._held += taken[:room]
        return taken

    def _more(self) -> bool:
        """Have more bytes ahead; False at the end of the member. Raises Damage."""
        piece = self.piece()
        self._ahead += piece
        return bool(piece)

    def piece(self) -> bytes:
        """A piece of unpacked bytes as it comes, empty at the end of the member. Raises Damage."""
        return self._opened.read(PIECE_BYTES)


class PackedStretch(Stretch):
    """The members of a gzip file, unpacked in small pieces."""

    def __init__(self, opened: BinaryIO, *, begins: re.Pattern[bytes]) -> None:
        super().__init__(opened, begins=begins)
        self._raw = b""
        self._spent = bytearray()
        self._unpacker: zlib._Decompress | None = None

    def next_member(self) -> bool:
        """Go to the next member; False at the end of the file."""
        self._ahead.clear()
        self._held.clear()
        self._spent.clear()
        self._unpacker = None
        while not self._raw.strip(b"\x00"):  # some writers pad with zeros
            self._raw = self._opened.read(PIECE_BYTES)
            if not self._raw:
                return False
        self._raw = self._raw.lstrip(b"\x00")
        self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return True

    def resync(self) -> bool:
        """Search the packed bytes after the beginning of this member for one whose text begins as a record does."""
        waiting = bytes(self._spent) + self._raw
        at = 1
        while True:
            found = waiting.find(_MEMBER, at)
            if found >= 0 and len(waiting) - found < _PROBE_BYTES:
                more = self._opened.read(PIECE_BYTES)
                waiting = waiting[found:] + more
                found = 0
                at = 0
            if found >= 0:
                if self._is_member(waiting[found : found + _PROBE_BYTES]):
                    self._raw = waiting[found:]
                    return self.next_member()
                at = found + 1
                continue
            waiting = waiting[-len(_MEMBER) + 1 :] + (more := self._opened.read(PIECE_BYTES))
            at = 0
            if not more:
                self._raw = b""
                return False

    def _is_member(self, probe: bytes) -> bool:
        try:
            return self._begins.match(zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(probe, 16)) is not None
        except zlib.error:
            return False

    def piece(self) -> bytes:
        """A piece of unpacked bytes as it comes, empty at the end of the member. Raises Damage."""
        unpacker = self._unpacker
        while unpacker is not None and not unpacker.eof:
            if not self._raw:
                self._raw = self._opened.read(PIECE_BYTES)
                if not self._raw:
                    raise Damage(cut=True)
            given = self._raw
            try:
                piece = unpacker.decompress(given, PIECE_BYTES)
            except zlib.error as error:
                raise Damage(cut=False) from error
            self._raw = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            self._spent += given[: len(given) - len(self._raw)]
            if len(self._spent) > 2 * SPENT_BYTES:
                del self._spent[:-SPENT_BYTES]
            if piece:
                return piece
        return b""


class _Unpacked(io.RawIOBase):
    """The text of all members of a gzip file, one behind the other."""

    def __init__(self, opened: BinaryIO) -> None:
        self._stretch = PackedStretch(opened, begins=re.compile(rb""))
        self._waiting = b""
        self._alive = self._stretch.next_member()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._waiting and self._alive:
            self._waiting = self._stretch.piece()
            if not self._waiting:
                self._alive = self._stretch.next_member()
        count = min(len(buffer), len(self._waiting))
        buffer[:count] = self._waiting[:count]
        self._waiting = self._waiting[count:]
        return count


def unpacked(opened: BinaryIO) -> BinaryIO:
    """A gzip file as the stream of what is packed in it; reading it raises Damage where it is cut or broken."""
    return io.BufferedReader(_Unpacked(opened), PIECE_BYTES)
