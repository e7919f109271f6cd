"""Warrants, dismissals, inquiries asked for, blame traded, winners declared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline import Coder
from dateline.extract.offices import is_asked_inquiry
from dateline.model import Sentence, make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The tribunal issued an arrest warrant for the Israeli prime minister.", [("THREATEN", "arrest")]),
        ("A judge in Buenos Aires issued arrest warrants for four former ministers.", [("THREATEN", "arrest")]),
        ("Arrest warrants were issued for four former ministers.", [("THREATEN", "arrest")]),
        ("The African Union called for an investigation into the killings.", [("REQUEST", "assist")]),
        ("Amnesty demanded an independent inquiry into the deaths.", [("REQUEST", "assist")]),
        ("The king dismissed the prime minister on Monday.", [("SANCTION", "expel")]),
        ("The judge dismissed the minister's appeal.", [("REJECT", None)]),
        ("Serbia and Kosovo traded accusations over the dam.", [("ACCUSE", "allege")]),
        ("Venezuela's electoral council declared Maduro the winner.", []),
        ("Police obtained a search warrant.", []),
        ("The opposition called the investigation a sham.", [("ACCUSE", "disapprove")]),
    ],
)
def test_what_an_office_does(coder: Coder, text: str, told: list[tuple[str, str | None]]) -> None:
    found = coder.code(make_report(text))
    assert [(each.action.type, each.action.mode) for each in found] == told


def test_whom_a_warrant_names(coder: Coder) -> None:
    text = "A warrant against the exiled banker was issued in his absence by a court in Riga on 14 June."
    (found,) = coder.code(make_report(text))
    sides = [[each.words.text for each in side] for side in (found.actors, found.recipients)]
    assert sides == [["a court in Riga"], ["the exiled banker"]]


def test_nobody_is_asked_by_the_deaths_that_are_to_be_looked_into(coder: Coder) -> None:
    (found,) = coder.code(make_report("Amnesty demanded an independent inquiry into the deaths."))
    assert found.recipients == ()


def test_what_is_paid_is_no_part_of_who_pays(coder: Coder) -> None:
    (found,) = coder.code(make_report("A Paris court fined the bank 20 million euros."))
    assert [each.words.text for each in found.recipients] == ["the bank"]


def test_who_takes_people_in_did_not_deport_them(coder: Coder) -> None:
    found = coder.code(make_report("Rwanda agreed to take in asylum seekers deported from Britain."))
    assert [each.actors for each in found if each.action.type == "COERCE"] == [()]


def test_whose_workers_they_are_is_no_place(coder: Coder) -> None:
    (found,) = coder.code(make_report("Workers at Boeing went on strike on Friday."))
    assert not found.place.words.spans


@pytest.mark.parametrize(("verb", "is_asked"), [("sought/VERB/0/root/seek", True), ("opened/VERB/0/root/open", False)])
def test_an_inquiry_that_is_asked_for_is_not_held(
    sentence_of: Callable[[str], Sentence], verb: str, is_asked: bool
) -> None:
    assert is_asked_inquiry(sentence_of(f"Monks/NOUN/2/nsubj {verb} an/DET/4/det inquiry/NOUN/2/obj"), 3) is is_asked
