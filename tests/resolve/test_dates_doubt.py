"""A rewritten wire's "yesterday" has two readings; so has a weekday that is not its date's."""

from datetime import date

from dateline.model import Dateline, Document, Time, make_report, words_of
from dateline.resolve.dates import is_background, resolve_time, time_basis
from dateline.resolve.narrative import dated_times
from timed import timed

REWRITE = """
1 Xinhua xinhua PROPN _ _ 2 nsubj _ _
2 quoted report VERB _ _ 0 root _ _
3 a a DET _ _ 4 det _ _
4 statement statement NOUN _ _ 2 obj _ _
5 on on ADP _ _ 6 case _ _
6 Friday friday PROPN _ _ 4 nmod _ SpaceAfter=No
7 . . PUNCT _ _ 2 punct _ _

1 Yesterday yesterday NOUN _ _ 3 obl:tmod _ _
2 envoys envoy NOUN _ _ 3 nsubj _ _
3 met meet VERB _ _ 0 root _ SpaceAfter=No
4 . . PUNCT _ _ 3 punct _ _
"""


def yesterday(doc: Document) -> Time:
    word = doc.sentences[1].tokens[0]
    dated = [each for each in dated_times(doc) if each.sentence == 1]
    told = Time(words=words_of(doc.report, (word.start, word.end)))
    return resolve_time(doc, told, dated=dated, tense="past")


def test_yesterday_of_a_rewrite_has_two_readings_the_older_first() -> None:
    time = yesterday(timed(REWRITE, published=date(2022, 6, 18)))
    assert time.start == date(2022, 6, 16)
    assert [reading.start for reading in time.alternatives] == [date(2022, 6, 16), date(2022, 6, 17)]
    assert all(reading.because for reading in time.alternatives)
    assert time_basis(time) == "inferred"


FREED = """
1 Guards guard NOUN _ _ 2 nsubj _ _
2 left leave VERB _ _ 6 ccomp _ _
3 on on ADP _ _ 4 case _ _
4 Thursday thursday PROPN _ _ 2 obl _ SpaceAfter=No
5 , , PUNCT _ _ 2 punct _ _
6 said say VERB _ _ 0 root _ _
7 Xinhua xinhua PROPN _ _ 6 nsubj _ _
8 on on ADP _ _ 9 case _ _
9 Friday friday PROPN _ _ 6 obl _ SpaceAfter=No
10 . . PUNCT _ _ 6 punct _ _
"""


def test_the_older_text_is_of_the_day_of_its_saying_not_of_what_it_tells() -> None:
    told = FREED + REWRITE[REWRITE.index("\n\n") + 1 :]
    time = yesterday(timed(told, published=date(2022, 6, 18)))
    assert [reading.start for reading in time.alternatives] == [date(2022, 6, 16), date(2022, 6, 17)]


def test_yesterday_beside_its_own_weekday_is_doubted_where_no_agency_is_named_too() -> None:
    plain = REWRITE.replace("Xinhua xinhua", "Ministry ministry")
    time = yesterday(timed(plain, published=date(2022, 6, 18)))
    assert time.start == date(2022, 6, 17)
    assert [reading.start for reading in time.alternatives] == [date(2022, 6, 17), date(2022, 6, 16)]
    assert all(reading.because for reading in time.alternatives)


def test_a_statement_of_two_days_ago_without_an_agency_leaves_no_doubt() -> None:
    plain = REWRITE.replace("Xinhua xinhua", "Ministry ministry")
    time = yesterday(timed(plain, published=date(2022, 6, 19)))
    assert (time.start, time.alternatives) == (date(2022, 6, 18), ())


def test_a_statement_of_the_same_day_leaves_no_doubt() -> None:
    time = yesterday(timed(REWRITE, published=date(2022, 6, 17)))
    assert (time.start, time.alternatives) == (date(2022, 6, 16), ())


def test_a_text_with_a_dateline_counts_from_it_without_doubt() -> None:
    doc = timed(REWRITE, published=date(2022, 6, 18))
    known = Dateline(0, 0, place="Oslo", day=date(2022, 6, 17))
    report = make_report(doc.report.text, published=date(2022, 6, 18), dateline=known)
    time = yesterday(Document(report, doc.sentences))
    assert (time.start, time.alternatives) == (date(2022, 6, 16), ())


def test_what_ended_over_a_year_before_is_background() -> None:
    doc = timed(REWRITE, published=date(2022, 6, 18))
    assert is_background(doc, Time(start=date(2011, 1, 1), end=date(2011, 12, 31)))
    assert not is_background(doc, Time(start=date(2021, 1, 1), end=date(2021, 12, 31)))
