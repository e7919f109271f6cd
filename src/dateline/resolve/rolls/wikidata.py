"""Entities of Wikidata's JSON dump → rows of actors (https://www.wikidata.org/wiki/Wikidata:Database_download, CC0).

Kept are humans with an office (P39) or an occupation that reports are about, and bodies of known classes (P31):
parties, armies, ministries, courts, companies and so on. What an office is, and of which country, another line of the
dump tells; so offices and countries are kept aside until the end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Entity = dict[str, Any]
BODIES = {
    "Q7278": "PTY", "Q17149090": "UAF", "Q17127659": "UAF", "Q484652": "IGO", "Q245065": "IGO", "Q79913": "NGO",
    "Q708676": "NGO", "Q192350": "GOV", "Q327333": "GOV", "Q37726": "MIL", "Q772547": "MIL", "Q176799": "MIL",
    "Q35535": "COP", "Q732717": "COP", "Q47913": "SPY", "Q41487": "JUD", "Q35749": "LEG", "Q11204": "LEG",
    "Q178790": "LAB", "Q4830453": "BUS", "Q6881511": "BUS", "Q783794": "BUS", "Q891723": "BUS", "Q3918": "EDU",
    "Q11032": "JRN", "Q192283": "JRN", "Q1530022": "REL", "Q16917": "MED",
}  # fmt: skip
"""Classes of bodies (instance of) and their sectors."""
TRADES = {
    "Q82955": "ELI", "Q189290": "MIL", "Q47064": "MIL", "Q193391": "GOV", "Q16533": "JUD", "Q1930187": "JRN",
    "Q15253558": "SOC", "Q42603": "REL", "Q43845": "BUS", "Q40348": "JUD", "Q30185": "GOV",
}  # fmt: skip
"""Occupations that reports are about, and their sectors: politician without office, officer, diplomat, judge …"""
COUNTRIES = frozenset(("Q6256", "Q3624078", "Q3024240"))
FORMER = {"Q15180": "SUN", "Q36704": "YUG", "Q16957": "DDR", "Q33946": "CSK"}
"""States that are no more, which have no ISO code of three letters in Wikidata."""
HUMAN = "Q5"
_WANTED = re.compile(
    rb'"P39"|"P298"|"id":\s?"(?:'
    + b"|".join(each.encode() for each in (*BODIES, *TRADES, *COUNTRIES, *FORMER))
    + rb')"'
)
_OFFICE = re.compile(
    rb'"language":\s?"en",\s?"value":\s?"(?:[A-Z][\w\' -]*)?(?:[Pp]resident|[Mm]inister|[Mm]ember|[Gg]overnor|[Mm]ayor|'
    rb"[Cc]hancellor|[Ss]ecretary|[Aa]mbassador|[Jj]udge|[Cc]hief|[Cc]ommander|[Kk]ing|[Qq]ueen|[Ss]enator|[Dd]eputy|"
    rb"[Cc]hair|[Ll]eader|[Dd]irector|[Hh]ead|[Cc]ommissioner|[Pp]rosecutor|[Bb]ishop|[Pp]remier|[Ss]peaker)"
)
"""English labels that an office may have; read of a line's beginning alone, before anything is parsed."""


@dataclass(frozen=True, slots=True)
class Term:
    """An office or role: its entity (None of a class or trade), sector where known, and its days as written."""

    office: str | None
    sector: str | None = None
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """What one line holds for us: names, kind, country's entity, terms; an office's jurisdiction; a state's code."""

    number: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "organisation"
    country: str | None = None
    terms: tuple[Term, ...] = ()
    code: str | None = None
    is_office: bool = False


def may_matter(line: bytes) -> bool:
    """Whether a line is worth parsing: most of the dump's are galaxies, papers and genes."""
    return _WANTED.search(line) is not None or _OFFICE.search(line, 0, 4000) is not None


