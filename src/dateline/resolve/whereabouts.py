"""In which country a place lies that the gazetteer lacks, or knows by that name elsewhere only: a learnt choice.

What speaks for a country is what is named around the name, its share of the report and the dateline. The weights stand
in ``whereabouts.json`` and are fitted by `python -m training.whereabouts` on the corpus's train part.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.model import Document, Pair
from dateline.resolve.folding import fold
from dateline.resolve.knowledge import knowledge
from dateline.resolve.place_senses import PLACE_FROM
from dateline.resolve.places import place_of, places_in
from dateline.resolve.surroundings import surroundings_of
from dateline.weights import learnt

WEIGHTS = Path(__file__).with_name("whereabouts.json")
SURE = 0.4
"""A country is told only where it is as likely as that.

On five folds of train reports (`python -m training.whereabouts`) 180 of 216 told are right.
"""
MOST = 8
"""Countries of a report among which the choice is, those with the largest shares."""
_JOINED = re.compile(r",? ?(?:in |of |on )?(?:the )?(?:(?:north|south|east|west|centr|up|low)[\w-]* )?(?:\w+ of )?")
_KIND = r"(?:town|city|village|port|island|province|district|region|department|state|oasis|suburb)"
A_TOWN = re.compile(rf"\b{_KIND} of (?P<name>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)")
"""What stands behind "the village of" is a name, also one that no parser takes for a place's."""
_OUTRIGHT = re.compile(rf"\b(?P<people>[A-Z]\w+(?: [A-Z]\w+)?) (?:[a-z-]+ ){{0,2}}{A_TOWN.pattern}")
_CLOSE, _NEAR = 30, 100
"""Letters between two names."""


@dataclass(frozen=True, slots=True)
class Told:
    """A name that speaks for a country: its offsets and sentence, and whether a town, country or people is named."""

    start: int
    end: int
    sentence: int
    country: str
    kind: str
    key: str


Choices = Sequence[tuple[str, Mapping[str, float]]]
"""Countries, each with what speaks for it."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A country with how likely it is."""

    country: str
    likely: float


def country_of(doc: Document, span: Pair, *, but: Collection[str | None] = ()) -> Whereabouts | None:
    """The likeliest country, ``but`` some, of a name that stands at ``span``; None where none is likely enough."""
    outright = told_outright(doc).get(fold(doc.report.text[slice(*span)]))
    if outright is not None and outright not in but:
        return Whereabouts(outright, 1.0)
    return likeliest([each for each in choices_of(doc, span) if each[0] not in but], learnt(WEIGHTS))


def told_outright(doc: Document) -> Mapping[str, str]:
    """Folded names whose country a report says itself: "the northern Mozambican town of Palma"; found once a report."""
    kept = surroundings_of(doc).kept
    found: dict[str, str] | None = kept.get(("outright",))
    if found is None:
        found = kept["outright",] = {}
        for told in _OUTRIGHT.finditer(doc.report.text):
            code = knowledge().demonym(told["people"], day=doc.report.published_day)
            if code:
                found.setdefault(fold(told["name"]), code)
    return found


def likeliest(choices: Choices, weights: Mapping[str, float]) -> Whereabouts | None:
    """The likeliest of some countries; None where none is likely enough."""
    if not choices:
        return None
    scores = [math.fsum(weights.get(name, 0.0) * value for name, value in marks.items()) for _, marks in choices]
    top = max(scores)
    likely = 1 / math.fsum(math.exp(each - top) for each in scores)
    return Whereabouts(choices[scores.index(top)][0], likely) if likely >= SURE else None


