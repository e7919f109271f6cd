"""Whose country a party has that names none: "the foreign ministry", "police", "the ambassador", "six villagers".

A learnt choice among the countries that the report speaks of, and none; its weights stand in ``homes.json`` and are
fitted by `python -m training.homes` on the corpus's train part.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dateline.model import Sentence
from dateline.quick import quickly_made
from dateline.resolve.body_names import sector_of_name
from dateline.resolve.countries import REGIONS
from dateline.resolve.knowledge import knowledge
from dateline.resolve.known import Known
from dateline.resolve.place_senses import PLACE_FROM
from dateline.resolve.places import place_of, places_in
from dateline.resolve.surroundings import Surroundings
from dateline.weights import learnt

WEIGHTS = Path(__file__).with_name("homes.json")
MOST = 6
"""Countries weighed, by their share of the report."""
MARKS = frozenset(
    "state armed people society relief other nobody named unnamed diplomat several text pronoun definite".split()
)
"""What kinds of party there are."""
Features = Mapping[str, float]
_GROUPS = {
    "state": "GOV MIL COP JUD LEG SPY ELI PTY", "armed": "REB UAF PRM OPP CRM", "people": "CVL REF",
    "society": "SOC LAB BUS AGR EDU REL MED JRN UNK", "relief": "NGO",
}  # fmt: skip
_GROUP = {sector: group for group, sectors in _GROUPS.items() for sector in sectors.split()}
DIPLOMATS = frozenset(
    "ambassador embassy envoy consul consulate diplomat attache attaché chargé consul-general high-commissioner "
    "emissary legation mission delegation negotiator counterpart".split()
)
"""Those of another country than the one that they are in."""
SEVERAL = frozenset(
    "both two three four several many all other various neighbouring regional international foreign world".split()
)
TEXTS = frozenset(
    "treaty pact accord agreement deal memorandum declaration communique communiqué resolution proposal plan roadmap "
    "draft text document paper charge accusation allegation claim offer invitation demand request ceasefire truce "
    "understanding arrangement convention protocol charter concession compromise initiative statement suggestion "
    "criticism idea verdict judgment judgement ruling appeal petition letter note ultimatum condition timetable "
    "compensation grant loan mandate armistice settlement peace talks negotiation summit meeting report".split()
)
"""What is signed, rejected or answered belongs to no country."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A country that a party may have (None for none), what speaks for it, and what kind of party it is."""

    country: str | None
    told: Features
    marks: tuple[str, ...]

    @property
    def features(self) -> Features:
        """What is told by itself, and beside each mark."""
        beside = {f"{name}, {mark}": value for name, value in self.told.items() for mark in self.marks}
        return {**self.told, **beside}


@quickly_made
@dataclass(frozen=True, slots=True)
class _Named:
    """Where a country is named: its code, sentence and token, and whether as a place."""

    code: str
    sentence: int
    token: int
    is_place: bool
    acts: bool


def home_of(
    around: Surroundings, sentence: Sentence, *, head: int, found: Known, but: Container[str | None] = ()
) -> str | None:
    """The likeliest country, or None; ``but`` are those that it cannot be."""
    beside = _beside(_marks(sentence, head, found))
    best, most = None, -math.inf
    for country, told in _told(around, sentence, head):
        if country is not None and country in but:
            continue
        total = 0.0
        for name, value in told.items():
            total += value * beside[name]
        if total > most:
            best, most = country, total
    return best


def named_in(around: Surroundings, sentence: Sentence) -> frozenset[str]:
    """The countries that a sentence names, and those of its places."""
    kept = _kept(around)
    named = frozenset(each.code for each in kept.named if each.sentence == sentence.index)
    return named | kept.lie_here.get(sentence.index, frozenset())


def choices_of(around: Surroundings, sentence: Sentence, *, head: int, found: Known) -> tuple[Choice, ...]:
    """None, and each country of the report."""
    marks = _marks(sentence, head, found)
    return tuple(Choice(country, told, marks) for country, told in _told(around, sentence, head))


