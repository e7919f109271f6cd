"""Which of two mentions of one act tells a slot more fully."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dateline.model import Account, Place, Quantity, Report, Time

FURTHER = re.compile(r"\s+(?:others?|more|further|additional)\b(?!\s+than\b)", re.IGNORECASE)
""" "Ten other people": beside those counted before."""


def fuller(one: Account, other: Account, weight: Callable[[Account], int]) -> Account:
    """The one of two whose slot weighs more, the first where both weigh the same."""
    return other if weight(other) > weight(one) else one


def time_weight(time: Time) -> int:
    """Words that give days before days without words, those before words that give none ("Tuesday" of an unknown
    week), and these before nothing."""
    sharp = {"day": 7, "week": 6, "month": 5, "year": 4, "decade": 3, "unknown": 2}
    worded = bool(time.words.spans)
    return (10 * worded + sharp[time.precision]) if time.start else int(worded)


def better_placed(one: Account, other: Account) -> Account:
    """Whose place is the finer; but a town that was only taken over gives way to words that name another region.

    A sea gives way to whatever words name on land: it is in no country.
    """
    told = [each for each in (one, other) if each.place.words.spans]
    ashore = [each for each in told if each.place.country]
    if len(told) == 2 and len(ashore) == 1:
        return ashore[0]
    named = [each for each in told if each.place.precision != "country"]
    if len(named) == 1 and one.place.admin1 != other.place.admin1:
        return named[0]
    return fuller(one, other, lambda a: _place_weight(a.place))


def _place_weight(place: Place) -> int:
    return {"point": 4, "city": 3, "admin1": 2, "country": 1}.get(place.precision or "", 0)


def new_counts(report: Report, one: Account, other: Account) -> tuple[Quantity, ...]:
    """The numbers of a second mention that the first has not."""
    return tuple(each for each in other.quantities if _is_new(each, one.quantities) or _is_further(report, each, one))


def _is_new(count: Quantity, told: Sequence[Quantity]) -> bool:
    """Whether a number is of a kind that is not told yet, or is one side's own size of a crowd."""
    same = [each for each in told if each.what == count.what]
    by_a_side = count.what == "crowd" and count.by.spans
    return not same or (bool(by_a_side) and all((each.low, each.high) != (count.low, count.high) for each in same))


def _is_further(report: Report, count: Quantity, told: Account) -> bool:
    """Whether a number counts people beside those counted in the other mention, or those beside people it counts."""
    same = [each for each in told.quantities if each.what == count.what]
    if any(each.words == count.words for each in same):
        return False
    return _is_of_others(report, count) or all(_is_of_others(report, each) for each in same)


def _is_of_others(report: Report, count: Quantity) -> bool:
    return bool(FURTHER.match(report.text, count.words.spans[-1][1]))
