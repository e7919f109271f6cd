"""Of which sectors a party is that no table knows by name: "the strikers", "they", "guards of the company".

Rules read words (`roles.py`, `owners.py`); what they say is one sign among others: how else the report calls the party,
what it does in the act, who was named before, what the encoder sees of it (`sector_sight.py`). Which sector all signs
together make the likeliest is a learnt choice; its weights stand in ``sectors.json`` and ``sector_sight.json`` and are
fitted by `python -m training.sectors` on the corpus's train part.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from pathlib import Path

from dateline.model import Sentence
from dateline.quick import replaced
from dateline.resolve.knowledge import knowledge
from dateline.resolve.known import WORLDLY, Known, Part
from dateline.resolve.leaders import FOLLOWERS
from dateline.resolve.mentions import SPEAKING, WE, noun_type
from dateline.resolve.owners import TAKE_AFTER
from dateline.resolve.roles import DEEDS, FORMER, TEXTS, UNIONS, are_whoever, singular
from dateline.resolve.sector_marks import NONE, Signs, looks_of, signs_of
from dateline.resolve.surroundings import Surroundings
from dateline.resolve.teams import ANY_GROUP
from dateline.resolve.titles import KIN
from dateline.weights import learnt

WEIGHTS = Path(__file__).with_name("sectors.json")
SECTORS = (
    NONE, "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PRM", "REB", "UAF", "PTY", "OPP", "ELI", "CVL", "SOC", "BUS",
    "LAB", "AGR", "EDU", "REL", "MED", "JRN", "CRM", "REF", "PRE", "IGO", "NGO", "MNC",
)  # fmt: skip
"""Those chosen among; IMG and UNK, which words hardly ever tell, are left to the rules."""
PLACE = {sector: place for place, sector in enumerate(SECTORS)}
FIGHTING = frozenset(("MIL", "REB", "UAF"))
REBELS = frozenset(("REB", "UAF"))
FLIGHT = frozenset(
    "arrival arrive asylum boat border camp caravan coast cross crossing deport dinghy displace displaced "
    "displacement emigrant escape evacuate evacuation evacuee exile exodus ferry flee flight fugitive homeless "
    "immigrant immigration migrant migrate migration passport raft refuge refugee resettle resettlement return "
    "returnee sea shelter smuggler stateless stowaway tent uproot visa".split()
)
"""Words of which a report of people on their way has one; without any, those who are caught or helped are at home."""
UNLIKE_FIGHTERS = frozenset(("CVL", "UAF"))
"""Sectors of civilians, and of gunmen of whom no side is told."""
AT_SEA = frozenset("crewman sailor seaman".split())
MERCHANT = frozenset("barge cargo dhow ferry freighter merchant pirate tanker trawler".split())
NAVAL = frozenset("coastguard corvette destroyer frigate gunboat marine naval navy submarine warship".split())
"""Words of reports whose sailors work, and of those whose sailors serve."""
MOST = 3
"""Sectors of one party at most."""
STEADY = frozenset("GOV MIL COP JUD REB REL EDU JRN NGO OPP REF PRM SPY BUS LAB AGR PRE".split())
"""What role nouns say of themselves and is hardly ever otherwise: on folds of train the choice would change the first
eleven for the better as often as for the worse, the last six 0 times and 6."""
SAID = frozenset(
    "accusation allegation appeal ban call charge claim criticism demand duty idea insinuation invitation levy mandate "
    "motion offer overture penalty petition plea proposal request tariff threat ultimatum verdict warning".split()
)
"""What is said or laid on somebody is nobody's, either."""
ARMY = frozenset("army barracks battalion coup junta military regiment troop troops".split())
POLICING = frozenset("arrest constable cop detective gendarme inspector police policeman sheriff".split())
SURE, SURE_OF_NAMED, SURE_OF_UNTOLD = 0.45, 0.6, 0.3
"""How likely a sector must be to take the place of what rules tell, also of a name, and of nothing.

On folds of train, from 0.45 on it is right more often than what rules tell (0.48 to 0.22 up to 0.5; 0.28 to 0.29
below), of names from 0.6 (11 times to 10 up to there, 25 to 6 above). Where they tell nothing it is right once in three
from 0.3 to 0.35, once in four below: what is unknown is rather empty than guessed."""


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
        for (kind, sector), share in signs.linked:
            place = PLACE.get(sector)
            if place is not None:
                found[place] += share * self.pointing.get(kind, 0.0)
        return found


