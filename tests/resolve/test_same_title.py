"""A bare title that one person of the report bears."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline import Coder, make_report
from dateline.model import Document, Name
from dateline.resolve.same_title import bearer_of
from dateline.resolve.surroundings import surroundings_of
from dateline.testing import document_from_conllu

TITLE = """\
1 The the DET _ _ 3 det _ _
2 Foreign foreign ADJ _ _ 3 amod _ _
3 Secretary secretary NOUN _ _ 4 nsubj _ _
4 left leave VERB _ _ 0 root _ _

1 {} {} ADJ _ _ 2 amod _ _
2 Secretary secretary PROPN _ _ 3 nmod:desc _ _
3 Mira mira PROPN _ _ 5 nsubj _ _
4 Stone stone PROPN _ _ 3 flat _ _
5 spoke speak VERB _ _ 0 root _ _

1 Foreign foreign ADJ _ _ 2 amod _ _
2 {} {} PROPN _ _ 3 nmod:desc _ _
3 Ali ali PROPN _ _ 5 nsubj _ _
4 Karim karim PROPN _ _ 3 flat _ _
5 spoke speak VERB _ _ 0 root _ _
"""


def told(first: str, second: str) -> Document:
    doc = document_from_conllu(TITLE.format(first, first.lower(), second, second.lower()))
    names = (Name(2, 4, "Person", 1.0),)
    return replace(doc, sentences=(doc.sentences[0], *(replace(each, names=names) for each in doc.sentences[1:])))


@pytest.mark.parametrize(
    ("first", "second", "bearer"),
    [
        ("Foreign", "Minister", "Mira Stone"),
        ("Home", "Secretary", "Ali Karim"),
        ("Home", "Minister", None),
        ("Foreign", "Secretary", None),
    ],
)
def test_a_title_means_the_only_one_who_bears_it(first: str, second: str, bearer: str | None) -> None:
    doc = told(first, second)

    found = bearer_of(surroundings_of(doc), doc.sentences[0], (0, 3))

    assert (found.full if found else None) == bearer


@pytest.mark.parametrize("place", [(0, 1), (2, 3), (0, 4)])
def test_one_word_or_small_letters_are_any_office(place: tuple[int, int]) -> None:
    doc = told("Foreign", "Minister")

    assert bearer_of(surroundings_of(doc), doc.sentences[0], place) is None


@pytest.mark.model
def test_a_secretary_abroad_is_of_his_own_country(coder: Coder) -> None:
    text = (
        "MINSK - The Foreign Secretary met the opposition leader, Ales Mikh, in Minsk on Tuesday. "
        "Foreign Secretary Dominic Raab said Belarus was close to ruin."
    )
    meeting = next(each for each in coder.code(make_report(text)) if each.action.type == "CONSULT")

    assert [each.code for each in meeting.actors] == ["GBRGOV"]
