"""A headline that names no more than a country."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Account, Action, Document, Name, Place, Status, Words
from dateline.resolve.headline_places import below_headline, is_of_a_headline
from dateline.resolve.inherited_places import with_inherited_places
from dateline.resolve.place_offers import scene_of
from dateline.testing import document_from_conllu

LINES = """\
1 Miners miner NOUN _ _ 2 nsubj _ _
2 strike strike VERB _ _ 0 root _ _
3 in in ADP _ _ 5 case _ _
4 northern northern ADJ _ _ 5 amod _ _
5 Chile chile PROPN _ _ 2 obl _ _

1 They they PRON _ _ 2 nsubj _ _
2 downed down VERB _ _ 0 root _ _
3 tools tool NOUN _ _ 2 obj _ _
4 in in ADP _ _ 5 case _ _
5 Antofagasta antofagasta PROPN _ _ 2 obl _ SpaceAfter=No
6 . . PUNCT _ _ 2 punct _ _
"""
CHILE = Place(Words("northern Chile", ((18, 32),)), "Chile", "CHL", precision="country")


def story(*, below: str = "Antofagasta") -> Document:
    doc = document_from_conllu(LINES.replace("Antofagasta antofagasta", f"{below} {below.lower()}"))
    title, body = doc.sentences
    names = (Name(4, 5, "Location", 0.9),)
    return replace(doc, sentences=(replace(title, names=names, part="title"), replace(body, names=names)))


def strike(doc: Document, *, place: Place = CHILE) -> Account:
    return Account(
        report=doc.report, action=Action("PROTEST", Words("strike", ((7, 13),)), mode="strike"), actors=(),
        recipients=(), sentence=(0, 32), place=place, status=Status("happened", False), confidence=0.9,
        anchors=((0, 1),),
    )  # fmt: skip


def test_what_a_headline_tells_of_a_country_was_in_the_town_named_below_it() -> None:
    doc = story()
    (own,) = with_inherited_places(doc, [strike(doc)])
    assert (own.place.name, own.place.country, own.place.words) == ("Antofagasta", "CHL", CHILE.words)
    assert own.place.because == "the headline names Chile; Antofagasta is named below it"
    assert own.basis["place"] == "inferred"


def test_a_town_of_another_country_says_nothing_of_it() -> None:
    doc = story(below="Havana")
    own = strike(doc)
    assert below_headline(doc, CHILE, told=scene_of(doc, [own]).told) is None
    assert with_inherited_places(doc, [own]) == (own,)


def test_a_town_that_stands_for_its_government_is_where_nothing_happens() -> None:
    doc = story()
    told = scene_of(doc, [strike(doc)]).told
    acting = [replace(each, stands="who") if each.place.name == "Antofagasta" else each for each in told]
    assert below_headline(doc, CHILE, told=told) is not None
    assert below_headline(doc, CHILE, told=acting) is None


def test_a_country_that_the_text_names_stays() -> None:
    doc = story()
    below = replace(CHILE, words=Words("Antofagasta", ((54, 65),)))
    assert is_of_a_headline(doc, strike(doc))
    assert not is_of_a_headline(doc, strike(doc, place=below))
    assert not is_of_a_headline(doc, strike(doc, place=replace(CHILE, precision="admin1")))