def read_line(line: bytes) -> Item | None:
    """The item of a line; None for what is not kept. Raises ValueError for a line that is broken."""
    text = line.strip().rstrip(b",")
    if text in (b"[", b"]", b""):
        return None
    entity = json.loads(text)
    if not isinstance(entity, dict) or "id" not in entity:
        raise ValueError("no entity")
    if entity.get("type", "item") != "item":
        return None
    name = _label(entity)
    if not name:
        return None
    classes = set(_targets(entity, "P31"))
    number = str(entity["id"])
    code = next(iter(_strings(entity, "P298")), None) or FORMER.get(number)
    if code and (classes & COUNTRIES or number in FORMER):
        return Item(number, name, _aliases(entity), "country", number, (Term(None, "GOV", *_life(entity)),), code)
    country = next(iter((*_targets(entity, "P1001"), *_targets(entity, "P17"))), None)
    if HUMAN in classes:
        return _human(entity, number, name)
    sector = next((BODIES[each] for each in BODIES if each in classes), None)
    if sector:
        return Item(number, name, _aliases(entity), country=country, terms=(Term(None, sector, *_life(entity)),))
    if _OFFICE.search(b'"language":"en","value":"' + name.encode()):
        return Item(number, name, country=country, is_office=True)
    return None


def _human(entity: Entity, number: str, name: str) -> Item | None:
    terms = [
        Term(office, None, _written(claim, "P580"), _written(claim, "P582"))
        for claim in _claims(entity, "P39")
        if (office := _target(claim))
    ]
    if not terms:
        trade = next((TRADES[each] for each in _targets(entity, "P106") if each in TRADES), None)
        if trade is None:
            return None
        terms = [Term(None, trade)]
    home = next(iter(_targets(entity, "P27")), None)
    died = _time(next(iter(_claims(entity, "P570")), {}).get("mainsnak", {}))
    ended = [term if term.until or not died else Term(term.office, term.sector, term.since, died) for term in terms]
    return Item(number, name, _aliases(entity), "person", home, tuple(ended))


def _label(entity: Entity) -> str | None:
    labels = entity.get("labels") or {}
    for language in ("en", "mul", "en-gb"):
        if isinstance(labels, dict) and language in labels:
            return str(labels[language].get("value", "")).strip() or None
    return None


def _aliases(entity: Entity) -> tuple[str, ...]:
    aliases = entity.get("aliases") or {}
    found = [each.get("value", "") for language in ("en", "mul") for each in (aliases.get(language) or ())]
    return tuple(dict.fromkeys(str(each).strip() for each in found if each))


def _claims(entity: Entity, name: str) -> Iterator[Entity]:
    """The statements of a property that are not marked as wrong or superseded; the preferred ones first."""
    claims = (entity.get("claims") or {}).get(name) or []
    ranked = sorted(
        (each for each in claims if each.get("rank") != "deprecated"), key=lambda c: c.get("rank") != "preferred"
    )
    yield from ranked


def _target(claim: Entity) -> str | None:
    value = ((claim.get("mainsnak") or {}).get("datavalue") or {}).get("value")
    return str(value["id"]) if isinstance(value, dict) and "id" in value else None


def _targets(entity: Entity, name: str) -> list[str]:
    return [target for claim in _claims(entity, name) if (target := _target(claim))]


def _strings(entity: Entity, name: str) -> list[str]:
    values = [((c.get("mainsnak") or {}).get("datavalue") or {}).get("value") for c in _claims(entity, name)]
    return [each for each in values if isinstance(each, str)]


def _written(claim: Entity, name: str) -> str:
    snaks = (claim.get("qualifiers") or {}).get(name) or [{}]
    return _time(snaks[0])


def _life(entity: Entity) -> tuple[str, str]:
    """Founded and dissolved."""
    return tuple(_time(next(iter(_claims(entity, name)), {}).get("mainsnak", {})) for name in ("P571", "P576"))  # type: ignore[return-value]


def _time(snak: Entity) -> str:
    """A day, month or year as we write it; "" for one before the year 1000 or less exact than a year."""
    value = (snak.get("datavalue") or {}).get("value")
    if not isinstance(value, dict) or not isinstance(value.get("time"), str):
        return ""
    found = re.match(r"\+(\d{4})-(\d\d)-(\d\d)", value["time"])
    precision = value.get("precision", 0)
    if not found or precision < 9:
        return ""
    year, month, day = found.groups()
    if precision == 9 or month == "00":
        return year
    return f"{year}-{month}" if precision == 10 or day == "00" else f"{year}-{month}-{day}"
