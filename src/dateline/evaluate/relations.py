"""relations: the type of a dyad whose parties are given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.errors import InputError
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.dyad_gold import NONE, parties_of, row_id, text_of, types_of
from dateline.evaluate.gold import Row
from dateline.evaluate.scorecard import Figure, HitsByName, Scorecard, ScoreTable, mean, ratio


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """Micro-F1 over the 16 types, macro-F1 over the types in the gold, and a table by type.

    A row that lists two types counts as right with either; one that names a single party is typed by it.
    Rows without party or without a known type are left out of the figures (their prediction is null).
    """
    typed = TypedDyads()
    for row in rows:
        parties, types = parties_of(row), types_of(row)
        if parties is None:
            keep({**row_id(row), "type": None, "scores": None})
            continue
        scores = coder.relate(text_of(row), *parties)
        rounded = {name: round(value, 5) for name, value in scores.items()}
        keep({**row_id(row), "type": _best(scores), "scores": rounded})
        if types is not None:
            typed.count(scores, types)
    if not typed.seen:
        raise InputError("relations: no gold row has a party and a type (text, source, target, plover16).")
    return typed.card()


@dataclass(slots=True)
class TypedDyads:
    """Dyads whose types are known, counted beside the types they were given."""

    hits: HitsByName = field(default_factory=HitsByName)
    mixed: Counter[tuple[str, str]] = field(default_factory=Counter)
    seen: int = 0
    right: int = 0
    right_of_16: int = 0

    def count(self, scores: Mapping[str, float], types: Sequence[str]) -> None:
        """One more dyad: a probability for each type, and the types that are right."""
        best = _best(scores)
        gold = best if best in types else types[0]
        self.seen += 1
        self.hits.of(best).found += 1
        self.hits.of(gold).gold += 1
        self.hits.of(gold).right += best == gold
        self.right += best == gold
        self.right_of_16 += _best({name: value for name, value in scores.items() if name != NONE}) in types
        if best != gold:
            self.mixed[gold, best] += 1

    def figures(self) -> dict[str, Figure]:
        """Micro- and macro-F1 and accuracy."""
        in_gold = [name for name, each in self.hits.names.items() if each.gold and name != NONE]
        of_types = self.hits.total(name for name in self.hits.names if name != NONE)
        figures: dict[str, Figure] = {
            "micro_f1": of_types.f1 if self._has_none else ratio(self.right, self.seen),
            "macro_f1": mean([self.hits.names[name].f1 or 0.0 for name in in_gold]),
            "accuracy": ratio(self.right, self.seen),
            "types_in_gold": len(in_gold),
        }
        if not self._has_none:
            figures["accuracy_if_none_is_not_allowed"] = ratio(self.right_of_16, self.seen)
        return figures

    def card(self) -> Scorecard:
        """The figures with a table by type and the most frequent confusions."""
        confusions = ScoreTable(
            "Most frequent confusions",
            ("gold", "coded as", "rows"),
            tuple((gold, best, str(number)) for (gold, best), number in self.mixed.most_common(8)),
        )
        notes = (
            "micro-F1 over the 16 types; NONE is no type."
            if self._has_none
            else "No gold row is NONE: micro-F1 is the share of rows with the right type; a coded NONE is wrong.",
            "A row that lists several types counts as right with any of them.",
        )
        by_type = self.hits.table("By type", "type")
        tables = (by_type, confusions) if self.mixed else (by_type,)
        return Scorecard("relations", "", self.seen, self.figures(), tables, notes)

    @property
    def _has_none(self) -> bool:
        return NONE in self.hits.names and self.hits.names[NONE].gold > 0


def _best(scores: Mapping[str, float]) -> str:
    return max(scores, key=lambda name: scores[name])
