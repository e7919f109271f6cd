"""Sieges that are laid, and attacks of hackers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.sieges import hacks, lays_siege
from dateline.model import Sentence

Build = Callable[[str], Sentence]


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("siege/NOUN/2/obj to/ADP/5/case Bo/PROPN/2/obl", True),
        ("siege/ADP/2/compound:prt to/ADP/5/case Bo/PROPN/2/obl", True),
        ("wreaths/NOUN/2/obj/wreath", False),
    ],
)
def test_who_lays_siege_lays_nothing_down(sentence_of: Build, what: str, told: bool) -> None:
    assert lays_siege(sentence_of(f"Rebels/NOUN/2/nsubj laid/VERB/0/root/lay {what}"), 1) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Hackers/NOUN/2/nsubj/hacker hit/VERB/0/root railways/NOUN/2/obj/railway", True),
        (
            "Railways/NOUN/3/nsubj:pass were/AUX/3/aux:pass hit/VERB/0/root by/ADP/5/case hackers/NOUN/3/obl/hacker",
            True,
        ),
        ("Gunmen/NOUN/2/nsubj/gunman hit/VERB/0/root hackers/NOUN/2/obj/hacker", False),
    ],
)
def test_hackers_attack_systems(sentence_of: Build, words: str, told: bool) -> None:
    sentence = sentence_of(words)
    verb = next(at for at, token in enumerate(sentence.tokens) if token.lemma == "hit")
    assert hacks(sentence, verb) is told
