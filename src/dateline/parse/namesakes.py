"""One name, one type: what each mention of a name says of its type bears on all its mentions in a report.

A tagger reads every sentence for itself, and takes a little-known town for a person in one and for a place in the
next. On the dev part of Worldwide NER (100 reports) F1 rises from 0.812 to 0.827 (`dateline evaluate names`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
OTHERS = 0.7
"""How much another mention counts beside the one in question (Worldwide NER, dev)."""
BY_LAST_NAME = 1.0
"""How much a person's full name counts for a mention of the last name alone (the same)."""
ARTICLES = ("the ", "The ")
GENITIVES = ("'s", "’s")


class Mention(NamedTuple):
    """A name as written, and the mean log probability of each type over its words."""

    text: str
    likely: Floats


def agreed(mentions: Sequence[Mention], *, person: int) -> list[int]:
    """The rank of the likeliest type of each mention, all mentions of a report weighed; ``person`` is a rank."""
    same: dict[str, list[Floats]] = defaultdict(list)
    ending: dict[str, list[Floats]] = defaultdict(list)
    known = [_bare(each.text) for each in mentions]
    for name, mention in zip(known, mentions, strict=True):
        same[name].append(mention.likely)
        before, _, last = name.rpartition(" ")
        if before and int(mention.likely.argmax()) == person:
            ending[last].append(mention.likely)
    sums = {name: np.sum(each, 0) for name, each in same.items() if len(each) > 1}
    full = {name: np.sum(each, 0) for name, each in ending.items() if name in same}
    found: list[int] = []
    for name, mention in zip(known, mentions, strict=True):
        likely = mention.likely
        if name in sums:
            likely = likely + OTHERS * (sums[name] - likely)
        if name in full:  # never a name of several words: those end in their own last word
            likely = likely + BY_LAST_NAME * full[name]
        found.append(int(likely.argmax()))
    return found


def _bare(name: str) -> str:
    """Without article and genitive."""
    for article in ARTICLES:
        name = name.removeprefix(article)
    for genitive in GENITIVES:
        name = name.removesuffix(genitive)
    return name.strip()
