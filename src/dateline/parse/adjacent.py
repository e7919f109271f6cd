"""Two nouns side by side that hang in the same way on the same word are one phrase: "with Lybian commander X".

A word has one object and, behind one preposition, one oblique; where the network is unsure of a rare or misspelt first
word it gives both places to both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Token
from dateline.parse.timewords.lexicon import DAY_WORDS, MONTHS, WEEKDAYS

ONCE = frozenset(("obj", "obl"))
BEFORE = frozenset(("PROPN", "ADJ"))
NOMINAL = frozenset(("NOUN", "PROPN"))
DAYS = frozenset((*WEEKDAYS, *MONTHS, *DAY_WORDS))
"""What may stand beside a place on the same verb: "met in Geneva Friday"."""


def joined(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, with the first of such a pair, and what stands before it, hung on the second."""
    pairs = [at for at in range(len(tokens) - 1) if _is_one(tokens, at)]
    if not pairs:
        return tuple(tokens)
    found = list(tokens)
    for at in pairs:
        for child, token in enumerate(found[:at]):
            if token.head == at:
                found[child] = replace(token, head=at + 1)
        found[at] = replace(found[at], head=at + 1, deprel="compound")
    return tuple(found)


def _is_one(tokens: Sequence[Token], at: int) -> bool:
    first, second = tokens[at], tokens[at + 1]
    return (
        first.head == second.head
        and first.deprel == second.deprel
        and first.deprel in ONCE
        and first.upos in BEFORE
        and second.upos in NOMINAL
        and not any(token.head == at + 1 for token in tokens[:at])
        and second.text.lower() not in DAYS
    )
