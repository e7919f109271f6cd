"""Who did what somebody is blamed for, where a noun tells it: "charged two colonels with the killing of six nuns".

Whoever accuses, charges or links is not the doer: the one on whom the blame falls is, as far as the sentence tells.
Where the noun has a doer of its own ("blamed the army for the raid by its men"), that one stays.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.extract.party_rules import case_of, is_party_like, relative
from dateline.model import Sentence

DEEDS = frozenset("ASSAULT COERCE PROTEST MOBILIZE".split())
"""Types of what one is blamed for."""
BLAMING = {
    "accuse": ("of",),
    "arraign": ("for", "on"),
    "blame": ("for",),
    "charge": ("with", "in", "over"),
    "connect": ("to", "with"),
    "convict": ("of", "for", "in"),
    "fault": ("for",),
    "implicate": ("in",),
    "indict": ("for", "in", "over"),
    "link": ("to", "with"),
    "suspect": ("of", "in"),
    "tie": ("to",),
}
"""Verbs whose object is blamed, and the prepositions before what it is blamed for."""
LAYING = {"attribute": ("to",), "ascribe": ("to",), "blame": ("on",), "pin": ("on",), "trace": ("to",)}
"""Verbs whose object is the deed, and the prepositions before who is blamed."""
ANSWERABLE = frozenset("accountable answerable culpable guilty liable responsible".split())
OWN_DOER = frozenset(("by", "between"))

Blame = tuple[tuple[int, ...], tuple[int, ...]]
"""Heads of who did it, and of who blames."""


def blame_of(sentence: Sentence, trigger: int) -> Blame | None:
    """Who did the deed that a noun tells, and who says so; None where nobody is blamed for it."""
    token = sentence.tokens[trigger]
    if token.upos != "NOUN" or token.head < 0 or _has_own_doer(sentence, trigger):
        return None
    governor, case = token.head, case_of(sentence, trigger)
    above = sentence.tokens[governor]
    if above.lemma in ANSWERABLE and case in ("for", "of"):
        return _answerable(sentence, governor)
    if above.upos != "VERB":
        return None
    if case in BLAMING.get(above.lemma, ()):
        return _blamed(sentence, governor)
    if token.deprel in ("obj", "nsubj:pass") and above.lemma in LAYING:
        return _laid(sentence, governor, LAYING[above.lemma])
    return None


def _has_own_doer(sentence: Sentence, trigger: int) -> bool:
    below = sentence.children_by(trigger, "nmod")
    return bool(sentence.children_by(trigger, "nmod:poss")) or any(case_of(sentence, c) in OWN_DOER for c in below)


def _blamed(sentence: Sentence, verb: int) -> Blame | None:
    """The object of a verb that blames, in the passive its subject."""
    objects = _people(sentence, sentence.children_by(verb, "obj"))
    if objects:
        return objects, _subjects(sentence, verb)
    hit = _people(sentence, (relative(sentence, c) for c in sentence.children_by(verb, "nsubj:pass")))
    return (hit, sentence.children_by(verb, "obl:agent")) if hit else None


def _answerable(sentence: Sentence, adjective: int) -> Blame | None:
    """ "The Front is responsible for", "hold the Front responsible for"."""
    token = sentence.tokens[adjective]
    if sentence.children_by(adjective, "cop"):
        held = _people(sentence, _subjects(sentence, adjective))
        return (held, ()) if held else None
    if token.deprel != "xcomp" or token.head < 0:
        return None
    held = _people(sentence, sentence.children_by(token.head, "obj"))
    if held:
        return held, _subjects(sentence, token.head)
    return _blamed(sentence, token.head)


def _laid(sentence: Sentence, verb: int, cases: tuple[str, ...]) -> Blame | None:
    """Who stands behind "attributed the raid to"."""
    behind = _people(sentence, (c for c in sentence.children_by(verb, "obl", "nmod") if case_of(sentence, c) in cases))
    return (behind, _subjects(sentence, verb)) if behind else None


def _subjects(sentence: Sentence, verb: int) -> tuple[int, ...]:
    own = (c for c in sentence.children_by(verb, "nsubj") if sentence.tokens[c].deprel == "nsubj")
    return tuple(relative(sentence, each) for each in own)


def _people(sentence: Sentence, heads: Iterable[int]) -> tuple[int, ...]:
    return tuple(each for each in heads if is_party_like(sentence, each))
