"""The columns of other people's formats are exactly theirs, in their order (where the reference lists lie)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.registry import export_form

SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[3] / "shared"))
REFERENCE = SHARED / "reference" / "columns"
FILES = {
    "gdelt": "gdelt2_events",
    "gdelt-mentions": "gdelt2_mentions",
    "icews": "icews",
    "polecat": "polecat",
    "petrarch": "petrarch2_output",
    "acled": "acled",
}


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="the reference lists of columns are not here: ../shared/reference")
@pytest.mark.parametrize("name", FILES)
def test_columns_are_theirs(name):
    lines = (REFERENCE / f"{FILES[name]}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert [column.name for column in export_form(name).columns] == [line.split("\t")[1] for line in lines]
