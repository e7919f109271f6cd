"""Predicates with their arguments: made by hand, without the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from dateline.model import Frame, Token
from dateline.parse.encoder import Labels, Scores
from dateline.parse.frames import TOGETHER, FrameReader
from dateline.parse.later import LaterFrames

LABELS = cast(Labels, SimpleNamespace(roles=("ARG0", "ARG1")))


@dataclass
class Roles:
    """Scores of roles [roles, N, N] that are all there, and how often somebody asked."""

    every: np.ndarray[Any, Any]
    times: list[int] = field(default_factory=list)

    def scores(self, name: str, words: Sequence[int]) -> np.ndarray[Any, Any]:
        assert name == "roles"
        self.times.append(1)
        return self.every[:, list(words)]


def scored(words: int, *, predicates: Sequence[int], roles: dict[tuple[int, int], slice]) -> Scores:
    """Scores in which each (role, predicate) has the words of a slice."""
    every = np.zeros((3, words, words), np.float32)
    every[0] = 1.0
    for (role, predicate), own in roles.items():
        every[role, predicate, own] = 9.0
    likely = np.zeros(words, np.float32)
    likely[list(predicates)] = 1.0
    return cast(Scores, SimpleNamespace(predicate=likely, asked=Roles(every)))


def tree(*heads: int) -> list[Token]:
    """Nouns with these governors."""
    return [Token(at, at + 1, "x", "x", "NOUN", head, "dep") for at, head in enumerate(heads)]


def told(frames: Sequence[Frame]) -> list[tuple[int, list[tuple[str, int, int, int]]]]:
    """Predicates and their arguments as plain values."""
    return [(frame.token, [(a.role, a.first, a.last, a.head) for a in frame.arguments]) for frame in frames]


FIVE = tree(1, 2, -1, 4, 2)
WHO_AND_WHOM = [("ARG0", 0, 2, 1), ("ARG1", 3, 5, 4)]


def five() -> Scores:
    """Of five words the third a predicate; it is no argument of its own, whatever is learnt."""
    return scored(5, predicates=[2], roles={(1, 2): slice(0, 2), (2, 2): slice(2, 5)})


def test_arguments_are_stretches_of_one_role_with_their_head() -> None:
    assert told(FrameReader(LABELS).of(five(), FIVE)) == [(2, WHO_AND_WHOM)]


def test_words_asked_for_are_predicates_anyway_and_others_only_where_they_may_be() -> None:
    reader = FrameReader(LABELS)
    quiet = scored(5, predicates=[], roles={})
    assert [each.token for each in reader.of(quiet, tree(*[-1] * 5), also={1})] == [1]
    assert told(reader.of(five(), FIVE, only={0, 1})) == []
    assert told(reader.of(five(), FIVE, only={1, 2})) == [(2, WHO_AND_WHOM)]


def test_roles_of_several_sentences_are_asked_once_at_the_first_look() -> None:
    reader = FrameReader(LABELS)
    two = scored(3, predicates=[0, 1], roles={(2, 0): slice(1, 3), (1, 1): slice(0, 1)})
    one = five()
    frames = [reader.of(one, FIVE), reader.of(two, tree(-1, 0, 1))]
    asked = [scores.asked.times for scores in (one, two)]  # type: ignore[attr-defined]
    assert asked == [[], []]
    assert told(frames[1]) == [(0, [("ARG1", 1, 3, 1)]), (1, [("ARG0", 0, 1, 0)])]
    assert told(frames[0]) == [(2, WHO_AND_WHOM)]
    assert asked == [[1], [1]]
    assert told(reader.of(five(), FIVE)) == [(2, WHO_AND_WHOM)]  # after a look, too


def test_a_long_report_is_read_in_parts() -> None:
    reader = FrameReader(LABELS)
    every = [five() for _ in range(TOGETHER + 1)]
    frames = [reader.of(each, FIVE) for each in every]
    assert isinstance(frames[0], LaterFrames)
    assert told(frames[0]) == [(2, WHO_AND_WHOM)]
    assert [bool(each.asked.times) for each in every] == [True] * TOGETHER + [False]  # type: ignore[attr-defined]
    assert told(frames[-1]) == [(2, WHO_AND_WHOM)]
