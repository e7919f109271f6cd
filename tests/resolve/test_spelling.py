"""Spellings fall together by rule, and different names stay apart."""

from __future__ import annotations

import pytest

from dateline.resolve.knowledge import knowledge
from dateline.resolve.spelling import consonants, consonants_of, same_name, same_word, same_words


@pytest.mark.parametrize(
    "spellings",
    [
        "gaddafi qadhafi kadafi gadhafi qaddafi khadafy kaddafi qadafi",
        "zelensky zelenskyy zelenskiy zelenskij",
        "hezbollah hizbullah hizbollah",
        "taliban taleban",
        "yanukovych yanukovich janukowitsch",
        "hussein hussain husayn hossein",
        "mohammed muhammad mohamed mohamad",
        "romanov romanoff romanow",
        "alexander aleksandr alyaksandr",
    ],
)
def test_one_name_in_many_spellings(spellings: str) -> None:
    first, *others = spellings.split()
    assert [other for other in others if not same_word(first, other)] == []


@pytest.mark.parametrize(("one", "two"), [("clinton", "clayton"), ("obama", "osama"), ("gates", "gattuso")])
def test_two_names_stay_two(one: str, two: str) -> None:
    assert not same_word(one, two)


def test_names_are_compared_by_first_and_last_word_bodies_word_by_word() -> None:
    assert same_name("Moammar Khadafy", "Muammar al-Gaddafi")
    assert not same_name("Saif Gaddafi", "Muammar al-Gaddafi")
    assert not same_words("Madras High Court", "High Anti-Corruption Court")


def test_the_tables_find_a_spelling_that_they_do_not_list() -> None:
    assert {entry.name for entry in knowledge().spelled("Volodimir Zelenskij")} == {"Volodymyr Zelenskyy"}


def test_the_frames_of_many_words_are_those_of_each() -> None:
    words = ["gaddafi", "qadhafi", "lukashenko", "khrushchev", "al", "haah", "", "x", "mladic", "zhou"]
    words += [key.rpartition(" ")[2] for key in list(knowledge().names)[::20]]
    assert consonants_of(words) == [consonants(word) for word in words]
    assert consonants_of([]) == []
