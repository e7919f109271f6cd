"""Roots of words."""

from __future__ import annotations

from dateline.merge.roots import roots_of


def test_forms_of_one_word_have_one_root() -> None:
    assert roots_of("rammed") == roots_of("ramming")
    assert roots_of("signed") == roots_of("sign") == roots_of("signs")
    assert roots_of("granted") != roots_of("refused")


def test_irregular_forms_have_the_root_of_their_verb() -> None:
    assert roots_of("paid") == roots_of("pay") == roots_of("paying")
    assert roots_of("shot") == roots_of("shoot") and roots_of("withdrew") == roots_of("withdraw")
