"""Throw broken bytes at the readers: nothing may be raised, hang, or come out that is no Report, Refused or Failed.

    python benchmarks/fuzz_readers.py --minutes 10                  # every target in turn, an equal share each
    python benchmarks/fuzz_readers.py --minutes 60 --target warc

With atheris installed (`pip install atheris`) half of the time inputs are led by the coverage of our code; else they
are mutations of the seeds. What is found is written to `fuzz-TARGET-N.bin` and ends with exit code 1: make it a test in
`tests/read/test_fuzzed.py`.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import traceback
import zlib
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from web_archives import packed, page_bytes, record

SLOW_S = 5.0
"""An input of a few kilobytes that takes longer is a finding, too."""


def warc(raw: bytes) -> None:
    """Records of a plain or packed archive, and what FastWARC makes of their heads."""
    from dateline.read.stretches import PackedStretch, Stretch
    from dateline.read.warc import _answer
    from dateline.read.warc_records import BEGINS, BadRecord, WarcRecord, records

    made = PackedStretch if raw[:2] == b"\x1f\x8b" else Stretch
    for number, found in enumerate(records(made(io.BytesIO(raw), begins=BEGINS))):
        assert isinstance(found, (BadRecord, WarcRecord))
        assert number <= len(raw), "more records than bytes"
        if isinstance(found, WarcRecord):
            _answer(found, limit_bytes=1 << 20)


def listing(raw: bytes) -> None:
    """Feeds, sitemaps, reading lists, lists of URLs: whatever the first bytes are taken for, and each of the others."""
    from dateline.read.listing import NoListing
    from dateline.read.listing_reader import KINDS, listing_from_json, listing_to_json, read_listing
    from dateline.read.sniff import listing_kind

    assumed = listing_kind(raw, whole=True)
    for kind in (assumed,) if assumed else KINDS:
        try:
            found = read_listing(raw, kind, url="https://news.example/feed")
        except NoListing:
            continue
        assert listing_from_json(json.loads(json.dumps(listing_to_json(found)))) == found
        assert all(link.url.lower().startswith(("http://", "https://")) for link in found.links)


def stream(raw: bytes) -> None:
    """A whole file, whatever it is; pages are read in this process."""
    from dateline.model import Failed, Refused, Report
    from dateline.read import guard
    from dateline.read.known import Known
    from dateline.read.listing import Listing
    from dateline.read.streams import read_stream
    from dateline.read.webpage import read_page
    from dateline.settings import Settings

    guard.page_of = read_page

    class Here:
        def listing(self, *_args: object, **_known: object) -> Listing:
            return Listing("urls", ())

    guard.guard_for = lambda _settings: Here()
    suffix = (".html", ".txt", ".jsonl", ".json", "", ".xml", ".warc")[len(raw) % 7]
    for found in read_stream(io.BytesIO(raw), origin="x", suffix=suffix, known=Known(), settings=Settings()):
        assert isinstance(found, (Report, Refused, Failed))
        if isinstance(found, Report):
            found.text.encode("utf-8")
            assert all(0 <= part.start <= part.end <= len(found.text) for part in found.parts)
        found_line = getattr(found, "line", str)
        assert isinstance(found_line(), str)


def urls(raw: bytes) -> None:
    """One name for one page: never raised, and stable."""
    from dateline.read.canonical import canonical_url
    from dateline.read.fetch import _refusal
    from dateline.settings import Settings

    text = raw.decode("utf-8", "replace")
    once = canonical_url(text)
    assert canonical_url(once) == once, (text, once, canonical_url(once))
    _refusal(text, Settings())


def dates(raw: bytes) -> None:
    """Dates as pages, feeds and headers write them."""
    from dateline.read.fetch import seconds_after
    from dateline.read.spoken_dates import any_date, iso_date

    text = raw.decode("utf-8", "replace")
    any_date(text)
    iso_date(text)
    seconds_after(text)


RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title><item><title>One</title>
<link>https://news.example/1</link><pubDate>Fri, 01 Mar 2024 06:00:00 +0200</pubDate></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://news.example/1"/></entry></feed>"""
MAP = b"""<urlset xmlns:news="n"><url><loc>https://news.example/1</loc><news:publication_date>2024-03-01</news:publication_date>
</url></urlset>"""
OPML = b"""<opml><body><outline xmlUrl="https://news.example/feed"/></body></opml>"""
JSON_FEED = b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "https://news.example/1"}]}'
LINES = b'{"text": "Ministers met traders on Monday.", "published": "2024-03-01"}\n{"text": 1}\n'
ARCHIVE = [
    record(0, b"x", kind="warcinfo"),
    record(1, page_bytes(1)),
    record(2, gzip.compress(page_bytes(2)), headers="Content-Encoding: gzip\r\n"),
    record(3, b"5\r\nhello\r\n0\r\n\r\n", headers="Transfer-Encoding: chunked\r\n"),
]
PLAIN = [b"By Jane Doe\n\nMinisters met.", "Ministers met.".encode("utf-16"), b"%PDF", b"[{}]"]

