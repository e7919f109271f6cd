"""Disagreements on the day and the place, and on who is said to have said it."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.merge.disputes import alike
from dateline.merge.kinship import impossible_dates
from dateline.merge.pairs import EARTH_KM
from dateline.merge.rows import folded, spoken_of
from dateline.merge.voices import Take, Voice, alone, parted, positions
from dateline.model import (
    NO_WORDS,
    Account,
    Cause,
    Disagreement,
    Party,
    Place,
    Position,
    Speaker,
    Words,
    words_of,
)
from dateline.signature import content_words, dated_in

OTHER_PLACE_KM = 60.0
"""Towns farther apart than this are two; a suburb and its city are one place told twice."""
NIGHT = re.compile(r"\b(?:overnight|night|midnight|early|dawn|late)\b", re.IGNORECASE)
COUNTED = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|days? (?:ago|earlier|before))\b",
    re.IGNORECASE,
)
OF_SAYING = re.compile(
    r"\b(?:said|says|announced|reported|confirmed|stated|told (?:\w+ ){1,2})(?: in \w+)?,? (?:on )?$|\bas of $"
)
"""What stands before the day on which somebody spoke, which is not the day of what they spoke of."""
SAME_CLAIM = 0.8
"""Share of content words, without the speakers', from which two sentences are one claim."""


def date_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """Days that exclude each other; and days that no calendar has."""
    slips = tuple(_impossible(voices))
    yield from slips
    told_already = {report for slip in slips for report in slip.alone}
    takes = [
        Take(day.isoformat(), voice, voice.account.time.words)
        for voice in voices
        if voice.factual and voice.report_id not in told_already and (day := _day(voice.account)) is not None
    ]
    found = _without_other_readings(positions(takes), takes)
    if parted(found) and not _one_night(found, takes):
        lonely, cause = alone(found), None
        because = "The reports name days that exclude each other."
        if slip := _wrong_weekday(lonely or found[-1].reports, takes):
            cause, because = slip
        yield Disagreement("date", None, "contradiction", tuple(found), because, lonely, cause)


def place_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """Towns that exclude each other; a country and a town in it do not."""
    groups: list[list[Voice]] = []
    for voice in voices:
        place = voice.account.place
        if (
            not voice.factual
            or not place.name
            or not place.words.spans
            or place.precision in (None, "country", "admin1")
        ):
            continue
        home = next((group for group in groups if any(_one_place(place, v.account.place) for v in group)), None)
        if home is None:
            groups.append([voice])
        else:
            home.append(voice)
    takes = [
        Take(group[0].account.place.name or "", voice, voice.account.place.words) for group in groups for voice in group
    ]
    found = positions(takes)
    if parted(found):
        values = " against ".join(each.value for each in found)
        yield Disagreement("place", None, "contradiction", tuple(found), f"Other places: {values}.", alone(found))


def attribution_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """One claim in almost the same words, laid in the mouths of different speakers."""
    spoken = [
        (voice, each)
        for voice in voices
        for each in voice.account.speakers[-1:]
        if voice.factual and (each.name or each.words.text) and not _own_act(each, voice.account)
    ]
    for at, (voice, speaker) in enumerate(spoken):
        for other, theirs in spoken[at + 1 :]:
            if voice.report_id == other.report_id or _one_speaker(speaker, theirs):
                continue
            if _claim(voice.account, other.account) >= SAME_CLAIM:
                takes = [
                    Take(_name(each), each_voice, each.words)
                    for each_voice, each in spoken
                    if _one_speaker(each, speaker) or _one_speaker(each, theirs)
                ]
                found = positions(takes)
                if parted(found):
                    because = "The same claim is laid in different mouths."
                    yield Disagreement("attribution", None, "contradiction", tuple(found), because, alone(found))
                    return


def _day(account: Account) -> date | None:
    """The day of the act, where the report's words name exactly one, and are not the words of when it was said."""
    time = account.time
    if time.precision != "day" or time.start is None or time.start != time.end or not time.words.spans:
        return None
    start = time.words.spans[0][0]
    return None if OF_SAYING.search(account.report.text[max(start - 40, 0) : start]) else time.start


def _without_other_readings(found: list[Position], takes: Sequence[Take]) -> list[Position]:
    """Positions without those whose words can also be read as another position's day."""
    values = {each.value for each in found}
    keep: list[Take] = []
    for take in takes:
        readings = {
            reading.start.isoformat() for reading in take.voice.account.time.alternatives if reading.start is not None
        }
        if not (readings - {take.value}) & values:
            keep.append(take)
    return positions(keep) if len(keep) < len(takes) else found


