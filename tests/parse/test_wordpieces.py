"""Word pieces are those of BERT's uncased vocabulary."""

import pytest

from dateline.parse.wordpieces import WordPieces
from dateline.settings import SHIPPED_MODEL

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def cut() -> WordPieces:
    return WordPieces(SHIPPED_MODEL / "pieces.json")


@pytest.mark.parametrize(
    ("word", "numbers"),
    [
        ("Tripoli", [21841]),
        ("Saakashvili", [7842, 11905, 4095, 21661]),
        ("POTOSÍ", [8962, 20049]),
        ("İstanbul", [9960]),
        ("co-operate", [2522, 1011, 5452]),
        ("don’t", [2123, 1521, 1056]),
        ("U.N.", [1057, 1012, 1050, 1012]),
        ("外交", [1809, 100]),
        ("a" * 101, [100]),
        ("\x00\ufffd", []),
        ("😀", [100]),
        ("$5.2bn", [1002, 1019, 1012, 1016, 24700]),
    ],
)
def test_a_word_is_cut_into_the_longest_known_pieces(cut: WordPieces, word: str, numbers: list[int]) -> None:
    assert cut(word) == numbers
