"""Which place a name denotes in a report, and which place an act has; a country is never a point.

All names of a report are resolved at once (`place_senses`); an act's place is the finest that its words name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model import NO_PLACE, NO_WORDS, Document, Pair, Place, PlacePrecision, Words
from dateline.resolve.frame import report_frame
from dateline.resolve.gazetteer import Candidate, Gazetteer, chosen
from dateline.resolve.knowledge import knowledge
from dateline.resolve.place_senses import PLACE_FROM, Placed, place_all, places_alone, sense_alone
from dateline.resolve.toponyms import PEOPLES, is_direction

__all__ = ["as_place", "place_of", "places_in", "report_frame", "resolve_place", "sure_places"]

_PRECISIONS: dict[str, PlacePrecision] = {
    "country": "country", "region": "country", "water": "country", "admin1": "admin1", "admin2": "admin1",
    "admin3": "city", "land": "admin1", "capital": "city", "city": "city", "section": "city", "site": "point",
}  # fmt: skip
"""Of each kind of place. A county is an area: it says no more than a first order division of where in it."""
_FINENESS = {"point": 3, "city": 2, "admin1": 1, "country": 0}
_DIRECTION = r"(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?"
_RELATIVE = re.compile(
    r"(?:(?:(?:some|about|around|nearly|roughly|just|an estimated) )?"
    r"[\d.,]+ ?(?:km|kms|kilomet(?:er|re)s?|miles?|mi)\b[^.;]{0,30}?"
    rf"|{_DIRECTION} |outside |near |close to |suburbs? |outskirts |edge |vicinity |off |hours? |between )"
    rf"(?:{_DIRECTION} )?(?:of |from |outside |drive from )?(?:the )?(?:\w+ of )?$",
    re.IGNORECASE,
)
"""Words before a name by which the place is beside it, not in it."""
_ACROSS = re.compile(r"\b(?:border|frontier|boundary)s? (?:crossing )?with (?:the )?(?:\w+ )?$", re.IGNORECASE)
_IN_A_LAND = re.compile(rf"(?:,| in),? (?:the )?(?:{_DIRECTION} )?(?:state |province |region )?(?:of )?(?:the )?")
"""Between a town and the land it is in."""
_BEFORE_CHARS = 70


@dataclass(frozen=True, slots=True)
class _Last:
    """One report's places. Kept whole, so that two threads never get each other's."""

    doc: Document
    book: Gazetteer
    placed: tuple[Placed, ...]
    with_peoples: tuple[Placed, ...]
    starts: tuple[int, ...]
    """Where each of the latter starts, rising; none is longer than ``longest``."""
    longest: int

    def within(self, spans: Sequence[Pair]) -> list[Placed]:
        """Those that share a letter with some stretches, in text order."""
        found: dict[int, Placed] = {}
        for start, end in spans:
            for at in range(bisect_right(self.starts, start - self.longest), bisect_left(self.starts, end)):
                if start < self.with_peoples[at].toponym.end:
                    found[at] = self.with_peoples[at]
        return [found[at] for at in sorted(found)]


_LAST: dict[int, _Last] = {}


def places_in(doc: Document) -> tuple[Placed, ...]:
    """Every stretch of a report that may name a place, resolved jointly; kept for the report at hand.

    Peoples' adjectives are left out: "Turkish farms" are in Turkey, but nothing else happens there for being told of
    beside them.
    """
    return _held(doc).placed


def _held(doc: Document) -> _Last:
    held = _LAST.get(0)
    if held is None or held.doc is not doc or held.book is not chosen():
        every = place_all(doc)
        placed = tuple(each for each in every if each.toponym.type not in PEOPLES)
        starts = tuple(each.toponym.start for each in every)
        longest = max((each.toponym.end - each.toponym.start for each in every), default=0)
        held = _LAST[0] = _Last(doc, chosen(), placed, every, starts, longest)
    return held


def forget_places() -> None:
    """Keep nothing of the report at hand."""
    _LAST.clear()


def sure_places(doc: Document) -> Iterator[tuple[int, Place]]:
    """Where each place of a report's sentences is named, and the place; in text order."""
    for each in places_in(doc):
        if each.sense is not None and each.likely >= PLACE_FROM and each.toponym.sentence >= 0:
            yield each.toponym.start, as_place(each.sense, NO_WORDS)


