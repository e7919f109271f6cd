"""What an export is: columns, each with what fills it or why it stays empty, and how an account becomes rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal

from dateline.model import Account, Report, other_address
from dateline.store.rows import Row

Kind = Literal["text", "integer", "number", "boolean", "date", "list"]
Told = Mapping[str, Any]
"""An account as in the contract's JSON; its ``report`` also has ``text_length``, ``byline``, ``fetched`` and
``added_at``, and ``anchors`` and ``judged`` stand beside it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its kind, and what of an account fills it. A column that stays empty says why instead."""

    name: str
    kind: Kind = "text"
    filled: str = ""
    empty: str = ""
    hxl: str = ""


@dataclass(frozen=True, slots=True)
class Only:
    """Which accounts have a place in a form that has none for some; ``because`` says why others have not."""

    takes: Callable[[Told], bool]
    because: str


@dataclass(frozen=True, slots=True)
class TableForm:
    """A table: one or several rows an account. ``says_status`` is whether a row can say that it did not happen.

    A form that cannot is given only what happened or goes on, unless other statuses are asked for by name; one that
    cannot say that people judged an account wrong (``says_judged``) is given none that they did. ``cells``
    is a faster way to the one row of an account, where there is but one: its cells in the order of the columns.
    ``only`` says which accounts have a row at all; without it each has.
    """

    name: str
    title: str
    ending: str
    columns: tuple[Column, ...]
    rows: Callable[[Told], Iterable[Row]]
    separator: str = ","
    header: bool = True
    says_status: bool = False
    says_judged: bool = False
    cells: Callable[[Told], tuple[Any, ...]] | None = None
    only: Only | None = None

    @property
    def quotes(self) -> bool:
        """Whether a column holds sentences of reports."""
        return any(column.filled.startswith("sentence.text") for column in self.columns)

    def rows_as_cells(self, tolds: Iterable[Told]) -> Iterator[tuple[Any, ...]]:
        """The cells of every row, in the order of the columns."""
        if self.cells is not None:
            return map(self.cells, tolds)
        return self.as_cells(row for told in tolds for row in self.rows(told))

    def as_cells(self, rows: Iterable[Row]) -> Iterator[tuple[Any, ...]]:
        """Rows as their cells, in the order of the columns."""
        return map(itemgetter(*(column.name for column in self.columns)), rows)


@dataclass(frozen=True, slots=True)
class DocumentForm:
    """Something that is no table: ``write`` gives the parts of the file, in order; ``only`` is as of a table.

    ``most`` is how many accounts it holds; None for all.
    """

    name: str
    title: str
    ending: str
    write: Callable[[Iterable[Told]], Iterable[str]]
    filled: tuple[Column, ...] = ()
    says_status: bool = True
    says_judged: bool = False
    only: Only | None = None
    quotes: bool = True
    most: int | None = None


Form = TableForm | DocumentForm


def told_of(account: Account) -> dict[str, Any]:
    """A coded account as exports take it."""
    told = account.as_dict()
    told["anchors"] = [list(pair) for pair in account.anchors]
    told["judged"] = []
    told["report"] = report_told(account.report)
    return told


def report_told(report: Report, *, added_at: str | None = None) -> dict[str, Any]:
    """What exports take of a report: no text."""
    return {
        **report.as_dict(),
        "fetched_from": report.fetched_from,
        "byline": report.byline,
        "fetched": report.fetched.isoformat() if report.fetched else None,
        "text_length": len(report.text),
        "added_at": added_at,
    }


def told_from_row(body: dict[str, Any], row: Row) -> dict[str, Any]:
    """A kept account as exports take it: ``body``, which has its ``account_id``, gets what is told of its report."""
    body["report"] = {**row, "fetched_from": other_address(row["origin"], row["url"])}
    return body


def party_pairs(told: Told) -> Iterable[tuple[Told, Told]]:
    """Every actor with every recipient, for forms that know one of each; {} where there is none."""
    for actor in told["actors"] or [{}]:
        for recipient in told["recipients"] or [{}]:
            yield actor, recipient


def called(party: Told) -> str | None:
    """A party's name, else its first words on one line."""
    if not party:
        return None
    return party["name"] or " ".join((party["text"] or "").split(" … ")[0].split()) or None


def published_day(told: Told) -> str | None:
    """The day of publication, as ISO 8601."""
    return (told["report"]["published"] or "")[:10] or None


def number_of(*ids: object) -> int:
    """A whole number for formats that number their rows: 60 bits of the ids' hash, the same in every export."""
    from dateline.model import content_id

    return int(content_id(*ids)[:15], 16)


def pair_number(told: Told, actor: Told, recipient: Told) -> int:
    """The number of the row of an account's actor and recipient. Parties on the same words ("the ministers of Armenia
    and Azerbaijan") are told apart by which of them they are."""
    which = [_which(actor, told["actors"]), _which(recipient, told["recipients"])]
    ids = (told["account_id"], actor.get("spans"), recipient.get("spans"))
    return number_of(*ids, which) if any(which) else number_of(*ids)


def _which(party: Told, of: Iterable[Told]) -> int:
    same = [each for each in of if each["spans"] == party.get("spans")]
    return next((number for number, each in enumerate(same) if each is party), 0)


def killed(told: Told) -> int | None:
    """The least number of killed that is said; None where none is."""
    lows = [each["low"] for each in told["quantities"] if each["what"] == "killed" and each["low"] is not None]
    return max(lows) if lows else None


def sentence_number(told: Told) -> int | None:
    """The number of the sentence that reports the act, from 1; the title is a sentence too."""
    anchors = told.get("anchors")
    return anchors[0][0] + 1 if anchors else None
