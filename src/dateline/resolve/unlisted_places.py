"""Places that the gazetteer lacks, or knows by that name elsewhere only: what is known of them all the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from dateline.model import Document, Place
from dateline.resolve.gazetteer import chosen
from dateline.resolve.knowledge import knowledge
from dateline.resolve.place_names import BUILDING, STREET
from dateline.resolve.place_senses import LITTLE_KNOWN
from dateline.resolve.places import sure_places
from dateline.resolve.surroundings import surroundings_of

FINE = frozenset(("point", "city"))
ABOUT = 0.5
"""Share of the report's countries from which on it is about one."""
STRAY_SHARE = 0.25
"""A country with less than this of what the report's first one has is hardly named in it."""
_BEYOND = re.compile(r"\b(?:border|frontier)s?\b.* with (?:the )?(?P<name>.+)$")


def in_its_country(doc: Document, place: Place) -> Place:
    """A named place that the gazetteer lacks: a building is in the town named before it, else the country is known.

    The country is the report's, if it is about one.
    """
    text = place.words.text
    if is_stray(doc, place):
        place = Place(words=place.words, name=place.name)
    if place.country is not None or not any(map(str.isupper, text)):
        return place
    if text.split()[-1].islower() or BUILDING.search(text) or STREET.search(text):
        at = place.words.spans[0][0]
        before = [each for where, each in sure_places(doc) if where < at and each.precision in FINE]
        if before:
            because = f"{text} is not in the gazetteer; {before[-1].name} is named before it"
            return replace(before[-1], words=place.words, name=text, ids={}, because=because)
    shares = _but_across(text, surroundings_of(doc).shares)
    code = max(shares, key=lambda each: shares[each], default=None)
    if code is None or shares[code] < ABOUT:
        return place
    because = f"{text} is not in the gazetteer; the report is about {knowledge().codes.get(code, code)}"
    return replace(place, name=place.name or text, country=code, precision="country", because=because)


def _but_across(text: str, shares: Mapping[str, float]) -> Mapping[str, float]:
    """Shares of countries without the one beyond a border: "the border with Mali" is the other country's."""
    beyond = _BEYOND.search(text)
    codes = {each.country for each in knowledge().find(beyond["name"])} if beyond else set()
    return {code: share for code, share in shares.items() if code not in codes}


def is_stray(doc: Document, place: Place) -> bool:
    """Whether a place lies in a country that a report about another hardly names, and is too small to stand alone.

    The gazetteer lacks many a village, and knows one of that name elsewhere.
    """
    if place.country is None or place.precision == "country":
        return False
    shares = surroundings_of(doc).shares
    most = max(shares.values(), default=0.0)
    if most < ABOUT or shares.get(place.country, 0.0) >= STRAY_SHARE * most:
        return False
    known = chosen().place(int(place.ids["geonames"])) if "geonames" in place.ids else None
    return known is None or known.population < LITTLE_KNOWN
