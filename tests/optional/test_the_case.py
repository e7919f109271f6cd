"""The case the project grew from: reports of two days of April 2019, and the page that lost a "not"."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import dateline
from dateline.model import Disagreement, Event, Report

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared"))
PAGE = SHARED / "reports" / "trump-haftar-call.txt"

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not PAGE.exists(), reason="the page the project grew from is not beside this checkout"),
]


@pytest.fixture(scope="module")
def page() -> Report:
    return dateline.read(PAGE, published="2019-04-20")


@pytest.fixture(scope="module")
def events(page: Report) -> tuple[Event, ...]:
    reports = list(dateline.read_many(str(ROOT / "examples" / "one-call" / "reports.jsonl")))
    assert len(reports) >= 10
    coder = dateline.Coder()
    return dateline.merge(coder.code_many([*reports, page], doubtful=True), [*reports, page])


def about(events: tuple[Event, ...], *types: str, party: str) -> Event:
    """The event of most reports of some types with a party."""
    found = [
        event
        for event in events
        if event.action.value.type in types
        and any(party in f"{each.value.name} {each.value.words.text}" for each in (*event.actors, *event.recipients))
    ]
    return max(found, key=lambda event: len(event.reports))


def the(event: Event, slot: str) -> Disagreement:
    return next(each for each in event.disagreements if each.slot == slot)


def test_the_call_is_one_event_of_all_its_reports(events: tuple[Event, ...]):
    call = about(events, "CONSULT", party="Trump")

    assert len(call.reports) + len(call.earlier) >= 11  # one page was changed: as it reads now it counts once
    assert len(call.origins) >= 3
    assert str(call.time.value.start) == "2019-04-15"


def test_the_copies_are_one_origin(events: tuple[Event, ...]):
    call = about(events, "CONSULT", party="Trump")
    by_publisher = {each.publisher: each for each in call.reports}

    wire = by_publisher["Reuters"].origin_id
    assert {by_publisher[name].origin_id for name in ("The Coastal Post", "Evening Compass", "Plains Herald")} == {wire}
    assert by_publisher["AFP"].origin_id == by_publisher["The Harbour Gazette"].origin_id != wire
    assert {by_publisher["The Coastal Post"].derivation, by_publisher["Evening Compass"].derivation} == {"copy", "cut"}


def test_the_resolution_has_two_positions_and_the_page_stands_alone_with_its_lost_negation(
    events: tuple[Event, ...], page: Report
):
    vote = about(events, "REJECT", "SUPPORT", party="resolution")
    stance = the(vote, "stance")
    against, for_ = sorted(stance.positions, key=lambda each: each.value)

    assert (against.value, for_.value) == ("against", "for")
    assert len(against.origins) >= 2
    assert for_.reports == (page.report_id,)
    assert (stance.alone, stance.likely_cause) == ((page.report_id,), "lost_negation")


def test_the_date_of_the_call_is_disputed_by_one(events: tuple[Event, ...]):
    dates = the(about(events, "CONSULT", party="Trump"), "date")

    assert {"2019-04-15", "2019-04-19"} <= {each.value for each in dates.positions}
    assert len(dates.alone) == 1


def test_the_impossible_day_is_flagged(events: tuple[Event, ...]):
    told = [each for event in events for each in event.disagreements if each.of == "Thursday, April 16"]

    assert [each.likely_cause for each in told] == ["wrong_weekday"]


def test_the_deaths_are_an_update_or_a_disagreement(events: tuple[Event, ...]):
    deaths = [each for event in events for each in event.disagreements if (each.slot, each.of) == ("count", "killed")]

    assert {each.kind for each in deaths} == {"update", "correction"}
    assert all({position.value for position in each.positions} == {"2", "7 or more"} for each in deaths)