def _one_night(found: Sequence[Position], takes: Sequence[Take]) -> bool:
    days = sorted(date.fromisoformat(each.value) for each in found)
    return (days[-1] - days[0]).days <= 1 and any(NIGHT.search(take.words.text) for take in takes)


def _wrong_weekday(reports: Sequence[str], takes: Sequence[Take]) -> tuple[Cause, str] | None:
    """A day counted from a word (yesterday, Tuesday) by a report that derives from another, or that stands alone."""
    for take in takes:
        word = COUNTED.search(take.words.text)
        if take.voice.report_id in reports and word:
            return "wrong_weekday", f"“{word[0]}” seems to be counted from the wrong day."
    return None


def _impossible(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """A weekday with a date that does not fall on it, in a sentence of the event."""
    seen: set[str] = set()
    for voice in voices:
        report, (start, end) = voice.report, voice.account.sentence
        if report.report_id in seen or report.published_day is None:
            continue
        for weekday, month, day in impossible_dates(dated_in(report.text[start:end]), report.published_day.year):
            seen.add(report.report_id)
            words = _words_of_date(report.text, (start, end), calendar.day_name[weekday], str(day))
            said = f"{calendar.day_name[weekday]}, {calendar.month_name[month]} {day}"
            words_said = words_of(report, words) if words else NO_WORDS
            others = [
                Take(told.isoformat(), other, other.account.time.words)
                for other in voices
                if other.report_id != report.report_id and other.factual and (told := _day(other.account))
            ]
            own = (said,) if others else (calendar.day_name[weekday], f"{calendar.month_name[month]} {day}")
            found = positions([*others, *(Take(each, voice, words_said) for each in own)])
            because = f"There was no {said}, in {report.published_day.year}: the weekday or the date is wrong."
            yield Disagreement(
                "date", said, "contradiction", tuple(found), because, (report.report_id,), "wrong_weekday"
            )


def _words_of_date(text: str, within: tuple[int, int], weekday: str, day: str) -> tuple[int, int] | None:
    match = re.search(
        rf"{weekday}[^.;]{{0,20}}?\b{day}(?:st|nd|rd|th)?\b(?: \w+)?", text[slice(*within)], re.IGNORECASE
    )
    return (within[0] + match.start(), within[0] + match.end()) if match else None


def _one_place(one: Place, other: Place) -> bool:
    if one.name and other.name and folded(one.name) == folded(other.name):
        return True
    if one.country and other.country and one.country != other.country:
        return False
    if None in (one.lat, one.lon, other.lat, other.lon):
        return True  # a place that no gazetteer knows may lie anywhere in its country
    return kilometres(one, other) <= OTHER_PLACE_KM


def kilometres(one: Place, other: Place) -> float:
    """Between two places with points."""
    lat, lat_other = math.radians(one.lat or 0), math.radians(other.lat or 0)
    lon = math.radians((one.lon or 0) - (other.lon or 0))
    sines = math.sin((lat - lat_other) / 2) ** 2 + math.cos(lat) * math.cos(lat_other) * math.sin(lon / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(math.sqrt(sines), 1.0))


def _name(speaker: Speaker) -> str:
    return speaker.name or speaker.words.text.split(" … ")[0]


def _one_speaker(one: Speaker, other: Speaker) -> bool:
    if "wire" in (one.kind, other.kind) or "media" in (one.kind, other.kind):
        return True  # who carried the words is lineage, not attribution
    mine, theirs = (set(content_words(each.words.text)) | set(content_words(each.name or "")) for each in (one, other))
    if not mine or not theirs or mine & theirs:
        return True
    return bool(one.name and other.name) and alike(Party(one.words, one.name), Party(other.words, other.name))


def _own_act(speaker: Speaker, account: Account) -> bool:
    """Whether the speaker is a party of the act: who says what they did themselves is no other mouth."""
    said = set(content_words(speaker.words.text)) | set(content_words(speaker.name or ""))
    parties = (*account.actors, *account.recipients)
    return any(said & {*content_words(party.words.text), *content_words(party.name or "")} for party in parties)


def _claim(one: Account, other: Account) -> float:
    """The share of content words that two sentences share, those of their speakers left out."""
    words = []
    for account in (one, other):
        said = set(content_words(spoken_of(account)))
        words.append(said - {w for speaker in account.speakers for w in content_words(_all(speaker))})
    return len(words[0] & words[1]) / max(min(map(len, words)), 1) if all(words) else 0.0


def _all(speaker: Speaker) -> str:
    told: Sequence[Words] = (speaker.words, speaker.cue)
    return " ".join(words.text for words in told)
