"""Runs and visits: what was asked, what became of each report."""

from __future__ import annotations

import json
import secrets
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from dateline.errors import StoreError
from dateline.model import Failed, Refused, content_id
from dateline.store.asides import as_noted, visit_as_noted
from dateline.store.port import Outcome, Run, RunState, Visit
from dateline.store.rows import as_json, clean, now
from dateline.store.schema import run_notes, runs, visits

ROWS_AT_ONCE = 2000


def begin(connection: Connection, kind: str, *, coder: str, inputs: Sequence[str], options: Mapping[str, Any]) -> str:
    """Open a run; gives its id, which sorts by time."""
    moment = now()
    run_id = f"{moment[:10].replace('-', '')}-{moment[11:19].replace(':', '')}-{secrets.token_hex(3)}"
    connection.execute(
        runs.insert(),
        {
            "run_id": run_id,
            "kind": kind,
            "began": moment,
            "ended": None,
            "state": "running",
            "coder": coder,
            "inputs": as_json(as_noted(connection, list(inputs))),
            "options": as_json(as_noted(connection, dict(options))),
        },
    )
    return run_id


def finish(connection: Connection, run_id: str, state: RunState) -> None:
    """Close a run, or open it again."""
    ended = None if state == "running" else now()
    connection.execute(update(runs).where(runs.c.run_id == run_id).values(state=state, ended=ended))


def write_notes(connection: Connection, run_id: str, notes: Mapping[str, Any]) -> None:
    """Remember values of a run; the later of one name holds."""
    for name, value in as_noted(connection, dict(notes)).items():
        mine = (run_notes.c.run_id == run_id) & (run_notes.c.name == name)
        done = connection.execute(update(run_notes).where(mine).values(value=as_json(value)))
        if not done.rowcount:
            connection.execute(run_notes.insert(), {"run_id": run_id, "name": name, "value": as_json(value)})


def read_notes(connection: Connection, run_id: str) -> dict[str, Any]:
    """What was noted of a run."""
    asked = select(run_notes.c.name, run_notes.c.value).where(run_notes.c.run_id == run_id)
    return {row.name: json.loads(row.value) for row in connection.execute(asked)}


def coder_of(connection: Connection, run_id: str) -> str | None:
    """The coder of a run; None when there is no such run."""
    found: str | None = connection.scalar(select(runs.c.coder).where(runs.c.run_id == run_id))
    return found


def visit(
    connection: Connection,
    run_id: str | None,
    outcome: Outcome,
    *,
    origin: str,
    report_id: str | None = None,
    url: str | None = None,
    accounts: int = 0,
    turned_away: Refused | Failed | None = None,
) -> None:
    """Write what became of a report; the same report of the same run again counts a try, and the latest holds."""
    row = {
        "visit_id": content_id("visit", run_id or "", origin, report_id or ""),
        "run_id": run_id or "",
        "origin": clean(origin),
        "outcome": outcome,
        "report_id": report_id,
        "url": clean(url),
        "reason": turned_away.reason.value if turned_away else None,
        "what": clean(turned_away.what) if turned_away else None,
        "todo": clean(turned_away.todo) if turned_away else None,
        "at": now(),
        "accounts": accounts,
    }
    row = visit_as_noted(connection, row)
    there = connection.execute(
        select(visits.c.tries, visits.c.outcome).where(visits.c.visit_id == row["visit_id"])
    ).first()
    if there is None:
        connection.execute(visits.insert(), {**row, "tries": 1})
    elif outcome != "known":  # met again after a resume: what it was the first time stays
        connection.execute(
            update(visits).where(visits.c.visit_id == row["visit_id"]).values({**row, "tries": there.tries + 1})
        )
    if report_id and not turned_away:  # a retry that went well: the failure of that origin is no more
        stale = content_id("visit", run_id or "", origin, "")
        connection.execute(visits.delete().where(visits.c.visit_id == stale, visits.c.outcome == "failed"))


def visits_of(connection: Connection, run_id: str | None, outcome: Outcome | None) -> Iterator[Visit]:
    """Visits of a run, in the order they were met."""
    asked = select(visits).order_by(visits.c.seq)
    if run_id is not None:
        asked = asked.where(visits.c.run_id == run_id)
    if outcome is not None:
        asked = asked.where(visits.c.outcome == outcome)
    with connection.execute(asked.execution_options(yield_per=ROWS_AT_ONCE)) as rows:  # a run may have met millions
        for row in rows:
            yield Visit(**{name: getattr(row, name) for name in Visit.__dataclass_fields__})


def list_runs(connection: Connection, *, state: RunState | None = None, like: str | None = None) -> tuple[Run, ...]:
    """Runs with their counts, the latest first; ``like`` is the beginning of an id."""
    asked = select(runs).order_by(runs.c.began.desc(), runs.c.run_id.desc())
    if state is not None:
        asked = asked.where(runs.c.state == state)
    if like is not None:
        asked = asked.where(runs.c.run_id.startswith(like, autoescape=True))
    found = list(connection.execute(asked))
    return tuple(_run(row, *_counted(connection, row.run_id)) for row in found)


def one_run(connection: Connection, run_id: str, where: str) -> Run:
    """The run of an id or the unique beginning of one; raises StoreError."""
    found = list_runs(connection, like=run_id)
    exact = [run for run in found if run.run_id == run_id]
    if len(exact or found) == 1:
        return (exact or found)[0]
    what = f"{len(found)} runs of {where} begin with" if found else f"{where} has no run"
    raise StoreError(f"{what} '{run_id}': `dateline runs --store {where}` lists them.")


def _counted(connection: Connection, run_id: str) -> tuple[Counter[str], Counter[str], int]:
    counts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    told = 0
    asked = (
        select(visits.c.outcome, visits.c.reason, func.count(), func.sum(visits.c.accounts))
        .where(visits.c.run_id == run_id)
        .group_by(visits.c.outcome, visits.c.reason)
    )
    for outcome, reason, number, accounts in connection.execute(asked):
        counts[outcome] += number
        told += int(accounts or 0)
        if reason:
            reasons[reason] += number
    return counts, reasons, told


def _run(row: Row[Any], counts: Counter[str], reasons: Counter[str], accounts: int) -> Run:
    return Run(
        run_id=row.run_id,
        kind=row.kind,
        began=row.began,
        ended=row.ended,
        state=row.state,
        coder=row.coder,
        inputs=tuple(json.loads(row.inputs)),
        options=json.loads(row.options),
        counts=dict(counts),
        reasons=dict(reasons),
        accounts=accounts,
    )
