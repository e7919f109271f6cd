"""Governors from scores."""

import itertools
import time

import numpy as np
import pytest

from dateline.parse.trees import best_heads


def is_tree(heads: list[int]) -> bool:
    if sum(head < 0 for head in heads) != 1:
        return False
    for word in range(len(heads)):
        seen, at = set(), word
        while at >= 0:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at]
    return True


def brute_force(scores: np.ndarray) -> float:
    """The best score of any tree, by trying all."""
    words = scores.shape[0]
    return max(
        sum(scores[word, head + 1] for word, head in enumerate(heads))
        for heads in itertools.product(range(-1, words), repeat=words)
        if is_tree(list(heads)) and all(word != head for word, head in enumerate(heads))
    )


@pytest.mark.parametrize("seed", range(40))
def test_heads_are_the_best_tree(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(5, 6)).astype(np.float32)

    heads = best_heads(scores)

    assert is_tree(heads)
    assert sum(scores[word, head + 1] for word, head in enumerate(heads)) == pytest.approx(
        brute_force(scores), abs=1e-3
    )


def test_one_word_is_its_own_root() -> None:
    assert best_heads(np.zeros((1, 2), np.float32)) == [-1]


@pytest.mark.parametrize("words", [2, 30, 110])
def test_long_sentences_give_trees(words: int) -> None:
    scores = np.random.default_rng(words).normal(size=(words, words + 1)).astype(np.float32)

    assert is_tree(best_heads(scores))


def test_a_window_in_which_nothing_is_likely_takes_no_longer_than_a_moment() -> None:
    """Brackets without end: every word takes its neighbour, and each contraction makes the next cycle."""
    words = 110
    scores = np.zeros((words, words + 1), np.float32)
    scores[:, 1:] -= np.abs(np.arange(words)[:, None] - np.arange(words)[None, :])
    began = time.process_time()

    assert is_tree(best_heads(scores))
    assert time.process_time() - began < 1.0
