"""Arguments of given predicates among the spans that the tree offers: made by hand, without the model."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from dateline.model import Token
from dateline.parse.encoder import Floats, Scores
from dateline.parse.frames_with_care import frames_with_care
from dateline.parse.role_candidates import Candidate
from dateline.parse.role_marks import MarkRows
from dateline.parse.role_scorer import RoleScorer


class Scorer:
    """What the network says of a span's words, summed, and no more."""

    roles = ("ARG0", "ARG1")
    rows = MarkRows(lambda _: 0)

    def of(self, words: object, marks: object) -> Scorer:
        return self

    def odds(self, likely: Floats, predicate: int, *, spans: Sequence[Candidate], learnt: object) -> Floats:
        sums = [(likely[1:, each.first : each.last] - likely[0, each.first : each.last]).sum(1) for each in spans]
        return np.array(sums, np.float32)


SCORER = cast(RoleScorer, Scorer())
FIVE = [Token(at, at + 1, "x", "x", "NOUN", head, "dep") for at, head in enumerate((1, 2, -1, 4, 2))]


def scored(*words: int) -> Scores:
    """Of five words the third is a predicate; the network gives it ``words`` as roles."""
    every = np.zeros((3, 1, 5), np.float32)
    every[0] = 1.0
    for word, role in enumerate(words):
        every[role, 0, word] = 9.0
    asked = SimpleNamespace(scores=lambda name, at: every if (name, at) == ("roles", [2]) else None)
    return cast(Scores, SimpleNamespace(predicate=np.full(5, 0.25), asked=asked, words=None))


def told(scores: Scores) -> list[Any]:
    """The arguments of the third word as plain values."""
    (frame,) = frames_with_care(scores, FIVE, {2}, scorer=SCORER)
    assert (frame.token, frame.score) == (2, 0.25)
    return [(each.role, each.first, each.last, each.head) for each in frame.arguments]


def test_arguments_are_spans_of_the_tree_with_their_head() -> None:
    assert told(scored(1, 1, 0, 2, 2)) == [("ARG0", 0, 2, 1), ("ARG1", 3, 5, 4)]


def test_the_predicate_is_no_argument_of_its_own_and_no_role_is_no_argument() -> None:
    assert told(scored(0, 0, 2, 2, 2)) == [("ARG1", 3, 5, 4)]
    assert told(scored(0, 0, 2, 0, 0)) == []


def test_an_argument_says_how_likely_it_is() -> None:
    (frame,) = frames_with_care(scored(1, 1, 0, 0, 0), FIVE, {2}, scorer=SCORER)
    assert [each.score for each in frame.arguments] == [pytest.approx(1.0, abs=1e-3)]


def test_where_nothing_is_asked_no_frame_is_read() -> None:
    assert frames_with_care(scored(1, 1, 0, 2, 2), FIVE, (), scorer=SCORER) == ()
