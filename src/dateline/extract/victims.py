"""Whom an attack hurt, where a verb of hurting tells it and the attack's noun only says in what they were hurt.

"A guard was killed in the attack on the school": the school was attacked, and the guard is hit as well. Of "no guard
was killed in it", "a guard was nearly killed" the attack is told all the same, and hit nobody beside its aim.
"""

from __future__ import annotations

from dateline.extract.clauses import modality, negated
from dateline.extract.party_rules import case_of, is_party_like
from dateline.model import Sentence

HURT = frozenset("hurt injure kill maim slay wound".split())
"""Verbs whose subject in the passive is hurt."""
DYING = frozenset(("die", "perish"))
IN = frozenset("by during from in".split())
STATES = frozenset("dead hurt injured wounded".split())
"""How an attack leaves people."""
HARDLY = frozenset("almost barely hardly nearly".split())
"""Beside a verb they say that it did not come to that."""


def hurt_in(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Who was killed or wounded in what a noun tells."""
    word = sentence.tokens[noun]
    is_noun = word.upos == "NOUN" or bool(sentence.children_by(noun, "det"))  # "the shelling", taken for a verb
    if is_noun and word.deprel == "nsubj" and word.head >= 0:
        return left_hurt(sentence, word.head)
    if word.upos != "NOUN" or word.head < 0 or case_of(sentence, noun) not in IN:
        return ()
    if negated(sentence, word.head) or modality(sentence, word.head) or _hardly(sentence, word.head):
        return ()
    verb = sentence.tokens[word.head].lemma
    if verb in HURT:
        subjects = sentence.children_by(word.head, "nsubj:pass")
    else:
        subjects = sentence.children_by(word.head, "nsubj") if verb in DYING else ()
    return tuple(each for each in subjects if is_party_like(sentence, each))


def left_hurt(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """ "The attack left four dead", "left nine people dead and 30 injured": whom a verb leaves so."""
    if sentence.tokens[verb].lemma != "leave" or negated(sentence, verb) or modality(sentence, verb):
        return ()
    objects = sentence.children_by(verb, "obj")
    state = next((c for c in sentence.children_by(verb, "xcomp") if sentence.tokens[c].lemma in STATES), None)
    if state is not None:
        return objects or sentence.children_by(state, "nummod", "nsubj")
    return tuple(each for each in objects if sentence.tokens[each].lemma in STATES)


def _hardly(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tokens[each].lemma in HARDLY for each in sentence.children_by(verb, "advmod"))
