"""Whose motion, threat or ruling it is that somebody rejects, condemns or praises: "dismissed a petition filed by".

The object of such a word names a text or a deed, and a participle behind it says who made it. They are who is answered
(`corpus/FORMAT.md`: of a refusal the other side is who asked); against whom a motion was filed is not.
"""

from __future__ import annotations

from dateline.extract.party_rules import case_of, is_party_like, objects_of
from dateline.extract.phrases import partners
from dateline.model import Sentence

ON_WORKS = frozenset("ACCUSE REJECT SUPPORT".split())
MAKING = frozenset(
    "adopt announce bring circulate draft draw enact file issue lay level lodge make move pass perpetrate pen present "
    "propose publish put raise sign sponsor submit table tender voice write".split()
)
"""Participles of who is behind a text or a deed; "supported by" and "endorsed by" say no such thing."""


def authors_of(sentence: Sentence, trigger: int, type_: str) -> tuple[int, ...]:
    """Who made what a word of blame, refusal or praise has for its object, with those joined to them."""
    if type_ not in ON_WORKS:
        return ()
    return tuple(
        each
        for work in _works(sentence, trigger)
        for made in sentence.children_by(work, "acl")
        if sentence.tokens[made].lemma in MAKING and not sentence.children_by(made, "obj", "nsubj")
        for author in sentence.children_by(made, "obl", "obl:agent")
        if _is_agent(sentence, author) and is_party_like(sentence, author)
        for each in (author, *partners(sentence, author))
    )


def _is_agent(sentence: Sentence, head: int) -> bool:
    return case_of(sentence, head) == "by" or sentence.tokens[head].deprel == "obl:agent"


def works_of(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """What was made, and against whom."""
    works = _works(sentence, trigger)
    below = [c for at in works for each in (at, *sentence.children_by(at, "acl")) for c in _against(sentence, each)]
    return (*works, *below)


def _works(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """The objects, in the passive the subject, with those joined: "condemned the raid and the threats made by"."""
    heads = (*objects_of(sentence, trigger), *sentence.children_by(trigger, "nsubj:pass"))
    return tuple(each for head in heads for each in (head, *sentence.children_by(head, "conj")))


def _against(sentence: Sentence, at: int) -> tuple[int, ...]:
    return tuple(c for c in sentence.children_by(at, "nmod", "obl") if case_of(sentence, c) == "against")
