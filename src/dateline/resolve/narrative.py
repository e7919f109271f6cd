"""Every time expression of a report with the days it denotes, counted once, in text order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.model import Document, Pair, Sentence, Timex
from dateline.model.moments import Away, Lasting, Named, PartOf, Shifted
from dateline.resolve.counting import Anchors, Setting, Value, count
from dateline.resolve.deed_days import Counted, calls_back, counted_from_deeds, is_away
from dateline.resolve.deed_kinds import kinds_called
from dateline.resolve.stretches import moved, stretch

REACHES = 6
"""Sentences over which "the next day" may count from a day that the text named before."""
QUARTER_REACHES = 5
"""Sentences over which "a year earlier" means the quarter whose results are told."""
NEAR = 5
"""Sentences over which a clock time or a part of the day belongs to the day named before."""
MONTH_TOLD_DAYS = 100
"""How old a month may be whose figures are told as news."""
COMPARED_WORDS = 6
"""How far before "a day earlier" the word may stand that compares figures with it."""
WIRE_DAYS = 3
"""A dateline this many days before publication is that of the text; an older one belongs to something quoted."""
_COARSE = {"day": ("week", "month", "year"), "week": ("month", "year")}
"""What nothing of a unit is counted from: "two days later" is no time after the first of a month."""
_DATED = ("day", "week", "month", "year")


Place = tuple[int, int]
"""A word: (sentence, token)."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression: its sentence, its offsets, what it denotes, and the deed that it counts from, if one."""

    sentence: int
    timex: Timex
    span: Pair
    value: Value
    counted: Counted | None = None


@dataclass(slots=True)
class _Narrative:
    """What the text has named so far, each with the sentence it stands in."""

    then: tuple[int, Value] | None = None
    then_behind: tuple[int, Value] | None = None
    day: tuple[int, Value] | None = None
    behind: tuple[int, Value] | None = None
    latest: tuple[int, Value] | None = None
    told: int = -1
    quarter: tuple[int, Value] | None = None
    reported: Value | None = None
    to_date: Value | None = None
    named: tuple[int, Value] | None = None

    def note(self, words: Sentence, timex: Timex, value: Value, *, now: date | None) -> None:
        sentence = words.index
        if _is_year_to_date(words, timex):
            self.quarter = None  # "in the first nine months, from $3 million a year earlier"
            self.to_date = value
        if value.start is None or isinstance(timex.moment, Lasting) or value.timex.endswith("_REF"):
            return
        in_passing = self.told == sentence and _is_of_a_noun(words, timex)
        if value.precision in _DATED and "/" not in value.timex and not _compares(timex) and not in_passing:
            self.then = (sentence, value)
            if now is None or value.start <= now:
                self.then_behind = self.then
        if value.precision == "day" and value.start == value.end and not (in_passing or _is_beside(words, timex)):
            self._note_day(words, timex, value, now=now)
        if isinstance(timex.moment, Named) and timex.moment.month and timex.bound != "since":
            self.named = (sentence, value)
        if "-Q" in value.timex and (isinstance(timex.moment, Named) or getattr(timex.moment, "by", -4) > -4):
            self._note_quarter(sentence, value, now)
            self.to_date = None

    def _note_day(self, words: Sentence, timex: Timex, value: Value, *, now: date | None) -> None:
        """The day reached; the last one that does not lie ahead; and the latest of those near, the story's own."""
        sentence = words.index
        self.day = (sentence, value)
        if not _is_of_a_noun(words, timex):
            self.told = sentence
        if now is None or value.start is None or value.start > now:
            return
        self.behind = self.day
        latest = _within(self.latest, sentence, NEAR)
        if latest is None or latest.start is None or value.start >= latest.start:
            self.latest = self.day

    def day_for(self, words: Sentence, timex: Timex, *, now: date | None) -> Value | None:
        """The day that "that afternoon" or "a day earlier" counts from.

        Figures are compared with those of the day before the story's, not before the day of the last comparison; and
        what is past happened on no day that lies ahead.
        """
        if _is_beside(words, timex):
            return _within(self.latest, words.index, NEAR)
        ahead = self.day and now and self.day[1].start and self.day[1].start > now
        known = self.behind if ahead and timex.tense == "past" else self.day
        return _within(known, words.index, REACHES if _points_back(timex) else NEAR)

    def then_for(self, words: Sentence, timex: Timex) -> Value | None:
        """The stretch that the narrative has reached; days and weeks are not counted from a year told in passing."""
        if _is_beside(words, timex):
            return _within(self.latest, words.index, REACHES)
        known = _within(self.then_behind if timex.tense == "past" else self.then, words.index, REACHES)
        finer = _COARSE.get(getattr(timex.moment, "unit", ""), ())
        coarse = known and known.precision in finer
        return _within(self.day, words.index, REACHES) if coarse else known

    def named_for(self, words: Sentence, timex: Timex, *, now: date | None) -> Value | None:
        """The day or month that the sentence names; the month of the sentence before for "from a year earlier"."""
        here = _within(self.named, words.index, 0)
        before = _within(self.named, words.index, 1) if _compares(timex) and _points_back(timex) else None
        told = before and now and before.start and 0 <= (now - before.start).days <= MONTH_TOLD_DAYS
        return here or (before if told else None)

    def _note_quarter(self, sentence: int, value: Value, now: date | None) -> None:
        """The quarter whose results are told: none to come, and no older one that is named in passing.

        One that still runs is it only where it is named first ("fourth-quarter profit" of a fiscal year, in October).
        """
        known = _within(self.quarter, sentence, QUARTER_REACHES)
        if now and value.start and value.start > now:
            return
        if now and self.reported and value != self.reported and value.end and value.end >= now:
            return
        self.reported = self.reported or value
        if known is None or (known.start and value.start and value.start >= known.start):
            self.quarter = (sentence, value)


