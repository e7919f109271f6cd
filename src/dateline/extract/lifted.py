"""Blockades and sieges that are lifted: the noun tells no act, the verb that somebody lets go.

What is lifted was put in place before (`corpus/FORMAT.md`: what another act is about is no act), and a demand to lift
it puts nothing in place either. A paper that is lifted is conceded; a blockade is men who go, so that others may pass.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.extract.party_rules import objects_of
from dateline.extract.readings import read_as
from dateline.model import Sentence

LIFTING = frozenset("ease end lift loosen relax remove".split())
BARRING = frozenset("barricade blockade cordon encirclement roadblock siege".split())
"""What bars a way by those who stand there."""
RESTING = frozenset("defer delay ease freeze pause postpone reduce suspend waive".split())
PENALTIES = frozenset("ban curfew duty embargo penalty sanction tariff".split())
YIELDED, LET_GO, PENALISED = "CONCEDE", "RETREAT", "SANCTION"


def is_lifted(sentence: Sentence, noun: int) -> bool:
    """Whether a noun only says what is lifted: "demanded that Lima lift the blockade"."""
    word = sentence.tokens[noun]
    if word.lemma not in BARRING or word.head < 0 or not _lifts(sentence, word.head):
        return False
    return noun in (*objects_of(sentence, word.head), *sentence.children_by(word.head, "nsubj:pass"))


def read_lifting(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with yielding read as letting go where those who bar a way are withdrawn."""
    what = (*objects_of(sentence, token), *sentence.children_by(token, "nsubj:pass"))
    if max(scores, key=scores.__getitem__) == PENALISED and _lets_off(sentence, token, what):
        return read_as(YIELDED, scores, instead_of=PENALISED)
    if max(scores, key=scores.__getitem__) != YIELDED or not any(is_lifted(sentence, each) for each in what):
        return scores
    return read_as(LET_GO, scores, instead_of=YIELDED)


def _lets_off(sentence: Sentence, verb: int, what: Sequence[int]) -> bool:
    """ "Suspended the duties on Mexico": a penalty that rests hits nobody."""
    is_eased = sentence.tokens[verb].lemma in RESTING and sentence.tokens[verb].upos == "VERB"
    return is_eased and any(sentence.tokens[each].lemma in PENALTIES for each in what)


def _lifts(sentence: Sentence, verb: int) -> bool:
    return sentence.tokens[verb].upos == "VERB" and sentence.tokens[verb].lemma in LIFTING
