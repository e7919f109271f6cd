"""Days counted from other days of the text, and from the anchor of the report."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Dateline, Tense, Time, make_report, words_of
from dateline.resolve.dates import resolve_time
from dateline.resolve.narrative import anchor_of, dated_times
from timed import plain, timed

STORY = """
1 Police police NOUN _ _ 2 nsubj _ _
2 shot shoot VERB _ _ 0 root _ _
3 him he PRON _ _ 2 obj _ _
4 on on ADP _ _ 5 case _ _
5 June june PROPN _ _ 2 obl _ _
6 3 3 NUM _ _ 5 nummod _ SpaceAfter=No
7 . . PUNCT _ _ 2 punct _ _

1 The the DET _ _ 3 det _ _
2 next next ADJ _ _ 3 amod _ _
3 day day NOUN _ _ 5 obl _ _
4 crowds crowd NOUN _ _ 5 nsubj _ _
5 marched march VERB _ _ 0 root _ _
6 at at ADP _ _ 7 case _ _
7 dawn dawn NOUN _ _ 5 obl _ SpaceAfter=No
8 . . PUNCT _ _ 5 punct _ _

1 Two two NUM _ _ 2 nummod _ _
2 days day NOUN _ _ 6 obl _ _
3 after after ADP _ _ 5 case _ _
4 the the DET _ _ 5 det _ _
5 march march NOUN _ _ 6 obl _ _
6 he he PRON _ _ 0 root _ _
7 died die VERB _ _ 6 acl _ SpaceAfter=No
8 . . PUNCT _ _ 6 punct _ _
"""


def test_the_next_day_counts_from_the_day_named_before() -> None:
    values = [each.value.timex for each in dated_times(timed(STORY, published=date(2022, 6, 15)))]
    assert values[:3] == ["2022-06-03", "2022-06-04", "2022-06-04TMO"]


def test_days_before_a_happening_count_back_from_its_day() -> None:
    last = dated_times(timed(STORY.replace("after after", "before before"), published=date(2022, 6, 15)))[-1]
    assert last.value.start == date(2022, 6, 2)


QUARTERS = """
1 Sales sale NOUN _ _ 2 nsubj _ _
2 rose rise VERB _ _ 0 root _ _
3 in in ADP _ _ 6 case _ _
4 the the DET _ _ 6 det _ _
5 third third ADJ _ _ 6 amod _ _
6 quarter quarter NOUN _ _ 2 obl _ _
7 and and CCONJ _ _ 8 cc _ _
8 fell fall VERB _ _ 2 conj _ _
9 in in ADP _ _ 12 case _ _
10 the the DET _ _ 12 det _ _
11 second second ADJ _ _ 12 amod _ _
12 quarter quarter NOUN _ _ 8 obl _ SpaceAfter=No
13 . . PUNCT _ _ 2 punct _ _

1 They they PRON _ _ 2 nsubj _ _
2 rose rise VERB _ _ 0 root _ _
3 in in ADP _ _ 8 case _ _
4 the the DET _ _ 8 det _ _
5 year year NOUN _ _ 7 obl _ _
6 - - PUNCT _ _ 5 punct _ _
7 ago ago ADV _ _ 8 amod _ _
8 quarter quarter NOUN _ _ 2 obl _ SpaceAfter=No
9 . . PUNCT _ _ 2 punct _ _
"""


def test_a_year_ago_is_counted_from_the_quarter_whose_results_are_told() -> None:
    values = [each.value.timex for each in dated_times(timed(QUARTERS, published=date(1989, 10, 26)))]
    assert values == ["1989-Q3", "1989-Q2", "1988-Q3"]


def test_days_after_a_happening_count_from_its_day() -> None:
    last = dated_times(timed(STORY, published=date(2022, 6, 15)))[-1]
    assert last.value.start == date(2022, 6, 6)
    assert "the day of “marched”" in last.value.because


def test_without_a_day_named_before_no_day_is_claimed() -> None:
    story = STORY.strip().split("\n\n")[1]
    first = dated_times(timed(story, published=date(2022, 6, 15)))[0]
    assert (first.value.timex, first.value.start) == ("2022-06-16", None)


@pytest.mark.parametrize(
    ("published", "told", "anchor"),
    [
        (date(2022, 6, 15), None, date(2022, 6, 15)),
        (date(2022, 6, 15), date(2022, 6, 14), date(2022, 6, 14)),
        (date(2022, 6, 15), date(2022, 3, 1), date(2022, 6, 15)),
        (None, date(2022, 6, 14), date(2022, 6, 14)),
        (None, None, None),
    ],
)
def test_the_anchor_is_the_datelines_day_where_it_is_the_texts(
    published: date | None, told: date | None, anchor: date | None
) -> None:
    doc = timed(STORY)
    dateline = Dateline(0, 0, day=told) if told else None
    report = make_report(doc.report.text, published=published, dateline=dateline)
    from dataclasses import replace

    assert anchor_of(replace(doc, report=report))[0] == anchor


WORDS = (
    "the a last next this past Monday May 31 30th 1999 99999999 half century decades two several - ago later before "
    "after of early end 'end 's Easter Ramadan Diwali quarter third year 24:61 9:30 a.m. '80s 31/02/2020 to between "
    "and weekend night every 99/99/9999 hundred million Q4 all from now tomorrow fortnight"
).split()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=7),
    st.sampled_from([date.min, date.max, date(2024, 2, 29), None]),
    st.sampled_from(["past", "future", "present", "none"]),
)
def test_no_words_and_no_day_break_the_counting(words: list[str], published: date | None, tense: Tense) -> None:
    doc = plain(" ".join(words), published=published, tense=tense)
    dated = dated_times(doc)
    for each in dated:
        resolve_time(doc, Time(words=words_of(doc.report, each.span)), dated=dated, tense=tense)
        assert each.value.start is None or each.value.end is None or each.value.start <= each.value.end


def test_a_length_beside_a_date_leads_to_another_day() -> None:
    words = (
        "1 Dockers docker NOUN _ _ 2 nsubj _ _\n2 marched march VERB _ _ 0 root _ _\n3 two two NUM _ _ 4 nummod _ _\n"
        "4 days day NOUN _ _ 2 obl _ _\n5 before before ADP _ _ 6 case _ _\n6 Christmas christmas PROPN _ _ 2 obl _ _"
    )
    doc = timed(words, published=date(2022, 6, 15))
    told = dated_times(doc)
    assert [each.value.start for each in told] == [date(2021, 12, 23), date(2021, 12, 25)]
    feast = Time(words_of(doc.report, told[1].span))
    time = resolve_time(doc, feast, dated=told, tense="past")
    assert time.start == time.end == date(2021, 12, 23)
    assert time.words.text == "two days before Christmas"
