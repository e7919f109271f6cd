"""Before whose gates a crowd stands: "rallied outside the Turkish embassy" is aimed at the embassy.

In the corpus a ministry, an embassy or a parliament before which people gather is whom they protest against
(`corpus/FORMAT.md`), unless the words name another ("against the governor") or tell favour ("in solidarity with");
a court before which they wait is but where they stand.
"""

from __future__ import annotations

from dateline.extract.party_rules import case_of, is_party_like
from dateline.model import Sentence

GATED = frozenset(
    "assembly consulate embassy headquarters hq legation legislature ministry mission parliament senate".split()
)
"""Seats of somebody; an office, a court or a palace may be any place."""
OUTSIDE, IN_FRONT = "outside", "front"
LIGHT = frozenset("have hold organise organize plan stage".split())
AT_WHOM = frozenset("against at".split())
FAVOUR = frozenset("solidarity support sympathy".split())
"""In what with somebody people may stand before a seat, which then is seldom blamed."""


def gates_of(sentence: Sentence, trigger: int, type_: str) -> tuple[int, ...]:
    """The seat before which a protest is held, if the words name nobody at whom it is aimed."""
    if type_ != "PROTEST":
        return ()
    token = sentence.tokens[trigger]
    words = [trigger]
    if token.deprel in ("obj", "nsubj:pass") and token.head >= 0 and sentence.tokens[token.head].lemma in LIGHT:
        words.append(token.head)
    near = [each for word in words for each in sentence.children_by(word, "obl", "nmod")]
    if any(_is_aimed_at(sentence, each) or sentence.tokens[each].lemma in FAVOUR for each in near):
        return ()
    fronts = [each for each in near if sentence.tokens[each].lemma == IN_FRONT]
    near += [each for front in fronts for each in sentence.children_by(front, "nmod")]
    return tuple(each for each in near if sentence.tokens[each].lemma.lower() in GATED and _is_before(sentence, each))


def _is_aimed_at(sentence: Sentence, head: int) -> bool:
    """Whether somebody stands behind "against"; a deed is nobody."""
    deeds = {act.token for act in sentence.acts}
    return case_of(sentence, head) in AT_WHOM and is_party_like(sentence, head) and head not in deeds


def _is_before(sentence: Sentence, seat: int) -> bool:
    """ "Outside the embassy", "in front of the embassy", however the tree hangs the words."""
    first = min(sentence.descendants(seat), default=seat)
    words = [each.lemma for each in sentence.tokens[max(first - 3, 0) : seat]]
    return OUTSIDE in words or (IN_FRONT in words and "of" in words)