def with_likeliest(around: Surroundings, sentence: Sentence, *, head: int, found: Known, part: Part | None) -> Known:
    """What is known of a party, the likeliest sector first, those that words tell after it."""
    if _works_at_sea(around, sentence, head, found):
        return replaced(found, sectors=("LAB",))
    if _are_soldiers(around, sentence, head, found):
        return replaced(found, sectors=("MIL", *found.sectors[1:]))
    told = found.sectors[0] if found.sectors else NONE
    sure = least_sure(sentence, head, found)
    if math.isinf(sure):
        return found
    worth = _weights().worth(signs_of(around, sentence, head=head, found=found, part=part))
    worth = _with_sight(worth, around, sentence, head)
    if found.country and told not in WORLDLY:  # "a Canadian team" is no body of many states
        worth = [-math.inf if sector in WORLDLY else value for sector, value in zip(SECTORS, worth, strict=True)]
    first = likeliest(worth, told=told, sure=sure)
    if first == told or (first in FIGHTING and _is_called_otherwise(around, sentence, head, told)):
        return found
    if first in REBELS and told == NONE and (_is_a_thing(sentence, head) or not _tells_of_rebels(around)):
        return found
    if first in REBELS and told == "MIL" and sentence.tokens[head].upos == "ADJ":
        return found  # "an Israeli strike" amid rebels
    if first in REBELS and told in STEADY - FIGHTING and _is_a_thing(sentence, head):
        return found  # a town hall that is attacked amid rebels
    if first == "REF" and told != "REF" and not tells(around, FLIGHT):
        return replaced(found, sectors=("CVL",)) if told == NONE and found.country and not found.name else found
    if first == NONE:
        return found if _is_somebodys(sentence, head) else replaced(found, sectors=())
    sectors = (first, *(each for each in found.sectors if each not in (first, "CVL")))[:MOST]
    return replaced(found, sectors=sectors, worldly=found.worldly or first in WORLDLY)


def _is_somebodys(sentence: Sentence, head: int) -> bool:
    """ "Its bus", "the union's office": what takes after whose it is, and is never nobody's."""
    return sentence.tokens[head].lemma.lower() in TAKE_AFTER and bool(sentence.children_by(head, "nmod:poss"))


def _is_called_otherwise(around: Surroundings, sentence: Sentence, head: int, told: str) -> bool:
    """Whether all that is told of people is a noun that makes them no army or rebels: "rebels shot civilians".

    In a report more may be told of them. The vectors of a sentence by itself say little but that somebody fights.
    """
    return len(around.doc.sentences) < 2 and told in UNLIKE_FIGHTERS and sentence.tokens[head].upos == "NOUN"


def _tells_of_rebels(around: Surroundings) -> bool:
    """Whether a report has any word for rebels or gunmen: a striker who attacks a goal is no rebel."""
    held: bool | None = around.kept.get(("tells of rebels",))
    if held is None:
        roles = (knowledge().role(singular(t.text.lower())) for s in around.doc.sentences for t in s.tokens)
        named = (entry for each in around.mentions if each.kind == "name" for entry in knowledge().find(each.full))
        held = any(r in REBELS for r in roles) or any(REBELS & {*each.sectors} for each in named)
        around.kept[("tells of rebels",)] = held
    return held


def tells(around: Surroundings, words: frozenset[str]) -> bool:
    """Whether a report has any of some words."""
    held: bool | None = around.kept.get(("tells", words))
    if held is None:
        held = any(token.lemma.lower() in words for each in around.doc.sentences for token in each.tokens)
        around.kept[("tells", words)] = held
    return held


def _works_at_sea(around: Surroundings, sentence: Sentence, head: int, found: Known) -> bool:
    """Whether sailors are of a merchant ship: "pirates took fourteen sailors from a tanker"."""
    if sentence.tokens[head].lemma not in AT_SEA or found.sectors[:1] != ("MIL",):
        return False
    return tells(around, MERCHANT) and not tells(around, NAVAL)


