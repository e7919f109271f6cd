"""Cluster files: read, checked, and written as rows of gold."""

import json
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluate.cluster_files import load_cluster
from dateline.evaluate.clusters import counts, faults, main

CLUSTERS = Path(__file__).parents[2] / "corpus" / "clusters"
SMALL = """
about: A shelling, its copy and a rewrite, and a page of another hand.
events: {shelling: ASSAULT-heavy-weapons 2023-03-06 Arandi}
reports:
  1: {publisher: Wire, published: 2023-03-06 18:40, title: Shells, tells: {shelling: [hit]},
      text: "Shells hit Arandi on Monday.\\n\\nTwo died."}
  2: {publisher: Post, published: 2023-03-07, title: Shells, from: 1 cut, of: {without: [2]}, tells: {shelling: [hit]}}
  3: {publisher: Echo, published: 2023-03-07, title: Shells, from: 2 rewrite, text: It was hit.,
      tells: {shelling: [hit]}}
  4: {publisher: Salt, published: 2023-03-07, title: Seven, agency: NNA, text: Shells hit seven.,
      tells: {shelling: [hit]}}
disagreements:
  - {event: shelling, slot: count, of: killed, kind: update, positions: {2: {1: Two died}, 7: {4: seven}}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def test_a_cut_has_the_text_of_the_report_it_derives_from_without_its_paragraphs(folder: Path) -> None:
    cluster = load_cluster(folder / "small.yaml")

    assert cluster.reports[2].text == "Shells hit Arandi on Monday."


def test_origins_follow_the_chain_to_the_first_report_or_to_the_agency(folder: Path) -> None:
    cluster = load_cluster(folder / "small.yaml")

    assert [cluster.origin(number) for number in (1, 2, 3, 4)] == ["small:1", "small:1", "small:1", "small:NNA"]


def test_rows_are_gold_of_the_merging_task(folder: Path) -> None:
    rows = list(load_cluster(folder / "small.yaml").rows())

    assert {"id", "url", "publisher", "published", "title", "text", "cluster", "origin"} <= set(rows[0])
    assert rows[0]["disagreements"][0]["positions"] == {"2": {"small:1": "Two died"}, "7": {"small:4": "seven"}}
    assert "disagreements" not in rows[1]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("[hit]", "[struck]", "'struck' does not stand in its text"),
        ("7: {4: seven}", "7: {4: eight}", "'eight' does not stand in report 4"),
        ("ASSAULT-heavy-weapons", "ASSAULT-snow", "snow is no mode of ASSAULT"),
        ("from: 1 cut", "from: 1 snip", "report 2: from: 1 snip"),
        ("slot: count", "slot: toll", "none of stance"),
        ("kind: update", "kind: quarrel", "kind 'quarrel'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(folder: Path, right: str, wrong: str, said: str) -> None:
    (folder / "small.yaml").write_text(SMALL.replace(right, wrong, 1), encoding="utf-8")
    found = list(faults(folder))

    assert all(each.startswith("small.yaml: ") for each in found)
    assert any(said in each for each in found)


def test_a_file_that_is_no_cluster_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text("- a list", encoding="utf-8")
    with pytest.raises(InputError, match=r"odd\.yaml.*about"):
        load_cluster(tmp_path / "odd.yaml")


def test_the_shipped_clusters_have_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    if not CLUSTERS.is_dir():
        pytest.skip("the corpus is not beside the tests")
    assert list(faults(CLUSTERS)) == []
    assert counts(CLUSTERS)["reports by fold"].total() >= 16
    main([str(CLUSTERS), "--rows", "all"])
    assert "cluster" in json.loads(capsys.readouterr().out.splitlines()[0])
