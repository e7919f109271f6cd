"""Short names of bodies and the names they are short for: "the Guild", "HRA", "the Commission"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from dateline.resolve.folding import fold
from dateline.resolve.knowledge import knowledge

_SMALL = frozenset("of for the and on in de la del et des du fur für y e".split())
_CUT = frozenset("of for on in against to at".split())
OF_BODIES: dict[str, tuple[str, ...]] = {
    "commission": ("European Union", "African Union"), "council": ("United Nations", "European Union"),
    "alliance": ("NATO",), "bloc": ("European Union", "ASEAN", "ECOWAS", "African Union", "SADC"),
    "union": ("European Union", "African Union"), "assembly": ("United Nations",),
    "programme": ("World Food Programme",),
    "agency": ("International Atomic Energy Agency", "UNHCR"), "organisation": ("World Health Organization",),
    "organization": ("World Health Organization",), "fund": ("International Monetary Fund",), "bank": ("World Bank",),
    "league": ("Arab League",), "community": ("ECOWAS", "European Union"), "association": ("ASEAN",),
}  # fmt: skip
"""What a common noun in capitals is short for where the report speaks of the body or of one it belongs to."""
_PARTS = {
    ("commission", "European Union"): "European Commission", ("council", "United Nations"): "UN Security Council",
    ("assembly", "United Nations"): "UN General Assembly", ("council", "European Union"): "European Council",
}  # fmt: skip


def fullest(names: Sequence[tuple[str, str]], publisher: str | None) -> dict[str, str]:
    """For bodies' short names of a report their full ones.

    ``names`` are (text, type) in text order. A short name is one word that another body's name ends with before its
    "of" ("Guild", "Ministry"), or its initials.
    """
    bodies = [text for text, kind in names if kind in ("Organization", "Misc", "Facility", "Person")]
    short = {text for text in bodies if len(text.split()) == 1}
    if not short:
        return {}
    longer = [text for text in dict.fromkeys(bodies) if len(text.split()) > 1]
    whole = [publisher, *longer] if publisher and publisher.strip() else longer
    found: dict[str, str] = {}
    for text in short:
        match = _longer(text, whole) or _of_the_world(text, bodies)
        if match:
            found[text] = match
    return found


def _longer(text: str, whole: Iterable[str]) -> str | None:
    """The longer name, that of the report before the publisher's."""
    found = None
    low = text.lower()
    is_acronym = text.isupper() and 2 <= len(text) <= 7
    if not is_acronym and low not in knowledge().name_words and low not in knowledge().roles:
        return None
    for name in whole:
        if text in initials(name) if is_acronym else low in heads(name):
            found = name
    return found


@lru_cache(maxsize=4096)
def initials(name: str) -> frozenset[str]:
    """What a name may be cut down to: its capitals, with and without the small words ("Federal Department of …")."""
    words = [word for word in name.replace("-", " ").replace("(", " ").replace(")", " ").split() if word[0].isalnum()]
    if len(words) < 2:
        return frozenset()
    large = "".join(word[0] for word in words if word.lower() not in _SMALL)
    first = next((i for i, word in enumerate(words) if i and word.lower() == "of"), None)
    rest = "".join(word[0] for word in words).upper()
    before = "".join(word[0] for word in words[:first] if word.lower() not in _SMALL) if first else large
    return frozenset(each.upper() for each in (large, rest, before) if len(each) > 1)


@lru_cache(maxsize=4096)
def heads(name: str) -> frozenset[str]:
    """The last word of a name, and the one before its "of": what it may be called for short."""
    words = [word.strip(".,'’").lower() for word in name.split()]
    cut = next((i for i, word in enumerate(words) if i and word in _CUT), len(words))
    return frozenset((words[cut - 1], words[-1]))


def _of_the_world(text: str, bodies: Sequence[str]) -> str | None:
    """A body of the world's that the report names, or that belongs to one that it names."""
    wanted = OF_BODIES.get(text.lower())
    if wanted is None:
        return None
    for body in dict.fromkeys(bodies):
        for entry in knowledge().find(body):
            if entry.name in wanted and fold(body) != fold(text):
                return _PARTS.get((text.lower(), entry.name), entry.name)
    return None
