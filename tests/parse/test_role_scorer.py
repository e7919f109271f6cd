"""Marks of candidates, and what a small net makes of them: made by hand, without the model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dateline.model import Token
from dateline.parse.role_candidates import Candidate, Tree
from dateline.parse.role_marks import MarkRows, Marks
from dateline.parse.role_scorer import RoleScorer, read

TREE = [("Kestrels", 1, "nsubj", "NOUN"), ("guarded", -1, "root", "VERB"), ("eggs", 1, "obj", "NOUN")]
TOKENS = [Token(at, at + 1, word, word, upos, head, rel) for at, (word, head, rel, upos) in enumerate(TREE)]
THE_TREE = Tree([token.head for token in TOKENS], [token.deprel for token in TOKENS], signs=[False] * 3)
SPANS = [Candidate(0, 1, 0, 0), Candidate(2, 3, 2, 0)]
NAMES = ("down /nsubj", "down /obj", "before 0", "learnt 1", "verb guarded")


def named(mark_rows: np.ndarray, names: list[str]) -> list[set[str]]:
    """Rows as names."""
    return [{names[row] for row in own} for own in mark_rows.tolist()]


def test_marks_tell_the_way_from_the_predicate_the_words_and_the_span() -> None:
    numbers: dict[str, int] = {}
    rows = MarkRows(lambda name: numbers.setdefault(name, len(numbers)))
    marks = Marks(TOKENS, THE_TREE, rows).whole(SPANS, 1, frozenset({(0, 1)}))
    subject, object_ = named(marks, list(numbers))
    assert {"verb guarded", "voice VERB 011 ed ", "way |/nsubj", "head kestrels", "before 0", "learnt 1"} <= subject
    assert {"way |/obj", "rel obj", "behind 0", "length 1", "signs 00", "learnt 0"} <= object_


def test_from_a_word_below_its_governor_the_way_leads_up_and_down() -> None:
    numbers: dict[str, int] = {}
    rows = MarkRows(lambda name: numbers.setdefault(name, len(numbers)))
    ways = Marks(TOKENS, THE_TREE, rows).ways(0)
    names = list(numbers)
    assert [names[each] for each in ways[2]] == ["way /nsubj|/obj", "up /nsubj", "down /obj"]
    assert names[ways[1][0]] == "way /nsubj|"


@pytest.fixture
def scorer(tmp_path: Path) -> RoleScorer:
    """A net with one hidden number for each mark of NAMES, and two roles: subjects before, objects."""
    hidden = len(NAMES)
    out = np.zeros((hidden, 2))
    out[0, 0] = out[1, 1] = 1.0
    np.savez(
        tmp_path / "roles.npz", names=np.array(NAMES), roles=np.array(("ARG0", "ARG1")),
        table=np.eye(hidden, dtype=np.int8), unit=np.full((hidden, 1), 8.0), narrow=np.zeros((2, 1)),
        wide=np.zeros((4, 1, hidden)), read=np.zeros((18, hidden)), bias=np.zeros(hidden), out=out,
        none=np.full(2, -4.0),
    )  # fmt: skip
    return RoleScorer(tmp_path / "roles.npz")


def test_marks_that_have_a_row_tell_the_role(scorer: RoleScorer) -> None:
    scores = scorer.of(np.zeros((3, 2), np.float32), Marks(TOKENS, THE_TREE, scorer.rows))
    likely = np.log(np.full((3, 3), 1 / 3, np.float32))
    odds = scores.odds(likely, 1, spans=SPANS, learnt=frozenset())
    assert (odds > 0).tolist() == [[True, False], [False, True]]
    assert odds[0, 0] == pytest.approx(8 / (1 + np.exp(-8)) - 4)


def test_what_the_network_reads_is_told_over_the_span_at_its_edges_and_beside_it() -> None:
    likely = np.array([[0.0, -3.0, -9.0], [-3.0, 0.0, -6.0]], np.float32)
    told = read(likely, np.array([[1, 3, 2, 0]]))[0].reshape(6, 2)
    mean, head, first, last, before, behind = (each.tolist() for each in told)
    assert mean == pytest.approx([(-1 - 7 / 3) / 2, -1.0])
    assert head == last == pytest.approx([-7 / 3, -2.0])
    assert first == pytest.approx([-1.0, 0.0])
    assert before == pytest.approx([0.0, -1.0])
    assert behind == pytest.approx([0.0, -7 / 3])  # no word there
