"""`dateline evaluate merging`: gold of clusters against what is merged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluate import evaluate
from fake_coder import FakeCoder

CLUSTER = """
about: A shelling told by a wire, its copy and another; and one of another town.
events: {arandi: ASSAULT 2023-03-06 Arandi, bekasi: ASSAULT 2023-03-09 Bekasi}
reports:
  1: {publisher: Wire, published: 2023-03-06 09:00, title: A, tells: {arandi: [shelled]},
      text: Rebels shelled Arandi with the great guns of the hills on a cold Monday morning and went away again. They had come down from the north in the night.}
  2: {publisher: Post, published: 2023-03-06 12:00, title: A, from: 1 copy, of: {}, tells: {arandi: [shelled]}}
  3: {publisher: Salt, published: 2023-03-06 13:00, title: A, tells: {arandi: [shelled]},
      text: Our stringer in the town heard it as well. Rebels shelled Arandi before breakfast while bakers were at work.}
  4: {publisher: Echo, published: 2023-03-09 13:00, title: B, tells: {bekasi: [condemned]},
      text: Norland condemned Bekasi in a sitting of its parliament that nobody else attended for the rain.}
"""  # noqa: E501 - a report is a line


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "small.yaml").write_text(CLUSTER, encoding="utf-8")
    return tmp_path / "small.yaml"


def test_events_and_origins_are_scored(gold: Path):
    card = evaluate("merging", gold, coder=FakeCoder())

    assert card.figures["b3_f1"] == 1.0
    assert card.figures["account_b3_f1"] == 1.0
    assert card.figures["origins_right"] == 1.0
    assert card.figures["told_events_coded"] == 1.0


def test_predictions_name_events_and_origin_of_each_report_and_events_stand_beside(gold: Path, tmp_path: Path):
    out = tmp_path / "out.jsonl"
    evaluate("merging", gold, coder=FakeCoder(), predictions=out)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    events = [json.loads(line) for line in (tmp_path / "out.events.jsonl").read_text(encoding="utf-8").splitlines()]

    assert [row["id"] for row in rows] == ["small:1", "small:2", "small:3", "small:4"]
    assert rows[0]["origin"] == rows[1]["origin"] != rows[2]["origin"]
    assert rows[0]["events"] == rows[2]["events"]
    assert {row["events"][0] for row in rows} == {event["event_id"] for event in events}


def test_gold_may_be_lines_of_reports(gold: Path, tmp_path: Path):
    from dateline.evaluate.cluster_files import load_cluster

    lines = tmp_path / "gold.jsonl"
    kept = ("id", "url", "publisher", "published", "title", "text", "cluster", "origin")
    rows = [{key: row[key] for key in kept} for row in load_cluster(gold).rows()]
    lines.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    assert evaluate("merging", lines, coder=FakeCoder()).figures["b3_f1"] == 1.0


def test_an_empty_fold_is_an_error(tmp_path: Path):
    (tmp_path / "small.yaml").write_text(CLUSTER, encoding="utf-8")
    with pytest.raises(InputError):
        evaluate("merging", tmp_path, coder=FakeCoder(), fold="nowhere")
