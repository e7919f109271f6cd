"""Opens a dump of Wikidata as it was fetched (.json, .json.gz, .json.bz2), and refuses other files by what they are."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dateline.errors import InputError

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes; the longest entities have some four million."""
LOOKED_AT = 5
_WHERE = "https://dumps.wikimedia.org/wikidatawiki/entities/ (latest-all.json.bz2 or .gz)"


@dataclass(slots=True)
class Dump:
    """An opened dump: its lines, and how far into the packed file they have come (bytes)."""

    lines: IO[bytes]
    packed: IO[bytes]
    length: int

    def __iter__(self) -> Iterator[bytes]:
        """The lines; one that never ends comes in pieces, which are broken lines."""
        return iter(lambda: self.lines.readline(LONGEST_LINE), b"")

    def done(self) -> int:
        """Bytes of the packed file that are read."""
        return self.packed.tell()


@contextmanager
def open_dump(path: Path) -> Iterator[Dump]:
    """Open a dump; raises InputError that says what a broken or wrong file is."""
    try:
        with path.open("rb") as packed:
            begin = packed.read(4)
            packed.seek(0)
            lines: IO[bytes] = packed
            if begin[:2] == b"\x1f\x8b":
                lines = io.BufferedReader(gzip.GzipFile(fileobj=packed), 1 << 20)
            elif begin[:3] == b"BZh":
                lines = io.BufferedReader(bz2.BZ2File(packed), 1 << 20)
            elif begin == b"PK\x03\x04":
                raise InputError(f"{path} is a zip file, not a dump of Wikidata: fetch it from {_WHERE}.")
            yield Dump(lines, packed, path.stat().st_size)
    except (EOFError, zlib.error) as error:
        raise InputError(
            f"{path} is cut off or broken ({error}). What is read is kept: fetch it whole and run the same again."
        ) from error
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror or error}): fetch it again from {_WHERE}.") from error


def refuse_another(path: Path) -> None:
    """Raise InputError where the first lines are not a dump's, and say what they look like."""
    with open_dump(path) as dump:
        first = [line for _, line in zip(range(LOOKED_AT), dump, strict=False)]
    kept = [line.strip().rstrip(b",") for line in first if line.strip() not in (b"[", b"]", b"")]
    for line in kept:
        try:
            entity = json.loads(line)
        except ValueError:
            continue
        if isinstance(entity, dict) and "id" in entity and ("claims" in entity or "labels" in entity):
            return
    looks = "it is empty"
    if kept:
        looks = f"it begins with {kept[0][:40].decode('utf-8', 'replace')!r}"
    raise InputError(f"{path} is no JSON dump of Wikidata: {looks}. Give latest-all.json.bz2 or .gz from {_WHERE}.")
