"""Names of places of a report, resolved jointly: which stretches name one, and which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Dateline, Document, Name, make_report, words_of
from dateline.resolve.place_names import candidates, lead_in
from dateline.resolve.place_senses import PLACE_FROM, place_all
from dateline.resolve.places import resolve_place
from dateline.resolve.toponyms import toponyms
from dateline.resolve.unlisted_places import in_its_country
from dateline.testing import document_from_conllu


def told(words: str, *names: tuple[str, str]) -> Document:
    """A sentence in which every word hangs on the verb (the word in capitals), with names by their first word."""
    tokens = words.split()
    verb = next(i for i, word in enumerate(tokens, 1) if word.isupper() and len(word) > 2)
    rows = []
    for number, word in enumerate(tokens, 1):
        kind = "VERB" if number == verb else "PUNCT" if word in ",." else "PROPN" if word[:1].isupper() else "ADP"
        head, relation = (0, "root") if number == verb else (verb, "obl")
        rows.append(f"{number} {word.lower() if number == verb else word} _ {kind} _ _ {head} {relation} _ _")
    doc = document_from_conllu("\n".join(rows) + "\n")
    sentence = doc.sentences[0]
    found = []
    for name, type_ in names:
        parts = name.split()
        first = next(i for i in range(len(tokens)) if tokens[i : i + len(parts)] == parts)
        found.append(Name(first, first + len(parts), type_, 0.9))
    return replace(doc, sentences=(replace(sentence, names=tuple(found)),))


def senses(doc: Document) -> dict[str, str | None]:
    return {
        each.toponym.text: each.sense and f"{each.sense.country} {each.sense.name}"
        for each in place_all(doc)
        if each.likely >= PLACE_FROM
    }


def test_what_stands_behind_the_comma_decides():
    doc = told("police MET in Springfield , Illinois", ("Springfield , Illinois", "Location"))
    assert [each.text for each in toponyms(doc)] == ["Springfield", "Illinois"]
    placed = {each.toponym.text: each.sense for each in place_all(doc)}
    assert placed["Springfield"] is not None and placed["Springfield"].admin1 == placed["Illinois"].number


@pytest.mark.parametrize(("beside", "country"), [("Benghazi", "LBY"), ("Beirut", "LBN")])
def test_tripoli_is_where_its_neighbour_is(beside, country):
    doc = told(f"fighters MARCHED from Tripoli to {beside}", ("Tripoli", "Location"), (beside, "Location"))
    assert senses(doc)["Tripoli"] == f"{country} Tripoli"


def test_a_person_and_a_university_are_no_places():
    doc = told(
        "in York students MET Hilton of University of Ohio",
        ("Hilton", "Person"),
        ("University of Ohio", "Organization"),
        ("York", "Location"),
    )
    assert set(senses(doc)) == {"York"}


def test_one_name_has_one_sense_in_a_report():
    doc = told("troops MOVED from Tripoli to Tripoli via Sabha", ("Tripoli", "Location"), ("Sabha", "Location"))
    assert {each.sense.country for each in place_all(doc) if each.toponym.text == "Tripoli" and each.sense} == {"LBY"}


def test_given_stretches_are_places_for_sure():
    doc = told("Hilton MET him in Paris", ("Hilton", "Person"), ("Paris", "Location"))
    start = doc.report.text.index("Hilton")
    placed = place_all(doc, given=[(start, start + 6)])
    assert next(each for each in placed if each.toponym.text == "Hilton").likely == 1.0


def test_a_name_that_the_gazetteer_lacks_has_its_neighbour():
    doc = told("police RAIDED homes in Quorvastel near Tripoli", ("Quorvastel", "Location"), ("Tripoli", "Location"))
    placed = {each.toponym.text: each for each in place_all(doc)}
    assert placed["Quorvastel"].sense is None
    where = resolve_place(doc, _words(doc, "Quorvastel"))
    assert (where.name, where.country) == ("Quorvastel", None)
    where = in_its_country(doc, where)
    assert (where.name, where.lat, where.precision) == ("Quorvastel", None, "admin1")
    assert where.because is not None and "Tripoli" in where.because


def test_what_stands_inside_a_given_name_says_where_the_report_is_at_home():
    doc = told("guards LEFT Tripoli Harbour House at dawn", ("Tripoli Harbour House", "Facility"))
    start = doc.report.text.index("Tripoli")
    placed = place_all(doc, given=[(start, start + len("Tripoli Harbour House"))])
    assert {(each.toponym.type, each.toponym.text) for each in placed} == {
        ("Given", "Tripoli Harbour House"),
        ("Inside", "Tripoli"),
    }
    (house,) = (each for each in placed if each.toponym.type == "Given")
    assert house.sense is None and house.beside is not None and house.beside.country == "LBY"


def test_a_street_that_bears_the_name_of_a_far_village_is_beside_the_towns_around_it():
    doc = told(
        "police SEARCHED homes in Washington Square after raids in Misrata , Benghazi and Sirte",
        ("Washington Square", "Location"), ("Misrata", "Location"), ("Benghazi", "Location"), ("Sirte", "Location"),
    )  # fmt: skip
    square = next(each for each in place_all(doc) if each.toponym.text == "Washington Square")
    assert candidates("Washington Square") and square.sense is None
    assert square.beside is None or square.beside.country == "LBY"


def test_a_name_in_a_row_of_towns_is_a_town_and_in_a_row_of_states_a_state():
    towns = told(
        "shops CLOSED in New York , London and Paris",
        ("New York", "Location"), ("London", "Location"), ("Paris", "Location"),
    )  # fmt: skip
    states = told(
        "shops CLOSED in New York , Ohio and Texas",
        ("New York", "Location"), ("Ohio", "Location"), ("Texas", "Location"),
    )  # fmt: skip
    kinds = [{each.toponym.text: each.sense and each.sense.kind for each in place_all(doc)} for doc in (towns, states)]
    assert [each["New York"] for each in kinds] == ["city", "admin1"]


def test_a_state_far_from_its_neighbours_is_no_village_near_them():
    doc = told(
        "tickets SOLD in New York , Albany , Newark and Florida",
        ("New York", "Location"), ("Albany", "Location"), ("Newark", "Location"), ("Florida", "Location"),
    )  # fmt: skip
    florida = next(each.sense for each in place_all(doc) if each.toponym.text == "Florida")
    assert florida is not None and florida.kind == "admin1"


def test_a_name_that_the_gazetteer_lacks_is_where_most_of_the_report_is_and_not_where_the_nearest_stray_is():
    doc = told(
        "crowds MARCHED from Sirte via Misrata and Zliten to Zawiya past Elysian and Quorvastel",
        ("Sirte", "Location"), ("Misrata", "Location"), ("Zliten", "Location"), ("Zawiya", "Location"),
        ("Elysian", "Location"), ("Quorvastel", "Location"),
    )  # fmt: skip
    unknown = next(each for each in place_all(doc) if each.toponym.text == "Quorvastel")
    assert unknown.sense is None and unknown.beside is not None and unknown.beside.country == "LBY"


def test_a_name_alone_lies_beside_nothing():
    doc = told("crowds MARCHED past Quorvastel", ("Quorvastel", "Location"))
    assert [each.beside for each in place_all(doc)] == [None]


@pytest.mark.parametrize(
    ("name", "country"), [("NZ", "NZL"), ("KSA", "SAU"), ("T&T", "TTO"), ("Western US", "USA"), ("northern UK", "GBR")]
)
def test_countries_as_their_press_writes_them(name, country):
    assert [(each.kind, each.country) for each in candidates(name)] == [("country", country)]


def test_what_two_seas_and_many_states_have_is_told_by_what_is_beside_it():
    assert {each.name for each in candidates("Gulf") if each.kind == "water"} == {"Persian Gulf", "Gulf of Mexico"}
    beside = {
        "Madison": "Wisconsin State Capitol", "Austin": "Texas State Capitol", "Washington": "Capitol Hill",
    }  # fmt: skip
    for town, capitol in beside.items():
        doc = told(f"crowds GATHERED at Capitol in {town}", ("Capitol", "Facility"), (town, "Location"))
        sense = next(each.sense for each in place_all(doc) if each.toponym.text == "Capitol")
        assert sense is not None and sense.name == capitol


def test_words_of_a_continents_people_are_known_to_who_was_told_of_a_place():
    assert [each.name for each in candidates("European")] == ["Europe"]
    assert not candidates("European").exact and not candidates("EU").exact


def test_a_report_that_opens_in_brackets_has_a_dateline():
    opening = Dateline(0, 12, "NEW YORK")
    report = make_report("(NEW YORK) — Officers answered a call on Monday.", dateline=opening)
    doc = replace(told("officers ANSWERED calls"), report=report)
    assert [each.text for each in toponyms(doc) if each.type == "Dateline"] == ["NEW YORK"]


def test_a_place_beside_another_keeps_it_and_says_so():
    doc = told("rebels SHELLED trucks 40 km south of Tripoli , Libya", ("Tripoli , Libya", "Location"))
    where = resolve_place(doc, _words(doc, "Tripoli"))
    assert where.name == "Tripoli"
    assert where.because == "40 km south of Tripoli: the point is that of Tripoli"


def test_a_country_and_a_sea_are_no_points():
    for name in ("Libya", "Mediterranean Sea"):
        where = resolve_place(told(f"ships SAILED near {name}", (name, "Location")), _words_of(name))
        assert (where.precision, where.lat, where.lon) == ("country", None, None)


def test_names_without_what_leads_them_in():
    assert lead_in("northern") and not lead_in("Northern")
    assert not candidates("Northern Sumatra").exact
    assert [each.name for each in candidates("W.Va.")] == ["West Virginia"]


def _words(doc: Document, name: str):
    from dateline.model import words_of

    start = doc.report.text.index(name)
    return words_of(doc.report, (start, start + len(name)))


def _words_of(name: str):
    return _words(told(f"ships SAILED near {name}"), name)


def test_a_direction_by_itself_is_a_part_of_the_country_spoken_of() -> None:
    doc = told("Marines DRILLED in the South with Cameroon", ("South", "Location"), ("Cameroon", "Location"))
    south = words_of(doc.report, (doc.report.text.index("the South"), doc.report.text.index(" with")))

    assert "South" not in [each.text for each in toponyms(doc)]
    assert resolve_place(doc, south).country is None
