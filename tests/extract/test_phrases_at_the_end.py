"""A phrase may be the last of a sentence that has no full stop."""

from __future__ import annotations

import pytest

from dateline.extract.phrases import partners
from told import trees


@pytest.mark.parametrize("verb", ["said/VERB/0/root/say", "meet/VERB/0/root/meet"])
def test_an_apposition_that_ends_the_sentence_has_no_word_behind_it(verb: str) -> None:
    told = f"Mayor/PROPN/2/nsubj {verb} bishop/NOUN/1/appos and/CCONJ/5/cc nuns/NOUN/3/conj"

    assert partners(trees(told).sentences[0], 0) == ()
