"""What the name of a body that no table knows tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.resolve.body_names import sector_of_name
from dateline.resolve.knowledge import Entry, knowledge
from dateline.resolve.known import Own
from dateline.resolve.roles import RULING, Said

OF_MANY = frozenset(
    "congress,parliament,senate,national assembly,house of representatives,assembly,cabinet,supreme court,"
    "constitutional court,high court,court of appeal,electoral commission,army,navy,air force,marines,marine corps,"
    "national guard,coast guard,border guard,central bank,maoists,socialists,communists,labour party,communist party,"
    "interior ministry".split(",")
)
"""Names that bodies of many states bear: without a word of their country they are the one of which most is told."""


def is_common(name: str) -> bool:
    """Whether bodies of many states are called by a name."""
    return name.lower().removeprefix("the ") in OF_MANY


def leading(shares: Mapping[str, float]) -> str | None:
    """The country that a report speaks of most."""
    return max(shares, key=lambda code: shares[code], default=None)


def borne_here(shares: Mapping[str, float], entries: Iterable[Entry]) -> list[Entry]:
    """The bearers of a common name that are of the country that a report speaks of most, or of none."""
    here = (None, leading(shares))
    return [each for each in entries if each.country in here]


def in_name(name: str) -> Own:
    """What an unknown body's own name tells: its country's adjective, a place in it, its kind."""
    words = name.split()
    country = None
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            part = " ".join(words[first : first + size])
            entries = [e for e in knowledge().find(part) if e.kind == "country" or e.use == "capital"]
            country = country or knowledge().demonym(part) or (entries[0].country if entries else None)
    own, _, whose = name.partition(", ")
    sector = sector_of_name(own)
    if worldly := _of_the_world(words):
        return Own(None, Said(tuple(dict.fromkeys((*worldly, *([sector] if sector and sector != "GOV" else []))))))
    if sector == "GOV" and (above := [e for e in knowledge().find(whose) if e.kind == "organisation"]):
        return Own(country or above[0].country, Said(above[0].sectors))  # "Press Department, Karen National Union"
    bodies = _called_first(words[0]) if len(words) > 1 and sector in (None, "GOV") else []
    if bodies and bodies[0].sectors[:1] in RULING:
        sectors = (bodies[0].sectors[0], sector) if sector else bodies[0].sectors[:1]
        return Own(country or bodies[0].country, Said(sectors))  # "Houthi fisheries authority"
    return Own(country, Said((sector,) if sector else ()))


def _of_the_world(words: list[str]) -> tuple[str, ...]:
    """The sectors of a body of no country whose name another's begins or ends with.

    "United Nations tribunal", "OSCE Centre in Bishkek", "Delegation of the European Union".
    """
    firsts = [" ".join(words[:size]) for size in range(min(len(words) - 1, 3), 0, -1)]
    at = next((i for i in range(1, len(words) - 2) if [w.lower() for w in words[i : i + 2]] == ["of", "the"]), None)
    lasts = [" ".join(words[at + 2 : last]) for last in range(len(words), at + 2, -1)] if at is not None else []
    for name in (*firsts, *lasts):
        if " " not in name and not name.isupper():
            continue
        for entry in knowledge().find(name):
            if entry.kind == "organisation" and not entry.country and entry.sectors[:1] == ("IGO",):
                return entry.sectors
    return ()


def _called_first(word: str) -> list[Entry]:
    """The bodies that a word names, alone or in the plural."""
    return [e for e in (*knowledge().find(word), *knowledge().find(word + "s")) if e.kind == "organisation"]
