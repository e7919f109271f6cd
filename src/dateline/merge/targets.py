"""What was hit, a clinic or a depot, and whether it was an attack at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.merge.rows import spoken_of
from dateline.merge.voices import Take, Voice, alone, leading, opposed
from dateline.model import NO_WORDS, Account, Disagreement, Words, words_of

CIVIL = re.compile(
    r"\b(?:clinics?|hospitals?|maternity|schools?|kindergartens?|universit\w+|mosques?|church(?:es)?|temples?|markets?|"
    r"bazaars?|homes?|houses?|apartments?|residential|shelters?|orphanages?|bakery|bakeries|weddings?|funerals?|"
    r"ambulances?|civilians?|villagers?|worshippers?|children|farmers?|fishermen|shepherds?|families)\b",
    re.IGNORECASE,
)
MILITARY = re.compile(
    r"\b(?:depots?|arsenals?|barracks|(?:army|military|air|naval|militant|rebel|terrorist) (?:base|camp|post)s?|"
    r"bunkers?|launchers?|command (?:post|cent\w+)s?|hideouts?|weapons?|ammunition|munitions?|arms|tanks?|"
    r"militants?|terrorists?|insurgents?|combatants?|fighters?)\b",
    re.IGNORECASE,
)
"""Things and people that an attack may lawfully be aimed at, as those who attacked say; and those that it may not."""
ACCIDENT = re.compile(
    r"\b(?:accident(?:al(?:ly)?)?|mishap|malfunction\w*|gas leak|short circuit|technical (?:fault|failure|defect))\b",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:not?|never|rul\w+ out|n['’]t)(?: \w+){0,3} $", re.IGNORECASE)


def target_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """A clinic against an arms depot, civilians against fighters: what an attack hit, where each report names one."""
    takes: list[Take] = []
    for voice in leading(voices):
        if voice.account.action.type != "ASSAULT":
            continue
        for party in voice.account.recipients:
            if aim := _aim_in(party.words.text):
                takes.append(Take(aim, voice, party.words))
    if found := opposed(takes):
        values = " against ".join(f"“{each.words[0].text.partition(' … ')[0]}”" for each in found)
        yield Disagreement(
            "recipient", None, "contradiction", tuple(found), f"What was hit is told otherwise: {values}.", alone(found)
        )


@lru_cache(maxsize=16_384)
def _aim_in(words: str) -> str | None:
    """What words name that an attack hit; None where they name neither, or both."""
    civil, military = CIVIL.search(words), MILITARY.search(words)
    if bool(civil) == bool(military):
        return None
    return "civilian" if civil else "military"


def accident_in(account: Account) -> Words | None:
    """The words that call an attack an accident, in its sentence; None where there are none, or they are denied."""
    if account.action.type != "ASSAULT":
        return None
    spoken = spoken_of(account)
    found = _accident(spoken)
    if found is None:
        return None
    at, (start, end) = account.sentence[0], found
    here = account.report.text[at + start : at + end] == spoken[start:end]
    return words_of(account.report, (at + start, at + end)) if here else NO_WORDS


@lru_cache(maxsize=4096)
def _accident(spoken: str) -> tuple[int, int] | None:
    match = next((m for m in ACCIDENT.finditer(spoken) if not DENIED.search(spoken[: m.start()])), None)
    return match.span() if match else None
