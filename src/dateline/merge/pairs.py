"""Pairs of accounts as arrays, with what several features ask of them computed once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import wraps
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from dateline.merge.briefs import NAME_BITS
from dateline.merge.distances import EARTH_KM
from dateline.merge.rows import OF_BITS, SENTENCE_BITS, UNKNOWN_DAY, Floats, Integers, Rows, count_bits
from dateline.quick import found_once

Truth = NDArray[np.bool_]


class Pairs:
    """Pairs of rows, by their numbers ``one`` and ``other``; what several features need is computed once."""

    def __init__(self, rows: Rows, *, one: Integers, other: Integers) -> None:
        self.rows, self.one, self.other = rows, one, other
        self._columns: dict[str, tuple[Any, Any]] = {}
        self.answers: dict[Hashable, Any] = {}
        """What `asked_once` keeps."""

    def both(self, name: str) -> tuple[Any, Any]:
        """A column of the first and of the second accounts."""
        known = self._columns.get(name)
        if known is None:
            column = getattr(self.rows, name)
            known = column[self.one], column[self.other]
            if column.ndim == 1:  # those of several keys are large
                self._columns[name] = known
        return known

    def sizes(self, name: str) -> tuple[Floats, Floats]:
        """How many bits are set in a column of bits of the first and of the second accounts."""
        sizes = self.rows.sizes[:, OF_BITS.index(name)]
        return sizes[self.one], sizes[self.other]

    def same(self, name: str) -> Truth:
        """Whether a column holds the same value, which is told."""
        one, other = self.both(name)
        return np.asarray((one == other) & (one != 0))

    def differ(self, name: str) -> Truth:
        """Whether both tell a value, and not the same."""
        one, other = self.both(name)
        return np.asarray((one != other) & (one != 0) & (other != 0))

    @found_once
    def gap_days(self) -> Floats:
        """Days between the two times, 0 where they overlap; nan where either is unknown."""
        first, first_other = self.both("first_day")
        last, last_other = self.both("last_day")
        gap = np.maximum(np.maximum(first - last_other, first_other - last), 0).astype(float)
        gap[(first == UNKNOWN_DAY) | (first_other == UNKNOWN_DAY)] = np.nan
        return np.asarray(gap)

    @found_once
    def published_apart_days(self) -> Floats:
        """Days between publications; 2 where either is unknown."""
        one, other = self.both("published")
        apart = np.abs(one - other).astype(float)
        apart[(one == UNKNOWN_DAY) | (other == UNKNOWN_DAY)] = 2.0
        return np.asarray(apart)

    @found_once
    def actors_shared(self) -> Truth:
        """A party named among the actors of both."""
        return meet(self.rows.actors[self.one], self.rows.actors[self.other])

    @found_once
    def recipients_shared(self) -> Truth:
        """A party named among the recipients of both."""
        return meet(self.rows.recipients[self.one], self.rows.recipients[self.other])

    @found_once
    def actor_codes_shared(self) -> Truth:
        """A country or role of an actor of both."""
        return meet(*self.both("actor_codes"))

    @found_once
    def recipient_codes_shared(self) -> Truth:
        """A country or role of a recipient of both."""
        return meet(*self.both("recipient_codes"))

    @found_once
    def names_shared(self) -> Floats:
        """How many names of the sentences are in both."""
        return shared(*self.both("named"))

    @found_once
    def places_shared(self) -> Truth:
        """The same place, by id or name."""
        return meet(*self.both("place"))

    @found_once
    def counts(self) -> tuple[Truth, Truth]:
        """Some number of people agrees; some number differs."""
        return _counts(self)

    @found_once
    def text_shared(self) -> Floats:
        """The share of the reports' content words in both."""
        return _text_shared(self)

    @found_once
    def report_names_told(self) -> Floats:
        """How many names the report has that names fewer."""
        return np.minimum(*self.sizes("report_names"))

    @found_once
    def report_names_shared(self) -> Floats:
        """How many names of the reports are in both, beyond what falls on one bit by chance."""
        one, other = self.both("report_names")
        size, size_other = self.sizes("report_names")
        return np.asarray(np.maximum(count_bits(one & other) - size * size_other / NAME_BITS, 0.0))

    @found_once
    def sentence_shared(self) -> Floats:
        """The share of the sentences' content words in both."""
        return self.words_shared("sentence", SENTENCE_BITS)

    @found_once
    def crossed(self) -> Truth:
        """An actor of one is a recipient of the other."""
        rows, one, other = self.rows, self.one, self.other
        return np.asarray(
            meet(rows.actors[one], rows.recipients[other]) | meet(rows.recipients[one], rows.actors[other])
        )

    @found_once
    def kilometres(self) -> Floats:
        """Between the two places; nan where either has no point."""
        lat, lat_other = (np.radians(each) for each in self.both("lat"))
        lon, lon_other = (np.radians(each) for each in self.both("lon"))
        sines = np.sin((lat - lat_other) / 2) ** 2
        sines = sines + np.cos(lat) * np.cos(lat_other) * np.sin((lon - lon_other) / 2) ** 2
        return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(sines, 0, 1))))

    def words_shared(self, name: str, size: int) -> Floats:
        """Which share of the shorter set of words the two have in common; 0 where either is empty."""
        one, other = self.both(name)
        shared = count_bits(one & other)
        fewer = np.minimum(*self.sizes(name))
        return np.where(fewer > 0, shared / np.maximum(fewer, 1), 0.0) * (size > 0)


