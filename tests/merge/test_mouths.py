"""Who is said to have said it."""

from __future__ import annotations

import pytest

from dateline.merge import mouths
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


def test_copies_of_a_wire_are_not_compared_two_by_two(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def counted(*pair: object, known=mouths._one_speaker) -> bool:  # type: ignore[no-untyped-def]
        asked.append(pair)
        return known(*pair)

    monkeypatch.setattr(mouths, "_one_speaker", counted)
    copies = [Voice(said(f"Paper {at}", "Mayor Okafor"), f"o{at}") for at in range(60)]
    other = Voice(said("Echo", "General Brandt"), "z")

    assert not list(attribution_disagreements(copies))
    assert len(asked) == 1
    (found,) = attribution_disagreements([*copies, other])
    assert [(each.value, len(each.reports)) for each in found.positions] == [
        ("Mayor Okafor", 60),
        ("General Brandt", 1),
    ]


def test_the_outlet_that_a_retelling_names_is_no_other_mouth() -> None:
    own, retold = said("Zagros Monitor", "Mayor Okafor"), said("Echo", "the Zagros Monitor")
    another = said("Echo", "the Hill Monitor")

    assert not list(attribution_disagreements([Voice(own, "a"), Voice(retold, "a")]))
    assert list(attribution_disagreements([Voice(own, "a"), Voice(another, "b")]))
