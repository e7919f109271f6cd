"""Where sentences end: a small network that reads the seven chunks round every blank and the chunks' neighbours.

A chunk is what stands between two blanks, or between two sentences that nobody parted ("came.Then"). Its traits are
its word, its case and length, its first and last letters and the signs round it; each trait has a row of the table
``boundaries.npz``, which `training/boundaries.py` makes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.model import Pair
from dateline.parse.tokens import ABBREVIATIONS

TABLE = Path(__file__).parent / "boundaries.npz"
TRAITS = 8
"""Traits of a chunk, at most."""
FIRST, BLANK, GLUED = 0, 1, 2
"""What stands before a chunk: the beginning of a paragraph, a blank, nothing."""
NEAR = (1, 3, 8)
"""Chunks to the beginning and the end of the paragraph: none, one or two, three to seven, more."""
FIRST_WIDTH, SECOND_WIDTH = 7, 5
"""Chunks that the two layers see at a time."""
_NEAR = np.digitize(np.arange(NEAR[-1] + 1), NEAR)
_REACH = FIRST_WIDTH // 2 + SECOND_WIDTH // 2
_KEPT = 1 << 15
"""Different chunks whose rows are kept at hand."""
_AT_ONCE = 32
"""Chunks scored in one product: larger ones wake a second thread of the matrix library, which costs more than it saves
(half of the CPU time of a report, by `benchmarks/speed.py`)."""

TITLES = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt cmdr maj adm gov sen rep rev brig amb messrs hon pres supt insp det cpl "
    "pvt sens reps govs drs profs gens cols".split()
)
_DATED = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
_SHORT = frozenset(each.lower() for each in ABBREVIATIONS)
_CHUNK = re.compile(r"\S+")
_SEAM = re.compile(r"[.!?…]+(?:[\"'”’)\]]*(?=[\"“(‘\[]?[A-Z]|--\w)|(?=[a-z]))")
_WHOLE = re.compile(r"://|www\.|@|\.(?:com|org|net|gov|edu|html?|pdf|doc|xls|jpg)\b", re.IGNORECASE)
"""Addresses and names of files: nothing ends in them."""
_SIGNS = "".join(chr(code) for code in range(33, 127) if not chr(code).isalnum()) + "“”‘’„«»…–—•·"
_SMALL = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = str.maketrans("0123456789", "0000000000")

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]


class Chunks(NamedTuple):
    """Chunks of a text, where each ends, and the ranks of those that begin a paragraph or follow without a blank."""

    words: list[str]
    ends: Ints
    first: list[int]
    glued: list[int]

    def before(self) -> Ints:
        """What stands before each chunk: FIRST, BLANK or GLUED."""
        found = np.full(len(self.words), BLANK, dtype=np.intp)
        found[self.first] = FIRST
        found[self.glued] = GLUED
        return found


def chunks(text: str, paragraphs: Iterable[Pair]) -> Chunks:
    """Cut paragraphs, none of which begins or ends with a blank, into chunks."""
    found: list[str] = []
    ends: list[Ints] = []
    firsts: list[int] = []
    glued: list[int] = []
    seams = [match.end() for match in _SEAM.finditer(text) if _is_seam(text, match)]
    for first, last in paragraphs:
        firsts.append(len(found))
        low, high = (bisect_right(seams, first), bisect_left(seams, last)) if seams else (0, 0)
        words = text[first:last].split()
        sizes = np.fromiter(map(len, words), dtype=np.intp, count=len(words))
        if low == high and int(sizes.sum()) + len(words) - 1 == last - first:
            # One blank between any two, so that their lengths say where they end.
            ends.append(np.cumsum(sizes + 1) + (first - 1))
        else:
            pairs = list(_parted(text, (first, last), seams[low:high]))
            words = [text[start:end] for start, end in pairs]
            glued += [len(found) + at for at in range(1, len(pairs)) if pairs[at - 1][1] == pairs[at][0]]
            ends.append(np.array([end for _, end in pairs], dtype=np.intp))
        found += words
    return Chunks(found, np.concatenate(ends) if ends else np.zeros(0, dtype=np.intp), firsts, glued)


def _is_seam(text: str, match: re.Match[str]) -> bool:
    """Say whether a sentence may end here without a blank: "U.S", "e.g" and "x.com" are whole."""
    start, signs = match.start(), match.group()
    if start == 0 or text[start - 1].isspace():
        return False
    if signs == ".":
        return text[match.end()] not in _SMALL and text[start - 1] in _SMALL + "0123456789)"
    return True


def _parted(text: str, paragraph: Pair, seams: Sequence[int]) -> Iterator[Pair]:
    """The chunks of a paragraph, cut where a sentence may begin without a blank before it."""
    for match in _CHUNK.finditer(text, *paragraph):
        start, end = match.span()
        if not _WHOLE.search(text, start, end):
            for seam in seams[bisect_right(seams, start) : bisect_left(seams, end)]:
                yield start, seam
                start = seam
        yield start, end


def traits(chunk: str) -> Sequence[str]:
    """What a chunk looks like, at most TRAITS strings; the first letter of each says what it is about."""
    core = chunk if chunk.isalpha() else chunk.strip(_SIGNS)
    if not core:
        return ("p" + chunk[:4],)
    low = core.lower()
    case = _case(core)
    length = len(core)
    shape = case + ("5" if length > 7 else "4" if length > 3 else str(length))
    before = after = ""
    if not chunk.isalpha():
        at = chunk.find(core)
        before, after = chunk[:at], chunk[at + length :]
        if not core.isalpha():
            low = low.translate(_DIGITS)
            shape += ("." if "." in core else "") + ("@" if "@" in core or "/" in core else "")
    found = ["w" + low, "k" + shape, "s" + low[-3:], "r" + low[:3], "e" + after[:4] + case]
    if before:
        found.append("b" + before[-3:] + case)
    if after and after[0] == ".":
        found.append("." + ("t" if low in TITLES else "d" if low in _DATED else "a" if low in _SHORT else shape))
    return found


def _case(core: str) -> str:
    if core.islower() and core[0].isalpha():
        return "l"
    letter = core[0]
    if letter.isupper():
        return "U" if len(core) == 1 else "A" if core.isupper() else "T" if core[1:].islower() else "M"
    if letter.islower():
        return "m"
    return "0" if core.isdigit() else "n" if letter.isdigit() else "?"


def near_ends(before: Ints) -> Ints:
    """How near each chunk is to the two ends of its paragraph, as one number."""
    index = np.arange(len(before))
    first = np.flatnonzero(before == FIRST)
    paragraph = np.cumsum(before == FIRST) - 1
    last = np.append(first[1:], len(before)) - 1
    since, until = index - first[paragraph], last[paragraph] - index
    found: Ints = _NEAR[np.minimum(since, NEAR[-1])] * (len(NEAR) + 1) + _NEAR[np.minimum(until, NEAR[-1])]
    return found


class Network:
    """The table and the two layers over it."""

    def __init__(self, file: Path = TABLE) -> None:
        with np.load(file) as stored:
            names = stored["names"].tobytes().decode("utf-8").split("\n")
            self._seen: dict[str, bytes] = {}
            self._rows = {name: row for row, name in enumerate(names, start=1)}
            rows, kinds, near = (
                stored[name].astype(np.float32) * stored["scale"] for name in ("traits", "kinds", "near")
            )
            self._traits: Floats = np.vstack([np.zeros_like(rows[:1]), rows])
            self._places: Floats = kinds[:, None] + near[None]
            self._layers = [
                (stored[f"{name}_weight"].astype(np.float32), stored[f"{name}_bias"].astype(np.float32))
                for name in ("first", "second", "last")
            ]
            self._mean: Floats = stored["mean"].astype(np.float32)

    def scores(self, cut: Chunks) -> Floats:
        """How much a sentence seems to end after each chunk; above 0 it more likely does than not."""
        before = cut.before()
        vectors = self._words(cut.words) + self._places[before, near_ends(before)]
        ground = vectors.mean(axis=0) @ self._mean
        return np.concatenate([self._block(vectors, ground, at) for at in range(0, len(vectors), _AT_ONCE)])

    def _words(self, words: list[str]) -> Floats:
        """The sum of the traits' rows for each chunk; those of chunks seen before are kept at hand."""
        seen = self._seen
        new = [word for word in set(words) if word not in seen]
        if new:
            if len(seen) > _KEPT:
                # A new one, not emptied: another thread may be reading the old.
                seen = self._seen = {}
                new = list(set(words))
            told = [traits(word) for word in new]
            rows = [self._rows.get(trait, 0) for each in told for trait in each]
            firsts = np.cumsum([0, *map(len, told[:-1])])
            sums = np.add.reduceat(self._traits[rows], firsts).tobytes()
            size = len(sums) // len(new)
            seen.update((word, sums[at * size : (at + 1) * size]) for at, word in enumerate(new))
        return np.frombuffer(b"".join([seen[word] for word in words]), dtype=np.float32).reshape(len(words), -1)

    def _block(self, vectors: Floats, ground: Floats, at: int) -> Floats:
        """Scores of the chunks from ``at``; the blocks before and after lend their nearest chunks."""
        low, high = max(0, at - _REACH), at + _AT_ONCE + _REACH
        (one, one_bias), (two, two_bias), (last, last_bias) = self._layers
        hidden = np.maximum(_windows(vectors[low:high], FIRST_WIDTH) @ one + (one_bias + ground), 0)
        hidden += np.maximum(_windows(hidden, SECOND_WIDTH) @ two + two_bias, 0)
        found: Floats = (hidden @ last + last_bias)[at - low : at - low + _AT_ONCE]
        return found


def _windows(vectors: Floats, width: int) -> Floats:
    """Each row with its neighbours on both sides, one after the other."""
    side = width // 2
    count, size = vectors.shape
    padded = np.zeros((count + 2 * side, size), dtype=np.float32)
    padded[side : side + count] = vectors
    # Rows lie one after the other, so a window is a stretch of memory.
    windows: Floats = np.ndarray((count, width * size), np.float32, padded, strides=padded.strides)
    return np.ascontiguousarray(windows)


@lru_cache(maxsize=1)
def network() -> Network:
    """The network as shipped, loaded once."""
    return Network()
