"""Origins that are known are left out before they are read."""

from __future__ import annotations

import gzip

import duckdb

from dateline.model import Report
from dateline.read import read_many
from dateline.settings import Settings
from local_site import local_site
from web_archives import packed, page_bytes, record

TEXT = "Ministers of the coastal province met traders on Monday and promised to repair the harbour before the rains."


def test_what_is_skipped_yields_nothing_and_is_not_read(tmp_path, monkeypatch):
    lines = b"\n".join(b'{"text": "%s"}' % TEXT.encode() for _ in range(3))
    (tmp_path / "a.jsonl").write_bytes(lines)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "c.json").write_bytes(b"[" + b",".join(lines.split(b"\n")) + b"]")
    (tmp_path / "d.warc.gz").write_bytes(packed(record(number, page_bytes(number)) for number in range(3)))
    (tmp_path / "e.txt").write_text(TEXT)
    duckdb.sql(f"SELECT '{TEXT}' AS text FROM range(3)").write_parquet(str(tmp_path / "f.parquet"))
    origins = [each.origin for each in read_many(tmp_path)]
    assert len(origins) == 16
    left_out = set(origins[::2])
    found = list(read_many(tmp_path, skip=left_out.__contains__))
    assert [each.origin for each in found] == [each for each in origins if each not in left_out]
    assert all(isinstance(each, Report) for each in found)
    assert list(read_many(tmp_path, skip=set(origins).__contains__)) == []


def test_a_page_that_is_skipped_is_not_fetched(tmp_path):
    with local_site() as site:
        site.pages = {"/1": page_bytes(1), "/2": page_bytes(2)}
        (tmp_path / "urls.txt").write_text(f"{site.address}/1\n{site.address}/2\n")
        settings = Settings(allow_private_addresses=True, host_delay_s=0.001)
        found = list(read_many(tmp_path / "urls.txt", settings=settings, skip=lambda origin: origin.endswith("/1")))
        assert [each.origin for each in found] == [site.address + "/2"]
        assert "/1" not in site.asked


def test_a_loop_of_links_is_one_clear_line(tmp_path):
    (tmp_path / "a.html").symlink_to(tmp_path / "b.html")
    (tmp_path / "b.html").symlink_to(tmp_path / "a.html")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "page.html").write_bytes(page_bytes(1))
    assert [each.origin for each in read_many(tmp_path)] == [str(tmp_path / "page.html")]
    (loop,) = read_many(tmp_path / "a.html")
    assert "symbolic links" in loop.line()
