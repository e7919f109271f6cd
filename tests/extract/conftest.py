"""The coder, and hand-made trees, for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Sentence
from dateline.testing import document_from_conllu


@pytest.fixture
def sentence_of() -> Callable[[str], Sentence]:
    """ "will/AUX/2/aux" a word: form, part of speech, governor counted from 1, relation, a lemma where it differs."""

    def build(words: str) -> Sentence:
        lines = []
        for number, told in enumerate(words.split(), 1):
            form, upos, head, deprel, *lemma = told.split("/")
            lines.append(f"{number} {form} {lemma[0] if lemma else form.lower()} {upos} _ _ {head} {deprel} _ _")
        return document_from_conllu("\n".join(lines)).sentences[0]

    return build
