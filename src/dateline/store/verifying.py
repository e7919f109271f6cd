"""Does the store still say what it said: every quoted value cuts its words, counts and hashes agree."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, func, select, text

from dateline.store.kept import REDACTED, text_hash
from dateline.store.rows import report_from
from dateline.store.schema import accounts, judgements, marks, reports, tombstones
from dateline.text import cut_all

ROWS_AT_ONCE = 1000


def problems(connection: Connection) -> Iterator[str]:
    """Each thing that is wrong, as a sentence that names where; nothing for a sound store."""
    if connection.dialect.name == "sqlite":
        for (told,) in connection.execute(text("PRAGMA integrity_check")):
            if told != "ok":
                yield f"The database file is damaged: {' '.join(told.split())}."
    redacted = set(connection.scalars(select(tombstones.c.report_id).where(tombstones.c.report_id.is_not(None))))
    last = 0
    while True:
        asked = select(reports).where(reports.c.seq > last).order_by(reports.c.seq).limit(ROWS_AT_ONCE)
        some = [dict(row) for row in connection.execute(asked).mappings()]
        if not some:
            break
        last = some[-1]["seq"]
        told = _accounts_of(connection, [row["report_id"] for row in some])
        for row in some:
            yield from _of_report(row, told.get(row["report_id"], []), redacted=row["report_id"] in redacted)
    yield from _loose(connection)


def _accounts_of(connection: Connection, ids: list[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in connection.execute(select(accounts).where(accounts.c.report_id.in_(ids))).mappings():
        found.setdefault(row["report_id"], []).append(dict(row))
    return found


def _of_report(row: dict[str, Any], told: list[dict[str, Any]], *, redacted: bool) -> Iterator[str]:
    name = f"Report {row['report_id']}"
    try:
        report = report_from(row)
    except Exception as error:  # whatever is wrong with the row, the next one is looked at too
        yield f"{name} cannot be read back ({type(error).__name__}: {error})."
        return
    if len(report.text) != row["text_length"]:
        yield f"{name}: its text has {len(report.text)} code points, and {row['text_length']} are written down."
    if row["text"] is not None and REDACTED not in report.text and text_hash(report.text) != row["text_sha256"]:
        yield f"{name}: its text does not have its hash."
    live = sum(each["superseded_at"] is None or each["superseded_at"] == row["superseded_at"] for each in told)
    if not redacted and live < row["accounts"]:
        yield f"{name}: {row['accounts']} accounts are written down, and {live} are there."
    for each in told:
        yield from _of_account(each, report.text)


def _of_account(row: dict[str, Any], words: str) -> Iterator[str]:
    name = f"Account {row['account_id']} of report {row['report_id']}"
    if hashlib.sha256(row["body"].encode()).hexdigest() != row["body_sha256"]:
        yield f"{name} was changed: it does not have its hash."
        return
    told = json.loads(row["body"])
    if told.get("redacted"):
        return
    pairs = {"type": told["action"]["type"], "mode": told["action"]["mode"], "status": told["status"]["value"]}
    pairs |= {"day_start": told["time"]["start"], "country": told["place"]["country"], "coder": told["coder"]}
    for column, value in pairs.items():
        if row[column] != value:
            yield f"{name}: its {column} is written as {row[column]!r} and as {value!r}."
    for slot, each in quoted(told):
        if each["spans"] and _cut(words, each["spans"]) != each["text"]:
            yield f"{name}: the spans of its {slot} do not cut {each['text']!r}."


def quoted(told: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every slot of an account that quotes words: its name, and its ``text`` and ``spans``."""
    for slot in ("action", "time", "place"):
        yield slot, told[slot]
    for slot in ("actors", "recipients", "speakers", "confirmed_by", "quantities"):
        for each in told.get(slot, ()):
            yield slot, each
            if slot == "quantities" and each["by"]:
                yield "count's speaker", each["by"]
    sentence = told["sentence"]
    if sentence["text"] and sentence["text"] != REDACTED:
        yield "sentence", {"text": sentence["text"], "spans": [[sentence["start"], sentence["end"]]]}


def _cut(words: str, spans: list[list[int]]) -> str | None:
    pairs = [(start, end) for start, end in spans]
    if not all(0 <= start < end <= len(words) for start, end in pairs):
        return None
    return cut_all(words, pairs)


def _loose(connection: Connection) -> Iterator[str]:
    for what, asked in (
        ("accounts without their report", select(func.count()).select_from(accounts).where(
            accounts.c.report_id.not_in(select(reports.c.report_id)))),
        ("search marks without their account", select(func.count()).select_from(marks).where(
            marks.c.seq.not_in(select(accounts.c.seq)))),
        ("judgements that cannot be read", select(func.count()).select_from(judgements).where(
            judgements.c.body == "")),
    ):  # fmt: skip
        number = int(connection.scalar(asked) or 0)
        if number:
            yield f"There are {number} {what}."
