"""relations: the type of a dyad whose parties are given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from dateline.errors import InputError
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.dyad_gold import NONE, parties_of, row_id, text_of, types_of
from dateline.evaluate.gold import Row
from dateline.evaluate.scorecard import HitsByName, Scorecard, ScoreTable, mean, ratio


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """Micro-F1 over the 16 types, macro-F1 over the types in the gold, and a table by type.

    A row that lists two types counts as right with either; one that names a single party is typed by it.
    Rows without party or without a known type are left out of the figures (their prediction is null).
    """
    hits = HitsByName()
    mixed: Counter[tuple[str, str]] = Counter()
    seen = right = right_of_16 = 0
    for row in rows:
        parties, types = parties_of(row), types_of(row)
        if parties is None:
            keep({**row_id(row), "type": None, "scores": None})
            continue
        scores = coder.relate(text_of(row), *parties)
        best = max(scores, key=lambda name: scores[name])
        rounded = {name: round(value, 5) for name, value in scores.items()}
        keep({**row_id(row), "type": best, "scores": rounded})
        if types is None:
            continue
        seen += 1
        gold = best if best in types else types[0]
        hits.of(best).found += 1
        hits.of(gold).gold += 1
        hits.of(gold).right += best == gold
        right += best == gold
        right_of_16 += max((name for name in scores if name != NONE), key=lambda name: scores[name]) in types
        if best != gold:
            mixed[gold, best] += 1
    if not seen:
        raise InputError("relations: no gold row has a party and a type (text, source, target, plover16).")
    return _card(hits, mixed, seen=seen, right=right, right_of_16=right_of_16)


def _card(hits: HitsByName, mixed: Counter[tuple[str, str]], *, seen: int, right: int, right_of_16: int) -> Scorecard:
    in_gold = [name for name, each in hits.names.items() if each.gold and name != NONE]
    has_none = NONE in hits.names and hits.names[NONE].gold > 0
    of_types = hits.total(name for name in hits.names if name != NONE)
    figures = {
        "micro_f1": of_types.f1 if has_none else ratio(right, seen),
        "macro_f1": mean([hits.names[name].f1 or 0.0 for name in in_gold]),
        "accuracy": ratio(right, seen),
        "types_in_gold": len(in_gold),
    }
    if not has_none:
        figures["accuracy_if_none_is_not_allowed"] = ratio(right_of_16, seen)
    confusions = ScoreTable(
        "Most frequent confusions",
        ("gold", "coded as", "rows"),
        tuple((gold, best, str(number)) for (gold, best), number in mixed.most_common(8)),
    )
    notes = (
        "micro-F1 over the 16 types; NONE is no type."
        if has_none
        else "No gold row is NONE: micro-F1 is the share of rows with the right type; a coded NONE is wrong.",
        "A row that lists several types counts as right with any of them.",
    )
    tables = (hits.table("By type", "type"), confusions) if mixed else (hits.table("By type", "type"),)
    return Scorecard("relations", "", seen, figures, tables, notes)
