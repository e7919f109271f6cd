"""Weights that were learnt and ship with the package, and the odds that they are summed in."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

Group = tuple[str, ...]
"""Marks that stand together: one value for the same facts, so that their weights are looked up once."""
Groups = tuple[Group, ...]
MOST_GROUPS = 50_000
"""Groups of marks whose weights are kept: a few thousand are in use, and no long run may grow without end."""
UNIT_BITS = 80
"""Weights are counted in whole numbers of 2 ** -80: no digit of one over 1e-8 is lost, and their sums are exact."""


class Weights(dict[Group, int]):
    """The weights of groups of marks, added up mark by mark once for each group."""

    def __init__(self, by_mark: Mapping[str, float]) -> None:
        super().__init__()
        self._by_mark = by_mark

    def __missing__(self, group: Group) -> int:
        if len(self) >= MOST_GROUPS:
            self.clear()
        found = self[group] = sum(int(math.ldexp(self._by_mark.get(name, 0.0), UNIT_BITS)) for name in group)
        return found

    def score(self, groups: Groups) -> float:
        """The sum of the weights of all marks, rounded once: it does not depend on how they are grouped."""
        return math.ldexp(sum(map(self.__getitem__, groups)), -UNIT_BITS)


@lru_cache(maxsize=32)
def learnt(file: Path) -> Any:
    """What a file of weights holds, read once; the caller knows its shape and must not change it."""
    return json.loads(file.read_text(encoding="utf-8"))


def log_odds(chance: float, *, least: float) -> float:
    """Natural logarithm of the odds of a probability, which is kept between ``least`` and 1 - ``least``."""
    most = 1 - least
    kept = least if chance < least else most if chance > most else chance
    return math.log(kept / (1 - kept))
