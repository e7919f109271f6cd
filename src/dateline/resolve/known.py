"""What is known of a party on the way to its name, country and sectors."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import PartyKind
from dateline.quick import quickly_made
from dateline.resolve.roles import Said

BODIES = ("UNO", "EUR")
"""Parts of a code that are no sectors: the international body itself."""
STORES = frozenset("depot fund store warehouse".split())
"""Nouns of things of a business, but for those of a body that is named: "the UN's depot"."""
TOLD, GUESSED = 0.6, 0.3
"""How sure a party is by what words tell of it, and by the report's country or as people as such. A name's choice says
how sure it is itself."""
WORLDLY = ("IGO", "IMG", "MNC")
"""Sectors of bodies that belong to no country."""


def is_worldly(sectors: tuple[str, ...]) -> bool:
    """Whether the first of some sectors is that of a body that belongs to no country."""
    return bool(sectors) and sectors[0] in WORLDLY


@quickly_made
@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a party so far; ``sure`` from 0 to 1. ``listed``: a table tells its sectors by its name."""

    name: str | None = None
    kind: PartyKind = "unnamed"
    country: str | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None
    sure: float = TOLD
    worldly: bool = False
    listed: bool = False


@quickly_made
@dataclass(frozen=True, slots=True)
class Own:
    """What the words of a party say of it: country, sectors, or the body of no country that it belongs to.

    ``nowhere``: it belongs to no country, and takes none of the report's.
    """

    country: str | None
    said: Said
    body: tuple[str, ...] = ()
    nowhere: bool = False


@quickly_made
@dataclass(frozen=True, slots=True)
class Part:
    """The part that a party has in an act: the act's type, and whether it is the one that acts.

    ``facing``: the country of those who act on it, where that is one.
    """

    type: str
    acts: bool
    facing: str | None = None
