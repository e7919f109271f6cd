"""Words as numbers: a hash of each, sets of them as bits; and the words that stand in reports of any event."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

from dateline.signature import content_words

COMMON = frozenset(
    "people presid minist govern offici police countr state nation leader force forces group attack soldie milita "
    "army troops killed killin death dead spokes statem city town villag area region capita north south east west "
    "former week month year day monday tuesda wednes thursd friday saturd sunday januar februa march april june july "
    "august septem octobe novemb decemb last next first second new early late mornin evenin night times since".split()
)
"""Stems that stand in reports of every kind of event; shared, they say little."""
TITLES = frozenset("president minister general colonel king queen prime field marshal doctor judge".split())


@lru_cache(maxsize=200_000)
def hashed(text: str) -> int:
    """A number for a text, never 0."""
    return crc32(text.encode()) + 1


@lru_cache(maxsize=20_000)
def stems_of(words: str) -> tuple[str, ...]:
    """The content words of a party's or an act's few words; kept, since all reports of an event have them."""
    return tuple(content_words(words))


def bits_of(stems: Iterable[str], size: int) -> bytes:
    """A set of words as bits."""
    return bits_of_hashes(map(hashed, stems), size)


def bits_of_hashes(hashes: Iterable[int], size: int) -> bytes:
    """A set of hashes as bits."""
    bits = bytearray(size // 8)
    for each in hashes:
        at = (each * 2654435761 >> 7) % size
        bits[at >> 3] |= 1 << (at & 7)
    return bytes(bits)


def padded(keys: Iterable[int], size: int) -> tuple[int, ...]:
    """So many different keys, 0 for none."""
    kept = tuple(dict.fromkeys(keys))[:size]
    return kept + (0,) * (size - len(kept))
