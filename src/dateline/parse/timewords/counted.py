"""Lengths and what is counted by them: "almost 20 years", "three days ago", "two weeks later", "every six hours"."""

from __future__ import annotations

from dateline.model.moments import Away, Edge, Lasting, Named, PartOf, Repeated, Unit, Vague
from dateline.parse.timewords.calendar_dates import month_of, weekday_of
from dateline.parse.timewords.counting_words import approximately, number, unit_of
from dateline.parse.timewords.lexicon import (
    FORTNIGHT,
    LENGTHS,
    PARTS,
    REFERENCE_PHRASES,
    REFERENCES,
    REGULAR,
    SEASONS,
    UNSURE_PHRASES,
    WHILES,
)
from dateline.parse.timewords.reading import Reading, Words

_FILLERS = frozenset(
    "more additional full consecutive straight long whole solid extra other further entire short fiscal "
    "successive working business trading".split()
)
_RECENT = {
    "past": -1, "last": -1, "previous": -1, "recent": -1, "latest": -1, "preceding": -1, "next": 1, "coming": 1,
    "following": 1, "first": 0, "final": 0, "opening": 0,
}  # fmt: skip
_ROUGH = frozenset("about around nearly almost roughly some over more at close well".split())
_PARTS = {("year", "month"): 12, ("hour", "minute"): 60, ("minute", "second"): 60}
_LONG = frozenset(("long", "old"))
_ENDS = frozenset(
    ("", ".", ",", ";", ":", "—", "–", ")", "”", "''", "when", "and", "but", "in", "on", "at", "by", "to")
)
_OLD = frozenset(("old", "olds"))
_VAGUE_PHRASES: dict[str, list[tuple[tuple[str, ...], str | None]]] = {}
"""By their first word; None for a length that nobody measures."""
for _phrase, _value in (*REFERENCE_PHRASES.items(), *((each, None) for each in WHILES)):
    _VAGUE_PHRASES.setdefault(_phrase[0], []).append((_phrase, _value))
_PERSONS = frozenset(
    "baby boy girl infant newborn son daughter twin twins child toddler brother sister fetus foetus puppy calf cub "
    "and or who was is from in".split()
)


def lasting(words: Words, at: int) -> Reading | None:
    """A length of time; with "ago", "later", "before" it counts from a day instead."""
    low = words.low
    start = approximately(low, at)
    if low[start] in ("the", "these", "those", "his", "her", "its", "their") or low[start : start + 2] == ["at", "the"]:
        start += 1
    verb = words.upos[start] == "VERB" or (at and words.upos[at - 1] == "AUX")  # "may last weeks"
    recent = None if verb else _RECENT.get(low[start])
    if recent is not None:
        start += 1
        start = approximately(low, start)
    counted = number(low, start)
    if counted is None and recent is None:
        return None
    value, after = counted or (None, start)
    while low[after] in _FILLERS:
        after += 1
    hyphen = low[after] == "-"
    if low[after + 1] == "-" and low[after + 2] in ("earlier", "to", "on", "over"):
        return None  # "a year-earlier loss", "a year-to-year rise": the article is the noun's
    if hyphen and start == at + 1 and low[at] in ("the", "these", "those"):
        return None  # "the 72-hour ultimatum": the article is the noun's
    after += hyphen
    told = unit_of(low[after])
    if told is None or low[after].removesuffix("s") not in (*LENGTHS, "centurie"):
        return None
    unit, plural = told
    if counted is None and not plural:
        return None  # "the past year" is a stretch of the calendar
    if not (plural or hyphen) and ((value and value > 100) or unit == "second"):
        return None  # "the 2018 day five"
    if unit == "quarter" and recent is None and not (value is None and plural):
        return None  # "three-quarters", "a quarter of the market"
    if low[after].startswith(FORTNIGHT):
        value = value and 2 * value
    value, after = _and_more(words, after + 1, value=value, unit=unit)
    if low[after] == "-" and low[after + 1] in _LONG:
        if low[after + 1] == "old" and not _of_a_thing(words, after + 2, unit=unit):
            return None  # an age
        after += 2
    if low[after] in _OLD or low[after : after + 2] == ["-", "olds"] or _some_day(words, start, after):
        return None
    # "two days" is a time anywhere, "a week" where a preposition says so ("four flights a week" does not).
    article = low[start] in ("a", "an") and after == start + 2
    alone = article and start == at and not (at and words.upos[at - 1] in ("ADP", "SCONJ", "VERB"))
    rough: Edge = "about" if start > at and low[at] in _ROUGH else ""
    return _counted_from(words, Reading(Lasting(value, unit, recent or 0), after, "DURATION", rough, not alone), at)


def _some_day(words: Words, first: int, last: int) -> bool:
    """ "Hopes one day to go home", "will one day be king"."""
    return words.low[first:last] == ["one", "day"] and words.upos[last] in ("VERB", "AUX", "PART")


