"""sentences: where sentences begin and end."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.errors import InputError
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.dyad_gold import row_id, text_of
from dateline.evaluate.gold import Row
from dateline.evaluate.scorecard import Hits, Scorecard
from dateline.model import make_report


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """F1 of sentences with both ends right, and of their ends alone."""
    whole, ends = Hits(), Hits()
    seen = 0
    for row in rows:
        gold = _pairs(row)
        found = [(each.start, each.end) for each in coder.parse(make_report(text_of(row))).sentences]
        keep({**row_id(row), "sentences": found})
        seen += 1
        for hits, one, two in ((whole, gold, found), (ends, [e for _, e in gold], [e for _, e in found])):
            hits.gold += len(one)
            hits.found += len(two)
            hits.right += len({*one} & {*two})
    figures = {
        "f1": whole.f1,
        "precision": whole.precision,
        "recall": whole.recall,
        "f1_of_ends": ends.f1,
        "gold": whole.gold,
        "found": whole.found,
    }
    return Scorecard("sentences", "", seen, figures, notes=("A sentence is right when its start and end are.",))


def _pairs(row: Row) -> list[tuple[int, int]]:
    told = row.get("sentences")
    if not isinstance(told, list) or not all(isinstance(each, list) and len(each) == 2 for each in told):
        raise InputError(f"sentences: gold row {row.get('doc_id', row.get('id', '?'))} has no 'sentences' [[s,e],…].")
    return [(int(start), int(end)) for start, end in told]
