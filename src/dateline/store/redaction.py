"""Taking words out for good: of a report, of a person, or one quotation; a tombstone keeps the hash and the reason.

What is taken out of a text is covered with █, a sign for each code point, so that every other span still cuts its
words. The words themselves are not kept, only the hash of their folded letters and how many they are: with those a
later report is searched before it is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Column, Connection, Table, delete, select, update

from dateline.errors import InputError
from dateline.model import content_id, untracked
from dateline.store.asides import ADDRESS, clear_reasons, clear_runs, clear_visits, cleared
from dateline.store.covering import (
    Stone,
    covered,
    covered_at,
    covered_told,
    pairs_in,
    stone_of,
    widened,
    withheld,
)
from dateline.store.headlines import blank_headlines
from dateline.store.ids import whole_report_ids
from dateline.store.kept import REDACTED, packed, text_of_quotes, unpacked
from dateline.store.outline import outline_of
from dateline.store.rows import as_json, now, report_from
from dateline.store.schema import accounts, feeds, judgements, links, marks, reports, terms, tombstones, visits

Kind = Literal["report", "person", "quote"]
_COLUMNS = ("title", "byline", "publisher", "origin", "url")


@dataclass(frozen=True, slots=True)
class Redacted:
    """What a redaction did; ``before`` says that the same words had been taken out earlier.

    ``remnants`` is why the database's files may still hold the words, although nobody is given them; None where they
    do not.
    """

    stone_id: str
    reports: int
    accounts: int
    before: bool = False
    remnants: str | None = None


def redact_report(connection: Connection, report_id: str, *, reason: str, by: str) -> Redacted:
    """Take all words of a report out, of the other versions of its page and of word-for-word copies too.

    Their hashes are kept, and keep them out. The id may be shortened to its beginning. Raises InputError when the
    report is not there, or several begin so.
    """
    (report_id,) = whole_report_ids(connection, (report_id,))
    row = connection.execute(select(reports).where(reports.c.report_id == report_id)).mappings().first()
    if row is None:
        raise InputError(f"There is no report '{report_id}': `dateline show EVENT` says the ids of its reports.")
    stone_id = _stone_id(report_id)
    found = _versions_and_copies(connection, dict(row))
    told = 0
    # The address a page was listed under may be another than the one that it is called by.
    mine = visits.c.report_id.in_([each["report_id"] for each in found])
    visited = connection.execute(select(visits.c.url, visits.c.origin).where(mine)).all()
    blank_headlines(connection, found, listed={address for pair in visited for address in pair if address})
    for each in found:
        outline = outline_of(report_from(each).signed.runs)
        for hashed in (each["report_id"], each["text_sha256"], each["page_id"]):
            _lay(connection, _stone_id(hashed), "report", withheld(hashed), reason=reason, by=by, report_id=report_id,
                 outline=outline if hashed == each["report_id"] else None)  # fmt: skip
        told += _empty(connection, each["report_id"], stone_id)
    called = {each["url"] for each in found} | {address for pair in visited for address in pair}
    pages = frozenset(untracked(address) for address in called if address and ADDRESS in address)
    clear_visits(connection, pages)
    clear_runs(connection, pages=pages)
    return Redacted(stone_id, len(found), told)


def _stone_id(hashed: str) -> str:
    return content_id("stone", "report", hashed)


def outline_left(connection: Connection, report_id: str) -> str | None:
    """The outline of a redacted report; None where none was kept."""
    asked = select(tombstones.c.outline).where(tombstones.c.hash == withheld(report_id))
    found: str | None = connection.scalar(asked)
    return found


def _versions_and_copies(connection: Connection, row: dict[str, Any]) -> list[dict[str, Any]]:
    """The report, every version of its page, and the pages that printed the words of any of them."""
    found = {row["report_id"]: row}
    same = reports.c.page_id == row["page_id"]
    for each in connection.execute(select(reports).where(same)).mappings():
        found[each["report_id"]] = dict(each)
    texts = {each["text_sha256"] for each in found.values()}
    for each in connection.execute(select(reports).where(reports.c.text_sha256.in_(texts))).mappings():
        found[each["report_id"]] = dict(each)
    return list(found.values())


def _empty(connection: Connection, report_id: str, stone_id: str) -> int:
    """Leave nothing of a report but its hashes; gives how many accounts it had."""
    ended = {"superseded_at": now(), "superseded_by": stone_id}
    blank = {
        **dict.fromkeys(("title", "byline", "url", "publisher", "text", "dateline")),
        "origin": REDACTED, "quotes": "[]", "parts": "[]", "signature": "",
    }  # fmt: skip
    connection.execute(update(reports).where(reports.c.report_id == report_id).values(blank))
    for table in (reports, accounts):  # what had ended before keeps when, and what took its place
        live = (table.c.report_id == report_id) & table.c.superseded_at.is_(None)
        connection.execute(update(table).where(live).values(ended))
    _unsay(connection, report_id)
    seqs = list(connection.scalars(select(accounts.c.seq).where(accounts.c.report_id == report_id)))
    body = as_json({"redacted": stone_id})
    empty = {
        **dict.fromkeys(("sentence", "publisher", "mode", "lat", "lon")),
        "body": body, "body_sha256": hashlib.sha256(body.encode()).hexdigest(),
    }  # fmt: skip
    connection.execute(update(accounts).where(accounts.c.report_id == report_id).values(empty))
    connection.execute(update(visits).where(visits.c.report_id == report_id).values(origin=REDACTED, url=None))
    _unmark(connection, seqs)
    return len(seqs)


def _unsay(connection: Connection, report_id: str) -> None:
    """Take out what people said of a report's accounts: without them nothing tells whom it must not name."""
    own = select(accounts.c.account_id).where(accounts.c.report_id == report_id).scalar_subquery()
    said = select(judgements.c.seq, judgements.c.body).where(judgements.c.one.in_(own) | judgements.c.other.in_(own))
    for seq, body in connection.execute(said).all():
        told = {**json.loads(body), "why": None, "right": None}
        connection.execute(update(judgements).where(judgements.c.seq == seq).values(body=as_json(told)))


