"""Accounts told in the very same words: of a wire's sentence in a thousand outlets a few stand for all."""

from __future__ import annotations

from bisect import insort
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

from dateline.merge.rows import UNKNOWN_DAY, Row

LEAST_WORDS = 4
"""Content words that a sentence must have: shorter ones ("Rebels attacked again.") are said of several happenings."""


STANDING = 6
"""So many twins, the first published, are compared like any other account; those after them follow the first."""


@dataclass(frozen=True, slots=True)
class Change:
    """Accounts that are compared from now on and were not, that are no more, and those that follow another, or did."""

    enters: tuple[int, ...] = ()
    leaves: tuple[int, ...] = ()
    follow: tuple[tuple[int, int], ...] = ()


def twin_key(row: Row) -> Hashable | None:
    """What twins have in common: all that a row tells but its report; None for an account that has no twins."""
    if int.from_bytes(row.sentence, "little").bit_count() < LEAST_WORDS:
        return None
    day = row.published if row.first_day == UNKNOWN_DAY else UNKNOWN_DAY
    amounts = tuple(None if isnan(each) else each for each in (*row.low, *row.high))
    return hash((
        row.type, row.mode, row.stance, row.status, row.historical, row.first_day, row.last_day, day, row.sentence,
        row.actors, row.recipients, row.actor_codes, row.recipient_codes, row.named, row.triggers, row.place,
        row.country, amounts,
    ))  # fmt: skip


class Twins:
    """Accounts by number in sets of twins."""

    def __init__(self, order: Sequence[Any]) -> None:
        self._order = order
        self._sets: dict[Hashable, list[int]] = {}
        self._of: dict[int, list[int]] = {}

    def put(self, number: int, key: Hashable | None) -> bool:
        """Put an account with its twins; whether it stands for itself so far."""
        twins = [] if key is None else self._sets.setdefault(key, [])
        insort(twins, number, key=self._order.__getitem__)
        self._of[number] = twins
        return self.stands_for(number) == number

    def add(self, number: int, key: Hashable | None) -> Change:
        """Put an account with its twins; gives what changes for it."""
        before = [] if key is None else self._sets.get(key, [])[:STANDING]
        if self.put(number, key):
            return _change(before, self._of[number])
        # Its report may have come before it: then who it derives from is to be looked for once more.
        return Change(follow=((number, before[0]),))

    def alone(self, number: int) -> Change:
        """Let an account stand for itself."""
        twins = self._of[number]
        before, leader = twins[:STANDING], twins[0]
        twins.remove(number)  # also where it has no twins yet: they may come
        self._of[number] = [number]
        enters = [each for each in twins[:STANDING] if each not in before]
        if number not in before:
            enters.append(number)
        parted = [(each, leader) for each in enters]  # they followed, and stand for themselves now
        if leader == number:
            parted += [(each, to) for each in twins[STANDING:] for to in (leader, twins[0])]
        return Change(tuple(enters), (), tuple(parted))

    def stands_for(self, number: int) -> int:
        """The one that an account is compared as: itself, or the first of its twins."""
        twins = self._of[number]
        after = self._order[twins[min(len(twins), STANDING) - 1]] < self._order[number]
        return twins[0] if after else number

    def with_followers(self, number: int) -> Sequence[int]:
        """An account that is compared, and those that follow it, in order."""
        twins = self._of[number]
        return [number, *twins[STANDING:]] if twins[0] == number else [number]


def _change(before: Sequence[int], twins: Sequence[int]) -> Change:
    now, led = twins[:STANDING], before[:1] != twins[:1]
    leaves = tuple(each for each in before if each not in now)
    followers = twins[STANDING:] if led else leaves
    leaders = (*before[:1], *twins[:1]) if led else twins[:1]
    return Change(
        tuple(each for each in now if each not in before),
        leaves,
        tuple((follower, leader) for follower in followers for leader in leaders if follower != leader),
    )
