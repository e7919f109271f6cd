"""All names of places of a report, resolved jointly: which stretches name one, and which.

Every name has one sense in a report. How likely each of its places is depends on how likely those of the other names
are, so senses are settled in rounds: by size alone, then twice beside each other.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path

from dateline.model import Document, Pair
from dateline.quick import quickly_made
from dateline.resolve.folding import fold
from dateline.resolve.frame import report_frame
from dateline.resolve.gazetteer import Candidate, Gazetteer, chosen
from dateline.resolve.place_anchors import Sure, anchor_features, anchors_of
from dateline.resolve.place_features import Features, Group, Scene, kind_of, mention_features, scene_of
from dateline.resolve.place_names import candidates
from dateline.resolve.rubrics import is_rubric
from dateline.resolve.seen_places import Seen, seen
from dateline.resolve.sense_features import NAMED, Named, is_only_one_told_of, standing_features, unlisted_features
from dateline.resolve.toponyms import Toponym, toponyms

WEIGHTS = Path(__file__).parent / "knowledge" / "place_weights.json"
PLACE_FROM = 0.3
"""A stretch names a place from this probability on."""
INSIDE = 0.5
"""How much a place inside another name ("Athens Police Department") says of where the report is at home."""
LITTLE_KNOWN = 100_000
"""People; a place of fewer is not named in a report of another country without its country."""
_TOWNS = frozenset(("city", "section", "site"))
MUCH, STRAY_SHARE = 2.0, 0.03
"""How much a report must name elsewhere, and the share of it that a small place's country has to have."""
UNLISTED = 3.0
"""A name found in a text is one that the gazetteer lacks where that is so many times as likely as the likeliest of its
places, for an act would lose its point; with 1.0 three more of 1,319 places of train acts were lost."""
ROUNDS = 2
TOLD_OF = 4.0
"""What speaks for the one town of a name where the report's people are from ("Tripoli" beside Hezbollah).

Chosen by hand, since LGL and GWN hold hardly one such name: it moves Tripoli, and leaves London where two Canadians are
held. GWN's names given within 161 km 0.877 → 0.879, LGL's 0.888 → 0.887, GeoVirus 0.919 → 0.920.
"""
_OF_DIVISION = 2.5
"""Where only countries are known, they weigh as much more as divisions do beside them."""
SIZE_ALONE = 8.0
"""Weight of the size (logarithm of the people, over 7) before anything else is known."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the features of stretches and of senses, by name; of vectors by the word whose they are.

    ``anchors`` weigh beside which place a name lies that the gazetteer lacks.
    """

    mentions: Mapping[str, float]
    senses: Mapping[str, float]
    seen: Mapping[str, Seen] = field(default_factory=dict)
    anchors: Mapping[str, float] = field(default_factory=dict)

    def as_json(self) -> str:
        """The tables as JSON, a weight a line."""
        seen = {part: {"middles": own.middles, "numbers": own.numbers} for part, own in self.seen.items()}
        told = {"anchors": self.anchors, "mentions": self.mentions, "senses": self.senses, "seen": seen}
        return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


@cache
def shipped_weights() -> Weights:
    """The weights that ship."""
    told = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    seen = {part: Seen(tuple(own["numbers"]), own["middles"]) for part, own in told["seen"].items()}
    return Weights(told["mentions"], told["senses"], seen, told.get("anchors", {}))


@quickly_made
@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch with how likely it names a place (0 to 1), and the place with how likely that is; None if unknown.

    ``beside`` is the known place that a name unknown to the gazetteer likeliest lies beside.
    """

    toponym: Toponym
    likely: float
    sense: Candidate | None
    sure: float
    beside: Candidate | None = None


def place_all(doc: Document, *, given: Sequence[Pair] = (), weights: Weights | None = None) -> tuple[Placed, ...]:
    """Every stretch of a report that may name a place, with what it denotes; in text order."""
    known = weights or shipped_weights()
    scene, placed = scene_and_places(doc, given=given, weights=known)
    return tuple(_beside(scene, placed, known.anchors))


def scene_and_places(doc: Document, *, given: Sequence[Pair], weights: Weights) -> tuple[Scene, list[Placed]]:
    """A report's stretches grouped by name, and what each denotes that the gazetteer has."""
    scene = scene_of(doc, toponyms(doc, given=given), countries=report_frame(doc))
    likely = settle(scene, weights)
    countries = {part: weight for part, weight in Named(scene).weights.items() if isinstance(part, str)}
    for country, share in scene.countries.items():
        countries[country] = countries.get(country, 0.0) + share
    return scene, [_placed(scene, index, likely[index], countries) for index in range(len(scene.toponyms))]


