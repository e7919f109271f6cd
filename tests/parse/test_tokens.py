"""Words by the conventions of the treebank."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.parse.tokens import words


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They didn't go.", ["They", "did", "n't", "go", "."]),
        ("Libya’s army can’t move", ["Libya", "’s", "army", "ca", "n’t", "move"]),
        ("It cannot hold.", ["It", "can", "not", "hold", "."]),
        ("I dont know, thats all", ["I", "do", "nt", "know", ",", "that", "s", "all"]),
        ("Its not its fault, its a trap", ["It", "s", "not", "its", "fault", ",", "it", "s", "a", "trap"]),
        ("They cant IM me, im away", ["They", "ca", "nt", "IM", "me", ",", "i", "m", "away"]),
        ("a 40-year-old U.N. envoy", ["a", "40", "-", "year", "-", "old", "U.N.", "envoy"]),
        ("Gen. Idris Ward met Mr. Oke", ["Gen.", "Idris", "Ward", "met", "Mr.", "Oke"]),
        ("1,200 dead by 10:30 in the 1980s", ["1,200", "dead", "by", "10:30", "in", "the", "1980s"]),
        ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
        (
            "Lets go; your a star, ill be late",
            ["Let", "s", "go", ";", "you", "r", "a", "star", ",", "i", "ll", "be", "late"],
        ),
        ("Lets meet; Lets act; Lets it go", ["Let", "s", "meet", ";", "Let", "s", "act", ";", "Lets", "it", "go"]),
        ("Im Jong-seok met Ive Ray", ["Im", "Jong", "-", "seok", "met", "Ive", "Ray"]),
        ("Im sure Ive seen it", ["I", "m", "sure", "I", "ve", "seen", "it"]),
        ("its in-house ill will, your ID", ["its", "in", "-", "house", "ill", "will", ",", "your", "ID"]),
        ("“No,” he said — twice…", ["“", "No", ",", "”", "he", "said", "—", "twice", "…"]),
        ("José Ñandú cafe\u0301", ["José", "Ñandú", "cafe\u0301"]),
    ],
)
def test_words_follow_the_treebank(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(max_size=80))
def test_words_cover_all_but_blanks_and_never_overlap(text: str) -> None:
    pairs = words(text)

    assert all(one[1] <= two[0] for one, two in itertools.pairwise(pairs))
    covered = {index for start, end in pairs for index in range(start, end)}
    assert all(letter.isspace() for index, letter in enumerate(text) if index not in covered)
