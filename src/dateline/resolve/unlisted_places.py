"""Places that the gazetteer lacks, or knows by that name elsewhere only: what is known of them all the same."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.model import NO_WORDS, Document, Pair, Place
from dateline.resolve.folding import fold
from dateline.resolve.frame import report_frame
from dateline.resolve.gazetteer import Candidate, chosen
from dateline.resolve.knowledge import knowledge
from dateline.resolve.place_names import BUILDING, STREET, WATER, names_its_division
from dateline.resolve.place_senses import LITTLE_KNOWN
from dateline.resolve.places import as_place, has_name, listed_in, place_of, places_in, sure_places
from dateline.resolve.standing import ACTING, stands_at
from dateline.resolve.surroundings import surroundings_of
from dateline.resolve.whereabouts import A_TOWN, country_of, told_outright

FINE = frozenset(("point", "city"))
ABOUT = 0.5
"""Share of the report's countries from which on it is about one."""
HAMLET = 5_000
"""Inhabitants below which a town lies in no country that its report doesn't name, while it names others."""
SMALL_TOWN = 30_000
"""Inhabitants below which one does of which it hardly speaks: a village unknown to us may bear its name.

Where the land of which it speaks has a place of that name, too, it is below LITTLE_KNOWN."""
TOWNS = frozenset(("city", "section"))
STRAY_SHARE = 0.25
"""A country with less than this of what the report's first one has is hardly named in it."""
_BEYOND = re.compile(r"\b(?:border|frontier)s?\b.* with (?:the )?(?P<name>.+)$")
SITES = frozenset(
    "airport bar cathedral church city factory farm hospital hotel jail market mine mosque nightclub port prison "
    "resort restaurant school seminary shrine synagogue temple town university village waters".split()
)
"""What is in the land whose word stands before it."""
VILLAGE = re.compile(r"\b(?:hamlet|village)\b")
CLOSE = 600
"""Letters over which a village lies in the division of what is named beside it."""


def in_its_country(doc: Document, place: Place) -> Place:
    """A named place that the gazetteer lacks: a building is in the town named before it, else the country is known.

    The country is a learnt choice (`whereabouts`); of a village the division is that of what is named beside it.
    """
    text = place.words.text
    if place.country is None and place.name is None and (behind := A_TOWN.search(text)):
        place = replace(place, name=behind["name"])
    outright = told_outright(doc).get(fold(place.name)) if place.name else None
    if outright is not None and place.country not in (None, outright):
        place = place_of(place.name or text, frame={outright: 1.0}, words=place.words)
    if is_stray(doc, place) if outright is None else place.country != outright:
        place = Place(words=place.words, name=_as_written(text, place.name))
    if place.country is not None or place.precision is not None or not has_name(text):
        return place  # a sea is in no country
    name = place.name or text
    if outright is None and _is_of_all_states(name):
        return replace(place, name=name)
    if (of_a_land := _of_a_land(place, text)) is not None:
        return of_a_land
    at = _span_of(place)[0]
    told = country_of(doc, _span_of(place), but=_beyond(text))
    is_in_town = text.split()[-1].islower() or BUILDING.search(text) or STREET.search(text)
    if is_in_town and not VILLAGE.search(text):
        found = _town_of(doc, place, country=told.country if told else None)
        if found is not None:
            town, why = found
            because = f"{name} is not in the gazetteer; {town.name} is {why}"
            return replace(town, words=place.words, name=name, ids={}, because=because)
    if told is None:
        return replace(place, name=name)
    if (listed := listed_in(name, told.country)) is not None:
        return replace(listed, words=place.words)
    called = knowledge().codes.get(told.country, told.country)
    is_told = told_outright(doc).get(fold(name)) == told.country
    why = f"the report says that {name} is in {called}" if is_told else f"{name} is not in the gazetteer"
    beside = _beside(doc, at, told.country)
    if beside is not None:
        because = f"{why}; {beside.name} is named beside it"
        return Place(place.words, name, told.country, beside.admin1, precision="admin1", because=because)
    because = why if is_told else f"{why}; what is named around it speaks for {called}"
    return Place(place.words, name, told.country, precision="country", because=because)


def _as_written(text: str, name: str | None) -> str | None:
    """A name as the text has it: the gazetteer's spelling is another place's."""
    words, size = text.split(), len((name or "").split())
    parts = (" ".join(words[first : first + size]) for first in range(len(words) - size + 1))
    return next((each for each in parts if name and fold(each) == fold(name)), name)


def _of_a_land(place: Place, text: str) -> Place | None:
    """ "Nigerian market": somewhere in the country, and no name of a place; an embassy is in another."""
    words = text.split()
    capitals = [word for word in words if word[:1].isupper()]
    country = knowledge().demonym(capitals[0]) if len(capitals) == 1 and words[-1] in SITES else None
    if country is None:
        return None
    name = knowledge().codes.get(country)
    return Place(place.words, name, country, precision="country", because=f"{capitals[0]}, and no name")