def _and_more(words: Words, at: int, *, value: float | None, unit: Unit) -> tuple[float | None, int]:
    """ "A day and a half", "two hours and 20 minutes", "a year, three months": the sum, and the word after it."""
    if words.low[at : at + 3] == ["and", "a", "half"]:
        return (value or 1) + 0.5, at + 3
    counted = number(words.low, at + (words.low[at] in ("and", ","))) if value else None
    told = unit_of(words.low[counted[1]]) if counted else None
    parts = _PARTS.get((unit, told[0]), 0) if told else 0
    if value is None or counted is None or counted[0] is None or counted[0] >= parts:
        return value, at
    return value + counted[0] / parts, counted[1] + 1


def _of_a_thing(words: Words, at: int, *, unit: Unit) -> bool:
    """ "The three-week-old strike": of days, weeks and months only, and of nobody."""
    return unit in ("day", "week", "month") and bool(words.low[at].isalpha()) and words.low[at] not in _PERSONS


def _counted_from(words: Words, found: Reading, at: int) -> Reading:
    """What stands behind a length: "ago", "or so ago", "earlier", "later", "before", "from now"."""
    low, after = words.low, found.last
    length = found.moment
    assert isinstance(length, Lasting)
    if low[after : after + 2] in (["or", "so"], ["or", "more"], ["or", "two"]):
        after += 2
        found = found.but(last=after)
    word, rest = low[after], low[after + 1]
    if word == "ago":
        return found.but(moment=_away(length, -1, "now"), last=after + 1, type="DATE", sure=True)
    if (word, rest) in (("'", "time"), ("’", "time")):  # "in two years' time"
        return found.but(moment=_away(length, 1, "now"), last=after + 2, type="DATE", sure=True)
    if (word, rest) == ("from", "now") or word == "hence":
        return found.but(moment=_away(length, 1, "now"), last=after + 1 + (word == "from"), type="DATE")
    if word in ("earlier", "previously", "beforehand", "prior") or (word == "before" and rest in _ENDS):
        return found.but(moment=_away(length, -1, "then"), last=after + 1, type="DATE", sure=True)
    if word in ("later", "afterwards", "afterward", "on") or (word == "after" and rest in _ENDS):
        if word == "on" and rest not in _ENDS:
            return found
        return found.but(moment=_away(length, 1, "then"), last=after + 1, type="DATE", sure=True)
    return found


def _away(length: Lasting, sign: int, base: str) -> Away:
    return Away(length.number, length.unit, sign, base)  # type: ignore[arg-type]  # one of the bases


def bare_length(words: Words, at: int) -> Reading | None:
    """ "hours", "weeks", "decades-long", "day-long", "year-end": lengths without a number, sure only in company."""
    low = words.low
    told = unit_of(low[at])
    if told is None or low[at].removesuffix("s") not in (*LENGTHS, "centurie"):
        if low[at] in ("weeklong", "yearlong", "daylong", "monthlong", "decadelong", "overlong"):
            unit: Unit = low[at].removesuffix("long")  # type: ignore[assignment]  # a unit by the list above
            return Reading(Lasting(1, unit), at + 1, "DURATION")
        return None
    unit, plural = told
    if low[at + 1] == "-" and low[at + 2] == "long":
        return Reading(Lasting(None if plural else 1, unit), at + 3, "DURATION")
    if not plural or unit == "second" or low[at] in ("quarters", "mornings", "evenings", "nights"):
        return None
    after = at + 1
    if low[after] in ("or", "and") and (more := unit_of(low[after + 1])) and more[1]:
        after += 2
    if low[after] in ("ago", "earlier", "later") or (low[after] == "before" and low[after + 1] in _ENDS):
        sign, base = (-1, "now" if low[after] == "ago" else "then") if low[after] != "later" else (1, "then")
        return Reading(Away(None, unit, sign, base), after + 1)  # type: ignore[arg-type]  # one of the bases
    near = at > 0 and low[at - 1] in ("for", "in", "within", "lasted", "took", "after", "following")
    if low[after] == "of" and words.upos[at - 1 if at else -1] not in ("DET", "ADJ", "NUM", "PRON"):
        near = True  # "years of war"
    return Reading(Lasting(None, unit), after, "DURATION", sure=near or low[after] in ("before", "after"))


def regular(words: Words, at: int) -> Reading | None:
    """How often: "every Friday", "each year", "daily", "twice a month", "every two years", "Mondays"."""
    low = words.low
    if low[at] in REGULAR:
        capital = words.shown[at][:1].isupper() and at > 0  # the name of a paper
        if capital:
            return None
        return Reading(
            Repeated(Lasting(1, REGULAR[low[at]])),
            at + 1,
            "SET",
            sure=low[at] not in ("quarterly", "nightly"),
        )
    if low[at] in ("every", "each"):
        return _every(words, at)
    if low[at] in ("once", "twice", "thrice") or (low[at + 1] == "times" and number(low, at)):
        after = at + (2 if low[at + 1] == "times" else 1)
        told = unit_of(low[after + 1])
        if low[after] in ("a", "an", "per", "each", "every") and told and not told[1]:
            return Reading(Repeated(Lasting(1, told[0])), after + 2, "SET")
        return None
    around = _so_much_a_unit(words, at)
    if around:
        return around
    if low[at] in ("weekends", "weeknights"):
        every = Named("weekend") if low[at] == "weekends" else PartOf("NI")
        return Reading(Repeated(every), at + 1, "SET", sure=False)
    if low[at] in ("a", "per", "an") and (told := unit_of(low[at + 1])) and not told[1] and _is_amount(words, at - 1):
        return Reading(Repeated(Lasting(1, told[0])), at + 2, "SET", sure=False)
    found = low[at].removesuffix("s")
    if low[at].endswith("days") and (day := weekday_of(_singular(words, at, found), at)):
        part = PARTS.get(low[day[1]])
        named = Named("day", weekday=day[0])
        return Reading(Repeated(PartOf(part, named) if part else named), day[1] + bool(part), "SET")
    day = weekday_of(words, at)
    if day and low[day[1]] in ("mornings", "afternoons", "evenings", "nights"):
        return Reading(Repeated(PartOf(PARTS[low[day[1]]], Named("day", weekday=day[0]))), day[1] + 1, "SET")
    return None


