"""attribution: pairing by cues, exact spans and shared code points, with a document made by hand."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluate import evaluate
from dateline.evaluate.attribution import one_run, paired
from dateline.model import Document, Quotation, Report
from fake_coder import FakeCoder

TEXT = "Anna said Velm fell. Bo denied it."


class Quoting(FakeCoder):
    """Finds "Anna said Velm fell" and "Bo denied it", word by word."""

    def parse(self, report: Report, *, at: Collection[int] = (), with_care: bool = False) -> Document:
        doc = super().parse(report, at=at)
        one = Quotation((1, 2), (0,), (2, 3), 0.9)
        two = Quotation((1, 2), (0,), (2,), 0.9)
        sentences = [replace(s, quotations=(q,)) for s, q in zip(doc.sentences, (one, two), strict=True)]
        return replace(doc, sentences=tuple(sentences))


def gold(tmp_path: Path, **row: object) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"doc_id": "d", "text": TEXT, **row}) + "\n", encoding="utf-8")
    return path


ANNA = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 14], [15, 19]]}


def test_spans_of_adjacent_words_are_one_and_predictions_are_in_the_kits_form(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    bo = {"source": None, "cue": [[24, 30]], "content": [[31, 33]]}

    card = evaluate("attribution", gold(tmp_path, attributions=[ANNA, bo]), coder=Quoting(), predictions=out)

    figures = card.figures
    assert figures["cue_f1"] == figures["content_f1"] == figures["content_overlap_f1"] == 1.0
    assert figures["speaker_f1"] == pytest.approx(2 / 3)  # nobody is named in the gold, Bo was found
    assert figures["speaker_overlap_f1"] == pytest.approx(2 * 4 / (4 + 6))
    row = json.loads(out.read_text())
    assert row["doc_id"] == "d"
    assert row["attributions"][0] == {"cue": [[5, 9]], "source": [[0, 4]], "content": [[10, 19]]}


def test_what_has_no_partner_counts_in_every_part(tmp_path: Path) -> None:
    card = evaluate("attribution", gold(tmp_path, attributions=[ANNA]), coder=Quoting())

    assert card.figures["attributions_f1"] == pytest.approx(2 / 3)
    assert card.figures["speaker_f1"] == card.figures["content_f1"] == pytest.approx(2 / 3)
    assert card.figures["speaker_f1_where_paired"] == card.figures["content_f1_where_paired"] == 1.0


def test_a_wider_cue_is_a_partner_but_not_exact(tmp_path: Path) -> None:
    wide = {**ANNA, "cue": [[5, 14]], "content": [[15, 19]]}

    card = evaluate("attribution", gold(tmp_path, attributions=[wide]), coder=Quoting())

    assert card.figures["cue_f1"] == 0.0
    assert card.figures["cue_overlap_f1_where_paired"] == pytest.approx(2 * 4 / (4 + 9))
    assert card.figures["speaker_f1_where_paired"] == 1.0
    assert card.figures["content_f1_where_paired"] == 0.0


def test_gold_without_a_cue_is_not_asked_for(tmp_path: Path) -> None:
    card = evaluate("attribution", gold(tmp_path, attributions=[ANNA, {**ANNA, "cue": []}]), coder=Quoting())

    assert card.figures["attributions"] == 1


def test_pairs_are_one_to_one_and_the_likest_come_first() -> None:
    short, long = {"cue": ((0, 4),)}, {"cue": ((0, 9),)}

    assert paired([long, short], [short]) == [(short, short)]
    assert paired([short], [long, short]) == [(short, short)]
    assert paired([short], [{"cue": ((4, 9),)}]) == []


def test_only_white_space_joins() -> None:
    assert one_run("a  b, c", [[5, 7], [0, 2], [3, 4]]) == ((0, 4), (6, 7))
    assert one_run("a b", [[1, 2]]) == ()


@pytest.mark.parametrize(
    ("row", "why"),
    [({}, "has no"), ({"attributions": [{"cue": [3]}]}, "no pairs"), ({"attributions": ["x"]}, "no pairs")],
)
def test_gold_in_another_form_is_named(tmp_path: Path, row: dict[str, object], why: str) -> None:
    with pytest.raises(InputError, match=why):
        evaluate("attribution", gold(tmp_path, **row), coder=Quoting())
