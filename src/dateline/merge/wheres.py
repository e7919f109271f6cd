"""Disagreements on the place: towns that exclude each other, and whose waters or airspace it was."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from dateline.merge.names import folded
from dateline.merge.pairs import EARTH_KM
from dateline.merge.voices import Take, Voice, alone, parted, positions, told_alike
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


def place_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """Towns that exclude each other; a country and a town in it do not."""
    groups: list[list[Voice]] = []
    names: list[set[str]] = []
    for voice in voices:
        name = _called(voice.account.place) if voice.factual and not _is_goal(voice.account) else None
        if name is None:
            continue
        folded_name = folded(name)
        home = next(
            (
                at
                for at, group in enumerate(groups)
                if folded_name in names[at] or any(_one_place(voice, other) for other in group)
            ),
            len(groups),
        )
        if home == len(groups):
            groups.append([])
            names.append(set())
        groups[home].append(voice)
        names[home].add(folded_name)
    takes = [
        Take(_called(group[0].account.place) or "", voice, voice.account.place.words)
        for group in groups
        for voice in group
    ]
    found = positions(takes)
    if parted(found):
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
    found = positions(takes)
    if parted(found):
        values = " against ".join(f"“{each.words[0].text}”" for each in found)
        yield Disagreement("place", None, "contradiction", tuple(found), f"Where it was: {values}.", alone(found))


def _called(place: Place) -> str | None:
    """The name of a town that words say; of one that no gazetteer knows, as it is written."""
    if not place.words.spans or place.precision == "country" or OF_A_TOWN.search(place.words.text):
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
    return BOUND_FOR.search(account.report.text[max(start - 40, 0) : start]) is not None


def _one_place(one: Voice, other: Voice) -> bool:
    """Whether two places may be one: the same name, near each other, or one unknown and not clearly put for the other.

    A place that no gazetteer knows may lie anywhere in its country, so the two must be told in the same words, and
    neither report may name the other's place: a quarter is named beside its town.
    """
    here, there = one.account.place, other.account.place
    name, name_there = _called(here) or "", _called(there) or ""
    if folded(name) == folded(name_there) or folded(here.words.text) == folded(there.words.text):
        return True
    if here.country and there.country and here.country != there.country:
        return False
    guessed = any(each.lat is None and each.because for each in (here, there))
    if (
        "admin1" in (here.precision, there.precision) and not guessed
    ):  # a region holds its towns; two regions exclude each other
        regions = here.admin1 != there.admin1 and None not in (here.admin1, there.admin1)
        return not regions or not told_alike(one, other) or _like_spelt(name, name_there)
    if None not in (here.lat, here.lon, there.lat, there.lon):
        return kilometres(here, there) <= OTHER_PLACE_KM
    if one.report_id == other.report_id or not told_alike(one, other) or _like_spelt(name, name_there):
        return True
    return name_there in one.report.text or name in other.report.text or not (one.report.text and other.report.text)


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


def kilometres(one: Place, other: Place) -> float:
    """Between two places with points."""
    lat, lat_other = math.radians(one.lat or 0), math.radians(other.lat or 0)
    lon = math.radians((one.lon or 0) - (other.lon or 0))
    sines = math.sin((lat - lat_other) / 2) ** 2 + math.cos(lat) * math.cos(lat_other) * math.sin(lon / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(math.sqrt(sines), 1.0))


@lru_cache(maxsize=16_384)
def _border_in(text: str) -> tuple[str, int, int] | None:
    """On which side of a border some sentences say it was, and where; kept, since a report is read again and again."""
    for side, pattern in (("outside", OUTSIDE), ("inside", INSIDE)):
        if match := pattern.search(text):
            return side, *match.span()
    return None