def _so_much_a_unit(words: Words, at: int) -> Reading | None:
    """ "24 hours a day", "five days a week"."""
    counted = number(words.low, at)
    told = unit_of(words.low[counted[1]]) if counted else None
    if counted is None or told is None or not told[1] or told[0] not in LENGTHS:
        return None
    after = counted[1] + 1
    larger = unit_of(words.low[after + 1]) if words.low[after] in ("a", "per", "each", "every") else None
    if larger is None or larger[1] or larger[0] == told[0] or larger[0] not in LENGTHS:
        return None
    return Reading(Repeated(Lasting(counted[0], told[0])), after + 2, "SET")


def _is_amount(words: Words, at: int) -> bool:
    return at >= 0 and (words.upos[at] in ("NUM", "SYM") or words.low[at] in ("million", "billion", "times", "percent"))


def _singular(words: Words, at: int, word: str) -> Words:
    low = list(words.low)
    low[at] = word
    return Words(low, words.shown, words.upos)


def _every(words: Words, at: int) -> Reading | None:
    low = words.low
    after = at + 1 + (low[at + 1] in ("single", "other"))
    step = 2 if low[after - 1] == "other" else 1
    if low[after : after + 2] == ["of", "the"]:
        return None
    day = weekday_of(words, after)
    if day:
        part = PARTS.get(low[day[1]])
        named = Named("day", weekday=day[0])
        return Reading(Repeated(PartOf(part, named) if part else named), day[1] + bool(part), "SET")
    month = month_of(words, after)
    if month:
        return Reading(Repeated(Named("month", month=month[0])), month[1], "SET")
    if low[after] in SEASONS:
        return Reading(Repeated(Named("season", rank=SEASONS[low[after]])), after + 1, "SET")
    if low[after] in PARTS:
        return Reading(Repeated(PartOf(PARTS[low[after]])), after + 1, "SET")
    counted = number(low, after) or (step, after)
    told = unit_of(low[counted[1]])
    if told is None or low[counted[1]].removesuffix("s") not in LENGTHS | {"weekend"}:
        return None
    return Reading(Repeated(Lasting(counted[0], told[0])), counted[1] + 1, "SET")


def vague(words: Words, at: int) -> Reading | None:
    """ "now", "recently", "soon", "at the moment", "the future"."""
    if words.low[at] == "now" and words.low[at + 1] in ("to", "for") and at == 0:
        return None  # "Now to the weather"
    for phrase, value in _VAGUE_PHRASES.get(words.low[at], ()):
        if words.starts(at, phrase):
            if value is None:
                return Reading(Lasting(None, "time"), at + len(phrase), "DURATION", sure=False)
            beside = words.low[at + len(phrase)] in ("last", "next") or (at and words.low[at - 1] in ("year", "month"))
            if phrase[-1] == "time" and beside:
                continue  # "at this time last year", "last year at this time"
            unsure = phrase in UNSURE_PHRASES or words.low[at + len(phrase)] == "of"
            return Reading(Vague(value), at + len(phrase), sure=not unsure)
    low, before = words.low[at], words.low[at - 1] if at else ""
    if low in REFERENCES:
        if low == "recently" and before == words.low[at + 1] == "as":
            return None  # "as recently as August" is August
        if low in ("soon", "shortly") and (words.low[at + 1] in ("after", "before") or before in ("as", "too")):
            return None
        # "a previously announced plan" dates nothing that is told; "had previously denied" does.
        dates = low not in ("previously", "formerly") or before in ("had", "has", "have")
        return Reading(Vague(REFERENCES[low]), at + 1, sure=dates)
    if words.starts(at, ("the", "past")) and words.upos[at + 2] not in ("NOUN", "PROPN", "NUM", "ADJ"):
        return Reading(Vague("PAST_REF"), at + 2)
    if low in ("current", "recent", "future", "once", "earlier", "then", "former", "present"):
        if low == "earlier" and words.low[at + 1] == "than":
            return None
        value = {"current": "PRESENT_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}.get(low, "PAST_REF")
        return Reading(Vague(value), at + 1, sure=False)
    return None
