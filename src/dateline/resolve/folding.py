"""Names → keys: accents, case, hyphens, articles and dots do not part two spellings of one name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
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
_GENITIVES = re.compile("'s$", re.MULTILINE)
_ARTICLES = frozenset(("the", "al", "el", "ad", "as", "an", "ar", "ash", "at"))

AFTER_NAMES = frozenset("jr sr ii iii iv junior senior".split())
"""What may stand behind a person's last name."""


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Key of a name: "al-Qā‘ida" and "Al Qaida" fall together, and so do "U.S." and "US"."""
    plain = name.lower()
    if not name.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _key(plain.removesuffix("'s").removesuffix("’s").translate(_PLAIN))


def folded(names: Sequence[str]) -> list[str]:
    """The keys of many names, made together: sooner than one by one where most are plain ASCII."""
    plain = [name for name in names if name.isascii() and "\n" not in name]
    lines = _GENITIVES.sub("", "\n".join(plain).lower()).translate(_PLAIN).split("\n")
    if len(plain) == len(names):
        return list(map(_key, lines)) if names else []
    keys = dict(zip(plain, map(_key, lines), strict=False))  # of no plain name at all there is one empty line
    return [key if (key := keys.get(name)) is not None else fold(name) for name in names]


def _key(plain: str) -> str:
    """Words in lower case without their signs, one blank between, and without an article before them."""
    words = plain.split()
    if len(words) > 1 and words[0] in _ARTICLES:
        del words[0]
    return " ".join(words)


def last_name(folded: str) -> str:
    """The last word of a person's folded name; of "ferdinand marcos jr" the one before it, of one word itself."""
    words = folded.split()
    while len(words) > 1 and words[-1] in AFTER_NAMES:
        words.pop()
    return words[-1] if words else ""
