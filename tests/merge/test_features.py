"""What the comparison of two accounts looks at, one feature at a time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dateline.merge.features import FEATURES, measured
from dateline.merge.pairs import Pairs
from dateline.merge.rows import party_keys, row_of, rows_of
from dateline.merge.scoring import compare
from dateline.model import Account, Party, Words
from fake_coder import account_of, words_in
from small_world import MONDAY, report, shelling


def features(one: Account, other: Account) -> dict[str, float]:
    rows = rows_of([row_of(one), row_of(other)])
    values = measured(Pairs(rows, one=np.array([0]), other=np.array([1])))[0]
    return {feature.name: float(value) for feature, value in zip(FEATURES, values, strict=True)}


def on(publisher: str, did: str, kind: str, mode: str | None = None) -> Account:
    told = report(f"Norland {did} sanctions on Quill Shipping of Arandi on Monday.", publisher=publisher)
    return account_of(
        told, type=kind, mode=mode, did=did, who=("Norland",), whom=("Quill Shipping",), when="Monday", day=MONDAY
    )


def test_one_act_told_the_other_way_round_is_contrary_and_alike():
    told = features(on("Wire", "imposed", "SANCTION"), on("Salt", "lifted", "RETREAT"))

    assert (told["undone"], told["type far"]) == (1, 0)
    assert told["contrary and alike"] > 0.9


def test_an_act_that_was_half_taken_for_the_others_type_is_half_of_it():
    seized, taken = on("Wire", "imposed", "COERCE"), on("Salt", "put", "ASSAULT")
    doubted = taken.but(action=replace(taken.action, also=(("COERCE", 0.4),)))

    assert features(seized, taken)["half the type"] == 0
    assert features(seized, doubted)["half the type"] == features(doubted, seized)["half the type"] == 0.8


def test_modes_differ_within_a_type_only_and_less_where_one_tells_what_came_of_it():
    blown = on("Wire", "imposed", "ASSAULT", "explosives")

    assert features(blown, on("Salt", "put", "COERCE", "seize"))["mode differs"] == 0
    assert features(blown, on("Salt", "put", "ASSAULT", "firearms"))["mode differs"] == 1
    assert 0 < features(blown, on("Salt", "put", "ASSAULT", "destroy"))["mode differs"] < 1


def test_the_town_in_which_two_things_lie_makes_them_no_shared_party():
    told = report(
        "The Hill Front attacked a police post in Arandi on Monday. The River Guard attacked a market in Arandi.",
        publisher="Wire",
    )
    one, other = (
        account_of(told, type="ASSAULT", did="attacked", day=MONDAY).but(
            actors=(Party(words_in(told, who), who, "group"),), recipients=(Party(words_in(told, whom)),)
        )
        for who, whom in (("The Hill Front", "a police post in Arandi"), ("The River Guard", "a market in Arandi"))
    )

    assert features(one, other)["recipient shared"] == 0
    assert features(one, one)["recipient differs"] == 0
    assert party_keys(Party(Words("fighters of the Magrar", ()))) == ("word:magrar",)


def test_names_in_both_reports_speak_for_one_event_and_none_in_common_against_it():
    def told(publisher: str, where: str) -> Account:
        text = f"On Monday rebels attacked a convoy. The governor of {where}, was on the road, {publisher} was told."
        return account_of(report(text, publisher=publisher), type="ASSAULT", did="attacked", day=MONDAY)

    near, far = told("Wire", "Arandi, Orlando Vesely"), told("Salt", "Kupala, Gennady Harithi")
    same = features(near, told("Echo", "Arandi, Orlando Vesely"))
    apart = features(near, far)

    assert same["report names"] > 0.5 > apart["report names"]
    assert (same["report names differ"], apart["nothing in common"]) == (0, 1)
    assert apart["report names differ"] > 0.5
    assert features(near, near)["report names"] == 0


def test_two_towns_struck_on_one_day_by_one_army_are_two_acts_unless_the_text_is_the_same():
    points = {"Arandi": (4.0, 20.0), "Bekasi": (6.0, 24.0)}

    def told(said: str, town: str, publisher: str, *, killed: tuple[str, int, int], own: bool = True):
        source = report(said.format(town), publisher=publisher, own=own)
        return shelling(source, whom=("block of flats",), where=town, at=points[town], killed=killed)

    one, other = (
        "Rebels shelled a block of flats in {} on Monday, killing two people, the mayor said.",
        "On Monday rebels shelled another block of flats, in {}. A nurse counted seven dead.",
    )
    here = told(one, "Arandi", "Wire", killed=("two", 2, 2))
    there = told(other, "Bekasi", "Salt", killed=("seven", 7, 7))
    in_one_town = told(other, "Arandi", "Salt", killed=("seven", 7, 7))
    copied = [told(one, town, "Wire", killed=("two", 2, 2), own=False) for town in points]

    assert compare(here, in_one_town)[0] > 0.9
    assert compare(here, there)[0] < 0.5
    assert any("two towns" in each.said for each in compare(here, there)[1])
    # A copy in which somebody wrote another town is no second strike.
    assert not any("two towns" in each.said for each in compare(*copied)[1])


def test_one_who_receives_two_guests_in_a_day_meets_each_by_himself():
    def told(publisher: str, *guests: tuple[str, str]) -> Account:
        names = " and ".join(name for name, _ in guests)
        source = report(f"President Orlando Vesely of Arandi met {names} on Monday.", publisher=publisher)
        met = account_of(source, type="CONSULT", did="met", day=MONDAY)
        host = Party(words_in(source, "President Orlando Vesely"), "Orlando Vesely", "person", "ARA", ("GOV",))
        others = tuple(Party(words_in(source, name), name, "person", code, ("GOV",)) for name, code in guests)
        return met.but(actors=(host,), recipients=others)

    ada, harithi = ("Ada Lund", "NOR"), ("Gennady Harithi", "KUP")
    first, again, second, both = told("Wire", ada), told("Salt", ada), told("Salt", harithi), told("Echo", ada, harithi)

    assert [features(first, each)["two meetings"] for each in (again, second, both)] == [0, 1, 0]
    assert compare(first, again)[0] > 0.9
    assert compare(first, second)[0] < 0.2
