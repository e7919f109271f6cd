"""Of whom a demand is made: not of those who are to be freed, but of who was called in to hear it.

"Summoned the envoy and demanded the release of eleven fishermen" asks the envoy. Of fifteen demands for somebody's
release, return or extradition in the corpus's train part one is marked as made of them; who is to resign or to be
dismissed is asked (`corpus/FORMAT.md`).
"""

from __future__ import annotations

from dateline.extract.party_rules import case_of, is_party_like
from dateline.model import Sentence

RELEASES = frozenset(
    "extradition free freedom freeing handover liberation release repatriation return surrender".split()
)
CALLING_IN = frozenset("call convene invite meet phone ring summon telephone".split())


def to_be_freed(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """Whose release a verb or noun of demanding asks for, however the tree hangs it."""
    what = sentence.children_by(trigger, "obj", "obl", "nmod", "advcl", "xcomp")
    freed = [
        each for each in what if sentence.tokens[each].lemma in RELEASES and case_of(sentence, each) in ("", "for")
    ]
    whose = [c for each in freed for c in sentence.children_by(each, "nmod") if case_of(sentence, c) == "of"]
    whose += [c for each in freed for c in sentence.children_by(each, "nmod:poss")]
    beside = (at for each in freed for at in range(trigger + 1, each))  # "demanded her release", "her" as its object
    return (*whose, *(at for at in beside if sentence.tokens[at].upos == "PRON"))


def deeds_before(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """The deed that the verb before "and demanded" is about: "condemned the attack and demanded an inquiry"."""
    verb = sentence.tokens[trigger]
    if verb.deprel != "conj" or verb.head < 0:
        return ()
    deeds = {act.token for act in sentence.acts}
    return tuple(each for each in sentence.children_by(verb.head, "obj") if each in deeds)


def called_in(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """Whom the verb before "and demanded" calls in."""
    verb = sentence.tokens[trigger]
    if verb.deprel != "conj" or sentence.tokens[verb.head].lemma not in CALLING_IN:
        return ()
    if _names_addressee(sentence, trigger):
        return ()
    return tuple(each for each in sentence.children_by(verb.head, "obj") if is_party_like(sentence, each))


def _names_addressee(sentence: Sentence, trigger: int) -> bool:
    """Whether a demand says itself of whom it is made: "demanded of Chad", "that Chad withdraw"."""
    near = sentence.children_by(trigger, "obl", "iobj")
    of = any(case_of(sentence, each) in ("of", "from") for each in near)
    return of or any(sentence.children_by(each, "nsubj") for each in sentence.children_by(trigger, "ccomp"))
