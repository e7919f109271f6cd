"""Which accounts are worth comparing: those that share a key.

A key joins two things an account tells (who, to whom, where, names in its sentence, its kind of act), or two names of
its report, with a stretch of four days, of the act or of the publication. Keys of two things keep blocks small however
many reports there are of one country; so the number of pairs grows with the number of reports, not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dateline.codebook.rules import TYPES
from dateline.merge.rows import UNKNOWN_DAY, Integers, Row

STRETCH_DAYS = 4
WIDEST_BLOCK = 600
"""Of a larger block (one that a wire story in a thousand outlets makes) each account meets the 300 before and after it,
in the order of publication, not all."""
MOST_THINGS, MOST_PARTIES, ENOUGH = 6, 4, 3
"""Things of an account that are paired into keys: six make 15 pairs, and more say little new."""
_FORCE = frozenset(TYPES.index(t) for t in "ASSAULT COERCE MOBILIZE PROTEST THREATEN SANCTION RETREAT".split())
_WORDS = frozenset(
    TYPES.index(t)
    for t in "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN SANCTION".split()
)
_PRIME, _MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1


def keys_of(row: Row) -> tuple[int, ...]:
    """The keys of an account, 64 bits each; a function of its row alone."""
    things, context = _things(row), [key for key in row.context if key]
    kinds = [1] * (row.type in _FORCE) + [2] * (row.type in _WORDS)
    found: set[int] = set()
    for stretch in _stretches(row):
        for kind in kinds:
            found.update(_joined(stretch, kind, one, other) for one, other in combinations(things, 2))
            found.update(_joined(stretch, kind, thing, 10 + row.type) for thing in things[:3])
            found.update(_joined(stretch, kind + 2, one, other) for one, other in combinations(context, 2))
            if not things:
                found.update(_joined(stretch, kind, 10 + row.type, trigger) for trigger in row.triggers if trigger)
    return tuple(found)


@dataclass(slots=True)
class KeyIndex:
    """Which members have a key: sorted arrays for the many, a table for those that came since.

    20 million keys are 320 MB so, and would be 3 GB as a table.
    """

    keys: NDArray[np.uint64] = field(default_factory=lambda: np.zeros(0, np.uint64))
    owners: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    since: dict[int, list[int]] = field(default_factory=dict)
    new: int = 0

    def add(self, member: int, keys: Iterable[int]) -> None:
        """Add a member under its keys."""
        for key in keys:
            self.since.setdefault(key, []).append(member)
            self.new += 1
        if self.new > 200_000 + len(self.keys) // 4:
            self._settle()

    def add_many(self, keys: NDArray[np.uint64], owners: NDArray[np.int32]) -> None:
        """Add many at once: a key and its member each."""
        keys, owners = np.concatenate((self.keys, keys)), np.concatenate((self.owners, owners))
        order = np.lexsort((owners, keys))
        self.keys, self.owners = keys[order], owners[order]

    def members(self, keys: Iterable[int], *, widest: int = WIDEST_BLOCK) -> list[int]:
        """Members that have one of the keys, once for each that they have; of a wide block the nearest alone."""
        found: list[int] = []
        wanted = np.fromiter(keys, np.uint64)
        starts, ends = np.searchsorted(self.keys, wanted, "left"), np.searchsorted(self.keys, wanted, "right")
        for key, start, end in zip(wanted.tolist(), starts.tolist(), ends.tolist(), strict=True):
            block = [*self.owners[start:end].tolist(), *self.since.get(key, ())]
            found += block if len(block) <= widest else block[-widest:]
        return found

    def _settle(self) -> None:
        keys = np.fromiter((key for key, members in self.since.items() for _ in members), np.uint64, self.new)
        owners = np.fromiter((each for members in self.since.values() for each in members), np.int32, self.new)
        self.since, self.new = {}, 0
        self.add_many(keys, owners)


def flattened(keys: Sequence[Sequence[int]], *, first: int = 0) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """Keys of members as two columns: the key, and the member's number counted from ``first``."""
    lengths = np.fromiter((len(each) for each in keys), np.int64, len(keys))
    flat = np.fromiter((key for each in keys for key in each), np.uint64, int(lengths.sum()))
    return flat, np.repeat(np.arange(first, first + len(keys), dtype=np.int32), lengths)


def pairs_of(
    keys: NDArray[np.uint64], owners: NDArray[np.int32], *, widest: int = WIDEST_BLOCK, least: int = 1
) -> tuple[Integers, Integers]:
    """All pairs of members that share ``least`` keys; each pair once, the smaller number first."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order].astype(np.int64)
    total = int(owners.max()) + 1 if len(owners) else 1
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, np.int64)
    sizes = np.diff(np.concatenate((starts, [len(keys)])))
    found = [np.zeros(0, np.int64)]
    for size in np.unique(sizes[sizes > 1]).tolist():
        members = owners[starts[sizes == size][:, None] + np.arange(size)]
        for step in range(1, min(size, widest // 2 + 1)):
            found.append((members[:, :-step] * total + members[:, step:]).ravel())
    codes, times = np.unique(np.concatenate(found), return_counts=True)
    codes = codes[times >= least]
    return codes // total, codes % total


def _things(row: Row) -> list[int]:
    """What an account tells: up to four parties, then places and names, chosen by their hash.

    So two accounts choose alike. Countries and roles count only where little else is told.
    """
    parties = [key for keys in zip(row.actors, row.recipients, strict=True) for key in keys if key]
    others = {key for key in (*row.place, *row.named) if key}
    told = dict.fromkeys(parties[:MOST_PARTIES])
    told.update(dict.fromkeys(sorted(others)[: MOST_THINGS - len(told)]))
    if len(told) < ENOUGH:
        told.update(dict.fromkeys(key for key in (*row.actor_codes, *row.recipient_codes, row.country) if key))
    return list(told)[:MOST_THINGS]


def _stretches(row: Row) -> Iterator[int]:
    """The stretches of four days that an account falls into, by its act's day and by its publication.

    Each day counts with its neighbours, so that two accounts a day or two apart share a stretch.
    """
    seen: set[int] = set()
    days = [row.published] if row.published != UNKNOWN_DAY else [0]
    if row.first_day != UNKNOWN_DAY and row.last_day - row.first_day <= 2 * STRETCH_DAYS:
        days += [row.first_day, row.last_day]
    for day in days:
        seen.update((day - 1) // STRETCH_DAYS for day in (day, day + 2))
    return iter(sorted(seen))


def _joined(*parts: int) -> int:
    mixed = 0
    for part in sorted(parts[2:]):
        mixed = ((mixed ^ part) * _PRIME + (mixed >> 31)) & _MASK
    for part in parts[:2]:
        mixed = ((mixed ^ (part + 7)) * _PRIME + (mixed >> 29)) & _MASK
    return mixed
