"""Marks of what stands around a word in the tree."""

from __future__ import annotations

from dateline.model import Token
from dateline.parse.surroundings import children_of, marks, places

WORDS = [
    ("Rebels", 1, "nsubj", "NOUN"), ("failed", -1, "root", "VERB"), ("to", 3, "mark", "PART"),
    ("seize", 1, "xcomp", "VERB"), ("Bor", 3, "obj", "PROPN"), ("and", 6, "cc", "CCONJ"), ("fled", 1, "conj", "VERB"),
]  # fmt: skip
TOLD = [
    ("Did", 1, "aux", "AUX"), ("tell", -1, "root", "VERB"), ("them", 1, "obj", "PRON"), ("to", 4, "mark", "PART"),
    ("fear", 1, "xcomp", "VERB"), ("raids", 4, "obj", "NOUN"),
]  # fmt: skip
HIT = [("Bor", 1, "nsubj:pass", "PROPN"), ("hit", -1, "root", "VERB"), ("rebels", 1, "obl:agent", "NOUN")]


def tree(words: list[tuple[str, int, str, str]]) -> list[Token]:
    return [Token(at, at + 1, word, word.lower(), upos, head, rel) for at, (word, head, rel, upos) in enumerate(words)]


TOKENS = tree(WORDS)
CHILDREN = children_of(TOKENS)


def named(word: int, tokens: list[Token] = TOKENS) -> set[str]:
    children = children_of(tokens)
    return set(marks(tokens, children, places(tokens, children, word)))


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


def test_a_word_is_not_beside_itself() -> None:
    assert "k obj bor" in named(3) and "uc obj bor" not in named(4)


def test_of_the_second_governor_only_words_of_grammar_are_told() -> None:
    raids = named(5, tree(TOLD))
    assert "uuc aux did" in raids and "uc mark to" in raids
    assert "uuc obj them" not in raids


def test_whom_a_passive_hits_stands_for_the_object_and_who_did_it_is_told() -> None:
    tokens = tree(HIT)
    assert places(tokens, children_of(tokens), 1) == (1, -1, -1, 0, -1)
    assert "k obl:agent rebels" in named(1, tokens)
