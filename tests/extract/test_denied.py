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
        "The army would neither confirm nor deny it.",
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


def test_a_claim_that_is_denied_is_the_one_about_who_denies_it(coder: Coder) -> None:
    text = "The rebels shelled Bria on Monday, the army said. Peacekeepers freed two hostages on Tuesday. "
    *_, denied = coded(coder, f"{text}The rebels denied the report.")

    assert (denied.status.value, denied.action.type) == ("denied", "ASSAULT")
    assert [each.words.text for each in denied.actors] == ["The rebels"]


def test_who_denies_the_charges_does_not_deny_the_arrest(coder: Coder) -> None:
    accounts = coded(coder, "Police arrested a former minister on Monday over missing funds. He denied the charges.")

    assert [each.status.value for each in accounts] == ["happened"]


@pytest.mark.parametrize(
    ("told", "denial", "speaker", "status"),
    [
        (
            "Israel struck a clinic in Rafah on Monday, Hamas said.",
            "no such attack took place",
            "The Israeli army",
            "denied",
        ),
        (
            "Two ministers met in Doha on Monday, an envoy said.",
            "no meeting had taken place",
            "Qatar",
            "did_not_happen",
        ),
        (
            "Iranian troops attacked a clinic in Erbil on Monday, an envoy said.",
            "no such attack took place",
            "Iran",
            "denied",
        ),
        (
            "President Keita met rebels in Kidal on Monday, an envoy said.",
            "no such meeting took place",
            "President Diallo",
            "did_not_happen",
        ),
    ],
)
def test_a_deed_that_did_not_take_place_is_the_deed_told(
    coder: Coder, told: str, denial: str, speaker: str, status: str
) -> None:
    claim, denied = coded(coder, f"{told} {speaker} said {denial}.")

    assert (claim.status.value, denied.status.value) == ("happened", status)
    assert denied.action.type == claim.action.type
    assert [each.words.text for each in denied.speakers] == [speaker]
    assert [each.name for each in denied.actors] == [each.name for each in claim.actors]


def test_a_deed_of_another_town_that_did_not_take_place_is_not_the_one_told(coder: Coder) -> None:
    accounts = coded(coder, "Nurses marched in Arequipa on Monday. Police said no march had taken place in Tacna.")

    assert [(each.status.value, each.place.name) for each in accounts] == [
        ("happened", "Arequipa"), ("did_not_happen", "Tacna"),
    ]  # fmt: skip


def test_what_somebody_else_says_was_not_done_did_not_happen(coder: Coder) -> None:
    text = "Rebels seized the hill post near Kola on Monday, residents said. "
    claim, denied = coded(coder, f"{text}A spokesman for the governor said the rebels had not taken the post.")

    assert (claim.status.value, denied.status.value) == ("happened", "did_not_happen")
    assert [each.words.text for each in denied.speakers] == ["A spokesman for the governor"]
    assert (denied.actors, denied.recipients) == (claim.actors, claim.recipients)


def test_who_dismisses_claims_says_that_it_was_not_so(coder: Coder) -> None:
    text = "Police beat marchers in Dakar on Friday, a union said. "
    *_, denied = coded(coder, f"{text}The police chief dismissed reports that marchers had been beaten.")

    assert denied.status.value == "denied"
    assert [each.words.text for each in denied.speakers] == ["The police chief"]
