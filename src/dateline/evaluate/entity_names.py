"""names: named entities by exact span and type."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.errors import InputError
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.dyad_gold import row_id, text_of
from dateline.evaluate.gold import Row
from dateline.evaluate.scorecard import HitsByName, Scorecard


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """Entity F1, micro and by type. A row's text is read from its `body_start` on, where it names one."""
    hits = HitsByName()
    seen = unlabelled_right = 0
    for row in rows:
        text = text_of(row)
        if not isinstance(row.get("entities"), list):
            raise InputError(f"names: gold row {row.get('doc_id', row.get('id', '?'))} has no 'entities'.")
        begin = int(row.get("body_start") or 0)
        found = {(start + begin, end + begin, kind) for start, end, kind in coder.names(text[begin:])}
        gold = {(each["start"], each["end"], each["type"]) for each in row["entities"]}
        gold = {each for each in gold if each[0] is not None}
        keep(
            {
                **row_id(row),
                "entities": [
                    {"start": start, "end": end, "type": kind, "text": text[start:end]}
                    for start, end, kind in sorted(found)
                ],
            }
        )
        seen += 1
        for _, _, kind in found:
            hits.of(kind).found += 1
        for _, _, kind in gold:
            hits.of(kind).gold += 1
        for _, _, kind in found & gold:
            hits.of(kind).right += 1
        unlabelled_right += len({each[:2] for each in found} & {each[:2] for each in gold})
    total = hits.total()
    both = total.found + total.gold
    figures = {
        "f1": total.f1,
        "precision": total.precision,
        "recall": total.recall,
        "f1_span_only": 2 * unlabelled_right / both if both else None,
        "gold": total.gold,
        "found": total.found,
    }
    notes = ("An entity is right when its start, end and type are.",)
    return Scorecard("names", "", seen, figures, (hits.table("By type", "type"),), notes)
