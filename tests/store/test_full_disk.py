"""A disk that is full, files that are none of ours: one clear sentence, and nothing half-written."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import event

from dateline.errors import StoreError
from dateline.model import make_report
from dateline.store import open_store
from fake_coder import FakeCoder

CODER = FakeCoder()


def coded(number):
    report = make_report(
        f"Rebels shelled Town{number}. " + "Ministers met Envoys. " * 20, url=f"https://e.org/{number}"
    )
    return report, CODER.code(report)


def test_a_full_disk_leaves_whole_reports_only(tmp_path):
    path = tmp_path / "book.db"
    store = open_store(path)

    @event.listens_for(store._engine, "checkout")
    def as_if_full(connection, *_):
        connection.execute("PRAGMA max_page_count=150")

    kept = 0
    with pytest.raises(StoreError, match="disk is full") as told:
        for number in range(1000):
            report, accounts = coded(number)
            store.add(report, accounts)
            kept += 1
    assert 0 < kept < 1000 and "\n" not in str(told.value)
    store.close()
    with open_store(path) as again:  # there is room now
        assert list(again.verify()) == []
        assert again.info().reports == kept
        report, accounts = coded(kept)
        assert again.add(report, accounts) == "new"


@pytest.mark.parametrize("what", ["text", "folder", "other", "nothing", "url"])
def test_what_is_no_store_is_refused_in_one_sentence_and_left_as_it_is(what, tmp_path):
    path = tmp_path / "x.db"
    if what == "text":
        path.write_text("Dear diary, " * 1000)
    elif what == "folder":
        path.mkdir()
    elif what == "other":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.close()
    where = {"url": "mysql://localhost/book", "nothing": str(tmp_path / "none" / "x.db")}.get(what, str(path))
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError) as told:
        open_store(where)
    assert "\n" not in str(told.value) and "Traceback" not in str(told.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_server_that_does_not_answer_is_one_sentence():
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match="does not answer") as told:
        open_store("postgresql://ada:secret@127.0.0.1:1/book")
    assert "secret" not in str(told.value)
