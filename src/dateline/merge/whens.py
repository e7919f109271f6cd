"""Disagreements on the day: days that exclude each other, and days that no calendar has."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache

from dateline.merge.kinship import impossible_dates
from dateline.merge.voices import NOT_SO, Take, Voice, alone, factual, later_than, opposed, positions, some_told_alike
from dateline.model import NO_WORDS, Account, Cause, Disagreement, Position, moment_key, words_of
from dateline.signature import dated_in
from dateline.text import overlap

NIGHT = re.compile(r"\b(?:overnight|night|midnight|early|dawn|late)\b", re.IGNORECASE)
DAY_NAMED = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
COUNTED = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|days? (?:ago|earlier|before))\b",
    re.IGNORECASE,
)
OF_SAYING = re.compile(
    r"\b(?:said|says|announced|reported|confirmed|stated|told (?:\w+ ){1,2})(?: in \w+)?,? (?:on )?$|\bas of $"
)
"""What stands before the day on which somebody spoke, which is not the day of what they spoke of."""
OF_TOLL = re.compile(
    r"\b(?:rose|risen|climbed|grew|grown|increased|jumped)(?: by \w+)? to (?:at least )?[\w,]+,? (?:on )?$"
)
"""The same for the day on which a toll rose."""


ANOTHER = re.compile(
    r"\b(?:again|another|second|(?P<number>a|one|two|three|four|five|six|several|\d{1,4}) (?P<unit>day|week)s? "
    r"(?:after|before|earlier|later))\b",
    re.IGNORECASE,
)
"""What sets an act apart from an earlier one that its sentence speaks of as well: its day is no other's."""
NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def date_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """Days that exclude each other; and days that no calendar has."""
    slips = tuple(impossible_days(voices))
    yield from slips
    told_already = {report for slip in slips for report in slip.alone}
    takes = [
        Take(day.isoformat(), voice, voice.account.time.words)
        for voice in factual(voices)
        if voice.report_id not in told_already and (day := _day(voice.account)) is not None
    ]
    if not takes:
        yield from _of_weekdays(voices)
    if len({take.value for take in takes}) < 2:
        return
    takes = _of_one_happening(takes, voices)
    found = opposed(_without_other_readings(takes))
    if found and not _one_night(found, takes) and some_told_alike(takes):
        lonely, cause = alone(found), None
        because = "The reports name days that exclude each other."
        if slip := _wrong_weekday(found, takes, lonely=lonely):
            cause, because = slip
        yield Disagreement("date", None, "contradiction", tuple(found), because, lonely, cause)


