"""Floors: read, checked, set anew; the corpus pinned by what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluate.gate import Measure, Verdict, fingerprint, load_gate, main, reset, verdicts, written
from fake_coder import FakeCoder
from small_corpus import write_corpus

FLOORS = """
corpus: {folder: corpus, sha256: none}
set_by: nobody
sample:
- {task: corpus, gold: corpus, fold: dev, at_least: {reports_account_f1: 0.05}, at_most: {noise_per_100_sentences: 90}}
- {task: names, gold: ../kit/names.jsonl, at_least: {f1: 0.5}}
whole:
- {task: corpus, gold: corpus, at_least: {sentences_account_f1: 0.9, no_such_figure: 0.1}}
"""


@pytest.fixture
def root(tmp_path, monkeypatch):
    root = tmp_path / "checkout"
    write_corpus(root / "corpus")
    (root / "floors.yaml").write_text(FLOORS, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def gate(*arguments):
    main(["--floors", "floors.yaml", *arguments], coder=FakeCoder())


def test_a_figure_that_fell_a_changed_corpus_and_absent_gold_are_said(root, capsys):
    with pytest.raises(SystemExit) as left:
        gate("--run", "sample")
    assert left.value.code == "1 below the floor"
    out = capsys.readouterr().out
    assert "holds    corpus on corpus: reports_account_f1 0.667, at least 0.05" in out
    assert "left out names on names.jsonl: ../kit/names.jsonl is not there" in out
    assert "CHANGED  corpus" in out
    with pytest.raises(SystemExit) as left:
        gate()
    assert left.value.code == "3 below the floor"
    out = capsys.readouterr().out
    assert "FELL     corpus on corpus: sentences_account_f1 0.333, at least 0.9" in out
    assert "no_such_figure not measured" in out


def test_write_sets_floors_slightly_under_and_pins(root, capsys):
    gate("--write")
    told = load_gate(Path("floors.yaml"))
    assert told.sample[0].at_least == {"reports_account_f1": 0.636}
    assert told.sample[0].at_most == {"noise_per_100_sentences": 24.448}
    assert told.whole[0].at_least == {"sentences_account_f1": 0.323, "no_such_figure": 0.1}
    assert told.sample[1].at_least == {"f1": 0.5}
    assert (told.set_by, told.sha256) == ("fake coder 1", fingerprint(root / "corpus"))
    assert "left as it is: names" in capsys.readouterr().out
    with pytest.raises(SystemExit) as left:
        gate("--run", "sample")
    assert left.value.code is None


def test_pin_changes_the_hash_alone(root):
    before = load_gate(Path("floors.yaml"))
    gate("--pin")
    after = load_gate(Path("floors.yaml"))
    assert after.sha256 == fingerprint(root / "corpus") != before.sha256
    assert (after.sample, after.whole, after.set_by) == (before.sample, before.whole, before.set_by)
    assert Path("floors.yaml").read_text(encoding="utf-8") == written(after)


def test_the_fingerprint_is_of_names_and_words(root):
    corpus = root / "corpus"
    seen = {fingerprint(corpus)}
    (corpus / "FORMAT.md").write_text("Not a marked file.", encoding="utf-8")
    assert fingerprint(corpus) in seen
    path = corpus / "sentences" / "all.txt"
    path.rename(path.with_name("some.txt"))
    seen.add(fingerprint(corpus))
    path.with_name("some.txt").write_text("It rained.\n", encoding="utf-8")
    seen.add(fingerprint(corpus))
    assert len(seen) == 3


def test_floors_and_ceilings():
    assert Verdict("f1", 0.5, 0.5).holds and not Verdict("f1", 0.499, 0.5).holds
    assert Verdict("mae", 0.5, 0.5, is_ceiling=True).holds and not Verdict("mae", 0.6, 0.5, is_ceiling=True).holds
    assert not Verdict("f1", None, 0.0).holds
    measure = Measure("names", "gold", at_least={"f1": 0.9}, at_most={"mae": 0.1})
    after = reset(measure, {"f1": 0.004, "mae": 0.5}, under=0.01)
    assert (after.at_least, after.at_most) == ({"f1": 0.0}, {"mae": 0.551})
    assert all(each.holds for each in verdicts(after, {"f1": 0.004, "mae": 0.5}))


@pytest.mark.parametrize("text", ["[", "corpus: {}", FLOORS + "- {what: this}\n"])
def test_a_broken_floors_file_is_named(text, tmp_path):
    path = tmp_path / "floors.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"floors\.yaml is no file of floors"):
        load_gate(path)
