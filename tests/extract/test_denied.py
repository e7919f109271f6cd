"""Who denies what was told before by pointing at it: that it was not so."""

from __future__ import annotations

import pytest

from dateline import Coder
from told import coded

pytestmark = pytest.mark.model
TOLD = "Soldiers burned down a school in Gao on Monday, teachers said."


@pytest.mark.parametrize(
    ("denial", "speaker"),
    [
        ("The army denied that.", "The army"),
        ("The army's spokesman called the claim a lie.", "The army's spokesman"),
        ("A colonel rejected the accusation.", "A colonel"),
        ('"That is not true," the defence minister said.', "the defence minister"),
        ("The government dismissed the report as propaganda.", "The government"),
    ],
)
def test_what_a_denial_points_at_is_told_once_more_and_denied(coder: Coder, denial: str, speaker: str) -> None:
    told, *others = coded(coder, f"{TOLD} {denial}")
    (denied,) = (each for each in others if each.action.type != "REJECT")

    assert (told.status.value, denied.status.value) == ("happened", "denied")
    assert denied.action.type == told.action.type == "ASSAULT"
    assert (denied.actors, denied.recipients) == (told.actors, told.recipients)
    assert (denied.time.start, denied.place.name) == (told.time.start, told.place.name)
    assert [each.words.text for each in denied.speakers] == [speaker]
    assert denied.basis["actor"] == denied.basis["recipient"] == "inferred"


def test_a_clause_may_be_denied_by_the_next_one(coder: Coder) -> None:
    text = "Miners said police had arrested their leader in Lusaka, but the police denied it."
    told, denied = (each for each in coded(coder, text) if each.action.type != "REJECT")
    assert (told.action.type, told.status.value) == ("COERCE", "happened")
    assert (denied.action.type, denied.status.value) == ("COERCE", "denied")


@pytest.mark.parametrize(
    "words",
    [
        "The army has not denied it.",
        "The army denied that rebels held the town.",
        "A court rejected the claim.",
        "The army rejected this candidate.",
        "The army denied it entry to the town.",
        "Nobody called the teachers liars.",
        "No officer denied that.",
        "The minister denied the charge of tax fraud.",
    ],
)
def test_other_words_deny_no_deed_told_before(coder: Coder, words: str) -> None:
    whys = [each.status.because or "" for each in coded(coder, f"{TOLD} {words}")]
    assert [each for each in whys if each.endswith("was not so")] == []


def test_a_refusal_of_that_is_of_who_told_it(coder: Coder) -> None:
    told = coded(
        coder, "Militants burned down a clinic in Tarin on Sunday, residents said. A rebel leader denied that."
    )
    (refused,) = (each for each in told if each.action.type == "REJECT")
    assert [each.words.text for each in refused.actors] == ["A rebel leader"]
    assert [each.words.text for each in refused.recipients] == ["residents"]


def test_a_word_that_only_says_who_is_meant_is_not_denied(coder: Coder) -> None:
    told = coded(
        coder, "Detained students burned down a school in Gao, teachers said. The students' lawyer denied that."
    )
    assert {each.action.type for each in told if each.status.value == "denied"} == {"ASSAULT"}


def test_what_lies_ahead_is_not_denied(coder: Coder) -> None:
    told = coded(coder, "Rebels will shell the port of Tarin on Sunday, residents said. The governor denied that.")
    assert [each for each in told if (each.status.because or "").endswith("was not so")] == []


def test_who_denies_in_a_clause_of_its_own_noun_is_that_noun(coder: Coder) -> None:
    told = coded(coder, "Three monks were beaten by the fifth brigade, which denies it.")
    (denied,) = (each for each in told if each.status.value == "denied")
    assert [each.words.text for each in denied.speakers] == ["the fifth brigade"]
