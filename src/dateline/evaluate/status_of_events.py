"""status: whether given events happened, as graded factuality (-3 … +3)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from dateline.errors import InputError
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.dyad_gold import row_id, text_of
from dateline.evaluate.gold import Row
from dateline.evaluate.scorecard import Scorecard, ScoreTable, mean, share
from dateline.extract.status import find_status
from dateline.model import Act, Document, Sentence, make_report


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """Mean absolute error and correlation of the factuality of given events, and the mean gold by status."""
    pairs: list[tuple[float, float]] = []
    by_status: dict[str, list[float]] = {}
    seen = missed = 0
    for row in rows:
        events = row.get("events")
        if not isinstance(events, list):
            raise InputError(f"status: gold row {row.get('doc_id', row.get('id', '?'))} has no 'events'.")
        seen += 1
        doc = coder.parse(make_report(text_of(row)), at=frozenset(each["start"] for each in events))
        written = []
        for each in events:
            sentence, act = _at(doc, each["start"])
            if sentence is None or act is None:
                missed += 1
                written.append({"start": each["start"], "end": each["end"], "factuality": None, "status": None})
                continue
            kinds = {kind: value for kind, value in act.scores.items() if kind != "NONE"}
            status = find_status(doc, sentence, act=act, type_=max(kinds, key=lambda kind: kinds[kind]))
            pairs.append((act.factuality, float(each["factuality"])))
            by_status.setdefault(status.value, []).append(float(each["factuality"]))
            written.append(
                {
                    "start": each["start"], "end": each["end"],
                    "factuality": round(act.factuality, 2), "status": status.value,
                }
            )  # fmt: skip
        keep({**row_id(row), "events": written})
    figures = {
        "mae": mean([abs(one - two) for one, two in pairs]),
        "r": correlation(pairs),
        "events": len(pairs),
        "events_without_a_word": missed,
    }
    table = ScoreTable(
        "Mean gold factuality by coded status",
        ("status", "events", "mean"),
        tuple((name, str(len(values)), share(mean(values))) for name, values in sorted(by_status.items())),
    )
    return Scorecard(
        "status", "", seen, figures, (table,), ("The events are given; -3 is certainly not, +3 certainly.",)
    )


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's r; None where one side does not vary."""
    if len(pairs) < 2:
        return None
    one, two = [a for a, _ in pairs], [b for _, b in pairs]
    mean_one, mean_two = sum(one) / len(one), sum(two) / len(two)
    spread = math.sqrt(sum((a - mean_one) ** 2 for a in one) * sum((b - mean_two) ** 2 for b in two))
    return sum((a - mean_one) * (b - mean_two) for a, b in pairs) / spread if spread else None


def _at(doc: Document, start: int) -> tuple[Sentence | None, Act | None]:
    for sentence in doc.sentences:
        for act in sentence.acts:
            if sentence.tokens[act.token].start == start:
                return sentence, act
    return None, None
