"""Names of places → candidates: the gazetteer's, and the regions, waters, buildings and so on that our tables have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from dateline.resolve.folding import fold
from dateline.resolve.gazetteer import Candidate, Gazetteer, chosen
from dateline.resolve.gazetteer.countries import numbers_of_countries
from dateline.resolve.knowledge import knowledge

PROMINENCE = 5_000_000
"""Stands where a row has no number of people: our table of regions holds none that is little known."""
KNOWLEDGE = Path(__file__).parent / "knowledge"
TABLES = ("regions.tsv", "sites.tsv")
_LEAD_IN = frozenset(
    "the north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western "
    "north-east north-west south-east south-west downtown nearby neighbouring neighboring mainland".split()
)
_GENERIC_BEHIND = re.compile(
    r" (?:city|town|village|province|region|district|governorate|state|county|parish|prefecture|department|oblast|"
    r"territory|township|island|islands|municipality|area|valley|co)$"
)
_GENERIC_BEFORE = re.compile(
    r"^(?:city of|town of|village of|state of|province of|region of|district of|county|kingdom of|republic of|"
    r"commonwealth of|islamic republic of|port of|greater|downtown|north|south|east|west|northern|southern|eastern|"
    r"western|central|northeast|northwest|southeast|southwest|upper|lower|mid|isle of|island of|co|mainland) "
)
STREET = re.compile(
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Drive|Dr\.?|Lane|Boulevard|Blvd\.?|Highway|Square|Bridge|Route)$"
)
BUILDING = re.compile(
    r"(?:School|College|University|Hospital|Church|Centre|Center|Court|Hotel|Hall|House|Club|Stadium|Arena|Museum|Library|"
    r"Airport|Station|Mall|Theatre|Theater|Prison|Jail|Park|Plaza|Tower|Building|Embassy|Cathedral|Mosque|Base|Camp|"
    r"Elementary|[Rr]estaurant|Institute|Campus)$|^(?:University|Embassy|Port|Palais|Museum) "
)
WATER = re.compile(
    r"(?:River|Creek|Lake|Bay|Sea|Ocean|Reservoir|Canal|Island|Islands|Mountain|Mountains|Valley|Forest)$"
    r"|^(?:Lake|River|Mount|Mt\.?) "
)
ADMIN = re.compile(
    r"(?:County|Parish|Township|Province|District|Region|State|Governorate|City|Borough|Village|Town)$", re.IGNORECASE
)
"""What a name is called says what it is a name of."""
SEAS = frozenset("gulf ocean sea strait".split())
_SPELT_OUT = ((re.compile(r"^st "), "saint "), (re.compile(r"^mt "), "mount "), (re.compile(r"^ft "), "fort "))


_OF_REGIONS = {
    "european": "europe", "eu": "europe", "european union": "europe",
    "african": "africa", "asian": "asia", "latin": "latin america",
    "latin american": "latin america", "north american": "north america", "south american": "south america",
    "middle eastern": "middle east",
}  # fmt: skip
"""For who was told that it is a name of a place."""
_SHORT = {
    "bih": "bosnia and herzegovina", "ksa": "saudi arabia", "nz": "new zealand", "png": "papua new guinea",
    "rsa": "south africa", "sa": "south africa", "t and t": "trinidad and tobago", "t&t": "trinidad and tobago",
}  # fmt: skip
"""Countries as their own press writes them, where the gazetteer does not."""
_UNIONS = frozenset(("eu", "uk", "us"))
"""Of two letters, and yet what "northern" may stand before."""


def lead_in(word: str) -> bool:
    """Say whether a word only leads a name in: an article or a direction in small letters."""
    return word.islower() and word in _LEAD_IN


def known(name: str) -> bool:
    """Say whether some place is called just so."""
    found = candidates(name)
    return bool(found) and found.exact


def stands_for_region(name: str) -> bool:
    """Say whether a name is that of a union of countries or of who lives on a continent ("EU", "African")."""
    return fold(name) in _OF_REGIONS


class Found(tuple[Candidate, ...]):
    """Candidates of a name; ``exact`` says that they bear it as it stands, without words taken off."""

    exact: bool = True


def candidates(name: str) -> Found:
    """Every place of that name; where there is none, of the name without "City of", "Northern", "province" …"""
    return _candidates(fold(name), chosen())


@lru_cache(maxsize=20_000)
def _candidates(key: str, book: Gazetteer) -> Found:
    found = _exact(key, book)
    if found:
        return _own_first(key, found)
    bare = _GENERIC_BEFORE.sub("", _GENERIC_BEHIND.sub("", key))
    for each in dict.fromkeys((_GENERIC_BEHIND.sub("", key), _GENERIC_BEFORE.sub("", key), bare)):
        if each != key and (len(each) > 2 or each in _UNIONS) and (found := _exact(each, book)):
            found.exact = False
            return found
    found = Found(_country_of_people(key, book)) or Found(regions().get(_OF_REGIONS.get(key, ""), ()))
    found.exact = False
    return found


def _own_first(key: str, found: Found) -> Found:
    """Of a sea's own name the sea: the division that is called after it is told with its word ("Red Sea state").

    Of a site's the site, and not a town of which that is only another name: the White House is not Casablanca.
    """
    if any(each.kind == "site" and each.number < 0 for each in found):
        return Found(each for each in found if each.number < 0 or fold(each.name) == key)
    if key.rpartition(" ")[2] not in SEAS or all(each.kind != "water" for each in found):
        return found
    return Found(each for each in found if each.kind == "water")


def _country_of_people(key: str, book: Gazetteer) -> Iterator[Candidate]:
    """ "Georgian" → Georgia: for who was told that it is a name of a place."""
    number = numbers_of_countries().get(knowledge().demonym(key) or "")
    country = book.place(number) if number else None
    if country:
        yield country


def _exact(key: str, book: Gazetteer) -> Found:
    if len(key) < 2:
        return Found()
    spelt = {key, _SHORT.get(key, key)}
    for pattern, full in _SPELT_OUT:
        spelt.add(pattern.sub(full, key))
    rows = {each.number: each for one in sorted(spelt) for each in (*regions().get(one, ()), *book.named(one))}
    return Found(rows.values())


@cache
def regions() -> dict[str, tuple[Candidate, ...]]:
    """Our own tables by folded name: continents, seas, islands, former states, buildings (numbers below zero)."""
    found: dict[str, list[Candidate]] = {}
    lines = [line for table in TABLES for line in (KNOWLEDGE / table).read_text(encoding="utf-8").splitlines()]
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    for number, (kind, names, country, lat, lon, *rest) in enumerate(rows, 1):
        told = names.split(";")
        people = int(rest[0]) if rest else PROMINENCE
        each = Candidate(-number, told[0], country or None, None, None, float(lat), float(lon), people, kind, len(told))
        for name in told:
            found.setdefault(fold(name), []).append(each)
    return {key: tuple(rows) for key, rows in found.items()}


def names_its_division(town: Candidate) -> bool:
    """Whether a town's name is that of a division around it, too, and of no larger place elsewhere: a seat is known.

    "Kidal" is the town and its region.
    """
    named = chosen().find(town.name)
    around = {town.admin1, town.admin2} - {None}
    own = any(each.kind in ("admin1", "admin2") and each.number in around for each in named)
    return own and all(each.population <= town.population or each.country == town.country for each in named)
