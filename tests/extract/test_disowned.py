"""Who denies a part in a deed told before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline import Coder
from dateline.codebook import load
from dateline.extract.disowned import with_disowned
from dateline.model import NO_PLACE, Account, Action, Name, Party, Place, Time, words_of
from dateline.testing import document_from_conllu
from told import coded

pytestmark = pytest.mark.model
BOMB = "A car bomb killed nine people in Gao on Monday."


@pytest.mark.parametrize(
    ("denial", "doer", "speaker"),
    [
        ("The Harun group denied any role in the attack.", "The Harun group", "The Harun group"),
        ("The army said its men were not involved.", "its men", "The army"),
        ("The coalition said its planes were not involved.", "its planes", "The coalition"),
        ("A spokesman for the rebels said they had nothing to do with it.", "they", "A spokesman for the rebels"),
        ("The militia insisted that it had played no part in the bombing.", "it", "The militia"),
    ],
)
def test_a_part_denied_is_the_deed_once_more_and_denied_by_its_speaker(
    coder: Coder, denial: str, doer: str, speaker: str
) -> None:
    told, denied = coded(coder, f"{BOMB} {denial}")

    assert (told.status.value, told.actors) == ("happened", ())
    assert (denied.status.value, denied.action.type) == ("denied", "ASSAULT")
    assert [each.words.text for each in denied.actors] == [doer]
    assert [each.words.text for each in denied.speakers] == [speaker]
    assert denied.recipients == told.recipients
    assert (denied.time.start, denied.place.name) == (told.time.start, told.place.name)
    assert denied.basis["recipient"] == "inferred"


@pytest.mark.parametrize(
    "words",
    [
        "The union said it had nothing against dogs.",
        "The mayor said he had played no role in writing the budget.",
        "The army denied any connection with the two traders.",
        "No group said it was behind the killing.",
        "The army said its men were involved.",
    ],
)
def test_other_denials_are_of_no_deed(coder: Coder, words: str) -> None:
    assert [each for each in coded(coder, f"{BOMB} {words}") if each.status.value == "denied"] == []


def test_a_deed_that_the_denial_tells_itself_is_that_deed(coder: Coder) -> None:
    *_, denied = coded(coder, f"{BOMB} The rebels denied responsibility for the killing of a judge in Bamako.")

    assert (denied.status.value, [each.words.text for each in denied.actors]) == ("denied", ["The rebels"])
    assert ["judge" in each.words.text for each in denied.recipients] == [True]


@pytest.mark.parametrize(
    ("words", "hit", "place"),
    [
        ("Rebels deny involvement in Kunduz bombing", [], "Kunduz"),
        ("Taliban deny role in Kabul blast", [], "Kabul"),
        ("Army denies involvement in Maiduguri killings", [], "Maiduguri"),
        ("The Taliban on Wednesday denied involvement in an attack on a police post.", ["a police post"], None),
        ("The army denied any role in the killing of four farmers in Kachin state.", ["four farmers"], "Kachin"),
        ("The army denied involvement in an attack by gunmen.", [], None),
        ("The mayor denied any part in the beating of two reporters.", ["two reporters"], None),
    ],
)
def test_an_attack_that_only_the_denial_names_is_denied(
    coder: Coder, words: str, hit: list[str], place: str | None
) -> None:
    (denied,) = coded(coder, words)

    assert (denied.action.type, denied.status.value, denied.place.name) == ("ASSAULT", "denied", place)
    assert [each.words.text for each in denied.recipients] == hit


@pytest.mark.parametrize(
    "words",
    [
        "Rebels deny involvement in Kunduz bombing",
        "The Taliban on Wednesday denied involvement in an attack on a post.",
    ],
)
def test_what_is_denied_has_the_codes_of_an_attack_and_not_the_day_of_the_denial(coder: Coder, words: str) -> None:
    (denied,) = coded(coder, words)
    rule = coder.codebook.actions["ASSAULT"]

    assert (denied.action.quad, denied.action.score, denied.action.also) == (rule.quad, rule.score, ())
    assert denied.action.cameo == rule.cameo
    assert denied.time.words.text == "" and denied.basis.get("time") != "quoted"
    assert ("recipient" in denied.basis, "place" in denied.basis) == (bool(denied.recipients), bool(denied.place.name))


ROLE = """1 Rebels rebel NOUN _ _ 2 nsubj _ _
2 denied deny VERB _ _ 0 root _ _
3 roles role NOUN _ _ 2 obj _ _
4 in in ADP _ _ 6 case _ _
5 Saturday saturday PROPN _ _ 6 compound _ _
6 {} NOUN _ _ 3 nmod _ _
"""


def disowned(at: int, deed: str = "bombings bombing", name: str = "Date") -> tuple[Account, Account]:
    """What one word of a denial tells by itself, and what the denial makes of it."""
    doc = document_from_conllu(ROLE.format(deed))
    doc = replace(doc, sentences=(replace(doc.sentences[0], names=(Name(4, 5, name, 1.0),)),))
    each, day = doc.sentences[0].tokens[at], doc.sentences[0].tokens[4]
    words, when = words_of(doc.report, (each.start, each.end)), words_of(doc.report, (day.start, day.end))
    told = Account(
        doc.report, Action("REJECT", words), (), (Party(words),), (0, 9), time=Time(when), place=Place(when),
        anchors=((0, at),),
    )  # fmt: skip
    (found,) = with_disowned(doc, [told], codebook=load())
    return told, found


def test_an_attack_only_denied_has_the_time_and_place_of_its_noun_and_not_of_the_denial() -> None:
    told, denied = disowned(5)
    assert (denied.action.type, denied.time, denied.place) == ("ASSAULT", told.time, told.place)

    _, denied = disowned(1)
    assert (denied.action.type, denied.time, denied.place) == ("ASSAULT", Time(), NO_PLACE)
    assert denied.recipients == () and not {"time", "place", "recipient"} & denied.basis.keys()


def test_a_town_stands_before_an_attack_and_an_operation_is_none() -> None:
    assert [disowned(1, name=each)[1].place.words.text for each in ("Location", "Person")] == ["Saturday", ""]
    told, kept = disowned(1, deed="operations operation")
    assert kept == told


def test_a_denial_without_a_deed_before_it_is_none(coder: Coder) -> None:
    assert coded(coder, "The army said on Friday its men were not involved.") == ()


def test_nobody_is_neither_a_doer_nor_a_speaker(coder: Coder) -> None:
    (told,) = coded(coder, "A mayor was shot dead in Cali on Monday. No group said it was behind the killing.")

    assert (told.actors, told.speakers) == ((), ())


@pytest.mark.parametrize(
    ("text", "type_", "whom"),
    [
        (
            "A bomb killed nine people in Aden on Sunday. Police arrested six clerks. Oman denied any role.",
            "ASSAULT",
            ["nine people in Aden"],
        ),
        (
            "A drone struck a tanker off Oman on Monday. The navy seized two boats. Iran denied any hand in it.",
            "ASSAULT",
            ["a tanker off Oman"],
        ),
        (
            "Police arrested two editors on Tuesday, their lawyer said. The police denied any role.",
            "COERCE",
            ["two editors"],
        ),
    ],
)
def test_nobody_denies_what_others_are_told_to_have_done(coder: Coder, text: str, type_: str, whom: list[str]) -> None:
    (denied,) = (each for each in coded(coder, text) if each.status.value == "denied")

    assert (denied.action.type, [each.words.text for each in denied.recipients]) == (type_, whom)


@pytest.mark.parametrize(
    "denial",
    [
        "The army denied it was behind the bombing.",
        "The army denied being behind the attack.",
        "The army denied that it was involved.",
        "The army denied having anything to do with it.",
        "The army denied any link to the attack.",
    ],
)
def test_who_denies_being_behind_a_deed_denies_to_have_done_it(coder: Coder, denial: str) -> None:
    told, denied = coded(coder, f"{BOMB} {denial}")

    assert (told.status.value, told.actors) == ("happened", ())
    assert (denied.status.value, denied.action.mode) == ("denied", told.action.mode)
    assert [each.words.text for each in (*denied.actors, *denied.speakers)] == ["The army", "The army"]
    assert denied.recipients == told.recipients


@pytest.mark.parametrize(
    "words",
    [
        "The army did not deny it was behind the bombing.",
        "The army did not deny involvement.",
        "The firm denied it was behind schedule.",
    ],
)
def test_what_is_not_denied_and_another_behind_are_of_no_deed(coder: Coder, words: str) -> None:
    (told,) = coded(coder, f"{BOMB} {words}")

    assert (told.status.value, told.actors) == ("happened", ())
