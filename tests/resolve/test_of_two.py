"""Two who face each other: no one country is theirs, least of all that of the town where they meet."""

from __future__ import annotations

import pytest

from dateline.resolve.of_two import are_opposite, is_of_two


@pytest.mark.parametrize(
    "words", ["both sides", "The two governments", "each other", "the warring parties", "two sides"]
)
def test_words_of_two_are_known_as_such(words: str) -> None:
    assert is_of_two(words) and are_opposite(words)


def test_what_belongs_to_both_faces_itself_too() -> None:
    assert are_opposite("The two countries' ministers") and are_opposite("both\nsides’ envoys")
    assert not is_of_two("the two countries' ministers")


@pytest.mark.parametrize("words", ["two men", "Two of them", "two leaders"])
def test_any_two_may_be_of_one_country(words: str) -> None:
    assert not are_opposite(words)


@pytest.mark.parametrize("words", ["the sides of the road", "both of the army's tanks", "Serbia"])
def test_other_words_are_not_of_two(words: str) -> None:
    assert not is_of_two(words) and not are_opposite(words)
