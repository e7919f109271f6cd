"""Who is said to have said it."""

from __future__ import annotations

from dateline.merge.mouths import attribution_disagreements
from dateline.merge.voices import Voice
from dateline.model import Account
from small_world import report, shelling


def said(
    publisher: str, by: str, text: str = "Rebels shelled the fish market of Arandi on Monday, {} said."
) -> Account:
    return shelling(report(text.format(by), publisher=publisher), says=(by,))


def test_a_retelling_that_lays_the_claim_in_another_mouth() -> None:
    wire = said("Wire", "Mayor Okafor")
    echo = said(
        "Echo",
        "General Brandt",
        "Rebels in two boats shelled Arandi before Monday dawned grey, {} said.",
    )
    own, retold = Voice(wire, "a"), Voice(echo, "a", parent=wire.report.report_id)

    (found,) = attribution_disagreements([own, retold])

    assert {each.value for each in found.positions} == {"Mayor Okafor", "General Brandt"}
    assert not list(attribution_disagreements([own, Voice(echo, "b")]))


def test_who_carried_the_words_is_no_other_mouth() -> None:
    wire, echo = said("Wire", "Mayor Okafor"), said("Echo", "the agency Lakes")

    assert not list(attribution_disagreements([Voice(wire, "a"), Voice(echo, "b")]))
