"""What stands beside an act and is nobody: power, asylum, seas, lands of crowds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.extract.nobody import lands_of_crowds, losers, no_parties, waters
from dateline.model import Name, Sentence

Build = Callable[[str], Sentence]


@pytest.mark.parametrize(
    ("verb", "noun", "nobody"),
    [
        ("seized/VERB/0/root/seize", "power/NOUN/2/obj", True),
        ("took/VERB/0/root/take", "office/NOUN/2/obj", True),
        ("granted/VERB/0/root/grant", "asylum/NOUN/2/obj", True),
        ("opened/VERB/0/root/open", "fire/NOUN/2/obj", True),
        ("set/VERB/0/root/set", "fire/NOUN/2/obj", False),
        ("bombed/VERB/0/root/bomb", "power/NOUN/2/obj", False),
        ("granted/VERB/0/root/grant", "power/NOUN/2/obj", False),
        ("seized/VERB/0/root/seize", "asylum/NOUN/2/obj", False),
        ("seized/VERB/0/root/seize", "powers/NOUN/2/obj/power", False),
        ("seized/VERB/0/root/seize", "the/DET/4/det office/NOUN/2/obj", False),
        ("seized/VERB/0/root/seize", "their/PRON/4/nmod:poss office/NOUN/2/obj", False),
        ("seized/VERB/0/root/seize", "border/NOUN/4/compound control/NOUN/2/obj", False),
    ],
)
def test_what_is_taken_or_granted_is_nobody(sentence_of: Build, verb: str, noun: str, nobody: bool) -> None:
    sentence = sentence_of(
        f"Cadets/NOUN/2/nsubj/cadet {verb} {noun} in/ADP/{len(noun.split()) + 4}/case Oruro/PROPN/2/obl"
    )

    assert bool(no_parties(sentence, 1)) is nobody


@pytest.mark.parametrize(("verb", "lost"), [("retook/VERB/0/root/retake", (4,)), ("shelled/VERB/0/root/shell", ())])
def test_from_whom_something_is_taken_takes_nothing(sentence_of: Build, verb: str, lost: tuple[int, ...]) -> None:
    words = f"Cadets/NOUN/2/nsubj/cadet {verb} Oruro/PROPN/2/obj from/ADP/5/case rebels/NOUN/2/obl/rebel"
    assert losers(sentence_of(words), 1) == lost


def test_power_that_stands_behind_is_of_no_noun(sentence_of: Build) -> None:
    sentence = sentence_of("The/DET/2/det seizure/NOUN/0/root of/ADP/4/case power/NOUN/2/nmod")

    assert no_parties(sentence, 1) == ()


def test_a_sea_that_is_fired_into_is_nobody_and_one_that_talks_is(sentence_of: Callable[[str], Sentence]) -> None:
    text = "It/PRON/2/nsubj fired/VERB/0/root rockets/NOUN/2/obj into/ADP/6/case the/DET/6/det Pacific/PROPN/2/obl"
    sentence = sentence_of(text)
    named = replace(sentence, names=(Name(5, 6, "Location", 1.0),))
    assert waters(named, 1) == [5]
    assert waters(sentence, 1) == []


def test_a_land_before_a_noun_for_a_crowd_is_where_it_is(sentence_of: Callable[[str], Sentence]) -> None:
    headline = sentence_of("Peru/PROPN/2/nsubj protests/VERB/0/root :/PUNCT/4/punct updates/NOUN/2/appos")
    headline = replace(headline, names=(Name(0, 1, "Location", 1.0),))
    assert lands_of_crowds(headline, 1, "PROTEST") == [0]
    assert lands_of_crowds(headline, 1, "ACCUSE") == []
    verb = sentence_of("Peru/PROPN/2/nsubj protests/VERB/0/root ban/NOUN/2/obj")
    assert lands_of_crowds(replace(verb, names=(Name(0, 1, "Location", 1.0),)), 1, "PROTEST") == []
