"""Which accounts are worth comparing: those that share a key.

A key joins two things an account tells (who, to whom, where, names in its sentence), two names of its report, or a name
of its report with a word of its sentence and its type of act, with a stretch of four days, of the act or of the
publication. What thousands tell (a country, a role, one name with a type of act) is no key: it leads to accounts that
never merge. Of a block that is large all the same, each account meets the nearest in time.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dateline.codebook.rules import TYPES
from dateline.merge.rows import UNKNOWN_DAY, Integers, Row

STRETCH_DAYS = 4
REACH = 32
"""Under a key that more accounts have, an account meets the 32 published before it and the 32 after it, not all. What
is of one event shares other, rarer keys, and is tied through others; so cost grows with accounts, not their square."""
AT_ONCE = 20_000
"""Members paired at once, to bound memory."""
MOST_THINGS, MOST_PARTIES = 6, 4
"""Things of an account that are paired into keys: six make 15 pairs, and more say little new."""
NAMES_BY_WORDS = 5
"""Names of a report that are joined with words of a sentence; pairs of names are made of all that a row has."""
MANY, SHARE = 400, 0.25
"""So many new members, if they are such a share of all, are indexed in one go with those known; fewer one by one."""
_FORCE = frozenset(TYPES.index(t) for t in "ASSAULT COERCE MOBILIZE PROTEST THREATEN SANCTION RETREAT".split())
_WORDS = frozenset(
    TYPES.index(t)
    for t in "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN SANCTION".split()
)
_MASK = (1 << 64) - 1
_Block: TypeAlias = "array[int]"
"""The members of a key, four bytes each, in their order."""


def keys_of(row: Row) -> tuple[int, ...]:
    """The keys of an account, 64 bits each; a function of its row alone.

    Where parties and places are told in other words in each report, the names of the reports lead to one another, and
    beside them words of the sentence and the root of the act's word ("signed", "did not sign"); three of these words
    alone where a report has hardly a name. Two words of the act and its parties, without a name, would find more of one
    event, but in a made month three times as many of two. Python hashes numbers without a seed: always alike.
    """
    things, context = sorted(_things(row)), sorted(key for key in row.context if key)
    stems = [key for key in row.stems if key]
    kinds = [1] * (row.type in _FORCE) + [2] * (row.type in _WORDS)
    found: list[tuple[int, ...]] = []
    for kind in kinds:
        found += [(kind, *pair) for pair in combinations(things, 2)]
        found += [(kind + 2, *pair) for pair in combinations(context, 2)]
    found += [(10 + row.type, name, stem) for name in context[:NAMES_BY_WORDS] for stem in stems]
    if row.root:
        found += [(6, name, row.root) for name in context[:NAMES_BY_WORDS]]
    if len(context) < 2:
        found += [(5, row.type, *each) for each in combinations(sorted(stems), 3)]
    return tuple({hash((stretch, *each)) & _MASK for stretch in _stretches(row) for each in found})


class KeyIndex:
    """Members by key, each key's in a given order; a member meets those within reach of it under any of its keys.

    So a key that ten thousand members have costs each no more than one that sixty have. The many lie in sorted arrays;
    the members of a key that somebody came to later in a list of its own.
    """

    def __init__(self, order: Sequence[Any], *, reach: int) -> None:
        """``order`` gives what sorts a member, by its number; it grows as members come."""
        self._order, self._reach = order, reach
        self._keys = np.zeros(0, np.uint64)
        self._owners = np.zeros(0, np.int32)
        self._since: dict[int, _Block] = {}

    def fill(self, keys: NDArray[np.uint64], owners: NDArray[np.int32]) -> None:
        """Hold these and no others: keys in ascending order, the members of one in theirs."""
        self._keys, self._owners, self._since = keys, owners, {}

    def insert(self, member: int, keys: Iterable[int]) -> tuple[Counter[int], list[tuple[int, int]]]:
        """Add a member; gives whom it meets under how many keys, and pairs that it has pushed out of reach, by key."""
        near: list[int] = []
        parted: list[tuple[int, int]] = []
        order, place = self._order.__getitem__, self._order[member]
        for block in self._blocks(keys):
            at = bisect_left(block, place, key=order) if block else 0
            if len(block) <= self._reach:  # as most are: whoever comes meets all, and parts nobody
                near += block
                block.insert(at, member)
                continue
            near += self._near(block, at, at)
            parted += self._across(block, at, at)
            block.insert(at, member)
        return Counter(near), parted

    def remove(self, member: int, keys: Iterable[int]) -> list[tuple[int, int]]:
        """Take a member out; gives the pairs that come within reach of each other for it, by key."""
        joined: list[tuple[int, int]] = []
        for block in self._blocks(keys):
            at = block.index(member)
            joined += self._across(block, at, at + 1)
            del block[at]
        return joined

    def around(self, member: int, keys: Iterable[int]) -> Counter[int]:
        """Whom a member that is in here meets, and under how many keys."""
        near: list[int] = []
        for block in self._blocks(keys):
            at = bisect_left(block, self._order[member], key=self._order.__getitem__)
            near += self._near(block, at, at + 1)
        return Counter(near)

    def _near(self, block: _Block, before: int, after: int) -> _Block:
        return block[max(before - self._reach, 0) : before] + block[after : after + self._reach]

    def _across(self, block: _Block, before: int, after: int) -> Iterator[tuple[int, int]]:
        """The pairs that have just `reach - 1` members between them, with nobody from ``before`` to ``after``."""
        far = after + self._reach - 1
        first, last = max(far + 1 - len(block), 0), min(self._reach, before)
        if first >= last:
            return iter(())
        return zip(block[before - last : before - first], block[far - last + 1 : far - first + 1], strict=True)

    def _blocks(self, keys: Iterable[int]) -> Iterator[_Block]:
        wanted = np.fromiter(keys, np.uint64)
        starts, ends = np.searchsorted(self._keys, wanted, "left"), np.searchsorted(self._keys, wanted, "right")
        for key, start, end in zip(wanted.tolist(), starts.tolist(), ends.tolist(), strict=True):
            block = self._since.get(key)
            if block is None:
                # No list: Python's search for cycles looks through lists, and a month's blocks are long.
                block = self._since[key] = array("i", self._owners[start:end].tobytes())
            yield block


def is_many(new: int, *, of: int) -> bool:
    """Whether it is cheaper to begin anew than to add so many one by one."""
    return new > MANY and new >= SHARE * of


def sorted_keys(keys: Sequence[Sequence[int]]) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """Keys of members as two columns, a key and its member's number each: by key, then by number."""
    lengths = np.fromiter((len(each) for each in keys), np.int64, len(keys))
    flat = np.fromiter(chain.from_iterable(keys), np.uint64, int(lengths.sum()))
    order = np.argsort(flat, kind="stable")
    return flat[order], np.repeat(np.arange(len(keys), dtype=np.int32), lengths)[order]


