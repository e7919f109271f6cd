"""What a headline and the text below it tell otherwise: guessed countries, names of states, other types, later acts."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Account, Coder
from dateline.merge.headlines import as_evidence
from dateline.model import NO_WORDS, Action, Place, words_of
from dateline.read.given import report_of
from dateline.testing import document_from_conllu


def accounts_of(coder: Coder, title: str, body: str) -> list[tuple[list[str], list[str]]]:
    """For each account its words in the headline and those below it."""
    report = report_of(f"{title}\n\n{body}", published=date(2024, 5, 17))
    doc, found = coder.candidates(report)

    def words(account: Account, *, is_title: bool) -> list[str]:
        return [
            doc.sentences[at].tokens[token].text
            for at, token in account.anchors
            if (doc.sentences[at].part == "title") == is_title
        ]

    return [(words(each, is_title=True), words(each, is_title=False)) for each in found]


@pytest.mark.model
@pytest.mark.parametrize(
    ("title", "body", "word", "below"),
    [
        pytest.param(
            "Rebels seize border post in Karma",
            "The rebel Front for Renewal said on Tuesday its fighters had seized the border post of Labba in the "
            "Republic of Mali and killed 14 soldiers.\n\nThe prime minister cut short a visit to Dakar.",
            "seize",
            "seized",
            id="a country that is guessed for an unknown place",
        ),
        pytest.param(
            "Minister: no troops to be sent to Chad",
            "France will not send troops to Chad, Defence Minister Luc Verdier said on Monday.",
            "sent",
            "send",
            id="a country that is lent to those whom no word places",
        ),
        pytest.param(
            "Manila accuses Beijing of ramming boat",
            "MANILA - The Philippines on Tuesday accused the Chinese coast guard of deliberately hitting a supply "
            "vessel near a disputed reef.\n\nThe foreign ministry summoned China's ambassador.",
            "accuses",
            "accused",
            id="a capital for its state, and the same word before another",
        ),
        pytest.param(
            "Man jailed for life over Oslo shooting",
            "OSLO - A Norwegian court on Friday sentenced Arne Lund to life in prison for gunning down two people.",
            "jailed",
            "sentenced",
            id="jailed and sentenced",
        ),
        pytest.param(
            "Opposition leader freed in Uganda",
            "KAMPALA - Ugandan authorities on Saturday released Robert Okello, the head of the Forum for Change, "
            "after 40 days in custody, his lawyer said.",
            "freed",
            "released",
            id="a role and a name",
        ),
        pytest.param(
            "Russia and Iran to build gas pipeline",
            "MOSCOW - Moscow and Tehran agreed on Wednesday to lay a pipeline that would carry Russian gas, the two "
            "energy ministers said.",
            "build",
            "agreed",
            id="what is to be done, and that it was agreed",
        ),
    ],
)
def test_what_a_headline_tells_is_told_again(coder: Coder, title: str, body: str, word: str, below: str) -> None:
    (found,) = [told for own, told in accounts_of(coder, title, body) if word in own]
    assert below in found


@pytest.mark.model
@pytest.mark.parametrize(
    ("title", "body", "word", "below"),
    [
        pytest.param(
            "Police arrest opposition mayor in Izmir",
            "ANKARA - Turkish police detained the mayor of Adana on Friday in a bribery case.\n\n"
            "The mayor of Izmir was arrested on similar charges the week before.",
            "arrest",
            "detained",
            id="towns far from each other",
        ),
        pytest.param(
            "Police arrest three over theft",
            "Police in Lagos killed a man on Monday. Police in Lagos arrested three officers over bribes.",
            "arrest",
            "killed",
            id="nobody is arrested by being killed",
        ),
        pytest.param(
            "Militia seizes mine",
            "The army stormed a mine near Bukavu on Monday.",
            "seizes",
            "stormed",
            id="no militia is an army",
        ),
        pytest.param(
            "Court frees ex-president",
            "COLOMBO - A court in Sri Lanka jailed a former minister for five years on Tuesday over a land deal.",
            "frees",
            "jailed",
            id="types that undo one another",
        ),
        pytest.param(
            "EU fines tech giant",
            "LONDON - Britain's regulator fined a technology company 20 million pounds on Wednesday.",
            "fines",
            "fined",
            id="a body that is named, and another role",
        ),
    ],
)
def test_another_act_is_not_the_headlines(coder: Coder, title: str, body: str, word: str, below: str) -> None:
    assert not [own for own, told in accounts_of(coder, title, body) if word in own and below in told]


def test_a_place_that_the_headline_only_lets_guess_gives_way_to_that_of_the_text() -> None:
    report = document_from_conllu("1 Karma Karma PROPN _ _ 0 root _ _").report

    def told(place: Place) -> Account:
        action = Action(type="ASSAULT", words=words_of(report, (0, 5)))
        return Account(report, action, (), (), (0, 5), basis={"place": "inferred"}, place=place, anchors=((0, 0),))

    guessed = Place(words_of(report, (0, 5)), "Karma", "SEN", precision="admin1", because="not in the gazetteer")
    known = Place(words_of(report, (0, 5)), "Gao", "MLI", lat=16.3, lon=0.0, precision="city")
    below = told(Place(words_of(report, (0, 5)), "Labba", "MLI", precision="country"))

    assert as_evidence(told(guessed), below).place == Place()
    assert "place" not in as_evidence(told(guessed), below).basis
    assert as_evidence(told(known), below).place == known
    assert as_evidence(told(guessed), told(Place(NO_WORDS))).place == guessed


@pytest.mark.model
def test_fighters_may_be_soldiers_and_a_minister_quits_far_below(coder: Coder) -> None:
    (attack,) = accounts_of(coder, "Fighters attack camp near Gao", "Soldiers stormed a base near Gao on Monday.")
    assert attack == (["attack"], ["stormed"])
    body = "The town was calm. Rain fell. Snow fell. The minister of trade, Ana Diaz, quit on Monday over a loan."
    assert (["quits"], ["quit"]) in accounts_of(coder, "Minister quits", body)
