"""Nouns side by side that the network hangs in a way that no phrase has.

- Two that hang in the same way on the same word are one phrase: "with Lybian commander X". A word has one object and,
  behind one preposition, one oblique; where the network is unsure of a rare or misspelt first word it gives both places
  to both.
- The second name of a list is one of the list, and not another name of the first: "Chad, Niger, Mali and Togo".
- Two with "and" between them that hang in the same way on the same word are partners: "UN and Malian soldiers fought".
- Who is joined to a name right behind its title is joined to both: "governor Ada Lund, five guards and two clerks".
- Who stands behind "shot dead" was shot, and is no other name of those before it: "Two men shot dead Ada Lund".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.model import Token
from dateline.parse.timewords.lexicon import DAY_WORDS, MONTHS, WEEKDAYS

ONCE = frozenset(("obj", "obl"))
SHARED = frozenset("nsubj nsubj:pass obj obl nmod".split())
BEFORE = frozenset(("PROPN", "ADJ"))
NOMINAL = frozenset(("NOUN", "PROPN"))
NAME_PARTS = frozenset("compound flat amod det".split())
_REACH = 5
"""Words behind "and" among which the second noun is looked for."""
DAYS = frozenset((*WEEKDAYS, *MONTHS, *DAY_WORDS))
"""What may stand beside a place on the same verb: "met in Geneva Friday"."""


def joined(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, with the first of such a pair, and what stands before it, hung on the second."""
    beside = [at for at, (one, other) in enumerate(pairwise(tokens)) if one.head == other.head]
    pairs = [at for at in beside if _is_one(tokens, at)]
    listed = [at for at, token in enumerate(tokens) if token.deprel == "appos" and _is_listed(tokens, at)]
    joints = [at for at, token in enumerate(tokens) if token.deprel == "cc"]
    partners = [three for at in joints if (three := _partners(tokens, at))]
    shares = [at for at in joints if _shares_noun(tokens, at)]
    shot = [pair for at, token in enumerate(tokens) if token.lemma == "dead" and (pair := _shot(tokens, at))]
    titled = [at for at, token in enumerate(tokens) if token.deprel == "conj" and _is_joined_to_name(tokens, at)]
    if not (pairs or listed or partners or shares or shot or titled):
        return tuple(tokens)
    found = list(tokens)
    for at in titled:
        found[at] = replace(found[at], head=tokens[found[at].head].head)
    for shooter, victim in shot:
        found[victim] = replace(found[victim], head=found[shooter].head, deprel="obj")
        found[shooter] = replace(found[shooter], deprel="nsubj")
    for first, joint, second in partners:
        for child in (joint, second - 1):
            if found[child].head == first or child == joint:
                relation = "cc" if child == joint else "amod" if tokens[child].upos == "ADJ" else "compound"
                found[child] = replace(found[child], head=second, deprel=relation)
        found[second] = replace(found[second], head=first, deprel="conj")
    for joint in shares:
        noun = tokens[joint].head
        found[joint - 1] = replace(found[joint - 1], head=tokens[noun].head, deprel=tokens[noun].deprel)
        found[noun] = replace(found[noun], head=joint - 1, deprel="conj")
    for at in listed:
        found[at] = replace(found[at], deprel="conj")
    for at in pairs:
        for child, token in enumerate(found[:at]):
            if token.head == at:
                found[child] = replace(token, head=at + 1)
        found[at] = replace(found[at], head=at + 1, deprel="compound")
    return tuple(found)


def _is_joined_to_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether counted people, or one with an article, are joined to a name that hangs on the noun right before it."""
    name = tokens[at].head
    title = tokens[name].head
    if name < 1 or title != name - 1 or tokens[name].upos != "PROPN" or tokens[name].deprel not in ("appos", "flat"):
        return False
    return tokens[at].upos == "NOUN" and any(t.head == at and t.deprel in ("nummod", "det") for t in tokens[name:at])


def _is_one(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word and the next, which hangs on the same, are one phrase."""
    first, second = tokens[at], tokens[at + 1]
    return (
        first.deprel == second.deprel
        and first.deprel in ONCE
        and first.upos in BEFORE
        and second.upos in NOMINAL
        and not any(token.head == at + 1 for token in tokens[:at])
        and second.text.lower() not in DAYS
    )


