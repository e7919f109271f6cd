"""Builders and fakes for tests, public: hand-made documents without a model."""

from __future__ import annotations

from datetime import date

from dateline.errors import InputError
from dateline.model import Document, Sentence, Token, make_report


def document_from_conllu(conllu: str, *, published: date | None = None, **known: object) -> Document:
    """Build a Document from CoNLL-U sentences (columns: id form lemma upos _ _ head deprel _ misc).

    Multiword ranges and empty nodes are skipped; `SpaceAfter=No` is honoured; sentences are joined by
    one space. Raises InputError on a line that has not ten columns.
    """
    text = ""
    sentences: list[Sentence] = []
    for index, block in enumerate(block for block in conllu.strip().split("\n\n") if block.strip()):
        tokens: list[Token] = []
        start = len(text)
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            columns = line.split("\t") if "\t" in line else line.split()
            if len(columns) != 10:
                raise InputError(f"not a CoNLL-U line of ten columns: {line!r}")
            if not columns[0].isdigit():
                continue
            form, lemma, upos, head, deprel = columns[1], columns[2], columns[3], columns[6], columns[7]
            at = len(text)
            tokens.append(Token(at, at + len(form), form, lemma.lower(), upos, int(head) - 1, deprel))
            text += form + ("" if "SpaceAfter=No" in columns[9] else " ")
        sentences.append(Sentence(index, start, tokens[-1].end, tuple(tokens)))
        text = text.rstrip() + " "
    report = make_report(text.rstrip(), published=published, **known)
    return Document(report, tuple(sentences))
