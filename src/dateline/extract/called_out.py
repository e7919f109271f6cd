"""Protests that somebody calls for: "called for a march in Quito on Friday" is planned, and theirs.

So `corpus/FORMAT.md` has it. The verb alone asks for anything, from calm to a recount; what is called for decides.
"""

from __future__ import annotations

from dateline.extract.clauses import negated
from dateline.extract.party_rules import case_of
from dateline.model import Sentence

MARCHES = frozenset(
    "boycott demonstration march picket procession protest rally sit-in stoppage strike vigil walkout".split()
)
CALLED = ("obl", "obj", "xcomp")
"""How the parser hangs what is called for on the verb."""
BY_ARMS = frozenset("air airstrike aerial drone missile military nuclear preemptive pre-emptive retaliatory".split())
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
    """ "For the protests to end": what is asked is to be done with them."""
    clauses = (*sentence.children_by(noun, "acl", "xcomp"), *sentence.children_by(sentence.tokens[noun].head, "advcl"))
    near = [
        each for each in clauses if any(sentence.tokens[c].lemma == "to" for c in sentence.children_by(each, "mark"))
    ]
    return any(noun < each and sentence.tokens[noun + 1].lemma == "to" for each in near)


def _is_target(sentence: Sentence, noun: int) -> bool:
    name = sentence.name_at(noun)
    is_day = any(time.first <= noun < time.last for time in sentence.times) or (
        name is not None and name.type == "Date"
    )
    return case_of(sentence, noun) in AT_SOMEBODY and not is_day
