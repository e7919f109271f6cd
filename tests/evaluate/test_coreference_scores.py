"""MUC, B³, CEAF-e: the examples of the papers, and the edges."""

from __future__ import annotations

import itertools
import random

import pytest

from dateline.evaluate.coreference_scores import CoreferenceScores, clusters_of


def scored(gold: list[str], found: list[str]) -> CoreferenceScores:
    scores = CoreferenceScores()
    scores.add([frozenset(each) for each in gold], [frozenset(each) for each in found])
    return scores


def test_the_same_clusters_score_one():
    scores = scored(["abc", "de", "f"], ["abc", "de", "f"])
    assert (scores.muc.f1, scores.b3.f1, scores.ceafe.f1, scores.conll) == (1, 1, 1, 1)


def test_the_example_of_bagga_and_baldwin():
    """Truth 12345, 67, 89ABC; the answer joins 89ABC to 67, or to 12345: MUC cannot tell the two, B³ can."""
    one, two = (
        scored(["12345", "67", "89ABC"], ["12345", "6789ABC"]),
        scored(["12345", "67", "89ABC"], ["1234589ABC", "67"]),
    )

    assert one.muc.precision == two.muc.precision == pytest.approx(0.9)
    assert one.b3.precision == pytest.approx(0.762, abs=1e-3)
    assert two.b3.precision == pytest.approx(0.583, abs=1e-3)
    assert one.b3.recall == two.b3.recall == 1


def test_ceafe_of_luo():
    """Clusters abcd and efg against abc, d, efg: the best match leaves d out."""
    scores = scored(["abcd", "efg"], ["abc", "d", "efg"])
    assert scores.ceafe.recall == pytest.approx((6 / 7 + 1) / 2)
    assert scores.ceafe.precision == pytest.approx((6 / 7 + 1) / 3)


def test_singletons_alone_have_no_links_to_score():
    scores = scored(["a", "b"], ["a", "b"])
    assert scores.muc.f1 is None and scores.conll is None
    assert scores.b3.f1 == scores.ceafe.f1 == 1


def test_the_match_of_clusters_is_the_best_of_all():
    chance = random.Random(3)
    for _ in range(40):
        mentions = range(9)
        gold = clusters_of({m: chance.randrange(4) for m in mentions})
        found = clusters_of({m: chance.randrange(4) for m in mentions})
        scores = CoreferenceScores()
        scores.add(gold, found)
        few, many = sorted((gold, found), key=len)
        best = max(
            sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(few, chosen, strict=True))
            for chosen in itertools.permutations(many, len(few))
        )
        assert scores.ceafe.right_gold == pytest.approx(best)
