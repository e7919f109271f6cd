"""What sorting and comparing ask of a report as a whole, made once of its signature and small enough to be kept."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from dateline.merge.hashes import COMMON, TITLES, bits_of, bits_of_hashes, hashed, padded
from dateline.model import Report
from dateline.quick import quickly_made
from dateline.signature import STOP, Signature, read_signature

REPORT_BITS, NAME_BITS = 512, 512
"""Sizes of the sets of a report's content words and of its names, as bits."""
CONTEXT = 8
"""How many names of the report count as keys."""
_NO_NAMES = TITLES | STOP


@quickly_made
@dataclass(frozen=True, slots=True)
class Brief:
    """A report in short.

    ``words`` counts its words. ``text`` holds its content words as bits, ``text_scale`` says by how much that
    sample is thinner than the whole. ``context`` are hashes of a few names, chosen so that two reports choose alike;
    ``names`` holds all names, as bits.
    """

    words: int
    text: bytes
    text_scale: float
    context: tuple[int, ...]
    names: bytes


def brief_of(report: Report) -> Brief:
    """The brief of a report, of its signature alone."""
    with suppress(ValueError):  # none yet, one of another version, or a broken one
        return _brief_written(report.signature)
    return _brief(report.signed)


@lru_cache(maxsize=200_000)
def _brief_written(signature: str) -> Brief:
    """Kept for a month's reports, some 800 bytes each: signatures are ten times as large, and slow to read again.

    By a text alone, not by several values: the search for cycles of garbage does not look through such a table.
    """
    return _brief(read_signature(signature))


def _brief(signed: Signature) -> Brief:
    lower = (name.lower() for name in signed.names)
    names = [name for name in lower if name[:6] not in COMMON and name not in _NO_NAMES]
    return Brief(
        words=signed.words,
        text=bits_of_hashes(signed.terms.hashes, REPORT_BITS),
        text_scale=float(2**signed.terms.level),
        context=padded(sorted(map(hashed, names))[:CONTEXT], CONTEXT),
        names=bits_of(names, NAME_BITS),
    )
