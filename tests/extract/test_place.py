"""Where an act took place, by its own words, in plain sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline import Account, Coder
from dateline.extract.place import find_place
from dateline.model import Act, Argument, Name, Sentence, make_report


def of_type(coder: Coder, text: str, type_: str) -> list[Account]:
    _, accounts = coder.candidates(make_report(text), doubtful=True)
    return [each for each in accounts if each.action.type == type_]


def test_what_it_was_a_response_to_took_place_elsewhere(coder: Coder) -> None:
    text = "Turkish jets bombed a rebel camp on Sunday in retaliation for an attack on a barracks in Hakkari."
    bombed = next(each for each in of_type(coder, text, "ASSAULT") if each.action.words.text.endswith("bombed"))
    assert "Hakkari" not in bombed.place.words.text


def test_the_place_that_ends_two_deeds_is_that_of_both(coder: Coder) -> None:
    text = "Gunmen shot two guards and kidnapped an engineer in the province of Balochistan."
    accounts = of_type(coder, text, "ASSAULT")
    assert len(accounts) > 1
    assert {each.place.words.text for each in accounts} == {"the province of Balochistan"}


def test_two_days_are_two_scenes(coder: Coder) -> None:
    text = "The rebel commander was captured in Uganda in March and sentenced to death in July."
    (sentenced,) = of_type(coder, text, "SANCTION")
    assert not sentenced.place.words.spans


@pytest.mark.parametrize("where", ["the Afghan capital", "a mosque in the capital"])
def test_a_capital_is_as_good_as_its_name(coder: Coder, where: str) -> None:
    (killed,) = of_type(coder, f"Gunmen killed three policemen in {where} on Monday.", "ASSAULT")
    assert killed.place.words.text.endswith("capital")


def test_money_and_provincial_towns_are_no_capital(coder: Coder) -> None:
    text = "Gunmen killed three policemen in the provincial capital on Monday."
    assert all(each.place.country is None for each in of_type(coder, text, "ASSAULT"))
    text = "The bank agreed to invest two billion dollars in capital in the firm."
    _, accounts = coder.candidates(make_report(text), doubtful=True)
    assert all(not each.place.words.spans for each in accounts)


@pytest.mark.parametrize("where", ["the courthouse", "parliament"])
def test_words_that_name_no_place_still_say_where(coder: Coder, where: str) -> None:
    protests = of_type(coder, f"Thousands of teachers protested outside {where} on Monday.", "PROTEST")
    assert {each.place.words.text for each in protests} == {where}
    assert {(each.place.name, each.place.country, each.place.lat) for each in protests} == {(None, None, None)}


def test_a_building_without_a_name_is_in_the_town_of_the_report(coder: Coder) -> None:
    text = "NAIROBI, May 3 - Police fired tear gas at students.\n\nThe students had rallied outside parliament."
    (rallied,) = [each for each in of_type(coder, text, "PROTEST") if each.place.words.text == "parliament"]
    assert (rallied.place.country, rallied.basis["place"]) == ("KEN", "inferred")


def test_what_one_is_sentenced_over_took_place_elsewhere(coder: Coder) -> None:
    text = "A court in Oslo convicted the colonel over the 1994 massacre in Kasese and sentenced him to 20 years."
    places = {each.place.words.text for each in of_type(coder, text, "SANCTION")}
    assert "Kasese" not in places


@pytest.mark.model
def test_the_police_of_a_town_detain_there(coder: Coder) -> None:
    text = "Shelling went on in Kherson on Monday. Police in St Petersburg detained 40 people at a vigil that evening."
    (arrest,) = of_type(coder, text, "COERCE")

    assert (arrest.place.country, arrest.basis["place"]) == ("RUS", "quoted")


@pytest.mark.model
def test_what_came_a_week_after_another_event_was_elsewhere(coder: Coder) -> None:
    text = "Gunmen shot a farmer near Zuru on Sunday. The attack came a week after two nurses were freed in Kaduna."
    (attack,) = of_type(coder, text, "ASSAULT")

    assert (attack.place.name, [each.words.text for each in attack.recipients]) == ("Zuru", ["a farmer near Zuru"])


@pytest.mark.parametrize(
    ("verb", "where"), [("sentenced/VERB/0/root/sentence", "Minya"), ("met/VERB/0/root/meet", "Luxor")]
)
def test_a_verdict_is_given_where_the_court_sits_not_where_the_judged_belong(
    sentence_of: Callable[[str], Sentence], verb: str, where: str
) -> None:
    sentence = sentence_of(
        f"Courts/NOUN/4/nsubj/court in/ADP/3/case Minya/PROPN/1/nmod {verb} guards/NOUN/4/obj/guard at/ADP/7/case "
        "jails/NOUN/5/nmod/jail in/ADP/9/case Luxor/PROPN/7/nmod"
    )
    names = (Name(2, 3, "Location", 0.9), Name(8, 9, "Location", 0.9))
    act = Act(3, {"NONE": 0.0, "SANCTION": 1.0}, (Argument("place", 8, 0.9),), 3.0)

    first, last = find_place(replace(sentence, names=names), act) or (0, 0)

    assert " ".join(token.text for token in sentence.tokens[first:last]) == where


def test_a_party_that_somebody_leaves_is_no_place(coder: Coder) -> None:
    text = "In Port Moresby, six lawmakers resigned from the ruling Pangu party."
    places = [each.place.name for each in coder.code(make_report(text))]
    assert "the ruling Pangu party" not in places


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Prisoners at the Modelo jail in Cali took three guards hostage on Monday.", "Cali"),
        ("Pirates seized a dhow in the Gulf of Aden near Bosaso on Monday.", "Bosaso"),
        ("Houthi rebels attacked a ship in the Red Sea on Monday.", "Red Sea"),
        ("Pirates opened fire on the destroyer INS Kolkata on Friday.", None),
        ("The market was hit by shells on Monday.", None),
    ],
)
def test_a_jail_is_in_its_town_and_a_ship_is_no_place(coder: Coder, text: str, where: str | None) -> None:
    (told,) = coder.code(make_report(text))
    assert told.place.name == where


def test_a_sea_is_in_no_country_and_a_state_called_by_it_is(coder: Coder) -> None:
    (at_sea,) = coder.code(make_report("Houthi rebels attacked a ship in the Red Sea on Monday."))
    (ashore,) = coder.code(make_report("Police killed two protesters in Sudan's Red Sea state on Monday."))
    assert (at_sea.place.country, ashore.place.country) == (None, "SDN")
    assert at_sea.recipients[0].country != "SDN"


@pytest.mark.parametrize(
    ("verb", "place"), [("resigned/VERB/0/root/resign", None), ("returned/VERB/0/root/return", (3, 4))]
)
def test_a_body_that_somebody_leaves_is_nowhere(
    sentence_of: Callable[[str], Sentence], verb: str, place: tuple[int, int] | None
) -> None:
    sentence = sentence_of(f"Six/NUM/2/nsubj {verb} from/ADP/4/case parliament/NOUN/2/obl")
    assert find_place(sentence, Act(1, {"RETREAT": 1.0}, (Argument("place", 3, 0.9),), 3.0)) == place


@pytest.mark.parametrize(("kind", "place"), [("ASSAULT", None), ("PROTEST", (4, 5))])
def test_where_others_befell_the_subject_is_not_where_it_acts(
    sentence_of: Callable[[str], Sentence], kind: str, place: tuple[int, int] | None
) -> None:
    told = sentence_of("Kin/NOUN/5/nsubj shot/VERB/1/acl/shoot in/ADP/4/case town/NOUN/2/obl marched/VERB/0/root/march")
    sentence = replace(told, acts=(Act(1, {kind: 1.0}, (), 3.0),))
    found = find_place(sentence, Act(4, {"PROTEST": 1.0}, (Argument("place", 3, 0.9),), 3.0))
    assert (found is None) is (place is None)
