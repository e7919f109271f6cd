"""What an act's type, mode and parties speak for."""

from __future__ import annotations

from dateline.codebook import load
from dateline.extract.context_parties import ONE, WEIGHTS, marks_of_parties, odds_by_marks, odds_by_parties
from dateline.model import Account, Action, Party, make_report, words_of
from dateline.weights import learnt

REPORT = make_report("Police beat pedlars.")
WORDS = words_of(REPORT, (0, 6))


def account(actor: Party, *recipients: Party) -> Account:
    return Account(REPORT, Action("ASSAULT", WORDS, mode="beat"), (actor,), recipients, (0, 20))


def party(country: str | None, *sectors: str) -> Party:
    return Party(WORDS, country=country, sectors=sectors)


def test_parties_are_of_one_country_or_two() -> None:
    police = party("PER", "COP", "MIL")

    assert marks_of_parties(account(police, party("PER", "BUS"))) == (
        "ASSAULT", "ASSAULT-beat", "same", "same ASSAULT", "same COP", "actor COP", "actor MIL", "recipient BUS",
    )  # fmt: skip
    assert "other" in marks_of_parties(account(police, party("BOL")))
    assert "one" in marks_of_parties(account(police))
    assert "none" in marks_of_parties(account(party(None)))


def test_police_against_their_own_speak_for_repression_and_soldiers_for_the_military() -> None:
    own = odds_by_parties(account(party("PER", "COP"), party("PER", "CVL")))
    soldiers = odds_by_parties(account(party("PER", "MIL"), party("BOL", "MIL")))

    assert own["repression"] > soldiers["repression"]
    assert soldiers["military"] > own["military"]


def test_marks_that_are_not_known_say_nothing() -> None:
    weights = {ONE: {"legal": -2.0}, "actor JUD": {"legal": 1.5, "health": -0.5}}

    assert odds_by_marks(["actor JUD", "recipient XYZ"], weights) == {"legal": -0.5, "health": -0.5}
    assert weights[ONE] == {"legal": -2.0}


def test_the_weights_that_ship_know_every_context() -> None:
    assert set(learnt(WEIGHTS)[ONE]) == set(load().contexts)
