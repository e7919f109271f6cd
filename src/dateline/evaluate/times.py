"""times: time expressions, their TIMEX3 types and values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.errors import InputError
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.dyad_gold import row_id, text_of
from dateline.evaluate.gold import Row
from dateline.evaluate.scorecard import Figure, Hits, HitsByName, Scorecard, ratio
from dateline.model import make_report
from dateline.resolve.narrative import Dated, dated_times

DATES = ("DATE", "TIME")


@dataclass(frozen=True, slots=True)
class _Timex:
    start: int
    end: int
    type: str
    value: str


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """Spans, types and values against TIMEX3 gold; GUM's dates have values alone, and are asked for those."""
    counts, spoken = _Counts(), _Spoken()
    seen = 0
    for row in rows:
        seen += 1
        report = make_report(text_of(row), published=_day(row))
        dated = dated_times(coder.parse(report))
        if isinstance(row.get("dates"), list):
            spoken.add(dated, row["dates"])
        else:
            counts.add([_timex(each) for each in dated], _gold(row))
        keep(
            {
                **row_id(row),
                "timexes": [
                    {"start": each.start, "end": each.end, "type": each.type, "value": each.value}
                    for each in map(_timex, dated)
                ],
            }
        )
    figures = spoken.figures() if spoken.gold else counts.figures()
    tables = () if spoken.gold else (counts.types.table("Types, where the spans overlap", "type"),)
    return Scorecard("times", "", seen, figures, tables, spoken.NOTES if spoken.gold else counts.NOTES)


def _timex(each: Dated) -> _Timex:
    kind = each.timex.type
    if re.match(r"\d{4}", each.value.timex):
        kind = "TIME" if "T" in each.value.timex else "DATE"  # "in three days" is a day, by its company
    return _Timex(*each.span, kind, each.value.timex)


def _gold(row: Row) -> list[_Timex]:
    timexes = row.get("timexes")
    if not isinstance(timexes, list):
        raise InputError(f"times: gold row {row.get('doc_id', row.get('id', '?'))} has neither 'timexes' nor 'dates'.")
    return [_Timex(each["start"], each["end"], each["type"], each.get("value") or "") for each in timexes]


def _day(row: Row) -> date | None:
    """The document's day; of a malformed one ("2013-09-15T3:25Z", "2009:02:03", "2009-2-3") what can be read is."""
    told = str(row.get("dct") or row.get("doc_date") or row.get("published") or "")
    found = re.match(r"(\d{4})[-:](\d\d?)[-:](\d\d?)(?!\d)", told)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


class _Counts:
    """What is counted over all documents."""

    NOTES = (
        "Relaxed: the spans overlap, one to one. Type and value: of relaxed pairs, those that agree; F1 over all "
        "expressions, as in TempEval-3.",
        "Dates alone: DATE and TIME of both sides, compared to the day (clock times are not read). On gold spans: "
        "where the gold marks a part of a text's expressions only, those it does not touch are left out of the count.",
    )

    def __init__(self) -> None:
        self.strict, self.relaxed, self.values = Hits(), Hits(), Hits()
        self.dates, self.marked = Hits(), Hits()
        self.types = HitsByName()

    def add(self, found: Sequence[_Timex], gold: Sequence[_Timex]) -> None:
        """Count one document."""
        pairs = _paired(found, gold)
        exact = {(each.start, each.end) for each in gold}
        _count(self.strict, found, gold, sum((each.start, each.end) in exact for each in found))
        _count(self.relaxed, found, gold, len(pairs))
        _count(self.values, found, gold, sum(one.value == two.value for one, two in pairs))
        for each in found:
            self.types.of(each.type).found += 1
        for each in gold:
            self.types.of(each.type).gold += 1
        for one, two in pairs:
            self.types.of(two.type).right += one.type == two.type
        dates, gold_dates = [[each for each in side if each.type in DATES] for side in (found, gold)]
        right = sum(_to_the_day(one.value) == _to_the_day(two.value) for one, two in _paired(dates, gold_dates))
        _count(self.dates, dates, gold_dates, right)
        marked = [each for each in dates if any(each.start < g.end and g.start < each.end for g in gold)]
        _count(self.marked, marked, gold_dates, right)

    def figures(self) -> dict[str, Figure]:
        """All figures by name."""
        return {
            "relaxed_f1": self.relaxed.f1,
            "strict_f1": self.strict.f1,
            "type_f1": self.types.total().f1,
            "value_f1": self.values.f1,
            "value_accuracy_where_found": ratio(self.values.right, self.relaxed.right),
            "precision": self.relaxed.precision,
            "recall": self.relaxed.recall,
            "dates_value_f1": self.dates.f1,
            "dates_on_gold_spans_f1": self.marked.f1,
            "dates_right_of_gold": self.dates.recall,
            "expressions": self.relaxed.gold,
        }


def _count(hits: Hits, found: Sequence[_Timex], gold: Sequence[_Timex], right: int) -> None:
    hits.found, hits.gold, hits.right = hits.found + len(found), hits.gold + len(gold), hits.right + right


def _paired(found: Sequence[_Timex], gold: Sequence[_Timex]) -> list[tuple[_Timex, _Timex]]:
    """Overlapping pairs, one to one: identical spans first, then in text order."""
    left = list(gold)
    pairs: list[tuple[_Timex, _Timex]] = []
    for each in sorted(
        found, key=lambda one: (not any((one.start, one.end) == (g.start, g.end) for g in gold), one.start)
    ):
        met = [other for other in left if each.start < other.end and other.start < each.end]
        if met:
            best = max(met, key=lambda other: min(each.end, other.end) - max(each.start, other.start))
            left.remove(best)
            pairs.append((each, best))
    return pairs


def _to_the_day(value: str) -> str:
    return value.split("T", maxsplit=1)[0] if value[:1].isdigit() else value


class _Spoken:
    """GUM's dates: `when`, or `from` and `to`, without types; right where the first day is."""

    NOTES = ("GUM's `when` (else `from`): right where ours begins with it or it with ours, down to the coarser unit.",)

    def __init__(self) -> None:
        self.gold = self.found = self.right = 0

    def add(self, dated: Sequence[Dated], dates: Sequence[dict[str, Any]]) -> None:
        """Count one document."""
        for gold in dates:
            told = gold.get("when") or gold.get("from")
            if not told or not re.match(r"\d{4}", told):
                continue
            self.gold += 1
            met = [each for each in dated if each.span[0] < gold["end"] and gold["start"] < each.span[1]]
            if met:
                self.found += 1
                self.right += any(_agree(each, told, by_when="when" in gold) for each in met)

    def figures(self) -> dict[str, Figure]:
        """All figures by name."""
        return {
            "when_right_where_found": ratio(self.right, self.found),
            "found": ratio(self.found, self.gold),
            "expressions": self.gold,
        }


def _agree(each: Dated, told: str, *, by_when: bool) -> bool:
    """The same day, month or year; of a stretch its first day, to the month (GUM cuts seasons by the calendar)."""
    value = each.value
    if value.start is None:
        return False
    if by_when and len(told) in (4, 7, 10) and re.match(r"\d{4}(-\d\d){0,2}$", value.timex.split("T")[0]):
        return value.timex.split("T")[0] == told
    first = "-".join(part.zfill(2) for part in told.split("-"))  # "1830-1-1"
    return value.start.isoformat()[: min(len(first), 7)] == first[:7]
