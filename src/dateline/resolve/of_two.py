"""Words that take up two parties at once: "the two sides", "both", "each other"."""

from __future__ import annotations

import re
from functools import lru_cache

_OF_TWO = re.compile(
    r"(?:the |these )?(?:two|both|pair|sides)(?: (?:of them|men|women|sides|leaders|countries|nations|states|camps|"
    r"neighbou?rs|governments|presidents|ministers|parties|delegations|heads|officials|diplomats|armies|foes|rivals|capitals))?"
    r"|each(?: other| side)?|one another|(?:n?either|each) (?:side|party|government|army)|the (?:warring )?parties",
    re.IGNORECASE,
)


_OF_BOTH = re.compile(
    r"(?:the two|both) (?:sides|countries|nations|states|governments|leaders|camps|parties)['’] \w+|the delegations",
    re.IGNORECASE,
)
_SOME = re.compile(r"two (?!sides|camps)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_of_two(words: str) -> bool:
    """Whether a party's words call two by one expression ("two leaders", too)."""
    return _OF_TWO.fullmatch(_plain(words)) is not None


@lru_cache(maxsize=4096)
def are_opposite(words: str) -> bool:
    """Whether they call just those two that face each other, so that no one name or country is theirs.

    "Two men were held": any two, of one country as often as not.
    """
    plain = _plain(words)
    return bool(_OF_BOTH.fullmatch(plain)) or (is_of_two(words) and _SOME.match(plain) is None)


def _plain(words: str) -> str:
    return " ".join(words.split())
