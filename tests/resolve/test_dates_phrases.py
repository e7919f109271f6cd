"""Time phrases with publication days of our own: words in, days out."""

from datetime import date

import pytest

from dateline.model import Tense, Time, words_of
from dateline.resolve.dates import resolve_time
from dateline.resolve.narrative import dated_times
from timed import plain

# published | words | tense | start | end | precision ("-": none, "=": the same day as the start)
PHRASES = """
2022-06-15 | 2021-03-04 | past | 2021-03-04 | = | day
2022-06-15 | April 19 | past | 2022-04-19 | = | day
2022-06-15 | April 19, 2019 | past | 2019-04-19 | = | day
2022-06-15 | 19 April 2019 | past | 2019-04-19 | = | day
2022-06-15 | the 3rd of May | past | 2022-05-03 | = | day
2022-06-15 | May 3rd, 2020 | past | 2020-05-03 | = | day
2022-06-15 | Sept. 11, 2001 | past | 2001-09-11 | = | day
2022-01-05 | December 28 | past | 2021-12-28 | = | day
2022-12-28 | January 4 | future | 2023-01-04 | = | day
2022-06-15 | November 20 | future | 2022-11-20 | = | day
2022-06-15 | November 20 | past | 2021-11-20 | = | day
2022-06-15 | Monday | past | 2022-06-13 | = | day
2022-06-15 | Tuesday | past | 2022-06-14 | = | day
2022-06-15 | Wednesday | past | 2022-06-15 | = | day
2022-06-15 | Thursday | past | 2022-06-09 | = | day
2022-06-15 | Friday | past | 2022-06-10 | = | day
2022-06-15 | Saturday | past | 2022-06-11 | = | day
2022-06-15 | Sunday | past | 2022-06-12 | = | day
2022-06-15 | Thursday | future | 2022-06-16 | = | day
2022-06-15 | Monday | future | 2022-06-20 | = | day
2022-06-15 | next Tuesday | future | 2022-06-21 | = | day
2022-06-15 | last Friday | past | 2022-06-10 | = | day
2022-06-15 | last Wednesday | past | 2022-06-08 | = | day
2022-06-15 | the first two weeks of May | past | 2022-05-01 | 2022-05-14 | week
2022-06-15 | the last two weeks of April | past | 2022-04-17 | 2022-04-30 | week
2022-06-15 | the first week of May 2021 | past | 2021-05-01 | 2021-05-07 | week
2022-06-15 | the final three days of last month | past | 2022-05-29 | 2022-05-31 | week
2022-06-15 | the first ten days of the month | past | 2022-06-01 | 2022-06-10 | week
2022-06-15 | early on Friday | past | 2022-06-10 | = | day
2022-06-15 | late Sunday night | past | 2022-06-12 | = | day
2022-06-15 | Monday morning | past | 2022-06-13 | = | day
2022-06-15 | Friday's | past | 2022-06-10 | = | day
2022-06-15 | yesterday | past | 2022-06-14 | = | day
2022-06-15 | today | past | 2022-06-15 | = | day
2022-06-15 | tomorrow | future | 2022-06-16 | = | day
2022-06-15 | the day before yesterday | past | 2022-06-13 | = | day
2022-06-15 | the day after tomorrow | future | 2022-06-17 | = | day
2022-06-15 | this morning | past | 2022-06-15 | = | day
2022-06-15 | tonight | future | 2022-06-15 | = | day
2022-06-15 | last night | past | 2022-06-14 | = | day
2022-06-15 | overnight | past | 2022-06-14 | 2022-06-15 | day
2022-06-15 | two days ago | past | 2022-06-13 | = | day
2022-06-15 | 10 days ago | past | 2022-06-05 | = | day
2022-06-15 | a week ago | past | 2022-06-06 | 2022-06-12 | week
2022-06-15 | two weeks ago | past | 2022-05-30 | 2022-06-05 | week
2022-06-15 | three months ago | past | 2022-03-01 | 2022-03-31 | month
2022-03-31 | a month ago | past | 2022-02-01 | 2022-02-28 | month
2022-02-10 | six months ago | past | 2021-08-01 | 2021-08-31 | month
2022-06-15 | a year ago | past | 2021-01-01 | 2021-12-31 | year
2022-06-15 | 11 years ago | past | 2011-01-01 | 2011-12-31 | year
2022-06-15 | eleven years ago | past | 2011-01-01 | 2011-12-31 | year
2022-06-15 | thirty years ago | past | 1992-01-01 | 1992-12-31 | year
2022-06-15 | twenty-five years ago | past | 1997-01-01 | 1997-12-31 | year
2022-06-15 | almost 30 years ago | past | 1992-01-01 | 1992-12-31 | decade
2022-06-15 | two decades ago | past | 2002-01-01 | 2002-12-31 | decade
2022-06-15 | a decade ago | past | 2012-01-01 | 2012-12-31 | decade
2022-06-15 | half a century ago | past | 1972-01-01 | 1972-12-31 | decade
2022-06-15 | a century ago | past | 1922-01-01 | 1922-12-31 | decade
2022-06-15 | three hours ago | past | 2022-06-15 | = | day
2022-06-15 | 48 hours ago | past | 2022-06-13 | = | day
2022-06-15 | this week | past | 2022-06-13 | 2022-06-19 | week
2022-06-15 | earlier this week | past | 2022-06-13 | 2022-06-14 | week
2022-06-15 | later this week | future | 2022-06-16 | 2022-06-19 | week
2022-06-15 | earlier in the week | past | 2022-06-13 | 2022-06-14 | week
2022-06-15 | last week | past | 2022-06-06 | 2022-06-12 | week
2022-06-15 | late last week | past | 2022-06-06 | 2022-06-12 | week
2022-06-15 | next week | future | 2022-06-20 | 2022-06-26 | week
2022-06-15 | over the weekend | past | 2022-06-11 | 2022-06-12 | day
2022-06-15 | last weekend | past | 2022-06-11 | 2022-06-12 | day
2022-06-15 | this weekend | future | 2022-06-18 | 2022-06-19 | day
2022-06-15 | this month | past | 2022-06-01 | 2022-06-30 | month
2022-06-15 | earlier this month | past | 2022-06-01 | 2022-06-14 | month
2022-06-15 | later this month | future | 2022-06-16 | 2022-06-30 | month
2022-06-15 | last month | past | 2022-05-01 | 2022-05-31 | month
2022-01-15 | last month | past | 2021-12-01 | 2021-12-31 | month
2022-12-15 | next month | future | 2023-01-01 | 2023-01-31 | month
2022-06-15 | this year | past | 2022-01-01 | 2022-12-31 | year
2022-06-15 | earlier this year | past | 2022-01-01 | 2022-06-14 | year
2022-06-15 | later this year | future | 2022-06-16 | 2022-12-31 | year
2022-06-15 | last year | past | 2021-01-01 | 2021-12-31 | year
2022-06-15 | next year | future | 2023-01-01 | 2023-12-31 | year
2022-06-15 | last summer | past | 2021-06-01 | 2021-08-31 | month
2022-06-15 | this spring | past | 2022-03-01 | 2022-05-31 | month
2022-06-15 | next spring | future | 2023-03-01 | 2023-05-31 | month
2022-06-15 | last autumn | past | 2021-09-01 | 2021-11-30 | month
2022-06-15 | last winter | past | 2021-12-01 | 2022-02-28 | month
2022-06-15 | the summer of 2014 | past | 2014-06-01 | 2014-08-31 | month
2022-06-15 | the third quarter | past | 2021-07-01 | 2021-09-30 | month
2022-06-15 | the first quarter of 2021 | past | 2021-01-01 | 2021-03-31 | month
2022-06-15 | the second half of last year | past | 2021-07-01 | 2021-12-31 | month
2022-06-15 | the fourth quarter of last year | past | 2021-10-01 | 2021-12-31 | month
2022-06-15 | in 2014 | past | 2014-01-01 | 2014-12-31 | year
2022-06-15 | 2014 | past | 2014-01-01 | 2014-12-31 | year
2022-06-15 | since 2014 | past | 2014-01-01 | - | year
2022-06-15 | until 2014 | past | - | 2014-12-31 | year
2022-06-15 | since April | past | 2022-04-01 | - | month
2022-06-15 | since Monday | past | 2022-06-13 | - | day
2022-06-15 | since April 4 | past | 2022-04-04 | - | day
2022-06-15 | since last week | past | 2022-06-06 | - | week
2022-06-15 | since March 2019 | past | 2019-03-01 | - | month
2022-06-15 | the 1980s | past | 1980-01-01 | 1989-12-31 | decade
2022-06-15 | in the late 1990s | past | 1990-01-01 | 1999-12-31 | decade
2022-06-15 | the 2011 | past | 2011-01-01 | 2011-12-31 | year
2022-06-15 | April 2019 | past | 2019-04-01 | 2019-04-30 | month
2022-06-15 | February 2020 | past | 2020-02-01 | 2020-02-29 | month
2022-06-15 | early March 2018 | past | 2018-03-01 | 2018-03-31 | month
2022-06-15 | April | past | 2022-04-01 | 2022-04-30 | month
2022-06-15 | last October | past | 2021-10-01 | 2021-10-31 | month
2022-06-15 | October | past | 2021-10-01 | 2021-10-31 | month
2022-06-15 | October | future | 2022-10-01 | 2022-10-31 | month
2022-06-15 | March | future | 2023-03-01 | 2023-03-31 | month
2022-06-15 | last March | past | 2022-03-01 | 2022-03-31 | month
2022-06-15 | between May and June | past | 2022-05-01 | 2022-06-30 | month
2022-06-15 | between November and February | past | 2021-11-01 | 2022-02-28 | month
2022-06-15 | from March 2019 to April 2020 | past | 2019-03-01 | 2020-04-30 | month
2022-06-17 | the night to Thursday | past | 2022-06-16 | = | day
2022-06-15 | from Friday to Sunday | past | 2022-06-10 | 2022-06-12 | week
2022-06-15 | between Sunday and Tuesday | past | 2022-06-12 | 2022-06-14 | week
2022-06-15 | from 2011 to 2014 | past | 2011-01-01 | 2014-12-31 | year
2022-06-15 | between 1980 and 1988 | past | 1980-01-01 | 1988-12-31 | year
2022-06-15 | Easter Sunday | past | 2022-04-17 | = | day
2022-06-15 | Easter Monday | past | 2022-04-18 | = | day
2019-04-24 | Easter weekend | past | 2019-04-19 | 2019-04-22 | week
2019-04-24 | Good Friday | past | 2019-04-19 | = | day
2022-01-03 | Christmas Day | past | 2021-12-25 | = | day
2022-01-03 | Christmas Eve | past | 2021-12-24 | = | day
2022-01-03 | New Year's Day | past | 2022-01-01 | = | day
2022-01-03 | New Year's Eve | past | 2021-12-31 | = | day
2022-06-15 | recently | past | - | 2022-06-15 | unknown
2022-06-15 | not long ago | past | - | 2022-06-15 | unknown
2022-06-15 | years ago | past | - | 2022-06-15 | unknown
2022-06-15 | several weeks ago | past | - | 2022-06-15 | unknown
2022-06-15 | now | present | 2022-06-15 | = | day
2022-06-15 | for almost 20 years | past | - | - | unknown
2022-06-15 | three days after | past | - | - | unknown
2022-06-15 | two weeks earlier | past | - | - | unknown
2022-06-15 | the previous day | past | - | - | unknown
2022-06-15 | in two weeks | future | 2022-06-27 | 2022-07-03 | week
2022-06-15 | in three days | future | 2022-06-18 | = | day
2022-06-15 | in recent weeks | past | - | 2022-06-15 | unknown
2022-06-15 | February 30, 2021 | past | - | - | unknown
2024-02-29 | yesterday | past | 2024-02-28 | = | day
2024-03-01 | yesterday | past | 2024-02-29 | = | day
2024-01-01 | last week | past | 2023-12-25 | 2023-12-31 | week
1989-11-02 | year-end | future | 1989-12-01 | 1989-12-31 | month
2000-01-10 | this summer | past | 1999-06-01 | 1999-08-31 | month
1989-10-27 | January | past | 1989-01-01 | 1989-01-31 | month
2022-06-15 | last week Friday | past | 2022-06-10 | = | day
- | yesterday | past | - | - | unknown
- | Monday | past | - | - | unknown
- | May 3, 2020 | past | 2020-05-03 | = | day
- | in 1999 | past | 1999-01-01 | 1999-12-31 | year
- | May 2020 | past | 2020-05-01 | 2020-05-31 | month
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in PHRASES.strip().splitlines()]


def day(cell: str) -> date | None:
    return None if cell == "-" else date.fromisoformat(cell)


def dated(words: str, *, published: date | None, tense: Tense) -> Time:
    doc = plain(f"It was {words}.", published=published, tense=tense)
    told = words_of(doc.report, (7, 7 + len(words)))
    return resolve_time(doc, Time(words=told), dated=dated_times(doc), tense=tense)


@pytest.mark.parametrize(
    ("published", "words", "tense", "start", "end", "precision"), ROWS, ids=[f"{r[1]}@{r[0]}" for r in ROWS]
)
def test_words_become_days(published: str, words: str, tense: Tense, start: str, end: str, precision: str) -> None:
    time = dated(words, published=day(published), tense=tense)
    assert (time.start, time.end, time.precision) == (day(start), day(start if end == "=" else end), precision)
    assert time.because


def test_a_weekday_that_is_not_its_date_gives_both_readings() -> None:
    time = dated("Thursday, April 16th", published=date(2019, 4, 20), tense="past")
    assert {reading.start for reading in time.alternatives} == {date(2019, 4, 16), date(2019, 4, 18)}
    assert "disagree" in (time.because or "")


def test_enough_phrases() -> None:
    assert len(set(ROWS)) >= 120


@pytest.mark.parametrize(
    ("words", "start"), [("April 9", "2023-04-09"), ("April", "2023-04-01"), ("Easter", "2023-04-09")]
)
def test_what_has_happened_did_not_happen_in_a_month_to_come(words: str, start: str) -> None:
    assert dated(words, published=date(2024, 3, 8), tense="past").start == date.fromisoformat(start)


@pytest.mark.parametrize("words", ["on 3 June 2024", "until 5 November", "by 20 March 2024"])
def test_what_has_happened_is_not_dated_by_a_day_to_come(words: str) -> None:
    told = "until" if words.startswith("until") else words.split(maxsplit=1)[0]
    doc = plain(f"He was remanded {words}.", published=date(2023, 10, 23), tense="past")
    start = len("He was remanded ") + (0 if told == "until" else len(told) + 1)
    time = Time(words=words_of(doc.report, (start, len("He was remanded ") + len(words))))
    assert resolve_time(doc, time, dated=dated_times(doc), tense="past") == Time()


def test_a_weekday_of_what_is_planned_lies_ahead_whatever_the_verb_above() -> None:
    doc = plain("He offered talks on Saturday.", published=date(2015, 3, 18), tense="past")
    time = Time(words=words_of(doc.report, (20, 28)))
    ahead = resolve_time(doc, time, dated=dated_times(doc), tense="future")
    behind = resolve_time(doc, time, dated=dated_times(doc), tense="past")
    assert (ahead.start, behind.start) == (date(2015, 3, 21), date(2015, 3, 14))