def pairs_of(
    keys: NDArray[np.uint64], owners: NDArray[np.int32], *, reach: int = REACH
) -> Iterator[tuple[Integers, Integers, Integers]]:
    """All pairs of members within reach under a key, some thousands of members at once, and under how many keys.

    Takes what `sorted_keys` gives. Each pair comes once, the smaller number first.
    """
    total = int(owners.max()) + 1 if len(owners) else 0
    for first in range(0, total, AT_ONCE):
        at = np.flatnonzero((owners >= first) & (owners < first + AT_ONCE))
        found = [np.zeros(0, np.int64)]
        for step in range(1, reach + 1):
            at = at[at + step < len(keys)]
            at = at[keys[at + step] == keys[at]]
            found.append(owners[at].astype(np.int64) * total + owners[at + step])
            if not len(at):
                break
        codes, times = np.unique(np.concatenate(found), return_counts=True)
        yield codes // total, codes % total, times


def _things(row: Row) -> list[int]:
    """What an account tells: up to four parties, then places and names, by their hash, so that two choose alike."""
    parties = [key for keys in zip(row.actors, row.recipients, strict=True) for key in keys if key]
    others = {key for key in (*row.place, *row.named) if key}
    told = dict.fromkeys(parties[:MOST_PARTIES])
    told.update(dict.fromkeys(sorted(others)[: MOST_THINGS - len(told)]))
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
