"""Frames read at the first look."""

from __future__ import annotations

import numpy as np

from dateline.model import Frame
from dateline.parse.later import LaterFrames, LaterScores


def test_nothing_is_read_before_it_is_asked_for_and_then_once() -> None:
    made: list[int] = []

    def make() -> tuple[Frame, ...]:
        made.append(1)
        return (Frame(2, 0.9, ()), Frame(4, 0.8, ()))

    frames = LaterFrames(make)
    assert made == []
    assert [frame.token for frame in frames] == [2, 4]
    assert (len(frames), frames[0].token, frames[1:], made) == (2, 2, (Frame(4, 0.8, ()),), [1])


def test_frames_are_equal_to_the_tuple_of_them() -> None:
    own = (Frame(2, 0.9, ()),)
    later = LaterFrames(lambda: own)
    assert later == own and own == later
    assert later == LaterFrames(lambda: own)
    assert later != ()
    assert (hash(later), repr(later)) == (hash(own), repr(own))


def test_scores_by_name_look_like_a_dictionary_of_them() -> None:
    later = LaterScores({"RALLY": 0, "STRIKE": 1}, np.array([0.5, -0.25], np.float32))
    told = {"RALLY": 0.5, "STRIKE": -0.25}
    assert later == told and told == later and repr(later) == repr(told)
    assert isinstance(later["STRIKE"], float)
    assert ("STRIKE" in later, "FAST" in later, later.get("FAST", 0.0), len(later)) == (True, False, 0.0, 2)
    assert list(later.items()) == list(told.items())