def redact_words(connection: Connection, words: str, *, kind: Kind, reason: str, by: str) -> Redacted:
    """Cover a person's name, or a quotation, in everything that is kept."""
    stone = stone_of(words, name=kind == "person")
    stone_id = content_id("stone", kind, stone.hash)
    some = frozenset({stone})
    before = not _lay(connection, stone_id, kind, stone.hash, reason=reason, by=by, words=stone.words)
    touched = told = 0
    last = 0
    while True:
        asked = select(reports).where(reports.c.seq > last).order_by(reports.c.seq).limit(500)
        rows = [dict(row) for row in connection.execute(asked).mappings()]
        if not rows:
            break
        last = rows[-1]["seq"]
        for row in rows:
            changed = _cover_report(connection, row, some)
            touched += changed is not None
            told += changed or 0
    _cover_columns(connection, visits, ("origin", "url", "what", "todo"), visits.c.visit_id, some)
    clear_runs(connection, some)
    clear_reasons(connection, some)
    _cover_columns(
        connection, links, ("title", "publisher"), links.c.link_id, some
    )  # its address is needed to know it again
    _cover_columns(connection, feeds, ("title", "what"), feeds.c.url, some)
    _cover_columns(connection, tombstones, ("reason",), tombstones.c.stone_id, some)
    for judged in connection.execute(select(judgements.c.judgement_id, judgements.c.body)).all():
        body = json.loads(judged.body)
        new = cleared(body, some)
        if new != body:
            mine = judgements.c.judgement_id == judged.judgement_id
            connection.execute(update(judgements).where(mine).values(body=as_json(new), by=new.get("by") or ""))
    return Redacted(stone_id, touched, told, before)


def _cover_columns(
    connection: Connection, table: Table, names: Sequence[str], key: Column[Any], some: frozenset[Stone]
) -> None:
    """Cover texts that are no report's: what a run or a watch has written of the pages it met."""
    last = ""
    while True:
        asked = select(key, *(table.c[name] for name in names)).where(key > last).order_by(key).limit(2000)
        rows = connection.execute(asked).all()
        if not rows:
            return
        last = rows[-1][0]
        for own, *told in rows:
            new = [cleared(each, some) for each in told]
            if new != told:
                connection.execute(update(table).where(key == own).values(dict(zip(names, new, strict=True))))


