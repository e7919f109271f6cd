"""Lengths that count from a deed which the report tells in other words, and those of which no day is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.model import Account, Action, Document, Status, Time, words_of
from dateline.resolve.counted_back import with_counted_times
from dateline.resolve.deed_days import calls_back
from dateline.resolve.deed_kinds import KINDS, kinds_called
from dateline.resolve.narrative import Dated, dated_times
from dateline.resolve.told_deeds import told_deeds
from timed import timed

REPORTS = Path(__file__).with_name("deeds_told.txt")


def conllu(lines: list[str]) -> str:
    """Sentences of the file of reports as CoNLL-U."""
    blocks = []
    for line in lines:
        rows = []
        for number, word in enumerate(line.split(), 1):
            shown, upos, head, relation = word.rsplit("/", 3)
            form, _, lemma = shown.partition("=")
            rows.append(f"{number} {form} {lemma or form.lower()} {upos} _ _ {head} {relation} _ _")
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks)


def reports() -> Iterator[tuple[str, str, str, list[str]]]:
    """(published, length, day, sentences) of the file of reports."""
    for block in REPORTS.read_text(encoding="utf-8").split("\n\n")[1:]:
        head, *lines = block.strip().splitlines()
        published, length, day = head.split(" | ")
        yield published, length, day, lines


def read(lines: list[str], *, published: str = "2022-06-18") -> Document:
    return timed(conllu(lines), published=date.fromisoformat(published))


def expression(doc: Document, words: str) -> Dated:
    return next(each for each in dated_times(doc) if doc.report.text[each.span[0] : each.span[1]] == words)


@pytest.mark.parametrize(("published", "length", "day", "lines"), list(reports()))
def test_a_length_counts_from_the_deed_that_a_noun_calls_back(
    published: str, length: str, day: str, lines: list[str]
) -> None:
    found = expression(read(lines, published=published), length)
    assert str(found.value.start or "-") == day
    assert (found.counted is None) == (day == "-")


SEIZED = (
    "Soldiers=soldier/NOUN/2/nsubj seized=seize/VERB/0/root power/NOUN/2/obj on/ADP/5/case 3/NUM/2/obl "
    "May/PROPN/5/nmod:unmarked ./PUNCT/2/punct"
)
CLOSED = (
    "Two/NUM/2/nummod days=day/NOUN/5/nmod:unmarked after/ADP/5/case the/DET/5/det coup/NOUN/8/obl ,/PUNCT/5/punct "
    "Ghana/PROPN/8/nsubj closed=close/VERB/0/root its/PRON/10/nmod:poss border/NOUN/8/obj ./PUNCT/8/punct"
)
SINCE = (
    "Since/ADP/3/case the/DET/3/det coup/NOUN/6/obl ,/PUNCT/3/punct police/NOUN/6/nsubj closed=close/VERB/0/root "
    "papers=paper/NOUN/6/obj ./PUNCT/6/punct"
)


def account(doc: Document, token: int) -> Account:
    """An act of the second sentence without words of time."""
    sentence = doc.sentences[1]
    action = Action("COERCE", words_of(doc.report, sentence.offsets(token, token + 1)))
    place = (sentence.start, sentence.end)
    return Account(doc.report, action, (), (), sentence=place, anchors=((1, token),), status=Status("happened"))


def test_the_reason_says_from_which_words_a_length_counts() -> None:
    found = expression(read([SEIZED, CLOSED]), "Two days")
    assert found.value.because == "“Two days after the coup”, counted from 2022-05-03, the day of “seized power”"


def test_an_act_has_the_day_that_its_clause_counts_from_a_deed() -> None:
    doc = read([SEIZED, CLOSED])
    (told,) = with_counted_times(doc, [account(doc, 7)], dated_times(doc))
    assert told.time.words.text == "Two days after the coup"
    assert (told.time.start, told.time.end, told.time.precision) == (date(2022, 5, 5), date(2022, 5, 5), "day")
    assert told.basis["time"] == "inferred"


def test_a_noun_that_calls_a_deed_back_has_its_day_and_is_not_counted_back() -> None:
    doc = read([SEIZED, CLOSED])
    (told,) = with_counted_times(doc, [account(doc, 4)], dated_times(doc))
    assert told.time.start == date(2022, 5, 3)
    assert told.time.because == "“coup” calls back “seized power”, of 2022-05-03"


def test_what_goes_on_since_a_deed_begins_with_its_day() -> None:
    doc = read([SEIZED, SINCE])
    (told,) = with_counted_times(doc, [account(doc, 5)], dated_times(doc))
    assert (told.time.start, told.time.end) == (date(2022, 5, 3), None)
    assert told.time.words.text == "Since the coup"


def test_since_a_deed_without_a_day_dates_nothing() -> None:
    doc = read([SEIZED.replace("seized=seize", "seized=lose").replace("power", "pens=pen"), SINCE])
    (told,) = with_counted_times(doc, [account(doc, 5)], dated_times(doc))
    assert told.time == Time()


def test_what_is_counted_from_a_deed_long_ago_is_history() -> None:
    sentence = SEIZED.replace("./PUNCT/2/punct", "1990/NUM/5/nmod:unmarked ./PUNCT/2/punct")
    doc = read([sentence, CLOSED])
    (told,) = with_counted_times(doc, [account(doc, 7)], dated_times(doc))
    assert told.time.start == date(1990, 5, 5)
    assert told.status.historical


def test_a_deed_told_in_other_words_is_not_looked_for_all_over_a_report() -> None:
    other = "Rain/NOUN/2/nsubj fell=fall/VERB/0/root ./PUNCT/2/punct"
    assert expression(read([SEIZED, *[other] * 24, CLOSED]), "Two days").counted
    assert expression(read([SEIZED, *[other] * 25, CLOSED]), "Two days").counted is None


@pytest.mark.parametrize(
    ("before", "calls"),
    [("the/DET", True), ("his/PRON", True), ("a/DET", False), ("another/DET", False), ("most/ADJ", False)],
)
def test_only_a_definite_noun_calls_a_deed_back(before: str, calls: bool) -> None:
    relation = "nmod:poss" if before.startswith("his") else "det"
    doc = read([f"After/ADP/3/case {before}/3/{relation} arrest/NOUN/4/obl left=leave/VERB/0/root ./PUNCT/4/punct"])
    assert calls_back(doc.sentences[0], 2) is calls


def test_what_cannot_be_planned_has_no_day_ahead() -> None:
    doc = read([SEIZED, CLOSED])
    times = [(each.sentence, each.timex, each.value) for each in dated_times(doc)]
    assert [deed.words for deed in told_deeds(doc.sentences, times, now=date(2022, 6, 1))] == ["seized power"]
    assert not told_deeds(doc.sentences, times, now=date(2022, 4, 1))


def test_every_noun_of_a_kind_calls_it_back_and_every_kind_is_told_by_something() -> None:
    for number, kind in enumerate(KINDS):
        assert kind.nouns
        for noun in kind.nouns:
            doc = read([f"The/DET/2/det {noun}/NOUN/3/nsubj ended=end/VERB/0/root ./PUNCT/3/punct"])
            assert number in kinds_called(doc.sentences[0], 1)
