"""Who stands alone."""

from __future__ import annotations

from dateline.merge.voices import Take, Voice, alone, positions
from dateline.model import NO_WORDS
from small_world import report, shelling


def test_a_report_that_tells_both_sides_makes_its_origin_no_witness_against_itself() -> None:
    wire, copy, salt = (
        shelling(report("Rebels shelled Arandi on Monday.", publisher=each)) for each in ("Wire", "Echo", "Salt")
    )
    takes = [
        Take("guards", Voice(wire, "a"), NO_WORDS),
        Take("guards", Voice(copy, "a"), NO_WORDS),
        Take("soldiers", Voice(wire, "a"), NO_WORDS),
        Take("soldiers", Voice(salt, "b"), NO_WORDS),
    ]

    assert alone(positions(takes)) == ()
