"""Bodies of the dead: "found the bodies of four miners"; a governing body and a body of water are none."""

from __future__ import annotations

from dateline.model import Sentence

FOUND = frozenset(
    "be bring burn bury carry collect count cover discover dismember display drag dump exhume find float fly hang "
    "hold identify lay leave lie litter locate mutilate photograph pull receive recover remove retrieve return see "
    "spot strew take throw transfer unearth uncover wash".split()
)
"""What happens to the dead; bodies that meet, rule or condemn live."""


def is_no_corpse(sentence: Sentence, noun: int) -> bool:
    """Whether a body is not that of a dead person, as far as what is told of it says."""
    token = sentence.tokens[noun]
    if token.lemma != "body" or token.head < 0:
        return False
    above = sentence.tokens[token.head]
    return above.upos in ("VERB", "AUX") and above.lemma not in FOUND