def _cover_report(connection: Connection, row: dict[str, Any], some: frozenset[Stone]) -> int | None:
    """Cover one report; gives how many accounts were covered, None where nothing was found."""
    whole = unpacked(row["text"]) if row["text"] is not None else None
    kept = whole if whole is not None else text_of_quotes(row["text_length"], json.loads(row["quotes"]))
    some = widened(kept, some)
    pairs = pairs_in(kept, some)
    columns = {name: covered(row[name], some) for name in _COLUMNS}
    changed: dict[str, Any] = {name: value for name, value in columns.items() if value != row[name]}
    if not pairs and not changed:
        return None
    text = covered_at(kept, pairs)
    if pairs:
        quotes = [[start, text[start : start + len(told)]] for start, told in json.loads(row["quotes"])]
        changed |= {"quotes": as_json(quotes), "signature": ""}
        changed |= {"text": packed(text)} if whole is not None else {}
    if row["dateline"]:
        changed["dateline"] = as_json([covered(each, some) if isinstance(each, str) else each
                                       for each in json.loads(row["dateline"])])  # fmt: skip
    connection.execute(update(reports).where(reports.c.report_id == row["report_id"]).values(changed))
    return _cover_accounts(connection, row["report_id"], text, some)


def _cover_accounts(connection: Connection, report_id: str, text: str, some: frozenset[Stone]) -> int:
    number = 0
    seqs = []
    for row in connection.execute(select(accounts).where(accounts.c.report_id == report_id)).mappings().all():
        told = json.loads(row["body"])
        if told.get("redacted"):
            continue
        new = covered_told(told, text, some)
        publisher = covered(row["publisher"], some)
        if new == told and publisher == row["publisher"]:
            continue
        body = as_json(new)
        hashed = hashlib.sha256(body.encode()).hexdigest()
        values = {"body": body, "body_sha256": hashed, "sentence": new["sentence"]["text"], "publisher": publisher}
        connection.execute(update(accounts).where(accounts.c.seq == row["seq"]).values(values))
        number += 1
        seqs.append(row["seq"])
    if seqs:
        _unmark(connection, seqs, only=some)
    return number


def _unmark(connection: Connection, seqs: Sequence[int], *, only: frozenset[Stone] | None = None) -> None:
    """Take search marks of accounts away, and terms that nothing has any more."""
    mine = marks.c.seq.in_(seqs)
    found = select(terms.c.term_id, terms.c.term).where(terms.c.term_id.in_(select(marks.c.term_id).where(mine)))
    gone = [row.term_id for row in connection.execute(found) if only is None or pairs_in(row.term, only)]
    if gone:
        connection.execute(delete(marks).where(mine, marks.c.term_id.in_(gone)))
        used = select(marks.c.term_id).where(marks.c.term_id.in_(gone))
        connection.execute(delete(terms).where(terms.c.term_id.in_(gone), terms.c.term_id.not_in(used)))


def _lay(connection: Connection, stone_id: str, kind: str, hashed: str, **more: Any) -> bool:
    """Lay a tombstone; says whether it was not there yet."""
    row = {
        "stone_id": stone_id,
        "kind": kind,
        "hash": hashed,
        "at": now(),
        "words": 0,
        "report_id": None,
        "outline": None,
        **more,
    }
    there = connection.execute(select(tombstones.c.stone_id).where(tombstones.c.stone_id == stone_id)).first()
    if there is None:
        connection.execute(tombstones.insert(), row)
    return there is None


def list_stones(connection: Connection) -> list[Mapping[str, Any]]:
    """Every redaction, the latest last. A report has several stones, and counts once: by the one that its accounts
    name, where it has that, else by its first."""
    found: dict[str, Mapping[str, Any]] = {}
    for row in connection.execute(select(tombstones).order_by(tombstones.c.at, tombstones.c.stone_id)).mappings():
        one = row["report_id"] or row["stone_id"]
        if one not in found or row["stone_id"] == _stone_id(one):
            found[one] = {name: value for name, value in row.items() if name != "outline"}
    return list(found.values())
