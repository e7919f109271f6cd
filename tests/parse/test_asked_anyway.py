"""Which verbs are read as possible acts for what stands in their sentence."""

from __future__ import annotations

import pytest

from dateline.parse.asked_anyway import asked_anyway
from dateline.testing import document_from_conllu


@pytest.mark.parametrize(
    ("verb", "upos", "noun", "is_asked"),
    [
        ("reply", "VERB", "gas", True),
        ("reply", "NOUN", "gas", False),
        ("reply", "VERB", "letter", False),
        ("reopen", "VERB", "hotline", True),
        ("paint", "VERB", "hotline", False),
    ],
)
def test_a_verb_is_read_for_what_stands_beside_it(verb: str, upos: str, noun: str, *, is_asked: bool) -> None:
    words = (
        f"1 They they PRON _ _ 2 nsubj _ _\n2 {verb} {verb} {upos} _ _ 0 root _ _\n3 {noun} {noun} NOUN _ _ 2 obl _ _\n"
    )

    assert asked_anyway(document_from_conllu(words).sentences[0].tokens) == ({1} if is_asked else set())
