"""Documents whose time expressions are read, without the model; and the marked phrases of tests/world."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from dateline.model import Document, Sentence, Tense, Token, make_report
from dateline.parse.timewords import with_times
from dateline.parse.tokens import words
from dateline.testing import document_from_conllu

WORLD = Path(__file__).parent / "world"


def timed(conllu: str, *, published: date | None = None) -> Document:
    """A hand-made document with its time expressions."""
    return with_expressions(document_from_conllu(conllu, published=published))


def with_expressions(doc: Document) -> Document:
    """The same document with its time expressions read."""
    return replace(doc, sentences=tuple(with_times(sentence) for sentence in doc.sentences))


def plain(text: str, *, published: date | None, tense: Tense) -> Document:
    """One sentence of words without syntax, whose expressions have a given tense."""
    tokens = tuple(
        Token(start, end, text[start:end], text[start:end].lower(), _upos(text[start:end]), 0 if index else -1, "dep")
        for index, (start, end) in enumerate(words(text))
    )
    sentence = with_times(Sentence(0, 0, len(text), tokens))
    sentence = replace(sentence, times=tuple(replace(each, tense=tense) for each in sentence.times))
    return Document(make_report(text, published=published), (sentence,))


def _upos(word: str) -> str:
    if word[:1].isdigit():
        return "NUM"
    return "ADP" if word.lower() in ("in", "on", "for", "since", "until", "by", "from") else "X"


def marked_phrases(name: str) -> Iterator[tuple[str, date, str, list[tuple[int, int]], list[str]]]:
    """(name, published, sentence, spans of its expressions, their values) of a file of tests/world."""
    for line in (WORLD / name).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        published, marked, values = (cell.strip() for cell in line.split("|"))
        text, spans, opened = "", [], 0
        for piece in re.split(r"([\[\]])", marked):
            if piece == "[":
                opened = len(text)
            elif piece == "]":
                spans.append((opened, len(text)))
            else:
                text += piece
        yield f"{published} {marked}", date.fromisoformat(published), text, spans, values.split()
