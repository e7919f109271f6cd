"""Quarters and halves of a year: "the third quarter of 2021", "Q2 2023", "the first and second quarters"."""

from __future__ import annotations

import re

from dateline.model.moments import Named, Shifted
from dateline.parse.timewords.calendar_dates import decade_named, month_of, which_year
from dateline.parse.timewords.counting_words import year_number
from dateline.parse.timewords.lexicon import ORDINALS
from dateline.parse.timewords.reading import Reading, Words

_QUARTER = re.compile(r"(q|h)([1-4])")
_LAST_OF = {"quarter": 4, "half": 2}
_COORDINATES = frozenset(("and", "or", "to", "through"))


def quarter_named(words: Words, at: int) -> Reading | None:
    """Quarters and halves of a year: "the third quarter of 2021", "third-quarter", "Q2 2023", "the first half"."""
    low = words.low
    short = _QUARTER.fullmatch(low[at])
    if short:
        rank, unit, after, sure = int(short[2]), "quarter" if short[1] == "q" else "half", at + 1, True
        if unit == "half" and rank > 2:
            return None
    else:
        start = at + (low[at] == "the")
        early = year_number(low, start)  # "the 1988 second quarter", "1988's second quarter"
        if early and start > at and low[early[1]] in ("quarter", "period"):  # "the 1988 period": the one told of
            return Reading(Named("quarter", year=early[0], base="then"), early[1] + 1, sure=low[early[1]] == "quarter")
        start = early[1] + (low[early[1]] in ("'s", "’s")) if early else start
        month = None if early else month_of(words, start)
        months = _of_months(words, month) if month else None
        if months:
            return months
        if month and low[month[1]] == "quarter":  # "the September quarter" ends in September
            return Reading(Named("quarter", rank=(month[0] + 2) // 3), month[1] + 1)
        while low[start] in ("fiscal", "flat", "current", "latest", "-"):
            start += 1
        rank = {"last": 0, "final": 0}.get(low[start], ORDINALS.get(low[start], -1))
        after = start + 1 + (low[start + 1] == "-")
        unit = low[after]
        if unit in _COORDINATES or unit == "quarters":
            return _coordinated(words, at, start=start, rank=rank)
        if rank < 0 or rank > 4 or unit not in _LAST_OF or (unit == "half" and rank > 2):
            return None
        rank = rank or _LAST_OF[unit]
        sure = unit == "quarter" or low[after + 1] == "of"
        after += 1
        if early:
            return Reading(Named("quarter" if unit == "quarter" else "half", year=early[0], rank=rank), after)
    kind = "quarter" if unit == "quarter" else "half"
    skip = after + (low[after] in ("of", ",")) + (low[after : after + 2] == ["of", "fiscal"])
    year = year_number(low, skip)
    if year:
        return Reading(Named(kind, year=year[0], rank=rank), year[1])  # type: ignore[arg-type]  # one of two units
    within = which_year(words, skip + (low[skip] == "the" and low[skip + 1] in ("last", "this")))
    if within is None and low[after : after + 3] == ["of", "the", "year"]:
        within = Shifted("year", 0), after + 3
    if within:
        return Reading(Named(kind, rank=rank, within=within[0]), within[1])  # type: ignore[arg-type]  # one of two units
    decade = decade_named(words, skip) if low[after] == "of" else None
    if decade:
        return decade
    return Reading(Named(kind, rank=rank), after, sure=sure)  # type: ignore[arg-type]  # one of two units


def _of_months(words: Words, opens: tuple[int, int]) -> Reading | None:
    """ "The July-September quarter", "the January to June period": a quarter or half that two months tell."""
    low = words.low
    closes = month_of(words, opens[1] + 1) if low[opens[1]] in ("-", "–", "to", "through") else None
    if closes is None or low[closes[1]] not in ("quarter", "period", "half"):
        return None
    size, unit = {(1, 3): (3, "quarter"), (1, 6): (6, "half")}.get((opens[0] % 3, closes[0] - opens[0] + 1), (0, ""))
    if not size or closes[0] % size:
        return None
    after = closes[1] + 1
    year = year_number(low, after + (low[after] in ("of", ",")))
    rank = closes[0] // size
    return Reading(Named(unit, year=year[0] if year else None, rank=rank), year[1] if year else after)  # type: ignore[arg-type]  # one of two units


def _coordinated(words: Words, at: int, *, start: int, rank: int) -> Reading | None:
    """ "The first and second quarters": either is read by itself."""
    low, after = words.low, start + 1
    if not 1 <= rank <= 4:
        return None
    if low[after] == "quarters":
        if at < 2 or low[at - 1] not in _COORDINATES or ORDINALS.get(low[at - 2], 0) not in (1, 2, 3):
            return None
        year = year_number(low, after + 1 + (low[after + 1] == "of"))
        return Reading(Named("quarter", year=year[0] if year else None, rank=rank), year[1] if year else after + 1)
    after += 1 + (low[after + 1] == "the")
    if low[after + 1] not in ("quarter", "quarters") or ORDINALS.get(low[after], 0) not in (2, 3, 4):
        return None
    year = year_number(low, after + 2 + (low[after + 2] == "of"))
    return Reading(Named("quarter", year=year[0] if year else None, rank=rank), start + 1)