TARGETS: dict[str, tuple[Callable[[bytes], None], list[bytes]]] = {
    "warc": (warc, [b"".join(ARCHIVE), packed(ARCHIVE), gzip.compress(b"".join(ARCHIVE)), *ARCHIVE]),
    "listing": (listing, [RSS, ATOM, MAP, OPML, JSON_FEED, b"# x\nhttps://news.example/1\n", b"<sitemapindex/>"]),
    "stream": (stream, [page_bytes(1), LINES, gzip.compress(LINES), packed(ARCHIVE), RSS, *PLAIN]),
    "urls": (urls, [b"https://news.example/a?utm_source=x&id=7#y", b"http://[::1]:80/%2e%2e/?a=b&amp;c", b"//x"]),
    "dates": (dates, [b"2024-03-01T06:00:00+02:00", b"Fri, 01 Mar 2024 06:00:00 GMT", b"March 1, 2024, 6:30 p.m. EST"]),
}


ODD = (b"\x00", b"\xff\xfe", b"\r\n\r\n", b"<", b"]]>", b"&#0;", b"\xed\xa0\x80", b"9" * 20)


def mutated(rng: random.Random, seeds: list[bytes]) -> bytes:
    """A seed with a few bytes changed, cut, doubled or joined with another seed."""
    raw = bytearray(rng.choice(seeds))
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(raw) + 1)
        match rng.randrange(7):
            case 0:
                raw[at : at + rng.randint(1, 20)] = rng.randbytes(rng.randint(0, 20))
            case 1:
                del raw[at : at + rng.randint(1, 200)]
            case 2:
                raw[at:at] = raw[at : at + rng.randint(1, 300)]
            case 3:
                other = rng.choice(seeds)
                raw[at:at] = other[rng.randrange(len(other) + 1) :]
            case 4:
                raw[at:at] = rng.choice(
                    (b"\x00", b"\xff\xfe", b"\r\n\r\n", b"<", b"]]>", b"&#0;", b"\xed\xa0\x80", b"9" * 20)
                )
            case 5:
                raw[at:] = b""
            case 6:
                raw = bytearray(rng.choice((gzip.compress, zlib.compress, bytes))(bytes(raw)))
    return bytes(raw[:200_000])


def by_mutation(name: str, seconds: float, seed: int) -> int:
    """Mutate for so long; gives the number of findings."""
    target, seeds = TARGETS[name]
    rng = random.Random(seed)
    ends = time.monotonic() + seconds
    tried = found = 0
    while time.monotonic() < ends and found < 10:
        raw = mutated(rng, seeds)
        tried += 1
        began = time.process_time()
        try:
            target(raw)
            if time.process_time() - began > SLOW_S:
                raise TimeoutError(f"took {time.process_time() - began:.1f} s")
        except Exception:
            found += 1
            Path(f"fuzz-{name}-{found}.bin").write_bytes(raw)
            traceback.print_exc()
    print(f"{name}: {tried:,} inputs by mutation in {seconds:.0f} s, {found} findings", flush=True)
    return found


def by_coverage(name: str, seconds: float) -> int:
    """Let atheris lead for so long, in a process of its own; gives 1 where it found something."""
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(TARGETS[name][1]):
            (Path(corpus) / str(number)).write_bytes(seed)
        command = [sys.executable, __file__, "--led", name, corpus, f"-max_total_time={int(seconds)}", "-timeout=20"]
        command += ["-rss_limit_mb=2048", "-max_len=20000", f"-artifact_prefix=fuzz-{name}-", "-print_final_stats=1"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
        units = [line for line in done.stderr.splitlines() if "number_of_executed_units" in line]
        number = units[-1].split()[-1] if units else "?"
        said = "FOUND something" if done.returncode else "0 findings"
        print(f"{name}: {number} inputs led by coverage in {seconds:.0f} s, {said}", flush=True)
        if done.returncode:
            print(done.stderr[-4000:])
        return int(done.returncode != 0)


def led(name: str) -> None:
    """Run atheris on a target; the arguments after its name are those of libFuzzer."""
    import atheris

    with atheris.instrument_imports(include=["dateline.read"]):
        import dateline.read.streams
        import dateline.read.warc  # noqa: F401 - imported to be instrumented
    target, _ = TARGETS[name]
    atheris.Setup([sys.argv[0], *sys.argv[3:]], target)
    atheris.Fuzz()


def main() -> int:
    """Fuzz every target, or one."""
    if sys.argv[1:2] == ["--led"]:
        led(sys.argv[2])
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--target", choices=sorted(TARGETS))
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    names = [asked.target] if asked.target else sorted(TARGETS)
    try:
        import atheris  # noqa: F401 - only whether it is there

        halves = 2
    except ImportError:
        halves = 1
    each_s = asked.minutes * 60 / len(names) / halves
    found = 0
    for name in names:
        found += by_mutation(name, each_s, asked.seed)
        if halves == 2:
            found += by_coverage(name, each_s)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
