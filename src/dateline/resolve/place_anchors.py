"""Which known place of a report a name stands beside that the gazetteer lacks: a street is in its town.

What is seen of each known place are numbers with names; their weights are learnt (`training/place_anchors.py`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.resolve.gazetteer import Candidate
from dateline.resolve.place_features import Features, Scene, called
from dateline.resolve.sense_features import NAMED, Named

CLOSE = 80
"""Letters over which a name behind another still speaks of it."""
_KINDS = {"admin1": "admin1", "country": "country", "region": "wide", "water": "wide", "land": "land"}
"""Kinds of places as the weights know them; all others are towns."""
_JOINED = frozenset((",", "in", ", in", "(", "of", "near", "at"))
_OF_OTHERS = frozenset(
    ("country of what is named", "division of what is named", "county of what is named", "near what is named")
)
Sure = tuple[Candidate, float]
"""A place with how sure it is that it is meant."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that a report names, where, and what is seen of it whatever stands beside it."""

    sense: Candidate
    mentions: Sequence[int]
    standing: Mapping[str, float]

    @property
    def kind(self) -> str:
        """The place's kind as the weights know it."""
        return _KINDS.get(self.sense.kind, "town")


def anchors_of(scene: Scene, placed: Mapping[str, Sure]) -> list[Anchor]:
    """The places of a report beside which others may lie; ``placed`` are the senses of its names."""
    named = Named(scene)
    shares = _shares(scene, placed)
    found = []
    for key, (sense, sure) in placed.items():
        group = scene.groups[key]
        if sense.lat is None or group.weight < NAMED:
            continue
        kind = _KINDS.get(sense.kind, "town")
        share = shares.get(sense.country or "", 0.0)
        told: Features = {
            f"kind {kind}": 1.0,
            f"people, {kind}": math.log10(sense.population + 1) / 7,
            "often": math.log(len(group.mentions)),
            "sure": sure,
            "sure, by log": math.log(max(sure, 1e-3)),
            "unsure of a town": (1 - sure) * (kind == "town"),
            "weight": min(group.weight, 3.0),
            "inside names only": float(all(scene.toponyms[i].type == "Inside" for i in group.mentions)),
            "share of its country": share,
            "most of its country": float(share >= max(shares.values(), default=0.0)),
        }
        others = named.beside(group).features(sense)
        told |= {f"others: {name}": value for name, value in others.items() if name in _OF_OTHERS}
        found.append(Anchor(sense, group.mentions, told))
    return found


def _shares(scene: Scene, placed: Mapping[str, Sure]) -> dict[str, float]:
    """Each country's share of what the report places."""
    count: defaultdict[str, float] = defaultdict(float)
    for key, (sense, _) in placed.items():
        if sense.country:
            count[sense.country] += scene.groups[key].weight
    total = sum(count.values())
    return {code: weight / total for code, weight in count.items()} if total else {}


def anchor_features(scene: Scene, index: int, one: Anchor) -> Features:
    """What is seen of a place as that beside which a stretch lies."""
    each, kind = scene.toponyms[index], one.kind
    apart = min(_apart(scene, index, i) for i in one.mentions)
    mentions = [scene.toponyms[i] for i in one.mentions]
    here = [other for other in mentions if other.sentence == each.sentence >= 0]
    behind = [other.start for other in here if other.start >= each.end]
    text = scene.doc.report.text
    found: Features = {**one.standing, "far": math.log(apart + 20) / 7}
    found[f"far, {kind}"] = found["far"]
    found["same sentence"] = found[f"same sentence, {kind}"] = float(bool(here))
    found["behind it"] = float(any(start - each.end < CLOSE for start in behind))
    found["joined"] = float(any(text[each.end : start].strip() in _JOINED for start in behind))
    found["same paragraph"] = float(any(_paragraph(scene, i) == _paragraph(scene, index) for i in one.mentions))
    names = called(each.text) or ("other",)
    for name in names:
        found[f"{name}, {kind}"] = 1.0
    if any(each.start <= other.start and other.end <= each.end for other in mentions):
        found["inside"] = found[f"inside, {kind}"] = 1.0
        found["inside, people"] = math.log10(one.sense.population + 1) / 7
        for name in names:
            found[f"inside, {name}"] = 1.0
    return found


def _paragraph(scene: Scene, index: int) -> int:
    at = scene.toponyms[index].sentence
    return scene.doc.sentences[at].paragraph if at >= 0 else -1


def _apart(scene: Scene, index: int, other: int) -> int:
    """Letters between two stretches; of one inside the other none."""
    one, two = scene.toponyms[index], scene.toponyms[other]
    return max(two.start - one.end, one.start - two.end, 0)
