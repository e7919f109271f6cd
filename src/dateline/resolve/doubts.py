"""Two readings of a time: a weekday that is not its date's, and a "yesterday" that an older text may have written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dateline.model import Document, Sentence, Time, TimeReading
from dateline.model.moments import Moment, Named, PartOf, Shifted
from dateline.resolve.named_dates import WEEKDAYS
from dateline.resolve.narrative import Dated, anchor_of
from dateline.resolve.stretches import back_to, moved

AGENCIES = frozenset(
    "reuters afp ap xinhua tass agency dpa efe bloomberg interfax anadolu upi ansa kyodo yonhap".split()
)
_TELLS = frozenset("statement say report announce tell communique state write add quote cite".split())
_NAMES = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
OLDEST_DAYS = 3
"""A rewrite follows the agency's text within so many days."""
SEARCHED = 8
"""Sentences from the top in which the older text's day is looked for."""


def weekday_checked(time: Time, dated: Dated) -> Time:
    """Weekday and date that disagree: both readings, the stated date first."""
    named = dated.timex.moment
    if isinstance(named, PartOf):
        named = named.day
    if not isinstance(named, Named) or named.weekday is None or not named.day or time.start is None:
        return time
    if time.start.weekday() == named.weekday:
        return time
    days = (moved(time.start, shift) for shift in (-1, 1, -2, 2, -3, 3))
    other = next(day for day in days if day.weekday() == named.weekday)
    name = WEEKDAYS[named.weekday]
    why = f"{time.start.isoformat()} was no {name}: weekday and date disagree"
    first = TimeReading(time.start, time.end, f"the stated date; {why}")
    reading = TimeReading(other, other, f"the {name} nearest to the stated date")
    return replace(time, because=why, alternatives=(first, reading))


def doubted(doc: Document, time: Time, dated: Dated) -> Time:
    """ "Yesterday" in a text that rewrites a report of an earlier day: two readings.

    Where the text names an agency the older is the likelier and stands first. Where it names none, only a text that
    calls the same day once "Friday" and once "yesterday" leaves a doubt, and the plain reading stands first.
    """
    if not _counted_from_today(dated.timex.moment) or time.start is None:
        return time
    anchor, told = anchor_of(doc)
    older = older_day(doc, anchor) if anchor and told == "the publication day" else None
    if older is None or anchor is None:
        return time
    rewritten = _names_agency(doc)
    if not rewritten and (anchor - older).days > 1:
        return time  # two days that a writer of this day names as well: "said on Thursday", "yesterday"
    shift = (anchor - older).days
    start, end = moved(time.start, -shift), moved(time.end, -shift) if time.end else None
    named = WEEKDAYS[older.weekday()]
    plain = TimeReading(time.start, time.end, time.because or "counted from the publication day")
    if not rewritten:
        why = f"counted from {named} {older.isoformat()}: a writer of the next day would call that day “yesterday”, too"
        return replace(time, alternatives=(plain, TimeReading(start, end, why)))
    because = f"counted from {named} {older.isoformat()}, the day of the agency report that this text rewrites"
    return replace(
        time, start=start, end=end, because=because, alternatives=(TimeReading(start, end, because), plain)
    )  # fmt: skip


def _names_agency(doc: Document) -> bool:
    return any(token.lemma in AGENCIES for sentence in doc.sentences for token in sentence.tokens)


def _counted_from_today(moment: Moment | None) -> bool:
    if isinstance(moment, PartOf):
        return _counted_from_today(moment.day)
    return isinstance(moment, Shifted) and moment.unit == "day" and moment.base == "now"


def older_day(doc: Document, anchor: date) -> date | None:
    """The day of an older report that the text names: a weekday beside a statement.

    A writer of that Friday, or of the day after, would not call the same day once "Friday" and once "yesterday".
    """
    for sentence in doc.sentences[:SEARCHED]:
        day = _statement_day(sentence, anchor)
        if day is not None:
            return day
    return None


def _statement_day(sentence: Sentence, anchor: date) -> date | None:
    for index, token in enumerate(sentence.tokens):
        if token.lemma not in _NAMES:
            continue
        if any(sentence.tokens[at].lemma in _TELLS for at in _dated_by(sentence, index)):
            day = back_to(_NAMES[token.lemma], anchor)
            if 0 < (anchor - day).days <= OLDEST_DAYS:
                return day
    return None


def _dated_by(sentence: Sentence, index: int) -> Iterator[int]:
    """The words that a weekday may date: nouns and their verb, no verb above ("freed on Thursday, it said")."""
    for at in sentence.ancestors(index)[:3]:
        yield at
        if sentence.tokens[at].upos == "VERB":
            return
