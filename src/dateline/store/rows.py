"""Values to rows and back: what is written into each column."""

from __future__ import annotations

import contextlib
import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from typing import Any

import orjson

from dateline.model import Account, Party, Report, content_id
from dateline.store.kept import kept_sentence, packed, quotes_of, text_hash, text_of_quotes, unpacked
from dateline.store.restore import dateline_from, moment_of, part_from

Row = dict[str, Any]


_AHEAD: ContextVar[timedelta] = ContextVar("ahead", default=timedelta(0))
"""How far the clock of the database that is written to goes ahead of this machine's."""


def now() -> str:
    """This moment in UTC as text that sorts; inside `by_clock_of` by the database's clock."""
    return (datetime.now(UTC) + _AHEAD.get()).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@contextlib.contextmanager
def by_clock_of(moment: datetime) -> Iterator[None]:
    """Tell time as a database does, whose clock shows this moment: several machines may write to it."""
    token = _AHEAD.set(moment - datetime.now(UTC))
    try:
        yield
    finally:
        _AHEAD.reset(token)


def clean(text: str | None) -> str | None:
    """A text without what no database column takes: NUL and halves of surrogate pairs become '�'."""
    if text is None or (text.isascii() and "\0" not in text):
        return text
    return text.replace("\0", "�").encode("utf-8", "replace").decode("utf-8")


def as_json(value: object) -> str:
    """JSON in ASCII: it holds every code point, and every database takes it."""
    return json.dumps(value, separators=(",", ":"))


def from_json(written: str) -> Any:
    """The value that `as_json` wrote."""
    try:
        return orjson.loads(written)
    except orjson.JSONDecodeError:  # halves of surrogate pairs are no JSON to it
        return json.loads(written)


def compact(value: object) -> str:
    """JSON of numbers and of words of our own, fast."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:  # numbers of more than 64 bits
        return as_json(value)


def json_lines(values: Iterable[object]) -> Iterator[bytes]:
    """JSON of rows as bytes, a line each, fast."""
    dumps, newline = orjson.dumps, orjson.OPT_APPEND_NEWLINE
    for value in values:
        try:
            yield dumps(value, None, newline)
        except TypeError:  # halves of surrogate pairs
            yield json.dumps(value).encode("ascii") + b"\n"


def folded(name: str) -> str:
    """A name without case, accents and superfluous blanks, as it is searched for."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def page_id_of(report: Report, *, own: bool = False) -> str:
    """What its versions share: the page's address; a report without one (or ``own``) is a page of its own."""
    return content_id("page", report.report_id if own or not report.page else report.page)


def report_row(report: Report, accounts: Sequence[Account], *, keep_text: bool) -> Row:
    """The columns of a report that come from itself."""
    return {
        "report_id": report.report_id,
        "page_id": page_id_of(report),
        "url": clean(report.url),
        "publisher": clean(report.publisher),
        "title": clean(report.title),
        "byline": clean(report.byline),
        "published": _written(report.published),
        "modified": _written(report.modified),
        "fetched": _written(report.fetched),
        "language": report.language,
        "origin": clean(report.origin),
        "sha256": report.sha256,
        "text_sha256": text_hash(report.text),
        "text_length": len(report.text),
        "text": packed(report.text) if keep_text else None,
        "quotes": as_json([] if keep_text else quotes_of(report.text, accounts)),
        "parts": as_json([[part.kind, part.start, part.end] for part in report.parts]),
        "dateline": as_json(_dateline(report)) if report.dateline else None,
        "signature": report.signature,
        "accounts": len(accounts),
    }


def report_from(row: Mapping[str, Any]) -> Report:
    """The report of a row; where its text is not kept, a text in which only the quoted words stand."""
    kept = row["text"]
    text = unpacked(kept) if kept is not None else text_of_quotes(row["text_length"], json.loads(row["quotes"]))
    fetched = moment_of(row["fetched"])
    return Report(
        report_id=row["report_id"],
        text=text,
        url=row["url"],
        publisher=row["publisher"],
        title=row["title"],
        byline=row["byline"],
        published=moment_of(row["published"]),
        modified=moment_of(row["modified"]),
        fetched=fetched if isinstance(fetched, datetime) else None,
        language=row["language"],
        origin=row["origin"],
        sha256=row["sha256"],
        parts=tuple(part_from(each) for each in json.loads(row["parts"])),
        dateline=dateline_from(json.loads(row["dateline"])) if row["dateline"] else None,
        signature=row["signature"],
    )


def account_row(account: Account, *, set_name: str = "ours") -> Row:
    """The columns of an account that come from itself."""
    told = account.as_dict()
    start, end = kept_sentence(account)
    told["sentence"] = {"text": account.report.text[start:end], "start": start, "end": end}
    told["anchors"] = [list(pair) for pair in account.anchors]
    del told["report"], told["account_id"]
    body = as_json(told)
    published = account.report.published_day
    return {
        "account_id": account.account_id,
        "report_id": account.report.report_id,
        "set_name": set_name,
        "type": account.action.type,
        "mode": account.action.mode,
        "status": account.status.value,
        "historical": int(account.status.historical),
        "day_start": _written(account.time.start),
        "day_end": _written(account.time.end),
        "day_number": _number(account.time.start or account.time.end or published),
        "month": account.time.start.isoformat()[:7] if account.time.start else None,
        "country": account.place.country,
        "lat": account.place.lat,
        "lon": account.place.lon,
        "publisher": clean(account.report.publisher),
        "published_day": _written(published),
        "confidence": told["confidence"],
        "coder": account.coder,
        "sentence": clean(account.report.text[start:end]),
        "body": body,
        "body_sha256": hashlib.sha256(body.encode()).hexdigest(),
    }


def terms_of(account: Account) -> Iterator[tuple[str, str]]:
    """What an account can be found by: (kind, term)."""
    for role, parties in (("actor", account.actors), ("recipient", account.recipients)):
        for party in parties:
            yield from ((role, name) for name in _names(party))
            if party.country:
                yield f"{role}_country", party.country
            for sector in party.sectors:
                yield f"{role}_sector", sector
    for context in account.action.contexts:
        yield "context", context
    for speaker in account.speakers:
        yield "speaker", folded(speaker.name or _first(speaker.words.text))
    if account.place.name or account.place.words.text:
        yield "place", folded(account.place.name or _first(account.place.words.text))
    if account.report.publisher:
        yield "publisher", folded(account.report.publisher)


def term_id(kind: str, term: str) -> int:
    """A term's number: 63 bits of a hash, the same in every process."""
    hashed = hashlib.blake2b(f"{kind}\x1f{term}".encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(hashed, "big") >> 1


def _names(party: Party) -> set[str]:
    return {folded(each) for each in (party.name, _first(party.words.text)) if each}


def _first(words: str) -> str:
    return words.split(" … ", maxsplit=1)[0]


def _dateline(report: Report) -> list[object]:
    line = report.dateline
    assert line is not None
    return [line.start, line.end, line.place, _written(line.day), line.agency]


def _written(moment: datetime | date | None) -> str | None:
    return moment.isoformat() if moment else None


def _number(day: date | None) -> int:
    return day.toordinal() if day else 0
