"""Names as they are compared."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """A name in lower case without article and possessive."""
    return " ".join(word for word in re.split(r"[^\w]+", name.lower()) if word not in ("the", "a", "an", "s", ""))
