"""Whose a party is not: of the state that it deals with, or whose shells hit it."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model


def parties(coder: Coder, text: str) -> list[tuple[list[str | None], list[str | None]]]:
    """Codes of the actors and recipients of each account, in text order."""
    accounts = coder.code(make_report(text))
    return [([each.code for each in a.actors], [each.code for each in a.recipients]) for a in accounts]


def test_who_summons_an_envoy_and_accuses_his_country_is_of_another_both_times(coder: Coder) -> None:
    told = parties(coder, "The ministry called in the Peruvian ambassador and accused Peru of poaching.")

    assert told == [(["GOV"], ["PERGOV"])] * 2


def test_a_minister_is_not_of_the_country_of_her_counterpart(coder: Coder) -> None:
    told = parties(coder, "The minister telephoned her Danish counterpart and thanked Denmark for its tents.")

    assert told == [(["GOV"], ["DNKGOV"])] * 2


def test_a_government_by_the_dateline_keeps_its_country_before_another(coder: Coder) -> None:
    told = parties(coder, "ACCRA — The government rejected Togo's claim to the reef on Friday.")

    assert told == [(["GHAGOV"], ["TGOGOV"])]


def test_people_hit_abroad_are_not_of_the_country_that_hits_them(coder: Coder) -> None:
    ((_, hit),) = parties(coder, "Turkish jets bombed Aleppo and killed ten people.")

    assert hit == ["SYRCVL", "SYRCVL"]


def test_people_whom_their_own_army_kills_keep_its_country(coder: Coder) -> None:
    ((_, hit),) = parties(coder, "Guinean soldiers shot dead six students in Conakry.")

    assert hit == ["GINEDU"]


def test_people_who_served_another_state_are_not_its_own(coder: Coder) -> None:
    told = parties(coder, "Iran hanged two men convicted of spying for Israel.")

    assert told[0] == (["IRNGOV"], ["IRNCVL"])


def test_fishermen_of_whose_ramming_a_state_is_accused_are_the_accusers(coder: Coder) -> None:
    told = parties(coder, "The Philippines accused China of firing water cannon at fishermen near a shoal.")

    assert (["CHNGOV"], ["PHLAGR"]) in told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Pro-Russian separatists shelled Kramatorsk.", "UKRREB"),
        ("Iran-backed gunmen fired rockets at a base in Iraq.", "IRQUAF"),
        ("Anti-French protesters marched in Niamey.", "NERCVL"),
    ],
)
def test_who_stands_for_or_against_a_country_is_not_of_it(coder: Coder, text: str, code: str) -> None:
    (account,) = coder.code(make_report(text))

    assert [each.code for each in account.actors] == [code]


@pytest.mark.parametrize("text", ["Canada rejected the tariffs.", "Hungary dismissed the charge."])
def test_what_a_state_rejects_is_nobodys(coder: Coder, text: str) -> None:
    (account,) = coder.code(make_report(text))

    assert [each.code for each in account.recipients] == [None]


def test_those_who_did_something_were_told_of_nowhere_before(coder: Coder) -> None:
    told = parties(coder, "The attackers shot those who tried to flee.")

    assert told == [(["UAF"], ["CVL"])]


def test_people_on_their_way_are_not_of_the_country_that_meets_them(coder: Coder) -> None:
    stopped = parties(coder, "Maltese coastguards rescued 90 people from a dinghy.")
    moved = parties(coder, "The Chadian army moved 3,000 displaced families to a camp.")

    assert stopped == [(["MLTCOP"], ["REF"])]
    assert moved[0][1][0] == "TCDREF"