def settle(scene: Scene, weights: Weights) -> list[float]:
    """Give each name of the scene the shares of its senses; returns how likely each stretch names a place."""
    likely = [_likely(scene, index, weights, told) for index, told in enumerate(seen(scene, weights.seen))]
    for group in scene.groups.values():
        told = [INSIDE if scene.toponyms[i].type == "Inside" else likely[i] for i in group.mentions]
        group.weight = max(told) * math.sqrt(len(group.mentions))
        group.shares = _softmax([SIZE_ALONE * math.log10(one.population + 1) / 7 for one in group.found])
    told_of = _choices(scene) if weights.senses else []
    lacking = [_lacking(scene, group, weights) for group in told_of]
    choices = [pair for pair in zip(told_of, lacking, strict=True) if not _is_sure(*pair)]
    standing = [
        [
            _sum(weights.senses, row) + (TOLD_OF if is_only_one_told_of(scene, group, one) else 0.0)
            for one, row in zip(group.found, standing_features(scene, group), strict=True)
        ]
        for group, _ in choices
    ]
    for _ in range(ROUNDS):
        named = Named(scene)
        for (group, none), scores in zip(choices, standing, strict=True):
            others = named.beside(group)
            told = [
                score + _sum(weights.senses, others.features(one))
                for one, score in zip(group.found, scores, strict=True)
            ]
            *group.shares, group.unlisted = _softmax([*told, none])
    return likely


def _is_sure(group: Group, lacking: float) -> bool:
    """Whether a name has one place and is none that the gazetteer lacks: whatever is seen of it, it is that place."""
    return len(group.found) == 1 and lacking == -math.inf


def _choices(scene: Scene) -> list[Group]:
    """The names that have a choice of places, where they are likely enough to name one."""
    return [group for group in scene.groups.values() if group.found and group.weight >= NAMED]


def _lacking(scene: Scene, group: Group, weights: Weights) -> float:
    told = unlisted_features(scene, group)
    return _sum(weights.senses, told) if told and "unlisted" in weights.senses else -math.inf


def features_of_groups(scene: Scene) -> Iterator[tuple[Group, list[Features]]]:
    """Each name that has a choice of places, with the features of each, as the others' senses now stand.

    Where it may be one that the gazetteer lacks, that is the last.
    """
    named = Named(scene)
    for group in _choices(scene):
        others = named.beside(group)
        told = standing_features(scene, group)
        rows = [{**row, **others.features(one)} for one, row in zip(group.found, told, strict=True)]
        lacking = unlisted_features(scene, group)
        yield group, [*rows, lacking] if lacking else rows


def sense_alone(name: str, countries: Mapping[str, float]) -> Candidate | None:
    """The likeliest place of a name by itself, given the shares of countries around it; None of no places."""
    weight = shipped_weights().senses.get("country of what is named", 0.0) + _OF_DIVISION
    best: Candidate | None = None
    most = -math.inf
    for one, base in places_alone(name):
        worth = base + weight * countries.get(one.country or "", 0.0)
        if worth > most:
            best, most = one, worth
    return best


def places_alone(name: str) -> tuple[tuple[Candidate, float], ...]:
    """The places of a name by itself, with what they weigh before anything is known of the report."""
    return _alone(name, chosen())


