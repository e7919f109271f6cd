"""The place of an act that names none."""

from __future__ import annotations

from dateline.model import Account, Action, Place, Status, Words, make_report
from dateline.resolve.inherited_places import with_inherited_places

REPORT = make_report("Rebels shelled Homs and killed nine.")
HOMS = Place(Words("Homs", ((15, 19),)), "Homs", "SYR", "Homs", 34.7, 36.7, {}, "city")


def account(type_: str, *, place: Place | None = None, status: str = "happened", historical: bool = False) -> Account:
    action = Action(type_, Words("x", ()))
    return Account(
        report=REPORT, action=action, actors=(), recipients=(), sentence=(0, 10), place=place or Place(),
        status=Status(status, historical), confidence=0.9, anchors=((0, 1),),
    )  # fmt: skip


def test_what_is_done_in_person_is_where_the_act_before_it_was():
    _, second = with_inherited_places([account("ASSAULT", place=HOMS), account("ASSAULT")])
    assert (second.place.name, second.place.words.spans, second.basis["place"]) == ("Homs", (), "inferred")
    assert second.place.because == "Homs is where the act before it took place"


def test_words_plans_and_old_acts_take_no_place_over():
    rest = [account("ACCUSE"), account("ASSAULT", status="planned"), account("ASSAULT", historical=True)]
    assert all(each.place.name is None for each in with_inherited_places([account("ASSAULT", place=HOMS), *rest])[1:])


def test_a_country_is_not_taken_over():
    syria = Place(Words("Syria", ((0, 5),)), "Syria", "SYR", precision="country")
    assert with_inherited_places([account("ASSAULT", place=syria), account("ASSAULT")])[1].place.name is None
