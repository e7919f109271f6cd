"""What a store is, whatever database keeps it, and the small values it gives back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from dateline.model import Account, Failed, Refused, Report
from dateline.store.kept import REDACTED
from dateline.store.where import Where

Added = Literal["new", "copy", "known", "changed", "recoded", "older", "withheld"]
"""What adding a report did: *copy* it is new, and word for word a report that is kept of another page; *known* nothing
was written; *changed* it is a new version of its page and took the place of the one before; *recoded* another coder's
accounts took the place of the earlier ones; *older* a later version of the page is there already; *withheld* it was
redacted and stays out."""
RunState = Literal["running", "done", "interrupted", "failed", "cancelled"]
Outcome = Literal["new", "copy", "known", "changed", "recoded", "older", "withheld", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class Run:
    """One run: what it was asked, how it ended, what it met. ``counts`` maps outcomes to numbers of reports.

    ``reasons`` counts refusals and failures by reason; times are UTC, written as ISO 8601. A run that was killed
    stays *running* until it is resumed or finished by hand.
    """

    run_id: str
    kind: str
    began: str
    ended: str | None
    state: RunState
    coder: str
    inputs: tuple[str, ...]
    options: Mapping[str, Any]
    counts: Mapping[str, int]
    reasons: Mapping[str, int]
    accounts: int


@dataclass(frozen=True, slots=True)
class Visit:
    """What became of one report in one run; for refusals and failures with the reason and what to do."""

    run_id: str
    origin: str
    outcome: Outcome
    report_id: str | None
    url: str | None
    reason: str | None
    what: str | None
    todo: str | None
    at: str
    tries: int

    @property
    def hidden(self) -> bool:
        """Whether where it was read, or a part of that, was redacted: it cannot be read there again."""
        return REDACTED in self.origin


Hides = Literal["private persons", "people at risk", "nobody"]
"""Whom listings and exports of a store call by their role: all private persons; where it was opened for names only
victims, minors and witnesses; where it was opened for theirs, too, nobody."""


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What a store is and holds; ``size_bytes`` is None where the database does not say.

    Of ``accounts``, ``theirs`` are other people's events, by their set.
    """

    where: str
    schema: int
    keeps_text: bool
    names_because: str | None
    victims_because: str | None
    made: str
    reports: int
    accounts: int
    superseded: int
    judgements: int
    runs: int
    size_bytes: int | None
    theirs: Mapping[str, int] = field(default_factory=dict)


class JudgementLike(Protocol):
    """What the store asks of a judgement: an id that is a hash of what it says, and its JSON-ready values."""

    @property
    def judgement_id(self) -> str:
        """Hashed from all it says."""
        ...

    def as_dict(self) -> dict[str, object]:
        """Its JSON-ready values; ``verdict``, ``one``, ``other``, ``by``, ``when`` and ``why`` among them."""
        ...


