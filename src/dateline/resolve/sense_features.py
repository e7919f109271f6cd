"""What is seen of each place that a name may denote: numbers with names.

Most of it stands from the beginning; what the other names of the report say of a place changes as their own places are
settled, and is asked for round by round.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dateline.quick import quickly_made
from dateline.resolve.folding import fold
from dateline.resolve.frame import COMPARABLE
from dateline.resolve.gazetteer import Candidate
from dateline.resolve.place_features import EARTH_KM, Features, Group, Scene, called, kind_of, lies_in
from dateline.resolve.toponyms import Toponym

NEAR_KM = 150.0
"""How far apart places that are told together mostly lie."""
APART_DEG = 5.0
"""Places whose latitudes differ by more say nothing of each other."""
_FAR = math.sin(40 * NEAR_KM / (2 * EARTH_KM)) ** 2
"""Of places that are farther apart than 40 times NEAR_KM nothing is left that a sum would show."""
LITTLE = 0.02
"""A sense that is less likely than this says nothing of the others."""
NAMED = 0.1
"""The weight from which on a name counts as one of a place."""
_WIDE = frozenset(("country", "region", "water"))
_LARGE = {"country": 800.0, "admin1": 300.0}
"""How far places lie, in km, from the middle of the land that is told together with them: Florida, and Miami."""
_KNOWN = _WIDE | {"admin1", "site"}
DIVISIONS = frozenset(("admin1", "admin2", "admin3"))
TOWN = 20_000
"""Inhabitants of a town that news tells of without saying which of its name it is."""
_LANDS = _WIDE | {"admin1", "land"}
HUNDREDFOLD = 2 / 7
"""Of sizes (logarithms of people over 7): one has a hundred times as many as the other."""
_ENDINGS = {
    "uk": "GBR",
    "ca": "CAN",
    "au": "AUS",
    "ie": "IRL",
    "nz": "NZL",
    "in": "IND",
    "za": "ZAF",
    "ng": "NGA",
    "ke": "KEN",
    "pk": "PAK",
}
_STATE = frozenset(("state", "province", "governor", "gov."))
"""Behind a name: it is that of a first division."""
_IN_A_ROW = re.compile(r"\s*(?:,|,? and|,? or|,? to|&|/|-|,? but)\s*(?:in |from |the )*")
Part = str | int
"""A country by its code, or a division by its number."""
Vector = tuple[float, float, float]


def standing_features(scene: Scene, group: Group) -> list[Features]:
    """What is seen of each place that a name may denote, whatever the other names denote."""
    sizes = [math.log10(one.population + 1) / 7 for one in group.found]
    most = max(sizes)
    address = _country_of_address(scene)
    is_division = "division" in called(scene.toponyms[group.mentions[0]].text)
    behind = [_found(scene, scene.behind[i]) for i in group.mentions if i in scene.behind]
    before = [_found(scene, i - 1) for i in group.mentions if (i - 1) in scene.behind]
    land = max((size for one, size in zip(group.found, sizes, strict=True) if one.kind in _LANDS), default=0.0)
    is_dateline = any(scene.toponyms[i].type == "Dateline" for i in group.mentions)
    is_state = any(_is_called_state(scene, scene.toponyms[i]) for i in group.mentions)
    rows: list[Features] = []
    for one, size in zip(group.found, sizes, strict=True):
        kind = kind_of(one)
        found: Features = {
            "size": size,
            "size, squared": size * size,
            "the largest": float(size >= most),
            "how much smaller than the largest, squared": (most - size) ** 2,
            f"own name, {kind}": float(fold(one.name) == group.key),
            f"kind {kind}": 1.0,
            "capital": float(one.kind == "capital"),
            "many names": math.log10(one.names + 1) / 2,
            "country of whom is named": scene.countries.get(one.country or "", 0.0),
            # "Springfield, Illinois": the name behind the comma is a division or country around it.
            "said to lie there": float(any(lies_in(one, two) for others in behind for two in others)),
            "web address": float(bool(one.country) and one.country == address),
        }
        if one.kind == "admin1" and (city := _city_in(group, one)):
            found["city of the same name in it"] = city - most
        if one.kind in ("country", "admin1", "admin2"):  # the same, seen from Illinois
            found["said to hold"] = float(any(lies_in(two, one) for others in before for two in others))
        if is_division:
            found[f"called division, {kind}"] = 1.0
        if kind == "city" and fold(one.name).removesuffix(" city") == group.key:
            found["own name, city"] = 1.0  # New York City
        if land and kind in ("city", "division"):  # a town or county that is called as Florida or Lebanon
            found["far smaller than a land of its name"] = float(land - size > HUNDREDFOLD)
        if kind in _LARGE:
            found[f"dateline, {kind}"] = float(is_dateline)
            found[f"called a state behind, {kind}"] = float(is_state)
            found[f"the largest, {kind}"] = found["the largest"]
        rows.append(found)
    return rows


def _is_called_state(scene: Scene, each: Toponym) -> bool:
    """ "New York state", "Punjab province"."""
    if each.sentence < 0:
        return False
    tokens = scene.doc.sentences[each.sentence].tokens
    return each.last < len(tokens) and tokens[each.last].text.lower() in _STATE


def is_only_one_told_of(scene: Scene, group: Group, one: Candidate) -> bool:
    """Whether a town lies where the report's people and bodies are from, and the largest of its name does not.

    "Tripoli" beside Hezbollah, and nothing Libyan.
    """
    towns = [each for each in group.found if each.kind not in DIVISIONS] or group.found
    largest = max(towns, key=lambda each: each.population)
    is_town = one.population >= max(TOWN, largest.population * COMPARABLE) or _is_seat(group, one)
    if not is_town or not scene.countries.get(one.country or ""):
        return False
    both = (largest, max(group.found, key=lambda each: each.population))
    rivals = [each for each in both if each.country != one.country]
    return bool(rivals) and not any(scene.countries.get(each.country or "") for each in rivals)


def _is_seat(group: Group, town: Candidate) -> bool:
    """Whether a town bears the name of a division around it, too: it is known there, whatever its size."""
    around = {town.admin1, town.admin2} - {None}
    return town.kind not in DIVISIONS and any(each.kind in DIVISIONS and each.number in around for each in group.found)


def unlisted_features(scene: Scene, group: Group) -> Features:
    """What is seen of a name as that of a place which the gazetteer lacks.

    Nothing where it may be a country, a region, one of its first divisions or a site: of these the gazetteer has all
    that news tells of. Nothing where no other name stands by that would tell where else it lies.
    """
    others = (each for each in scene.groups.values() if each is not group)
    if any(one.kind in _KNOWN for one in group.found) or not any(
        each.found and each.weight >= NAMED for each in others
    ):
        return {}
    first = scene.toponyms[group.mentions[0]]
    most = max(math.log10(one.population + 1) for one in group.found) / 7
    found: Features = {
        "unlisted": 1.0,
        "unlisted, size of the largest": most,
        "unlisted, words": float(" " in first.text),
        "unlisted, words taken off": float(not group.found.exact),
        "unlisted, said to lie there": float(any(i in scene.behind for i in group.mentions)),
        f"unlisted, type {first.type or 'none'}": 1.0,
    }
    for name in called(first.text):
        found[f"unlisted, called {name}"] = 1.0
    return found


def _found(scene: Scene, index: int) -> Sequence[Candidate]:
    return scene.groups[scene.toponyms[index].key].found


def _city_in(group: Group, one: Candidate) -> float:
    """Size of the largest place of the same name in a division: New York in New York."""
    inside = [each.population for each in group.found if each.admin1 == one.number and each.kind in ("city", "capital")]
    return math.log10(max(inside, default=0) + 1) / 7


def _country_of_address(scene: Scene) -> str | None:
    match = re.match(r"\w+://[^/]*\.([a-z]{2})(?:[:/]|$)", scene.doc.report.url or "")
    return _ENDINGS.get(match[1]) if match else None


@quickly_made
@dataclass(frozen=True, slots=True)
class _Point:
    """A place that a name may denote, with how likely that is and where it lies."""

    key: str
    weight: float
    lat: float
    at: Vector


class Named:
    """What a report names, as its senses now stand: countries and divisions by weight, and points."""

    def __init__(self, scene: Scene) -> None:
        """Add up what the likely senses of all names say."""
        self.weights: defaultdict[Part, float] = defaultdict(float)
        self._rows = _rows(scene)
        self._own: dict[str, dict[Part, float]] = {}
        self._points: list[_Point] = []
        for group in scene.groups.values():
            own: dict[Part, float] = defaultdict(float)
            for one, share in zip(group.found, group.shares, strict=False):
                weight = share * group.weight
                if weight <= LITTLE:
                    continue
                itself = one.number if one.kind.startswith("admin") else None
                for told in (one.country, one.admin1, one.admin2, itself):
                    if told is not None:
                        own[told] += weight
                if one.lat is not None and one.lon is not None and one.kind not in _WIDE:
                    self._points.append(_Point(group.key, weight, one.lat, _on_sphere(one.lat, one.lon)))
            self._own[group.key] = own
            for part, weight in own.items():
                self.weights[part] += weight
        self._in_countries = sum(weight for part, weight in self.weights.items() if isinstance(part, str))

    def beside(self, group: Group) -> Others:
        """What the other names say to the places of one."""
        own = self._own[group.key]
        total = self._in_countries - sum(weight for part, weight in own.items() if isinstance(part, str))
        points = [point for point in self._points if point.key != group.key]
        row: defaultdict[str, float] = defaultdict(float)
        for other in self._rows.get(group.key, ()):
            for kind, share in _kinds(other).items():
                row[kind] = max(row[kind], share)
        twins = frozenset(one.admin1 for one in group.found if one.kind in ("city", "capital"))
        return Others(self.weights, own, total, points, row, twins)


def _kinds(group: Group) -> Mapping[str, float]:
    """How likely a name is one of each kind of place."""
    found: defaultdict[str, float] = defaultdict(float)
    for one, share in zip(group.found, group.shares, strict=False):
        found[kind_of(one)] += share
    return found


def _rows(scene: Scene) -> dict[str, list[Group]]:
    """The names of places that stand in a row with each: "New York, London and Paris"."""
    found: defaultdict[str, list[Group]] = defaultdict(list)
    text = scene.doc.report.text
    for one, two in pairwise(scene.toponyms):
        if one.sentence == two.sentence and one.key != two.key and _IN_A_ROW.fullmatch(text[one.end : two.start]):
            first, second = scene.groups[one.key], scene.groups[two.key]
            if min(first.weight, second.weight) >= NAMED:
                found[one.key].append(second)
                found[two.key].append(first)
    return found


@quickly_made
@dataclass(frozen=True, slots=True)
class Others:
    """What all names of a report but one say.

    ``total`` is the weight of the countries among it, ``row`` how likely a name that stands in a row with the one is of
    each kind, ``twins`` the divisions that have a town of the name ("Homs"): they are as near as it is.
    """

    weights: defaultdict[Part, float]
    own: dict[Part, float]
    total: float
    points: Sequence[_Point]
    row: Mapping[str, float]
    twins: frozenset[int | None]

    def features(self, one: Candidate) -> Features:
        """What the others say to a place: the shares of its country and divisions, and how near they lie to it."""
        kind = kind_of(one)
        share = self._share(one.country)
        found: Features = {
            "country of what is named": share,
            "division of what is named": max(self._share(one.admin1), self._share(one.number)),
            "county of what is named": self._share(one.admin2),
            "in a row with its kind": self.row.get(kind, 0.0),
        }
        if kind in _LARGE and one.number not in self.twins:
            found[f"country of what is named, {kind}"] = share
            found[f"near what is named, {kind}"] = self._nearness(one, scale_km=_LARGE[kind])
        else:
            found["near what is named"] = self._nearness(one)
        return found

    def _share(self, part: Part | None) -> float:
        if part is None or part not in self.weights or self.total <= 1e-6:
            return 0.0
        weight = self.weights[part] - self.own.get(part, 0.0)
        return weight / self.total if weight > 1e-6 else 0.0

    def _nearness(self, one: Candidate, *, scale_km: float = NEAR_KM) -> float:
        """How near a place lies to the others: the sum of what each weighs, less the farther it is; at most 1."""
        if one.lat is None or one.lon is None:
            return 0.0
        total = 0.0
        x, y, z = _on_sphere(one.lat, one.lon)
        apart = APART_DEG * scale_km / NEAR_KM
        low, high = one.lat - apart, one.lat + apart
        for point in self.points:
            if low <= point.lat <= high:
                x2, y2, z2 = point.at
                half = ((x - x2) ** 2 + (y - y2) ** 2 + (z - z2) ** 2) / 4  # the haversine of the angle between them
                if half < _FAR:
                    total += point.weight * math.exp(-2 * EARTH_KM * math.asin(math.sqrt(half)) / scale_km)
        return total / (total + 1.0)


@lru_cache(maxsize=4096)
def _on_sphere(lat: float, lon: float) -> Vector:
    """A point of degrees as a vector of length 1."""
    north, east = math.radians(lat), math.radians(lon)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)
