"""Countries in two halves, and bodies in two names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline import Coder, make_report
from dateline.model import Name
from dateline.read import report_of
from dateline.resolve.mentions import mentions_of
from dateline.resolve.surroundings import surroundings_of
from dateline.testing import document_from_conllu


@pytest.mark.model
def test_the_south_of_a_divided_country_is_none_elsewhere(coder: Coder) -> None:
    text = "Pyongyang sent a message on Tuesday. The South offered talks on rice. The North rejected a plea to wait."
    told = {each.action.words.text.split()[-1]: each for each in coder.code(make_report(text))}

    assert [party.code for party in told["offered"].actors] == ["KORGOV"]
    assert [party.code for party in told["rejected"].actors] == ["PRKGOV"]
    assert told["rejected"].recipients == ()  # nobody rejects what they themselves ask


def test_a_direction_makes_no_country_the_report_s() -> None:
    doc = document_from_conllu("1 South south PROPN _ _ 2 nsubj _ _\n2 agreed agree VERB _ _ 0 root _ _\n")
    (sentence,) = doc.sentences
    named = replace(doc, sentences=(replace(sentence, names=(Name(0, 1, "Location", 1.0),)),))

    assert surroundings_of(named).shares == {}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("Organization", "of", "American", "States"), ["Organization of American States"]),
        (("Organization", "of", "American", "Kings"), ["Organization", "American Kings"]),
        (("Organization", "for", "American", "States"), ["Organization", "American States"]),
    ],
)
def test_two_names_around_an_of_are_a_body_that_is_known(words: tuple[str, ...], named: list[str]) -> None:
    rows = (f"{n} {word} {word.lower()} PROPN _ _ {max(n - 1, 0)} flat _ _" for n, word in enumerate(words, 1))
    doc = document_from_conllu("\n".join(rows) + "\n")
    names = (Name(0, 1, "Organization", 1.0), Name(2, 4, "Location", 1.0))
    doc = replace(doc, sentences=(replace(doc.sentences[0], names=names),))

    assert [each.text for each in mentions_of(doc)] == named


@pytest.mark.model
def test_miners_of_a_foreign_company_s_pit_are_at_home(coder: Coder) -> None:
    text = "ANTOFAGASTA - Workers at Spence blocked a road on Monday over pay. BHP offered talks to the strikers."
    blocked, offered = coder.code(report_of(text))

    assert [each.code for each in blocked.actors] == ["CHLLAB"]  # Spence is a suburb of Canberra, too
    assert [each.code for each in (*offered.actors, *offered.recipients)] == ["AUSBUS", "CHLLAB"]