class Store(Protocol):
    """Keeps reports, their accounts, judgements, refusals, failures and runs.

    Ids are hashes of content, so writing the same thing twice is harmless. A report and its accounts are written
    in one transaction: a process that is killed leaves whole reports only. Every method raises StoreError when the
    database cannot be used; then nothing of that call was written.
    """

    where: str
    """The address of the store, for messages."""

    @property
    def keeps_text(self) -> bool:
        """Whether whole texts are kept."""
        ...

    def add(
        self,
        report: Report,
        accounts: Sequence[Account],
        *,
        run: str | None = None,
        coder: str | None = None,
        set_name: str = "ours",
    ) -> Added:
        """Keep a report with its accounts. ``coder`` is needed only where there are no accounts and no run.

        ``set_name`` marks other people's events; only those who ask for the set by its name are given them.
        """
        ...

    def add_many(
        self,
        coded: Iterable[tuple[Report, Sequence[Account]]],
        *,
        run: str | None = None,
        together: int = 200,
        set_name: str = "ours",
    ) -> int:
        """Keep many reports, ``together`` in one transaction; gives how many were not known before."""
        ...

    def add_refused(self, refused: Refused, *, run: str | None = None) -> None:
        """Record that an input held nothing for us."""
        ...

    def add_failed(self, failed: Failed, *, run: str | None = None) -> None:
        """Record that an input could not be read or coded; again for the same origin counts a try."""
        ...

    def has(self, told: str | Report, *, coder: str | None = None) -> bool:
        """Whether a report is kept (coded by ``coder``, if given), or was redacted and must stay out.

        ``told`` is the report, or its id; a page kept by an earlier release may have another id than it has now, and
        is known by the report alone.
        """
        ...

    def as_kept(self, report: Report) -> Report:
        """The report under the id that it is kept by, or would be: what is told of it can be looked up by that."""
        ...

    def redacted(self, report: Report) -> Mapping[str, Any] | None:
        """What keeps a report out that was redacted (its ``at``, ``by`` and ``reason``); None where nothing does."""
        ...

    def begin_run(
        self, kind: str, *, coder: str, inputs: Sequence[str] = (), options: Mapping[str, Any] | None = None
    ) -> str:
        """Open a run; gives its id."""
        ...

    def note(self, run_id: str, **notes: Any) -> None:
        """Remember JSON-ready values of a run under their names (how far a file was read, for example)."""
        ...

    def as_noted(self, value: Any) -> Any:
        """A JSON-ready value of a run (its inputs, options, notes) as it may be written: without what was redacted."""
        ...

    def notes(self, run_id: str) -> dict[str, Any]:
        """What was noted of a run."""
        ...

    def finish_run(self, run_id: str, state: RunState = "done") -> None:
        """Close a run, or open it again with ``running`` when it is resumed."""
        ...

    def runs(self, *, state: RunState | None = None) -> tuple[Run, ...]:
        """Every run, the latest first."""
        ...

    def run(self, run_id: str) -> Run:
        """One run, by its id or the unique beginning of it; raises StoreError when there is none."""
        ...

    def visits(self, run_id: str | None = None, *, outcome: Outcome | None = None) -> Iterator[Visit]:
        """What became of each report of a run (of all runs), in the order it was met."""
        ...

    def accounts(self, where: Where | None = None, *, limit: int | None = None, **asked: Any) -> Iterator[Account]:
        """Accounts that fit, in the order they came; keywords are those of `Where`.

        Their reports carry the kept text, or, where it is not kept, a text of the same length in which only the
        quoted words stand and every other code point is ░: spans still cut their words.
        """
        ...

    def account_days(self) -> Iterator[tuple[str, str | None]]:
        """The id of every live account, and of those of replaced versions, with the day of its report's publication;
        without reading the accounts."""
        ...

    def page(
        self, where: Where | None = None, *, limit: int = 50, after: str | None = None, **asked: Any
    ) -> tuple[tuple[Account, ...], str | None]:
        """The latest accounts first (by day of the act, else of publication), and the mark to ask on from."""
        ...

    def counts(
        self, by: Sequence[str] = ("month", "type"), *, where: Where | None = None, **asked: Any
    ) -> list[tuple[Any, ...]]:
        """How many accounts there are by month, year, day, type, mode, status, country, publisher or coder."""
        ...

    def reports(self, *, report_id: str | None = None, superseded: bool = False) -> Iterator[Report]:
        """Kept reports, in the order they came; with ``superseded`` also earlier versions of changed pages."""
        ...

    def judge(self, judgement: JudgementLike) -> None:
        """Add a judgement; none is ever changed or taken away."""
        ...

    def judgements(self) -> list[dict[str, Any]]:
        """Every judgement as JSON-ready values, in the order it was made."""
        ...

    def info(self) -> StoreInfo:
        """What the store is and holds."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Writes inside the block are one transaction."""
        ...

    def close(self) -> None:
        """Give the database back; a store is also a context manager that does so."""
        ...