def _is_listed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name in apposition to another stands between commas before at least two more that are joined to it."""
    first = tokens[at].head
    if not (0 <= first < at and tokens[first].upos == tokens[at].upos == "PROPN"):
        return False
    below = [child for child, token in enumerate(tokens) if token.head == at and token.deprel != "punct"]
    if any(tokens[child].deprel not in NAME_PARTS for child in below):
        return False
    start, end = min((at, *below)), max((at, *below))
    if start < 1 or end + 1 >= len(tokens) or tokens[start - 1].text != "," or tokens[end + 1].text != ",":
        return False
    more = [token for token in tokens[end + 1 :] if token.head == first and token.deprel == "conj"]
    return len(more) >= 2 and all(token.upos == "PROPN" for token in more)


def _partners(tokens: Sequence[Token], joint: int) -> tuple[int, int, int] | None:
    """The first and second noun, around their "and", that hang in the same way on one word, the second bare of a case.

    What stands between "and" and the second noun is part of its phrase, also where the tree joins it to the first.
    """
    beside = {child: token for child, token in enumerate(tokens) if token.head >= 0 and token.deprel in SHARED}
    for second in range(joint + 1, min(joint + _REACH, len(tokens))):
        own = beside.get(second)
        if own is None or own.upos not in NOMINAL or own.text.lower() in DAYS:
            continue
        before = [
            at for at, token in beside.items() if at < joint and (token.head, token.deprel) == (own.head, own.deprel)
        ]
        if not before or any(each.head == second and each.deprel in ("case", "det") for each in tokens):
            return None
        first = before[-1]
        inside = [_is_below(tokens, at, (first, second)) for at in range(first + 1, second)]
        below = [at for at in range(joint + 1, second) if tokens[at].head == first]
        return (first, joint, second) if all(inside) and below in ([], [second - 1]) else None
    return None


def _hangs(token: Token) -> tuple[int, str]:
    return token.head, token.deprel


def _shares_noun(tokens: Sequence[Token], joint: int) -> bool:
    """Whether a name, "and" and another name all hang on one noun: "Fatah and Islamic Jihad leaders"."""
    noun = tokens[joint].head
    if joint < 1 or noun < joint + 2 or tokens[noun].head < 0:
        return False
    name, behind = tokens[joint - 1], tokens[joint + 1 : noun]
    is_name = name.upos == "PROPN" and (name.head, name.deprel) == (noun, "compound")
    return (
        is_name and not any(token.head == joint - 1 for token in tokens) and all(t.text[:1].isupper() for t in behind)
    )


def _is_below(tokens: Sequence[Token], at: int, nouns: tuple[int, int]) -> bool:
    """Whether a word is part of one of two phrases."""
    seen = 0
    while at >= 0 and at not in nouns and seen < len(tokens):
        at, seen = tokens[at].head, seen + 1
    return at in nouns


def _shot(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Who shot and who was, where "dead" is right behind an active verb and a name behind it hangs on the subject."""
    verb = at - 1
    if (
        verb < 1
        or tokens[verb].lemma != "shoot"
        or any(t.head == verb and t.deprel == "aux:pass" for t in tokens[:verb])
    ):
        return None
    shooter = next((i for i, t in enumerate(tokens[:verb]) if t.head == verb and t.deprel.startswith("nsubj")), None)
    behind = [i for i, t in enumerate(tokens) if i > at and t.head == shooter and t.deprel == "appos"]
    if shooter is None or not behind:
        return None
    below = [i for i, t in enumerate(tokens) if t.head == behind[0]]
    return (shooter, behind[0]) if min((behind[0], *below)) == at + 1 else None
