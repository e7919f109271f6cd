"""Bodies of the dead, and those that rule, meet or hold water."""

from collections.abc import Callable

import pytest

from dateline.extract.bodies import is_no_corpse
from dateline.extract.counts import counts_in
from dateline.model import Sentence


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Three/NUM/2/nummod bodies/NOUN/3/nsubj:pass/body found/VERB/0/root/find", "killed"),
        ("Three/NUM/2/nummod bodies/NOUN/3/nsubj/body condemned/VERB/0/root/condemn it/PRON/3/obj", None),
        ("Two/NUM/2/nummod corpses/NOUN/3/nsubj/corpse condemned/VERB/0/root/condemn it/PRON/3/obj", "killed"),
    ],
)
def test_bodies_that_are_found_are_dead_and_those_that_condemn_live(
    sentence_of: Callable[[str], Sentence], words: str, kind: str | None
) -> None:
    assert [each.kind for each in counts_in(sentence_of(words))] == [kind]


def test_a_body_that_hangs_on_a_noun_may_be_anybodys(sentence_of: Callable[[str], Sentence]) -> None:
    told = sentence_of("Photos/NOUN/0/root/photo of/ADP/4/case four/NUM/4/nummod bodies/NOUN/1/nmod/body")

    assert not is_no_corpse(told, 3)