def anchor_of(doc: Document) -> tuple[date | None, str]:
    """The day the report's "today" is, and how it is called: the dateline's where it has one, else publication."""
    published = doc.report.published_day
    told = doc.report.dateline.day if doc.report.dateline else None
    if told and (published is None or -1 <= (published - told).days <= WIRE_DAYS):
        return told, "the publication day" if told == published else "the dateline's day"
    return (published, "the publication day") if published else (None, "no known day")


def dated_times(doc: Document) -> tuple[Dated, ...]:
    """All time expressions of a report in text order."""
    now, told = anchor_of(doc)
    narrative = _Narrative()
    happened: dict[str, tuple[Value, Place]] = {}
    found: list[Dated] = []
    for sentence in doc.sentences:
        for timex in sentence.times:
            span = sentence.offsets(timex.first, timex.last)
            words = doc.report.text[span[0] : span[1]]
            anchors = Anchors(
                now, told,
                then=narrative.then_for(sentence, timex),
                day=_named_behind(sentence, timex, now) or narrative.day_for(sentence, timex, now=now),
                quarter=_quarter(narrative, sentence, timex),
                named=narrative.named_for(sentence, timex, now=now),
                event=_happened(happened, sentence, timex),
            )  # fmt: skip
            value = _of_those_months(narrative, sentence, timex) or _value(
                sentence, timex, words=words, anchors=anchors
            )
            if timex.bound == "to" and found and found[-1].sentence == sentence.index:
                value = _closed_after(found[-1], value, timex)
                found[-1] = _opened_before(found[-1], value, timex)
            if found and counts_from_date(found[-1].timex, timex) and found[-1].sentence == sentence.index:
                found[-1] = _away_from(doc, found[-1], value)
            found.append(Dated(sentence.index, timex, span, value))
            narrative.note(sentence, timex, value, now=now)
            if value.start and value.precision in _DATED:
                happened.update((lemma, (value, place)) for lemma, place in _dates(sentence, timex))
    return _from_deeds(doc, found, now)


def counts_from_date(length: Timex, timex: Timex) -> bool:
    """Whether a length counts from the date behind it: "two days before Christmas", "a week after 3 May"."""
    return is_away(length) and timex.first <= length.event < timex.last and timex.bound in ("before", "after")


