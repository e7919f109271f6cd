"""How sure an event is: marks of the tree, and a small net made by hand, without the model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dateline.model import Token
from dateline.parse.factuality import FactScorer, above, children_of, marks

WORDS = [
    ("Rebels", 1, "nsubj", "NOUN"), ("failed", -1, "root", "VERB"), ("to", 3, "mark", "PART"),
    ("seize", 1, "xcomp", "VERB"), ("Bor", 3, "obj", "PROPN"), ("and", 6, "cc", "CCONJ"), ("fled", 1, "conj", "VERB"),
]  # fmt: skip
TOKENS = [Token(at, at + 1, word, word.lower(), upos, head, rel) for at, (word, head, rel, upos) in enumerate(WORDS)]


def named(word: int) -> set[str]:
    return set(marks(TOKENS, children_of(TOKENS), above(TOKENS, word)))


def test_marks_tell_what_governs_the_event_and_what_hangs_on_both() -> None:
    assert {"w seize", "form ize", "c mark to", "c obj", "up xcomp failed", "upos VERB xcomp"} <= named(3)
    assert not any(name.startswith("uu") for name in named(3))


def test_of_the_governor_only_words_of_grammar_are_told() -> None:
    assert {"uulem failed", "uu xcomp", "uc mark to"} <= named(4)
    assert not any("rebels" in name for name in named(3))


def test_what_nothing_governs_is_a_root() -> None:
    assert "root" in named(1) and not any(name.startswith("u") for name in named(1))


@pytest.fixture
def scorer(tmp_path: Path) -> FactScorer:
    """Sure of everything, but not of what stands under "failed"; the vector of the governor counts, too."""
    names = ["up xcomp failed", "root"]
    np.savez(
        tmp_path / "factuality.npz", names=np.array(names), table=np.array([[1, 0], [0, 1]], np.int8),
        unit=np.ones((2, 1)), narrow=np.eye(2), wide=np.stack([np.zeros((2, 2)), np.eye(2), np.zeros((2, 2))]),
        bias=np.zeros(2), out=np.array([-4.0, 2.0]), none=np.array(2.0),
    )  # fmt: skip
    return FactScorer(tmp_path / "factuality.npz")


def test_marks_without_a_row_tell_nothing_and_values_end_at_three(scorer: FactScorer) -> None:
    vectors = np.zeros((7, 2), np.float32)
    assert scorer.values(TOKENS, vectors, [1, 3, 6]) == [3.0, -2.0, 2.0]
    assert scorer.values(TOKENS, vectors, []) == []


def test_the_vector_of_the_governor_is_read(scorer: FactScorer) -> None:
    vectors = np.zeros((7, 2), np.float32)
    vectors[1] = (0.0, 0.25)
    assert scorer.values(TOKENS, vectors, [1, 3, 6]) == [3.0, -1.5, 2.5]
