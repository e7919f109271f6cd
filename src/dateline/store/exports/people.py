"""Private persons become roles, and victims, minors and witnesses are masked, unless a store was opened for names."""

from __future__ import annotations

import re
from typing import Any

from dateline.store.exports.countries import by_name

PUBLIC = frozenset("GOV MIL LEG JUD COP SPY PRM REB UAF PTY OPP ELI IGO NGO MNC IMG".split())
"""Who acts in one of these sectors is coded by name: it is the office, the party or the armed group that acts."""
ROLES = {
    "CVL": "a civilian",
    "REF": "a refugee",
    "LAB": "a worker",
    "AGR": "a farmer",
    "EDU": "a student or teacher",
    "REL": "a believer or cleric",
    "MED": "a health worker",
    "JRN": "a journalist",
    "BUS": "a business person",
    "SOC": "an activist",
    "CRM": "a suspect",
}
HARM = frozenset({"ASSAULT", "COERCE"})
WITNESSES = frozenset({"witness", "person"})
MINOR = re.compile(r"\b(?:boy|girl|child|children|toddler|baby|pupil|schoolboy|schoolgirl|teenager|minor)\b", re.I)
AGED = re.compile(r"\b(?:aged? )?(\d{1,2})(?:[- ]years?[- ]old\b)|\baged (\d{1,2})\b", re.I)
_NAMED = re.compile(r"\b[^\W\d_][\w'’-]+", re.UNICODE)
_TITLES = frozenset("the a an of and mr mrs ms dr al el de la van von bin ibn".split())


def masked(told: dict[str, Any]) -> dict[str, Any]:
    """An account in which private persons are called by their role, everywhere their names stand."""
    harmed = told["action"]["type"] in HARM
    roles: dict[str, str] = {}
    public = _public_words(told)
    actors = [_party(party, roles, victim=False) for party in told["actors"]]
    recipients = [_party(party, roles, victim=harmed) for party in told["recipients"]]
    speakers = [_speaker(speaker, roles, (*told["actors"], *told["recipients"])) for speaker in told["speakers"]]
    roles = {name: role for name, role in roles.items() if name not in public}
    if not roles and (actors, recipients, speakers) == (told["actors"], told["recipients"], told["speakers"]):
        return told
    changed = {**told, "actors": actors, "recipients": recipients, "speakers": speakers}
    return {name: _without(value, roles) for name, value in changed.items()}


def _public_words(told: dict[str, Any]) -> set[str]:
    """Names of the place and of countries, which "residents of Gao" hold too: they say of nobody who it is."""
    names = [told["place"]["name"] if told["place"]["ids"] else None]
    names += [party["name"] for party in (*told["actors"], *told["recipients"]) if party["kind"] == "country"]
    return {word for name in names if name for word in (name, *_NAMED.findall(name))}


def is_private(party: dict[str, Any], *, victim: bool = False) -> bool:
    """Whether a party is a person in no public role; a minor always is, and a victim unless an office is known."""
    if party["kind"] != "person" and not (party["kind"] == "unnamed" and party["name"]):
        return False
    words = party["text"] or ""
    if MINOR.search(words) or any(int(one or other) < 18 for one, other in AGED.findall(words)):
        return True
    if PUBLIC & set(party["sectors"]):
        return False
    return victim or "wikidata" not in party["ids"]


def _party(party: dict[str, Any], roles: dict[str, str], *, victim: bool) -> dict[str, Any]:
    if not is_private(party, victim=victim):
        return party
    role = next((ROLES[sector] for sector in party["sectors"] if sector in ROLES), "a private person")
    if MINOR.search(party["text"] or ""):
        role = "a minor"
    elif victim and role in ("a private person", "a civilian"):
        role = "a victim"
    _remember(party, role, roles)
    return {**party, "name": None, "text": role, "ids": {}}


def _speaker(speaker: dict[str, Any], roles: dict[str, str], parties: tuple[Any, ...]) -> dict[str, Any]:
    known = {party["name"] for party in parties if party["name"] and not is_private(party)}
    if speaker["kind"] not in WITNESSES or not _names(speaker) or speaker["name"] in known:
        return speaker
    role = "a witness" if speaker["kind"] == "witness" else "a private person"
    _remember(speaker, role, roles)
    return {**speaker, "name": None, "text": role}


def _remember(who: dict[str, Any], role: str, roles: dict[str, str]) -> None:
    for name in _names(who):
        roles.setdefault(name, f"[{role.split(' ', 1)[-1]}]")


def _names(who: dict[str, Any]) -> list[str]:
    """The name, and each capitalised word of it and of the words, the longest first."""
    told = [who["name"] or "", *(who["text"] or "").split(" … ")]
    words = [word for each in told for word in _NAMED.findall(each)]
    single = {word for word in words if word[0].isupper() and word.lower() not in _TITLES and len(word) > 2}
    if not who["name"]:  # "Mali residents": a country names nobody
        single = {word for word in single if word.lower() not in by_name()}
    whole = {who["name"]} if who["name"] else set()
    return sorted(whole | single, key=len, reverse=True)


def _without(value: Any, roles: dict[str, str]) -> Any:
    if isinstance(value, str):
        for name, role in roles.items():
            if name in value:
                value = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", role, value)
        return value
    if isinstance(value, list):
        return [_without(each, roles) for each in value]
    if isinstance(value, dict):
        return {name: _without(each, roles) for name, each in value.items()}
    return value
