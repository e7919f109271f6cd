"""Is the place of a coded act the gold's: within 50 km, or in the same first order division?

Gold states a name, a country and a precision, no point: its point is that of the largest place of that name in that
country, as the gazetteer knows it. Of a name that it does not know the words must be the same, and the country.
"""

from __future__ import annotations

from typing import Any

from dateline.evaluate.matching import overlaps
from dateline.model import Place
from dateline.resolve.folding import fold
from dateline.resolve.gazetteer import Candidate, chosen
from dateline.resolve.place_features import distance_km
from dateline.resolve.place_names import candidates

SAME_KM = 50.0


def same_event_place(place: Place, wanted: dict[str, Any]) -> bool:
    """Whether a coded place is the gold's; of a gold country only that country counts, coarse or fine."""
    if not place.country or place.country != wanted["country"]:
        return False
    name = str(wanted["name"])
    if wanted.get("precision") == "country" or (place.name and fold(place.name) == fold(name)):
        return True
    named = _named(name, str(wanted["country"]))
    if not named:
        return overlaps(place.words.spans, [(start, end) for start, end in wanted.get("spans") or ()])
    return any(_meets(place, one) for one in named)


def _named(name: str, country: str) -> list[Candidate]:
    found = [one for one in candidates(name) if one.country == country and one.lat is not None]
    return sorted(found, key=lambda one: -one.population)[:1]


def _meets(place: Place, one: Candidate) -> bool:
    division = one if one.kind == "admin1" else chosen().place(one.admin1) if one.admin1 else None
    if division is not None and place.admin1 and division.name == place.admin1:
        return True
    if place.lat is None or place.lon is None or one.lat is None or one.lon is None:
        return False
    return distance_km((place.lat, place.lon), (one.lat, one.lon)) <= SAME_KM
