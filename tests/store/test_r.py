"""Exports as R itself opens them: readr with warnings as errors, its types and values beside those that were written.

`make test` installs R where it may; elsewhere these are skipped, and `test_common_readers.py` keeps readr's documented
rules by themselves.
"""

from __future__ import annotations

import csv
import io
import shutil
import subprocess

import pytest

from dateline.registry import export_form
from dateline.store.exports.writing import table_lines
from store.test_common_readers import NUMERALS, OUR_KINDS, TABLES

RSCRIPT = shutil.which("Rscript")
READ = """
options(warn = 2, readr.show_col_types = FALSE, readr.show_progress = FALSE)
suppressPackageStartupMessages(library(readr))
asked <- commandArgs(trailingOnly = TRUE)
frame <- read_delim(asked[1], delim = if (asked[2] == "tab") "\\t" else ",", col_names = asked[3] == "header",
                    quote = if (asked[3] == "header") "\\"" else "", name_repair = "minimal")
cat("problems", nrow(problems(frame)), "\\n")
for (at in seq_along(frame)) {
  cells <- frame[[at]]
  filled <- sum(!is.na(cells))
  total <- if (is.numeric(cells)) format(sum(cells, na.rm = TRUE), digits = 15, scientific = FALSE) else "-"
  cat(class(cells)[1], length(cells), filled, total, names(frame)[at], sep = "\\t")
  cat("\\n")
}
"""
R_KINDS = {"numeric": "double", "integer": "double"}


def has_readr() -> bool:
    """Whether R is here, with readr."""
    if RSCRIPT is None:
        return False
    return subprocess.run([RSCRIPT, "-e", "library(readr)"], capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module", autouse=True)
def readr():
    if not has_readr():
        pytest.skip("No R with readr here (apt-get install r-base-core r-cran-readr).")


@pytest.mark.parametrize("name", TABLES)
def test_r_reads_our_types_and_values_without_a_warning(name, tolds, tmp_path):
    form = export_form(name)
    text = "".join(table_lines((row for told in tolds for row in form.rows(told)), form))
    file = tmp_path / "export.txt"
    file.write_text(text, encoding="utf-8")
    quoting = csv.QUOTE_MINIMAL if form.header else csv.QUOTE_NONE
    rows = list(csv.reader(io.StringIO(text), delimiter=form.separator, quoting=quoting))[form.header :]
    told = subprocess.run(
        [
            RSCRIPT, "-e", READ, str(file), "tab" if form.separator == "\t" else "comma",
            "header" if form.header else "none",
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    problems, *columns = told.stdout.splitlines()
    assert problems.split() == ["problems", "0"]
    assert len(columns) == len(form.columns)
    for line, column, cells in zip(columns, form.columns, zip(*rows, strict=True), strict=True):
        kind, many, filled, total, title = line.split("\t")
        said = [cell for cell in cells if cell.strip() not in ("", "NA")]
        assert int(many) == len(rows), title
        assert int(filled) == len(said), title
        if form.header:
            assert title == column.name
        if said:
            wanted = NUMERALS.get(name, {}).get(column.name, OUR_KINDS[column.kind])
            assert R_KINDS.get(kind, kind) == wanted, title
        if total != "-" and said:
            assert float(total) == pytest.approx(sum(map(float, said)), rel=1e-9), title