def _away_from(doc: Document, each: Dated, value: Value) -> Dated:
    """A length, with the days that lie so far from a known day; its TIMEX3 value stays that of the length."""
    length = each.timex.moment
    is_day = value.precision == "day" and value.start is not None and value.start == value.end
    if not isinstance(length, Lasting | Away) or length.number is None or not is_day:
        return each
    link = doc.sentences[each.sentence].tokens[each.timex.last].lemma.lower()
    away = Away(length.number, length.unit, -1 if link == "before" else 1, "event")
    words = doc.report.text[slice(*each.span)]
    setting = Setting(words, each.timex.edge, "", each.timex.tense)
    found = count(away, setting, Anchors(None, "", event=value))
    why = f"“{words} {link}” {value.timex}: {value.because}"
    return replace(each, value=replace(found, timex=each.value.timex, because=why))


def _from_deeds(doc: Document, found: Sequence[Dated], now: date | None) -> tuple[Dated, ...]:
    """The expressions; those that count from a deed told elsewhere, also further down, with the days they reach."""
    times = [(each.sentence, each.timex, each.value) for each in found]
    words = [" ".join(doc.report.text[each.span[0] : each.span[1]].split()) for each in found]
    counted = counted_from_deeds(doc.sentences, times, now=now, words=words)
    return tuple(
        replace(each, value=counted[at].value, counted=counted[at]) if at in counted else each
        for at, each in enumerate(found)
    )


def by_sentence(dated: Sequence[Dated]) -> Mapping[int, tuple[Dated, ...]]:
    """The expressions of each sentence."""
    found: dict[int, list[Dated]] = {}
    for each in dated:
        found.setdefault(each.sentence, []).append(each)
    return {index: tuple(members) for index, members in found.items()}


def _is_of_a_noun(words: Sentence, timex: Timex) -> bool:
    """ "Thursday, after the blasts of Aug. 7": the day of a noun is told in passing beside that of a verb."""
    if timex.bound == "of":
        return True
    for index in range(timex.first, timex.last):
        head = words.tokens[index].head
        if head >= 0 and not timex.first <= head < timex.last:
            return words.tokens[head].upos in ("NOUN", "PROPN") and words.tokens[index].deprel.startswith("nmod")
    return False


def _is_beside(words: Sentence, timex: Timex) -> bool:
    """ "Up from 520 million a day earlier", "the day's high", "overnight": told beside the story's own day."""
    length = timex.moment
    if isinstance(length, Shifted) and length == Shifted("day", 0, "then"):
        return timex.last < len(words.tokens) and words.tokens[timex.last].text in ("'s", "’s")
    if isinstance(length, PartOf) and length.day == Shifted("day", -1):
        return words.tokens[timex.first].lemma == "overnight"
    if not isinstance(length, Away) or (length.number, length.unit, length.sign, length.base) != (1, "day", -1, "then"):
        return False
    before = words.tokens[max(0, timex.first - COMPARED_WORDS) : timex.first]
    compares = next((at for at, each in enumerate(before) if each.text.lower() in ("from", "than", "with")), -1)
    return compares >= 0 and any(each.upos in ("NUM", "SYM") for each in before[compares:])


def _compares(timex: Timex) -> bool:
    """ "From $3 million a year earlier": the story goes on from where it stood."""
    length = timex.moment
    return isinstance(length, Away) and length.sign < 0 and length.unit == "year" and length.number == 1


def _quarter(narrative: _Narrative, sentence: Sentence, timex: Timex) -> Value | None:
    """The quarter counted from: one named shortly before; words that speak of a quarter mean the report's, if none."""
    near = _within(narrative.quarter, sentence.index, QUARTER_REACHES)
    if near or getattr(timex.moment, "unit", "") != "quarter":
        return near
    return None if narrative.to_date and _is_period(sentence, timex) else narrative.reported


def _of_those_months(narrative: _Narrative, sentence: Sentence, timex: Timex) -> Value | None:
    """ "The year-earlier period" of nine months: TIMEX3's value is their length, no day is claimed."""
    past = isinstance(timex.moment, Shifted) and timex.moment == Shifted("quarter", -4, "then")
    if not past or narrative.quarter or narrative.to_date is None or not _is_period(sentence, timex):
        return None
    return Value(narrative.to_date.timex, because="of the months told of before, a year earlier")


def _is_period(sentence: Sentence, timex: Timex) -> bool:
    return sentence.tokens[timex.last - 1].lemma == "period"


