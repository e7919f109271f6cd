"""Fits the weights of the resolver of places: `python -m training.places` (ten minutes; needs the kit).

Three small models whose features have names (`dateline.resolve.place_features`): a logistic one says of every stretch
whether it names a place in its own right, a conditional one chooses among the places that bear its name, another one
beside which place of the report a name lies that the gazetteer lacks (`training.place_anchors`). They learn from LGL
and from the even documents of GWN, the first also from gold of acts and with the encoder's vectors
(`training.place_mentions`); GeoVirus is only measured. Figures on sets that were learnt from are of
five folds by document. `--write` writes `knowledge/place_weights.json`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import pathlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

import dateline
from dateline.evaluate.places import NEAR_KM, Tally, count, figures_of, gold_toponyms
from dateline.model import Document
from dateline.read import report_of
from dateline.resolve.frame import report_frame
from dateline.resolve.place_features import Features, Scene, distance_km, scene_of
from dateline.resolve.place_senses import WEIGHTS, Weights, features_of_groups, settle, shipped_weights
from dateline.resolve.toponyms import toponyms
from training.choices import score
from training.kit import KIT
from training.place_anchors import fit_anchors
from training.place_mentions import Stretch, Vectors, fit_mentions, stretches
from training.place_parties import from_corpus

SETS = {"lgl": "lgl.geo", "gwn": "gwn.geo.even", "geovirus": "geovirus.geo"}
LEARNT_FROM = ("lgl", "gwn")
FOLDS = 5
SAME_KM = 25.0
"""A candidate this near the gold's point is the gold's place, where the number is not that of one."""
RIDGE_SENSES = 1.0


@dataclass(slots=True)
class Example:
    """A document of a set with its gold."""

    row: dict[str, Any]
    doc: Document
    scene: Scene
    fold: int


def main() -> None:
    """Fit, measure by folds, and write what all documents give."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="write the weights into the package")
    options.add_argument("--unmeasured", action="store_true", help="leave the folds out")
    options.add_argument("--senses", action="store_true", help="leave which stretches name a place as it ships")
    options.add_argument("--limit", type=int, help="only so many documents of each set")
    options.add_argument("--cache", type=pathlib.Path, help="a folder to keep parsed documents in")
    chosen = options.parse_args()
    sets = {name: _read(file, limit=chosen.limit, cache=chosen.cache) for name, file in SETS.items()}
    learnt = [each for name in LEARNT_FROM for each in sets[name]]
    marked = None if chosen.senses else from_corpus(cache=chosen.cache)
    folds = () if chosen.unmeasured else range(FOLDS)
    by_fold = {k: fit([each for each in learnt if each.fold != k], marked) for k in folds}
    for name in LEARNT_FROM if by_fold else ():
        _measure(name, sets[name], lambda each, known=by_fold: known[each.fold])
    weights = fit(learnt, marked)
    _measure("geovirus", sets["geovirus"], lambda _each: weights)
    if chosen.write:
        WEIGHTS.write_text(weights.as_json(), encoding="utf-8")


