"""Protests that somebody calls for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dateline import Coder
from dateline.extract.called_out import calls_out
from dateline.extract.convened import read_calling
from dateline.model import Sentence
from told import coded


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("a/DET/5/det march/NOUN/2/obl", True),
        ("calm/NOUN/2/obl", False),
        ("air/NOUN/5/compound strikes/NOUN/2/obl/strike", False),
        ("new/ADJ/5/amod strikes/NOUN/2/obl/strike on/ADP/7/case Tehran/PROPN/5/nmod", False),
        ("new/ADJ/5/amod strikes/NOUN/2/obl/strike in/ADP/7/case Tehran/PROPN/5/nmod", True),
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


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The nurses called for the march on Sunday to be banned.", "REQUEST"),
        ("The rabbi called for the protests to be peaceful.", "REQUEST"),
        ("The nurses called for a rally to be held on Sunday.", "PROTEST"),
        ("The nurses called for a march to demand higher wages.", "PROTEST"),
    ],
)
def test_what_is_to_become_of_a_march_is_asked_and_what_it_is_for_is_told(text: str, told: str) -> None:
    assert coded(Coder(), text)[0].action.type == told


@pytest.mark.parametrize("ends", ["", " off/ADP/4/compound:prt"])
def test_a_sentence_may_end_in_a_call(sentence_of: Callable[[str], Sentence], ends: str) -> None:
    words = f"What/DET/2/det strike/NOUN/4/obj unions/NOUN/4/nsubj call/VERB/0/root{ends}"
    sentence, scores = sentence_of(words), {"CONCEDE": 0.9, "PROTEST": 0.1}
    best = max(read_calling(sentence, 3, scores=scores).items(), key=lambda each: each[1])[0]
    assert best == ("CONCEDE" if ends else "PROTEST")


@pytest.mark.parametrize(
    ("whom", "told"), [("reservists/NOUN/2/obj/reservist", "MOBILIZE"), ("rain/NOUN/2/obj", "CONCEDE")]
)
def test_an_army_that_is_called_out_is_readied(sentence_of: Callable[[str], Sentence], whom: str, told: str) -> None:
    sentence = sentence_of(f"Generals/NOUN/2/nsubj called/VERB/0/root/call up/ADP/2/compound:prt {whom}")
    scores = read_calling(sentence, 1, scores={"CONCEDE": 0.8, "MOBILIZE": 0.2})
    assert max(scores, key=scores.__getitem__) == told


@pytest.mark.model
def test_the_day_of_a_march_is_not_that_of_what_else_was_done_though_it_is_today() -> None:
    text = "The opposition accused the army of torture and called for a march in Mopti on Thursday."
    (blame,) = (each for each in coded(Coder(), text) if each.action.type == "ACCUSE")
    assert not blame.time.words.spans
