"""Which of two mentions of one act tells a slot more fully."""

from __future__ import annotations

from collections.abc import Callable

from dateline.model import Account, Place, Time


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
    """Whose place is the finer; but a town that was only taken over gives way to words that name another region."""
    named = [each for each in (one, other) if each.place.words.spans and each.place.precision != "country"]
    if len(named) == 1 and one.place.admin1 != other.place.admin1:
        return named[0]
    return fuller(one, other, lambda a: _place_weight(a.place))


def _place_weight(place: Place) -> int:
    return {"point": 4, "city": 3, "admin1": 2, "country": 1}.get(place.precision or "", 0)