Answer = TypeVar("Answer")


def asked_once(values: Callable[[Pairs], Answer]) -> Callable[[Pairs], Answer]:
    """Keep with some pairs what a question about them gave, for several features ask it."""

    @wraps(values)
    def known(pairs: Pairs) -> Answer:
        if values not in pairs.answers:
            pairs.answers[values] = values(pairs)
        found: Answer = pairs.answers[values]
        return found

    return known


def told_in(keys: Integers) -> Truth:
    """Which rows have a key."""
    return np.asarray(keys[:, 0] != 0)


def meet(one: Integers, other: Integers) -> Truth:
    """Whether two rows of keys (0 for none) share one."""
    found = np.zeros(len(one), dtype=bool)
    for at, among in _found_of_each(one, other):
        found[at] |= among
    return found


def shared(one: Integers, other: Integers) -> Floats:
    """How many keys two rows share."""
    found = np.zeros(len(one))
    for at, among in _found_of_each(one, other):
        found[at] += among
    return found


def _found_of_each(one: Integers, other: Integers) -> Iterator[tuple[Integers, Truth]]:
    """For the first key of each row, the second, and so on: which rows have so many, and whether the others hold it.

    Keys stand at the front of a row, and most rows have one or two of the eight for which there is room.
    """
    used = other[:, : int((other != 0).any(axis=0).sum())]
    at = np.arange(len(one))
    for column in range(one.shape[1]):
        at = at[one[at, column] != 0]
        if not len(at):
            return
        yield at, (one[at, column][:, None] == used[at]).any(axis=1)


def _counts(pairs: Pairs) -> tuple[Truth, Truth]:
    """Some number of people agrees; some number differs."""
    low, low_other = pairs.both("low")
    high, high_other = pairs.both("high")
    told = ~(np.isnan(low) | np.isnan(low_other))
    overlap = told & (low <= high_other) & (low_other <= high) & (np.maximum(low, low_other) > 1)
    apart = told & ((low > high_other) | (low_other > high))
    return overlap.any(axis=1), apart.any(axis=1)


def _text_shared(pairs: Pairs) -> Floats:
    one, other = pairs.both("text")
    scale = np.maximum(*pairs.both("text_scale"))
    thin = np.minimum(*pairs.both("text_scale"))
    size, size_other = pairs.sizes("text")
    fewer = np.maximum(np.minimum(size * thin, size_other * thin), 1)
    return np.asarray(np.minimum(count_bits(one & other) * scale / fewer, 1.0))
