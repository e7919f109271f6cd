"""sentences, roles, status: tasks that ask about given stretches, with a document made by hand."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluate import evaluate
from dateline.evaluate.status_of_events import correlation
from dateline.model import Act, Argument, Document, Frame, Report
from dateline.testing import document_from_conllu
from fake_coder import FakeCoder

CONLLU = """
1 The the DET _ _ 2 det _ _
2 men man NOUN _ _ 0 root _ _
3 who who PRON _ _ 4 nsubj _ _
4 shelled shell VERB _ _ 2 acl:relcl _ _
5 Velm velm PROPN _ _ 4 obj _ _
6 denied deny VERB _ _ 2 acl _ _
7 it it PRON _ _ 6 obj _ SpaceAfter=No
8 . . PUNCT _ _ 2 punct _ _
"""


class Known(FakeCoder):
    """Parses every text as the one above."""

    def parse(self, report: Report, *, at: Collection[int] = (), with_care: bool = False) -> Document:
        doc = document_from_conllu(CONLLU)
        sentence = doc.sentences[0]
        assert report.text == doc.report.text
        acts = tuple(
            Act(i, {"ASSAULT": 0.6, "NONE": 0.4}, (), 2.0) for i, t in enumerate(sentence.tokens) if t.start in at
        )
        frame = Frame(3, 0.9, (Argument("ARG0", 1, 0.9, 0, 2), Argument("ARG1", 4, 0.9, 4, 5)))
        return replace(doc, sentences=(replace(sentence, frames=(frame,), acts=acts),))


TEXT = "The men who shelled Velm denied it."


def gold(tmp_path: Path, **row: object) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": 1, "text": TEXT, **row}) + "\n", encoding="utf-8")
    return path


def test_sentences_count_both_ends_and_ends_alone(tmp_path: Path) -> None:
    card = evaluate("sentences", gold(tmp_path, sentences=[[4, 35], [0, 3]]), coder=Known())

    assert (card.figures["f1"], card.figures["precision"]) == (0.0, 0.0)
    assert card.figures["f1_of_ends"] == pytest.approx(2 / 3)


def test_roles_are_measured_as_spans_and_by_their_heads(tmp_path: Path) -> None:
    frames = [
        {
            "predicate": {"start": 12, "end": 19},
            "args": [{"role": "ARG0", "start": 0, "end": 7}, {"role": "ARG1", "start": 20, "end": 24}],
        }
    ]
    out = tmp_path / "out.jsonl"

    card = evaluate("roles", gold(tmp_path, frames=frames), coder=Known(), predictions=out)

    assert card.figures["f1"] == 1.0
    assert card.figures["recall_of_heads"] == 1.0
    (row,) = [json.loads(line) for line in out.read_text().splitlines()]
    assert {"role": "ARG1", "start": 20, "end": 24} in row["frames"][0]["args"]


def test_status_gives_error_and_correlation_of_given_events(tmp_path: Path) -> None:
    events = [{"start": 12, "end": 19, "factuality": 3.0}, {"start": 25, "end": 31, "factuality": 1.5}]

    card = evaluate("status", gold(tmp_path, events=events), coder=Known())

    assert card.figures["mae"] == pytest.approx(0.75)
    assert card.figures["events"] == 2
    assert correlation([(1, 2), (2, 4), (3, 6)]) == pytest.approx(1.0)
    assert correlation([(1, 2), (1, 4)]) is None


@pytest.mark.parametrize("task", ["sentences", "roles", "status"])
def test_gold_without_what_the_task_asks_is_named(tmp_path: Path, task: str) -> None:
    with pytest.raises(InputError, match="has no"):
        evaluate(task, gold(tmp_path), coder=Known())
