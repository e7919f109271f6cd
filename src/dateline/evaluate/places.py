"""places: names of places found in raw text, and where they lie; and where they lie when the names are given."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dateline.errors import InputError
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.dyad_gold import row_id, text_of
from dateline.evaluate.gold import Row
from dateline.evaluate.scorecard import Figure, Hits, Scorecard, ScoreTable, ratio, share
from dateline.model import Document, Pair
from dateline.read import report_of
from dateline.resolve.place_features import distance_km
from dateline.resolve.place_senses import PLACE_FROM, Placed, Weights, place_all

NEAR_KM = 161.0
"""A hundred miles: the distance that the field counts as right."""
OWN_RIGHT = frozenset(("Literal", "Mixed", "Coercion", "Literal_Modifier"))
"""Of GWN's types those that are places in their own right; the others (metonyms, peoples, parts of names) are not."""
NOTES = (
    "Found: the stretch is the gold's to the letter. Near: within 161 km of its point, of all found, or of all given.",
    "Where the gold has types, Literal, Mixed, Coercion and Literal_Modifier are places; what else is found is wrong.",
    "A gold name without coordinates is neither asked for nor wrong when found. Distances are of those with a point.",
)


@dataclass(slots=True)
class Tally:
    """Counts over documents, from raw text or with names given."""

    hits: Hits = field(default_factory=Hits)
    distances_km: list[float] = field(default_factory=list)
    without_point: int = 0
    same_place: int = 0
    numbered: int = 0

    def add(self, wanted: Mapping[str, Any], found: Mapping[str, Any]) -> None:
        """Count one gold name that was found (or given)."""
        if found["lat"] is None:
            self.without_point += 1
        else:
            point = float(wanted["lat"]), float(wanted["lon"])
            self.distances_km.append(distance_km(point, (found["lat"], found["lon"])))
        if wanted.get("geonameid"):
            self.numbered += 1
            self.same_place += str(wanted["geonameid"]) == found["geonames_id"]

    def figures(self, prefix: str = "") -> dict[str, Figure]:
        """Share within 161 km, errors in km, share with the gold's own number."""
        near = sum(distance <= NEAR_KM for distance in self.distances_km)
        known = self.distances_km
        return {
            f"{prefix}within_161_km": ratio(near, len(known) + self.without_point),
            f"{prefix}same_geonames_id": ratio(self.same_place, self.numbered),
            f"{prefix}mean_error_km": statistics.fmean(known) if known else None,
            f"{prefix}median_error_km": statistics.median(known) if known else None,
            f"{prefix}without_point": self.without_point,
        }


def gold_toponyms(row: Row) -> tuple[dict[Pair, dict[str, Any]], set[Pair]]:
    """A row's places by their stretch, and the stretches that are neither asked for nor wrong.

    Raises InputError for a row without `toponyms`.
    """
    told = row.get("toponyms")
    if not isinstance(told, list):
        raise InputError(f"places: gold row {row.get('id', row.get('doc_id', '?'))} has no 'toponyms'.")
    gold: dict[Pair, dict[str, Any]] = {}
    ignored: set[Pair] = set()
    for each in told:
        pair = int(each["start"]), int(each["end"])
        if "type" in each and each["type"] not in OWN_RIGHT:
            continue
        if each.get("lat") is None or each.get("lon") is None:
            ignored.add(pair)
        else:
            gold[pair] = each
    return gold, ignored - set(gold)


def predicted(placed: Placed) -> dict[str, Any]:
    """A toponym as the contract writes it; a name the gazetteer lacks has the point of the place it stands beside."""
    where = placed.sense or placed.beside
    number = placed.sense.number if placed.sense else 0
    return {
        "start": placed.toponym.start,
        "end": placed.toponym.end,
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
        "geonames_id": str(number) if number > 0 else None,
        "country": where.country if where else None,
    }


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """F1 of names found, and of those found the share within 161 km; then the same share with the names given."""
    raw, given, seen = Tally(), Tally(), 0
    for row in rows:
        known = {key: row.get(key) for key in ("url", "publisher", "title")}
        doc = coder.parse(report_of(text_of(row), **known))
        found = count(row, doc, raw=raw, given=given)
        keep({**row_id(row), "toponyms": found})
        seen += 1
    if not seen:
        raise InputError("places: no gold row.")
    figures = figures_of(raw, given)
    return Scorecard("places", "", seen, figures, (_table(raw, given),), NOTES)


def count(row: Row, doc: Document, *, raw: Tally, given: Tally, weights: Weights | None = None) -> list[dict[str, Any]]:
    """Count one document in both ways, and return what was found in its text."""
    gold, ignored = gold_toponyms(row)
    found = [predicted(each) for each in place_all(doc, weights=weights) if each.likely >= PLACE_FROM]
    by_pair = {(each["start"], each["end"]): each for each in found}
    raw.hits.gold += len(gold)
    raw.hits.found += len(set(by_pair) - ignored)
    raw.hits.right += len(set(by_pair) & set(gold))
    for pair, wanted in gold.items():
        if pair in by_pair:
            raw.add(wanted, by_pair[pair])
    told = {
        (each.toponym.start, each.toponym.end): predicted(each)
        for each in place_all(doc, given=sorted(gold), weights=weights)
        if each.toponym.type == "Given"
    }
    for pair, wanted in gold.items():
        given.add(wanted, told[pair])
    return found


def figures_of(raw: Tally, given: Tally) -> dict[str, Figure]:
    """The figures of both ways, those of raw text first."""
    return {
        "found_f1": raw.hits.f1,
        "precision": raw.hits.precision,
        "recall": raw.hits.recall,
        **raw.figures(),
        **given.figures("given_"),
        "gold": raw.hits.gold,
    }


def _table(raw: Tally, given: Tally) -> ScoreTable:
    steps = (1, 10, 25, 50, 100, 161, 500, 1000)
    columns = [("from raw text", raw), ("names given", given)]
    rows = tuple(
        (
            f"within {step} km",
            *(share(ratio(sum(d <= step for d in each.distances_km), len(each.distances_km))) for _, each in columns),
        )
        for step in steps
    )
    return ScoreTable("How far off, of those with a point", ("distance", *(name for name, _ in columns)), rows)
