"""roles: the PropBank arguments of given predicates, as spans."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.errors import InputError
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.dyad_gold import row_id, text_of
from dateline.evaluate.gold import Row
from dateline.evaluate.scorecard import HitsByName, Scorecard, ratio
from dateline.model import Document, Pair, make_report

Found = set[tuple[str, int, int]]


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """F1 of arguments with role, start and end right; and of their heads, which the coder works with."""
    hits = HitsByName()
    heads_right = seen = 0
    for row in rows:
        frames = row.get("frames")
        if not isinstance(frames, list):
            raise InputError(f"roles: gold row {row.get('doc_id', row.get('id', '?'))} has no 'frames'.")
        starts = frozenset(each["predicate"]["start"] for each in frames)
        doc = coder.parse(make_report(text_of(row)), at=starts, with_care=True)
        written = []
        for each in frames:
            gold = {(arg["role"], arg["start"], arg["end"]) for arg in each.get("args", ())}
            found, heads = arguments_at(doc, each["predicate"]["start"])
            written.append(
                {
                    "predicate": {"start": each["predicate"]["start"], "end": each["predicate"]["end"]},
                    "args": [{"role": role, "start": s, "end": e} for role, s, e in sorted(found, key=lambda a: a[1])],
                }
            )
            for role, _, _ in found:
                hits.of(role).found += 1
            for role, _, _ in gold:
                hits.of(role).gold += 1
            for role, _, _ in found & gold:
                hits.of(role).right += 1
            heads_right += sum(any(s <= at[0] and at[1] <= e and role == r for r, at in heads) for role, s, e in gold)
            seen += 1
        keep({**row_id(row), "frames": written})
    total = hits.total()
    figures = {
        "f1": total.f1,
        "precision": total.precision,
        "recall": total.recall,
        "recall_of_heads": ratio(heads_right, total.gold),
        "predicates": seen,
        "arguments": total.gold,
    }
    notes = ("Predicates are given; an argument is right when its role, start and end are.",)
    return Scorecard("roles", "", seen, figures, (hits.table("By role", "role"),), notes)


def arguments_at(doc: Document, start: int) -> tuple[Found, list[tuple[str, Pair]]]:
    """Spans of the arguments of the predicate that begins at an offset, and their head words."""
    for sentence in doc.sentences:
        for frame in sentence.frames:
            if sentence.tokens[frame.token].start == start:
                found = {(each.role, *sentence.offsets(each.first, each.last)) for each in frame.arguments}
                heads = [(each.role, sentence.offsets(each.head, each.head + 1)) for each in frame.arguments]
                return found, heads
    return set(), []
