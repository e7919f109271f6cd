"""What speaks for a member of a report."""

from dateline.model import Account, Document
from dateline.resolve.absent_marks import Asked
from dateline.resolve.cast import cast_of
from dateline.resolve.member_marks import of_member

Raid = tuple[Document, list[Account]]


def _marks(raid: Raid, side: int) -> list[str]:
    """For the first act's actor (0) or recipient (1) as the second act's actor."""
    doc, accounts = raid
    cast = cast_of(doc, accounts)
    (key,) = cast.sides[0][side]
    return [mark for group in of_member(Asked(cast, accounts, 1, "actor"), cast.members[key]) for mark in group]


def test_who_acted_before_has_stood_on_this_side(raid: Raid) -> None:
    marks = _marks(raid, 0)

    type_ = raid[1][1].action.type
    assert {"member", "at 1", f"{type_} own", "own 1", "last act", "last act own"} <= set(marks)
    assert "own of the type" in marks
    assert "no party" not in marks


def test_whom_the_last_act_hit_has_stood_on_the_other_side(raid: Raid) -> None:
    marks = _marks(raid, 1)

    assert {"other 1", "last act", "last act other", "in the headline"} <= set(marks)
    assert "own most" not in marks


def test_what_was_asked_once_is_told_again(raid: Raid) -> None:
    doc, accounts = raid
    cast = cast_of(doc, accounts)
    (key,) = cast.sides[0][0]

    twice = [of_member(Asked(cast, accounts, 1, "actor"), cast.members[key]) for _ in range(2)]
    other_side = of_member(Asked(cast, accounts, 1, "recipient"), cast.members[key])

    assert twice[0] == twice[1]
    assert other_side != twice[0]
