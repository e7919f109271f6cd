"""What the words of two accounts' sentences share, where they are two: one sentence is always like itself.

"The army bombed the depot and rebels looted the embassy": that both acts stand in the same words says nothing of
whether they are one.
"""

from __future__ import annotations

import numpy as np

from dateline.merge.pairs import Pairs, Truth
from dateline.merge.rows import Floats

CLOSE = 0.6
"""From this share of common words on two sentences are nearly one."""
MOST_NAMES = 3


def shared_of_two(pairs: Pairs) -> Floats:
    """The share of words that two sentences have in common."""
    return np.asarray(pairs.sentence_shared * _are_two(pairs))


def close_of_two(pairs: Pairs) -> Floats:
    """How far beyond CLOSE that is, from 0 to 1."""
    return np.asarray(np.maximum(shared_of_two(pairs) - CLOSE, 0) / (1 - CLOSE))


def names_of_two(pairs: Pairs) -> Floats:
    """Names that two sentences share, of MOST_NAMES."""
    return np.asarray(np.minimum(pairs.names_shared, MOST_NAMES) / MOST_NAMES * _are_two(pairs))


def _are_two(pairs: Pairs) -> Truth:
    return np.asarray(~pairs.same("report") | (pairs.sentence_shared < 1))
