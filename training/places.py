"""Fits the weights of the resolver of places: `python -m training.places` (a minute; needs the kit).

Two small models whose features have names (`dateline.resolve.place_features`): a logistic one says of every stretch
whether it names a place in its own right, a conditional one chooses among the places that bear its name. They learn
from LGL and from the even documents of GWN; GeoVirus is only measured. Figures on sets that were learnt from are of
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
from dateline.evaluate.places import Tally, count, figures_of, gold_toponyms
from dateline.model import Document
from dateline.read import report_of
from dateline.resolve.frame import report_frame
from dateline.resolve.place_features import Scene, distance_km, mention_features, scene_of
from dateline.resolve.place_senses import WEIGHTS, Weights, features_of_groups, settle
from dateline.resolve.toponyms import toponyms
from training.kit import KIT

SETS = {"lgl": "lgl.geo", "gwn": "gwn.geo.even", "geovirus": "geovirus.geo"}
LEARNT_FROM = ("lgl", "gwn")
FOLDS = 5
SAME_KM = 25.0
"""A candidate this near the gold's point is the gold's place, where the number is not that of one."""
RIDGE_MENTIONS, RIDGE_SENSES = 2.0, 1.0
SHARE_OF_GWN = 4.0
"""How much a stretch of GWN weighs beside one of LGL: only GWN tells metonyms and adjectives from places."""


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
    options.add_argument("--limit", type=int, help="only so many documents of each set")
    options.add_argument("--cache", type=pathlib.Path, help="a folder to keep parsed documents in")
    chosen = options.parse_args()
    sets = {name: _read(file, limit=chosen.limit, cache=chosen.cache) for name, file in SETS.items()}
    learnt = [each for name in LEARNT_FROM for each in sets[name]]
    for name in () if chosen.unmeasured else LEARNT_FROM:
        by_fold = {k: fit([each for each in learnt if each.fold != k]) for k in range(FOLDS)}
        _measure(name, sets[name], lambda each, known=by_fold: known[each.fold])
    weights = fit(learnt)
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
    docs = [
        replace(coder.parse(report_of(row["text"], url=row.get("url"), title=row.get("title"))), relate=None, link=None)
        for row in rows
    ]
    if kept:
        kept.write_bytes(pickle.dumps(docs))
    yield from docs


def _example(row: dict[str, Any], doc: Document) -> Example:
    fold = int(hashlib.sha1(row["doc_id"].encode()).hexdigest(), 16) % FOLDS
    return Example(row, doc, scene_of(doc, toponyms(doc), countries=report_frame(doc)), fold)


def fit(examples: Sequence[Example]) -> Weights:
    """Both models: mentions first, then senses, twice, since a sense is seen beside the others' senses."""
    mentions = _fit_mentions(examples)
    senses: dict[str, float] = {}
    for _ in range(3):
        senses = _fit_senses(examples, Weights(mentions, senses))
    return Weights(mentions, senses)


def _fit_mentions(examples: Sequence[Example]) -> dict[str, float]:
    rows: list[dict[str, float]] = []
    right: list[float] = []
    share: list[float] = []
    for each in examples:
        gold, ignored = gold_toponyms(each.row)
        for index, one in enumerate(each.scene.toponyms):
            if (one.start, one.end) in ignored or one.type == "Inside":
                continue
            rows.append(mention_features(each.scene, index))
            right.append(float((one.start, one.end) in gold))
            share.append(SHARE_OF_GWN if "gwn" in each.row["doc_id"] else 1.0)
    names = sorted({name for row in rows for name in row})
    x = _matrix(rows, names)
    w = _logistic(x, np.array(right), np.array(share))
    return {name: round(float(value), 3) for name, value in zip(names, w, strict=True) if abs(value) >= 0.02}


def _matrix(rows: Sequence[dict[str, float]], names: Sequence[str]) -> np.ndarray:
    at = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.items():
            x[i, at[name]] = value
    return x


def _logistic(x: np.ndarray, y: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Newton's steps on the penalised likelihood."""
    w = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (share * (p - y)) + RIDGE_MENTIONS * w
        curve = (x * (share * p * (1 - p))[:, None]).T @ x + RIDGE_MENTIONS * np.eye(len(w))
        step = np.linalg.solve(curve, gradient)
        w -= step
        if np.abs(step).max() < 1e-5:
            break
    return w


def _fit_senses(examples: Sequence[Example], before: Weights) -> dict[str, float]:
    """Conditional logit over the candidates of each name whose gold is one of them."""
    groups: list[tuple[list[dict[str, float]], int, float]] = []
    for each in examples:
        gold, _ = gold_toponyms(each.row)
        settle(each.scene, before)
        for group, told in features_of_groups(each.scene):
            wanted = next((gold[pair] for i in group.mentions if (pair := _pair(each, i)) in gold), None)
            right = None if wanted is None else _gold_candidate(group.found, wanted)
            if right is not None and len(told) > 1:
                groups.append((told, right, len(group.mentions) ** 0.5))
    names = sorted({name for told, _, _ in groups for row in told for name in row})
    return _conditional([(_matrix(told, names), right, share) for told, right, share in groups], names)


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


def _conditional(groups: Sequence[tuple[np.ndarray, int, float]], names: Sequence[str]) -> dict[str, float]:
    w = np.zeros(len(names))
    for _ in range(25):
        gradient, curve = RIDGE_SENSES * w, RIDGE_SENSES * np.eye(len(w))
        for x, right, share in groups:
            scores = x @ w
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
