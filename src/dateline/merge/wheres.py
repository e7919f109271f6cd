"""Disagreements on the place: towns that exclude each other, and whose waters or airspace it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from dateline.merge.distances import apart_km, kilometres
from dateline.merge.names import folded
from dateline.merge.voices import Take, Voice, alone, opposed, told_alike
from dateline.model import Account, Disagreement, Place, words_of

OTHER_PLACE_KM = 25.0
"""Towns farther apart than this are two; a suburb and its city are one place told twice."""
PROPER = re.compile(r"(?:[A-Z][\w'’-]+)(?: (?:[a-z]{2} )?[A-Z][\w'’-]+)*$")
"""The name that the words of a place end in: "the village of Nanduli"."""
OF_A_TOWN = re.compile(
    r"\b(?:street|square|avenue|boulevard|lane|road|highway|bridge|gate|crossing)s?\b", re.IGNORECASE
)
"""What lies in a town or near one, and is told beside it or in its place."""
BOUND_FOR = re.compile(r"\b(?:to|towards?) (?:the (?:\w+ ){0,2})?$", re.IGNORECASE)
"""What stands before the place that somebody was brought or went to."""
LIKE_SPELT = 0.7
"""Names of which so many letters, in order, are the same are one name spelt twice: Amara, Amarah."""
OUTSIDE = re.compile(
    r"\b(?:on the high seas?|in (?:international|neutral) (?:waters|airspace)|"
    r"outside (?:[\w'’]+ ){1,3}(?:waters|airspace|territory)|on (?:its|our|their) own side of the (?:border|line))\b",
    re.IGNORECASE,
)
INSIDE = re.compile(
    r"\b(?:inside|within|in|into|entered|violated) (?:our|its|their|the country['’]s|[A-Z][\w'’]+) "
    r"(?:(?:own|territorial|national) )?(?:waters|airspace|territory)\b"
)
NEAR = 240
"""Code points behind an act's sentence in which its report says whose waters it was in."""


class _Face(NamedTuple):
    """All that is told of a place itself: its name, its words, and what the gazetteer says of it."""

    name: str
    words: str
    country: str | None
    admin1: str | None
    precision: str | None
    lat: float | None
    lon: float | None
    guessed: bool


class _Tellings:
    """Who tells of a place by one face; of those who tell it in the same words, a wire's copies, one is asked."""

    def __init__(self) -> None:
        self._of_report: dict[str, list[Voice]] = {}
        self._voices: list[Voice] = []
        self._apart: dict[_Telling, Voice] = {}
        self._asked: dict[tuple[_Face, _Telling], int] = {}

    def add(self, voice: Voice) -> None:
        """One more who tells of it so."""
        self._voices.append(voice)

    def have_one(self, voice: Voice, face: _Face, there: _Face) -> bool:
        """Whether the place that a voice tells of is one with that of any of these, whose face is ``there``."""
        for each in self._voices:
            self._of_report.setdefault(each.report_id, []).append(each)
            self._apart.setdefault(_telling(each), each)
        self._voices.clear()
        told = face, _telling(voice)
        fresh = islice(self._apart.values(), self._asked.get(told, 0), None)  # the others were asked of the same words
        for other in (*self._of_report.get(voice.report_id, ()), *fresh):
            if _one_as_told((voice, face), (other, there)):
                return True
        self._asked[told] = len(self._apart)
        return False


_Telling = tuple[str, frozenset[str], str]


def _telling(voice: Voice) -> _Telling:
    """All that `_one_as_told` looks at besides the face and whether both are of one report."""
    return voice.origin_id, voice.words, voice.report.text


_Faces = dict[_Face, _Tellings]


def place_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """Towns that exclude each other; a country and a town in it do not."""
    groups: list[list[Voice]] = []
    faces: list[_Faces] = []  # of those who tell of it alike, a wire's copies, one is asked
    names: list[set[str]] = []
    for voice in voices:
        name = _called(voice.account.place) if voice.factual and not _is_goal(voice.account) else None
        if name is None:
            continue
        folded_name, face = folded(name), _face(name, voice.account.place)
        home = next(
            (at for at, known in enumerate(faces) if folded_name in names[at] or _is_among(voice, face, known)),
            len(groups),
        )
        if home == len(groups):
            groups.append([])
            faces.append({})
            names.append(set())
        groups[home].append(voice)
        tellings = faces[home].get(face)
        if tellings is None:
            tellings = faces[home][face] = _Tellings()
        tellings.add(voice)
        names[home].add(folded_name)
    takes = [
        Take(_called(group[0].account.place) or "", voice, voice.account.place.words)
        for group in groups
        for voice in group
    ]
    if found := opposed(takes):
        values = " against ".join(each.value for each in found)
        yield Disagreement("place", None, "contradiction", tuple(found), f"Other places: {values}.", alone(found))