def resolve_place(doc: Document, words: Words, *, country_hint: str | None = None) -> Place:
    """The place that words of a report name; of one that the gazetteer lacks its name, of other words they alone."""
    inside = [each for each in _held(doc).within(words.spans) if each.toponym.type != "Inside"]
    known = [each for each in inside if each.sense is not None and not _is_across(doc, each.toponym.start)]
    unlisted = next((each for each in inside if each.sense is None and each.likely >= PLACE_FROM), None)
    is_at_sea = unlisted is not None and all(each.sense and each.sense.kind == "water" for each in known)
    if known and not is_at_sea:  # "in the Red Sea near Khokha" is nearer to a town that the gazetteer lacks
        finest = max(known, key=lambda each: (_FINENESS[_precision(each.sense)], -each.toponym.start))
        if (lacking := _lacking_in(doc, inside, finest)) is not None:
            around = as_place(finest.sense, words)
            if around.country is not None and (listed := listed_in(lacking, around.country, around.admin1)) is not None:
                return replace(listed, words=words)
            why = f"{lacking} is not in the gazetteer; the words say that it is in {around.name}"
            return Place(words, lacking, around.country, around.admin1, precision=around.precision, because=why)
        return _related(doc, finest.toponym.start, words, as_place(finest.sense, words))
    if unlisted is not None:
        return Place(words, unlisted.toponym.text)
    if is_direction(words.text) or not has_name(words.text):
        return Place(words)
    return place_of(words.text, frame=report_frame(doc), country_hint=country_hint, words=words)


def has_name(text: str) -> bool:
    """Whether words may hold a name; an article that begins a sentence is none ("The market was hit")."""
    return any(map(str.isupper, text.removeprefix("The ").removeprefix("A ")))


def _lacking_in(doc: Document, inside: Sequence[Placed], around: Placed) -> str | None:
    """The town that the gazetteer lacks of "the town of Rubaya in eastern Congo", which is no point of the land."""
    if _FINENESS[_precision(around.sense)] > _FINENESS["admin1"]:
        return None
    for each in inside:
        between = doc.report.text[each.toponym.end : around.toponym.start]
        is_place = each.sense is None and each.likely >= PLACE_FROM and each.toponym.type == "Location"
        if is_place and each.toponym.end <= around.toponym.start and _IN_A_LAND.fullmatch(between):
            return each.toponym.text
    return None


def listed_in(name: str, country: str, admin1: str | None = None) -> Place | None:
    """The town or division of a country, and of a division where one is told, that the gazetteer knows by a name."""
    found = place_of(name, frame={country: 1.0})
    is_there = found.country == country and found.precision in ("city", "admin1") and admin1 in (None, found.admin1)
    return found if is_there else None


def _is_across(doc: Document, start: int) -> bool:
    """ "The border with Mali" is not in Mali."""
    return _ACROSS.search(doc.report.text[max(start - _BEFORE_CHARS, 0) : start]) is not None


def place_of(
    text: str, *, frame: Mapping[str, float], country_hint: str | None = None, words: Words | None = None
) -> Place:
    """The place of a name by itself, given the weight of countries around it."""
    place = Place(words=words) if words else NO_PLACE
    weights = {**frame, country_hint: frame.get(country_hint, 0.0) + 0.3} if country_hint else frame
    for name in (text.strip(), text.split(",", 1)[0].strip()):
        found = sense_alone(name, weights)
        if found is not None:
            return as_place(found, place.words)
        entry = next((each for each in knowledge().find(name) if each.kind == "country"), None)
        if entry is not None:
            return replace(place, name=entry.name, country=entry.country, precision="country")
    return place


def may_lie_in(text: str, countries: Sequence[str]) -> list[str]:
    """The countries where a name alone would be taken to lie if its report spoke of nothing but one of them."""
    own = {one.country for one, _ in places_alone(text.strip())}
    if not own:
        return [code for code in countries if place_of(text, frame={code: 1.0}).country == code]
    return [
        code
        for code in countries
        if code in own and (one := sense_alone(text.strip(), {code: 1.0})) and one.country == code
    ]


def _precision(one: Candidate | None) -> PlacePrecision:
    return _PRECISIONS[one.kind] if one is not None else "country"


def as_place(one: Candidate | None, words: Words) -> Place:
    """A place of the gazetteer, as words name it."""
    if one is None:
        return Place(words=words)
    precision = _precision(one)
    division = chosen().place(one.admin1) if one.admin1 else None
    admin1 = one.name if one.kind == "admin1" else division.name if division else None
    point = (one.lat, one.lon) if precision != "country" else (None, None)
    ids = {"geonames": str(one.number)} if one.number > 0 else {}
    return Place(words, one.name, one.country, admin1, *point, ids, precision)


def _related(doc: Document, start: int, words: Words, place: Place) -> Place:
    """ "40 km south of Tripoli" keeps Tripoli and says so."""
    begin = max(min(span[0] for span in words.spans) - 20, start - _BEFORE_CHARS, 0)
    before = doc.report.text[begin:start].rsplit("\n", 1)[-1]
    match = _RELATIVE.search(before)
    if match is None or place.precision == "country":
        return place
    return replace(place, because=f"{match.group().strip()} {place.name}: the point is that of {place.name}")
