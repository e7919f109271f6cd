"""Parties and places weighed against the report around them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.model import Document, Name, Party, Words, words_of
from dateline.resolve.actors import resolve_party
from dateline.resolve.lent import with_state
from dateline.resolve.places import may_lie_in, place_of, resolve_place
from dateline.testing import document_from_conllu

STORY = """\
1 General general NOUN _ _ 2 compound _ _
2 Khalifa khalifa PROPN _ _ 4 nsubj _ _
3 Haftar haftar PROPN _ _ 2 flat _ _
4 shelled shell VERB _ _ 0 root _ _
5 Tripoli tripoli PROPN _ _ 4 obj _ SpaceAfter=No
6 . . PUNCT _ _ 4 punct _ _

1 He he PRON _ _ 2 nsubj _ _
2 blamed blame VERB _ _ 0 root _ _
3 Ruslan ruslan PROPN _ _ 2 obj _ _
4 Dorvin dorvin PROPN _ _ 3 flat _ SpaceAfter=No
5 , , PUNCT _ _ 8 punct _ _
6 a a DET _ _ 8 det _ _
7 Chechen chechen ADJ _ _ 8 amod _ _
8 rebel rebel NOUN _ _ 3 appos _ SpaceAfter=No
9 . . PUNCT _ _ 2 punct _ _
"""


def story() -> Document:
    doc = document_from_conllu(STORY, published=date(2019, 4, 19))
    first, second = doc.sentences
    return replace(
        doc,
        sentences=(
            replace(first, names=(Name(1, 3, "Person", 1.0), Name(4, 5, "Location", 1.0))),
            replace(second, names=(Name(2, 4, "Person", 1.0), Name(6, 7, "NORP", 1.0))),
        ),
    )


def party(doc: Document, phrase: str, *, sentence: int) -> Party:
    start = doc.report.text.index(phrase)
    drafted = Party(words_of(doc.report, (start, start + len(phrase))))
    return resolve_party(doc, drafted, sentence_index=sentence, day=date(2019, 4, 19))


def test_a_pronoun_denotes_the_named_subject_and_keeps_its_words() -> None:
    doc = story()
    he = party(doc, "He", sentence=1)
    assert (he.name, he.country, he.words.text) == ("Khalifa Haftar", "LBY", "He")
    assert he.sectors[0] == "REB"


def test_an_unknown_name_is_coded_by_its_apposition() -> None:
    doc = story()
    dorvin = party(doc, "Ruslan Dorvin", sentence=1)
    assert dorvin.name == "Ruslan Dorvin"
    assert (dorvin.country, dorvin.sectors[:1]) == ("RUS", ("REB",))


def test_tripoli_is_where_the_report_is() -> None:
    assert place_of("Tripoli", frame={"LBY": 1.0}).country == "LBY"
    assert place_of("Tripoli", frame={"LBN": 1.0}).country == "LBN"
    doc = story()
    start = doc.report.text.index("Tripoli")
    where = resolve_place(doc, words_of(doc.report, (start, start + 7)))
    assert (where.country, where.precision) == ("LBY", "city")


def test_a_country_is_never_a_point() -> None:
    where = place_of("Libya", frame={})
    assert (where.precision, where.lat, where.lon) == ("country", None, None)


def test_an_unknown_place_stays_its_words() -> None:
    words = Words("Quorvastel", ())
    assert place_of("Quorvastel", frame={}, words=words).country is None


COUNTED = """\
1 Thousands thousand NOUN _ _ 4 nsubj _ _
2 of of ADP _ _ 3 case _ _
3 miners miner NOUN _ _ 1 nmod _ _
4 fought fight VERB _ _ 0 root _ _
5 police police NOUN _ _ 4 obj _ SpaceAfter=No
6 . . PUNCT _ _ 4 punct _ _
"""


def test_who_is_counted_says_who_they_are() -> None:
    doc = document_from_conllu(COUNTED)

    miners = party(doc, "Thousands of miners", sentence=0)

    assert miners.sectors[:1] == ("LAB",)


def test_a_role_without_a_country_takes_that_of_the_place() -> None:
    doc = document_from_conllu(COUNTED)
    police, miners = party(doc, "police", sentence=0), party(doc, "Thousands of miners", sentence=0)

    assert with_state(doc, police, country="BOL", sentence_index=0).code == "BOLCOP"
    assert with_state(doc, miners, country="BOL", sentence_index=0).code == "BOLLAB"


def test_where_a_town_alone_may_lie() -> None:
    assert may_lie_in("Tripoli", ["FRA", "LBN", "LBY"]) == ["LBN", "LBY"]
    assert may_lie_in("Quorvastel", ["FRA"]) == []
    assert may_lie_in(" Tripoli, Libya", ["LBN", "LBY"]) == [
        code for code in ("LBN", "LBY") if place_of("Tripoli, Libya", frame={code: 1.0}).country == code
    ]
