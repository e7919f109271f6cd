"""Acts that a sentence counts from: the day of the raid in "the attack came four days after the raid"."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Coder
from dateline.model import Account, Action, Document, Status, Time, make_report, words_of
from dateline.resolve.counted_back import with_counted_times
from dateline.resolve.narrative import dated_times
from timed import timed

PUBLISHED = date(2024, 2, 9)  # a Friday
RECALL = """
1 Seoul seoul PROPN _ _ 2 nsubj _ _
2 left leave VERB _ _ 0 root _ _
3 on on ADP _ _ 4 case _ _
4 Wednesday wednesday PROPN _ _ 2 obl _ SpaceAfter=No
5 , , PUNCT _ _ 12 punct _ _
6 two two NUM _ _ 7 nummod _ _
7 days day NOUN _ _ 12 obl _ _
8 after after SCONJ _ _ 12 mark _ _
9 Tokyo tokyo PROPN _ _ 12 nsubj _ _
10 had have AUX _ _ 12 aux _ _
11 coldly coldly ADV _ _ 12 advmod _ _
12 refused refuse VERB _ _ 2 advcl _ SpaceAfter=No
13 . . PUNCT _ _ 2 punct _ _
"""
CAME = """
1 Rebels rebel NOUN _ _ 2 nsubj _ _
2 shelled shell VERB _ _ 0 root _ _
3 Tarnov tarnov PROPN _ _ 2 obj _ _
4 on on ADP _ _ 5 case _ _
5 Wednesday wednesday PROPN _ _ 2 obl _ SpaceAfter=No
6 . . PUNCT _ _ 2 punct _ _

1 It it PRON _ _ 2 nsubj _ _
2 came come VERB _ _ 0 root _ _
3 four four NUM _ _ 4 nummod _ _
4 days day NOUN _ _ 7 nmod _ _
5 after after ADP _ _ 7 case _ _
6 the the DET _ _ 7 det _ _
7 raid raid NOUN _ _ 2 obl _ SpaceAfter=No
8 . . PUNCT _ _ 2 punct _ _
"""
QUIET = """
1 Rebels rebel NOUN _ _ 2 nsubj _ _
2 shelled shell VERB _ _ 0 root _ _
3 Tarnov tarnov PROPN _ _ 2 obj _ _
4 on on ADP _ _ 5 case _ _
5 Wednesday wednesday PROPN _ _ 2 obl _ SpaceAfter=No
6 . . PUNCT _ _ 2 punct _ _

1 Four four NUM _ _ 2 nummod _ _
2 days day NOUN _ _ 5 nmod _ _
3 after after ADP _ _ 5 case _ _
4 the the DET _ _ 5 det _ _
5 verdict verdict NOUN _ _ 9 obl _ _
6 the the DET _ _ 7 det _ _
7 town town NOUN _ _ 9 nsubj _ _
8 is be AUX _ _ 9 cop _ _
9 quiet quiet ADJ _ _ 0 root _ SpaceAfter=No
10 . . PUNCT _ _ 9 punct _ _
"""


def test_a_clause_counts_from_the_day_of_the_main_clause() -> None:
    time = counted(RECALL, sentence=0, token=11)
    assert (time.start, time.end, time.precision, time.words.text) == (
        date(2024, 2, 5), date(2024, 2, 5), "day", "two days after",
    )  # fmt: skip
    assert time.because == "“two days after” it the text stands at 2024-02-07"


def test_a_noun_counts_from_the_day_that_the_text_named_last() -> None:
    assert counted(CAME, sentence=1, token=6).start == date(2024, 2, 3)


def test_what_is_told_of_now_counts_from_today() -> None:
    assert counted(QUIET, sentence=1, token=4).start == date(2024, 2, 5)


def test_before_counts_forward() -> None:
    assert counted(CAME.replace("after after", "before before"), sentence=1, token=6).start == date(2024, 2, 11)


def test_the_main_act_is_left_alone() -> None:
    assert counted(RECALL, sentence=0, token=1) == Time()


def test_weeks_and_months_are_counted_to_a_week_and_a_month() -> None:
    weeks = counted(CAME.replace("days day", "weeks week"), sentence=1, token=6)
    months = counted(CAME.replace("days day", "months month"), sentence=1, token=6)

    assert (weeks.start, weeks.end, weeks.precision) == (date(2024, 1, 8), date(2024, 1, 14), "week")
    assert (months.start, months.end, months.precision) == (date(2023, 10, 1), date(2023, 10, 31), "month")


def test_own_words_go_before() -> None:
    doc = timed(CAME, published=PUBLISHED)
    own = Time(words_of(doc.report, doc.sentences[0].offsets(4, 5)), PUBLISHED, PUBLISHED, "day")
    account = account_at(doc, sentence=1, token=6).but(time=own)
    assert with_counted_times(doc, (account,), dated_times(doc)) == (account,)


def counted(conllu: str, *, sentence: int, token: int) -> Time:
    doc = timed(conllu, published=PUBLISHED)
    (found,) = with_counted_times(doc, (account_at(doc, sentence=sentence, token=token),), dated_times(doc))
    return found.time


def account_at(doc: Document, *, sentence: int, token: int) -> Account:
    place = doc.sentences[sentence]
    return Account(
        doc.report,
        Action("ASSAULT", words_of(doc.report, place.offsets(token, token + 1))),
        (), (), (place.start, place.end),
        status=Status("happened"),
        anchors=((sentence, token),),
    )  # fmt: skip


@pytest.mark.model
def test_the_nearest_day_before_is_counted_from(coder: Coder) -> None:
    text = "Chile will tax copper from 1 December, the ministry said on Thursday, a day after Peru expelled its envoy."
    (expelled,) = (
        e
        for e in coder.code(make_report(text, published=PUBLISHED))
        if e.action.type == "SANCTION" and "expelled" in e.action.words.text
    )
    assert expelled.time.start == date(2024, 2, 7)
