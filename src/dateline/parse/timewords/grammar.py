"""The longest time expression that begins at a word: all rules, and what stands before them ("early", "the end of")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dateline.model.moments import Edge, Named, PartOf, Shifted
from dateline.parse.timewords import anchored, calendar_dates, counted, daytimes, deictic, quarters
from dateline.parse.timewords.counting_words import unit_of
from dateline.parse.timewords.lexicon import (
    APPROXIMATE,
    APPROXIMATE_PAIRS,
    DAY_WORDS,
    EDGES,
    FEASTS,
    MONTHS,
    ONES,
    ORDINALS,
    PARTS,
    REFERENCE_PHRASES,
    REFERENCES,
    REGULAR,
    SCALES,
    SEASONS,
    TENS,
    TENS_OF_YEARS,
    UNCOUNTED,
    UNITS,
    WAYS,
    WEEKDAYS,
)
from dateline.parse.timewords.reading import Reading, Rule, Words

_RULES: tuple[Rule, ...] = (
    daytimes.clock,
    daytimes.hour_beside,
    daytimes.day_with_part,
    anchored.weekdays_ago,
    anchored.year_before,
    anchored.week_of,
    anchored.weeks_of,
    anchored.ranked_weekday,
    anchored.some_day,
    counted.regular,
    calendar_dates.weekday_named,
    calendar_dates.dated,
    calendar_dates.ordinal_day,
    calendar_dates.month_named,
    quarters.quarter_named,
    calendar_dates.decade_named,
    calendar_dates.century_named,
    calendar_dates.season_named,
    calendar_dates.feast_named,
    deictic.day_word,
    deictic.pointed,
    deictic.around,
    deictic.middle,
    deictic.year_told,
    deictic.end_of_unit,
    deictic.running,
    counted.vague,
    anchored.length,
    counted.bare_length,
    calendar_dates.year_named,
    daytimes.part_of_day,
)
_FIRST = frozenset(
    [
        *MONTHS, *WEEKDAYS, *SEASONS, *PARTS, *DAY_WORDS, *ONES, *TENS, *SCALES, *UNCOUNTED, *ORDINALS, *WAYS,
        *APPROXIMATE, *EDGES, *REFERENCES, *REGULAR, *UNITS, *TENS_OF_YEARS, *(name.split()[0] for name in FEASTS),
        *(pair[0] for pair in APPROXIMATE_PAIRS), *(phrase[phrase[0] in ("the", "a")] for phrase in REFERENCE_PHRASES),
        *(f"{unit}s" for unit in UNITS), *(f"{day}s" for day in WEEKDAYS), "the", "a", "an", "half", "couple", "dozen",
        "dozens", "scores", "hundreds", "tonight", "overnight", "every", "each", "once", "twice", "thrice", "per",
        "that", "same", "final", "preceding", "these", "those", "his", "her", "its", "their", "weeklong", "yearlong",
        "daylong", "monthlong", "fy", "fiscal", "'", "’", "‘", "comparable", "corresponding", "current", "recent",
        "future", "then", "former", "present", "long", "first", "q1", "q2", "q3", "q4", "h1", "h2", "calendar",
        "financial", "thousands", "all", "opening", "centuries", "wee", "small", "more", "most", "sometime",
        "while", "short", "lengthy", "extended", "midyear", "midweek", "midmonth", "weekends", "weeknights", "quite",
        "equivalent",
    ]
)  # fmt: skip
_FILLED = frozenset("additional extra full entire whole further".split())
"""Words that may stand between an article and a unit ("an additional year")."""
_ARTICLES = frozenset(("the", "a", "an", "these", "those", "his", "her", "its", "their", "all", "per"))


def read_at(words: Words, at: int) -> Reading | None:
    """The longest expression that begins at a word; None where none does."""
    word = words.low[at]
    if not _may_open(word):
        return None
    if word in _ARTICLES and words.low[at + 1] not in _FILLED and not _may_open(words.low[at + 1]):
        return None
    best = _longest(words, at)
    for edge, start in _edges(words, at):
        rest = _longest(words, start)
        if rest and (best is None or rest.last > best.last) and _takes_edge(rest):
            best = rest.but(edge=edge, sure=rest.sure or _placed(rest))
    if best and words.low[best.last : best.last + 2] in (["'s", "end"], ["’s", "end"]) and _takes_edge(best):
        best = best.but(last=best.last + 2, edge="end")
    return best


@lru_cache(maxsize=20_000)
def _may_open(word: str) -> bool:
    """Whether an expression can begin with a word: most words of a text are turned away here."""
    return word in _FIRST or word[:1].isdigit() or word.rstrip(".") in _FIRST or word.startswith("fy")


def _longest(words: Words, at: int) -> Reading | None:
    best: Reading | None = None
    for rule in _RULES:
        found = rule(words, at)
        if found and (best is None or found.last > best.last):
            best = found
    return best


ALSO_VERBS = frozenset("close end start".split())
"""Edges that are verbs before "on" and "in", and nouns before "of"."""


def _takes_edge(found: Reading) -> bool:
    return isinstance(found.moment, Named | Shifted | PartOf)


def _placed(found: Reading) -> bool:
    """ "Early in the week", "the end of the year": words that would be unsure alone."""
    return isinstance(found.moment, Named | Shifted)


def _edges(words: Words, at: int) -> Iterator[tuple[Edge, int]]:
    """What may stand before an expression: (edge, the word the expression begins with)."""
    low = words.low
    start = at + (low[at] == "the") + (low[at] == "sometime")
    edge = EDGES.get(low[start])
    if edge is None:
        if low[at] == "sometime":
            yield "about", at + 1
        return
    after = start + 1
    if low[after] in ("on", "in") and low[start] in ALSO_VERBS:
        return  # "is due to end on Sunday"
    if low[after] in ("-", "on", "in", "of"):
        after += 1
        yield edge, after
        if low[after] == "the":
            yield edge, after + 1
        return
    if edge in ("early", "late", "mid", "earlier", "later"):
        yield edge, after
        yield from _that_unit(words, after, edge=edge)


def _that_unit(words: Words, at: int, *, edge: Edge) -> Iterator[tuple[Edge, int]]:
    if words.low[at] in ("in", "on") and unit_of(words.low[at + 2]):
        yield edge, at + 1
