"""PETRARCH's dictionaries (.actors, .agents) → rows of actors and role nouns.

The formats are those of https://github.com/openeventdata/Dictionaries: a name, its synonyms on lines that begin with
'+', codes in brackets with the days on which they hold ([IRQGOV 680717-790716], [<120101], [>791016]); an agent's noun
with its plural in braces and a code that begins with '~'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

SECTORS = {
    "GOV": "GOV", "MIL": "MIL", "REB": "REB", "OPP": "OPP", "PTY": "PTY", "COP": "COP", "JUD": "JUD", "SPY": "SPY",
    "MED": "JRN", "HLH": "MED", "EDU": "EDU", "BUS": "BUS", "CRM": "CRM", "CVL": "CVL", "ELI": "ELI", "LAB": "LAB",
    "LEG": "LEG", "REF": "REF", "UAF": "UAF", "REL": "REL", "AGR": "AGR", "NGO": "NGO", "IGO": "IGO", "IMG": "IMG",
    "MNC": "MNC", "INS": "REB", "SEP": "REB", "RAD": "UAF", "PRM": "PRM", "SOC": "SOC", "HRI": "NGO", "DEV": "NGO",
    "ENV": "NGO", "MOD": "OPP", "PRE": "PRE", "UNK": "UNK", "JRN": "JRN",
}  # fmt: skip
"""CAMEO's roles in our sectors; MED is the media there, HLH health."""
BODIES = {"UNO": "UNO", "EUR": "EUR", "EEC": "EUR"}
_DAYS = re.compile(r"([<>])\s*(\d{6,8})|(\d{6,8})\s*-\s*(\d{6,8})")
_PLURAL = re.compile(r"\{([^}]*)\}")
_SET = re.compile(r"^!(\w+)!\s*=\s*(.+)$")


@dataclass(slots=True)
class Listed:
    """An actor of a dictionary: its names, and its codes with first and last day ("" where open)."""

    names: list[str]
    codes: list[tuple[str, str, str]] = field(default_factory=list)


def read_actors(lines: Iterable[str]) -> Iterator[tuple[int, Listed | str]]:
    """(line number, actor, or what is wrong with a line) of an .actors file."""
    listed: Listed | None = None
    began = 0
    for number, line in enumerate(lines, 1):
        text = line.partition(";")[0].partition("#")[0].rstrip()
        if not text.strip() or text.lstrip().startswith("<!"):
            continue
        codes = re.findall(r"\[[^\]]*\]", text)
        name = re.sub(r"\[[^\]]*\]", "", text).strip()
        if "[" in name or "]" in name:
            yield number, "a bracket that does not close"
            continue
        if name.startswith("+"):
            if listed is None:
                yield number, "a synonym of nothing"
            else:
                listed.names.append(spelled_out(name[1:]))
        elif name:
            if listed is not None:
                yield began, listed
            listed, began = Listed([spelled_out(name)]), number
        for each in codes:
            read = dated(each)
            if listed is None or read is None:
                yield number, f"{each} is no code"
            else:
                listed.codes.append(read)
    if listed is not None:
        yield began, listed


def read_agents(lines: Iterable[str]) -> Iterator[tuple[int, tuple[tuple[str, ...], str] | str]]:
    """(line number, (nouns, sector), or what is wrong with a line) of an .agents file."""
    sets: dict[str, list[str]] = {}
    for number, line in enumerate(lines, 1):
        text = line.partition("#")[0].strip()
        if not text or text.startswith("<!"):
            continue
        if told := _SET.match(text):
            sets[told[1]] = [each.strip() for each in told[2].split(",") if each.strip()]
            continue
        code = re.search(r"\[~([A-Z]{3,})\]", text)
        if code is None:
            yield number, "no code like [~GOV]"
            continue
        sector = next((SECTORS[each] for each in triples(code[1]) if each in SECTORS), None)
        if sector is None:
            continue  # a code of ours has no counterpart
        plural = _PLURAL.search(text)
        noun = text[: min(x for x in (plural.start() if plural else len(text), code.start()))].strip()
        nouns = [noun, *([plural[1]] if plural and plural[1] else [])]
        yield number, (tuple(spelled_out(each).lower() for whole in nouns for each in _of_set(whole, sets)), sector)


def _of_set(noun: str, sets: dict[str, list[str]]) -> list[str]:
    """ "CONGRESS!PERSON!" stands for every word of the set."""
    told = re.search(r"!(\w+)!", noun)
    if told is None:
        return [noun]
    return [noun.replace(told[0], each) for each in sets.get(told[1], [])]


def spelled_out(name: str) -> str:
    """ "ANDERS_FOGH_RASMUSSEN_" → "Anders Fogh Rasmussen"; short names in capitals stay so."""
    words = name.replace("_", " ").split()
    return " ".join(word if len(word) <= 3 and len(words) == 1 else word.capitalize() for word in words)


def dated(bracket: str) -> tuple[str, str, str] | None:
    """A code with its first and last day ("" where open): "[IRQGOV 680717-790716]"; None where there is no code."""
    inside = bracket.strip("[] \t")
    days = _DAYS.search(inside)
    code = _DAYS.sub("", inside).strip()
    if not re.fullmatch(r"[A-Z~-]{2,}[A-Z0-9~-]*", code) or code == "---":
        return None
    if days is None:
        return code, "", ""
    if days[1]:
        one = day_of(days[2])
        return (code, "", one) if days[1] == "<" else (code, one, "")
    return code, day_of(days[3]), day_of(days[4])


def day_of(digits: str) -> str:
    """Days are written YYMMDD or YYYYMMDD; two digits of a year up to 30 are of this century."""
    if len(digits) == 6:
        digits = ("20" if digits[:2] <= "30" else "19") + digits
    year, month, day = digits[:4], digits[4:6], digits[6:8]
    return year if month == "00" else f"{year}-{month}" if day in ("00", "") else f"{year}-{month}-{day}"


def triples(code: str) -> list[str]:
    """A code's parts of three letters: "IRQGOVMIL" → IRQ, GOV, MIL."""
    return [code[at : at + 3] for at in range(0, len(code) - 2, 3)]
