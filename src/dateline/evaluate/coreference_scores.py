"""Scores of a clustering against gold: MUC, B³, CEAF-e and their mean (CoNLL), as the shared tasks define them.

Vilain et al. 1995; Bagga and Baldwin 1998; Luo 2005; Pradhan et al. 2014 (the mean of the three F1).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.evaluate.cluster_scores import kept_links, kept_together, likeness

Clusters = Sequence[frozenset[Hashable]]


@dataclass(slots=True)
class Counted:
    """Numerators and denominators of precision and recall, summed over topics."""

    right_found: float = 0.0
    found: float = 0.0
    right_gold: float = 0.0
    gold: float = 0.0

    @property
    def precision(self) -> float | None:
        """None when nothing was found."""
        return self.right_found / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """None when there is no gold."""
        return self.right_gold / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean; None where either is."""
        p, r = self.precision, self.recall
        if p is None or r is None:
            return None
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(slots=True)
class CoreferenceScores:
    """The three measures, added up topic by topic."""

    muc: Counted = field(default_factory=Counted)
    b3: Counted = field(default_factory=Counted)
    ceafe: Counted = field(default_factory=Counted)

    def add(self, gold: Clusters, found: Clusters) -> None:
        """Count a topic; both clusterings hold the same mentions."""
        for counted, function in ((self.muc, kept_links), (self.b3, kept_together)):
            right, whole = function(gold, found)
            counted.right_gold += right
            counted.gold += whole
            right, whole = function(found, gold)
            counted.right_found += right
            counted.found += whole
        matched = likeness(gold, found)
        self.ceafe.right_gold += matched
        self.ceafe.right_found += matched
        self.ceafe.gold += len(gold)
        self.ceafe.found += len(found)

    @property
    def conll(self) -> float | None:
        """The mean of the three F1; None where one is not defined."""
        three = [self.muc.f1, self.b3.f1, self.ceafe.f1]
        return None if None in three else sum(each for each in three if each is not None) / 3


def clusters_of(labels: Mapping[Any, Hashable]) -> list[frozenset[Hashable]]:
    """Mentions by their label."""
    groups: dict[Hashable, set[Hashable]] = {}
    for mention, label in labels.items():
        groups.setdefault(label, set()).add(mention)
    return [frozenset(group) for group in groups.values()]
