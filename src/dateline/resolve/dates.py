"""When an act took place: inclusive start and end, a precision, and the reason why.

The words' own days come from `narrative`; here they are bounded ("since", "from … to"), checked and, where a report
rewrites an agency's older text, doubted. Nothing is invented: "recently" has no start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Basis, Document, Status, Tense, Time, TimePrecision, words_of
from dateline.model.moments import Moment, Named, PartOf, Shifted
from dateline.quick import replaced
from dateline.resolve.counting import Anchors, Setting, Value, count
from dateline.resolve.doubts import doubted, weekday_checked
from dateline.resolve.narrative import Dated, anchor_of, counts_from_date
from dateline.resolve.stretches import moved

__all__ = ["is_background", "resolve_time", "time_basis", "told_status"]

BACKGROUND_DAYS = 366
"""What ended longer before publication than this is background, not the report's news."""


SHOWN_BOUNDS = frozenset(("since", "until", "before"))
"""Words that bound an expression and are shown with it; where `extract` left them out, they bound something else."""


def resolve_time(doc: Document, time: Time, *, dated: Sequence[Dated], tense: Tense) -> Time:
    """Days of a time's words.

    ``dated`` are the expressions of the act's sentence, ``tense`` that of the act.
    """
    if not time.words.spans:
        return time
    own = [
        each for each in dated if any(start < each.span[1] and each.span[0] < end for start, end in time.words.spans)
    ]
    if not own:
        return replaced(time, because=f"“{time.words.text}” could not be read as a date")
    away = next((each for each in dated if each.value.start and _leads_to(each, own[0])), None)
    if away:
        words = words_of(doc.report, (away.span[0], own[0].span[1]))
        return _bounded(replaced(time, words=words), away.value, bound="")
    first, value = own[0], _in_tense(doc, own[0], tense=tense)
    if len(own) > 1 and own[1].timex.bound == "to":
        if _is_night(first.timex.moment) and own[1].value.precision == "day":
            last = own[1].value
            return replaced(
                time, start=last.start, end=last.end, precision="day", because=f"the night that ends on {last.because}"
            )
        return _ranged(time, value, own[1].value)
    is_bound = first.timex.bound not in SHOWN_BOUNDS or time.words.spans[0][0] < first.span[0]
    time = _bounded(time, value, bound=first.timex.bound if is_bound else "")
    if tense == "past" and _lies_ahead(doc, time):
        return Time()  # "remanded until 5 November", "agreed to meet on Friday": the day of what is to come
    time = weekday_checked(time, first)
    return doubted(doc, time, first)


def _leads_to(length: Dated, each: Dated) -> bool:
    """ "Two days before Christmas": the act is not of Christmas."""
    return length.sentence == each.sentence and counts_from_date(length.timex, each.timex)


def _in_tense(doc: Document, each: Dated, *, tense: Tense) -> Value:
    """The value, counted anew where only the act says whether "on Friday" is ahead ("a strike planned for Friday")."""
    moment = each.timex.moment
    anchor, told = anchor_of(doc)
    words = doc.report.text[each.span[0] : each.span[1]]
    setting = Setting(words, each.timex.edge, each.timex.bound, tense)
    ahead = anchor and each.value.start and each.value.start > anchor
    if tense == "past" and ahead and each.timex.tense != "future" and each.timex.bound not in ("until", "by"):
        back = _before(moment)  # what has happened did not happen "in April" of this year when it is March
        return count(back, setting, Anchors(anchor, told)) if back else each.value
    if tense != "future" or each.timex.tense == "future" or not isinstance(moment, Named | Shifted):
        return each.value
    if each.timex.tense == "past" and not (_is_bare_weekday(moment) and anchor):
        return each.value
    return count(moment, setting, Anchors(anchor, told))


def _is_night(moment: Moment | None) -> bool:
    """ "The night to Friday" is no stretch from some night on: it is the one before Friday's day."""
    return isinstance(moment, PartOf) and moment.part == "NI" and moment.day is None


def _is_bare_weekday(moment: Moment) -> bool:
    """ "Yesterday he offered them a meeting on Saturday": what is planned lies ahead, whatever the verb above."""
    bare = isinstance(moment, Named) and moment.weekday is not None and moment.day is None
    return bare and moment.way is None and moment.within is None  # type: ignore[union-attr]  # a Named by the line above


def _lies_ahead(doc: Document, time: Time) -> bool:
    """Say whether a time begins after the report's day, or is only known to end after it."""
    anchor, _ = anchor_of(doc)
    first = time.start or time.end
    return bool(anchor and first and first > moved(anchor, 1))


def _before(moment: Moment | None) -> Moment | None:
    """A day or month without a year, read as the last one; None for what is stated or counted otherwise."""
    if isinstance(moment, PartOf):
        day = _before(moment.day)
        return replace(moment, day=day) if day else None
    if isinstance(moment, Named) and moment.year is None and moment.within is None and moment.way is None:
        return replace(moment, way=-1)
    return None


def _bounded(time: Time, value: Value, *, bound: str) -> Time:
    start, end, precision, why = value.start, value.end, value.precision, value.because
    if start and bound == "since":
        return replaced(time, start=start, end=None, precision=precision, because=f"{why}; no end is told")
    if end and bound == "until":
        return replaced(time, start=None, end=end, precision=precision, because=f"{why}; no start is told")
    if end and bound == "within":
        return replaced(time, start=None, end=end, precision=precision, because=f"{why}; within it")
    if start and bound == "before" and value.precision != "day":
        return replaced(time, start=None, end=start, precision=precision, because=f"{why}; before it")
    return replaced(time, start=start, end=end, precision=precision, because=why)


def _ranged(time: Time, first: Value, last: Value) -> Time:
    """ "From … to": the first day of one to the last of the other."""
    precision: TimePrecision = "week" if first.precision == "day" else first.precision
    start, end = first.start, last.end
    if start and end and first.precision == "week" and last.precision == "day":
        start = moved(end, -6)  # "the week to Sunday"
    if start and end and start > end:
        return replaced(
            time, start=None, end=end, precision=precision, because=f"the range ends before it begins; {last.because}"
        )
    because = first.because if first.because == last.because else f"{first.because}; {last.because}"
    return replaced(time, start=start, end=end, precision=precision, because=because)


def time_basis(time: Time) -> Basis:
    """Quoted when words name the day outright, inferred when it was counted, assigned without words."""
    if not time.words.spans:
        return "inferred" if time.start else "assigned"
    return "quoted" if time.because and time.because.startswith("stated") else "inferred"


def told_status(doc: Document, status: Status, time: Time) -> Status:
    """The status of an act; what is told as done, or as not done, long before the report is history."""
    told = status.value in ("happened", "did_not_happen", "denied") and not status.historical
    return replace(status, historical=True) if told and is_background(doc, time) else status


def is_background(doc: Document, time: Time) -> bool:
    """Say whether a time ended over about a year before publication: history beside the report's news."""
    anchor, _ = anchor_of(doc)
    return bool(anchor and time.start and time.end and (anchor - time.end).days > BACKGROUND_DAYS)