def _told(around: Surroundings, sentence: Sentence, head: int) -> tuple[tuple[str | None, Features], ...]:
    """What is told of none and of each country; the same for all parties between two names of countries."""
    kept = _kept(around)
    number = bisect_left(kept.places, (sentence.index, head))
    key = ("homes", sentence.index, number)
    held: tuple[tuple[str | None, Features], ...] | None = around.kept.get(key)
    if held is None:
        before, here = kept.named[:number], set[str]()
        for each in kept.named[number:]:
            if each.sentence != sentence.index:
                break
            here.add(each.code)
        most = max(around.shares.values(), default=0.0)
        choices: list[tuple[str | None, Features]] = [(None, {"none": 1.0, "none, share of the first": most})]
        last = _last_of(before)
        for rank, code in enumerate(kept.ranked):
            told = _of_country(around, sentence, code, rank=rank, last=last, is_later=code in here)
            choices.append((code, {"share": around.shares.get(code, 0.0), **dict.fromkeys(told, 1.0)}))
        held = around.kept[key] = tuple(choices)
    return held


def _last_of(before: Sequence[_Named]) -> Mapping[str, _Named]:
    """The last country named, the last named as a place, the last that acts, and of each country its last name."""
    found: dict[str, _Named] = {}
    for each in before:
        found["named"] = found[each.code] = each
        if each.is_place:
            found["place"] = each
        if each.acts:
            found["actor"] = each
    return found


def _marks(sentence: Sentence, head: int, found: Known) -> tuple[str, ...]:
    """What kind of party it is."""
    token = sentence.tokens[head]
    group = _GROUP.get(found.sectors[0], "other") if found.sectors else "nobody"
    marks = [group, "named" if found.name else "unnamed"]
    lemma = token.lemma.lower()
    if lemma in DIPLOMATS or any(sentence.tokens[c].lemma.lower() in DIPLOMATS for c in sentence.children(head)):
        marks.append("diplomat")
    below = {sentence.tokens[child].lemma.lower() for child in sentence.children(head)}
    if below & SEVERAL or any(sentence.tokens[c].text in REGIONS for c in sentence.children(head)):
        marks.append("several")
    if not found.sectors and lemma in TEXTS:
        marks.append("text")
    if token.upos == "PRON":
        marks.append("pronoun")
    elif "the" in below:
        marks.append("definite")
    return tuple(marks)


def _of_country(
    around: Surroundings, sentence: Sentence, code: str, *, rank: int, last: Mapping[str, _Named], is_later: bool
) -> list[str]:
    """Where a report names a country, seen from a party."""
    index, kept, placed = sentence.index, _kept(around), around.placed
    told = ["first"] if rank == 0 else ["second"] if rank == 1 else []
    told += [f"of the {what}" for what, codes in kept.page.items() if code in codes]
    if code in kept.lie_here.get(index, ()):
        told.append("a place here")
    if code in placed[index]:
        told.append("placed here" if len(placed[index]) > 1 else "placed here alone")
    if index and code in placed[index - 1]:
        told.append("placed before")
    named, place, actor, mine = last.get("named"), last.get("place"), last.get("actor"), last.get(code)
    if named is not None and named.code == code:
        told.append("last named" + (" as a place" if named.is_place else ""))
    if place is not None and place.code == code:
        told.append("last place")
    if actor is not None and actor.code == code:
        told.append("last actor")
    if mine is None:
        told.append("not yet named")
    else:
        gap = index - mine.sentence
        told.append("in the sentence" if gap == 0 else "a sentence back" if gap == 1 else "near" if gap <= 3 else "far")
    if is_later and (mine is None or mine.sentence != index):
        told.append("later in the sentence")
    return told


@dataclass(frozen=True, slots=True)
class _Kept:
    named: tuple[_Named, ...]
    places: tuple[tuple[int, int], ...]
    """Sentence and token of each."""
    ranked: tuple[str, ...]
    """The countries weighed."""
    page: Mapping[str, frozenset[str]]
    """The countries of the dateline, the publisher, and the title."""
    lie_here: Mapping[int, frozenset[str]]
    """By sentence the countries of its places."""


def _kept(around: Surroundings) -> _Kept:
    key = ("homes",)
    held: _Kept | None = around.kept.get(key)
    if held is None:
        named, shares = _names(around), around.shares
        lies, lie_here = _lies(around)
        ranked = sorted({*shares, *lies}, key=lambda code: (-shares.get(code, 0.0) - lies.get(code, 0.0), code))
        places = tuple((each.sentence, each.token) for each in named)
        held = _Kept(named, places, tuple(ranked[:MOST]), _pages(around, named), lie_here)
        around.kept[key] = held
    return held


