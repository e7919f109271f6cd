"""Whom a bare phrase denotes, without a parse: for lists of actors rather than reports."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from difflib import get_close_matches

from dateline.model import Party, Words
from dateline.resolve.actors import code_of
from dateline.resolve.body_names import sector_of_name
from dateline.resolve.candidates import Around, best_of
from dateline.resolve.knowledge import Entry, knowledge
from dateline.resolve.known import BODIES, WORLDLY
from dateline.resolve.places import place_of
from dateline.resolve.roles import ADJECTIVES, FORMER, LEADING, singular
from dateline.resolve.titles import WEAK

_WORD = re.compile(r"[^\W_][\w.&+'’-]*")
_COMPLEMENT = re.compile(r" (?:of|in|from|at|for|who|that|with|on|to) |, ")
LONGEST_NAME = 6
MISSPELT = 0.82
"""How alike a misspelt people must be to the one that is meant ("Kazahks")."""
_DIRECTIONS = frozenset("north south east west northern southern eastern western central".split())
_PARTICLES = frozenset(("al", "el", "bin", "ibn", "de", "da", "van", "von", "of"))


def resolve_phrase(text: str, *, context: str = "", day: date | None = None) -> Party:
    """A phrase by its words alone; ``context`` may lend the country that the phrase does not say."""
    words = _WORD.findall(text)
    main = _WORD.findall(_COMPLEMENT.split(text, maxsplit=1)[0])
    main = main if role_of_words(main) or not any(word in text for word in ("'s ", "’s ")) else words
    told = _told(context, day)
    found = _names(words, Around(day, told))
    role = role_of_words(main) or (role_of_words(words) if len(main) < len(words) else None)
    ends_in_name = bool(main) and any(main[-1] in part.split() for part, _ in found)
    owner = next((e.country for _, e in found if e.kind == "country"), None)
    if owner:  # "Chile's Defense Department" is not that of the United States
        found = [(part, e) for part, e in found if e.kind != "organisation" or e.country in (None, owner)]
    party = next((e for _, e in found if e.kind in ("person", "organisation") and e.use == "name"), None)
    country = next((e.country for _, e in found if e.country), None) or _people(words)
    place = None
    if country is None and (party is None or not _is_body(party)):
        place = _placed(words, before_role=role is not None)
        country = place or max(told, key=lambda code: told[code], default=None)
    first = party or (found[0][1] if found else None)
    if role and not ends_in_name:
        first = party  # "Kyiv police": the town lends its country, not its government
    sectors = list(first.sectors) if first else []
    if role and role not in sectors and not (party and _is_body(party)):
        sectors.append(role)
    for sector in _marks(main, sectors):
        sectors = [sector, *[s for s in sectors if s != sector]]
    if not sectors and not found and (named := sector_of_name(text)) and words[0][:1].isupper():
        sectors = [named]
    if not sectors and place and words[0][:1].isupper():
        sectors = ["CVL"]  # a town as such: those who live there
    every = tuple(dict.fromkeys(sectors))
    return Party(
        Words(text, ()),
        first.name if first else None,
        first.kind if first else "unnamed",
        country,
        tuple(s for s in every if s not in BODIES),
        code_of(country, every),
    )


def _names(words: list[str], around: Around) -> list[tuple[str, Entry]]:
    """Known names in the words, longest first, none inside another."""
    free = [True] * len(words)
    found: list[tuple[str, Entry]] = []
    for size in range(min(LONGEST_NAME, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            part = words[first : first + size]
            if not all(free[first : first + size]) or not _may_name(part):
                continue
            entry = _entry(words, first, size, around)
            if entry:
                found.append((" ".join(part), entry))
                free[first : first + size] = [False] * size
    return found


def _entry(words: list[str], first: int, size: int, around: Around) -> Entry | None:
    name = " ".join(words[first : first + size])
    entries = knowledge().find(name)
    begins = not first or not words[first - 1][:1].isupper() or role_of_words([words[first - 1]]) is not None
    if not entries and size > 1 and begins and words[first][:1].isupper() and words[first + size - 1][:1].isupper():
        entries = knowledge().spelled(name)
    if _goes_on(words, first, size):
        entries = tuple(each for each in entries if each.kind != "person")
    choice = best_of(entries, around)
    return choice.entry if choice else None


def _goes_on(words: list[str], first: int, size: int) -> bool:
    """ "Juan Carlos Jobet" is not Juan Carlos: a name that goes on is another's."""
    after = words[first + size] if first + size < len(words) else ""
    before = words[first - 1] if first else ""
    return (
        after[:1].isupper()
        or after.lower() in _PARTICLES
        or (size == 1 and before[:1].isupper() and not role_of_words([before]))
    )


def _may_name(part: list[str]) -> bool:
    """Lower-case "car" is no CAR; a lower-case "paris" may be the city all the same."""
    return len("".join(part)) > 3 or part[0].isupper()


def role_of_words(words: list[str]) -> str | None:
    """The sector of the last role noun that says more than a rank: "car theft gangs" → CRM."""
    roles = knowledge().role
    lower = [word.lower() for word in words]
    weak: str | None = None
    for last in range(len(lower), 0, -1):
        one = singular(lower[last - 1])
        pair = f"{lower[last - 2]}-{one}" if last > 1 else ""
        role = roles(pair) or roles(lower[last - 1]) or roles(one)
        if role and one in WEAK and roles(pair) is None:
            weak = weak or role
        elif role:
            return role
    return next((ADJECTIVES[word] for word in lower if word in ADJECTIVES), weak)


def _marks(words: list[str], sectors: list[str]) -> list[str]:
    lower = [singular(word.lower()) for word in words]
    marks = [ADJECTIVES[word] for word in lower if ADJECTIVES.get(word) in LEADING and word != "exiled"]
    marks += ["PTY"] if "candidate" in lower else []
    former = any(word in FORMER or word.startswith("ex-") for word in lower)
    return marks + (["ELI"] if former and (not sectors or sectors[0] != "REB") else [])


def _is_body(entry: Entry) -> bool:
    return bool(entry.sectors) and entry.sectors[0] in (*WORLDLY, "NGO")


def _people(words: list[str]) -> str | None:
    """The people that a word names, also a misspelt one."""
    known = knowledge()
    for word in words:
        if code := known.demonym(word):
            return code
    for word in words:
        if len(word) > 5 and word[:1].isupper():
            near = get_close_matches(singular(word.lower()), known.peoples, n=1, cutoff=MISSPELT)
            if near:
                return known.peoples[near[0]][0]
    return None


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


def _told(context: str, day: date | None) -> dict[str, float]:
    """The countries that the context names, by their share."""
    words = _WORD.findall(context)
    count = Counter(entry.country for _, entry in _names(words, Around(day)) if entry.country)
    count.update(code for code in map(knowledge().demonym, words) if code)
    total = sum(count.values())
    return {code: number / total for code, number in count.items()} if total else {}
