"""Marks of what stands around a word in the tree."""

from __future__ import annotations

from dateline.model import Token
from dateline.parse.surroundings import children_of, marks, places

WORDS = [
    ("Rebels", 1, "nsubj", "NOUN"), ("failed", -1, "root", "VERB"), ("to", 3, "mark", "PART"),
    ("seize", 1, "xcomp", "VERB"), ("Bor", 3, "obj", "PROPN"), ("and", 6, "cc", "CCONJ"), ("fled", 1, "conj", "VERB"),
]  # fmt: skip
TOKENS = [Token(at, at + 1, word, word.lower(), upos, head, rel) for at, (word, head, rel, upos) in enumerate(WORDS)]
CHILDREN = children_of(TOKENS)


def named(word: int) -> set[str]:
    return set(marks(TOKENS, CHILDREN, places(TOKENS, CHILDREN, word)))


def test_words_that_are_read_are_the_governors_the_object_and_the_subject() -> None:
    assert places(TOKENS, CHILDREN, 3) == (3, 1, -1, 4, -1)
    assert places(TOKENS, CHILDREN, 1) == (1, -1, -1, -1, 0)
    assert places(TOKENS, CHILDREN, 2) == (2, 3, 1, -1, -1)


def test_marks_tell_the_word_what_hangs_on_it_and_what_stands_beside_it() -> None:
    assert {"w seize", "end ize", "c mark to", "c obj", "k obj bor", "k bor", "n-1 to", "n1 bor"} <= named(3)
    assert "k to" not in named(3)


def test_marks_tell_what_governs_it_and_what_hangs_there() -> None:
    assert {"up xcomp failed", "u failed", "upos VERB xcomp"} <= named(3)
    assert {"u seize", "uc obj bor", "uu failed", "uurel xcomp"} <= named(2)
    assert not any("rebels" in name for name in named(3))


def test_what_nothing_governs_is_a_root() -> None:
    assert "root" in named(1) and not any(name.startswith("u") for name in named(1))
