"""actors and coreference: codes that are written otherwise here, phrases split, clusters with and without types."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluate import evaluate
from dateline.model import Document, Name, Report
from dateline.testing import document_from_conllu
from fake_coder import FakeCoder

STORY = """
1 Idris idris PROPN _ _ 3 nsubj _ _
2 Sall sall PROPN _ _ 1 flat _ _
3 left leave VERB _ _ 0 root _ SpaceAfter=No
4 . . PUNCT _ _ 3 punct _ _

1 He he PRON _ _ 2 nsubj _ _
2 met meet VERB _ _ 0 root _ _
3 Omar omar PROPN _ _ 2 obj _ SpaceAfter=No
4 . . PUNCT _ _ 2 punct _ _
"""
TEXT = "Idris Sall left. He met Omar."


class Known(FakeCoder):
    """Parses every text as the story above."""

    def parse(self, report: Report, *, at: Collection[int] = (), with_care: bool = False) -> Document:
        doc = document_from_conllu(STORY)
        first, second = doc.sentences
        return replace(
            doc,
            sentences=(
                replace(first, names=(Name(0, 2, "Person", 1.0),)),
                replace(second, names=(Name(2, 3, "Person", 1.0),)),
            ),
        )


def lines(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_actors_map_what_the_gold_writes_otherwise(tmp_path: Path) -> None:
    gold = lines(
        tmp_path / "gold.jsonl",
        {"id": 1, "text": "the European Union", "expected": {"country": "EUR"}},
        {"id": 2, "text": "Japan", "date": "Today", "expected": {"country": "JPN", "code_1": ""}},
        {"id": 3, "text": "Lisbon police", "expected": {"country": "PRT", "code_1": "COP"}},
        {"id": 4, "text": "a former Kenyan minister", "expected": {"country": "KEN", "code_1": "CVL"}},
        {"id": 5, "text": "Lisbon police", "expected": {"country": "ESP"}, "xfail": True},
    )
    card = evaluate("actors", gold, coder=Known(), predictions=tmp_path / "out.jsonl")

    assert (card.figures["country"], card.figures["sector"]) == (1.0, 1.0)
    assert (card.figures["country_asked"], card.figures["country_of_known_failures"]) == (4, 0.0)
    written = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert written[2] == {"id": 3, "country": "PRT", "sectors": ["COP"], "name": None}


def test_coreference_from_the_text_and_with_mentions_given(tmp_path: Path) -> None:
    gold = lines(tmp_path / "gold.jsonl", {"doc_id": "a", "text": TEXT, "clusters": [[[0, 10], [17, 19]]]})
    card = evaluate("coreference", gold, coder=Known(), predictions=tmp_path / "out.jsonl")

    assert (card.figures["given_mean_f1"], card.figures["mean_f1"]) == (1.0, 1.0)
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8")) == {
        "doc_id": "a",
        "clusters": [[{"start": 0, "end": 10}, {"start": 17, "end": 19}]],
    }


def test_types_of_the_file_beside_choose_the_clusters(tmp_path: Path) -> None:
    gold = lines(tmp_path / "ontogum.coref.jsonl", {"doc_id": "a", "text": TEXT, "clusters": [[[0, 10], [17, 19]]]})
    mention = {"start": 0, "end": 10, "type": "abstract"}
    lines(tmp_path / "gum.doc.jsonl", {"doc_id": "a", "text": TEXT, "mentions": [mention]})
    assert evaluate("coreference", gold, coder=Known()).figures["mentions"] == 0


def test_gold_without_what_is_asked_is_refused(tmp_path: Path) -> None:
    gold = lines(tmp_path / "gold.jsonl", {"id": "x7", "text": TEXT})
    with pytest.raises(InputError, match="x7 has neither 'expected' nor 'actors'"):
        evaluate("actors", gold, coder=Known())
    with pytest.raises(InputError, match="x7 has no 'clusters'"):
        evaluate("coreference", gold, coder=Known())