def _is_year_to_date(sentence: Sentence, timex: Timex) -> bool:
    """ "For the nine months", "for the year ended May 31": what is compared from here on is no quarter."""
    length = timex.moment
    if not isinstance(length, Lasting):
        return False
    told = length.unit == "month" and length.number in (6, 9)
    return told or (length.unit == "year" and sentence.tokens[timex.first].lemma == "the" and length.recent == 0)


def _named_behind(sentence: Sentence, timex: Timex, now: date | None) -> Value | None:
    """ "At 9 a.m., police raided the flat on Monday": the only day of the sentence, where it stands behind the hour."""
    if not isinstance(timex.moment, PartOf) or timex.moment.day is not None:
        return None
    days = [each for each in sentence.times if _is_day(each.moment)]
    if len(days) != 1 or days[0].first < timex.last or days[0].moment is None:
        return None
    return count(days[0].moment, Setting("", "", days[0].bound, days[0].tense), Anchors(now, "the report's day"))


def _is_day(moment: object) -> bool:
    if isinstance(moment, PartOf):
        return _is_day(moment.day)
    return isinstance(moment, Named | Shifted) and moment.unit == "day" and moment.base == "now"


def _points_back(timex: Timex) -> bool:
    return getattr(timex.moment, "base", "now") != "now"


def _within(known: tuple[int, Value] | None, sentence: int, reach: int) -> Value | None:
    return known[1] if known and sentence - known[0] <= reach else None


def _value(sentence: Sentence, timex: Timex, *, words: str, anchors: Anchors) -> Value:
    if timex.moment is None:
        return Value("", because=f"“{words}” could not be read as a date")
    setting = Setting(" ".join(words.split()), timex.edge, timex.bound, timex.tense)
    moment = timex.moment
    lasts = timex.bound in ("for", "during")  # "in the three years after the war"
    if timex.event >= 0 and isinstance(moment, Lasting) and moment.number and anchors.event and not lasts:
        before = sentence.tokens[timex.last].lemma == "before"
        moment = Away(moment.number, moment.unit, -1 if before else 1, "event")
    return count(moment, setting, anchors)


def _are_weekdays(opening: Timex, closing: Timex) -> bool:
    moments = opening.moment, closing.moment
    return all(isinstance(each, Named) and each.weekday is not None and not each.day for each in moments)


def _closed_after(opening: Dated, closing: Value, timex: Timex) -> Value:
    """ "Meets Wednesday through Friday", said on a Thursday: what lies ahead ends after it has begun."""
    first, last = opening.value.start, closing.start
    ahead = opening.timex.tense in ("future", "present")
    if not ahead or not _are_weekdays(opening.timex, timex) or first is None or last is None or first < last:
        return closing
    day = stretch("day", moved(last, 7 * ((first - last).days // 7 + 1)))
    return replace(closing, timex=day.value, start=day.start, end=day.end)


def _opened_before(opening: Dated, closing: Value, timex: Timex) -> Dated:
    """ "From Monday through Friday": a weekday that opens a range lies in the week before the one that closes it."""
    first, last = opening.value.start, closing.start
    if not _are_weekdays(opening.timex, timex) or first is None or last is None or first < last:
        return opening
    day = stretch("day", moved(first, -7 * ((first - last).days // 7 + 1)))
    return replace(opening, value=replace(opening.value, timex=day.value, start=day.start, end=day.end))


def _happened(known: Mapping[str, tuple[Value, Place]], sentence: Sentence, timex: Timex) -> Value | None:
    """The day that another clause gave to what "three days after the coup" counts from."""
    if timex.event < 0:
        return None
    value, place = known.get(sentence.tokens[timex.event].lemma, (None, None))
    if value is None or place == (sentence.index, timex.event):
        return None
    if not kinds_called(sentence, timex.event):
        return value
    # where its day is known, a deed that a noun calls back is looked for among all that are told, not by its word alone
    return value if value.precision != "day" and calls_back(sentence, timex.event) else None


def _dates(sentence: Sentence, timex: Timex) -> Iterator[tuple[str, Place]]:
    """What an expression dates: its governor, and that one's subject or object."""
    for index in range(timex.first, timex.last):
        head = sentence.tokens[index].head
        if head >= 0 and not timex.first <= head < timex.last:
            for each in (head, *sentence.children_by(head, "nsubj", "obj")):
                yield sentence.tokens[each].lemma, (sentence.index, each)
