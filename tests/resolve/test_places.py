"""Which names of places stand within some words."""

from __future__ import annotations

from dateline.model import Document, make_report
from dateline.resolve.gazetteer import chosen
from dateline.resolve.place_senses import Placed
from dateline.resolve.places import _Last
from dateline.resolve.toponyms import Toponym


def placed(start: int, end: int) -> Placed:
    return Placed(Toponym(0, 0, 1, start, end, "x" * (end - start), "Location", True), 1.0, None, 0.0)


def test_within_some_words_are_all_names_that_share_a_letter_with_them_each_once() -> None:
    every = tuple(placed(*pair) for pair in ((0, 30), (2, 5), (10, 12), (12, 20), (40, 44)))
    starts = tuple(each.toponym.start for each in every)
    held = _Last(Document(make_report("x" * 50), ()), chosen(), every, every, starts, 30)

    def within(*spans: tuple[int, int]) -> list[int]:
        return [each.toponym.start for each in held.within(spans)]

    assert within((12, 13)) == [0, 12]
    assert within((5, 10)) == [0]
    assert within((30, 40)) == []
    assert within((43, 50)) == [40]
    assert within((43, 50), (11, 13), (4, 6)) == [0, 2, 10, 12, 40]
