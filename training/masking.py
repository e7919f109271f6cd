"""Words left out before a reading, so that the network does not recite what it was trained on."""

from __future__ import annotations

import random
from collections.abc import Container, Sequence

from dateline.parse.encoder import Encoder

MASK, MASK_PIECE = "[MASK]", 103


def know_mask(encoder: Encoder) -> None:
    """Let the encoder read MASK as its own piece; the pieces of a word are kept there."""
    encoder._known[MASK] = (MASK_PIECE,)


def masked(words: Sequence[str], rate: float, chance: random.Random, *, rarely: Container[int] = ()) -> list[str]:
    """Words with a share masked, half as many of those at the places ``rarely``."""
    return [
        MASK if chance.random() < (rate / 2 if place in rarely else rate) else word for place, word in enumerate(words)
    ]
