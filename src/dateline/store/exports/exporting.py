"""An export: the kept accounts that fit, people masked, quotations limited, in one of the forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.store.answering import kept_told
from dateline.store.exports.columns import DocumentForm, Form, TableForm, told_from_row
from dateline.store.exports.judged import NOT_JUDGED, Judged, corrected_told, judged_in
from dateline.store.exports.quoting import limited
from dateline.store.exports.shapes import SHAPES
from dateline.store.exports.writing import table_lines, write_parquet, write_text
from dateline.store.people import Mask, mask_of, masked
from dateline.store.port import Hides
from dateline.store.rows import Row, from_json
from dateline.store.sql_store import SqlStore
from dateline.store.where import Where
from dateline.sweeping import unswept

AS_FACTS = ("happened", "ongoing")
"""What a form is given that cannot say that something did not happen."""


@dataclass(slots=True)
class Exported:
    """What was written: how many accounts; how many were left out because the form cannot say their status, and how
    many because it cannot say that people judged them wrong; how many have no place in it, and why; in how many a slot
    was judged wrong, and is empty or has the value that people gave; in how many the sentence was cut short or left
    out, since more of their report may not be quoted. ``most`` is how many accounts the form holds."""

    accounts: int = 0
    left_out: int = 0
    judged_wrong: int = 0
    no_place: int = 0
    no_place_because: str = ""
    corrected: int = 0
    cut: int = 0
    most: int | None = None
    form: str = ""
    hides: Hides = "private persons"


def fitting(form: Form | None, where: Where) -> Where:
    """The filters, with the statuses that the form can be given where none were asked for."""
    if where.status or form is None or form.says_status:
        return where
    more: dict[str, Any] = {"status": AS_FACTS}
    if where.historical is None:
        more["historical"] = False
    return where.but(**more)


def tolds_of(store: SqlStore, where: Where, *, all_quotes: bool = False) -> Iterator[dict[str, Any]]:
    """Accounts as exports take them: what people judged wrong is taken out, and whom the store hides is called by
    a role."""
    judged = judged_in(store, as_of=where.as_of)
    tolds = _named(store, where, judged) if store.hides == "nobody" else _masked(store, where, judged)
    return tolds if all_quotes else limited(tolds)


def _named(store: SqlStore, where: Where, judged: Mapping[str, Judged]) -> Iterator[dict[str, Any]]:
    for body, row in store.rows(where):
        yield _judged(told_from_row(body, row), judged)


def _judged(told: dict[str, Any], judged: Mapping[str, Judged]) -> dict[str, Any]:
    wrong = judged.get(told["account_id"], NOT_JUDGED).wrong
    return corrected_told(told, wrong) if wrong else told


def _masked(store: SqlStore, where: Where, judged: Mapping[str, Judged]) -> Iterator[dict[str, Any]]:
    """Accounts with a role for each whom the store hides. Who is hidden in one account of a report is hidden in all,
    and accounts that do not fit say who is: so they are read as well.
    """
    for stretch in store.stretches(where):
        of_report: dict[str, list[int]] = {}
        for number, (_, _, row) in enumerate(stretch.rows):
            of_report.setdefault(row["report_id"], []).append(number)
        masks: dict[str, Mask] = {}
        tolds: dict[int, dict[str, Any]] = {}
        for number, (_, _, row) in enumerate(stretch.rows):
            report_id = row["report_id"]
            if report_id not in masks:
                mine = {each: kept_told(*stretch.rows[each][:2]) for each in of_report[report_id]}
                others = map(from_json, stretch.beside.get(report_id, ()))
                now = {each: _judged(told, judged) for each, told in mine.items()} if judged else mine
                given = (told for each, told in now.items() if told is not mine[each])  # people may have named somebody
                masks[report_id] = mask_of([*others, *mine.values(), *given], hides=store.hides)
                tolds |= now
            yield masked(told_from_row(tolds.pop(number), row), masks[report_id])


class Export:
    """One export, not yet written; `exported` is filled while it is."""

    def __init__(
        self, store: SqlStore, form: Form, *, where: Where, shape: str | None = None, all_quotes: bool = False
    ) -> None:
        counts = SHAPES.get(shape or "")
        self.form: Form = counts[0] if counts else form
        self._shaped = counts[1] if counts else None
        self._quotes = self.form.quotes
        self.where = fitting(self.form, where)
        self.exported = Exported(form=self.form.title, hides=store.hides)
        if isinstance(self.form, DocumentForm):
            self.exported.most = self.form.most
        if self.form.only is not None:
            self.exported.no_place_because = self.form.only.because
        self._judged = judged_in(store, as_of=self.where.as_of)
        self._tolds = tolds_of(store, self.where, all_quotes=all_quotes)
        if self.where is not where:
            total, given = (sum(row[-1] for row in store.counts(("set",), where=each)) for each in (where, self.where))
            self.exported.left_out = total - given

    def _counted(self) -> Iterator[dict[str, Any]]:
        for told in self._tolds:
            judged = self._judged.get(told["account_id"], NOT_JUDGED)
            if not self._can_say(told, judged):
                self.exported.judged_wrong += 1
                continue
            if self.form.only is not None and not self.form.only.takes(told):
                self.exported.no_place += 1
                continue
            told["judged"] = list(judged.said)
            self.exported.corrected += bool(judged.wrong)
            self.exported.cut += told.pop("cut", False) and self._quotes
            self.exported.accounts += 1
            yield told

    def _can_say(self, told: dict[str, Any], judged: Judged) -> bool:
        """Whether the form can carry an account, after what people judged of it."""
        if judged.is_wrong and not self.form.says_judged:
            return False
        if "status" not in judged.wrong or self.form.says_status:
            return not judged.has_no_status or self.form.says_judged
        return told["status"]["value"] in (self.where.status or AS_FACTS)

    def _rows(self, form: TableForm) -> Iterator[Row]:
        if self._shaped is not None:
            yield from self._shaped(self._counted())
            return
        for told in self._counted():
            yield from form.rows(told)

    def parts(self, *, hxl: bool = False) -> Iterator[str]:
        """The parts of a text file, in order."""
        if isinstance(self.form, TableForm):
            if hxl and not any(column.hxl for column in self.form.columns):
                raise InputError(f"The export '{self.form.name}' has no HXL hashtags: use csv, dyad or a shape.")
            yield from table_lines(self._rows(self.form), self.form, hxl=hxl)
        else:
            yield from self.form.write(self._counted())

    def to_file(self, target: Path, *, hxl: bool = False) -> Exported:
        """Write a file in one step; Parquet where its name ends so."""
        with unswept():
            if target.suffix.lower() == ".parquet":
                self._write_parquet(target, _table(self.form))
            else:
                write_text(target, self.parts(hxl=hxl))
        return self.exported

    def to_folder(self, target: Path) -> Exported:
        """Write Parquet, partitioned by the month of ``time_start``; an earlier export there is replaced as a whole."""
        form = _table(self.form)
        if "time_start" not in {column.name for column in form.columns}:
            raise InputError(f"The export '{self.form.name}' cannot be partitioned by month: use parquet or dyad.")
        if target.is_dir() and not all(map(_is_our_part, target.rglob("*"))):  # it is replaced, so nothing else is lost
            raise InputError(f"The folder {target} holds something else: give one that is empty or not there.")
        with unswept():
            self._write_parquet(target, form, by_month="time_start")
        return self.exported

    def _write_parquet(self, target: Path, form: TableForm, *, by_month: str | None = None) -> None:
        rows = form.rows_as_cells(self._counted()) if self._shaped is None else form.as_cells(self._rows(form))
        write_parquet(target, rows, columns=form.columns, by_month=by_month)


def _table(form: Form) -> TableForm:
    """A form that is a table; raises InputError for one that is none."""
    if isinstance(form, DocumentForm):
        raise InputError(f"The export '{form.name}' is no table: it cannot be written as Parquet.")
    return form


def _is_our_part(path: Path) -> bool:
    return path.name.startswith("month=") if path.is_dir() else path.suffix == ".parquet"


def write_tolds(form: Form, tolds: Iterable[dict[str, Any]], target: Path) -> Exported:
    """Write accounts that were never kept; tells how many were written, and how many left out."""
    exported = Exported(form=form.title, no_place_because=form.only.because if form.only else "")

    def given() -> Iterator[dict[str, Any]]:
        for told in tolds:
            status = told["status"]
            if not form.says_status and (status["value"] not in AS_FACTS or status["historical"]):
                exported.left_out += 1
            elif form.only is not None and not form.only.takes(told):
                exported.no_place += 1
            else:
                exported.accounts += 1
                yield told

    if target.suffix.lower() == ".parquet":
        write_parquet(target, _table(form).rows_as_cells(given()), columns=_table(form).columns)
    elif isinstance(form, TableForm):
        write_text(target, table_lines((row for told in given() for row in form.rows(told)), form))
    else:
        write_text(target, form.write(given()))
    return exported
