"""What is seen of a stretch that may name a place, and of each place that it may denote: numbers with names.

The weights of these numbers are learnt (`training/places.py`) and lie in `knowledge/place_weights.json`.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dateline.model import Document, Sentence
from dateline.resolve.folding import fold
from dateline.resolve.gazetteer import Candidate
from dateline.resolve.place_names import ADMIN, BUILDING, STREET, WATER, Found, candidates
from dateline.resolve.toponyms import Toponym

Features = dict[str, float]
_PLACING = frozenset("in at near outside inside around across throughout off toward towards into via beyond".split())
_MOVING = frozenset("to from through over along between".split())
_SAYING = frozenset(
    "say tell warn accuse urge agree announce condemn deny claim insist want call demand reject propose threaten vow "
    "believe hope seek ask offer impose back support oppose welcome blame sign".split()
)
NEAR_KM = 150.0
"""How far apart places that are told together mostly lie."""
EARTH_KM = 6371.0
LITTLE = 0.02
"""A sense that is less likely than this says nothing of the others."""
_WIDE = frozenset(("country", "region", "water"))


@dataclass(slots=True)
class Group:
    """All mentions of one name in a report, with the places it may denote, and how likely each is."""

    key: str
    mentions: list[int]
    found: Found
    shares: list[float] = field(default_factory=list)
    weight: float = 1.0


@dataclass(slots=True)
class Scene:
    """A report's stretches, grouped by name, and the weight of countries in it."""

    doc: Document
    toponyms: tuple[Toponym, ...]
    groups: dict[str, Group]
    countries: Mapping[str, float]
    behind: dict[int, int]
    persons: frozenset[str]


def scene_of(doc: Document, found: tuple[Toponym, ...], *, countries: Mapping[str, float]) -> Scene:
    """Group the stretches of a report; ``countries`` are shares of what else it names."""
    groups: dict[str, Group] = {}
    for index, each in enumerate(found):
        group = groups.get(each.key)
        if group is None:
            group = groups[each.key] = Group(each.key, [], candidates(each.text))
        group.mentions.append(index)
    behind = {
        index: index + 1
        for index, (one, two) in enumerate(pairwise(found))
        if one.sentence == two.sentence and re.fullmatch(r"\s*[,(]\s*", doc.report.text[one.end : two.start])
    }
    persons: set[str] = set()
    for sentence in doc.sentences:
        for name in sentence.names:
            if name.type == "Person" and name.last - name.first > 1:
                persons.add(fold(sentence.tokens[name.last - 1].text))
                persons.add(fold(sentence.tokens[name.first].text))
    return Scene(doc, found, groups, countries, behind, frozenset(persons))


def mention_features(scene: Scene, index: int) -> Features:
    """What is seen of one stretch: does it name a place in its own right?"""
    each = scene.toponyms[index]
    group = scene.groups[each.key]
    found: Features = {"bias": 1.0, f"type {each.type or 'none'}": 1.0}
    if group.found:
        best = max(group.found, key=lambda c: (c.kind == "country", c.population))
        found["known"] = 1.0
        found["known, words taken off"] = float(not group.found.exact)
        found["size"] = math.log10(best.population + 1) / 7
        kind = kind_of(best)
        found[f"kind {kind}"] = 1.0
        found[f"type {each.type or 'none'}, known"] = 1.0
    others = [i for i in group.mentions if i != index]
    if others:
        found["elsewhere a place"] = sum(scene.toponyms[i].type in ("Location", "Dateline") for i in others) / len(
            others
        )
    found["part of a person's name"] = float(each.key in scene.persons)
    found["chain"] = float(_chained(scene, index))
    found["capitals"] = float(each.text.isupper() and len(each.text) > 3)
    found["words"] = float(each.text.count(" ") > 1)
    found["digit"] = float(any(letter.isdigit() for letter in each.text))
    for name, pattern in (("street", STREET), ("building", BUILDING), ("water", WATER), ("division", ADMIN)):
        found[f"called {name}"] = float(bool(pattern.search(each.text)))
    if each.sentence >= 0:
        _around(scene.doc.sentences[each.sentence], each, found)
    return found


def kind_of(best: Candidate) -> str:
    """The kind of a place as the weights know it: divisions below the first are one kind, and so are towns."""
    return {"admin2": "division", "admin3": "division", "capital": "city", "section": "city"}.get(best.kind, best.kind)


def _chained(scene: Scene, index: int) -> bool:
    """Stands in "Ames, Iowa": one of the two may lie in the other."""
    for one, two in ((index, scene.behind.get(index)), (index - 1, index if index - 1 in scene.behind else None)):
        if two is not None and _parent_share(scene, one, two) > 0:
            return True
    return False