def _are_soldiers(around: Surroundings, sentence: Sentence, head: int, found: Known) -> bool:
    """Whether officers are of an army: in a report of a junta that has no police."""
    if sentence.tokens[head].lemma != "officer" or found.sectors[:1] != ("COP",) or found.name:
        return False
    return tells(around, ARMY) and not tells(around, POLICING)


def _is_a_thing(sentence: Sentence, head: int) -> bool:
    """Whether a noun means nobody: a base that rebels attack is not theirs because everybody around it fights."""
    token = sentence.tokens[head]
    return token.upos == "NOUN" and noun_type(token.lemma, token.text.lower()) is None


def least_sure(sentence: Sentence, head: int, found: Known) -> float:
    """How likely another sector must be than what rules tell; infinite where that is not open to doubt.

    A deed or a text of which nothing is told is nobody's.
    """
    told = found.sectors[0] if found.sectors else NONE
    lemma = sentence.tokens[head].lemma.lower()
    looks = looks_of(sentence, head, found)
    is_body_of_states = found.worldly and told in ("IGO", "IMG")  # "NATO soldiers" are of no country's army
    if found.listed or is_body_of_states or told in ("IMG", "UNK") or (looks == "role" and told in STEADY):
        return math.inf
    if told == "CVL" and are_whoever(sentence, head):
        return math.inf
    if (told in ("ELI", "CVL") and _is_told(sentence, head)) or (told == "ELI" and found.name):
        return math.inf
    if told != NONE and lemma in WE | SPEAKING:
        return math.inf  # who speaks is known by the quotation
    if told == "LAB" and lemma in UNIONS:
        return math.inf  # a union of nurses is a union
    if _is_told_of_others(sentence, head, told):
        return math.inf
    if told == NONE:
        return math.inf if lemma in DEEDS or lemma in TEXTS or lemma in SAID else SURE_OF_UNTOLD
    return SURE_OF_NAMED if looks == "name" else SURE


def _is_told_of_others(sentence: Sentence, head: int, told: str) -> bool:
    """Whether a noun says nothing by itself, and what is told is that of the one whose word it is.

    A lawmaker's counterpart is one (8 of 8 in train), who stands with somebody out of office is of the opposition, and
    a bare "the party" after a team of police is the team.
    """
    lemma = sentence.tokens[head].lemma.lower()
    if lemma == "counterpart":
        return told != NONE
    if lemma in FOLLOWERS:
        return told == "OPP"
    is_bare = not sentence.children_by(head, "amod", "compound", "nmod", "nmod:poss", "appos")
    return lemma in ANY_GROUP and is_bare and told not in (NONE, "PTY", "LEG")


def look_ahead(around: Surroundings, words: Iterable[tuple[int, int]]) -> None:
    """Look at once at words (sentence, token) whose sectors will be asked for."""
    if around.doc.means is not None:
        from dateline.resolve.sector_sight import look_at  # numpy, which the package imports late

        look_at(around, words)


def _with_sight(worth: list[float], around: Surroundings, sentence: Sentence, head: int) -> list[float]:
    """What sectors are worth by marks and by what the encoder sees of the party."""
    if around.doc.means is None:
        return worth
    from dateline.resolve.sector_sight import worth_of  # numpy, which the package imports late

    seen = worth_of(around, sentence, head)
    return worth if seen is None else list(map(add, worth, seen))


def _is_told(sentence: Sentence, head: int) -> bool:
    """Whether words say that somebody held an office before, or is of somebody's family."""
    before = (sentence.tokens[child].lemma.lower() for child in sentence.children(head) if child < head)
    return sentence.tokens[head].lemma in KIN or any(each in FORMER for each in before)


def likeliest(worth: Sequence[float], *, told: str, sure: float) -> str:
    """The sector worth most, where it is sure enough to take the place of what rules tell (NONE for nothing)."""
    most = max(worth)
    chance = 1 / math.fsum([math.exp(each - most) for each in worth])
    return SECTORS[worth.index(most)] if chance >= sure else told


@lru_cache(maxsize=1)
def _weights() -> Weights:
    told = learnt(WEIGHTS)
    plain = {name: tuple((PLACE[s], weight) for s, weight in each.items()) for name, each in told["plain"].items()}
    return Weights(told["pointing"], plain)
