"""Who did what somebody is blamed for: the one on whom the blame falls, not whoever says so."""

import pytest

from dateline import Coder, make_report
from surest_dyad import dyad
from told import coded

pytestmark = pytest.mark.model


def doers(coder: Coder, text: str) -> list[str]:
    """Whom the attack that a text tells, and nobody denies, was done by."""
    _, accounts = coder.candidates(make_report(text))
    told = [each for each in accounts if each.action.type == "ASSAULT" and each.status.value != "denied"]
    return [party.words.text for each in told for party in each.actors]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Prosecutors charged two colonels with the killing of six nuns in Bamako.", "two colonels"),
        ("Witnesses blame the militia for the massacre of villagers in Kordal.", "the militia"),
        ("Residents accused soldiers of the murder of four teachers.", "soldiers"),
        ("The rebels are responsible for the bombing of the market.", "The rebels"),
        ("Omar Sy, who was wanted over the bombing of the market, died in Gao on Monday.", "Omar Sy"),
        ("Kenya blamed the attack on al-Shabab.", "al-Shabab"),
        ("Kenya blamed the attack on the mosque on the rebels.", "the rebels"),
        ("Benin blamed the raid on the chapel on the militia.", "the militia"),
        ("Two brothers were wanted over the stabbing of a vicar.", "Two brothers"),
        ("Officials attributed the killing of six nuns to the rebels.", "the rebels"),
    ],
)
def test_who_is_blamed_did_it(coder: Coder, text: str, doer: str) -> None:
    assert doers(coder, text) == [doer]


def test_a_doer_of_its_own_stays(coder: Coder) -> None:
    assert doers(coder, "The mayor blamed the ministry for the killing of six nuns by the rebels.") == ["the rebels"]


def test_who_condemns_a_deed_blames_nobody(coder: Coder) -> None:
    assert doers(coder, "The minister condemned the kidnapping of the editor.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The rebels are not responsible for the killing of six nuns, their leader said.",
        "The guards are not responsible for the shooting of two miners, the warden said.",
        "The rebels denied they were responsible for the killing of six nuns.",
        "No group has been blamed for the bombing of the mosque.",
    ],
)
def test_whose_blame_is_denied_did_nothing(coder: Coder, text: str) -> None:
    assert doers(coder, text) == []


@pytest.mark.parametrize(
    "text",
    ["The judge linked the knife to the murder of two nuns.", "The rifle was linked to the murder of two nuns."],
)
def test_evidence_did_nothing(coder: Coder, text: str) -> None:
    assert doers(coder, text) == []


def test_who_denies_a_part_in_a_deed_tells_of_none_that_happened(coder: Coder) -> None:
    text = "The army accused the Front of bombing the bridge. The Front denied responsibility for the attack."
    (told,) = (account for account in coder.code(make_report(text)) if account.action.type == "ASSAULT")
    assert (told.status.value, [each.words.text for each in told.speakers]) == ("denied", ["The Front"])
    (denied,) = coder.code(make_report("The Front denied any part in the attack on the barracks."))
    assert (denied.status.value, [each.words.text for each in denied.speakers]) == ("denied", ["The Front"])


def test_who_claims_a_deed_did_it(coder: Coder) -> None:
    text = "The Front claimed responsibility for the attack on the barracks."
    assert dyad(coder, text, "ASSAULT") == (["The Front"], ["the barracks"])


@pytest.mark.parametrize(
    "words",
    [
        "The front accused the army of carrying out the attack.",
        "The front accused the army of the attack.",
        "The governor blamed the army for the bombing.",
        "The governor blamed the attack on the army.",
    ],
)
def test_who_is_only_accused_of_a_deed_did_not_do_it_by_the_word_of_who_told_it(coder: Coder, words: str) -> None:
    text = f"A car bomb killed nine people in Quetta on Sunday, local doctors said. {words}"
    told, accusation = coded(coder, text)

    assert (told.action.type, told.actors, accusation.action.type) == ("ASSAULT", (), "ACCUSE")
    assert [each.words.text for each in told.speakers] == ["local doctors"]
    assert [each.words.text for each in accusation.recipients] == ["the army"]
    assert "assigned" not in told.basis.values()


def test_a_deed_that_an_accusation_alone_tells_has_its_doer(coder: Coder) -> None:
    accounts = coded(coder, "Turkey blamed the Harun group for a bombing that killed six people in Istanbul.")
    (told,) = (each for each in accounts if each.action.type == "ASSAULT")

    assert [each.words.text for each in told.actors] == ["the Harun group"] and told.basis["actor"] == "quoted"
