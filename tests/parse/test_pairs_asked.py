"""Bilinear forms asked of some words: the same as scored for all pairs, written out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dateline.parse.pairs import FORMS, Asked, Forms

SIZES = {"rels": (3, 2), "roles": (4, 3), "act_roles": (2, 2), "quoted": (2, 3)}
"""Labels, width of a side."""


@pytest.fixture
def stored(tmp_path: Path) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(7)
    kept = {name: rng.normal(size=(labels, wide + 1, wide + 1)) for name, (labels, wide) in SIZES.items()}
    kept["rels_root"] = rng.normal(size=(1, SIZES["rels"][1]))
    np.savez(tmp_path / "pairs.npz", **{name: each.astype(np.float32) for name, each in kept.items()})
    return kept | {"path": tmp_path / "pairs.npz"}


def sides_of(count: int) -> tuple[np.ndarray, dict[str, tuple[np.ndarray, np.ndarray]]]:
    """The sides of some words as they leave the graph, and by form."""
    rng = np.random.default_rng(count)
    each = {
        name: (rng.normal(size=(count, SIZES[name][1])), rng.normal(size=(count, SIZES[name][1]))) for name in FORMS
    }
    return np.concatenate([side for name in FORMS for side in each[name]], 1).astype(np.float32), each


def one_pair(form: np.ndarray, one: np.ndarray, two: np.ndarray) -> np.ndarray:
    return np.array([np.append(one, 1) @ label @ np.append(two, 1) for label in form])


@pytest.mark.parametrize("name", ["roles", "act_roles", "quoted"])
def test_scores_are_the_form_of_both_sides(stored: dict[str, np.ndarray], name: str) -> None:
    sides, each = sides_of(5)
    asked = Asked(Forms(stored["path"]), sides)
    found = asked.scores(name, [3, 0])
    assert found.shape == (SIZES[name][0], 2, 5)
    for rank, word in enumerate((3, 0)):
        for other in range(5):
            wanted = one_pair(stored[name], each[name][0][word], each[name][1][other])
            assert found[:, rank, other] == pytest.approx(wanted, abs=1e-4)


def test_a_relation_is_the_likeliest_label_under_its_governor_or_the_root(stored: dict[str, np.ndarray]) -> None:
    sides, each = sides_of(4)
    asked = Asked(Forms(stored["path"]), sides)
    one, two = each["rels"]
    for word in range(4):
        for head in (-1, 0, 1, 2, 3):
            other = stored["rels_root"][0] if head < 0 else two[head]
            assert asked.relation(word, head) == one_pair(stored["rels"], one[word], other).argmax()
