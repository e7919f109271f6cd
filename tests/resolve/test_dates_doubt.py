"""A rewritten wire's "yesterday" has two readings; what is going on now has the publication day."""

from datetime import date

from dateline.model import Time, words_of
from dateline.resolve.dates import is_background, resolve_time, time_basis
from dateline.testing import document_from_conllu

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


def test_yesterday_of_a_rewrite_has_two_readings_the_older_first() -> None:
    doc = document_from_conllu(REWRITE, published=date(2022, 6, 18))
    word = doc.sentences[1].tokens[0]
    told = Time(words=words_of(doc.report, (word.start, word.end)))
    time = resolve_time(doc, told, sentence_index=1, tense="past")
    assert time.start == date(2022, 6, 16)
    assert [reading.start for reading in time.alternatives] == [date(2022, 6, 16), date(2022, 6, 17)]
    assert all(reading.because for reading in time.alternatives)
    assert time_basis(time) == "inferred"


def test_without_words_only_the_present_is_dated() -> None:
    doc = document_from_conllu(REWRITE, published=date(2022, 6, 18))
    now = resolve_time(doc, Time(), sentence_index=1, tense="present")
    assert (now.start, now.end, time_basis(now)) == (date(2022, 6, 18), date(2022, 6, 18), "inferred")
    assert resolve_time(doc, Time(), sentence_index=1, tense="past").start is None


def test_what_ended_over_a_year_before_is_background() -> None:
    doc = document_from_conllu(REWRITE, published=date(2022, 6, 18))
    assert is_background(doc, Time(start=date(2011, 1, 1), end=date(2011, 12, 31)))
    assert not is_background(doc, Time(start=date(2021, 1, 1), end=date(2021, 12, 31)))