def _is_of_all_states(name: str) -> bool:
    """Whether a name is that of a body of many states: its halls stand in none of those that it talks about."""
    found = list(knowledge().find(name))
    return bool(found) and all(each.kind == "organisation" and each.country is None for each in found)


def _town_of(doc: Document, place: Place, *, country: str | None) -> tuple[Place, str] | None:
    """The town that a building bears in its name ("Sabha Medical Centre"), else the one named before it; and why it."""
    start, end = place.words.spans[0]
    for each in places_in(doc):
        at = each.toponym
        if at.type == "Inside" and start <= at.start and at.end <= end and each.sense is not None:
            town = as_place(each.sense, NO_WORDS)
            if town.precision == "city" and country in (None, town.country):
                return town, "named in it"
    before = [(where, each) for where, each in sure_places(doc) if where < start and each.precision in FINE]
    near = [(where, each) for where, each in reversed(before) if country in (None, each.country)]
    # "Beijing" and "Ankara" that act are governments: nothing is there for being told behind them.
    placed = next((each for where, each in near if stands_at(doc, where) not in ACTING), None)
    if placed is not None:
        return placed, "named before it"
    sent = _sent_from(doc)
    if sent is not None and country in (None, sent.country) and not _is_elsewhere(doc, place, sent):
        return sent, "where the report is from"
    return (near[0][1], "named before it") if near else None


def _is_elsewhere(doc: Document, place: Place, sent: Place) -> bool:
    """A river, a town, or what stands close to another place of the country than that where the report is from."""
    text = place.words.text
    if WATER.search(text.title()) or A_TOWN.search(text):
        return True
    beside = _beside(doc, place.words.spans[0][0], sent.country, acting=False)
    return beside is not None and beside.name != sent.name


def _sent_from(doc: Document) -> Place | None:
    """The town of the dateline."""
    told = doc.report.dateline.place if doc.report.dateline else None
    found = place_of(told.title() if told.isupper() else told, frame=surroundings_of(doc).shares) if told else None
    return found if found is not None and found.precision in FINE else None


def _beyond(text: str) -> frozenset[str | None]:
    """The countries across a border: "the border with Mali" is the other country's."""
    beyond = _BEYOND.search(text)
    return frozenset(each.country for each in knowledge().find(beyond["name"])) if beyond else frozenset()


def _span_of(place: Place) -> Pair:
    """Where the name itself stands in a place's words."""
    start, end = place.words.spans[0]
    inside = place.words.text.find(place.name) if place.name else -1
    return (start + inside, start + inside + len(place.name or "")) if inside >= 0 else (start, end)


def _beside(doc: Document, at: int, country: str | None, *, acting: bool = True) -> Place | None:
    """The place of a country whose division is known that is named nearest to an offset, close enough to speak.

    Unless ``acting``, what stands for its government does not count.
    """
    known = [
        (abs(where - at), each)
        for where, each in sure_places(doc)
        if each.country == country and each.admin1 and (acting or stands_at(doc, where) not in ACTING)
    ]
    far, nearest = min(known, key=lambda pair: pair[0], default=(CLOSE + 1, None))
    return nearest if far <= CLOSE else None


def is_stray(doc: Document, place: Place) -> bool:
    """Whether a place lies in a country that a report about another hardly names, and is too small to stand alone.

    The gazetteer lacks many a village, and knows one of that name elsewhere.
    """
    if place.country is None or place.precision == "country":
        return False
    if VILLAGE.search(place.words.text) and (frame := report_frame(doc)) and place.country not in frame:
        return True  # of a village that the gazetteer lacks it may know the name in another land
    shares = surroundings_of(doc).shares
    most = max(shares.values(), default=0.0)
    if most > 0 and place.country not in shares and _population(place) < HAMLET:
        return True
    if most < ABOUT or shares.get(place.country, 0.0) >= STRAY_SHARE * most:
        return False
    if STREET.search(place.words.text.title()):
        return True  # a bridge bears the name of a river, a road that of a far town
    known = _listed(place)
    if known is None:
        return True
    about = {code for code, share in shares.items() if share == most}
    has_its_own = any(each.country in about for each in chosen().find(known.name))
    return known.population < (LITTLE_KNOWN if has_its_own else SMALL_TOWN) and not names_its_division(known)


def _listed(place: Place) -> Candidate | None:
    return chosen().place(int(place.ids["geonames"])) if "geonames" in place.ids else None


def _population(place: Place) -> int:
    known = _listed(place)
    return known.population if known and known.kind in TOWNS else LITTLE_KNOWN
