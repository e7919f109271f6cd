"""The place of an act that names none."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Account, Action, Document, Name, Party, Place, Status, Words
from dateline.resolve.inherited_places import in_its_country, with_inherited_places
from dateline.testing import document_from_conllu

STORY = """\
1 Rebels rebel NOUN _ _ 2 nsubj _ _
2 shelled shell VERB _ _ 0 root _ _
3 Homs homs PROPN _ _ 2 obj _ _
4 and and CCONJ _ _ 5 cc _ _
5 killed kill VERB _ _ 2 conj _ _
6 nine nine NUM _ _ 5 obj _ _
"""


def story(*, named: bool = True) -> Document:
    doc = document_from_conllu(STORY)
    names = (Name(2, 3, "Location", 0.9),) if named else ()
    return replace(doc, sentences=(replace(doc.sentences[0], names=names),))


def account(type_: str, *, place: Place | None = None, status: str = "happened", historical: bool = False) -> Account:
    return Account(
        report=story().report, action=Action(type_, Words("x", ())), actors=(), recipients=(), sentence=(0, 10),
        place=place or Place(), status=Status(status, historical), confidence=0.9, anchors=((0, 4),),
    )  # fmt: skip


HOMS = Place(Words("Homs", ((15, 19),)), "Homs", "SYR", "Homs", 34.7, 36.7, {}, "city")


def test_what_is_done_in_person_is_at_the_town_named_before_it():
    (own,) = with_inherited_places(story(), [account("COERCE")])
    assert (own.place.country, own.place.words.spans, own.basis["place"]) == ("SYR", (), "inferred")
    assert own.place.because is not None and own.place.because.endswith("is named before it in the paragraph")


def test_a_march_is_in_the_first_town_of_the_report():
    (own,) = with_inherited_places(story(), [account("PROTEST")])
    assert own.place.because == "Homs is the first town that the report names"


def test_a_planned_attack_is_where_another_attack_was_and_nowhere_else():
    accounts = [account("COERCE", place=HOMS), account("ASSAULT", status="planned")]
    assert with_inherited_places(story(), accounts)[1].place.name is None
    accounts = [account("ASSAULT", place=HOMS), account("ASSAULT", status="planned")]
    assert with_inherited_places(story(), accounts)[1].place.name == "Homs"


def test_a_village_is_rather_an_unknown_one_of_the_report_s_country_than_a_known_one_far_away():
    doc = document_from_conllu(STORY.replace("Homs homs", "Nepal nepal"))
    doc = replace(doc, sentences=(replace(doc.sentences[0], names=(Name(2, 3, "Location", 0.9),)),))
    far = Place(Words("Thawang", ((15, 20),)), "Thawang", "PHL", "Luzon", 15.0, 120.0, {}, "city")
    found = in_its_country(doc, far)
    assert (found.name, found.country, found.lat, found.precision) == ("Thawang", "NPL", None, "country")
    known = replace(far, name="Manila", ids={"geonames": "1701668"})
    assert in_its_country(doc, known) == known  # so large a city stands alone


def test_an_attack_is_where_the_act_before_it_was():
    _, second = with_inherited_places(story(named=False), [account("COERCE", place=HOMS), account("ASSAULT")])
    assert second.place.because == "Homs is where the act before it took place"


def test_an_attack_is_where_another_attack_was_before_all():
    accounts = [account("ASSAULT", place=HOMS), account("COERCE"), account("ASSAULT")]
    *_, third = with_inherited_places(story(named=False), accounts)
    assert third.place.because == "Homs is where another act of its kind took place"


def test_aid_is_where_it_went_before_any_town_named_above():
    given = account("AID", place=Place()).but(recipients=(Party(Words("Homs", ((15, 19),))),))
    (own,) = with_inherited_places(story(), [given])
    assert own.place.name == "Homs"
    assert own.place.because is not None and own.place.because.endswith("is whom it was done to")


def test_a_place_that_no_gazetteer_knows_lies_in_the_report_s_country():
    doc = document_from_conllu(STORY.replace("Homs homs", "Syria syria"))
    doc = replace(doc, sentences=(replace(doc.sentences[0], names=(Name(2, 3, "Location", 0.9),)),))
    found = in_its_country(doc, Place(Words("Tell Ferrin", ((15, 19),))))
    assert (found.name, found.country, found.lat, found.precision) == ("Tell Ferrin", "SYR", None, "country")
    assert in_its_country(doc, Place(Words("the square", ((15, 19),)))).country is None


def test_words_plans_and_old_acts_take_no_place_over():
    rest = [account("ACCUSE"), account("ASSAULT", status="planned"), account("ASSAULT", historical=True)]
    assert all(each.place.name is None for each in with_inherited_places(story(), rest))


def test_without_a_town_nothing_is_taken_over():
    syria = Place(Words("Syria", ((0, 5),)), "Syria", "SYR", precision="country")
    found = with_inherited_places(story(named=False), [account("ASSAULT", place=syria), account("ASSAULT")])
    assert found[1].place.name is None


def test_police_do_not_act_in_another_country() -> None:
    police = Party(Words("x", ()), country="TUR", sectors=("COP",))
    abroad, home = with_inherited_places(
        story(),
        [account("COERCE").but(actors=(police,)), account("COERCE").but(actors=(replace(police, country="SYR"),))],
    )
    assert (abroad.place.name, home.place.country) == (None, "SYR")
