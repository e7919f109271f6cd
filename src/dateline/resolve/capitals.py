"""Capitals told by their country alone: "the Chilean capital", "the capital" in a report about one country."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dateline.model import Document, Place
from dateline.resolve.knowledge import knowledge
from dateline.resolve.places import place_of
from dateline.resolve.surroundings import surroundings_of

ABOUT = 0.5
"""Share of the report's countries from which on "the capital" is that of the first."""
NAMED = 0.15
"""Share from which on a country belongs to a report's story."""
SHARED = {"BEL": "Brussels"}
"""Capitals that the tables keep from their state, because by its name alone another body is meant."""
MOVED = {
    "BDI": (date(2019, 1, 17), "Bujumbura"), "CIV": (date(1983, 3, 21), "Abidjan"),
    "DEU": (date(1990, 10, 3), "Bonn"), "KAZ": (date(1997, 12, 10), "Almaty"), "MMR": (date(2005, 11, 6), "Yangon"),
    "NGA": (date(1991, 12, 12), "Lagos"), "PLW": (date(2006, 10, 7), "Koror"),
    "TZA": (date(1996, 2, 12), "Dar es Salaam"),
}  # fmt: skip
"""Capitals that moved: until when the former one was, and which."""
_OF_PEOPLE = re.compile(r"\b(?P<people>[A-Z]\w+(?: [A-Z]\w+)?)(?:['’]s?)? capital\b")
_CAPITAL = re.compile(r"\bcapital\b")


def capital_in(doc: Document, place: Place) -> Place:
    """A place whose words say "capital" and name no town, as the town that is meant; else as it was."""
    text = place.words.text
    if not _CAPITAL.search(text):
        return place
    if not any(map(str.isupper, text)):  # "the capital" is no place of that name
        place = Place(words=place.words)
    told = _OF_PEOPLE.search(text)
    people = knowledge().demonym(told["people"], day=doc.report.published_day) if told else None
    is_people = told is not None and people is not None and place.name == told["people"]  # there is a town "German"
    if place.precision not in (None, "country") and not is_people:
        return place
    code = people or place.country
    if code is None:
        code = _country_of(doc)
    town = _seat(code, doc.report.published_day) if code else None
    if code is None or town is None:
        return place
    found = place_of(town, frame={code: 1.0})
    if found.country != code or found.precision == "country":
        return place
    called = knowledge().codes.get(code, code)
    return replace(found, words=place.words, because=f"{found.name} is the capital of {called}")


def _seat(code: str, day: date | None) -> str | None:
    """The capital of a country on a day, today's where none is known."""
    until, before = MOVED.get(code, (None, None))
    if until and day and day < until:
        return before
    return knowledge().capitals.get(code) or SHARED.get(code)


def _country_of(doc: Document) -> str | None:
    """The country that a report is about: most of its words are of it, or it is sent from its capital and names it."""
    shares = surroundings_of(doc).shares
    most = max(shares, key=shares.__getitem__, default=None)
    if most is not None and shares[most] >= ABOUT:
        return most
    sent = doc.report.dateline.place if doc.report.dateline else None
    entries = knowledge().find(sent) if sent else ()
    codes = [each.country for each in entries if each.use == "capital" and shares.get(each.country or "", 0.0) >= NAMED]
    return codes[0] if codes else None
