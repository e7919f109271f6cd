"""times: spans, types and values against gold, with expressions read by the grammar alone."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluate import evaluate
from dateline.model import Document, Report
from fake_coder import FakeCoder
from timed import with_expressions

TEXT = "They met on April 19, 2019. Talks went on for three days."


class Timing(FakeCoder):
    """Reads time expressions without a model."""

    def parse(self, report: Report, *, at: Collection[int] = (), with_care: bool = False) -> Document:
        return with_expressions(super().parse(report, at=at))


def gold(tmp_path: Path, **row: object) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"doc_id": "d", "text": TEXT, "dct": "2019-04-20", **row}) + "\n", encoding="utf-8")
    return path


DAY = {"start": 12, "end": 26, "type": "DATE", "value": "2019-04-19"}
DAYS = {"start": 46, "end": 56, "type": "DURATION", "value": "P3D"}


def test_all_right_is_one_and_predictions_are_in_the_kits_form(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    card = evaluate("times", gold(tmp_path, timexes=[DAY, DAYS]), coder=Timing(), predictions=out)
    for name in ("relaxed_f1", "strict_f1", "type_f1", "value_f1", "dates_value_f1", "dates_right_of_gold"):
        assert card.figures[name] == 1.0
    assert json.loads(out.read_text()) == {"doc_id": "d", "timexes": [DAY, DAYS]}


def test_a_shorter_span_is_relaxed_a_wrong_value_is_wrong(tmp_path: Path) -> None:
    wrong = {**DAYS, "start": 52, "value": "P4D"}
    card = evaluate("times", gold(tmp_path, timexes=[DAY, wrong]), coder=Timing())
    assert (card.figures["relaxed_f1"], card.figures["strict_f1"], card.figures["value_f1"]) == (1.0, 0.5, 0.5)
    assert card.figures["dates_value_f1"] == 1.0


def test_what_the_gold_does_not_mark_costs_precision(tmp_path: Path) -> None:
    card = evaluate("times", gold(tmp_path, timexes=[DAY]), coder=Timing())
    assert card.figures["precision"] == 0.5
    assert card.figures["dates_on_gold_spans_f1"] == 1.0


def test_a_documents_day_is_read_in_short_figures_too(tmp_path: Path) -> None:
    path = gold(tmp_path, text="They met today.", dct="2019-4-2T3:25Z", timexes=[{**DAY, "start": 9, "end": 14}])
    card = evaluate("times", path, coder=Timing(), predictions=tmp_path / "out.jsonl")
    assert card.figures["relaxed_f1"] == 1.0
    assert json.loads((tmp_path / "out.jsonl").read_text())["timexes"][0]["value"] == "2019-04-02"


def test_clock_times_are_compared_to_the_day(tmp_path: Path) -> None:
    clock = {**DAY, "type": "TIME", "value": "2019-04-19T3:25Z"}
    card = evaluate("times", gold(tmp_path, timexes=[clock, DAYS]), coder=Timing())
    assert card.figures["value_f1"] == 0.5
    assert card.figures["dates_value_f1"] == 1.0


def test_gums_dates_are_asked_for_their_first_day(tmp_path: Path) -> None:
    dates = [{"start": 12, "end": 26, "when": "2019-04-19"}, {"start": 0, "end": 4, "when": "1999"}]
    card = evaluate("times", gold(tmp_path, dates=dates), coder=Timing())
    assert (card.figures["when_right_where_found"], card.figures["found"]) == (1.0, 0.5)


def test_a_row_without_times_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="neither 'timexes' nor 'dates'"):
        evaluate("times", gold(tmp_path), coder=Timing())
