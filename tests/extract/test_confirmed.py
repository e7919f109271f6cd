"""Who confirms what was told before."""

from __future__ import annotations

import pytest

from dateline import Coder
from told import coded

pytestmark = pytest.mark.model
RAID = "Gunmen burned a village near Mora on Monday, residents said."


@pytest.mark.parametrize(
    ("words", "confirmers"),
    [
        ("The army confirmed the attack.", ["The army"]),
        ("Two officers have since confirmed the raid to Reuters.", ["Two officers"]),
        ("The raid was confirmed by the governor and by a priest.", ["the governor", "a priest"]),
        ("A statement followed. The mayor, Ada Bello, confirmed the raid on television.", ["The mayor"]),
        ("The Red Cross, confirming the attack, said that many had fled.", ["The Red Cross"]),
        ("There was confirmation of the raid from the army.", ["the army"]),
        ("The governor corroborated the report.", ["The governor"]),
        ("The provincial governor confirmed it.", ["The provincial governor"]),
        ("The army confirmed that the village had been burned.", ["The army"]),
        ("Residents later confirmed the raid.", []),
    ],
)
def test_who_confirms_a_deed_stands_beside_who_told_it(coder: Coder, words: str, confirmers: list[str]) -> None:
    (told,) = coded(coder, f"{RAID} {words}")

    assert [each.words.text for each in told.speakers] == ["residents"]
    assert [each.words.text for each in told.confirmed_by] == confirmers
    assert [each.words.text for each in told.actors] == ["Gunmen"]


def test_who_confirms_what_nobody_else_said_does_not_tell_it(coder: Coder) -> None:
    (told,) = coded(coder, "Gunmen killed a mayor in Oaxaca. The police confirmed the killing.")

    assert (told.speakers, [each.words.text for each in told.confirmed_by]) == ((), ["The police"])
    assert "speaker" not in told.basis


@pytest.mark.parametrize(
    "words",
    [
        "The army could not confirm the attack.",
        "The army has not confirmed the raid.",
        "The army declined to confirm the attack.",
        "The army neither confirmed nor denied the attack.",
        "The army refused to confirm or deny the raid.",
        "There was no confirmation of the raid from the army.",
        "Nobody confirmed the attack.",
        "The raid is unconfirmed.",
        "If the army confirms the raid, it will be the third this year.",
        "The army is expected to confirm the attack.",
        "Has the army confirmed the raid?",
        "The army asked the governor to confirm the raid.",
        "The raid confirmed fears of a new war.",
        "Video footage confirmed the raid.",
        "The senate confirmed a new judge.",
        "The ministry confirmed the budget.",
        "The army confirmed that talks would be held.",
    ],
)
def test_what_is_not_confirmed_and_who_confirms_something_else_are_left_out(coder: Coder, words: str) -> None:
    accounts = coded(coder, f"{RAID} {words}")

    assert [each.confirmed_by for each in accounts if each.action.type == "ASSAULT"] == [()]
    assert not any(each.status.value in ("denied", "did_not_happen") for each in accounts)


def test_the_clause_that_is_confirmed_tells_the_deed_again(coder: Coder) -> None:
    text = (
        "Kenyan officers arrested a union leader on Monday, his lawyer said. A spokesman for the police confirmed that "
    )
    (told,) = coded(coder, f"{text}he had been arrested.")

    assert told.action.words.text == "arrested … arrested"
    assert [each.words.text for each in told.recipients] == ["a union leader"]
    assert [each.words.text for each in told.confirmed_by] == ["A spokesman for the police"]


def test_who_confirms_a_strike_starts_none(coder: Coder) -> None:
    text = "An air strike on Tyre killed nine people on Monday, medics said. The UN confirmed the strike and the toll."
    (told,) = coded(coder, text)

    assert (told.action.type, told.actors) == ("ASSAULT", ())
    assert [each.words.text for each in told.confirmed_by] == ["The UN"]


def test_a_resignation_that_is_confirmed_is_told_once(coder: Coder) -> None:
    text = "Prime Minister Ana Costa resigned on Monday, her party said. The presidency confirmed her resignation."
    (told,) = coded(coder, text)

    assert told.action.words.text == "resigned … resignation"
    assert [(each.words.text, each.kind) for each in told.confirmed_by] == [("The presidency", "official")]


def test_a_deed_told_by_its_confirmation_alone_has_its_speaker_once(coder: Coder) -> None:
    (told,) = coded(coder, "Police confirmed on Monday that gunmen had killed a priest in Jos.")

    assert [each.words.text for each in told.speakers] == ["Police"] and told.confirmed_by == ()
