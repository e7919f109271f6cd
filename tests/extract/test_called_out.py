"""Protests that somebody calls for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dateline import Coder
from dateline.extract.called_out import calls_out
from dateline.model import Sentence
from told import coded


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("a/DET/5/det march/NOUN/2/obl", True),
        ("calm/NOUN/2/obl", False),
        ("air/NOUN/5/compound strikes/NOUN/2/obl/strike", False),
        ("strikes/NOUN/2/obl/strike on/ADP/6/case Tehran/PROPN/4/nmod", False),
    ],
)
def test_who_calls_for_a_march_calls_people_out(sentence_of: Callable[[str], Sentence], what: str, told: bool) -> None:
    assert calls_out(sentence_of(f"Unions/NOUN/2/nsubj called/VERB/0/root/call for/ADP/5/case {what}"), 1) is told


@pytest.mark.model
def test_a_march_that_is_called_for_is_planned_for_its_day() -> None:
    accounts = coded(
        Coder(), "The opposition accused the army of torture and called for a march in Mopti on Tuesday. He will stay."
    )
    march = next(each for each in accounts if each.action.type == "PROTEST")
    assert (march.status.value, march.time.start) == ("planned", date(2023, 5, 23))
    (blame,) = (each for each in accounts if each.action.type == "ACCUSE")
    assert blame.time.start is None


@pytest.mark.model
def test_who_wants_a_rally_banned_calls_nobody_out() -> None:
    assert all(each.action.type != "PROTEST" for each in coded(Coder(), "The senator called for a rally to be banned."))


@pytest.mark.parametrize("hangs", ["obl", "xcomp"])
def test_a_strike_is_called_for_however_it_hangs(sentence_of: Callable[[str], Sentence], hangs: str) -> None:
    words = f"Factions/NOUN/2/nsubj called/VERB/0/root/call for/ADP/5/case general/ADJ/5/amod strike/NOUN/2/{hangs}"
    assert calls_out(sentence_of(words), 1)