def choices_of(doc: Document, span: Pair) -> Choices:
    """The countries that a name may lie in, each with what speaks for it."""
    shares, told = surroundings_of(doc).shares, told_in(doc)
    key = fold(doc.report.text[slice(*span)])
    others = [each for each in told if each.key != key and not (each.start < span[1] and span[0] < each.end)]
    first = sorted(shares, key=lambda code: -shares[code])[:MOST]
    index = _sentence_at(doc, span[0])
    near = [each.country for each in others if each.sentence == index]
    marks: dict[str, dict[str, float]] = {code: {"share": shares.get(code, 0.0)} for code in (*first, *near)}
    if first:
        marks[first[0]]["first"] = 1.0
    for name, code in (("dateline", _dateline(doc)), ("beside", _beside(doc, span))):
        if code in marks:
            marks[code][name] = 1.0
    towns = Counter(each.country for each in others if each.kind == "town")
    for code, number in towns.items():
        if code in marks:
            marks[code]["share of towns"] = number / towns.total()
    for code, name in _around(doc, span, others, index=index):
        if code in marks:
            marks[code][name] = 1.0
    return list(marks.items())


def told_in(doc: Document) -> Sequence[Told]:
    """Every name of a report that speaks for one country, in text order; found once a report."""
    kept = surroundings_of(doc).kept
    found: list[Told] | None = kept.get(("whereabouts",))
    if found is None:
        found = kept["whereabouts",] = sorted(_told(doc), key=lambda each: each.start)
    return found


def _told(doc: Document) -> Iterator[Told]:
    outright = told_outright(doc)
    for each in places_in(doc):
        sense, at = each.sense, each.toponym
        if sense is not None and sense.country and (each.likely >= PLACE_FROM or at.type == "Inside"):
            kind = "country" if sense.kind == "country" else "town"
            yield Told(at.start, at.end, at.sentence, outright.get(at.key, sense.country), kind, at.key)
    for sentence in doc.sentences:
        for name in sentence.names:
            if name.type == "NORP":
                start, end = sentence.offsets(name.first, name.last)
                text = doc.report.text[start:end]
                code = knowledge().demonym(text, day=doc.report.published_day)
                if code:
                    yield Told(start, end, sentence.index, code, "people", fold(text))


def _around(doc: Document, span: Pair, others: Sequence[Told], *, index: int) -> Iterator[tuple[str, str]]:
    """(country, what speaks for it) of what is named in the sentence and above it."""
    text = doc.report.text
    here = [each for each in others if each.sentence == index]
    for each in here:
        behind = each.start >= span[1]
        between = text[span[1] : each.start] if behind else text[each.end : span[0]]
        far = "close" if len(between) < _CLOSE else "near" if len(between) < _NEAR else "here"
        side = "behind" if behind else "before"
        yield each.country, f"{each.kind} {side}"
        yield each.country, f"{each.kind} {far} {side}"
        if behind and _JOINED.fullmatch(between):
            yield each.country, "joined"
    if here:
        nearest = min(here, key=lambda each: max(each.start - span[1], span[0] - each.end))
        yield nearest.country, "nearest"
    cut = bisect_left([each.start for each in others], span[0])
    above = [each for each in others[:cut] if each.sentence != index]
    places = [each for each in above if each.kind != "people"]
    towns = [each for each in above if each.kind == "town"]
    for name, some in (("above", above), ("place above", places), ("town above", towns)):
        if some:
            gap = index - some[-1].sentence
            yield some[-1].country, f"{name} {'close' if gap < 2 else 'far'}"
    if cut < len(others):
        after = next((each for each in others[cut:] if each.sentence > index and each.kind != "people"), None)
        if after is not None:
            yield after.country, f"below {'close' if after.sentence - index < 2 else 'far'}"
    for each in others[:6]:
        if doc.sentences and each.sentence >= 0 and doc.sentences[each.sentence].part == "title":
            yield each.country, f"title {each.kind}"


def _sentence_at(doc: Document, start: int) -> int:
    return max(bisect_left([each.start for each in doc.sentences], start + 1) - 1, 0)


def _beside(doc: Document, span: Pair) -> str | None:
    """The country of the known place that is nearest to a name, with those named often counted as nearer."""
    own = (each for each in places_in(doc) if each.toponym.start < span[1] and span[0] < each.toponym.end)
    return next((each.beside.country for each in own if each.beside is not None), None)


def _dateline(doc: Document) -> str | None:
    told = doc.report.dateline.place if doc.report.dateline else None
    return place_of(told, frame=surroundings_of(doc).shares).country if told else None
