"""Word pieces of a word, as BERT's uncased models cut them (WordPiece: the longest known piece first).

Forty lines instead of the library `tokenizers`, which brings 35 MB of other libraries along to fetch models from
a network. Checked against it on 294,745 words; they differ on letters that Unicode gained since 2015.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

LONGEST = 100
"""Code points; a longer run of letters is an unknown word."""
UNKNOWN = "[UNK]"
_MARKS = frozenset("$+<=>^`|~")
"""ASCII signs that BERT takes for punctuation though Unicode calls them symbols."""


class WordPieces:
    """Cuts words; loads the vocabulary once."""

    def __init__(self, path: Path) -> None:
        """``path`` is a file of the `tokenizers` library: its ``model.vocab`` maps pieces to numbers."""
        self._numbers: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]

    def __call__(self, word: str) -> list[int]:
        """The numbers of a word's pieces; empty when nothing of it is left (only control characters)."""
        return [number for run in _runs(word) for number in self._cut(run)]

    def _cut(self, run: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(run) <= LONGEST:
            for end in range(len(run), start, -1):
                piece = run[start:end] if start == 0 else f"##{run[start:end]}"
                if piece in self._numbers:
                    found.append(self._numbers[piece])
                    start = end
                    break
            else:
                return [self._numbers[UNKNOWN]]
        return found if len(run) <= LONGEST else [self._numbers[UNKNOWN]]


def _runs(word: str) -> list[str]:
    """A word in small letters without accents and control characters, cut at blanks, punctuation and Han signs."""
    plain = "".join(" " if letter in "\t\n\r" else letter for letter in word if _kept(letter))
    spaced = "".join(f" {letter} " if _is_han(letter) else letter for letter in plain)
    bare = "".join(letter for letter in unicodedata.normalize("NFD", spaced) if unicodedata.category(letter) != "Mn")
    return "".join(f" {letter} " if _is_mark(letter) else letter for letter in bare.lower()).split()


def _kept(letter: str) -> bool:
    return letter in "\t\n\r" or not (letter in "\x00\ufffd" or unicodedata.category(letter) in ("Cc", "Cf", "Co"))


def _is_mark(letter: str) -> bool:
    return letter in _MARKS or unicodedata.category(letter).startswith("P")


def _is_han(letter: str) -> bool:
    at = ord(letter)
    return (
        0x4E00 <= at <= 0x9FFF or 0x3400 <= at <= 0x4DBF or 0xF900 <= at <= 0xFAFF or 0x20000 <= at <= 0x2CEAF
        or 0x2F800 <= at <= 0x2FA1F
    )  # fmt: skip
