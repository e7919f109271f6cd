"""What the words of a name say of it by themselves."""

from __future__ import annotations

from math import log1p
from zlib import crc32

import numpy as np
import pytest

from dateline.parse.name_words import (
    BODY,
    CONTEXTS_SHARE,
    NAMES_SHARE,
    PERSON,
    ROWS,
    Known,
    Words,
    bare,
    context_rows,
    low,
    name_rows,
    row_of,
    shape,
    word_rows,
)


def test_a_word_is_compared_without_case_and_accents() -> None:
    assert low("Kraków") == "krakow" and low("NATO") == "nato" and low("Đông") == "đong"


def test_a_name_is_compared_without_article_and_genitive() -> None:
    assert bare(["the", "red", "cross", "'s"]) == "red cross" and bare(["theatre"]) == "theatre"


@pytest.mark.parametrize(
    ("word", "letter"),
    [("UN", "A"), ("Oslo", "X"), ("A", "X"), ("McKay", "M"), ("12th", "9"), ("port", "x"), ("-", "-")],
)
def test_casing_is_one_letter(word: str, letter: str) -> None:
    assert shape(word) == letter


def test_rows_of_a_word_are_those_of_its_pieces_with_marked_ends() -> None:
    assert word_rows("ab") == tuple(row_of(each) for each in ("w ab", "g ^ab", "g ab$", "g ^ab$"))


def test_a_known_name_tells_what_it_names_and_how_many_persons_have_its_words() -> None:
    key = lambda name: crc32(name.encode())  # noqa: E731 - a word of its own
    known = Known({key("ana ruiz"): PERSON, key("ruiz"): PERSON | BODY}, {key("ana"): 3}, {key("ruiz"): 5})
    whole = known.marks(["ana", "ruiz"], "ana ruiz")
    assert whole == pytest.approx([1, 0, 0, 0, log1p(3) / 3, log1p(5) / 3, 0, 1, 1])
    assert known.marks(["ruiz"], "ruiz") == pytest.approx([1, 1, 0, 0, 0, log1p(5) / 3, 1, 0, 1])
    assert known.marks(["new", "ruiz"], "new ruiz") == pytest.approx([0, 0, 0, 0, 0, log1p(5) / 3, 0, 0, 0.5])


def test_two_tables_of_names_give_log_probabilities_of_their_own() -> None:
    names = np.zeros((ROWS, 2 + 4), np.float32)
    names[row_of("w lake"), 1] = 2.0
    names[row_of("L lake"), 5] = 1.0
    words = Words(names, np.zeros(6, np.float32), np.zeros((1, 3), np.float32), np.zeros(3, np.float32))
    found = words.of_names([["lake"], ["oslo"]], ["X", "X"])
    own, ships = NAMES_SHARE * 2.0, NAMES_SHARE * 1.0
    assert found[0, :2] == pytest.approx([-np.log1p(np.exp(own)), own - np.log1p(np.exp(own))], abs=1e-5)
    assert found[0, 5] == pytest.approx(ships - np.log(3 + np.exp(ships)), abs=1e-5)
    assert found[1].tolist() == pytest.approx([-np.log(2)] * 2 + [-np.log(4)] * 4, abs=1e-5)


def test_the_words_beside_a_stretch_tell_of_it() -> None:
    rows = context_rows(["in", "oslo", "today"], "xXx", (1, 2))
    assert {row_of("p1 in"), row_of("n1 today"), row_of("nn #"), row_of("in oslo"), row_of("S X")} <= set(rows)
    contexts = np.zeros((ROWS, 3), np.float32)
    contexts[row_of("p1 in"), 0] = 1.0
    words = Words(np.zeros((1, 6), np.float32), np.zeros(6, np.float32), contexts, np.zeros(3, np.float32))
    found = words.of_contexts([rows])
    assert found[0, 0] - found[0, 2] == pytest.approx(CONTEXTS_SHARE)


def test_the_ends_of_a_name_of_several_words_have_rows_of_their_own() -> None:
    assert row_of("F new") in name_rows(["new", "york"], "XX") and row_of("o new") not in name_rows(
        ["new", "york"], "XX"
    )
    assert row_of("O oslo") in name_rows(["oslo"], "X")
