"""Where: the place words tied to an act by the learnt arguments or by syntax."""

from __future__ import annotations

from dateline.extract.phrases import phrase
from dateline.model import Act, Sentence

SURE = 0.5
PLACE_CASES = frozenset("in at near outside inside around across along throughout off toward on".split())
PLACE_NAMES = frozenset(("Location", "Facility"))
OF_WHOM = frozenset(("compound", "amod", "nmod:poss"))
"""A place's name before a noun says whose or what kind it is ("U.S. companies", "Mali's army")."""


def find_place(sentence: Sentence, act: Act) -> tuple[int, int] | None:
    """Tokens ``[first, last)`` of the act's own place, None where none is stated."""
    if all(name.type not in PLACE_NAMES for name in sentence.names):
        return None
    learnt = sorted((a for a in act.arguments if a.role == "place"), key=lambda a: -a.score)
    for argument in learnt:
        if argument.score >= SURE and _named(sentence, argument.head):
            return _whole(sentence, argument.head)
    for child in sentence.children(act.token):
        relation = sentence.tokens[child].deprel.split(":")[0]
        is_where = relation in ("obl", "nmod") and _case(sentence, child) in PLACE_CASES
        if is_where and _named(sentence, child) and not _is_whose(sentence, child):
            return _whole(sentence, child)
    frame = next((frame for frame in sentence.frames if frame.token == act.token), None)
    for each in frame.arguments if frame else ():
        if each.role == "ARGM-LOC" and _named(sentence, each.head):
            return _whole(sentence, each.head)
    return None


def _is_whose(sentence: Sentence, head: int) -> bool:
    """Whether a phrase names a place only to say whose its people are: "on five U.S. companies", "at Kenyan police".

    Of things ("in Mali's north", "at a Kabul mosque") the name does say where; people are told by their plural.
    """
    own = sentence.tokens[head]
    if own.upos != "NOUN" or own.text.lower() == own.lemma or _case(sentence, head) not in ("on", "at", "toward"):
        return False
    first, last = phrase(sentence, head)
    names = [n for n in sentence.names if n.type in PLACE_NAMES and n.first < last and first < n.last]
    return all(sentence.tokens[n.last - 1].deprel in OF_WHOM for n in names)


def _named(sentence: Sentence, head: int) -> bool:
    """A place is kept only where a name of a place stands in its phrase."""
    first, last = phrase(sentence, head)
    return any(n.type in PLACE_NAMES and n.first < last and first < n.last for n in sentence.names)


def _whole(sentence: Sentence, head: int) -> tuple[int, int]:
    first, last = phrase(sentence, head)
    inside = [n for n in sentence.names if n.type in PLACE_NAMES and n.first < last and first < n.last]
    own = next((n for n in inside if n.first <= head < n.last), inside[0])
    if sentence.tokens[head].upos == "PROPN":
        return own.first, own.last
    return first, last


def _case(sentence: Sentence, token: int) -> str:
    cases = sentence.children_by(token, "case")
    return sentence.tokens[cases[0]].lemma if cases else ""