@lru_cache(maxsize=20_000)
def _alone(name: str, book: Gazetteer) -> tuple[tuple[Candidate, float], ...]:
    """The places of a name with what they weigh before anything is known of the report."""
    del book  # another gazetteer is another answer
    key = fold(name)
    found = candidates(name)
    most = max((math.log10(one.population + 1) for one in found), default=0.0) / 7
    rows: list[tuple[Candidate, float]] = []
    for one in found:
        people = math.log10(one.population + 1) / 7
        told = {
            "size": people, "size, squared": people**2, "the largest": float(people >= most),
            "how much smaller than the largest, squared": (most - people) ** 2,
            f"own name, {kind_of(one)}": float(fold(one.name) == key),
            f"kind {kind_of(one)}": 1.0, "capital": float(one.kind == "capital"),
            "many names": math.log10(one.names + 1) / 2,
        }  # fmt: skip
        rows.append((one, _sum(shipped_weights().senses, told)))
    return tuple(rows)


def _likely(scene: Scene, index: int, weights: Weights, told: float) -> float:
    """How likely a stretch names a place; ``told`` are the log-odds that its vectors add."""
    if scene.toponyms[index].type in ("Given", "Inside"):
        return float(scene.toponyms[index].type == "Given")
    total = told + _sum(weights.mentions, mention_features(scene, index))
    if _heads_paragraph(scene, scene.toponyms[index]):
        total = max(total, 0.0)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _heads_paragraph(scene: Scene, each: Toponym) -> bool:
    """Whether a name of a place stands where a bulletin says where it has news from; the parser takes many for men."""
    is_known = each.type in ("Person", "Location", "Facility") and bool(scene.groups[each.key].found)
    return is_known and is_rubric(scene.doc, sentence=each.sentence, first=each.first, last=each.last)


def _sum(weights: Mapping[str, float], features: Features) -> float:
    total = 0.0
    for name, value in features.items():
        if value and name in weights:
            total += weights[name] * value
    return total


def _softmax(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    most = max(scores)
    parts = [math.exp(score - most) for score in scores]
    total = sum(parts)
    return [part / total for part in parts]


def _placed(scene: Scene, index: int, likely: float, countries: Mapping[str, float]) -> Placed:
    group = scene.groups[scene.toponyms[index].key]
    if not group.found:
        return Placed(scene.toponyms[index], likely, None, 0.0)
    ranked = sorted(zip(group.shares, group.found, strict=True), key=lambda pair: -pair[0])
    given = scene.toponyms[index].type == "Given"
    if group.unlisted > (1.0 if given else UNLISTED) * ranked[0][0]:
        return Placed(scene.toponyms[index], likely, None, 0.0)
    for share, one in ranked:
        if given or not _is_stray(one, group, countries):
            return Placed(scene.toponyms[index], likely, one, share)
    return Placed(scene.toponyms[index], likely, None, 0.0)


def _is_stray(one: Candidate, group: Group, countries: Mapping[str, float]) -> bool:
    """A small town or district of a country that nothing else in the report speaks of: rather one we do not know."""
    if one.kind not in ("admin2", "admin3") and (one.kind not in _TOWNS or one.population >= LITTLE_KNOWN):
        return False
    own = group.weight  # what the name itself adds to its country, at most
    rest = sum(countries.values()) - own
    return rest >= MUCH and countries.get(one.country or "", 0.0) - own < STRAY_SHARE * rest


def _beside(scene: Scene, placed: list[Placed], weights: Mapping[str, float]) -> list[Placed]:
    """The same, each name that the gazetteer lacks with the place that it likeliest lies beside."""
    lacking = [i for i, each in enumerate(placed) if each.sense is None and each.likely >= PLACE_FROM]
    if not lacking:
        return placed
    around = anchors_of(scene, senses_of(placed))
    for index in lacking if around else ():
        best = max(around, key=lambda one: _sum(weights, anchor_features(scene, index, one)))
        placed[index] = replace(placed[index], beside=best.sense)
    return placed


def senses_of(placed: Sequence[Placed]) -> dict[str, Sure]:
    """The place of each name of a report, with how sure it is; by the name's key."""
    found: dict[str, Sure] = {}
    for each in placed:
        if each.sense and (each.likely >= PLACE_FROM or each.toponym.type == "Inside"):
            found.setdefault(each.toponym.key, (each.sense, each.sure))
    return found
