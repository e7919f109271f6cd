"""Names of the parser that are several places, a place with other words, or only a part of one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Dateline, Document, Name, make_report, words_of
from dateline.resolve.place_cuts import is_of_a_party, single_places, whole_place
from dateline.resolve.places import places_in, resolve_place
from dateline.resolve.toponyms import toponyms
from dateline.testing import document_from_conllu


def single(name: str) -> list[str]:
    words = name.split()
    found = single_places(words, (0, len(words)), text=lambda first, last: " ".join(words[first:last]))
    return [" ".join(words[first:last]) for first, last in found]


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("Kilkenny", ["Kilkenny"]),
        ("Cook County 's Oak Lawn", ["Cook County", "Oak Lawn"]),
        ("Minneapolis - Duluth", ["Minneapolis", "Duluth"]),
        ("Guinea - Bissau", ["Guinea - Bissau"]),
        ("Kano Kano State", ["Kano", "Kano State"]),
        ("Norway Sweden", ["Norway", "Sweden"]),
        ("Scottish city of Dundee", ["Scottish", "Dundee"]),
        ("Province of Manitoba", ["Manitoba"]),
        ("Punjab province of eastern Pakistan", ["Punjab", "Pakistan"]),
        ("Southeast Kansas", ["Kansas"]),
        ("North Dakota", ["North Dakota"]),
        ("Far West Side", ["Far West Side"]),
        ("West Side", ["West Side"]),
        ("R - Toledo", ["Toledo"]),
        ("Sioux Falls", ["Sioux Falls"]),
    ],
)
def test_a_name_is_cut_where_it_is_more_than_one_place(name, places):
    assert single(name) == places


def whole(sentence: str, name: str) -> str:
    words, parts = sentence.split(), name.split()
    first = next(i for i in range(len(words)) if words[i : i + len(parts)] == parts)
    span = whole_place(words, (first, first + len(parts)), text=lambda one, two: " ".join(words[one:two]))
    return " ".join(words[slice(*span)])


@pytest.mark.parametrize(
    ("sentence", "name", "place"),
    [
        ("they sailed to Antigua and Barbuda", "Antigua", "Antigua and Barbuda"),
        ("they drove to New Haven today", "New", "New Haven"),
        ("they drove to New Haven today", "Haven", "New Haven"),
        ("they drove to Haven today", "Haven", "Haven"),
        ("they met in Oslo and Bergen", "Oslo", "Oslo"),
        ("they toured Serbia and Montenegro", "Serbia", "Serbia"),
        ("they toured Serbia and Montenegro", "Montenegro", "Montenegro"),
        ("Toledo City Council met", "Toledo", "Toledo"),
    ],
)
def test_a_name_is_lengthened_to_the_place_it_is_a_part_of(sentence, name, place):
    assert whole(sentence, name) == place


def _market(word: str, relation: str) -> Document:
    head = 5 if relation == "amod" else 2
    doc = document_from_conllu(
        "1 They they PRON _ _ 2 nsubj _ _\n2 met meet VERB _ _ 0 root _ _\n3 at at ADP _ _ 5 case _ _\n"
        f"4 {word} {word} ADJ _ _ {head} {relation} _ _\n5 markets market NOUN _ _ 2 obl _ _\n"
    )
    return replace(doc, sentences=(replace(doc.sentences[0], names=(Name(3, 4, "NORP", 0.9),)),))


@pytest.mark.parametrize(
    ("word", "relation", "found"),
    [("Peruvian", "amod", ["Peruvian"]), ("Peruvians", "obl", []), ("European", "amod", ["European"])],
)
def test_a_peoples_adjective_may_name_its_country_but_no_people_does(word, relation, found):
    assert [each.text for each in toponyms(_market(word, relation))] == found


def test_a_peoples_adjective_places_what_it_stands_before_and_nothing_else():
    doc = _market("Peruvian", "amod")
    start = doc.report.text.index("Peruvian")
    words = words_of(doc.report, (start, start + len("Peruvian markets")))
    assert resolve_place(doc, words).country == "PER"
    assert places_in(doc) == ()


@pytest.mark.parametrize(
    ("place", "agency", "found"),
    [(None, "CAPE TOWN", ["CAPE TOWN"]), (None, "AP", []), ("LAGOS", "AFP", ["LAGOS"])],
)
def test_a_place_alone_in_brackets_is_a_datelines(place, agency, found):
    opening = f"({agency}) — " if place is None else f"{place} ({agency}) — "
    report = make_report(f"{opening}Police ran.", dateline=Dateline(0, len(opening), place, None, agency))
    assert [each.text for each in toponyms(Document(report, ()))] == found


def test_a_legislators_home_behind_the_party_is_told_from_a_name():
    assert is_of_a_party(["D", "-", "Calif"], 0, 3)
    assert not is_of_a_party(["Bad", "-", "Ischl"], 0, 3)
