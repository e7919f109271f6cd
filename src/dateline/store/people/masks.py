"""The names that are hidden in what one report tells, or the reports of one event, and what is said instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.store.exports.countries import by_name
from dateline.store.people.names import (
    PARTICLES,
    TITLES,
    WORD,
    cued_names,
    folded_word,
    may_hold_names,
    names_at_risk,
    names_in_phrase,
    words_of_name,
)
from dateline.store.people.private import HARM, PUBLIC, SOMEBODY, WITNESSES, is_minor, is_person, is_private, role_of
from dateline.store.port import Hides

Name = tuple[str, ...]
SHORTEST = 3
"""Letters of a part of a name that is hidden where it stands alone: "Li" is hidden in "Li Na" only."""
_JOINTS = frozenset(" \t\n-'’.‐")


class Mask:
    """Names of private persons, each with its role; names of public ones that share a word with them stay whole."""

    def __init__(self, private: Mapping[Name, str], *, public: Iterable[Name] = (), plain: Iterable[str] = ()) -> None:
        """``private`` maps names to roles ("a victim"), ``plain`` are words that say of nobody who it is."""
        self._roles = dict(private)
        kept = set(plain) | TITLES | PARTICLES
        self._singles: dict[str, str] = {}
        for name, role in self._roles.items():
            for word in name:
                if len(word) >= SHORTEST and word not in kept:
                    self._singles.setdefault(word, role)
        self._runs: dict[str, list[tuple[Name, str | None]]] = {}
        whole = [(name, None) for name in public if len(name) > 1 and name not in self._roles]
        for name, hidden in (*whole, *(pair for pair in self._roles.items() if len(pair[0]) > 1)):
            self._runs.setdefault(name[0], []).append((name, hidden))
        for runs in self._runs.values():
            runs.sort(key=lambda pair: -len(pair[0]))

    def __bool__(self) -> bool:
        return bool(self._roles)

    def role(self, name: str | None) -> str | None:
        """The role of who is called so; None for those who are not hidden."""
        return self._roles.get(words_of_name(name)) if name else None

    def text(self, text: str) -> str:
        """A text with "[victim]" and the like where the names stand, in any spelling of capitals and accents."""
        parts: list[str] = []
        done = 0
        for start, end, shown in self.places(text):
            parts += [text[done:start], shown]
            done = end
        return "".join([*parts, text[done:]]) if done else text

    def places(self, text: str) -> list[tuple[int, int, str]]:
        """Where names stand in a text, and what is said instead: (start, end, "[victim]"), in order."""
        if not self._roles or not text:
            return []
        words = [(match.start(), match.end()) for match in WORD.finditer(text)]
        folded = [folded_word(text[start:end]) for start, end in words]
        found: list[tuple[int, int, str]] = []
        at = 0
        while at < len(words):
            length, role = self._hidden_at(text, words, folded, at)
            if role is not None:
                start, end = words[at][0], words[at + length - 1][1]
                shown = f"[{role.split(' ', 1)[-1]}]"
                if found and found[-1][2] == shown and set(text[found[-1][1] : start]) <= _JOINTS:
                    start = found.pop()[0]
                found.append((start, end, shown))
            at += length
        return found

    def _hidden_at(self, text: str, words: list[tuple[int, int]], folded: list[str], at: int) -> tuple[int, str | None]:
        for name, role in self._runs.get(folded[at], ()):
            if tuple(folded[at : at + len(name)]) == name:
                return len(name), role
        single = self._singles.get(folded[at])
        # A small letter begins no name: "he will", not Will.
        return 1, single if single and not text[words[at][0]].islower() else None


NOBODY = Mask({})


def mask_of(tolds: Iterable[dict[str, Any]], *, hides: Hides = "private persons") -> Mask:
    """The mask of what one report tells (or the reports of one event): all its accounts, as JSON-ready values.

    Who holds an office in one of them is public in all. Who is a victim, a minor or a witness in one is hidden in all.
    """
    if hides == "nobody":
        return NOBODY
    all_told = list(tolds)
    if not any(map(_may_name, all_told)):
        return NOBODY
    found = _Found()
    for told in all_told:
        found.take(told)
    return found.mask(only_at_risk=hides == "people at risk")


def _may_name(told: dict[str, Any]) -> bool:
    """Whether an account may speak of a private person at all: most do not, and cost little then."""
    for side in (told["actors"], told["recipients"]):
        for party in side:
            kind = party["kind"]
            if kind == "person" or (kind == "unnamed" and party["name"]):
                return True
    for speaker in _speaking(told):
        if speaker["kind"] in WITNESSES:
            return True
    return may_hold_names(told["sentence"]["text"] or "")


def _speaking(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Who tells it, and who confirms it."""
    yield from told["speakers"]
    yield from told.get("confirmed_by", ())


