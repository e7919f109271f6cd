"""What is taken or granted and is nobody: power, asylum."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.nobody import no_parties
from dateline.model import Sentence

Build = Callable[[str], Sentence]


@pytest.mark.parametrize(
    ("verb", "noun", "nobody"),
    [
        ("seized/VERB/0/root/seize", "power/NOUN/2/obj", True),
        ("took/VERB/0/root/take", "office/NOUN/2/obj", True),
        ("granted/VERB/0/root/grant", "asylum/NOUN/2/obj", True),
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


def test_power_that_stands_behind_is_of_no_noun(sentence_of: Build) -> None:
    sentence = sentence_of("The/DET/2/det seizure/NOUN/0/root of/ADP/4/case power/NOUN/2/nmod")

    assert no_parties(sentence, 1) == ()
