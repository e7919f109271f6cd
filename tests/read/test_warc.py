"""Web archives: whole, cut, broken, lying, packed a thousand times over."""

from __future__ import annotations

import gzip
import random
import zlib
from pathlib import Path

import pytest

from dateline.model import Failed, FailedReason, Refused, RefusedReason, Report
from dateline.read import read_many
from dateline.read.stretches import PackedStretch, Stretch
from dateline.read.warc_records import BEGINS, BadRecord, WarcRecord, records
from web_archives import packed, page_bytes, record

COUNT = 300
WHOLE = [record(number, random.Random(number).randbytes(600).hex().encode()) for number in range(COUNT)]
PACKED = packed(WHOLE)


def read_records(tmp_path: Path, raw: bytes, *, gz: bool) -> tuple[list[WarcRecord], list[BadRecord]]:
    path = tmp_path / "archive"
    path.write_bytes(raw)
    with path.open("rb") as opened:
        found = list(records((PackedStretch if gz else Stretch)(opened, begins=BEGINS)))
    good = [each for each in found if isinstance(each, WarcRecord)]
    return good, [each for each in found if isinstance(each, BadRecord)]


@pytest.mark.parametrize("raw", [b"".join(WHOLE), PACKED, gzip.compress(b"".join(WHOLE))], ids=["plain", "gz", "one"])
def test_every_record_of_a_whole_archive_is_read(tmp_path, raw):
    good, bad = read_records(tmp_path, raw, gz=raw[:2] == b"\x1f\x8b")
    assert [each.head + each.body + b"\r\n\r\n" for each in good] == WHOLE
    assert bad == []


@pytest.mark.parametrize("gz", [False, True])
def test_a_truncated_archive_ends_with_the_cut_record_rejected(tmp_path, gz):
    raw = PACKED if gz else b"".join(WHOLE)
    good, bad = read_records(tmp_path, raw[: len(raw) * 2 // 3], gz=gz)
    assert [each.reason for each in bad] == [FailedReason.TRUNCATED]
    assert len(good) in (199, 200)
    assert good[-1].head + good[-1].body + b"\r\n\r\n" == WHOLE[len(good) - 1]


def test_a_broken_middle_costs_the_records_it_lies_in(tmp_path):
    raw = bytearray(PACKED)
    for at in (len(raw) // 5, len(raw) // 2):
        raw[at : at + 64] = random.Random(at).randbytes(64)
    good, bad = read_records(tmp_path, bytes(raw), gz=True)
    assert len(good) >= 298
    assert {each.reason for each in bad} == {FailedReason.BROKEN}
    assert len(good) + len(bad) == COUNT


@pytest.mark.parametrize("length", [0, 20, 10_000, 10**6, 10**12])
@pytest.mark.parametrize("gz", [False, True])
def test_a_record_that_lies_about_its_length_costs_itself_alone(tmp_path, gz, length):
    lying = [*WHOLE[:5], record(5, b"five" * 100, length=length), *WHOLE[6:20]]
    good, bad = read_records(tmp_path, packed(lying) if gz else b"".join(lying), gz=gz)
    assert len(good) == 19
    assert len(bad) == 1 and bad[0].reason in (FailedReason.BROKEN, FailedReason.TOO_LARGE)
    assert bad[0].url == "https://news.example/5"


def test_a_cut_at_any_byte_leaves_whole_records_and_at_most_one_bad_one(tmp_path):
    few = packed(WHOLE[:3])
    whole = {each[: each.index(b"\r\n\r\n")] for each in WHOLE[:3]}
    for at in range(1, len(few), 37):
        good, bad = read_records(tmp_path, few[:at], gz=True)
        assert {each.head.strip() for each in good} <= whole
        assert [each.reason for each in bad] in ([], [FailedReason.TRUNCATED])


def test_a_bomb_is_given_up_and_the_next_record_read(tmp_path):
    packer = zlib.compressobj(9, wbits=31)
    bomb = packer.compress(record(7, b"", length=300 * 2**20)[:-4])
    bomb += b"".join(packer.compress(bytes(2**20)) for _ in range(300)) + packer.flush()
    good, bad = read_records(tmp_path, packed(WHOLE[:2]) + bomb + packed(WHOLE[2:4]), gz=True)
    assert len(good) == 4
    assert [each.reason for each in bad] == [FailedReason.TOO_LARGE]


@pytest.mark.parametrize("raw", [b"", b"WARC/1.0", b"WARC/1.0\r\n\r\n", b"WARC/1.0\r\nContent-Length: x\r\n\r\n"])
def test_archives_of_nothing(tmp_path, raw):
    good, bad = read_records(tmp_path, raw, gz=False)
    assert good == []
    assert len(bad) == bool(raw)


def archive(tmp_path: Path, raw: bytes, name: str = "news.warc.gz") -> list[Report | Refused | Failed]:
    path = tmp_path / name
    path.write_bytes(raw)
    return list(read_many(path))


def test_pages_that_answered_200_are_read_and_the_rest_is_counted(tmp_path):
    outcomes = archive(
        tmp_path,
        packed(
            [
                record(0, b"software: test", kind="warcinfo"),
                record(1, b"", kind="request"),
                record(1, page_bytes(1)),
                record(2, b"gone", status="404 Not Found"),
                record(3, b"\x89PNG", of="image/png"),
                record(4, gzip.compress(page_bytes(4)), headers="Content-Encoding: gzip\r\n"),
                record(5, page_bytes(5), headers="Content-Encoding: gzip\r\n"),
            ]
        ),
    )
    reports = [each for each in outcomes if isinstance(each, Report)]
    assert [each.url for each in reports] == [f"https://news.example/{number}" for number in (1, 4, 5)]
    assert [each.origin.rpartition(":")[2] for each in reports] == ["3", "6", "7"]
    assert str(reports[0].fetched) == "2024-03-01 06:00:00+00:00"
    assert "harbour" in reports[1].text
    (rest,) = [each for each in outcomes if isinstance(each, Refused)]
    assert rest.reason is RefusedReason.NOT_A_PAGE
    assert "4 of its 7 records" in rest.what and "1 response 404" in rest.what and "1 response image/png" in rest.what


def test_a_cut_archive_says_how_much_was_read(tmp_path):
    raw = packed([record(number, page_bytes(number)) for number in range(3)])
    *reports, last = archive(tmp_path, raw[:-30])
    assert len(reports) == 2
    assert isinstance(last, Failed) and last.reason is FailedReason.TRUNCATED
    assert "2 records before it" in last.line()


def test_a_page_packed_over_and_over_stops_at_the_limit(tmp_path):
    bomb = zlib.compressobj(9, wbits=31)
    body = b"".join(bomb.compress(b"<p>" * 2**18) for _ in range(200)) + bomb.flush()
    (found,) = archive(tmp_path, packed([record(1, body, headers="Content-Encoding: gzip\r\n")]))
    assert isinstance(found, Failed) and found.reason is FailedReason.TOO_LARGE


def test_an_archive_is_known_by_its_bytes(tmp_path):
    outcomes = archive(tmp_path, record(1, page_bytes(1)), name="crawl")
    assert isinstance(outcomes[0], Report)
