"""Where it was: towns that no gazetteer knows, and whose waters."""

from __future__ import annotations

from dateline.merge import merge
from dateline.merge.voices import Voice
from dateline.merge.wheres import is_detail, place_disagreements
from dateline.model import Account, Place
from fake_coder import account_of, words_in
from small_world import MONDAY, report, shelling


def slots(*accounts: Account) -> list[str]:
    return [each.slot for event in merge(accounts) for each in event.disagreements]


def unknown(publisher: str, town: str, text: str = "Rebels shelled the old fish market of {} on Monday.") -> Account:
    told = report(text.format(town), publisher=publisher)
    account = shelling(told, whom=())
    return account.but(place=Place(words_in(told, town)))


def test_towns_that_nobody_knows_are_two_where_all_else_is_told_alike() -> None:
    assert slots(unknown("Wire", "Nanduli"), unknown("Salt", "Bekasi Hills")) == ["place"]


def test_a_name_spelt_twice_is_one_town() -> None:
    assert not slots(unknown("Wire", "Nanduli"), unknown("Salt", "Nandulli"))


def test_a_quarter_is_named_beside_its_town() -> None:
    quarter = "Rebels shelled the old fish market of {} in Nanduli on Monday."

    assert not slots(unknown("Wire", "Nanduli"), unknown("Salt", "Kesra", quarter))


def seized(publisher: str, where: str) -> Account:
    told = report(f"Norland seized a trawler {where} on Monday.", publisher=publisher)
    return account_of(
        told,
        type="COERCE",
        mode="seize",
        did="seized",
        who=("Norland",),
        whom=("a trawler",),
        when="Monday",
        day=MONDAY,
    )


def test_inside_a_states_waters_against_the_high_sea() -> None:
    (event,) = merge([seized("Wire", "inside Norlandic waters"), seized("Salt", "on the high sea")])
    (found,) = event.disagreements

    assert (found.slot, {each.value for each in found.positions}) == ("place", {"inside", "outside"})
    assert {each.words[0].text for each in found.positions} == {"inside Norlandic waters", "on the high sea"}


def landed(publisher: str, town: str, **place: object) -> Account:
    told = report(f"Norland forced an airliner to land in {town} on Monday.", publisher=publisher)
    account = account_of(told, type="COERCE", did="forced", who=("Norland",), when="Monday", day=MONDAY)
    return account.but(place=Place(words_in(told, town), **place))  # type: ignore[arg-type]


def test_a_town_and_a_region_that_does_not_hold_it_are_two_places() -> None:
    town = Voice(landed("Wire", "Arandi", name="Arandi", country="NOR", admin1="01", precision="city"), "a")
    elsewhere, around = (
        Voice(landed("Salt", "Kesra", name="Kesra", country="NOR", admin1=code, precision="admin1"), "b")
        for code in ("02", "01")
    )

    assert list(place_disagreements([town, elsewhere]))
    assert not list(place_disagreements([town, around]))


def test_one_written_name_is_one_place_wherever_the_gazetteer_put_it() -> None:
    here = Voice(landed("Wire", "Amara", name="Amara", country="IRQ", lat=31.8, lon=47.1, precision="city"), "a")
    there = Voice(landed("Salt", "Amara", name="Amhara", country="ETH", lat=11.5, lon=38.0, precision="city"), "b")

    assert not list(place_disagreements([here, there]))


def at_point(publisher: str, text: str, where: str, point: tuple[float, float]) -> Account:
    told = report(text, publisher=publisher)
    return shelling(told, who=(), whom=(), did="took", where=where, at=point)


def test_where_people_were_taken_and_streets_are_no_other_towns() -> None:
    quay = at_point("Wire", "A frigate took 412 people out of Arandi on Monday.", "Arandi", (13.0, 30.0))
    goal = at_point("Salt", "A frigate took 412 people to Bekasi on Monday.", "Bekasi", (14.0, 30.0))
    bridge = at_point("Echo", "A frigate took 412 people from Bailey bridge on Monday.", "Bailey bridge", (14.0, 30.0))
    town = at_point("Post", "A frigate took 412 people out of Bekasi on Monday.", "Bekasi", (14.0, 30.0))

    assert not list(place_disagreements([Voice(quay, "a"), Voice(goal, "b"), Voice(bridge, "c")]))
    assert list(place_disagreements([Voice(quay, "a"), Voice(town, "b")]))


def test_a_place_that_is_only_guessed_to_lie_in_a_region_excludes_no_region() -> None:
    def near(publisher: str, where: str, **place: object) -> Account:
        told = report(f"Rebels shelled the fish market of {where} on Monday.", publisher=publisher)
        known = Place(words_in(told, where), where, "SDN", precision="admin1", **place)  # type: ignore[arg-type]
        return shelling(told, whom=()).but(place=known)

    hills = near("Wire", "Hela", admin1="Hela", lat=13.0, lon=30.0)
    guessed = near("Salt", "Komo", admin1="Capital", because="Komo is not in the gazetteer; Kesra is named beside it")
    region = near("Echo", "Gezira", admin1="Gezira", lat=14.0, lon=31.0)
    both = near("Post", "Hela", admin1="Capital", because="Hela is not in the gazetteer; Kesra is named beside it")

    assert not list(place_disagreements([Voice(hills, "a"), Voice(both, "b")]))
    assert list(place_disagreements([Voice(hills, "a"), Voice(region, "b")]))
    assert len(list(place_disagreements([Voice(hills, "a"), Voice(guessed, "b")]))) == 1  # towns told alike


def test_a_town_its_region_and_its_country_tell_of_one_place_and_a_far_town_does_not() -> None:
    town = Place(name="Arandi", country="SDN", admin1="River", lat=15.0, lon=32.0, precision="city")
    suburb = Place(name="Old Arandi", country="SDN", admin1="River", lat=15.1, lon=32.0, precision="city")
    far = Place(name="Kosta", country="SDN", admin1="Hills", lat=19.0, lon=32.0, precision="city")
    region = Place(name="River", country="SDN", admin1="River", precision="admin1")
    state = Place(name="Sudan", country="SDN", precision="country")

    assert [is_detail(each, town) for each in (suburb, region, state, far, Place())] == [True, True, True, False, False]
    assert not is_detail(far, region)


def test_whoever_gives_only_the_country_supports_the_town_that_others_give() -> None:
    told = [
        report(f"Rebels shelled Arandi on Monday, {each} said.", publisher=each) for each in ("Wire", "Salt", "Echo")
    ]
    town = Place(name="Arandi", country="SDN", precision="city")
    state = Place(name="Sudan", country="SDN", precision="country")
    given = zip(told, (town, town, state), strict=True)

    (event,) = merge([shelling(each).but(place=place) for each, place in given])

    assert event.place is not None and (event.place.value.name, event.place.support.reports) == ("Arandi", 3)
