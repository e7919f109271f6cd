"""What the name of a body tells of its sector: "Ontario Provincial Police", "Young Doctors' Association"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.resolve.knowledge import knowledge
from dateline.resolve.roles import GATHERED, MEMBERSHIP, UNIONS, singular

STOPS = frozenset(("of", "for", "and", "to", "on"))
"""Words behind which a name says what its body is busy with."""
BANDED = frozenset(
    "group council network forum platform association alliance centre center coalition consortium".split()
)
RELIEVING = frozenset(
    "rights relief aid humanitarian protection documentation access solidarity refugee rescue".split()
)
"""Together they name those who relieve and watch: "Human Rights Council", "Centre for Human Rights"."""
STATELY = frozenset("national government presidential state federal parliamentary ministerial royal".split())
"""But not those of a state: "Presidential Human Rights Council"."""
HOUSES = frozenset(
    "senate house parliament parliamentary congressional select standing knesset duma bundestag majlis".split()
)
"""Words that make a committee one of a parliament's."""
PRIVATE = frozenset("america china cyprus georgia india ireland palestine scotland singapore".split())
"""Lands by which banks of trade are called; "Bank of" any other country is its central bank."""
LONGEST = 4


def sector_of_name(name: str) -> str | None:
    """The sector that a body's own name tells."""
    words = [word.strip(".,'’") for word in name.lower().replace("’", "'").split()]
    if not words:
        return None
    if (whose := _possessive(name)) and words[-1] in GATHERED:
        return "LAB" if words[-1] in UNIONS else whose
    stop = next((i for i, word in enumerate(words) if i and word in STOPS), len(words))
    kind = words[stop - 1]
    if (told := _of_kind(kind, words[:stop], words[stop:])) is not None:
        return told
    for part in (words[:stop], words[stop:]):
        for last in range(len(part), 0, -1):
            for size in (3, 2, 1):
                if size <= last and (found := knowledge().name_words.get("-".join(part[last - size : last]))):
                    return found
    return None


def _of_kind(kind: str, before: Sequence[str], behind: Sequence[str]) -> str | None:
    """What the kind of body says together with the words before it or with those behind "of", "for" or "on"."""
    if (whole := _whole(before, behind)) is not None:
        return whole
    is_band = kind in BANDED and STATELY.isdisjoint(before)
    if is_band and not RELIEVING.isdisjoint((*before[:-1], *(behind if behind[:1] == ["for"] else ()))):
        return "NGO"
    if kind == "committee" and (behind[:1] == ["on"] or not HOUSES.isdisjoint(before)):
        return "LEG"
    if kind == "bank" and behind[:1] == ["of"] and PRIVATE.isdisjoint(behind):
        land = " ".join(behind[1:]).removeprefix("the ")
        return "GOV" if any(entry.kind == "country" for entry in knowledge().find(land)) else None
    named = knowledge().name_words
    is_known = any("-".join(before[-size:]) in named for size in (3, 2) if size <= len(before))  # "staff association"
    if kind in GATHERED and not is_known:
        near = before[-2:-1] if len(before) > 1 else behind[-1:] if behind[:1] == ["of"] else []
        members = [_members(word) for word in (*near, *(behind[-1:] if behind[:1] == ["of"] else ()))]
        if (whose := next((each for each in members if each), None)) is not None:
            return "LAB" if kind in UNIONS else whose
    return None


def _whole(before: Sequence[str], behind: Sequence[str]) -> str | None:
    """What known words say that go on behind "of": "House of Representatives", "Bureau of Investigation"."""
    words = [*before, *behind]
    for first in range(len(before)):
        for size in range(LONGEST, 2, -1):
            reaches = len(before) < first + size <= len(words)
            if reaches and (found := knowledge().name_words.get("-".join(words[first : first + size]))):
                return found
    return None


def _members(word: str) -> str | None:
    """The sector of those whom a word names in the plural: "teachers", "journalists"."""
    role = knowledge().roles.get(singular(word)) if word.endswith("s") else None
    return role if role in MEMBERSHIP else None


def _possessive(name: str) -> str | None:
    """The sector of those whose a body is by its name: "Potato Growers' Federation"."""
    for word in name.lower().replace("’", "'").split():
        if word.endswith(("s'", "n's")):
            role = knowledge().roles.get(singular(word.rstrip("'").removesuffix("'s")))
            if role in MEMBERSHIP:
                return role
    return None
