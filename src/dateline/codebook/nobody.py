"""Words that stand for no one: "no officials", "none of the soldiers"."""

from __future__ import annotations

import re

_NOBODY = re.compile(r"(?:no|none|nobody|no-one|neither|not (?:one|a single))\b", re.IGNORECASE)


def is_nobody(words: str) -> bool:
    """Whether a phrase begins as one that stands for no one."""
    return _NOBODY.match(words) is not None
