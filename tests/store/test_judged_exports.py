"""What people judged wrong in exports: left out, empty, or with the value that they gave."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from kept_accounts import first, make_book, second

from dateline.model import Judgement
from dateline.store import Where, open_store
from dateline.store.exports.documents import JSON_LINES
from dateline.store.exports.exporting import Export
from dateline.store.exports.flat import ACCOUNTS
from dateline.store.exports.gdelt import EVENT_COLUMNS, EVENTS
from dateline.store.querying import answers
from dateline.store.sql_store import SqlStore

SHELLED = first()[0].account_id
MET = second()[0].account_id
ARRESTED = second()[1].account_id


@pytest.fixture
def book(tmp_path: Path) -> str:
    return make_book(tmp_path / "book.db")


def judge(
    book: str, one: str, slot: str | None, right: str | None = None, verdict: str = "wrong", day: int = 1
) -> None:
    with open_store(book) as store:
        store.judge(Judgement(verdict, one, None, slot, "Ada", datetime(2024, 3, day), "", right))  # type: ignore[arg-type]


def tolds(store: SqlStore) -> dict[str, dict]:
    lines = Export(store, JSON_LINES, where=Where()).parts()
    return {told["account_id"]: told for told in map(json.loads, lines)}


def gdelt(store: SqlStore) -> list[dict[str, str]]:
    names = [column.name for column in EVENT_COLUMNS]
    lines = "".join(Export(store, EVENTS, where=Where()).parts()).splitlines()
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


def test_a_wrong_slot_is_empty_everywhere_and_the_rest_stays(book: str):
    for slot in ("time", "place", "quantity", "speaker", "recipient"):
        judge(book, SHELLED, slot)
    with open_store(book) as store:
        told, rows = tolds(store)[SHELLED], gdelt(store)
        with answers(store, f"SELECT time_start, place, lat, judged FROM accounts WHERE account_id='{SHELLED}'") as got:
            queried = got.fetchall()

    assert told["time"]["start"] is None and told["time"]["text"] is None and told["place"]["lat"] is None
    assert told["quantities"] == told["speakers"] == told["recipients"] == []
    assert told["actors"] and told["action"]["type"] == "ASSAULT" and "wrong time" in told["judged"]
    mine = [row for row in rows if row["EventCode"] == "194"]
    assert {row["SQLDATE"] for row in mine} == {"20190420"}  # the day of publication, as the column says
    assert {(row["ActionGeo_Lat"], row["ActionGeo_Type"], row["Actor2Name"]) for row in mine} == {("", "0", "")}
    assert queried[0][:3] == (None, None, None) and "wrong place" in queried[0][3]


def test_the_right_value_takes_the_place_and_the_later_judgement_holds(book: str):
    judge(book, SHELLED, "time", "2019-04-14")
    judge(book, SHELLED, "action", "ASSAULT aerial")
    judge(book, MET, "time")
    judge(book, MET, "time", verdict="right", day=2)
    with open_store(book) as store:
        told, rows = tolds(store), gdelt(store)

    assert told[SHELLED]["time"]["start"] == "2019-04-14" and told[SHELLED]["basis"]["time"] == "assigned"
    assert (told[SHELLED]["action"]["mode"], told[SHELLED]["action"]["cameo"]) == ("aerial", "195")
    assert told[MET]["time"]["start"] == "2019-04-15" and told[MET]["judged"] == ["right time"]
    assert {row["SQLDATE"] for row in rows if row["EventCode"] == "195"} == {"20190414"}


def test_what_has_no_action_or_status_is_left_out_where_it_cannot_be_said(book: str):
    judge(book, SHELLED, "action")
    judge(book, MET, "status", "planned")
    judge(book, ARRESTED, "status")
    with open_store(book) as store:
        told = tolds(store)
        export = Export(store, EVENTS, where=Where())
        assert not list(export.parts())[1:] and export.exported.judged_wrong == 3
        own = Export(store, ACCOUNTS, where=Where())
        list(own.parts())

    assert told[SHELLED]["action"]["type"] is None and told[ARRESTED]["status"]["value"] is None
    assert told[MET]["status"]["value"] == "planned"
    assert (own.exported.accounts, own.exported.corrected, own.exported.judged_wrong) == (4, 3, 0)


def test_who_is_named_by_a_judgement_is_masked_like_who_was_coded(book: str):
    judge(book, ARRESTED, "recipient", "Fanta Keita")
    with open_store(book) as store:
        told = tolds(store)[ARRESTED]

    assert told["recipients"][0]["name"] is None and "Fanta" not in json.dumps(told)
