"""Protests that somebody calls for: "called for a march in Quito on Friday" is planned, and theirs.

So `corpus/FORMAT.md` has it. The verb alone asks for anything, from calm to a recount; what is called for decides.
"""

from __future__ import annotations

from dateline.codebook.marches import MARCHES
from dateline.extract.clauses import negated
from dateline.extract.party_rules import case_of
from dateline.model import Sentence

CALLED = ("obl", "obj", "xcomp")
"""How the parser hangs what is called for on the verb."""
BY_ARMS = frozenset("air airstrike aerial drone missile military nuclear preemptive pre-emptive retaliatory".split())
ENDING = frozenset("cease continue end finish halt remain resume stay stop".split())
HOLDING = frozenset("hold organise organize stage".split())
AT_SOMEBODY = frozenset(("against", "at", "on"))
"""Before whom an armed strike is to hit: "called for strikes on Tehran"."""


def calls_out(sentence: Sentence, verb: int) -> bool:
    """Whether a verb calls people out: "called for a general strike"; not "for a rally to be banned"."""
    word = sentence.tokens[verb]
    if word.lemma != "call" or word.upos != "VERB" or negated(sentence, verb):
        return False
    return any(_is_march(sentence, each) for each in sentence.children_by(verb, *CALLED))


def is_called_out(sentence: Sentence, noun: int) -> bool:
    """Whether a noun is what people are called out to, which the verb tells with its day."""
    word = sentence.tokens[noun]
    return word.deprel in CALLED and calls_out(sentence, word.head) and _is_march(sentence, noun)


def _is_march(sentence: Sentence, noun: int) -> bool:
    word = sentence.tokens[noun]
    if word.lemma not in MARCHES or case_of(sentence, noun) != "for" or _is_to_be(sentence, noun):
        return False
    told = {sentence.tokens[each].lemma.lower() for each in sentence.children_by(noun, "amod", "compound")}
    if word.lemma == "strike" and any(_is_target(sentence, each) for each in sentence.children_by(noun, "nmod")):
        return False
    return told.isdisjoint(BY_ARMS)


def _is_to_be(sentence: Sentence, noun: int) -> bool:
    """ "For the protests to end", "for the march to be banned": what is asked is to be done with them.

    Not "for a rally to demand his release", nor "for one to be held".
    """
    verb = sentence.tokens[noun].head
    clauses = (*sentence.children_by(noun, "acl", "xcomp"), *sentence.children_by(verb, "advcl", "xcomp", "ccomp"))
    for each in clauses:
        lemma = sentence.tokens[each].lemma
        is_of_it = noun < each and any(sentence.tokens[c].lemma == "to" for c in sentence.children_by(each, "mark"))
        if is_of_it and lemma not in HOLDING and (lemma in ENDING or sentence.children_by(each, "aux:pass", "cop")):
            return True
    return False


def _is_target(sentence: Sentence, noun: int) -> bool:
    name = sentence.name_at(noun)
    is_day = any(time.first <= noun < time.last for time in sentence.times) or (
        name is not None and name.type == "Date"
    )
    return case_of(sentence, noun) in AT_SOMEBODY and not is_day
