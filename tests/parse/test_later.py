"""Frames read at the first look."""

from __future__ import annotations

from dateline.model import Frame
from dateline.parse.later import LaterFrames


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
