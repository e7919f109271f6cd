"""Short forms in brackets behind what they stand for: "the Bor Workers' Front (BWF)", "a mining firm (TMK)"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Sentence
from dateline.resolve.mentions import Mention

BODIES = frozenset(("Organization", "Facility", "Misc"))
MOST_LETTERS = 8
"""A short form has hardly more: what is longer in capitals is a headline's name."""


def in_brackets_behind(sentence: Sentence, mentions: Sequence[Mention], number: int) -> int | None:
    """The number of the body or description right before the brackets that hold a name in capitals; None for none.

    A town's is none: "(AP)" behind a dateline is an agency.
    """
    mention, tokens = mentions[number], sentence.tokens
    first, last = mention.first, mention.last
    if not mention.text.isupper() or not 1 < len(mention.text) <= MOST_LETTERS:
        return None
    if first == 0 or last == len(tokens) or (tokens[first - 1].text, tokens[last].text) != ("(", ")"):
        return None
    for before in range(number - 1, -1, -1):
        other = mentions[before]
        if other.sentence != mention.sentence:
            return None
        if other.last == first - 1 and (other.kind == "noun" or other.type in BODIES):
            return before
    return None
