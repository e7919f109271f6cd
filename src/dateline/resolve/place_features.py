"""What is seen of a stretch that may name a place: numbers with names.

The weights of these numbers are learnt (`training/places.py`) and lie in `knowledge/place_weights.json`; what is seen
of each place that a name may denote stands in `sense_features.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from dateline.model import Document, Sentence
from dateline.resolve.folding import fold
from dateline.resolve.gazetteer import Candidate
from dateline.resolve.place_names import ADMIN, BUILDING, STREET, WATER, Found, candidates
from dateline.resolve.toponyms import Toponym

WIDE = frozenset(("country", "region", "water", "land"))
TOWNS = frozenset(("admin2", "admin3", "city", "section", "site"))

Features = dict[str, float]
_PLACING = frozenset("in at near outside inside around across throughout off toward towards into via beyond".split())
_MOVING = frozenset("to from through over along between".split())
_SAYING = frozenset(
    "say tell warn accuse urge agree announce condemn deny claim insist want call demand reject propose threaten vow "
    "believe hope seek ask offer impose back support oppose welcome blame sign".split()
)
EARTH_KM = 6371.0


@dataclass(slots=True)
class Group:
    """All mentions of one name in a report, with the places it may denote, and how likely each is.

    ``unlisted`` is how likely it denotes a place that the gazetteer lacks, where that was weighed.

    ``named`` counts the mentions that the parser takes for places by themselves; ``largest`` is the country, or else
    the place of most people, among those it may denote.
    """

    key: str
    mentions: list[int]
    found: Found
    largest: Candidate | None
    shares: list[float] = field(default_factory=list)
    weight: float = 1.0
    named: int = 0
    unlisted: float = 0.0


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
            found_here = _called(doc, each)
            largest = max(found_here, key=lambda one: (one.kind == "country", one.population), default=None)
            group = groups[each.key] = Group(each.key, [], found_here, largest)
        group.mentions.append(index)
        group.named += _is_named(each)
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


DIVISION = re.compile(r"\s(?:region|state|province|governorate|oblast)\b", re.IGNORECASE)


def _called(doc: Document, each: Toponym) -> Found:
    """The places of a name as it stands in the text: "the Pacific" is no town, "the Red Sea state" no sea."""
    found = candidates(each.text)
    division = DIVISION.match(doc.report.text[each.end : each.end + 15])
    if division is not None and all(one.kind == "water" for one in found):
        whole = candidates(each.text + division[0])
        named = Found(one for one in whole if one.kind == "admin1")
        named.exact = whole.exact
        return named or found
    return _with_article(found, is_division=division is not None) if _has_article(doc, each) else found


def _has_article(doc: Document, each: Toponym) -> bool:
    return doc.report.text[max(each.start - 4, 0) : each.start].lower() == "the "


def _with_article(found: Found, *, is_division: bool) -> Found:
    """ "The Pacific", "the Sahara": where the gazetteer knows a sea or a region by that name, no town is meant.

    Nor is a division that is called by a sea or river: ships are hit in "the Red Sea", not in Sudan's state.
    """
    if all(one.kind not in WIDE for one in found):
        return found
    is_water = not is_division and any(one.kind == "water" for one in found)
    kept = Found(one for one in found if one.kind not in TOWNS and not (is_water and one.kind == "admin1"))
    kept.exact = found.exact
    return kept


def mention_features(scene: Scene, index: int) -> Features:
    """What is seen of one stretch: does it name a place in its own right?"""
    each = scene.toponyms[index]
    group = scene.groups[each.key]
    found: Features = {"bias": 1.0, f"type {each.type or 'none'}": 1.0}
    best = group.largest
    if best is not None:
        found["known"] = 1.0
        found["known, words taken off"] = float(not group.found.exact)
        found["size"] = math.log10(best.population + 1) / 7
        kind = kind_of(best)
        found[f"kind {kind}"] = 1.0
        found[f"type {each.type or 'none'}, known"] = 1.0
    others = len(group.mentions) - 1
    if others:
        found["elsewhere a place"] = (group.named - _is_named(each)) / others
    found["part of a person's name"] = float(each.key in scene.persons)
    found["chain"] = float(_chained(scene, index))
    found["capitals"] = float(each.text.isupper() and len(each.text) > 3)
    found["words"] = float(each.text.count(" ") > 1)
    found["digit"] = float(any(map(str.isdigit, each.text)))
    for name in called(each.text):
        found[f"called {name}"] = 1.0
    if each.sentence >= 0:
        _around(scene.doc.sentences[each.sentence], each, found)
    return found


def _is_named(each: Toponym) -> bool:
    return each.type in ("Location", "Dateline")


@lru_cache(maxsize=4096)
def called(text: str) -> tuple[str, ...]:
    """What a name says that it is a name of: a street, a building, a water, a division."""
    patterns = (("street", STREET), ("building", BUILDING), ("water", WATER), ("division", ADMIN))
    return tuple(name for name, pattern in patterns if pattern.search(text))


_KINDS = {"admin2": "division", "admin3": "division", "capital": "city", "section": "city"}


def kind_of(best: Candidate) -> str:
    """The kind of a place as the weights know it: divisions below the first are one kind, and so are towns."""
    return _KINDS.get(best.kind, best.kind)


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


def head_word(sentence: Sentence, each: Toponym) -> int:
    """The word of a stretch that hangs on none of its others."""
    inside = range(each.first, each.last)
    return next((i for i in inside if sentence.tokens[i].head not in inside), each.last - 1)


def _around(sentence: Sentence, each: Toponym, found: Features) -> None:
    tokens = sentence.tokens
    head = head_word(sentence, each)
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


def distance_km(one: tuple[float, float], two: tuple[float, float]) -> float:
    """The way over the earth between two points of degrees, in kilometres."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *two))
    inner = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(inner)))
