"""attribution: who says what: words of saying, of the speaker and of what is said, as spans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.errors import InputError
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.dyad_gold import row_id, text_of
from dateline.evaluate.gold import Row
from dateline.evaluate.scorecard import Hits, HitsByName, Scorecard
from dateline.extract.quotations import find_quotations
from dateline.model import Pair, make_report
from dateline.text import merge_pairs, strip_pair

PARTS = {"cue": "cue", "speaker": "source", "content": "content"}
"""Our word for each part, and the kit's key."""
NOTES = (
    "Gold and found attributions are paired one to one by overlapping cues, those that share most first. A part is "
    "exact when all its spans are (spans with only white space between them are one); overlap counts the code "
    "points that gold and found share.",
    "What has no partner counts as missed or wrong in every part; the figures where_paired leave it out. Gold "
    "without a cue is not asked for.",
)

Spans = tuple[Pair, ...]
Parts = Mapping[str, Spans]


@dataclass(slots=True)
class _Counts:
    """Hits by part: whole parts and code points, of all attributions and of those with a partner."""

    exact: HitsByName = field(default_factory=HitsByName)
    shared: HitsByName = field(default_factory=HitsByName)
    exact_paired: HitsByName = field(default_factory=HitsByName)
    shared_paired: HitsByName = field(default_factory=HitsByName)
    attributions: Hits = field(default_factory=Hits)

    def add(self, gold: Sequence[Parts], found: Sequence[Parts]) -> None:
        """Count one row."""
        pairs = paired(gold, found)
        self.attributions.gold += len(gold)
        self.attributions.found += len(found)
        self.attributions.right += len(pairs)
        for part in PARTS:
            _add(self.exact.of(part), self.shared.of(part), pairs, part=part, gold=gold, found=found)
            both = [one for one, _ in pairs], [two for _, two in pairs]
            _add(self.exact_paired.of(part), self.shared_paired.of(part), pairs, part=part, gold=both[0], found=both[1])


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """F1 of cues, speakers and contents: exact, and by the code points they share."""
    counts = _Counts()
    seen = 0
    for row in rows:
        report = make_report(text_of(row))
        gold = _gold(row, report.text)
        found = [
            {"cue": (each.cue,), "speaker": (each.speaker,) if each.speaker else (), "content": each.content}
            for each in find_quotations(coder.parse(report))
        ]
        seen += 1
        counts.add(gold, [{part: one_run(report.text, spans) for part, spans in each.items()} for each in found])
        written = [{key: [list(pair) for pair in each[part]] for part, key in PARTS.items()} for each in found]
        keep({**row_id(row), "attributions": written})
    figures: dict[str, float | int | None] = {}
    for part in PARTS:
        figures[f"{part}_f1"] = counts.exact.of(part).f1
        figures[f"{part}_overlap_f1"] = counts.shared.of(part).f1
    figures["attributions_f1"] = counts.attributions.f1
    for part in PARTS:
        figures[f"{part}_f1_where_paired"] = counts.exact_paired.of(part).f1
        figures[f"{part}_overlap_f1_where_paired"] = counts.shared_paired.of(part).f1
    figures["attributions"] = counts.attributions.gold
    tables = counts.exact.table("Exact", "part"), counts.shared.table("By code points", "part")
    return Scorecard("attribution", "", seen, figures, tables, NOTES)


def paired(gold: Sequence[Parts], found: Sequence[Parts]) -> list[tuple[Parts, Parts]]:
    """Pairs of attributions whose cues overlap, one to one, the likest first."""
    alike = []
    for i, one in enumerate(gold):
        for j, two in enumerate(found):
            if common := shared(one["cue"], two["cue"]):
                alike.append((-common / (size(one["cue"]) + size(two["cue"]) - common), i, j))
    left, right = set(range(len(gold))), set(range(len(found)))
    pairs = []
    for _, i, j in sorted(alike):
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((gold[i], found[j]))
    return pairs


def one_run(text: str, spans: Iterable[Sequence[int]]) -> Spans:
    """Spans in order, without white space at their ends; those with only white space between are joined."""
    joined: list[Pair] = []
    for start, end in merge_pairs(strip_pair(text, (start, end)) for start, end in spans):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        elif start < end:
            joined.append((start, end))
    return tuple(joined)


def shared(one: Spans, two: Spans) -> int:
    """Code points in both."""
    return sum(max(0, min(end, last) - max(start, first)) for start, end in one for first, last in two)


def size(spans: Spans) -> int:
    """Code points of disjoint spans."""
    return sum(end - start for start, end in spans)


def _add(
    exact: Hits,
    points: Hits,
    pairs: Sequence[tuple[Parts, Parts]],
    *,
    part: str,
    gold: Sequence[Parts],
    found: Sequence[Parts],
) -> None:
    exact.gold += sum(bool(each[part]) for each in gold)
    exact.found += sum(bool(each[part]) for each in found)
    exact.right += sum(one[part] == two[part] != () for one, two in pairs)
    points.gold += sum(size(each[part]) for each in gold)
    points.found += sum(size(each[part]) for each in found)
    points.right += sum(shared(one[part], two[part]) for one, two in pairs)


def _gold(row: Row, text: str) -> list[Parts]:
    told: Any = row.get("attributions")
    where = row.get("doc_id", row.get("id", "?"))
    if not isinstance(told, list):
        raise InputError(f"attribution: gold row {where} has no 'attributions'.")
    try:
        every = [{part: one_run(text, each.get(key) or ()) for part, key in PARTS.items()} for each in told]
    except (AttributeError, TypeError, ValueError) as error:
        raise InputError(f"attribution: gold row {where} has spans that are no pairs ({error}).") from error
    return [each for each in every if each["cue"]]