def _parent_share(scene: Scene, inner: int, outer: int) -> float:
    inside = scene.groups[scene.toponyms[inner].key].found
    around = scene.groups[scene.toponyms[outer].key].found
    return float(any(lies_in(one, two) for one in inside for two in around))


def lies_in(one: Candidate, two: Candidate) -> bool:
    """Say whether a place lies in a division or country, by its parents."""
    if two.kind == "country":
        return one.kind != "country" and one.country == two.country
    return two.number in (one.admin1, one.admin2)


def _around(sentence: Sentence, each: Toponym, found: Features) -> None:
    tokens = sentence.tokens
    inside = range(each.first, each.last)
    head = next((i for i in inside if tokens[i].head not in inside), each.last - 1)
    token = tokens[head]
    at = each.first - 1
    while at >= 0 and (tokens[at].text.islower() and tokens[at].upos in ("DET", "ADJ", "NOUN", "ADV")):
        at -= 1
    before = tokens[at].text.lower() if at >= 0 else ""
    direct = at == each.first - 1
    found["behind a placing word"] = float(before in _PLACING)
    found["behind a moving word"] = float(before in _MOVING)
    found["behind of"] = float(before == "of" and direct)
    found["behind by or with"] = float(before in ("by", "with", "against"))
    found["possessor"] = float(each.last < len(tokens) and tokens[each.last].text in ("'s", "’s", "'", "’"))
    found["first in sentence"] = float(each.first == 0)
    kind = next((name[5:] for name in found if name.startswith("kind ")), "none")
    kind = kind if kind in ("country", "city", "admin1") else "other"
    type_ = each.type if each.type in ("Location", "Facility", "Organization") else "other type"
    if before in _PLACING or before in _MOVING:
        found[f"behind a placing or moving word, {type_}"] = 1.0
        found[f"behind a placing or moving word, {kind}"] = 1.0
    found[f"behind of, {kind}"] = found["behind of"]
    found[f"possessor, {kind}"] = found["possessor"]
    head = _first_of_row(sentence, head)
    token = tokens[head]
    relation = token.deprel.split(":")[0]
    governor = tokens[token.head] if token.head >= 0 else None
    if relation in ("nsubj", "csubj") and governor is not None:
        voice = "passive subject" if token.deprel.endswith("pass") else "subject"
        verb = "verb" if governor.upos == "VERB" else "noun"
        found[f"{voice} of a {verb}, {kind}"] = 1.0
        found["subject of saying"] = float(governor.lemma in _SAYING)
    elif relation in ("compound", "amod") and governor is not None:
        named = "name" if governor.text[:1].isupper() else "word"
        found[f"before a {named}, {kind}"] = 1.0
    elif relation in ("obj", "iobj"):
        found[f"object, {kind}"] = 1.0
    elif relation in ("obl", "nmod", "conj", "appos", "root", "flat"):
        found[f"relation {relation}"] = 1.0
    if governor is not None and governor.upos == "PROPN" and relation in ("flat", "compound", "appos"):
        found["part of a longer name"] = 1.0
    _roles(sentence, each, head, found)


def _first_of_row(sentence: Sentence, head: int) -> int:
    """ "Russia and Iran said": the second stands where the first does."""
    for _ in range(8):
        token = sentence.tokens[head]
        if token.deprel != "conj" or token.head < 0 or sentence.tokens[token.head].upos != "PROPN":
            break
        head = token.head
    return head


def _roles(sentence: Sentence, each: Toponym, head: int, found: Features) -> None:
    """What part the stretch plays for verbs and for acts."""
    for frame in sentence.frames:
        for argument in frame.arguments:
            if argument.first <= each.first < max(argument.last, argument.head + 1):
                if argument.role in ("ARGM-LOC", "ARGM-DIR"):
                    found["in a verb's place"] = 1.0
                elif argument.head == head and argument.role in ("ARG0", "ARG1", "ARG2"):
                    found[f"a verb's {argument.role}"] = 1.0
    for act in sentence.acts:
        for argument in act.arguments:
            if argument.head == head and argument.score >= 0.5:
                found[f"an act's {argument.role}"] = 1.0