class _Found:
    def __init__(self) -> None:
        self.offices: set[Name] = set()
        self.public: set[Name] = set()
        self.private: dict[Name, str] = {}
        self.minors: dict[Name, str] = {}
        self.speaking: dict[Name, str] = {}
        self.cued: dict[Name, str] = {}
        self.at_risk: set[Name] = set()
        self.plain: set[str] = set()

    def take(self, told: dict[str, Any]) -> None:
        sentence = told["sentence"]["text"] or ""
        harmed = told["action"]["type"] in HARM
        for party in told["actors"]:
            self._party(party, sentence, victim=False)
        for party in told["recipients"]:
            self._party(party, sentence, victim=harmed)
        for speaker in _speaking(told):
            if speaker["kind"] in WITNESSES:
                role = "a witness" if speaker["kind"] == "witness" else SOMEBODY
                self._remember(self.speaking, speaker, role, at_risk=speaker["kind"] == "witness")
        for name in cued_names(sentence):
            words = words_of_name(name)
            if " ".join(words) not in by_name():  # "neighbours Algeria and Morocco"
                self.cued.setdefault(words, SOMEBODY)
        self.at_risk.update(words_of_name(name) for name in names_at_risk(sentence))
        place = told["place"]
        if place["name"] and place["ids"]:
            self.plain.update(words_of_name(place["name"]))

    def _party(self, party: dict[str, Any], sentence: str, *, victim: bool) -> None:
        if party["kind"] == "country" and party["name"]:
            self.plain.update(words_of_name(party["name"]))
        if not is_person(party):
            return
        if not is_private(party, victim=victim, sentence=sentence):
            name = words_of_name(party["name"] or "")
            (self.offices if PUBLIC & set(party["sectors"]) else self.public).add(name)
            return
        minor = is_minor(party, sentence)
        role = role_of(party, victim=victim, sentence=sentence)
        self._remember(self.minors if minor else self.private, party, role, at_risk=victim or minor)

    def _remember(self, kept: dict[Name, str], who: dict[str, Any], role: str, *, at_risk: bool) -> None:
        for name in (who["name"], *names_in_phrase(who["text"] or "")):
            words = words_of_name(name) if name else ()
            if words and " ".join(words) not in by_name():
                kept.setdefault(words, role)
                self.at_risk.update((words,) if at_risk else ())

    def mask(self, *, only_at_risk: bool) -> Mask:
        """What hides all private persons, or of them those alone who are at risk: and whom nobody coded, but age or
        kinship tell of, for that is how victims and witnesses are told of."""
        told = {**self.speaking, **self.private}
        hidden = {name: role for name, role in told.items() if not self._holds_office(name)}
        hidden = {name: role for name, role in hidden.items() if name in self.private or name not in self.public}
        known = (*hidden, *self.minors, *self.public, *self.offices)
        fresh = {name: role for name, role in self.cued.items() if not any(_part_of(name, each) for each in known)}
        private = {**fresh, **hidden, **self.minors}
        named = {name for name in hidden if only_at_risk and not self._is_at_risk(name)}
        private = {name: role for name, role in private.items() if name not in named}
        public = self.offices | self.public | named
        return Mask(private, public=public, plain=self.plain) if private else NOBODY

    def _is_at_risk(self, name: Name) -> bool:
        return any(_part_of(name, each) or _part_of(each, name) for each in (*self.at_risk, *self.minors))

    def _holds_office(self, name: Name) -> bool:
        return any(_part_of(name, office) for office in self.offices)


def _part_of(name: Name, whole: Name) -> bool:
    """Whether a name is a whole one or its last word: "Keita" of "Boubacar Keita"."""
    return name in (whole, whole[-1:])