def _names(around: Surroundings) -> tuple[_Named, ...]:
    """Each mention of a country, a people, a capital or somebody of one country, in text order."""
    known = knowledge()
    day = around.doc.report.published_day
    found: list[_Named] = []
    for each in around.mentions:
        sentence = around.doc.sentences[each.sentence]
        if each.kind != "name" or _is_across(sentence, each.first):
            continue
        code = known.demonym(each.text, near=around.near)
        is_place = False
        if code is None:
            every = known.find(each.full)
            entries = [entry for entry in every if entry.covers(day)] or every
            codes = {entry.country for entry in entries if entry.country}
            code = codes.pop() if len(codes) == 1 else None
            is_place = any(entry.kind == "country" or entry.use == "capital" for entry in entries)
        if code is not None:
            token = sentence.tokens[each.head]
            found.append(_Named(code, each.sentence, each.head, is_place, token.deprel.startswith("nsubj")))
    return tuple(found)


def _is_across(sentence: Sentence, first: int) -> bool:
    """ "The border with Mali": nobody there is Mali's for that."""
    before = [token.lemma for token in sentence.tokens[max(first - 3, 0) : first]]
    return "with" in before and not {"border", "frontier"}.isdisjoint(before)


def _lies(around: Surroundings) -> tuple[Mapping[str, float], Mapping[int, frozenset[str]]]:
    """By country its share of the report's places, all resolved together, and by sentence those of its places."""
    count: Counter[str] = Counter()
    here: dict[int, set[str]] = {}
    for each in places_in(around.doc):
        if each.sense is not None and each.sense.country and each.likely >= PLACE_FROM and each.toponym.sentence >= 0:
            count[each.sense.country] += 1
            here.setdefault(each.toponym.sentence, set()).add(each.sense.country)
    total = sum(count.values())
    return (
        {code: number / total for code, number in count.items()},
        {index: frozenset(codes) for index, codes in here.items()},
    )


def _pages(around: Surroundings, named: Sequence[_Named]) -> Mapping[str, frozenset[str]]:
    report = around.doc.report
    known = knowledge()

    def of(text: str | None) -> frozenset[str]:
        words = (text or "").replace(",", " ").split()
        codes: set[str] = set()
        for size in range(min(5, len(words)), 0, -1):
            for first in range(len(words) - size + 1):
                part = " ".join(words[first : first + size])
                entries = [e for e in known.find(part) if e.kind == "country" or e.use == "capital"]
                code = known.demonym(part) or (entries[0].country if entries else None)
                if code:
                    codes.add(code)
            if codes:
                break
        return frozenset(codes)

    publisher = of(report.publisher)
    towns = frozenset() if publisher else _towns(around)
    is_state = bool({"GOV", "MIL", "COP", "JUD", "LEG"} & {_sector(report.publisher)})
    title = {each.code for each in named if around.doc.sentences[each.sentence].part == "title"}
    return {
        "dateline": of(report.dateline.place if report.dateline else None),
        "publisher": publisher,
        "publishing state": publisher if is_state else frozenset(),
        "title": frozenset(title),
        "publisher's town": towns,
    }


def _towns(around: Surroundings) -> frozenset[str]:
    """The country of a place in the publisher's name, as the report's countries have it."""
    for word in (around.doc.report.publisher or "").replace(",", " ").split():
        if word[:1].isupper() and word.lower() not in knowledge().name_words and len(word) > 3:
            where = place_of(word, frame=around.shares)
            if where.country and around.shares.get(where.country):
                return frozenset((where.country,))
    return frozenset()


def _sector(publisher: str | None) -> str | None:
    return sector_of_name(publisher.partition(",")[0]) if publisher else None


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Mapping[str, float]]:
    """By what is told, the weight by itself ("") and beside each mark."""
    told: dict[str, float] = learnt(WEIGHTS)
    found: dict[str, dict[str, float]] = {}
    for name, weight in told.items():
        alone, comma, mark = name.rpartition(", ")
        is_marked = bool(comma) and mark in MARKS
        found.setdefault(alone if is_marked else name, {})[mark if is_marked else ""] = weight
    return found


class _Beside(dict[str, float]):
    """By what is told, its weight by itself and beside some marks, all together."""

    def __init__(self, marks: tuple[str, ...]) -> None:
        super().__init__()
        self._marks = marks

    def __missing__(self, name: str) -> float:
        weights = _weights().get(name, {})
        found = self[name] = weights.get("", 0.0) + sum(weights.get(mark, 0.0) for mark in self._marks)
        return found


@lru_cache(maxsize=1024)
def _beside(marks: tuple[str, ...]) -> _Beside:
    return _Beside(marks)
