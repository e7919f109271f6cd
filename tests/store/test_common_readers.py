"""Exports as the common readers of their fields open them: gdeltPyR's call of pandas, POLECAT's users', R's readr.

R need not be there: readr's documented rules of guessing are written out below (`guess_parser`: the first 1,000 rows,
integers as doubles, no number with a leading zero), and a cell that does not fit its column's guess is what readr
calls a parsing problem.
"""

from __future__ import annotations

import csv
import io
import re

import pandas
import pytest

from dateline.registry import EXPORTS, export_form
from dateline.store.exports.columns import TableForm
from dateline.store.exports.writing import table_lines

TABLES = [name for name in EXPORTS if isinstance(export_form(name), TableForm) and name != "parquet"]
GUESSED_ROWS = 1000


def written(name, tolds):
    form = export_form(name)
    return form, "".join(table_lines((row for told in tolds for row in form.rows(told)), form))


def test_gdelt_opens_as_its_common_reader_opens_it(tolds):
    form, text = written("gdelt", tolds)
    frame = pandas.read_csv(io.StringIO(text), header=None, sep="\t", dtype={26: "str", 27: "str", 28: "str"})
    frame.columns = [column.name for column in form.columns]
    assert frame.shape == (len(text.splitlines()), 61)
    assert frame["EventCode"].iloc[0] == "194" and set(frame["EventRootCode"].dropna()) >= {"19", "04"}
    kinds = {column.name: frame[column.name].dtype.kind for column in form.columns if not column.empty}
    for name in ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "IsRootEvent", "NumMentions", "DATEADDED"):
        assert kinds[name] == "i", name
    for name in ("FractionDate", "GoldsteinScale", "ActionGeo_Lat", "ActionGeo_Long"):
        assert kinds[name] == "f", name
    assert pandas.to_datetime(frame["SQLDATE"].astype(str), format="%Y%m%d").dt.year.min() == 2019
    _, mentions = written("gdelt-mentions", tolds)
    assert pandas.read_csv(io.StringIO(mentions), header=None, sep="\t").shape[1] == 16


@pytest.mark.parametrize("name", ["polecat", "icews"])
def test_tab_files_with_a_header_open_without_being_told_anything(name, tolds):
    form, text = written(name, tolds)
    frame = pandas.read_csv(io.StringIO(text), sep="\t", parse_dates=["Event Date"])
    assert list(frame.columns) == [column.name for column in form.columns]
    assert len(frame) == len(tolds) + 400  # one account has two actors
    assert frame["Event Date"].dt.year.dropna().unique().tolist() == [2019]
    assert {frame[column].dtype.kind for column in ("Latitude", "Longitude", "Intensity")} == {"f"}


DOUBLE = re.compile(r"[-+]?(?!0\d)(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
DAY = re.compile(r"\d{4}[-/]\d{2}[-/]\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:?\d{2}(:?\d{2}(\.\d+)?)?(Z|[-+]\d{2}:?\d{2})?")
CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")
RULES = {
    "logical": lambda cell: cell in ("T", "F", "TRUE", "FALSE", "true", "false"),
    "double": lambda cell: DOUBLE.fullmatch(cell) is not None,
    "Date": lambda cell: DAY.fullmatch(cell) is not None,
    "POSIXct": lambda cell: MOMENT.fullmatch(cell) is not None,
    "hms": lambda cell: CLOCK.fullmatch(cell) is not None,
    "character": lambda cell: True,
}
OUR_KINDS = {
    "text": "character", "list": "character", "integer": "double", "number": "double", "boolean": "logical",
    "date": "Date",
}  # fmt: skip
NUMERALS = {
    "csv": {"published": "Date"},
    "dyad": {"published": "Date"},
    "polecat": {"Actor COW": "double", "Recipient COW": "double", "GeoNames ID": "double"},
    "petrarch": {"date": "double"},
}
"""Columns of text that hold nothing but numerals or days: readr reads them as such, and has no problem."""


def guessed(cells):
    """What readr takes a column for."""
    said = [cell.strip() for cell in cells[:GUESSED_ROWS] if cell.strip() not in ("", "NA")]
    return next(kind for kind, fits in RULES.items() if all(map(fits, said)))


@pytest.mark.parametrize("name", TABLES)
def test_readr_guesses_our_types_and_finds_no_problem(name, tolds):
    form, text = written(name, tolds)
    quoting = csv.QUOTE_MINIMAL if form.header else csv.QUOTE_NONE
    rows = list(csv.reader(io.StringIO(text), delimiter=form.separator, quoting=quoting))
    if form.header:
        assert rows.pop(0) == [column.name for column in form.columns]
    assert len(rows) > GUESSED_ROWS and {len(row) for row in rows} == {len(form.columns)}
    strange = {}
    for column, cells in zip(form.columns, zip(*rows, strict=True), strict=True):
        kind = guessed(cells)
        said = [cell.strip() for cell in cells if cell.strip() not in ("", "NA")]
        assert all(map(RULES[kind], said)), f"{column.name}: a problem, guessed as {kind}"
        if said and kind != OUR_KINDS[column.kind]:
            strange[column.name] = kind
    assert strange == NUMERALS.get(name, {})
