"""Between whom somebody mediates: "brokered talks between Somalia and Ethiopia" is done with both.

Who mediates acts, and the sides stand after "between", however deep the tree hangs them: "began a drive to end the war
between the government and the rebels". In the corpus they are marked as recipients without exception.
"""

from __future__ import annotations

from dateline.extract.party_rules import is_party_like
from dateline.extract.phrases import partners
from dateline.model import Sentence

WITH_SIDES = frozenset(("CONSULT", "AGREE"))
MEDIATING = frozenset("arbitrate broker facilitate host mediate mediation mediating shuttle".split())
PHRASE = frozenset("ADJ ADP DET NOUN PROPN".split())
"""Parts of speech between the first side and the "and" before the second."""
EFFORTS = frozenset("mediation mediating peacemaking shuttle".split())
"""What an effort, a drive or a mission is called by which somebody mediates."""


def sides_of(sentence: Sentence, trigger: int, type_: str) -> tuple[int, ...]:
    """The sides between which a word says that somebody mediates, in text order; () where it does not, or not who."""
    if type_ not in WITH_SIDES or not _mediates(sentence, trigger):
        return ()
    inside = sentence.descendants(trigger)
    at = next((i for i in inside if i > trigger and sentence.tokens[i].lemma == "between"), -1)
    head = sentence.tokens[at].head if at >= 0 else -1
    if head < at:
        return ()
    found = (head, *partners(sentence, head))
    if len(found) == 1:
        found = (head, *_second(sentence, head))
    return tuple(sorted(each for each in found if is_party_like(sentence, each)))


def mediator_of(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Whose mediation it is: "the Union's mediation between"."""
    return sentence.children_by(noun, "nmod:poss") if sentence.tokens[noun].lemma in EFFORTS else ()


def _mediates(sentence: Sentence, trigger: int) -> bool:
    if sentence.tokens[trigger].lemma in MEDIATING:
        return True
    words = sentence.children_by(trigger, "xcomp", "obj", "compound", "amod")
    below = (c for each in words for c in sentence.children_by(each, "compound", "amod"))
    return any(sentence.tokens[each].lemma in EFFORTS | {"mediate"} for each in (trigger, *words, *below))


def _second(sentence: Sentence, first: int) -> tuple[int, ...]:
    """Who stands behind the next "and", where the tree does not join the two."""
    after = range(first + 1, len(sentence.tokens))
    at = next((i for i in after if sentence.tokens[i].upos == "CCONJ"), -1)
    is_next = at >= 0 and all(sentence.tokens[i].upos in PHRASE for i in range(first + 1, at))
    head = sentence.tokens[at].head if is_next else -1
    return (head,) if head > at else ()