def border_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """In a state's waters or airspace, against outside of them; each with the words that say so."""
    takes: list[Take] = []
    for voice in voices:
        if not voice.factual:
            continue
        start, end = voice.account.sentence
        if told := _border_in(voice.report.text[start : end + NEAR]):
            side, first, last = told
            takes.append(Take(side, voice, words_of(voice.report, (start + first, start + last))))
    if found := opposed(takes):
        values = " against ".join(f"“{each.words[0].text}”" for each in found)
        yield Disagreement("place", None, "contradiction", tuple(found), f"Where it was: {values}.", alone(found))


def _called(place: Place) -> str | None:
    """The name of a town that words say; of one that no gazetteer knows, as it is written."""
    if not place.words.spans or place.precision == "country" or _is_of_a_town(place.words.text):
        return None
    if place.precision == "admin1" and not place.admin1:
        return None
    if place.name:
        return place.name if place.precision else None
    proper = PROPER.search(place.words.text.partition(" … ")[0])
    return proper[0] if proper else None


def _is_goal(account: Account) -> bool:
    """Whether people were taken to the place of an act, or fled there; who visits is where they go."""
    if account.action.type == "CONSULT" or not account.place.words.spans:
        return False
    start = account.place.words.spans[0][0]
    return _is_bound_for(account.report.text[max(start - 40, 0) : start])


@lru_cache(maxsize=16_384)
def _is_of_a_town(words: str) -> bool:
    return OF_A_TOWN.search(words) is not None


@lru_cache(maxsize=16_384)
def _is_bound_for(before: str) -> bool:
    return BOUND_FOR.search(before) is not None


def _face(name: str, place: Place) -> _Face:
    guessed = place.lat is None and bool(place.because)
    return _Face(
        name, folded(place.words.text), place.country, place.admin1, place.precision, place.lat, place.lon, guessed
    )


def _is_among(voice: Voice, face: _Face, known: _Faces) -> bool:
    """Whether the place that a voice tells of may be one of those known."""
    for there, others in known.items():
        told = _one_by_name(face, there)
        if told or (told is None and others.have_one(voice, face, there)):
            return True
    return False


@lru_cache(maxsize=16_384)
def _one_by_name(here: _Face, there: _Face) -> bool | None:
    """Whether two places may be one: the same name, or near each other; None where it hangs on who tells of them."""
    if folded(here.name) == folded(there.name) or here.words == there.words:
        return True
    if here.country and there.country and here.country != there.country:
        return False
    alike = True if _like_spelt(here.name, there.name) else None
    if _by_region(here, there):  # a region holds its towns; two regions exclude each other
        regions = here.admin1 != there.admin1 and None not in (here.admin1, there.admin1)
        return alike if regions else True
    if None not in (here.lat, here.lon, there.lat, there.lon):
        return apart_km((here.lat, here.lon), (there.lat, there.lon)) <= OTHER_PLACE_KM
    return alike


def _by_region(here: _Face, there: _Face) -> bool:
    return "admin1" in (here.precision, there.precision) and not (here.guessed or there.guessed)


def _one_as_told(one: tuple[Voice, _Face], other: tuple[Voice, _Face]) -> bool:
    """Whether two places of which their names say nothing may be one.

    A place that no gazetteer knows may lie anywhere in its country, so the two must be told in the same words, and
    neither report may name the other's place: a quarter is named beside its town.
    """
    (voice, here), (voice_there, there) = one, other
    if not told_alike(voice, voice_there):
        return True
    if _by_region(here, there):
        return False
    text, text_there = voice.report.text, voice_there.report.text
    if voice.report_id == voice_there.report_id or not (text and text_there):
        return True
    return there.name in text or here.name in text_there


def is_detail(place: Place, of: Place) -> bool:
    """Whether whoever gives the first place tells of the other in more words or fewer: its town, region or country."""
    if place.name and of.name and folded(place.name) == folded(of.name):
        return True
    if not place.name or not of.country or place.country != of.country:
        return False
    if "country" in (place.precision, of.precision):
        return True
    if "admin1" in (place.precision, of.precision):
        return place.admin1 is not None and place.admin1 == of.admin1
    if None in (place.lat, place.lon, of.lat, of.lon):
        return False
    return kilometres(place, of) <= OTHER_PLACE_KM


@lru_cache(maxsize=4096)
def _like_spelt(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio() >= LIKE_SPELT


@lru_cache(maxsize=16_384)
def _border_in(text: str) -> tuple[str, int, int] | None:
    """On which side of a border some sentences say it was, and where; kept, since a report is read again and again."""
    for side, pattern in (("outside", OUTSIDE), ("inside", INSIDE)):
        if match := pattern.search(text):
            return side, *match.span()
    return None