def _read(file: str, *, limit: int | None, cache: pathlib.Path | None) -> list[Example]:
    with gzip.open(KIT / "language" / f"{file}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [_example(row, doc) for row, doc in zip(rows[:limit], _parsed(rows[:limit], file, cache=cache), strict=True)]


def _parsed(rows: Sequence[dict[str, Any]], file: str, *, cache: pathlib.Path | None) -> Iterator[Document]:
    import pickle

    kept = cache / f"{file}.pickle" if cache else None
    if kept and kept.exists():
        yield from pickle.loads(kept.read_bytes())[: len(rows)]
        return
    coder = dateline.Coder()
    docs = [_kept(coder.parse(report_of(row["text"], url=row.get("url"), title=row.get("title")))) for row in rows]
    if kept:
        kept.write_bytes(pickle.dumps(docs))
    yield from docs


def _kept(doc: Document) -> Document:
    """A document that can be written down: the vectors of its words instead of what asks the encoder's output."""
    return replace(doc, relate=None, link=None, vector=None, means=None, weigh=Vectors(doc))


def _example(row: dict[str, Any], doc: Document) -> Example:
    fold = int(hashlib.sha1(row["doc_id"].encode()).hexdigest(), 16) % FOLDS
    return Example(row, doc, scene_of(doc, toponyms(doc), countries=report_frame(doc)), fold)


def fit(examples: Sequence[Example], marked: Sequence[Stretch] | None) -> Weights:
    """All models: mentions first (as they ship without ``marked``), then senses, thrice, since a sense is seen beside
    the others' senses; then what lies beside what."""
    known = shipped_weights()
    mentions, seen = known.mentions, known.seen
    if marked is not None:
        mentions, seen = fit_mentions([*_stretches(examples), *marked])
    senses: dict[str, float] = {}
    for _ in range(3):
        senses = _fit_senses(examples, Weights(mentions, senses, seen))
    senses |= _fit_unlisted(examples, Weights(mentions, senses, seen))
    anchors = fit_anchors(
        [(each.doc, gold_toponyms(each.row)[0]) for each in examples], Weights(mentions, senses, seen)
    )
    return Weights(mentions, senses, seen, anchors)


def _stretches(examples: Sequence[Example]) -> list[Stretch]:
    found: list[Stretch] = []
    for each in examples:
        gold, ignored = gold_toponyms(each.row)
        labels = {
            index: (one.start, one.end) in gold
            for index, one in enumerate(each.scene.toponyms)
            if (one.start, one.end) not in ignored and one.type != "Inside"
        }
        found += stretches(each.scene, labels, of="gwn" if "gwn" in each.row["doc_id"] else "lgl")
    return found


def _matrix(rows: Sequence[Features], names: Sequence[str]) -> np.ndarray:
    at = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.items():
            if name in at:
                x[i, at[name]] = value
    return x


def _fit_senses(examples: Sequence[Example], before: Weights) -> dict[str, float]:
    """Conditional logit over the candidates of each name whose gold is one of them."""
    groups = [
        (told[:known], right, share) for told, known, right, share in _choices(examples, before) if right < known > 1
    ]
    names = sorted({name for told, _, _ in groups for row in told for name in row})
    return _conditional([(_matrix(told, names), right, share) for told, right, share in groups], names)


def _fit_unlisted(examples: Sequence[Example], before: Weights) -> dict[str, float]:
    """The same over names that the gazetteer may lack: what speaks for that, beside what speaks for its places."""
    groups = [(told, right, share) for told, known, right, share in _choices(examples, before) if len(told) > known]
    names = sorted({name for told, _, _ in groups for name in told[-1]})
    scores = [np.array([score(row, before.senses) for row in told]) for told, _, _ in groups]
    seen = [(_matrix(told, names), right, share) for told, right, share in groups]
    return _conditional(seen, names, beside=scores)


def _choices(examples: Sequence[Example], before: Weights) -> Iterator[tuple[list[Features], int, int, float]]:
    """Of each name with a gold: its places' features (and those of a place that the gazetteer lacks), how many places
    there are, which is right, and how much it counts."""
    for each in examples:
        gold, _ = gold_toponyms(each.row)
        settle(each.scene, before)
        for group, told in features_of_groups(each.scene):
            wanted = next((gold[pair] for i in group.mentions if (pair := _pair(each, i)) in gold), None)
            right = None if wanted is None else _gold_candidate(group.found, wanted)
            if wanted is not None and right is None and len(told) > len(group.found) and _is_far(group.found, wanted):
                right = len(group.found)
            if right is not None:
                yield told, len(group.found), right, len(group.mentions) ** 0.5


def _pair(each: Example, index: int) -> tuple[int, int]:
    one = each.scene.toponyms[index]
    return one.start, one.end


def _gold_candidate(found: Sequence[Any], wanted: dict[str, Any]) -> int | None:
    number = str(wanted.get("geonameid") or "")
    for index, one in enumerate(found):
        if str(one.number) == number:
            return index
    near = [
        (distance_km((one.lat, one.lon), (wanted["lat"], wanted["lon"])), index)
        for index, one in enumerate(found)
        if one.lat is not None
    ]
    best = min(near, default=(SAME_KM, None))
    return best[1] if best[0] < SAME_KM else None


def _is_far(found: Sequence[Any], wanted: dict[str, Any]) -> bool:
    """Whether none of a name's places is the gold's, nor near it."""
    here = wanted["lat"], wanted["lon"]
    return all(one.lat is None or distance_km((one.lat, one.lon), here) > NEAR_KM for one in found)


def _conditional(
    groups: Sequence[tuple[np.ndarray, int, float]], names: Sequence[str], *, beside: Sequence[np.ndarray] = ()
) -> dict[str, float]:
    """Weights of features by name; ``beside`` are scores of each group that stand."""
    w = np.zeros(len(names))
    for _ in range(25):
        gradient, curve = RIDGE_SENSES * w, RIDGE_SENSES * np.eye(len(w))
        for number, (x, right, share) in enumerate(groups):
            scores = x @ w + (beside[number] if beside else 0.0)
            p = np.exp(scores - scores.max())
            p /= p.sum()
            mean = p @ x
            gradient = gradient + share * (mean - x[right])
            curve = curve + share * ((x * p[:, None]).T @ x - np.outer(mean, mean))
        step = np.linalg.solve(curve, gradient)
        w -= np.clip(step, -3, 3)
        if np.abs(step).max() < 1e-4:
            break
    return {name: round(float(value), 3) for name, value in zip(names, w, strict=True) if abs(value) >= 0.005}


def _measure(name: str, examples: Sequence[Example], weights_of: Callable[[Example], Weights]) -> None:
    raw, given = Tally(), Tally()
    for each in examples:
        count(each.row, each.doc, raw=raw, given=given, weights=weights_of(each))
    figures = figures_of(raw, given)
    print(name, {key: None if value is None else round(value, 3) for key, value in figures.items()}, flush=True)


if __name__ == "__main__":
    main()
