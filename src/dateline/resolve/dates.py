"""Time words → days: inclusive start and end, a precision, and the reason why.

Counted from the publication date (else the dateline's day). Nothing is invented: "recently" has no start.
Where a report rewrites an agency's older text, "yesterday" may count from that older day: both readings
are kept, the likelier first.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.model import Basis, Document, Sentence, Time, TimeReading
from dateline.resolve.dates_reading import WEEKDAY, WEEKDAYS, Tense, back_to, read_days, weekday_number

__all__ = ["Tense", "is_background", "resolve_time", "time_basis"]

BACKGROUND_DAYS = 366
"""What ended longer before publication than this is background, not the report's news."""


def resolve_time(doc: Document, time: Time, *, sentence_index: int, tense: Tense) -> Time:
    """Days of a time's words; without words, the publication day for what is told as going on now."""
    anchor, told = _anchor(doc)
    text = " ".join(time.words.text.lower().replace("’", "'").split())
    if not text:
        if tense == "present" and anchor:
            why = f"told as going on, so dated to {told} {anchor.isoformat()}"
            return replace(time, start=anchor, end=anchor, precision="day", because=why)
        return time
    start, end, precision, because = read_days(text, anchor, tense=tense, told=told)
    time = replace(time, start=start, end=end, precision=precision, because=because)
    if anchor and re.search(r"\b(?:yesterday|today|tonight|overnight)\b", text):
        return _doubted(doc, time, sentence_index=sentence_index, anchor=anchor)
    if start and precision == "day":
        return _checked(text, time)
    return time


def time_basis(time: Time) -> Basis:
    """Quoted when words name the day outright, inferred when it was counted, assigned without words."""
    if not time.words.spans:
        return "inferred" if time.start else "assigned"
    return "quoted" if time.because and time.because.startswith("stated") else "inferred"


def is_background(doc: Document, time: Time) -> bool:
    """Say whether a time ended over about a year before publication: history beside the report's news."""
    anchor, _ = _anchor(doc)
    return bool(anchor and time.start and time.end and (anchor - time.end).days > BACKGROUND_DAYS)


def _anchor(doc: Document) -> tuple[date | None, str]:
    if doc.report.published_day:
        return doc.report.published_day, "the publication day"
    if doc.report.dateline and doc.report.dateline.day:
        return doc.report.dateline.day, "the dateline's day"
    return None, "no known day"


def _checked(text: str, time: Time) -> Time:
    """Weekday and date that disagree: both readings."""
    named = WEEKDAY.search(text)
    if named is None or time.start is None or not re.search(r"\d", text):
        return time
    weekday = weekday_number(named["name"])
    if time.start.weekday() == weekday:
        return time
    other = min(
        (time.start + timedelta(d) for d in (-3, -2, -1, 1, 2, 3) if (time.start + timedelta(d)).weekday() == weekday),
        default=None,
    )
    if other is None:
        return time
    name = WEEKDAYS[weekday].capitalize()
    why = f"{time.start.isoformat()} was no {name}: weekday and date disagree"
    reading = TimeReading(other, other, f"the {name} nearest to the stated date")
    first = TimeReading(time.start, time.end, f"the stated date; {why}")
    return replace(time, because=why, alternatives=(first, reading))


def _doubted(doc: Document, time: Time, *, sentence_index: int, anchor: date) -> Time:
    """ "Yesterday" in a text that rewrites an agency's report of an earlier day: two readings."""
    older = _older_day(doc, anchor)
    if older is None or time.start is None or time.end is None:
        return time
    shift = anchor - older
    named = WEEKDAYS[older.weekday()].capitalize()
    likelier = TimeReading(
        time.start - shift, time.end - shift,
        f"counted from {named} {older.isoformat()}, the day of the agency report that this text rewrites",
    )  # fmt: skip
    plain = TimeReading(time.start, time.end, time.because or "counted from the publication day")
    return replace(
        time, start=likelier.start, end=likelier.end, because=likelier.because, alternatives=(likelier, plain)
    )


def _older_day(doc: Document, anchor: date) -> date | None:
    """The day of an older agency report that the text names: a weekday beside a statement or an agency."""
    agency = any(
        token.lemma in ("reuters", "afp", "ap", "xinhua", "tass", "agency", "dpa", "efe", "bloomberg", "interfax")
        for sentence in doc.sentences
        for token in sentence.tokens
    )
    if not agency:
        return None
    for sentence in doc.sentences[:6]:
        day = _statement_day(sentence, anchor)
        if day is not None:
            return day
    return None


def _statement_day(sentence: Sentence, anchor: date) -> date | None:
    for index, token in enumerate(sentence.tokens):
        if token.lemma not in WEEKDAYS:
            continue
        near = {token.head, *sentence.ancestors(index)[:2]}
        if any(
            sentence.tokens[at].lemma in ("statement", "say", "report", "announce", "tell", "communique", "state")
            for at in near
            if at >= 0
        ):
            day = back_to(weekday_number(token.lemma), anchor)
            if 0 < (anchor - day).days <= 3:
                return day
    return None
