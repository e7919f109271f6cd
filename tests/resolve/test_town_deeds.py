"""Towns before the noun of a deed are where it was; bodies and countries there did it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline import Coder
from dateline.model import Account, Action, Name, Party, Place, Status, Words, words_of
from dateline.resolve.town_deeds import with_towns_as_places
from dateline.testing import document_from_conllu
from told import coded

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("headline", "place", "country"),
    [
        ("Kabul attack kills 11", "Kabul", "AFG"),
        ("Mosul bombing leaves 20 dead", "Mosul", "IRQ"),
        ("Moscow attack: 130 dead", "Moscow", "RUS"),
        ("Baghdad bombings kill 20", "Baghdad", "IRQ"),
        ("Aleppo strike kills family of six", "Aleppo", "SYR"),
        ("Karachi shooting leaves five dead", "Karachi", "PAK"),
    ],
)
def test_a_town_before_an_attack_is_its_place(coder: Coder, headline: str, place: str, country: str) -> None:
    (attack,) = coded(coder, headline)

    assert (attack.actors, attack.place.name, attack.place.country) == ((), place, country)
    assert attack.recipients


@pytest.mark.parametrize(
    ("headline", "code"),
    [
        ("Hamas attack kills 12", "PSEREB"),
        ("Boko Haram attack kills 40", "NGAREB"),
    ],
)
def test_a_body_before_an_attack_did_it(coder: Coder, headline: str, code: str) -> None:
    (attack,) = coded(coder, headline)

    assert [party.code for party in attack.actors] == [code]


TALKS = """1 Mosul mosul PROPN _ _ 2 {} _ _
2 {} _ _ 4 nsubj _ _
3 guests guest NOUN _ _ {} _ _
4 fail fail VERB _ _ 0 root _ _
"""
OTHERS = (Party(Words("rebels", ())),)


def talks(
    kind: str = "CONSULT", *, relation: str = "compound", word: str = "talks talk NOUN", guests: str = "4 obj",
    beside: tuple[Party, ...] = (), whom: tuple[Party, ...] = (), at: str = "",
) -> Account:  # fmt: skip
    """ "Mosul talks", Mosul an actor of them: as its town is taken for their place."""
    doc = document_from_conllu(TALKS.format(relation, word, guests))
    sentence = replace(doc.sentences[0], names=(Name(0, 1, "Location", 1.0),))
    doc, noun = replace(doc, sentences=(sentence,)), sentence.tokens[1]
    place = Place(Words(at, ((noun.start, noun.end),))) if at else Place()
    mosul = Party(words_of(doc.report, (0, 5)))
    action = Action(kind, words_of(doc.report, (noun.start, noun.end)))
    told = Account(
        doc.report,
        action,
        (mosul, *beside),
        whom,
        (0, 16),
        place=place,
        status=Status("happened"),
        anchors=((0, 1),),
        basis={"action": "quoted", "actor": "inferred"},
    )
    return with_towns_as_places(doc, told)


def test_a_town_is_the_place_of_talks_and_an_aim_of_force_alone() -> None:
    assert (talks().actors, talks().recipients, talks().place.words.text) == ((), (), "Mosul")
    assert [each.words.text for each in talks("ASSAULT").recipients] == ["Mosul"]
    assert talks("ASSAULT", whom=OTHERS).recipients == OTHERS
    assert talks(beside=OTHERS).actors == OTHERS
    assert talks(at="talks").place.words.text == "talks"


def test_an_account_says_where_its_slots_come_from() -> None:
    assert dict(talks().basis) == {"action": "quoted", "place": "quoted"}
    assert dict(talks("ASSAULT").basis) == {"action": "quoted", "place": "quoted", "recipient": "quoted"}
    assert talks(beside=OTHERS).basis["actor"] == "inferred"


@pytest.mark.parametrize(
    ("headline", "place"),
    [
        ("Cairo protest turns violent", "Cairo"),
        ("Athens protest turns violent", "Athens"),
        ("Geneva talks end", "Geneva"),
    ],
)
def test_a_deed_of_nobody_is_told_with_its_town(coder: Coder, headline: str, place: str) -> None:
    (told,) = coded(coder, headline)

    assert (told.actors, told.recipients, told.place.name) == ((), (), place)


def test_a_town_pleads_and_a_subject_acts() -> None:
    assert [each.words.text for each in talks("REQUEST").actors] == ["Mosul"]
    assert [each.words.text for each in talks(relation="nsubj").actors] == ["Mosul"]


@pytest.mark.parametrize("relation", ["compound", "nsubj"])
def test_a_noun_that_is_taken_for_a_verb_has_its_town(relation: str) -> None:
    assert talks(relation=relation, word="shelling shell VERB").actors == ()
    hosting = (("shelling shell VERB", "2 obj"), ("shelling shelling NOUN", "2 obj"), ("shelled shell VERB", "4 obj"))
    for word, guests in hosting:  # "Mosul shelling guests"
        assert [each.words.text for each in talks(relation=relation, word=word, guests=guests).actors] == ["Mosul"]


def test_a_body_is_not_where_its_deed_was(coder: Coder) -> None:
    (denied,) = coded(coder, "Iran denies role in Hamas attack")

    assert (denied.status.value, denied.place.name, "place" in denied.basis) == ("denied", None, False)
