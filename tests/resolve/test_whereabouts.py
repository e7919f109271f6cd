"""In which country a place lies that the gazetteer lacks."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Document, Name
from dateline.resolve.whereabouts import choices_of, country_of, likeliest, told_in, told_outright
from dateline.testing import document_from_conllu

BORDER = """\
1 Thai thai ADJ _ _ 2 amod _ _
2 guns gun NOUN _ _ 3 nsubj _ _
3 shelled shell VERB _ _ 0 root _ _
4 Quorvastel quorvastel PROPN _ _ 3 obj _ _
5 in in ADP _ _ 6 case _ _
6 Cambodia cambodia PROPN _ _ 4 nmod _ _
"""
TOWN = """\
1 Rebels rebel NOUN _ _ 2 nsubj _ _
2 took take VERB _ _ 0 root _ _
3 the the DET _ _ 6 det _ _
4 northern northern ADJ _ _ 6 amod _ _
5 Mozambican mozambican ADJ _ _ 6 amod _ _
6 town town NOUN _ _ 2 obj _ _
7 of of ADP _ _ 8 case _ _
8 Palma palma PROPN _ _ 6 nmod _ _
"""


def told(story: str, *names: Name) -> Document:
    doc = document_from_conllu(story)
    return replace(doc, sentences=(replace(doc.sentences[0], names=names),))


def border() -> Document:
    return told(BORDER, Name(0, 1, "NORP", 0.9), Name(3, 4, "Location", 0.9), Name(5, 6, "Location", 0.9))


def span_of(doc: Document, name: str) -> tuple[int, int]:
    start = doc.report.text.index(name)
    return start, start + len(name)


def test_what_is_named_around_a_name_speaks_for_countries():
    doc = border()
    marks = dict(choices_of(doc, span_of(doc, "Quorvastel")))
    assert set(marks) == {"THA", "KHM"}
    assert {"country behind", "country close behind", "joined", "nearest"} <= set(marks["KHM"])
    assert {"people before", "people close before"} <= set(marks["THA"])
    assert [each.kind for each in told_in(doc)] == ["people", "country"]
    assert told_in(doc) is told_in(doc)


def test_a_country_is_told_where_it_is_likely_enough():
    choices = choices_of(border(), span_of(border(), "Quorvastel"))
    best = likeliest(choices, {"joined": 3.0})
    assert best is not None and best.country == "KHM" and best.likely > 0.9
    assert likeliest([*choices, ("LAO", {})], {}) is None
    assert likeliest([], {"joined": 3.0}) is None
    found = country_of(border(), span_of(border(), "Quorvastel"), but={"KHM"})
    assert found is not None and found.country == "THA"


def test_a_report_says_outright_whose_town_it_is():
    doc = told(TOWN, Name(4, 5, "NORP", 0.9), Name(7, 8, "Location", 0.9))
    assert told_outright(doc) == {"palma": "MOZ"}
    found = country_of(doc, span_of(doc, "Palma"))
    assert found is not None and (found.country, found.likely) == ("MOZ", 1.0)


def test_a_town_that_is_said_to_be_another_country_s_speaks_for_that_country():
    doc = told(TOWN, Name(4, 5, "NORP", 0.9), Name(7, 8, "Location", 0.9))
    assert {each.key: each.country for each in told_in(doc)} == {"mozambican": "MOZ", "palma": "MOZ"}
