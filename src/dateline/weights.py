"""Weights that were learnt and ship with the package, and the odds that they are summed in."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from pathlib import Path
from typing import Any


@lru_cache(maxsize=32)
def learnt(file: Path) -> Any:
    """What a file of weights holds, read once; the caller knows its shape and must not change it."""
    return json.loads(file.read_text(encoding="utf-8"))


def log_odds(chance: float, *, least: float) -> float:
    """Natural logarithm of the odds of a probability, which is kept between ``least`` and 1 - ``least``."""
    kept = min(max(chance, least), 1 - least)
    return math.log(kept / (1 - kept))
