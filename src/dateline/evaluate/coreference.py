"""coreference: which mentions of a text denote the same person, body or place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.evaluate.accounts_of_reports import report_of as marked_report
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.cluster_scores import ClusterScores
from dateline.evaluate.dyad_gold import row_id, text_of
from dateline.evaluate.gold import Row, read_rows
from dateline.evaluate.scorecard import Figure, Scorecard, ScoreTable, share
from dateline.model import Pair, make_report
from dateline.resolve.clusters import clusters_of, clusters_of_given

ASKED = frozenset(("person", "organization", "place"))
"""Types of GUM whose clusters are scored; times, events and things are no actors."""
FIRST = (
    "mean_f1",
    "muc_f1",
    "b3_f1",
    "ceaf_f1",
    "mention_f1",
    "given_mean_f1",
    "given_muc_f1",
    "given_b3_f1",
    "given_ceaf_f1",
)
NOTES = (
    "MUC, B³ and CEAF (φ4) as in CoNLL 2012, summed over all texts; mean_f1 is the mean of the three. A mention counts "
    "where its span is the gold's to the letter.",
    "given_…: the gold's mentions are given, and only asked which of them denote the same.",
    "Where the gold has no cluster of one mention (OntoGUM), none is counted of the coder either.",
)


def with_types(path: Path, rows: Iterable[Row]) -> Iterator[Row]:
    """Add the types of the mentions, where a file of OntoGUM has its file of GUM beside it (`gum.doc` in its name)."""
    beside = path.with_name(path.name.replace("ontogum.coref", "gum.doc"))
    types: dict[object, dict[Pair, str]] = {}
    if beside != path and beside.is_file():
        for row in read_rows(beside):
            types[row.get("doc_id")] = {
                (each["start"], each["end"]): each["type"] for each in row.get("mentions") or ()
            }
    for row in rows:
        known = types.get(row.get("doc_id"))
        yield {**row, "types": known} if known else row


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """F1 of MUC, B³ and CEAF from the text alone, and with the gold's mentions given."""
    whole, given = ClusterScores(), ClusterScores()
    seen = 0
    for row in rows:
        gold = _gold(row)
        report = marked_report(row) if "published" in row else make_report(text_of(row))
        doc = coder.parse(report)
        alone = any(len(each) == 1 for each in gold)
        found = clusters_of(doc, singletons=alone)
        keep({**row_id(row), "clusters": [[{"start": start, "end": end} for start, end in each] for each in found]})
        whole.add(gold, found)
        given.add(gold, clusters_of_given(doc, [pair for each in gold for pair in each]))
        seen += 1
    if not seen:
        raise InputError("coreference: no gold row.")
    figures: dict[str, Figure] = {**whole.figures()}
    figures |= {f"given_{name}": value for name, value in given.figures().items() if not name.startswith("mention")}
    return Scorecard("coreference", "", seen, figures, (_table(figures),), NOTES, first=FIRST)


def _gold(row: Row) -> list[list[Pair]]:
    """The row's clusters; of typed ones those of persons, bodies and places."""
    clusters: Any = row.get("clusters")
    if isinstance(clusters, dict):
        clusters = list(clusters.values())
    if not isinstance(clusters, list):
        raise InputError(f"coreference: gold row {row.get('doc_id', row.get('id', '?'))} has no 'clusters'.")
    found = [[_pair(each) for each in cluster] for cluster in clusters]
    types: dict[Pair, str] | None = row.get("types")
    if types is None:
        return found
    return [cluster for cluster in found if _type(cluster, types) in ASKED]


def _pair(written: Any) -> Pair:
    try:
        return (written["start"], written["end"]) if isinstance(written, dict) else (written[0], written[1])
    except (KeyError, TypeError, IndexError):
        raise InputError(f"coreference: a mention is [start, end], not {written!r}.") from None


def _type(cluster: list[Pair], types: dict[Pair, str]) -> str | None:
    """The type of most of a cluster's mentions."""
    count = Counter(types[pair] for pair in cluster if pair in types)
    return count.most_common(1)[0][0] if count else None


def _table(figures: dict[str, Figure]) -> ScoreTable:
    rows = []
    for prefix, heading in (("", "from the text"), ("given_", "mentions given")):
        for name in ("muc", "b3", "ceaf"):
            values = [figures[f"{prefix}{name}_{part}"] for part in ("precision", "recall", "f1")]
            rows.append((f"{name}, {heading}", *(share(value) for value in values)))
    return ScoreTable("Measures", ("measure", "precision", "recall", "F1"), tuple(rows))
