"""What happened to the record since a day: nothing is overwritten, so everybody can follow."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import merge
from typing import Any, Literal

from sqlalchemy import Connection, literal, select, union_all

from dateline.store.redaction import list_stones
from dateline.store.schema import accounts, judgements, tombstones
from dateline.store.where import moment_from, moment_until


@dataclass(frozen=True, slots=True)
class Change:
    """One change: an account was added, superseded (by a report, a coder) or redacted, something was judged, or words
    were taken out.

    ``detail`` is the type of an account, the verdict, or what was taken out (report, person, quote). Of a judgement,
    ``other`` is the account that it sets ``account_id`` beside (same, different), ``slot`` what was judged of one
    (right, wrong; None: the whole), ``right`` what that should say, ``why`` what was said. That words were taken out is
    one change of no account, with its tombstone in ``stone_id`` and the reason in ``why``; the accounts of a report
    follow, each ``by`` the tombstone. Those in which a name or quotation was covered are not listed.
    """

    at: str
    what: Literal["added", "superseded", "redacted", "judged"]
    account_id: str | None
    report_id: str | None
    by: str | None
    detail: str | None
    other: str | None = None
    slot: str | None = None
    why: str | None = None
    stone_id: str | None = None
    right: str | None = None


def changes(connection: Connection, since: str | date, until: str | None) -> Iterator[Change]:
    """Every change from ``since`` (a day or moment, UTC) on, in the order it happened; raises InputError."""
    first, last = moment_from(str(since)), moment_until(until) if until else "9"
    nothing = (literal(None), literal(None))  # what only a judgement has: the other account, and all that was said
    stones = select(tombstones.c.stone_id)
    added = select(
        accounts.c.added_at, literal("added"), accounts.c.account_id, accounts.c.report_id, accounts.c.coder,
        accounts.c.type, *nothing,
    ).where(accounts.c.added_at >= first, accounts.c.added_at <= last)  # fmt: skip
    ended = select(
        accounts.c.superseded_at, literal("superseded"), accounts.c.account_id, accounts.c.report_id,
        accounts.c.superseded_by, accounts.c.type, *nothing,
    ).where(accounts.c.superseded_at >= first, accounts.c.superseded_at <= last)  # fmt: skip
    gone, replaced = accounts.c.superseded_by.in_(stones), accounts.c.superseded_by.not_in(stones)
    redacted = select(
        accounts.c.superseded_at, literal("redacted"), accounts.c.account_id, accounts.c.report_id,
        accounts.c.superseded_by, literal(None), *nothing,
    ).where(accounts.c.superseded_at >= first, accounts.c.superseded_at <= last, gone)  # fmt: skip
    judged = select(
        judgements.c.added_at,
        literal("judged"),
        judgements.c.one,
        literal(None),
        judgements.c.by,
        judgements.c.verdict,
        judgements.c.other,
        judgements.c.body,
    ).where(judgements.c.added_at >= first, judgements.c.added_at <= last)
    all_of = union_all(added, ended.where(replaced), redacted, judged).order_by("added_at")
    taken_out = _taken_out(connection, first, last)
    with connection.execute(all_of.execution_options(yield_per=2000)) as rows:
        yield from merge(taken_out, map(_change, rows), key=lambda change: change.at)


def _change(row: Sequence[Any]) -> Change:
    at, what, account_id, report_id, by, detail, other, body = row
    said = json.loads(body) if body else {}
    told = Change(at, what, account_id, report_id, by, detail, other, said.get("slot"), said.get("why") or None)
    return replace(told, right=said["right"]) if said.get("right") else told


def _taken_out(connection: Connection, first: str, last: str) -> list[Change]:
    """Every redaction, in the order they were made."""
    return [
        Change(
            stone["at"], "redacted", None, stone["report_id"], stone["by"] or None, stone["kind"],
            why=stone["reason"], stone_id=stone["stone_id"],
        )
        for stone in list_stones(connection)
        if first <= stone["at"] <= last
    ]  # fmt: skip
