"""Parquet with a column of texts."""

from __future__ import annotations

from pathlib import Path

import duckdb

from dateline.model import Failed, FailedReason, Refused, Report
from dateline.read import read_many

TEXT = "Ministers of the coastal province met traders on Monday and promised to repair the harbour before the rains."


def table(path: Path, sql: str) -> Path:
    duckdb.sql(sql).write_parquet(str(path))
    return path


def test_each_row_is_a_report_in_order(tmp_path):
    sql = (
        f"SELECT '{TEXT} No ' || i || '.' AS \"Text\", 'https://news.example/' || i AS url, "
        "DATE '2024-03-01' AS published, 'Coast Herald' AS publisher, i AS other FROM range(200) t(i) ORDER BY i"
    )
    found = list(read_many(table(tmp_path / "odd [name]*.parquet", sql)))
    assert len(found) == 200 and all(isinstance(each, Report) for each in found)
    assert [each.url for each in found] == [f"https://news.example/{number}" for number in range(200)]
    assert (str(found[0].published), found[0].publisher) == ("2024-03-01", "Coast Herald")
    assert found[7].origin.endswith(":8")


def test_a_table_without_texts_names_its_columns(tmp_path):
    (found,) = read_many(table(tmp_path / "a.parquet", "SELECT 1 AS body, 2 AS url"))
    assert isinstance(found, Failed)
    assert "no column named text; it has body, url" in found.what


def test_rows_without_a_text_and_broken_files_are_told(tmp_path):
    found = list(
        read_many(table(tmp_path / "a.parquet", f"SELECT NULL AS text UNION ALL SELECT '{TEXT}' UNION ALL SELECT ''"))
    )
    assert {type(each) for each in found} == {Failed, Report, Refused}
    raw = (tmp_path / "a.parquet").read_bytes()
    (tmp_path / "cut.parquet").write_bytes(raw[: len(raw) // 2])
    (cut,) = read_many(tmp_path / "cut.parquet")
    assert isinstance(cut, Failed) and cut.reason is FailedReason.BROKEN
