"""What a crowd throws: stones, bottles and petrol bombs at somebody are an attack, eggs a riot (`corpus/FORMAT.md`).

In the corpus's train texts 27 of 29 acts of throwing what is hard are ASSAULT-primitive, with police posts and banks
among the aims, and all four of throwing only what is soft PROTEST-riot.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.party_rules import case_of
from dateline.extract.readings import read_as
from dateline.model import Sentence

THROWING = frozenset("fling hurl lob pelt throw toss".split())
HARD = frozenset("bomb bottle brick cobblestone firebomb molotov rock slab stone tile".split())
SOFT = frozenset("egg fruit paint tomato vegetable".split())
AT = frozenset("at into on towards".split())
GETTING = frozenset(("pelt", "stone"))
"""Verbs whose object is the aim."""
BY_FORCE, BY_CROWD = "ASSAULT", "PROTEST"
TAKEN_FOR = frozenset((BY_FORCE, BY_CROWD, "ACCUSE"))


def read_throwing(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with what is thrown at somebody read by what it is."""
    best, told = max(scores, key=scores.__getitem__), _type_of(sentence, token)
    if told is None or best == told or best not in TAKEN_FOR:
        return scores
    return read_as(told, scores, instead_of=best)


def mode_of_throwing(sentence: Sentence, token: int, *, type_: str) -> str | None:
    """The mode of an act of throwing of that type, None for other acts."""
    if type_ == BY_FORCE:
        return "primitive" if _type_of(sentence, token) == BY_FORCE else None
    return "riot" if type_ == BY_CROWD and _thrown(sentence, token) & (HARD | SOFT) else None


def _type_of(sentence: Sentence, token: int) -> str | None:
    thrown = _thrown(sentence, token)
    is_hard = sentence.tokens[token].lemma == "stone" or not thrown.isdisjoint(HARD)
    if (not is_hard and thrown.isdisjoint(SOFT)) or not _has_aim(sentence, token):
        return None
    return BY_FORCE if is_hard else BY_CROWD


def _thrown(sentence: Sentence, token: int) -> frozenset[str]:
    """What an act's verb throws: "hurled stones at", "pelted the police with bottles and eggs"."""
    word = sentence.tokens[token]
    if word.upos != "VERB" or word.lemma not in THROWING:
        return frozenset()
    near = [*sentence.children_by(token, "obj", "obl")]
    near += [each for noun in near for each in sentence.children_by(noun, "conj")]
    return frozenset(sentence.tokens[each].lemma for each in near)


def _has_aim(sentence: Sentence, token: int) -> bool:
    word = sentence.tokens[token]
    if word.upos != "VERB":
        return False
    if word.lemma in GETTING:
        return bool(sentence.children_by(token, "obj", "nsubj:pass"))
    things = sentence.children_by(token, "obj")
    aims = (*sentence.children_by(token, "obl"), *(c for each in things for c in sentence.children_by(each, "nmod")))
    return any(case_of(sentence, each) in AT for each in aims)