def candidate_features(
    scene: Scene, group: Group, one: Candidate, *, near: float, others: Mapping[str, float]
) -> Features:
    """What is seen of one place that a name may denote.

    ``near`` says how near it lies to what else the report names (0 to 1); ``others`` are the shares of countries and
    divisions ("USA", "4138106") among these.
    """
    text = scene.toponyms[group.mentions[0]].text
    size = math.log10(one.population + 1) / 7
    most = max(math.log10(each.population + 1) for each in group.found) / 7
    own = fold(one.name) == group.key
    found: Features = {
        "size": size,
        "size, squared": size * size,
        "the largest": float(size >= most),
        "how much smaller than the largest, squared": (most - size) ** 2,
        f"own name, {kind_of(one)}": float(own),
        f"kind {kind_of(one)}": 1.0,
        "capital": float(one.kind == "capital"),
        "many names": math.log10(one.names + 1) / 2,
        "city of the same name in it": _city_in(group, one) - most
        if one.kind == "admin1" and _city_in(group, one)
        else 0.0,
        "country of what is named": others.get(one.country or "", 0.0),
        "country of whom is named": scene.countries.get(one.country or "", 0.0),
        "division of what is named": max(others.get(str(one.admin1), 0.0), others.get(str(one.number), 0.0)),
        "county of what is named": others.get(str(one.admin2), 0.0),
        "near what is named": near,
        "said to lie there": _said(scene, group, one),
        "said to hold": _holds(scene, group, one),
        "web address": float(bool(one.country) and one.country == _country_of_address(scene)),
    }
    if ADMIN.search(text):
        found[f"called division, {kind_of(one)}"] = 1.0
    return found


def _city_in(group: Group, one: Candidate) -> float:
    """Size of the largest place of the same name in a division: New York in New York."""
    inside = [each.population for each in group.found if each.admin1 == one.number and each.kind in ("city", "capital")]
    return math.log10(max(inside, default=0) + 1) / 7


def _said(scene: Scene, group: Group, one: Candidate) -> float:
    """ "Springfield, Illinois": the name behind the comma is a division or country around it."""
    following = [scene.behind[i] for i in group.mentions if i in scene.behind]
    return float(any(lies_in(one, two) for i in following for two in scene.groups[scene.toponyms[i].key].found))


def _holds(scene: Scene, group: Group, one: Candidate) -> float:
    """The same, seen from Illinois."""
    if one.kind not in ("country", "admin1", "admin2"):
        return 0.0
    before = [i - 1 for i in group.mentions if (i - 1) in scene.behind]
    return float(any(lies_in(two, one) for i in before for two in scene.groups[scene.toponyms[i].key].found))


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


def _country_of_address(scene: Scene) -> str | None:
    match = re.match(r"\w+://[^/]*\.([a-z]{2})(?:[:/]|$)", scene.doc.report.url or "")
    return _ENDINGS.get(match[1]) if match else None


def spread(scene: Scene) -> tuple[dict[str, float], list[tuple[Candidate, float, str]]]:
    """Countries and divisions by their share of what the report names, and the places with how likely they are."""
    weights: defaultdict[str, float] = defaultdict(float)
    points: list[tuple[Candidate, float, str]] = []
    for group in scene.groups.values():
        for part, added in _weights(group).items():
            weights[part] += added
        for one, share in zip(group.found, group.shares, strict=False):
            if share * group.weight > LITTLE and one.lat is not None and one.kind not in _WIDE:
                points.append((one, share * group.weight, group.key))
    return dict(weights), points


def _weights(group: Group) -> Mapping[str, float]:
    """What a name adds to countries and divisions."""
    own: dict[str, float] = defaultdict(float)
    for one, share in zip(group.found, group.shares, strict=False):
        weight = share * group.weight
        if weight > LITTLE:
            itself = one.number if one.kind.startswith("admin") else None
            for part in (one.country, one.admin1, one.admin2, itself):
                if part is not None:
                    own[str(part)] += weight
    return own


def without(weights: Mapping[str, float], group: Group) -> dict[str, float]:
    """The shares of countries and divisions without what the group itself adds."""
    own = _weights(group)
    left = {part: weight - own.get(part, 0.0) for part, weight in weights.items()}
    total = sum(weight for part, weight in left.items() if len(part) == 3 and part.isalpha())
    return {part: weight / total for part, weight in left.items() if weight > 1e-6} if total > 1e-6 else {}


def nearness(one: Candidate, points: Sequence[tuple[Candidate, float, str]], key: str) -> float:
    """How near a place lies to the others: the sum of what each weighs, less the farther it is; at most 1."""
    if one.lat is None or one.lon is None:
        return 0.0
    total = 0.0
    for other, weight, of in points:
        if of == key or other.lat is None or other.lon is None:
            continue
        if abs(other.lat - one.lat) > 5:
            continue
        total += weight * math.exp(-distance_km((one.lat, one.lon), (other.lat, other.lon)) / NEAR_KM)
    return total / (total + 1.0)


def distance_km(one: tuple[float, float], two: tuple[float, float]) -> float:
    """The way over the earth between two points of degrees, in kilometres."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *two))
    inner = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(inner)))
