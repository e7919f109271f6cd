"""`dateline evaluate event-coreference`: given mentions of events, which are one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import InputError
from dateline.evaluate import evaluate
from dateline.merge.mention_pairs import knowledge, linked, stories, words_of_document
from fake_coder import FakeCoder

QUAKE = "A strong earthquake shook the Indonesian province of Aceh and killed dozens of villagers in collapsed houses."
TRIAL = "A jury convicted the banker of fraud after a long trial in Manhattan, and the judge adjourned the sentencing."


def row(name: str, text: str, **mentions: str) -> dict[str, Any]:
    told = [
        {"kind": "event", "start": text.index(word), "end": text.index(word) + len(word), "cluster": cluster}
        for word, cluster in mentions.items()
    ]
    person = {"kind": "participant", "start": 0, "end": 1, "cluster": "p"}
    late = {"kind": "event", "start": 2, "end": 8, "cluster": "x", "in_validated_sentence": False}
    return {"doc_id": name, "topic": 1, "text": text, "mentions": [*told, person, late]}


ROWS = [
    row("1_1", QUAKE, earthquake="quake", killed="deaths"),
    row("1_2", QUAKE.replace("strong", "powerful"), earthquake="quake", killed="deaths"),
    row("1_3", TRIAL, convicted="verdict"),
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    return path


def test_the_same_words_in_alike_documents_are_one_event_and_every_mention_is_answered(gold: Path, tmp_path: Path):
    out = tmp_path / "out.jsonl"
    card = evaluate("event-coreference", gold, coder=FakeCoder(), predictions=out)
    (topic,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]

    assert card.figures["mentions"] == 5
    assert card.figures["conll_f1"] == 1.0
    assert sorted(len(cluster) for cluster in topic["clusters"]) == [1, 2, 2]
    assert set(topic["clusters"][0][0]) == {"doc_id", "start", "end"}


def test_stories_are_told_apart_by_their_words():
    known = knowledge()
    documents = {each["doc_id"]: words_of_document(each["text"], known) for each in ROWS}

    assert sorted(map(sorted, stories(documents, known))) == [["1_1", "1_2"], ["1_3"]]


def test_average_linkage_does_not_chain():
    assert linked(3, [(0, 1), (0, 2), (1, 2)], [1.0, -3.0, 0.9]) == [[0, 1], [2]]


def test_a_document_without_mentions_in_the_form_is_refused(tmp_path: Path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"doc_id": "d", "text": "A text.", "mentions": [{"from": 1}]}), encoding="utf-8")
    with pytest.raises(InputError, match="document d"):
        evaluate("event-coreference", path, coder=FakeCoder())
