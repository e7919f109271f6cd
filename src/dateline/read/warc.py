"""WARC and WARC.gz (ISO 28500), as web archives and Common Crawl News write them: each page that answered 200.

FastWARC reads each record's heads and unpacks its body. Where records begin and end is found by
`warc_records`, since libraries end silently at damage: a truncated file looks like a whole one, and one
broken byte hides all that follows it.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import BinaryIO, Literal

from dateline.model import Failed, FailedReason, Refused, RefusedReason, Report
from dateline.read.finish import Outcome
from dateline.read.stretches import PackedStretch, Stretch
from dateline.read.warc_records import BEGINS, BadRecord, WarcRecord, records
from dateline.read.way import Options

_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server answered: its page, where it is one."""

    url: str | None
    fetched: datetime | None
    raw: bytes
    declared: str | None


def read_warc(opened: BinaryIO, options: Options, *, packed: bool) -> Iterator[Outcome]:
    """The pages of an archive, in order; a record that is cut, broken or lies is a Failed and the rest goes on.

    An outcome's origin is the file with the number of the record. The last outcome counts what holds no page.
    """
    from dateline.read.guard import page_of

    origin, known, settings = options.origin, options.known, options.settings
    stretch = (PackedStretch if packed else Stretch)(opened, begins=BEGINS)
    passed: Counter[str] = Counter()
    number = 0
    for number, record in enumerate(records(stretch), 1):
        where = f"{origin}:{number}"
        if options.way.skip(where):
            continue
        if isinstance(record, BadRecord):
            yield _failed(record, where, before=number - 1)
            continue
        answer = _answer(record, limit_bytes=settings.page_limit_bytes + 1)
        if isinstance(answer, str):
            passed[answer] += 1
            continue
        told = replace(known, url=answer.url or known.url)
        outcome = page_of(answer.raw, origin=where, known=told, settings=settings, declared=answer.declared)
        yield replace(outcome, fetched=answer.fetched) if isinstance(outcome, Report) else outcome
    if passed:
        kinds = ", ".join(f"{count} {kind}" for kind, count in passed.most_common(8))
        what = f"{passed.total()} of its {number} records are no pages that answered 200: {kinds}."
        yield Refused(origin, RefusedReason.NOT_A_PAGE, what, "Nothing is to be done.", known.url)


def _failed(record: BadRecord, where: str, *, before: int) -> Failed:
    todo = "The records after it are read; fetch the archive again for this one."
    if record.reason is FailedReason.TRUNCATED:
        todo = f"The {before} records before it are read; fetch the archive again for the rest."
    return Failed(where, record.reason, record.what, todo, record.url)


def _answer(record: WarcRecord, *, limit_bytes: int) -> _Answer | str:
    """The page that a record holds, or what it is instead."""
    if record.kind != "response":
        return record.kind
    for decode in ("all", "none"):  # crawlers store unpacked pages under heads that say they are packed
        found = _decoded(record, limit_bytes=limit_bytes, decode=decode)
        if found is not None:
            return found
    return "response that is no HTTP"


def _decoded(record: WarcRecord, *, limit_bytes: int, decode: Literal["all", "none"]) -> _Answer | str | None:
    from fastwarc.warc import ArchiveIterator

    raw = io.BytesIO(b"".join((record.head, record.body, b"\r\n\r\n")))
    try:
        found = next(iter(ArchiveIterator(raw, parse_http=True, auto_decode=decode, stream_detect=False)), None)
        if found is None or not found.is_http:
            return "response that is no HTTP"
        status = found.http_headers.status_code
        if status != 200:
            return f"response {status}"
        kind = (found.http_content_type or "without a type").lower()
        if kind not in _PAGES:
            return f"response {kind}"
        body = found.reader.read(limit_bytes)
        fetched = found.record_date
        url = found.headers.get("WARC-Target-URI")
    except (OSError, ValueError):
        return None
    if isinstance(fetched, datetime) and fetched.tzinfo is None:
        fetched = fetched.replace(tzinfo=UTC)
    return _Answer(url.strip("<>") if url else None, fetched, body, found.http_charset)
