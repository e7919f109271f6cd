"""Verbs of protest, force and troops in another plain sense: teams march on, ploughs strike pipes, ships call at ports.

Subject and complement together decide: marchers march on to a square, drones strike a gas main, navies call up men.
"""

from __future__ import annotations

from dateline.extract.party_rules import case_of
from dateline.model import Act, Sentence

SIDES = frozenset("champion club eleven player side squad striker team".split())
ROUNDS = frozenset(
    "eight final last playoff promotion quarter-final quarterfinal round semi-final semifinal sixteen title".split()
)
"""What a team marches on to."""
INTO = frozenset("into on onto to towards".split())
DIGGING = frozenset(
    "archaeologist boat builder bulldozer crew digger diver drill drilling excavator ferry fisherman labourer laborer "
    "navvy plough plow shovel spade surveyor tanker trawler tractor workman worker yacht".split()
)
"""Who and what strikes on something by chance."""
IN_THE_WAY = frozenset(
    "bone cable coffin duct galley hull iceberg keel main pipe pipeline pylon reef rock sandbank seam sewer skeleton "
    "tomb vault wreck".split()
)
SHIPS = frozenset("cruiser corvette destroyer flagship flotilla frigate ship submarine tanker vessel warship".split())
PORT_CALLS = frozenset(("CONSULT", "MOBILIZE"))
"""What the encoder takes a ship's call at a port for."""


def is_other_sense(sentence: Sentence, act: Act) -> bool:
    """Whether a verb tells no act in the company that it keeps."""
    word = sentence.tokens[act.token]
    if word.lemma == "march" and act.kind == "PROTEST":
        return _marches_in_sport(sentence, act.token)
    if word.lemma == "strike" and act.kind in ("ASSAULT", "PROTEST"):
        return _strikes_by_chance(sentence, act.token)
    return word.lemma == "call" and act.kind in PORT_CALLS and _calls_at_port(sentence, act.token)


def _marches_in_sport(sentence: Sentence, verb: int) -> bool:
    """ "Albion march on", "the squad marched into the semi-finals"; a march ends at a square."""
    subjects = sentence.children_by(verb, "nsubj")
    near = [each for each in sentence.children_by(verb, "obl", "obj") if case_of(sentence, each) in INTO]
    goals = {sentence.tokens[each].lemma.lower() for each in near}
    goals |= {sentence.tokens[each].lemma.lower() for at in near for each in sentence.children_by(at, "conj", "amod")}
    is_side = any(
        sentence.tokens[each].lemma.lower() in SIDES or sentence.tokens[each].upos == "PROPN" for each in subjects
    )
    return is_side and (not goals.isdisjoint(ROUNDS) or _goes_on(sentence, verb))


def _goes_on(sentence: Sentence, verb: int) -> bool:
    """Whether "on" right behind a verb has nothing of its own: "march on.", "march on after a late goal"."""
    on, after = sentence.tokens[verb + 1 : verb + 2], sentence.tokens[verb + 2 : verb + 3]
    if [each.lemma for each in on] != ["on"]:
        return False
    return not after or after[0].upos in ("PUNCT", "ADP", "SCONJ")


def _strikes_by_chance(sentence: Sentence, verb: int) -> bool:
    """ "A digger struck a gas main", "builders struck the keel of a ship"; those who strike work hit no cable."""
    hitting = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "nsubj", "obl:agent")}
    hit = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "obj", "nsubj:pass")}
    return not hitting.isdisjoint(DIGGING) and not hit.isdisjoint(IN_THE_WAY)


def _calls_at_port(sentence: Sentence, verb: int) -> bool:
    """ "The frigate called at Apia": a visit of a ship, which goes on."""
    subjects = sentence.children_by(verb, "nsubj")
    is_ship = any(sentence.tokens[each].lemma.lower() in SHIPS for each in subjects)
    at = [each for each in sentence.children_by(verb, "obl") if case_of(sentence, each) == "at"]
    is_port = any(sentence.tokens[each].upos == "PROPN" or sentence.tokens[each].lemma == "port" for each in at)
    return is_ship and is_port and not sentence.children_by(verb, "obj")
