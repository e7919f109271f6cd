"""Of which sectors a party is that no table knows by name: "the strikers", "they", "guards of the company".

Rules read words (`roles.py`, `owners.py`); what they say is one sign among others: how else the report calls the party,
what it does in the act, who was named before. Which sector all signs together make the likeliest is a learnt choice;
its weights stand in ``sectors.json`` and are fitted by `python -m training.sectors` on the corpus's train part.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from dateline.model import Sentence
from dateline.resolve.known import WORLDLY, Known, Part
from dateline.resolve.roles import FORMER, UNIONS
from dateline.resolve.sector_marks import NONE, Signs, looks_of, signs_of
from dateline.resolve.surroundings import Surroundings
from dateline.resolve.titles import KIN
from dateline.weights import learnt

WEIGHTS = Path(__file__).with_name("sectors.json")
SECTORS = (
    NONE, "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PRM", "REB", "UAF", "PTY", "OPP", "ELI", "CVL", "SOC", "BUS",
    "LAB", "AGR", "EDU", "REL", "MED", "JRN", "CRM", "REF", "PRE", "IGO", "NGO", "MNC",
)  # fmt: skip
"""Those chosen among; IMG and UNK, which words hardly ever tell, are left to the rules."""
PLACE = {sector: place for place, sector in enumerate(SECTORS)}
MOST = 3
"""Sectors of one party at most."""
STEADY = frozenset("GOV MIL COP JUD REB REL EDU JRN NGO OPP REF".split())
"""What role nouns say of themselves and is hardly ever otherwise: on folds of train the choice changed 3 of 745."""
SURE, SURE_OF_UNTOLD = 0.3, 0.45
"""How likely a sector must be to take the place of what rules tell, and of nothing: what is unknown is rather empty
than guessed."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What a pointing sign is worth for its sector, and a plain one for the sectors that it tells something of."""

    pointing: Mapping[str, float]
    plain: Mapping[str, Sequence[tuple[int, float]]]

    def worth(self, signs: Signs) -> list[float]:
        """What each of SECTORS is worth."""
        found = [0.0] * len(SECTORS)
        for kind, sector in signs.pointing:
            place = PLACE.get(sector)
            if place is not None:
                found[place] += self.pointing.get(kind, 0.0)
        for name in signs.plain:
            for place, weight in self.plain.get(name, ()):
                found[place] += weight
        return found


def with_likeliest(around: Surroundings, sentence: Sentence, *, head: int, found: Known, part: Part | None) -> Known:
    """What is known of a party, the likeliest sector first, those that words tell after it."""
    told = found.sectors[0] if found.sectors else NONE
    if found.listed or not is_asked(looks_of(sentence, head, found), told):
        return found
    if (told in ("ELI", "CVL") and _is_told(sentence, head)) or (told == "ELI" and found.name):
        return found
    if told == "LAB" and sentence.tokens[head].lemma.lower() in UNIONS:
        return found  # a union of nurses is a union
    first = likeliest(_weights().worth(signs_of(around, sentence, head=head, found=found, part=part)), told=told)
    if first == told:
        return found
    if first == NONE:
        return replace(found, sectors=())
    sectors = (first, *(each for each in found.sectors if each not in (first, "CVL")))[:MOST]
    return replace(found, sectors=sectors, worldly=found.worldly or first in WORLDLY)


def _is_told(sentence: Sentence, head: int) -> bool:
    """Whether words say that somebody held an office before, or is of somebody's family."""
    before = (sentence.tokens[child].lemma.lower() for child in sentence.children(head) if child < head)
    return sentence.tokens[head].lemma in KIN or any(each in FORMER for each in before)


def is_asked(looks: str, told: str) -> bool:
    """Whether what rules tell (NONE for nothing) is open to doubt: a role noun's own sector often is not."""
    return told != "IMG" and (looks != "role" or told not in STEADY)


def likeliest(worth: Sequence[float], *, told: str) -> str:
    """The sector worth most, where it is sure enough to take the place of what rules tell (NONE for nothing)."""
    most = max(worth)
    sure = 1 / math.fsum([math.exp(each - most) for each in worth])
    return SECTORS[worth.index(most)] if sure >= (SURE if told != NONE else SURE_OF_UNTOLD) else told


@lru_cache(maxsize=1)
def _weights() -> Weights:
    told = learnt(WEIGHTS)
    plain = {name: tuple((PLACE[s], weight) for s, weight in each.items()) for name, each in told["plain"].items()}
    return Weights(told["pointing"], plain)
