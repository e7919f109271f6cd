"""Pronouns are a closed class."""

from __future__ import annotations

import pytest

from dateline.parse.closed import mended


@pytest.mark.parametrize(
    ("word", "upos", "wanted"),
    [
        ("soldiers", "PRON", "NOUN"), ("Demonstrators", "PRON", "NOUN"), ("four", "PRON", "NUM"), ("23", "PRON", "NUM"),
        ("They", "PRON", "PRON"), ("nobody", "PRON", "PRON"), ("it's", "PRON", "PRON"), ("soldiers", "VERB", "VERB"),
    ],
)  # fmt: skip
def test_no_other_word_is_a_pronoun(word: str, upos: str, wanted: str) -> None:
    assert mended(word, upos) == wanted
