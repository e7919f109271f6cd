"""The store in a SQL database: SQLite or PostgreSQL, the same statements for both."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import URL, Engine, or_, select

from dateline.errors import InputError
from dateline.model import Account, Failed, Refused, Report
from dateline.store import adding, asides, run_book
from dateline.store.answering import TOLD_OF_REPORT, Stretch, account_rows, counted, page_rows, stretches, told_in
from dateline.store.covering import withheld
from dateline.store.event_shelf import EventShelf, forget_events
from dateline.store.opening import shown
from dateline.store.pages import as_kept
from dateline.store.port import Added, Hides, JudgementLike, Outcome, Run, RunState, StoreInfo, Visit
from dateline.store.restore import account_from
from dateline.store.rows import as_json, now, report_from
from dateline.store.schema import accounts, judgements, reports, tombstones
from dateline.store.transactions import Transactions
from dateline.store.versions import replaced_accounts
from dateline.store.where import Where

if TYPE_CHECKING:
    from dateline.store.history import Change
    from dateline.store.redaction import Redacted

ROWS_AT_ONCE = 2000
PULSE_S = 3.0
"""How long other programs' writes are waited for before events are merged: they can be merged again the next time."""


class SqlStore(Transactions):
    """See `dateline.store.port.Store`. Opened by `dateline.open_store`; may be used by several threads."""

    def __init__(self, engine: Engine, *, url: URL, facts: dict[str, str], read_only: bool) -> None:
        super().__init__(engine, where=shown(url), read_only=read_only)
        self._url = url
        self._facts = facts

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Store {self.where}>"

    @property
    def keeps_text(self) -> bool:
        """Whether whole texts are kept."""
        return self._facts.get("keeps_text") == "yes"

    @property
    def names_because(self) -> str | None:
        """The written reason for which private persons are named; None where they are not."""
        return self._facts.get("names_because") or None

    @property
    def victims_because(self) -> str | None:
        """The written reason for which victims, minors and witnesses are named, too; None where they are not."""
        return self._facts.get("victims_because") or None

    @property
    def hides(self) -> Hides:
        """Whom listings and exports call by their role."""
        if not self.names_because:
            return "private persons"
        return "nobody" if self.victims_because else "people at risk"

    # Reports and accounts in.

    def add(
        self,
        report: Report,
        accounts: Sequence[Account],
        *,
        run: str | None = None,
        coder: str | None = None,
        set_name: str = "ours",
    ) -> Added:
        """Keep a report with its accounts; see the port."""
        with self._writes() as connection:
            by = coder or (accounts[0].coder if accounts else None) or (run and run_book.coder_of(connection, run))
            if by is None:
                raise InputError("Which coder found nothing in the report? Give `run` or `coder`.")
            report, accounts = adding.as_it_is_kept(connection, report, accounts, own=set_name != "ours")
            done = adding.add_report(
                connection, report, accounts, coder=by, run=run, keep_text=self.keeps_text, set_name=set_name
            )
            if run is not None:
                run_book.visit(
                    connection,
                    run,
                    done,
                    origin=report.origin,
                    report_id=report.report_id,
                    url=report.url,
                    accounts=len(accounts) if done != "withheld" else 0,
                )
            return done

    def add_many(
        self,
        coded: Iterable[tuple[Report, Sequence[Account]]],
        *,
        run: str | None = None,
        together: int = 200,
        set_name: str = "ours",
    ) -> int:
        """Keep many reports, ``together`` in one transaction; gives how many were not known before."""
        fresh = 0
        pairs = iter(coded)
        while True:
            some = [pair for _, pair in zip(range(together), pairs, strict=False)]
            if not some:
                return fresh
            with self._writes():
                fresh += sum(self.add(report, told, run=run, set_name=set_name) != "known" for report, told in some)

    def add_refused(self, refused: Refused, *, run: str | None = None) -> None:
        """Record that an input held nothing for us."""
        self._turn_away(refused, "refused", run)

    def add_failed(self, failed: Failed, *, run: str | None = None) -> None:
        """Record that an input could not be read or coded."""
        self._turn_away(failed, "failed", run)

    def _turn_away(self, what: Refused | Failed, outcome: Outcome, run: str | None) -> None:
        with self._writes() as connection:
            run_book.visit(connection, run, outcome, origin=what.origin, url=what.url, turned_away=what)

    def has(self, told: str | Report, *, coder: str | None = None) -> bool:
        """Whether a report (or one of that id) is kept, or was redacted and must stay out."""
        with self._reads() as connection:
            if isinstance(told, Report) and adding.redacted(connection, told) is not None:
                return True
            report_id = told if isinstance(told, str) else as_kept(connection, told).report_id
            row = connection.execute(select(reports.c.coder).where(reports.c.report_id == report_id)).first()
            if row is not None:
                return coder is None or row.coder == coder
            stone = select(tombstones.c.stone_id).where(tombstones.c.hash == withheld(report_id))
            return connection.execute(stone).first() is not None

    def as_kept(self, report: Report) -> Report:
        """The report under the id that it is kept by, or would be."""
        with self._reads() as connection:
            return as_kept(connection, report)

    def redacted(self, report: Report) -> dict[str, Any] | None:
        """The tombstone that keeps a report out: when it was laid, by whom and why; None where none does."""
        with self._reads() as connection:
            return adding.redacted(connection, report)

    # Runs.

    def begin_run(
        self, kind: str, *, coder: str, inputs: Sequence[str] = (), options: Mapping[str, Any] | None = None
    ) -> str:
        """Open a run; gives its id."""
        with self._writes() as connection:
            return run_book.begin(connection, kind, coder=coder, inputs=inputs, options=options or {})

    def note(self, run_id: str, **notes: Any) -> None:
        """Remember JSON-ready values of a run under their names."""
        with self._writes() as connection:
            run_book.write_notes(connection, run_id, notes)

    def as_noted(self, value: Any) -> Any:
        """A JSON-ready value of a run as it may be written: without what was redacted."""
        with self._reads() as connection:
            return asides.as_noted(connection, value)

    def notes(self, run_id: str) -> dict[str, Any]:
        """What was noted of a run."""
        with self._reads() as connection:
            return run_book.read_notes(connection, run_id)

    def finish_run(self, run_id: str, state: RunState = "done") -> None:
        """Close a run, or open it again with ``running`` when it is resumed."""
        with self._writes() as connection:
            run_book.finish(connection, run_id, state)

    def runs(self, *, state: RunState | None = None) -> tuple[Run, ...]:
        """Every run, the latest first."""
        with self._reads() as connection:
            return run_book.list_runs(connection, state=state)

    def run(self, run_id: str) -> Run:
        """One run, by its id or the unique beginning of it."""
        with self._reads() as connection:
            return run_book.one_run(connection, run_id, self.where)

    def visits(self, run_id: str | None = None, *, outcome: Outcome | None = None) -> Iterator[Visit]:
        """What became of each report of a run (of all runs), in the order it was met."""
        with self._reads() as connection:
            yield from run_book.visits_of(connection, run_id, outcome)

    # Reports and accounts out.

    def accounts(self, where: Where | None = None, *, limit: int | None = None, **asked: Any) -> Iterator[Account]:
        """Accounts that fit, in the order they came."""
        with self._reads() as connection:
            for told, row in account_rows(connection, _where(where, asked), limit=limit, columns=list(reports.c)):
                yield account_from(report_from(row), told)

    def rows(
        self, where: Where | None = None, *, limit: int | None = None, **asked: Any
    ) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """Like `accounts`, but plain: (the account as JSON-ready values, the row of its report without its text)."""
        with self._reads() as connection:
            yield from account_rows(connection, _where(where, asked), limit=limit, columns=TOLD_OF_REPORT)

    def stretches(self, where: Where) -> Iterator[Stretch]:
        """Like `rows`, some at once, with the other accounts of their reports."""
        with self._reads() as connection:
            yield from stretches(connection, where, limit=None, columns=TOLD_OF_REPORT, beside=True)

    def told_in(self, report_ids: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every account that was ever kept of some reports, as JSON-ready values beside the report's id."""
        with self._reads() as connection:
            yield from told_in(connection, report_ids)

    def account_days(self) -> Iterator[tuple[str, str | None]]:
        """The id of every live account, and of those of replaced versions, with the day of its report's publication;
        without reading the accounts."""
        with self._reads() as connection:
            replaced = accounts.c.superseded_by.in_(select(reports.c.report_id))
            held = (or_(accounts.c.superseded_at.is_(None), replaced), accounts.c.set_name == "ours")
            found = select(accounts.c.account_id, accounts.c.published_day).where(*held)
            with connection.execute(found.execution_options(yield_per=ROWS_AT_ONCE)) as streamed:
                yield from ((row.account_id, row.published_day) for row in streamed)

    def replaced(self, *, since: date | None = None, until: date | None = None) -> Iterator[tuple[Account, str]]:
        """What versions of pages said that were replaced, and by which report: by the days of their publication."""
        with self._reads() as connection:
            yield from replaced_accounts(connection, since=since, until=until)

    def kept_events(self, made_by: str) -> EventShelf:
        """The events that were last merged by a version of the merging."""
        return EventShelf(self._reads, self._writes, settled=partial(self._reads_settled, PULSE_S), made_by=made_by)

    def page(
        self, where: Where | None = None, *, limit: int = 50, after: str | None = None, **asked: Any
    ) -> tuple[tuple[Account, ...], str | None]:
        """The latest accounts first, and the mark to ask on from."""
        with self._reads() as connection:
            rows, mark = page_rows(connection, _where(where, asked), limit=limit, after=after)
        return tuple(account_from(report_from(row), told) for told, row in rows), mark

    def counts(
        self, by: Sequence[str] = ("month", "type"), *, where: Where | None = None, **asked: Any
    ) -> list[tuple[Any, ...]]:
        """How many accounts there are by each group; sorted, unknown first, the number last."""
        with self._reads() as connection:
            return counted(connection, by, _where(where, asked))

    def reports(self, *, report_id: str | None = None, superseded: bool = False) -> Iterator[Report]:
        """Kept reports, in the order they came."""
        with self._reads() as connection:
            asked = select(reports).order_by(reports.c.seq)
            if report_id is not None:
                asked = asked.where(reports.c.report_id == report_id)
            elif not superseded:
                asked = asked.where(reports.c.superseded_at.is_(None))
            with connection.execute(asked.execution_options(yield_per=ROWS_AT_ONCE)) as streamed:
                for row in streamed.mappings():
                    yield report_from(dict(row))

    # Judgements.

    def judge(self, judgement: JudgementLike) -> None:
        """Add a judgement; none is ever changed or taken away."""
        with self._writes() as connection:
            told = asides.judgement_as_noted(connection, judgement.as_dict())
            row = {
                "judgement_id": judgement.judgement_id,
                **{name: told.get(name) for name in ("verdict", "one", "other")},
                "by": told.get("by") or "",
                "body": as_json(told),
                "added_at": now(),  # the moment it is written, not the one at which it began to wait
            }
            adding.insert_new(connection, judgements, [row])

    def judgements(self) -> list[dict[str, Any]]:
        """Every judgement as JSON-ready values, in the order it was made."""
        with self._reads() as connection:
            rows = connection.scalars(select(judgements.c.body).order_by(judgements.c.seq))
            return [json.loads(body) for body in rows]

    def changes(self, since: str, *, until: str | None = None) -> Iterator[Change]:
        """What was added, superseded, redacted and judged from a day or moment on, in the order it happened.

        Ask again from the moment of the last change, and nothing is missed, however many write at once.
        """
        from dateline.store.history import changes

        with self._reads_settled() as connection:
            yield from changes(connection, since, until)

    def reports_of(self, account_ids: Iterable[str]) -> dict[str, str]:
        """The report of each account that is or was kept, by its id."""
        ids = list(dict.fromkeys(account_ids))
        found: dict[str, str] = {}
        asked = select(accounts.c.account_id, accounts.c.report_id)
        with self._reads() as connection:
            for held in (accounts.c.superseded_at.is_(None), accounts.c.superseded_at.is_not(None)):  # first by index
                left = [each for each in ids if each not in found]
                for at in range(0, len(left), ROWS_AT_ONCE):
                    some = accounts.c.account_id.in_(left[at : at + ROWS_AT_ONCE])
                    rows = connection.execute(asked.where(held, some))
                    found |= {row.account_id: row.report_id for row in rows}
        return found

    # The store itself.

    def info(self) -> StoreInfo:
        """What the store is and holds."""
        from dateline.store.inventory import info_of

        with self._reads() as connection:
            return info_of(connection, self._url, facts=self._facts)

    def verify(self) -> Iterator[str]:
        """Each thing that is wrong with what is kept, as a sentence; nothing for a sound store."""
        from dateline.store.verifying import problems

        with self._reads() as connection:
            yield from problems(connection)

    def backup(self, target: Path) -> int:
        """Write a copy of the store as it is now into a new SQLite file; gives its size in bytes."""
        from dateline.store.upkeep import backup

        return backup(self._engine, self.where, target)

    def redact(
        self,
        *,
        reason: str,
        by: str = "",
        report: str | None = None,
        person: str | None = None,
        quote: str | None = None,
    ) -> Redacted:
        """Take a report's words, a person's name or a quotation out of everything kept, and keep them out.

        Give one of the three. Raises InputError for an empty reason or name, and for a report that is not there.
        """
        from dateline.store import redaction
        from dateline.store.upkeep import give_room_back

        if not reason.strip():
            raise InputError("Why is it taken out? Give a reason: it is kept in its place.")
        with self._writes(alone=True) as connection:
            reason = asides.as_noted(connection, reason)
            if report is not None:
                done = redaction.redact_report(connection, report, reason=reason, by=by)
            elif person is not None:
                done = redaction.redact_words(connection, person, kind="person", reason=reason, by=by)
            else:
                done = redaction.redact_words(connection, quote or "", kind="quote", reason=reason, by=by)
            forget_events(connection)
        return replace(done, remnants=give_room_back(self._engine, self.where))

    def redactions(self) -> list[dict[str, Any]]:
        """What was taken out: kind, hash, reason, by whom and when."""
        from dateline.store.redaction import list_stones

        with self._reads() as connection:
            return [dict(stone) for stone in list_stones(connection)]

    def close(self) -> None:
        """Give the database back."""
        self._engine.dispose()


def _where(where: Where | None, asked: dict[str, Any]) -> Where:
    return (where or Where()).but(**asked) if asked else where or Where()
