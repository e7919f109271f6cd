"""What is taken, held or granted and is nobody: power, office, asylum. The other side is whose they were, or who gets
them: "seized power from the premier", "granted asylum to his family".
"""

from __future__ import annotations

from dateline.model import Sentence

TAKEN = frozenset("charge command control office power rein throne".split())
TAKING = frozenset("assume cede gain grab hold keep lose relinquish seize surrender take usurp win wrest yield".split())
GRANTED = frozenset("amnesty asylum citizenship clemency immunity refuge sanctuary".split())
GRANTING = frozenset("award deny extend give grant obtain offer promise receive refuse seek".split())


def no_parties(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """What a verb takes or grants that is nobody; not "the power of the courts", nor whose name it is part of."""
    verb = sentence.tokens[trigger].lemma
    if sentence.tokens[trigger].upos != "VERB":
        return ()
    nouns = (TAKEN if verb in TAKING else frozenset()) | (GRANTED if verb in GRANTING else frozenset())
    objects = sentence.children_by(trigger, "obj", "nsubj:pass") if nouns else ()
    return tuple(each for each in objects if sentence.tokens[each].lemma in nouns and _is_bare(sentence, each))


def _is_bare(sentence: Sentence, noun: int) -> bool:
    """Without an article or an owner, in the singular: "took an office", "held the controls", "seized their office"."""
    word = sentence.tokens[noun]
    is_whose = bool(sentence.children_by(noun, "det", "nmod:poss", "compound", "flat"))
    return word.upos == "NOUN" and word.text.lower() == word.lemma and not is_whose and sentence.name_at(noun) is None
