"""Whether a noun may stand for what was named before: "the party" is no aid organisation, "the bloc" no militia.

Judged by sectors: the noun's own, and those that the tables or the name itself tell of the bodies named.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dateline.resolve.body_names import sector_of_name
from dateline.resolve.knowledge import knowledge
from dateline.resolve.mentions import Mention
from dateline.resolve.roles import COUNTING

GENERAL = COUNTING | frozenset(
    "group body organisation organization movement agency office board council commission committee authority "
    "delegation mission team unit force side service front centre center headquarters leadership staff bureau "
    "department institute institution network organ crew camp community house power ally neighbour capital member "
    "leader chief head official spokesman spokeswoman man woman boy girl child people person family resident crowd "
    "gang programme fund company".split()
)
"""Nouns that may stand for bodies of nearly every sector."""
BODIES = frozenset("group organisation organization agency body bloc watchdog charity movement".split())
"""Nouns by which a body is called in the sentence after it was named."""
_CIVIL = frozenset("CVL SOC BUS LAB AGR EDU REL MED JRN REF NGO MNC OPP".split())
_ARMED = frozenset("REB UAF PRM CRM IMG MIL PRE PTY OPP".split())
NEVER_PLACES = frozenset(
    "agency airline bank board bureau commission committee company firm fund group institution movement network office "
    "organisation organization team".split()
)
"""Nouns of bodies that no country or town is called by, though nearly any sector has them."""
TOWNS = frozenset("capital city hamlet town village".split())
CITY_STATES = frozenset(
    "Djibouti,Gibraltar,Guatemala,Hong Kong,Kuwait,Luxembourg,Macau,Mexico,Monaco,Panama,San Marino,Singapore,"
    "Vatican".split(",")
)
"""Countries and territories that are a town, or called as theirs."""
COALITION = "coalition"
"""A coalition is of parties or of states at war, never one of those whom they fight."""
_MEANT: dict[str, frozenset[str]] = {
    COALITION: frozenset("PTY OPP MIL IMG IGO NGO SOC".split()),
    "MIL": frozenset("MIL REB UAF PRM IMG COP".split()),
    "COP": frozenset("COP MIL SPY".split()),
    "GOV": frozenset("GOV PRE ELI MIL LEG PTY SPY COP REB UAF".split()),
    "LEG": frozenset("LEG PTY".split()),
    "JUD": frozenset("JUD IGO".split()),
    "PTY": frozenset("PTY OPP REB UAF GOV LEG PRE IMG".split()),
    "OPP": frozenset("OPP PTY REB CVL SOC NGO ELI".split()),
    "IGO": frozenset("IGO IMG".split()),
    "SPY": frozenset("SPY COP MIL".split()),
    **dict.fromkeys(("REB", "UAF", "PRM", "CRM", "IMG"), _ARMED),
    **dict.fromkeys(_CIVIL - {"OPP"}, _CIVIL),
}
"""Of each sector those between which words for one and the same body change."""


_KINDS: dict[str, frozenset[str]] = {
    word: frozenset(kinds.split())
    for words, kinds in {
        "airline bank carrier company conglomerate corporation firm manufacturer retailer": "firm",
        "broadcaster channel daily newspaper newsroom station weekly": "firm paper",
        "association confederation federation guild league": "union club",
        "union": "union states",
        "academy college faculty school university": "school",
        "institute": "school office",
        "commission committee council ministry": "office",
        "court tribunal": "court",
        "clinic hospital": "hospital",
        "family household": "family",
        "church diocese": "church",
    }.items()
    for word in words.split()
}
"""What kinds of body a noun is used of; "the union" is no corporation, and no body is "the family"."""


def are_called_so(word: str, names: Iterable[str]) -> bool:
    """Whether a noun may be used of bodies with some names, as far as a noun in the names tells."""
    kinds = _KINDS.get(word)
    if kinds is None:
        return True
    told = [_KINDS[part] for name in names for part in name.lower().split() if part in _KINDS]
    if "family" in kinds:
        return not [*names] or any("family" in each for each in told)
    return not told or any(not kinds.isdisjoint(each) for each in told)


def sectors_of_mention(mention: Mention) -> frozenset[str]:
    """The sectors by which a mention is told from others; none where it may stand for nearly anything."""
    if mention.kind == "noun":
        if mention.text == "coalition":
            return frozenset((COALITION,))
        role = None if mention.text in GENERAL or mention.type == "Location" else knowledge().role(mention.text)
        return frozenset((role,)) if role else frozenset()
    if mention.kind == "name" and mention.type != "Person":
        return _of_name(mention.full)
    return frozenset()


@lru_cache(maxsize=4096)
def _of_name(name: str) -> frozenset[str]:
    found = {sector for entry in knowledge().find(name) if entry.kind != "person" for sector in entry.sectors}
    told = None if found else sector_of_name(name)
    return frozenset(found or ({told} if told else ()))


def agree(one: Iterable[str], others: Iterable[str]) -> bool:
    """Whether words of some sectors may denote one body; those that tell none agree with all."""
    first, second = {*one}, {*others}
    if not first or not second or first & second:
        return True
    return any(a in _MEANT.get(b, ()) or b in _MEANT.get(a, ()) for a in first for b in second)


@lru_cache(maxsize=4096)
def is_country(name: str) -> bool:
    """Whether a name is a country's and not its capital's as well: "the city" may be Singapore, and never Oman."""
    return name not in CITY_STATES and any(each.kind == "country" for each in knowledge().find(name))


def is_place(types: Iterable[str]) -> bool:
    """Whether who is of these types of name is a place alone: a town is no court, a country no junta and no army."""
    return {*types} - {""} == {"Location"}


def is_called_a_body(mention: Mention, other: Mention) -> bool:
    """ "The group", of one that was named: "the groups" are others, too."""
    return mention.text in BODIES and not mention.plural and (other.kind, other.type) == ("name", "Organization")
