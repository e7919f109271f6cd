"""Stretches of words that may be a name, and what the network and the whole report say of each.

The network tags word by word. Here whole stretches are compared: by the tags of their words, by the same name and
longer names elsewhere in the report, and by what is known of names (`name_words.py`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log1p
from typing import NamedTuple

import numpy as np

from dateline.model import Name
from dateline.parse.encoder import Floats
from dateline.parse.name_words import Known, Words, bare, context_rows, low, shape

LONGEST = 11
"""Words of a name."""
SURELY_NONE = -0.02
"""A word whose log probability of being no part of a name is above this begins and ends none (98.3 of 100 names of
Worldwide's dev part are among the stretches that are left, some 200 a report)."""
BETWEEN = re.compile(
    r"of|the|and|for|de|la|del|y|da|do|dos|e|et|in|on|to|at|al|el|bin|van|von|der|und|['’]s|[-–'’&/.,“”\"‘]", re.I
)
"""Words that stand within names, whatever the network says of them."""
SMALL = 1e-6
SCALE = 8
"""By which log probabilities are divided."""
MANY = 3
"""Names counted at most."""
UNREPEATED = frozenset(("Date", "Money"))
"""Types whose names, told elsewhere in a report, make no name of the same words here."""


class Read(NamedTuple):
    """A sentence as read: its words, log probabilities of tags [N, T], and the names that the network found."""

    words: Sequence[str]
    tags: Floats
    names: Sequence[Name]


class Tags(NamedTuple):
    """Where tags stand: of each type its B and its I; O."""

    begins: list[int]
    goes_on: list[int]
    outside: int

    @classmethod
    def of(cls, tags: Sequence[str], types: Sequence[str]) -> Tags:
        """The tags of a model, by types in order."""
        places = [[tags.index(f"{letter}-{kind}") for kind in types] for letter in "BI"]
        return cls(places[0], places[1], tags.index("O"))


class Place(NamedTuple):
    """A stretch [first, last) of the words of a sentence."""

    sentence: int
    first: int
    last: int


class Told(NamedTuple):
    """A name that the network found, and its type."""

    place: Place
    type: int


class ReportNames:
    """The candidates of a report, and what is told of them."""

    def __init__(self, sentences: Sequence[Read], tags: Tags, types: Sequence[str]) -> None:
        self._types = {kind: rank for rank, kind in enumerate(types)}
        self._unrepeated = {self._types[each] for each in UNREPEATED.intersection(types)}
        self._tags = tags
        self._read = sentences
        self._lower = [[low(word) for word in each.words] for each in sentences]
        self._shapes = ["".join(map(shape, each.words)) for each in sentences]
        self._either = [np.logaddexp(each.tags[:, tags.begins], each.tags[:, tags.goes_on]) for each in sentences]
        self._found = [
            Told(Place(at, name.first, name.last), self._types[name.type])
            for at, each in enumerate(sentences)
            for name in each.names
        ]
        self.places = self._candidates()
        self._keys = [self._key(place) for place in self.places]

    def _key(self, place: Place) -> str:
        return bare(self._lower[place.sentence][place.first : place.last])

    def _candidates(self) -> list[Place]:
        known: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for (at, first, last), kind in self._found:
            if self._read[at].words[first][:1].isupper() and kind not in self._unrepeated:
                name = tuple(self._lower[at][first:last])
                known[name[0]].add(name)
        found: list[Place] = []
        for at, read in enumerate(self._read):
            own = _stretches(read, self._tags.outside)
            lower = self._lower[at]
            for first, word in enumerate(lower):
                if word in known and read.words[first][:1].isupper():
                    own |= {
                        (first, first + len(each))
                        for each in known[word]
                        if tuple(lower[first : first + len(each)]) == each
                    }
            found += [Place(at, *each) for each in sorted(own)]
        return found

    def context_rows(self) -> list[list[int]]:
        """Of each candidate the rows of its words and of those beside it."""
        return [context_rows(self._lower[at], self._shapes[at], (first, last)) for at, first, last in self.places]

    def marks(self, words: Words, known: Known) -> Floats:
        """[candidates, M]: all numbers that the net reads."""
        lower = [self._lower[at][first:last] for at, first, last in self.places]
        shapes = [self._shapes[at][first:last] for at, first, last in self.places]
        parts: list[Floats] = [
            self._by_tags(),
            self._by_report(),
            np.divide(words.of_names(lower, shapes), 4, dtype=np.float32),
            np.divide(words.of_contexts(self.context_rows()), 4, dtype=np.float32),
            np.array([known.marks(*each) for each in zip(lower, self._keys, strict=True)], np.float32),
            np.array([self._form(place) for place in self.places], np.float32),
        ]
        return np.concatenate(parts, 1)

    def _by_tags(self) -> Floats:
        """The tags of the stretch, of its first word, of the word behind; how little it is no name."""
        kinds = len(self._types)
        found = np.zeros((len(self.places), 3 * kinds + 5), np.float32)
        for row, (at, first, last) in zip(found, self.places, strict=True):
            tags, either = self._read[at].tags, self._either[at][first:last]
            none = tags[:, self._tags.outside]
            row[:kinds] = np.add.reduce(either) / (last - first)
            row[kinds : 2 * kinds] = tags[first, self._tags.begins]
            row[-4] = np.maximum.reduce(none[first:last])
            if last < len(none):
                row[2 * kinds : 3 * kinds] = np.log1p(-np.minimum(np.exp(tags[last, self._tags.goes_on]), 0.9999))
                row[-2] = none[last]
            row[-5] = np.add.reduce(none[first:last]) / (last - first)
            row[-3] = none[first - 1] if first else 0
            row[-1] = np.minimum.reduce(np.logaddexp.reduce(either, 1))
        return np.asarray(found / SCALE, np.float32)

    def _by_report(self) -> Floats:
        """The same name elsewhere; longer names that end, begin with it or hold it; how often its words stand there."""
        kinds = len(self._types)
        found = np.zeros((len(self.places), 4 * kinds + 4), np.float32)
        same, longer = self._elsewhere()
        flat = " ".join(" ".join((*words, "|")) for words in self._lower)
        stand: dict[str, int] = {}
        for row, key, place in zip(found, self._keys, self.places, strict=True):
            mentions = same.get(key, ())
            others = [likely for each, likely in mentions if each != place]
            if others:
                row[:kinds] = sum(others) / (len(others) * SCALE)
                row[kinds] = 1
                row[kinds + 1] = log1p(len(others)) / 2
            at = kinds + 2
            for table in longer:
                for kind, count in _outside(table.get(key, ()), place).items():
                    row[at + kind] = min(count, MANY) / MANY
                at += kinds
            if key not in stand:
                stand[key] = flat.count(key)
            row[at] = log1p(stand[key]) / 4
            row[at + 1] = min(1.0, len(mentions) / max(stand[key], 1))
        return found

    def _elsewhere(self) -> tuple[dict[str, list[tuple[Place, Floats]]], list[dict[str, list[Told]]]]:
        """By bare names their mentions with the log probabilities of types; by parts of names the names: those that end
        with the part, begin with it, hold it."""
        same: dict[str, list[tuple[Place, Floats]]] = defaultdict(list)
        ending: dict[str, list[Told]] = defaultdict(list)
        beginning: dict[str, list[Told]] = defaultdict(list)
        holding: dict[str, list[Told]] = defaultdict(list)
        for told in self._found:
            at, first, last = told.place
            key = self._key(told.place)
            same[key].append((told.place, np.add.reduce(self._either[at][first:last]) / (last - first)))
            words = key.split(" ")
            if len(words) == 1:
                continue
            ending[words[-1]].append(told)
            beginning[words[0]].append(told)
            for begin in range(len(words)):
                for end in range(begin + 1, min(len(words), begin + len(words) - 1) + 1):
                    holding[" ".join(words[begin:end])].append(told)
        return same, [ending, beginning, holding]

    def _form(self, place: Place) -> list[float]:
        at, first, last = place
        shapes = self._shapes[at][first:last]
        capitals = ("A", "X", "M")
        return [
            (last - first) / SCALE,
            float(first == 0),
            float(last - first == 1),
            float(shapes[0] in capitals),
            float(all(word.isupper() for word in self._read[at].words[first:last])),
            float(shapes[-1] in capitals),
        ]


def log_tags(likely: Sequence[Floats]) -> Floats:
    """Probabilities of tags of a sentence's windows → log probabilities of all its words."""
    return np.asarray(np.log(np.concatenate(likely) + SMALL), np.float32)


def _stretches(read: Read, outside: int) -> set[tuple[int, int]]:
    """The stretches whose words may all belong to a name, by the network."""
    may = (read.tags[:, outside] < SURELY_NONE).tolist()
    found: set[tuple[int, int]] = set()
    for first, begins in enumerate(may):
        if not begins:
            continue
        for last in range(first, min(len(may), first + LONGEST)):
            if may[last]:
                found.add((first, last + 1))
            elif not BETWEEN.fullmatch(read.words[last]):
                break
    return found


def _outside(names: Sequence[Told], place: Place) -> Counter[int]:
    """The types of names, but for those around the place."""
    at, first, last = place
    return Counter(
        told.type
        for told in names
        if not (told.place.sentence == at and told.place.first <= first and told.place.last >= last)
    )
