"""Input that was made to do harm: a clear outcome, bounded memory, and the next report is read."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from dateline.model import Failed, Refused, Report
from dateline.read import read_many
from web_archives import packed, page_bytes, record

MEMORY_MB = 300
"""Under what is packed in each file, and far under the two gigabytes that are promised."""


def bomb(begins: bytes) -> bytes:
    packer = zlib.compressobj(1, wbits=31)
    made = packer.compress(begins)
    for _ in range(400):
        made += packer.compress(b" " * 2**20)
    return made + packer.flush()


def peak_mb(path: Path) -> tuple[list[str], float]:
    """What reading gives, and the peak of memory of the process that read."""
    code = (
        "import json, pathlib, resource, sys; from dateline.read import read_many\n"
        "found = [type(each).__name__ for each in read_many(sys.argv[1])]\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "own = pathlib.Path('/proc/self/status')  # its peak is not that of the process which started this one\n"
        "told = own.read_text().split('VmHWM:')[1:] if own.exists() else []\n"
        "print(json.dumps([found, (int(told[0].split()[0]) if told else peak) / 1024]))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    found, peak = json.loads(done.stdout)
    return found, float(peak)


def test_a_page_of_four_hundred_megabytes_in_a_file_of_one(tmp_path):
    (tmp_path / "page.html.gz").write_bytes(bomb(b"<html><body><p>"))
    found, peak = peak_mb(tmp_path / "page.html.gz")
    assert found == ["Failed"] and peak < MEMORY_MB


def test_a_line_of_four_hundred_megabytes_in_a_file_of_one(tmp_path):
    (tmp_path / "a.jsonl.gz").write_bytes(bomb(b'{"text": "'))
    found, peak = peak_mb(tmp_path / "a.jsonl.gz")
    assert found == ["Failed"] and peak < MEMORY_MB


def test_a_record_of_four_hundred_megabytes_in_an_archive_of_one(tmp_path):
    head = record(2, b"", length=400 * 2**20)[:-4]
    raw = packed([record(1, page_bytes(1))]) + bomb(head) + packed([record(3, page_bytes(3))])
    (tmp_path / "news.warc.gz").write_bytes(raw)
    found, peak = peak_mb(tmp_path / "news.warc.gz")
    assert found == ["Report", "Failed", "Report"] and peak < MEMORY_MB


@pytest.mark.parametrize("tag", ["div", "table><tr><td"])
def test_a_hundred_thousand_nested_tags_do_not_keep_the_next_page_from_being_read(tmp_path, tag):
    (tmp_path / "a.html").write_bytes(b"<html><body>" + f"<{tag}>".encode() * 100_000 + page_bytes(1))
    (tmp_path / "b.html").write_bytes(page_bytes(2))
    deep, after = read_many(tmp_path)
    assert isinstance(deep, (Report, Refused, Failed))
    assert isinstance(after, Report)


def test_json_that_is_nested_without_end_is_one_failed_line(tmp_path):
    good = json.dumps({"text": "Ministers of the coastal province met traders on Monday, and promised to repair it."})
    (tmp_path / "a.jsonl").write_text(f'{{"text": {"[" * 100_000}\n{good}\n')
    deep, after = read_many(tmp_path / "a.jsonl")
    assert isinstance(deep, Failed) and isinstance(after, Report)


def test_packing_in_packing_is_not_followed(tmp_path):
    raw = page_bytes(1)
    for _ in range(5):
        raw = gzip.compress(raw)
    (tmp_path / "a.gz").write_bytes(raw)
    (found,) = read_many(tmp_path / "a.gz")
    assert isinstance(found, Refused) and "Unpack it first" in found.todo
