"""Who did it, and to whom, by syntax alone, on hand-made trees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.extract.party_rules import in_headline_passive, ruled
from dateline.model import Sentence

Build = Callable[[str], Sentence]

EXPELLED = (
    "Tonga/PROPN/2/nsubj expelled/VERB/0/root/expel from/ADP/4/case bloc/NOUN/2/obl over/ADP/6/case vote/NOUN/2/obl"
)


def test_a_past_form_of_a_headline_is_a_passive_without_its_helper(sentence_of: Build) -> None:
    title = replace(sentence_of(EXPELLED), part="title")

    assert in_headline_passive(title, 1)
    assert ruled(title, 1) == ([], [0])


def test_below_the_headline_and_with_an_object_it_is_active(sentence_of: Build) -> None:
    with_object = sentence_of(EXPELLED.replace("bloc/NOUN/2/obl", "envoy/NOUN/2/obj"))

    assert not in_headline_passive(sentence_of(EXPELLED), 1)
    assert not in_headline_passive(replace(with_object, part="title"), 1)
    assert ruled(sentence_of(EXPELLED), 1)[0] == [0]
