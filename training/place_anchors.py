"""Fits beside which place of a report a name lies that the gazetteer lacks: any within 161 km of the gold's point.

Names that the gazetteer lacks are few, so those that it has teach, too, as if it lacked them: of 182 each by folds
LGL 91 → 110, GWN 124 → 147 are right with a RIDGE of 3 (111 and 135 with 10: one report has 22 streets of one town), of
GeoVirus's 71 that taught nothing 37 → 39 (41). Without the names that it has LGL 95 and GWN 129.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dateline.evaluate.places import NEAR_KM
from dateline.model import Document, Pair
from dateline.resolve.gazetteer import Candidate
from dateline.resolve.place_anchors import anchor_features, anchors_of
from dateline.resolve.place_features import Features, distance_km
from dateline.resolve.place_senses import Weights, scene_and_places, senses_of

RIDGE = 5.0
STEPS = 200
TOWNS = frozenset(("city", "capital", "section", "site", "land"))
"""Of what the gazetteer has these lie beside others; a country does not."""
Gold = Mapping[Pair, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Group:
    """A name with the places it may lie beside, and which of these are near enough."""

    told: Sequence[Features]
    right: Sequence[bool]


def fit_anchors(examples: Sequence[tuple[Document, Gold]], known: Weights) -> dict[str, float]:
    """Weights of the features of anchors, by name."""
    groups = [group for doc, gold in examples for group in _groups(doc, gold, known=known)]
    groups = [group for group in groups if any(group.right) and not all(group.right)]
    names = sorted({name for group in groups for row in group.told for name in row})
    at = {name: i for i, name in enumerate(names)}
    x = np.zeros((sum(len(group.told) for group in groups), len(names)), np.float32)
    for i, row in enumerate(row for group in groups for row in group.told):
        x[i, [at[name] for name in row]] = list(row.values())
    w = _likeliest(x, groups)
    return {name: round(float(value), 3) for name, value in zip(names, w, strict=True) if abs(value) >= 0.005}


def _groups(doc: Document, gold: Gold, *, known: Weights) -> Iterator[Group]:
    scene, placed = scene_and_places(doc, given=sorted(gold), weights=known)
    anchors = anchors_of(scene, senses_of(placed))
    for index, each in enumerate(placed):
        wanted = gold.get((each.toponym.start, each.toponym.end))
        if wanted is None or each.toponym.type != "Given" or (each.sense and each.sense.kind not in TOWNS):
            continue
        others = [
            one
            for one in anchors
            if index not in one.mentions and (each.sense is None or one.sense.number != each.sense.number)
        ]
        yield Group(
            [anchor_features(scene, index, one) for one in others],
            [_is_near(one.sense, wanted) for one in others],
        )


def _is_near(one: Candidate, wanted: Mapping[str, Any]) -> bool:
    here = one.lat, one.lon
    return distance_km((wanted["lat"], wanted["lon"]), here) <= NEAR_KM  # type: ignore[arg-type]


def _likeliest(x: np.ndarray, groups: Sequence[Group]) -> np.ndarray:
    """The weights under which the near ones of each group are likeliest together."""
    import torch

    of = torch.tensor([i for i, group in enumerate(groups) for _ in group.right])
    near = torch.tensor([right for group in groups for right in group.right])
    rows = torch.tensor(x)
    w = torch.zeros(x.shape[1], requires_grad=True)
    search = torch.optim.LBFGS([w], max_iter=STEPS, line_search_fn="strong_wolfe")

    def total(scores: Any, most: Any) -> Any:
        parts = torch.exp(scores - most[of])
        return most + torch.log(torch.zeros(len(groups)).scatter_add(0, of, parts) + 1e-30)

    def lost() -> torch.Tensor:
        search.zero_grad()
        scores = rows @ w
        most = torch.full((len(groups),), -1e9).scatter_reduce(0, of, scores, "amax").detach()
        right = total(scores.masked_fill(~near, -1e9), most)
        loss: torch.Tensor = (total(scores, most) - right).sum() + 0.5 * RIDGE * (w * w).sum()
        loss.backward()
        return loss

    search.step(lost)
    return w.detach().numpy().astype(float)
