"""A file without an address is a page: what it says later is a new version, as long as its text goes on."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from dateline.model import make_report
from dateline.store.schema import tombstones
from fake_coder import FakeCoder

CODER = FakeCoder()
MORNING = "Rebels shelled Arandi on Monday. The governor was on his way to the town, and schools in it were closed."
EVENING = MORNING + "\nIn the evening Guards shelled Bekasi. Seven people were buried there, a doctor of the town said."
LIKE_MORNING = "Guards shelled Bekasi. The governor was on his way to the town, but its market stayed open for the day."
OTHER = "Norland met Sudria for talks over fishing in the strait, which both have claimed since the treaty ended."


def coded(text, origin="live.txt", day=6):
    report = make_report(text, origin=origin, published=date(2023, 3, day))
    return report, CODER.code(report)


def live(store):
    return sorted(account.actors[0].name for account in store.accounts())


def test_a_file_that_was_added_to_is_a_new_version(store):
    store.add(*coded(MORNING))
    assert store.add(*coded(EVENING)) == "changed"
    assert live(store) == ["Guards", "Rebels"]
    assert [by for _, by in store.replaced()] == [coded(EVENING)[0].report_id]
    assert store.add(*coded(EVENING)) == "known"
    assert store.add(*coded(MORNING)) == "changed" and live(store) == ["Rebels"]  # what was added was taken back
    assert not list(store.verify())


def test_another_story_in_the_same_file_takes_nobody_s_place_and_has_versions_of_its_own(store):
    store.add(*coded(MORNING))
    assert store.add(*coded(OTHER)) == "new"
    assert live(store) == ["Norland", "Rebels"]
    assert store.add(*coded(OTHER + " Envoys aided Farmers, too.")) == "changed"
    assert store.add(*coded(EVENING)) == "changed"
    assert live(store) == ["Envoys", "Guards", "Norland", "Rebels"]


@pytest.mark.parametrize("origin", ["-", "book.jsonl:12", "another.txt"])
def test_lines_of_a_file_standard_input_and_other_files_are_no_versions(store, origin):
    store.add(*coded(MORNING, origin if origin != "another.txt" else "live.txt"))
    assert store.add(*coded(EVENING, origin)) == "new"
    assert live(store) == ["Guards", "Rebels", "Rebels"]


def test_a_path_is_the_same_wherever_it_is_said_from(store, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store.add(*coded(MORNING))
    assert store.add(*coded(EVENING, str(tmp_path / "live.txt"))) == "changed"
    monkeypatch.chdir("/")
    assert store.add(*coded(EVENING + " More is not known.", "live.txt")) == "new"


def test_a_redacted_file_stays_out_whatever_it_says_later(store):
    report, accounts = coded(MORNING)
    store.add(report, accounts)
    store.redact(report=report.report_id, reason="asked for", by="Ada")
    assert store.add(*coded(EVENING)) == "withheld" and not live(store)


def test_another_story_in_a_file_comes_in_although_the_first_was_redacted(store):
    report, accounts = coded(MORNING)
    store.add(report, accounts)
    store.redact(report=report.report_id, reason="asked for", by="Ada")
    assert store.redacted(coded(OTHER)[0]) is None
    assert store.add(*coded(OTHER)) == "new" and live(store) == ["Norland"]
    other, told = coded(OTHER + " Envoys aided Farmers, too.")
    assert store.add(other, told) == "changed"
    assert store.add(*coded(EVENING)) == "withheld"  # the first story, told on, is still known
    store.redact(report=other.report_id, reason="asked for, too", by="Eve")
    assert store.redacted(coded(OTHER)[0])["reason"] == "asked for, too"
    assert store.redacted(coded(EVENING)[0])["reason"] == "asked for"
    assert [each["reason"] for each in store.redactions()] == ["asked for", "asked for, too"]


@pytest.mark.parametrize("day", [7, 8, 20])
def test_a_redacted_story_stays_out_whatever_day_it_is_told_anew_with(store, day):
    report, accounts = coded(MORNING)
    store.add(report, accounts)
    store.redact(report=report.report_id, reason="asked for")
    assert store.add(*coded(EVENING, day=day)) == "withheld"


@pytest.mark.parametrize(("day", "done"), [(7, "withheld"), (8, "new")])
def test_the_like_report_of_another_day_is_another_story_than_the_redacted_one(store, day, done):
    report, accounts = coded(MORNING)
    store.add(report, accounts)
    store.redact(report=report.report_id, reason="asked for")
    assert store.add(*coded(LIKE_MORNING, day=day)) == done


def test_of_a_text_redacted_before_outlines_were_kept_every_later_one_is_held_to_go_on(store):
    report, accounts = coded(MORNING)
    store.add(report, accounts)
    store.redact(report=report.report_id, reason="asked for")
    with store._writes() as connection:
        connection.execute(update(tombstones).values(outline=None))
    assert store.add(*coded(OTHER)) == "withheld"


def test_a_file_in_which_a_name_was_covered_is_known_again(store):
    store.add(*coded(MORNING))
    store.redact(person="governor", reason="asked for", by="Ada")
    assert store.add(*coded(EVENING)) == "changed"
    assert store.add(*coded(OTHER)) == "new"


@pytest.mark.parametrize(("day", "done"), [(7, "changed"), (8, "new")])
def test_the_daily_report_of_an_office_is_another_story_each_day(store, day, done):
    store.add(*coded(MORNING))
    assert store.add(*coded(EVENING, day=day)) == done
