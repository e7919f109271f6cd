"""MUC, B³ and CEAF of clusters of mentions, as the CoNLL 2012 shared task counts them (Pradhan et al., 2014)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

Cluster = frozenset[Hashable]


@dataclass(slots=True)
class Fraction:
    """A share whose parts are summed over documents before they are divided."""

    part: float = 0.0
    whole: float = 0.0

    def add(self, part: float, whole: float) -> None:
        """Add a document's parts."""
        self.part, self.whole = self.part + part, self.whole + whole

    @property
    def value(self) -> float | None:
        """The share; None where nothing was asked."""
        return self.part / self.whole if self.whole else None


@dataclass(slots=True)
class ClusterScores:
    """Recall and precision of the three measures over documents; what is in no cluster of two counts as it is given."""

    recall: dict[str, Fraction] = field(default_factory=lambda: {name: Fraction() for name in ("muc", "b3", "ceaf")})
    precision: dict[str, Fraction] = field(default_factory=lambda: {name: Fraction() for name in ("muc", "b3", "ceaf")})
    mentions: list[int] = field(default_factory=lambda: [0, 0, 0])

    def add(self, gold: Iterable[Iterable[Hashable]], found: Iterable[Iterable[Hashable]]) -> None:
        """One more document."""
        one = [frozenset(each) for each in gold]
        two = [frozenset(each) for each in found]
        for name, function in (("muc", kept_links), ("b3", kept_together)):
            self.recall[name].add(*function(one, two))
            self.precision[name].add(*function(two, one))
        alike = likeness(one, two)
        self.recall["ceaf"].add(alike, len(one))
        self.precision["ceaf"].add(alike, len(two))
        in_gold = {mention for each in one for mention in each}
        in_found = {mention for each in two for mention in each}
        for at, number in enumerate((len(in_gold & in_found), len(in_found), len(in_gold))):
            self.mentions[at] += number

    def figures(self) -> dict[str, float | None]:
        """F1 of each measure with its parts, their mean, and F1 of the mentions."""
        found: dict[str, float | None] = {}
        means: list[float] = []
        for name in ("muc", "b3", "ceaf"):
            recall, precision = self.recall[name].value or 0.0, self.precision[name].value or 0.0
            f1 = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
            means.append(f1)
            found |= {f"{name}_f1": f1, f"{name}_precision": precision, f"{name}_recall": recall}
        right, coded, gold = self.mentions
        mention_f1 = 2 * right / (coded + gold) if coded + gold else None
        return {"mean_f1": sum(means) / 3, **found, "mention_f1": mention_f1, "mentions": gold, "mentions_found": coded}


def kept_links(one: Sequence[Cluster], two: Sequence[Cluster]) -> tuple[float, float]:
    """MUC. Links of the first that the second keeps: a cluster of n mentions in p parts keeps n - p of n - 1."""
    of = _numbers(two)
    kept = links = 0
    for each in one:
        parts = {of.get(mention, mention) for mention in each}
        kept += len(each) - len(parts)
        links += len(each) - 1
    return kept, links


def kept_together(one: Sequence[Cluster], two: Sequence[Cluster]) -> tuple[float, float]:
    """B³. For each mention of the first, the share of its cluster that the second puts with it."""
    of = _numbers(two)
    total = count = 0.0
    for each in one:
        together: dict[Hashable, int] = {}
        for mention in each:
            if mention in of:
                together[of[mention]] = together.get(of[mention], 0) + 1
        total += sum(number * number for number in together.values()) / len(each)
        count += len(each)
    return total, count


def _numbers(clusters: Sequence[Cluster]) -> dict[Hashable, tuple[str, int]]:
    return {mention: ("cluster", number) for number, each in enumerate(clusters) for mention in each}


def likeness(one: Sequence[Cluster], two: Sequence[Cluster]) -> float:
    """CEAF. The likeness (φ4, by entities) of the best one-to-one pairing of clusters; exact, part by part."""
    of = {mention: number for number, each in enumerate(two) for mention in each}
    beside = [{of[mention] for mention in each if mention in of} for each in one]
    total, seen = 0.0, set[int]()
    for start in range(len(one)):
        if start in seen or not beside[start]:
            continue
        rows, columns, agenda = {start}, set[int](), [start]
        while agenda:
            fresh = beside[agenda.pop()] - columns
            columns |= fresh
            more = {row for row in range(len(one)) if row not in rows and beside[row] & fresh}
            rows |= more
            agenda += more
        seen |= rows
        chosen = [two[column] for column in sorted(columns)]
        total += best_pairing(
            [[2 * len(one[row] & b) / (len(one[row]) + len(b)) for b in chosen] for row in sorted(rows)]
        )
    return total


def best_pairing(worth: Sequence[Sequence[float]]) -> float:
    """The most that a one-to-one pairing of rows and columns is worth (Hungarian method, O(rows² · columns))."""
    rows, columns = len(worth), len(worth[0])
    if rows > columns:
        return best_pairing([[worth[i][j] for i in range(rows)] for j in range(columns)])
    most = float("inf")
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    matched, came = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        matched[0], column = row, 0
        least, used = [most] * (columns + 1), [False] * (columns + 1)
        while True:
            used[column] = True
            own, step, after = matched[column], most, 0
            for j in range(1, columns + 1):
                if used[j]:
                    continue
                cost = -worth[own - 1][j - 1] - of_row[own] - of_column[j]
                if cost < least[j]:
                    least[j], came[j] = cost, column
                if least[j] < step:
                    step, after = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    of_row[matched[j]] += step
                    of_column[j] -= step
                else:
                    least[j] -= step
            column = after
            if matched[column] == 0:
                break
        while column:
            matched[column] = matched[came[column]]
            column = came[column]
    return sum(worth[matched[j] - 1][j - 1] for j in range(1, columns + 1) if matched[j])
