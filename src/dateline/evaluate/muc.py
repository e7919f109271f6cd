"""Templates of the third and fourth Message Understanding Conference as gold accounts.

A template gives type of incident, stage, day, place, perpetrators and targets with their spans.
"""

from __future__ import annotations

import re
from typing import Any

from dateline.evaluate.gold import Row

TYPES = {
    "ATTACK": "ASSAULT",
    "BOMBING": "ASSAULT",
    "ARSON": "ASSAULT",
    "KIDNAPPING": "ASSAULT",
    "HIJACKING": "ASSAULT",
    "ROBBERY": "ASSAULT",
    "FORCED WORK STOPPAGE": "PROTEST",
}
ALLOWED = {
    "KIDNAPPING": ["COERCE"],
    "ROBBERY": ["COERCE"],
    "FORCED WORK STOPPAGE": ["COERCE"],
    "ARSON": ["COERCE"],
}
STATUS = {"ACCOMPLISHED": "happened", "ATTEMPTED": "did_not_happen", "THREATENED": "threatened"}
ACTORS = ("perp_individual", "perp_org")
VICTIMS = {"killed": "DEATH", "injured": "INJURY"}
RECIPIENTS = ("hum_tgt_name", "hum_tgt_desc", "phys_tgt_id")


def accounts_from_templates(row: Row) -> list[dict[str, Any]]:
    """The accounts that a row's templates state; optional templates are left out."""
    return [
        _account(template)
        for template in row["templates"]
        if not template.get("optional_template") and _first(template, "type") in TYPES
    ]


def _account(template: dict[str, Any]) -> dict[str, Any]:
    kind, stage = _first(template, "type"), _first(template, "stage")
    day = template.get("date") or {}
    types_allowed = list(ALLOWED.get(kind, ()))
    if stage == "THREATENED":
        types_allowed.append("THREATEN")
    account: dict[str, Any] = {
        "type": TYPES[kind],
        "types_allowed": types_allowed,
        "actors": _fillers(template, ACTORS),
        "recipients": _fillers(template, RECIPIENTS),
    }
    if stage in STATUS:
        account["status"] = {"value": STATUS[stage]}
    if day.get("earliest") and day.get("earliest") == day.get("latest"):
        account["time"] = {"start": day["earliest"], "end": day["latest"]}
    victims = {what: numbers for what, effect in VICTIMS.items() if (numbers := _numbers(template, effect))}
    return account | ({"victims": victims} if victims else {})


def _numbers(template: dict[str, Any], effect: str) -> list[list[int]]:
    """For each human target of an effect the numbers that are right ("6 / 4": either), where there are two or more.

    One person is left out: templates count a named victim as 1, the words of the report hold no number then. Targets
    of the same words ("persons", 20 dead and 100 injured) are told apart by their order, which numbers and effects
    share; where there are more of one than of the other nobody can say which is meant, and they are left out.
    """
    numbers, effects = (_by_words(template.get(slot)) for slot in ("hum_tgt_number", "hum_tgt_effect"))
    found = []
    for words, kinds in effects.items():
        told = next((numbers[other] for other in numbers if {*other} & {*words}), [])
        if len(told) != len(kinds):
            continue
        for number, kind in zip(told, kinds, strict=True):
            values = [int(value) for value in re.findall(r"\d+", number)]
            if kind == effect and values and min(values) > 1:
                found.append(values)
    return found


def _by_words(fillers: list[dict[str, Any]] | None) -> dict[tuple[str, ...], list[str]]:
    """The classes of a slot's fillers by the words for their target, in the template's order."""
    found: dict[tuple[str, ...], list[str]] = {}
    for each in fillers or ():
        found.setdefault(tuple(each["alts"]), []).append(str(each["class"]))
    return found


def _fillers(template: dict[str, Any], slots: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{"spans": filler["spans"]} for slot in slots for filler in template.get(slot) or () if filler.get("spans")]


def _first(template: dict[str, Any], slot: str) -> str:
    values = template.get(slot) or [""]
    return str(values[0])
