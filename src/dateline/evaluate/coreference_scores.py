"""Scores of a clustering against gold: MUC, B³, CEAF-e and their mean (CoNLL), as the shared tasks define them.

Vilain et al. 1995; Bagga and Baldwin 1998; Luo 2005; Pradhan et al. 2014 (the mean of the three F1).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

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
        of_gold, of_found = _home(gold), _home(found)
        right, whole = _links(gold, of_found)
        self.muc.right_gold += right
        self.muc.gold += whole
        right, whole = _links(found, of_gold)
        self.muc.right_found += right
        self.muc.found += whole
        for mention, cluster in of_gold.items():
            other = of_found.get(mention, frozenset())
            shared = len(cluster & other)
            self.b3.right_gold += shared / len(cluster)
            self.b3.gold += 1
            if other:
                self.b3.right_found += shared / len(other)
                self.b3.found += 1
        matched = _best_match(gold, found)
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


def _home(clusters: Iterable[frozenset[Hashable]]) -> dict[Hashable, frozenset[Hashable]]:
    return {mention: cluster for cluster in clusters for mention in cluster}


def _links(clusters: Clusters, other: Mapping[Hashable, frozenset[Hashable]]) -> tuple[int, int]:
    """MUC: links of each cluster that the other clustering keeps, and all its links."""
    kept = whole = 0
    for cluster in clusters:
        parts = {id(other[mention]) if mention in other else mention for mention in cluster}
        kept += len(cluster) - len(parts)
        whole += len(cluster) - 1
    return kept, whole


def _best_match(gold: Clusters, found: Clusters) -> float:
    """The greatest sum of likenesses (phi 4) over one-to-one matches of clusters; exact, component by component."""
    of_found = {mention: at for at, cluster in enumerate(found) for mention in cluster}
    like: dict[int, dict[int, float]] = {}
    for at, cluster in enumerate(gold):
        for other in {of_found[mention] for mention in cluster if mention in of_found}:
            shared = len(cluster & found[other])
            like.setdefault(at, {})[other] = 2 * shared / (len(cluster) + len(found[other]))
    total, seen = 0.0, set[int]()
    for start in like:
        if start in seen:
            continue
        rows, columns, agenda = {start}, set[int](), [start]
        while agenda:
            for column in like[agenda.pop()]:
                if column not in columns:
                    columns.add(column)
                    fresh = {row for row in like if column in like[row]} - rows
                    rows |= fresh
                    agenda += fresh
        seen |= rows
        total += _assigned(sorted(rows), sorted(columns), like)
    return total


def _assigned(rows: list[int], columns: list[int], like: Mapping[int, Mapping[int, float]]) -> float:
    """The Hungarian method (Kuhn 1955, in the O(n²m) form of shortest augmenting paths), for the greatest sum."""
    if len(rows) > len(columns):
        turned: dict[int, dict[int, float]] = {}
        for row in rows:
            for column, value in like[row].items():
                turned.setdefault(column, {})[row] = value
        rows, columns, like = columns, rows, turned
    n, m = len(rows), len(columns)
    cost = [[-like[row].get(column, 0.0) for column in columns] for row in rows]
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], at = i, 0
        least, used, way = [float("inf")] * (m + 1), [False] * (m + 1), [0] * (m + 1)
        while True:
            used[at] = True
            row, delta, to = match[at], float("inf"), 0
            for j in range(1, m + 1):
                if not used[j]:
                    reduced = cost[row - 1][j - 1] - u[row] - v[j]
                    if reduced < least[j]:
                        least[j], way[j] = reduced, at
                    if least[j] < delta:
                        delta, to = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            at = to
            if match[at] == 0:
                break
        while at:
            match[at] = match[way[at]]
            at = way[at]
    return -sum(cost[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])
