"""Support that is refused in so many words: "could not support" is REJECT, whatever the encoder takes the verb for.

The codebook's rule (REJECT: "could not support" a resolution is a refusal in polite words). One lost *not* is what this
project began with, so this reading is not left to weights.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model import Sentence

REFUSED, REFUSAL = "SUPPORT", "REJECT"
POLITE = frozenset(("can", "could", "will", "would", "ca", "wo"))
"""Auxiliaries with which a negated verb of support refuses; "did not support" is what did not happen."""
NOT = frozenset(("not", "n't", "n’t", "never"))


def read_refusal(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with support and refusal changed for one another where the words refuse."""
    best = max(scores, key=scores.__getitem__)
    if best != REFUSED or not _refuses(sentence, token):
        return scores
    return {**scores, REFUSAL: scores[REFUSED], REFUSED: scores.get(REFUSAL, 0.0)}


def _refuses(sentence: Sentence, token: int) -> bool:
    if sentence.tokens[token].upos != "VERB":
        return False
    around = [sentence.tokens[child] for child in sentence.children(token)]
    denied = any(word.text.lower() in NOT for word in around)
    polite = any(word.deprel.startswith("aux") and word.text.lower() in POLITE for word in around)
    return denied and polite
