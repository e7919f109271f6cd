"""Names → keys: accents, case, hyphens, articles and dots do not part two spellings of one name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("-‐‑–_/", " "),
        **dict.fromkeys(".'’‘`´ʻʼ\"“”(),"),
        "đ": "d",
        "ł": "l",
        "ø": "o",
        "ı": "i",
        "ß": "ss",
    }
)
_ARTICLES = frozenset(("the", "al", "el", "ad", "as", "an", "ar", "ash", "at"))


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Key of a name: "al-Qā‘ida" and "Al Qaida" fall together, and so do "U.S." and "US"."""
    plain = name.lower()
    if not name.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = plain.removesuffix("'s").removesuffix("’s")
    words = plain.translate(_PLAIN).split()
    if len(words) > 1 and words[0] in _ARTICLES:
        del words[0]
    return " ".join(words)
