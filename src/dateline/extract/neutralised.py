"""Armies' words for killing: "neutralised 14 militants", "five terrorists were eliminated", "liquidated the gunmen".

A mine or a threat is neutralised to everybody's good; people who are have been killed, hurt or caught in a fight.
"""

from __future__ import annotations

from dateline.extract.party_rules import case_of
from dateline.model import Sentence

NEUTRALISING = frozenset("eliminate liquidate neutralise neutralize".split())
FIGHTERS = frozenset(
    "assailant attacker bandit bomber combatant commander extremist fighter gunman insurgent invader jihadist militant "
    "mercenary operative rebel saboteur separatist serviceman sniper soldier terrorist trooper".split()
)
ANYBODY = frozenset("leader member officer suspect".split())
"""Who may as well lose an office, a place on a list or the blame; killed where an armed force says so of itself."""
FORCES = frozenset(
    "army commando drone force gendarme guard jet military navy police soldier squad strike troop troops unit".split()
)
HAZARDS = frozenset("ammunition bomb charge danger device explosive ied mine missile poison shell threat virus".split())
COUNTED = frozenset("dozen hundred number score".split())
"""Nouns of how many, of whom it is said behind "of"."""


def is_made_harmless(sentence: Sentence, verb: int) -> bool:
    """ "Neutralised a mine", "neutralise the threat": nobody is hit."""
    hit = sentence.children_by(verb, "obj", "nsubj:pass")
    return sentence.tokens[verb].lemma.startswith("neutrali") and any(
        sentence.tokens[each].lemma in HAZARDS for each in hit
    )


def puts_out_of_action(sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells that fighters were put out of action, by an army's own word for it."""
    word = sentence.tokens[verb]
    if word.lemma not in NEUTRALISING or word.upos != "VERB":
        return False
    hit = sentence.children_by(verb, "obj", "nsubj:pass")
    of_whom = [c for each in hit for c in sentence.children_by(each, "nmod")]
    many = [each for each in hit if sentence.tokens[each].lemma in COUNTED or sentence.tokens[each].upos == "NUM"]
    told = (*hit, *(of_whom if many else ()))
    if any(sentence.tokens[each].lemma in FIGHTERS for each in told):
        return True
    by_force = any(sentence.tokens[each].lemma.lower() in FORCES for each in sentence.doers(verb))
    is_of_a_list = any(case_of(sentence, each) == "from" for each in sentence.children_by(verb, "obl"))
    return by_force and not is_of_a_list and any(sentence.tokens[each].lemma in ANYBODY for each in told)
