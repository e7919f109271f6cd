"""What a coder makes of a text, for the tests of several rooms."""

from __future__ import annotations

from datetime import date

from dateline import Coder, make_report
from dateline.model import Account, Document
from dateline.testing import document_from_conllu


def coded(coder: Coder, text: str) -> tuple[Account, ...]:
    """The accounts of a text that was published on 18 May 2023."""
    return coder.code(make_report(text, published=date(2023, 5, 18)))


def trees(*sentences: str, **known: object) -> Document:
    """ "left/VERB/0/root/leave": form, part of speech, governor counted from 1, relation, lemma where it differs.

    ``known`` is what else is known of the report.
    """
    blocks = []
    for sentence in sentences:
        lines = []
        for number, told in enumerate(sentence.split(), 1):
            form, upos, head, deprel, *lemma = told.split("/")
            lines.append(f"{number} {form} {lemma[0] if lemma else form.lower()} {upos} _ _ {head} {deprel} _ _")
        blocks.append("\n".join(lines))
    return document_from_conllu("\n\n".join(blocks), **known)
