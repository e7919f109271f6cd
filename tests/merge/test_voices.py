"""Who stands alone."""

from __future__ import annotations

from dateline.merge.voices import Take, Voice, Voices, alone, factual, leading, opposed, positions
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


def test_positions_are_made_only_where_reports_stand_against_each_other() -> None:
    wire, salt = (shelling(report("Rebels shelled Arandi on Monday.", publisher=each)) for each in ("Wire", "Salt"))
    one = [Take(value, Voice(wire, "a"), NO_WORDS) for value in ("guards", "soldiers")]
    other = Take("soldiers", Voice(salt, "b"), NO_WORDS)

    assert opposed(one) == opposed([one[0]]) == []
    assert opposed([one[0], other]) == positions([one[0], other]) != []


def test_whom_the_rules_listen_to_is_the_same_whether_it_is_kept_or_not() -> None:
    wire = shelling(report("Rebels shelled Arandi on Monday.", publisher="Wire"))
    sure, faint = (Voice(wire.but(confidence=each), "a") for each in (0.9, 0.4))
    denied = Voice(shelling(report("Rebels shelled Arandi on Monday.", publisher="Salt"), status="denied"), "b")
    voices = [sure, faint, denied]

    assert list(leading(Voices(voices))) == list(leading(voices)) == [sure, denied]
    assert list(factual(Voices(voices))) == list(factual(voices)) == [sure]
