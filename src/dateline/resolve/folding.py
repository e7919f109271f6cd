"""Names → keys: accents, case, hyphens, articles and dots do not part two spellings of one name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BLANKS = re.compile(r"[\s\-‐‑–_/]+")
_DROPPED = re.compile(r"[.'’‘`´ʻʼ\"“”(),]")
_ARTICLES = re.compile(r"^(?:the|al|el|ad|as|an|ar|ash|at) ")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Key of a name: "al-Qā‘ida" and "Al Qaida" fall together, and so do "U.S." and "US"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    plain = plain.replace("đ", "d").replace("ł", "l").replace("ø", "o").replace("ı", "i").replace("ß", "ss")
    plain = re.sub(r"['’]s$", "", plain)
    key = _BLANKS.sub(" ", _DROPPED.sub("", plain)).strip()
    return _ARTICLES.sub("", key) if key.count(" ") else key
