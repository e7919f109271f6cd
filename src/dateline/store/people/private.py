"""Who is a private person, and the role that is said instead of the name."""

from __future__ import annotations

import re
from typing import Any

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
SOMEBODY = "a private person"
HARM = frozenset({"ASSAULT", "COERCE"})
"""Acts whose recipients are victims."""
WITNESSES = frozenset({"witness", "person"})
"""Kinds of speakers that are private unless they are known as somebody else."""
MINOR = re.compile(r"\b(?:boy|girl|child|children|toddler|baby|pupil|schoolboy|schoolgirl|teenager|minor)\b", re.I)
AGED = re.compile(r"\b(?:aged? )?(\d{1,2})(?:[- ]years?[- ]old\b)|\baged (\d{1,2})\b", re.I)
ADULT = 18


def is_person(party: dict[str, Any]) -> bool:
    """Whether a party is one person, or somebody unnamed who has a name after all."""
    return party["kind"] == "person" or (party["kind"] == "unnamed" and bool(party["name"]))


def is_minor(party: dict[str, Any], sentence: str = "") -> bool:
    """Whether the words of a party, or what stands right beside its name in its sentence, say that it is no adult."""
    words = party["text"] or ""
    if MINOR.search(words) or any(int(one or other) < ADULT for one, other in AGED.findall(words)):
        return True
    if not party["name"] or not any(letter.isdigit() for letter in sentence):
        return False
    name = re.escape(party["name"])
    beside = rf"(\d{{1,2}})[- ]years?[- ]old(?: \w+){{0,2}} {name}|{name}(?: \w+)?,? \(?(?:aged )?(\d{{1,2}})(?=[,.;)])"
    return any(int(one or other) < ADULT for one, other in re.findall(beside, sentence))


def is_private(party: dict[str, Any], *, victim: bool = False, sentence: str = "") -> bool:
    """Whether a party is a person in no public role; a minor always is, and a victim unless an office is known."""
    if not is_person(party):
        return False
    if is_minor(party, sentence):
        return True
    if PUBLIC & set(party["sectors"]):
        return False
    return victim or "wikidata" not in party["ids"]


def role_of(party: dict[str, Any], *, victim: bool, sentence: str = "") -> str:
    """What a private person is called: "a minor", "a journalist", "a victim"."""
    if is_minor(party, sentence):
        return "a minor"
    role = next((ROLES[sector] for sector in party["sectors"] if sector in ROLES), SOMEBODY)
    return "a victim" if victim and role in (SOMEBODY, ROLES["CVL"]) else role
