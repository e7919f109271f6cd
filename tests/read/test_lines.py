"""JSON lines: what a line says beside its text, and what of it cannot be used."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import dateline

TEXT = "The mayor of Bodo met fishermen on Monday and promised them a new quay before the winter storms begin."


def read(folder: Path, **told: object) -> dateline.Report:
    path = folder / "one.jsonl"
    path.write_text(json.dumps({"text": TEXT, **told}) + "\n", encoding="utf-8")
    return dateline.read(path)


@pytest.mark.parametrize("told", ["03/04/2019", "last Tuesday", "2019-02-31", 17, ["2019-04-20"], True, "0019-04-20"])
def test_a_day_that_is_none_is_said_with_the_form_that_is_wanted_and_the_report_is_kept(tmp_path, told):
    report = read(tmp_path, published=told, publisher="Nordland Post")
    assert report.text == TEXT and report.publisher == "Nordland Post" and report.published is None
    (note,) = report.notes
    assert json.dumps(told) in note and "write it like 2019-04-20" in note


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2019-04-20", date(2019, 4, 20)),
        ("20 April 2019", date(2019, 4, 20)),
        (20190420, date(2019, 4, 20)),
        (1555718400, datetime(2019, 4, 20, tzinfo=UTC)),
        ("", None),
        (None, None),
    ],
)
def test_of_a_day_that_can_be_used_or_is_not_told_nothing_is_said(tmp_path, told, day):
    report = read(tmp_path, published=told)
    assert report.published == day and report.notes == ()


def test_other_values_that_are_no_text_are_said_too(tmp_path):
    report = read(tmp_path, publisher={"name": "Nordland Post"}, title=None)
    assert report.publisher is None and report.notes == ('"publisher" is no text, and is left out.',)


def test_what_could_not_be_used_plays_no_part_in_what_a_report_is(tmp_path):
    assert read(tmp_path, published="soon") == read(tmp_path)