def _of_weekdays(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """Weekdays that exclude each other, where no report has a day of publication from which they could be counted."""
    takes = [
        Take(named.capitalize(), voice, voice.account.time.words)
        for voice in factual(voices)
        if voice.report.published_day is None and (named := _weekday(voice.account)) and not _another(voice.spoken)
    ]
    found = opposed(takes)
    by_night = any(NIGHT.search(take.words.text) for take in takes)
    if found and not by_night and some_told_alike(takes):
        because = "The reports name weekdays that exclude each other; none says on which day it was published."
        yield Disagreement("date", None, "contradiction", tuple(found), because, alone(found), None)


def _weekday(account: Account) -> str | None:
    """The one weekday that an act's words of time name, if they are not the words of when it was said."""
    words = account.time.words
    named = _weekdays(words.text)
    if len(named) != 1 or account.time.start is not None:
        return None
    start = words.spans[0][0]
    return None if _is_of_speech(account.report.text[max(start - 40, 0) : start]) else next(iter(named))


def _of_one_happening(takes: Sequence[Take], voices: Sequence[Voice]) -> list[Take]:
    """The takes without those of another happening that came after: told as such, or after a denial of the first.

    A day that somebody had told before the denial is what was denied.
    """
    denied = [voice.report.published for voice in voices if voice.account.status.value in NOT_SO]
    values = sorted({take.value for take in takes})
    after = {value for value in values[1:] if denied and _came_after(value, takes, denied=denied)}
    days = [date.fromisoformat(value) for value in values]
    return [take for take in takes if take.value not in after and not _is_apart(take, days)]


def _came_after(value: str, takes: Sequence[Take], *, denied: Sequence[datetime | date | None]) -> bool:
    """Whether a day was told by nobody before a denial that was out by then."""
    told = [take.voice.report.published for take in takes if take.value == value]
    if None in told:
        return False
    first, day = min(told, key=moment_key), date.fromisoformat(value)
    return any(later_than(first, moment) and not later_than(moment, day) for moment in denied)


def _is_apart(take: Take, days: Sequence[date]) -> bool:
    """Whether the act is told as another than what others date: the second, or four days after theirs.

    Of "four days after the raid" the raid's day is known: who dates neither that is no other's.
    """
    told = _another(take.voice.spoken)
    if told is None:
        return False
    number, unit = told
    if number is None or unit != "day":
        return True
    gaps = (abs((date.fromisoformat(take.value) - day).days) for day in days)
    return any(abs(gap - number) <= 1 for gap in gaps if gap)


@lru_cache(maxsize=16_384)
def _another(sentence: str) -> tuple[int | None, str | None] | None:
    """How many days or weeks a sentence sets its act apart; None of both where it only says that it is another."""
    match = ANOTHER.search(sentence)
    if match is None or match["unit"] is None:
        return (None, None) if match else None
    number = NUMBERS.get(match["number"].lower()) or (int(match["number"]) if match["number"].isdigit() else None)
    return number, match["unit"].lower()


def _day(account: Account) -> date | None:
    """The day of the act, where the report's words name exactly one, and are not the words of when it was said."""
    time = account.time
    if time.precision != "day" or time.start is None or time.start != time.end or not time.words.spans:
        return None
    start = time.words.spans[0][0]
    before = account.report.text[max(start - 40, 0) : start]
    return None if _is_of_speech(before) else time.start


@lru_cache(maxsize=16_384)
def _is_of_speech(before: str) -> bool:
    """Whether what stands before a day makes it the day on which somebody spoke, or a toll rose."""
    return OF_SAYING.search(before) is not None or OF_TOLL.search(before) is not None


def _without_other_readings(takes: Sequence[Take]) -> list[Take]:
    """The takes without those whose words can also be read as another's day."""
    values = {take.value for take in takes}
    keep: list[Take] = []
    for take in takes:
        readings = {
            reading.start.isoformat() for reading in take.voice.account.time.alternatives if reading.start is not None
        }
        if not (readings - {take.value}) & values:
            keep.append(take)
    return keep


def _one_night(found: Sequence[Position], takes: Sequence[Take]) -> bool:
    """Whether two days may be one night; not where both are told in one way: Friday night, Saturday night."""
    of_form: dict[str, set[str]] = {}
    for take in takes:
        if NIGHT.search(take.words.text):
            of_form.setdefault(DAY_NAMED.sub("", take.words.text.lower()), set()).add(take.value)
    if any(days >= {each.value for each in found} for days in of_form.values()):
        return False
    days = sorted(date.fromisoformat(each.value) for each in found)
    return (days[-1] - days[0]).days <= 1 and any(NIGHT.search(take.words.text) for take in takes)


def _wrong_weekday(
    found: Sequence[Position], takes: Sequence[Take], *, lonely: Sequence[str]
) -> tuple[Cause, str] | None:
    """A day counted from a word (yesterday, Tuesday) by a report that derives from another, or that stands alone."""
    reports = lonely or found[-1].reports
    outnumbered = any(len(each.reports) > len(reports) for each in found)
    for take in takes:
        word = COUNTED.search(take.words.text)
        if take.voice.report_id in reports and word:
            if not outnumbered and _tells_another_day(take, takes):
                continue
            return "wrong_weekday", f"“{word[0]}” seems to be counted from the wrong day."
    return None


def _tells_another_day(take: Take, takes: Sequence[Take]) -> bool:
    """Whether a report that derives from none names another weekday than who gives another day: "on Sunday" against
    "on Saturday" is no slip of counting, they differ. A majority against it is for the caller to see."""
    own = _weekdays(take.words.text)
    if take.voice.parent or not own:
        return False
    others = [_weekdays(other.words.text) for other in takes if other.value != take.value]
    return any(named and not named & own for named in others)


def _weekdays(words: str) -> frozenset[str]:
    lowered = words.lower()
    return frozenset(name for name in map(str.lower, calendar.day_name) if name in lowered)


def impossible_days(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """A weekday with a date that does not fall on it, in a sentence of the event."""
    seen: set[str] = set()
    for voice in voices:
        report, (start, end) = voice.report, voice.account.sentence
        if report.report_id in seen or report.published_day is None:
            continue
        for weekday, month, day in _slips(report.text[start:end], report.published_day.year):
            words = _words_of_date(report.text, (start, end), calendar.day_name[weekday], str(day))
            said = f"{calendar.day_name[weekday]}, {calendar.month_name[month]} {day}"
            own_words = voice.account.time.words.spans
            if own_words and words and not any(overlap(words, span) for span in own_words):
                continue  # another act's day
            seen.add(report.report_id)
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


@lru_cache(maxsize=4096)
def _slips(sentence: str, year: int) -> Sequence[tuple[int, int, int]]:
    return impossible_dates(dated_in(sentence), year)


def _words_of_date(text: str, within: tuple[int, int], weekday: str, day: str) -> tuple[int, int] | None:
    match = re.search(
        rf"{weekday}[^.;]{{0,20}}?\b{day}(?:st|nd|rd|th)?\b(?: \w+)?", text[slice(*within)], re.IGNORECASE
    )
    return (within[0] + match.start(), within[0] + match.end()) if match else None
