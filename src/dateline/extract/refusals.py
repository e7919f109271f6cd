"""Support that is refused in so many words: "could not support" is REJECT, whatever the encoder takes the verb for.

The codebook's rule (REJECT: "could not support" a resolution is a refusal in polite words). One lost *not* is what this
project began with, so this reading is not left to weights.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.clauses import negated
from dateline.extract.readings import read_as
from dateline.model import Sentence

REFUSED, REFUSAL, YIELDED = "SUPPORT", "REJECT", "CONCEDE"
POLITE = frozenset(("can", "could", "will", "would", "ca", "wo"))
"""Auxiliaries with which a negated verb of support refuses; "did not support" is what did not happen."""
NOT = frozenset(("not", "n't", "n’t", "never"))
INTENDING = frozenset(("will", "wo", "would"))
ANNULLING = frozenset("annul invalidate nullify overrule overturn quash void".split())
STRIKING_DOWN = frozenset(("strike", "down"))
VOTES = frozenset("ballot count election poll primary referendum result runoff tally vote".split())
LAWS = frozenset(
    "act amendment bill budget constitution decree edict law legislation levy order ordinance policy regulation rule "
    "ruling statute tax".split()
)
BURDENS = frozenset(
    "arrest ban confiscation custody deportation detention dismissal eviction exclusion expulsion extradition "
    "restraining seizure suspension".split()
)
"""Of what an order may be that weighs on somebody: where it is quashed, they are let off."""
RENEWING = frozenset("extend prolong renew".split())
PENALTIES = frozenset("ban blockade curfew embargo freeze quota restriction sanction tariff".split())
TAKEN_FOR = frozenset("ACCUSE COERCE SANCTION".split())
"""What the encoder takes the annulment of votes and laws for."""
VOWING = frozenset(("vow", "swear"))
VOW_TAKEN_FOR = frozenset("THREATEN AGREE CONCEDE SUPPORT".split())
"""What the encoder takes a vow for."""
FORCE = frozenset(("ASSAULT", "COERCE", "PROTEST"))
"""What the encoder takes a refusal to do it for."""
YIELDING = frozenset(
    "abandon accept apologise apologize bargain bow budge capitulate cave comply compromise concede deal negotiate pay "
    "quit recognise recognize relent relinquish resign retreat rest stop submit surrender yield".split()
)
"""Verbs of giving in: who vows never to do so refuses."""


def read_vowed_refusal(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with a vow not to give in and a refusal to use force read as refusals."""
    best = max(scores, key=scores.__getitem__)
    word = sentence.tokens[token]
    if best in FORCE and word.lemma == "refuse" and word.upos == "VERB" and sentence.children_by(token, "xcomp"):
        return read_as(REFUSAL, scores, instead_of=best)  # who refuses to fire does not
    if best not in VOW_TAKEN_FOR or not _vows_no_yielding(sentence, token):
        return scores
    return read_as(REFUSAL, scores, instead_of=best)


def _vows_no_yielding(sentence: Sentence, token: int) -> bool:
    word = sentence.tokens[token]
    if word.lemma not in VOWING or word.upos != "VERB":
        return False
    vowed = [*sentence.children_by(token, "xcomp", "ccomp"), *_infinitives(sentence, token)]
    return any(sentence.tokens[each].lemma in YIELDING and negated(sentence, each) for each in vowed)


def _infinitives(sentence: Sentence, token: int) -> list[int]:
    """What the parser hangs beside a verb though its "to" says that it is vowed."""
    beside = sentence.children_by(token, "advcl")
    return [
        each for each in beside if any(sentence.tokens[i].lemma == "to" for i in sentence.children_by(each, "mark"))
    ]


def read_refusal(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with support and refusal changed for one another where the words refuse."""
    best = max(scores, key=scores.__getitem__)
    if best != REFUSED or not _refuses(sentence, token):
        return scores
    return read_as(REFUSAL, scores, instead_of=REFUSED)


def _refuses(sentence: Sentence, token: int) -> bool:
    if sentence.tokens[token].upos != "VERB":
        return False
    around = [sentence.tokens[child] for child in sentence.children(token)]
    denied = any(word.text.lower() in NOT for word in around)
    polite = any(word.deprel.startswith("aux") and word.text.lower() in POLITE for word in around)
    return denied and polite


def read_annulment(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with votes and laws that are annulled read as refused, and penalties that run out.

    "Annulled the ballots", "struck down a tax"; who "failed to renew the embargo" refuses nobody, but lets it go.
    """
    best = max(scores, key=scores.__getitem__)
    if best == REFUSAL and _lets_lapse(sentence, token):
        return read_as(YIELDED, scores, instead_of=best)
    if best not in TAKEN_FOR or not _annuls(sentence, token):
        return scores
    return read_as(REFUSAL, scores, instead_of=best)


def _lets_lapse(sentence: Sentence, verb: int) -> bool:
    if sentence.tokens[verb].lemma != "fail":
        return False
    renewed = (c for c in sentence.children_by(verb, "xcomp") if sentence.tokens[c].lemma in RENEWING)
    return any(sentence.tokens[each].lemma in PENALTIES for c in renewed for each in sentence.children_by(c, "obj"))


def _annuls(sentence: Sentence, token: int) -> bool:
    word = sentence.tokens[token]
    parts = {sentence.tokens[each].lemma for each in sentence.children_by(token, "compound:prt", "advmod")}
    if word.upos != "VERB" or not (word.lemma in ANNULLING or {word.lemma, *parts} >= STRIKING_DOWN):
        return False
    what = sentence.children_by(token, "obj", "nsubj:pass")
    return any(sentence.tokens[each].lemma in VOTES or _is_law(sentence, each) for each in what)


def _is_law(sentence: Sentence, noun: int) -> bool:
    about = {sentence.tokens[each].lemma for each in sentence.children_by(noun, "amod", "compound")}
    return sentence.tokens[noun].lemma in LAWS and about.isdisjoint(BURDENS)


def refuses_to_go(sentence: Sentence, token: int) -> bool:
    """ "Said he would not resign", "will never step down": a refusal by the codebook, however faintly it is read."""
    word = sentence.tokens[token]
    if word.lemma not in ("resign", "step"):
        return False
    parts = {sentence.tokens[each].lemma for each in sentence.children_by(token, "compound:prt", "advmod")}
    goes = word.lemma == "resign" or bool(parts & {"down", "aside"})
    if not goes or not sentence.children_by(token, "nsubj") or sentence.children_by(token, "advcl"):
        return False  # "would not resign unless": not yet refused
    around = [sentence.tokens[child] for child in sentence.children(token)]
    helping = any(each.deprel.startswith("aux") and each.text.lower() in INTENDING for each in around)
    return helping and any(each.text.lower() in NOT for each in around)
