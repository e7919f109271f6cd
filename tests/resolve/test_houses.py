"""Whose houses, guards and goods are, and who works for whom."""

from __future__ import annotations

from functools import cache

import pytest

from dateline import Coder
from dateline.model import Party, make_report, words_of
from dateline.resolve.actors import resolve_party
from dateline.resolve.known import Part

pytestmark = pytest.mark.model


@cache
def coder() -> Coder:
    return Coder()


def sector(text: str, words: str, *, type_: str = "ACCUSE", acts: bool = True) -> str | None:
    """The primary sector of the party that stands in the text with some words."""
    doc = coder().parse(make_report(text))
    start = text.index(words)
    index = next(each.index for each in doc.sentences if each.start <= start < each.end)
    party = Party(words_of(doc.report, (start, start + len(words))))
    found = resolve_party(doc, party, sentence_index=index, day=None, part=Part(type_, acts))
    return next(iter(found.sectors), None)


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("The law enforcement agency accused two clerks of theft.", "The law enforcement agency", "COP"),
        ("The judicial authorities accused the mayor of fraud.", "The judicial authorities", "JUD"),
        ("The tax authority accused the mayor of fraud.", "The tax authority", "GOV"),
        ("Power workers accused the minister of lying.", "Power workers", "LAB"),
        ("The board of directors of the tannery accused him of theft.", "The board of directors", "BUS"),
        ("The bar association accused the minister of lying.", "The bar association", "JUD"),
        ("Two retired generals accused the minister of lying.", "Two retired generals", "MIL"),
        ("Two retired ministers accused the premier of lying.", "Two retired ministers", "ELI"),
        ("House Speaker Amadou Trell accused the press of lying.", "House Speaker Amadou Trell", "LEG"),
        ("The European commissioner for fishing accused two towns of fraud.", "The European commissioner", "IGO"),
        ("The regional police commissioner accused two men of theft.", "The regional police commissioner", "COP"),
    ],
)
def test_nouns_and_what_stands_before_them(text: str, words: str, wanted: str) -> None:
    assert sector(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("They burned the warehouse of a Danish charity.", "the warehouse of a Danish charity", "NGO"),
        ("They looted the stores of the World Food Programme.", "the stores of the World Food Programme", "IGO"),
        ("Crowds burned party offices in the town.", "party offices", "PTY"),
        ("Drums were thrown at guards of the sugar company.", "guards of the sugar company", "BUS"),
    ],
)
def test_houses_and_guards_are_of_those_whose_they_are(text: str, words: str, wanted: str) -> None:
    assert sector(text, words, type_="ASSAULT", acts=False) == wanted


def test_who_works_at_a_body_is_of_it() -> None:
    text = "Oda Brandal, regional director at Amnesty International, accused the guards of beatings."
    assert sector(text, "Oda Brandal") == "NGO"


def test_a_former_colony_has_left_no_office() -> None:
    text = "Portugal is rich. It offered its former colony new boats."
    assert sector(text, "its former colony", type_="AID", acts=False) == "GOV"


def test_a_city_called_so_in_full_is_its_council() -> None:
    assert sector("The City of Lorvik accused the builder of fraud.", "The City of Lorvik") == "GOV"
