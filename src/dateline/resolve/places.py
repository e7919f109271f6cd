"""Which place a name denotes, weighed against the countries that the report speaks of."""

from __future__ import annotations

import math
import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from dateline.model import Document, Place, Words
from dateline.resolve.folding import fold
from dateline.resolve.knowledge import knowledge

GAZETTEER = Path(__file__).parent / "knowledge" / "places.sqlite"
COUNTRY_WEIGHT = 6.0
"""What a country's share of the report's mentions adds, beside the logarithm of the population."""
_LEADING = re.compile(
    r"^(?:the|in|at|near|outside|north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?|central) ", re.I
)
_PLACE_NOUNS = re.compile(
    r"\b(?:city|town|village|province|region|district|governorate|state|port|suburb)s?(?: of)? ?", re.I
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the gazetteer: degrees, None for a division."""

    number: int
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    kind: str


def report_frame(doc: Document) -> Mapping[str, float]:
    """Country code → share of the report's mentions of countries, peoples, seats and known persons."""
    known = knowledge()
    count: Counter[str] = Counter()
    day = doc.report.published_day
    if doc.report.dateline and doc.report.dateline.place:
        for entry in known.find(doc.report.dateline.place):
            count[entry.country or ""] += 2
    for sentence in doc.sentences:
        for name in sentence.names:
            start, end = sentence.offsets(name.first, name.last)
            text = doc.report.text[start:end]
            code = known.demonym(text)
            entries = [e for e in known.find(text) if e.covers(day) or e.kind == "country"]
            if not code and entries and len({e.country for e in entries}) == 1:
                code = entries[0].country
            if code:
                count[code] += 1
    total = sum(count.values())
    return {code: number / total for code, number in count.items() if code} if total else {}


def resolve_place(doc: Document, words: Words, *, country_hint: str | None = None) -> Place:
    """The place that words name, or a Place with the words alone when the gazetteer knows none."""
    return place_of(words.text, frame=report_frame(doc), country_hint=country_hint, words=words)


def place_of(
    text: str, *, frame: Mapping[str, float], country_hint: str | None = None, words: Words | None = None
) -> Place:
    """The place of a name, given the weight of countries around it."""
    place = Place(words=words) if words else Place()
    bare = _PLACE_NOUNS.sub("", _LEADING.sub("", _LEADING.sub("", text.strip()))).strip(" ,")
    choices: tuple[Candidate, ...] = ()
    for name in dict.fromkeys((text.strip(), bare)):  # "Port Sudan" is a town before it is a port of Sudan
        choices = _candidates(fold(name))
        entry = next((e for e in knowledge().find(name) if e.kind == "country"), None)
        if entry and not (country_hint and choices and frame.get(entry.country or "", 0) == 0):
            return replace(place, name=entry.name, country=entry.country, precision="country")
        if choices:
            break
    if not choices and "," in text:
        return place_of(text.split(",", 1)[0], frame=frame, country_hint=country_hint, words=words)
    if not choices:
        return place
    best = max(choices, key=lambda each: _weight(each, frame, country_hint))
    return replace(
        place,
        name=best.name,
        country=best.country,
        admin1=best.admin1,
        lat=best.lat,
        lon=best.lon,
        ids={"geonames": str(best.number)},
        precision="admin1" if best.kind == "admin1" else "city",
    )


def _weight(each: Candidate, frame: Mapping[str, float], hint: str | None) -> float:
    share = frame.get(each.country or "", 0.0) + (0.3 if hint and each.country == hint else 0.0)
    known_capital = any(e.use == "capital" and e.country == each.country for e in knowledge().find(each.name))
    division = -1.5 if each.kind == "admin1" else 0.0
    return (
        math.log10(each.population + 300)
        + COUNTRY_WEIGHT * min(share, 1.0)
        + (1.0 if known_capital else 0.0)
        + division
    )


@lru_cache(maxsize=20_000)
def _candidates(key: str) -> tuple[Candidate, ...]:
    if len(key) < 3:
        return ()
    rows = _book().execute(
        # Kosovo stands in the shipped gazetteer under an older code; `training/gazetteer.py` writes the new one.
        "SELECT p.id, p.name, replace(p.country, 'KSV', 'XKX'), p.admin1, p.lat, p.lon, p.population, p.kind "
        "FROM name n JOIN place p ON p.id = n.id WHERE n.key = ?",
        (key,),
    )
    return tuple(Candidate(*row) for row in rows)


@lru_cache(maxsize=1)
def _book() -> sqlite3.Connection:
    return sqlite3.connect(f"file:{GAZETTEER}?mode=ro&immutable=1", uri=True, check_same_thread=False)
