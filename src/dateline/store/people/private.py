"""Who is a private person, and the role that is said instead of the name."""

from __future__ import annotations

import re
from typing import Any

from dateline.store.people.names import ADULT

PUBLIC = frozenset("GOV MIL LEG JUD COP SPY PRM REB UAF PTY OPP ELI IGO NGO MNC IMG".split())
"""Who acts in one of these sectors is coded by name: it is the office, the party or the armed group that acts."""
MANY = frozenset({"MIL", "COP", "JUD"})
"""Sectors in which most people hold no office: an ordinary soldier is a private person, and so is a lawyer."""
POST = re.compile(
    r"\b(?:(?:brigadier|lieutenant|major)?[- ]?general|brig|gen|col|maj|capt|cmdr|adm|lt|insp|supt|brigadier|colonel"
    r"|major|captain|lieutenant|admiral|commodore|marshal|commander|chief|head of|leader|minister|deputy"
    r"|spokes(?:man|woman|person)|director|inspector|superintendent|commissioner|sheriff|attach[eé]|adviser|secretary"
    r"|governor|prosecutor|detective|judge|justice|magistrate|chair(?:man|woman|person)?)s?(?!\w)",
    re.IGNORECASE,
)
"""Ranks of officers, and posts: whoever holds one speaks and acts for the force."""
RANK_AND_FILE = re.compile(
    r"\b(?:soldier|private|corporal|sergeant|conscript|recruit|reservist|trooper|serviceman|servicewoman|infantryman"
    r"|policeman|policewoman|constable|patrolman|gendarme|guard|lawyer|attorney|advocate"
    r"|solicitor|barrister|counsel)\b(?! general)",
    re.IGNORECASE,
)
"""Words that say that somebody is one of many."""
BEFORE, AFTER = 30, 45
"""Code points around a name in which its rank or post stands: "army spokesman Col. Ali Omar", "Ali Omar, head of"."""
BESIDE = re.compile(r"\s*[,(]([^,)]*)")
"""What stands beside a name, to the next comma: not who says so behind it ("Ali Omar, a soldier, the chief said")."""
ROLES = {
    "MIL": "a soldier",
    "COP": "a police officer",
    "JUD": "a lawyer",
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
    """Whether a party is a person in no public role; a minor always is, and a victim unless an office is known.

    ``sentence`` says which rank or post goes with a name.
    """
    if not is_person(party):
        return False
    if is_minor(party, sentence):
        return True
    public = PUBLIC & set(party["sectors"])
    if public and not (public <= MANY and _holds_no_post(party, sentence)):
        return False
    return victim or "wikidata" not in party["ids"]


def _holds_no_post(party: dict[str, Any], sentence: str) -> bool:
    """Whether nothing says that a soldier, police officer or lawyer is more than that."""
    if "wikidata" in party["ids"]:
        return False
    called = party["name"] or party["text"] or ""
    before, there, after = sentence.partition(called) if called else ("", "", "")
    for words in (party["text"] or "", before[-BEFORE:] if there else ""):
        posts, ranks = ([match.end() for match in each.finditer(words)] for each in (POST, RANK_AND_FILE))
        if posts or ranks:  # of several the last stands nearest to the name
            return max(ranks, default=0) > max(posts, default=0)
    beside = BESIDE.match(after[:AFTER])
    post, rank = (each.search(beside[1] if beside else "") for each in (POST, RANK_AND_FILE))
    return post is None or (rank is not None and rank.start() < post.start())


def role_of(party: dict[str, Any], *, victim: bool, sentence: str = "") -> str:
    """What a private person is called: "a minor", "a journalist", "a victim"."""
    if is_minor(party, sentence):
        return "a minor"
    role = next((ROLES[sector] for sector in party["sectors"] if sector in ROLES), SOMEBODY)
    return "a victim" if victim and role in (SOMEBODY, ROLES["CVL"]) else role
