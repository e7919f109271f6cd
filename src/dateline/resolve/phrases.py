"""Whom a bare phrase denotes, without a parse: for lists of actors rather than reports."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from dateline.model import Party, Words
from dateline.resolve.actors import BODIES, code_of
from dateline.resolve.candidates import choose
from dateline.resolve.roles import FORMER, singular
from dateline.resolve.knowledge import Entry, knowledge
from dateline.resolve.places import place_of

_WORD = re.compile(r"[^\W_][\w.&+'’-]*")
_COMPLEMENT = re.compile(r" (?:of|in|from|at|for|who|that|with|on|to) |, ")
LONGEST_NAME = 6
_DIRECTIONS = frozenset("north south east west northern southern eastern western central".split())


def resolve_phrase(text: str, *, context: str = "", day: date | None = None) -> Party:
    """A phrase by its words alone; ``context`` may lend the country that the phrase does not say."""
    words = _WORD.findall(text)
    main = _WORD.findall(_COMPLEMENT.split(text, maxsplit=1)[0])
    found = _names(words, day)
    role = _role(main)
    ends_in_name = bool(main) and any(main[-1] in part.split() for part, _ in found)
    party = next((e for _, e in found if e.kind in ("person", "organisation") and e.use == "name"), None)
    country = next((e.country for _, e in found if e.country), None) or _people(words)
    if country is None and (party is None or not _is_body(party)):
        country = _placed(words, before_role=role is not None) or _told(context, day)
    first = party or (found[0][1] if found else None)
    if role and not ends_in_name:
        first = party  # "Kyiv police": the town lends its country, not its government
    sectors = list(first.sectors) if first else []
    if role and role not in sectors:
        sectors.append(role)
    for sector in _marks(main, sectors):
        sectors = [sector, *[s for s in sectors if s != sector]]
    told = tuple(dict.fromkeys(sectors))
    return Party(
        Words(text, ()),
        first.name if first else None,
        first.kind if first else "unnamed",
        country,
        tuple(s for s in told if s not in BODIES),
        code_of(country, told),
    )


def _names(words: list[str], day: date | None) -> list[tuple[str, Entry]]:
    """Known names in the words, longest first, none inside another."""
    free = [True] * len(words)
    found: list[tuple[str, Entry]] = []
    for size in range(min(LONGEST_NAME, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            part = words[first : first + size]
            if not all(free[first : first + size]) or not _may_name(part):
                continue
            entry = choose(knowledge().find(" ".join(part)), day)
            if entry:
                found.append((" ".join(part), entry))
                free[first : first + size] = [False] * size
    return found


def _may_name(part: list[str]) -> bool:
    """Lower-case "car" is no CAR; a lower-case "paris" may be the city all the same."""
    return len("".join(part)) > 3 or part[0].isupper()


def _role(words: list[str]) -> str | None:
    """The sector of the last role noun: "car theft suspects" → CRM."""
    roles = knowledge().roles
    lower = [word.lower() for word in words]
    for last in range(len(lower), 0, -1):
        pair = "-".join((*lower[last - 2 : last - 1], singular(lower[last - 1]))) if last > 1 else ""
        role = roles.get(pair) or roles.get(lower[last - 1]) or roles.get(singular(lower[last - 1]))
        if role:
            return role
    return None


def _marks(words: list[str], sectors: list[str]) -> list[str]:
    lower = {singular(word.lower()) for word in words}
    marks = ["REB"] if lower & REBELLIOUS else []
    marks += ["PTY"] if "candidate" in lower else []
    return marks + (["ELI"] if lower & FORMER and (not sectors or sectors[0] != "REB") else [])


def _is_body(entry: Entry) -> bool:
    return bool(entry.sectors) and entry.sectors[0] in ("IGO", "NGO", "IMG", "MNC")


def _people(words: list[str]) -> str | None:
    return next((code for code in map(knowledge().demonym, words) if code), None)


def _placed(words: list[str], *, before_role: bool) -> str | None:
    """The country of the place that a run of capitals names; its beginning too, before a role noun."""
    first = next((i for i, word in enumerate(words) if word[:1].isupper()), len(words))
    last = next((i for i in range(first, len(words)) if not words[i][:1].isupper()), len(words))
    if first == last or words[first].lower() in _DIRECTIONS:
        return None
    for end in range(last, first, -1):
        if end < last and not before_role:
            return None
        if knowledge().roles.get(words[first].lower()) is None:
            where = place_of(" ".join(words[first:end]), frame={})
            if where.country:
                return where.country
    return None


def _told(context: str, day: date | None) -> str | None:
    words = _WORD.findall(context)
    count = Counter(entry.country for _, entry in _names(words, day) if entry.country)
    count.update(code for code in map(knowledge().demonym, words) if code)
    return count.most_common(1)[0][0] if count else None
