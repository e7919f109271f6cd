"""With what an attack is made is nobody, on either side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline import Coder, make_report
from dateline.extract.means import means_of
from dateline.model import Sentence
from dateline.testing import document_from_conllu

FIRED = """\
1 Guards guard NOUN _ _ 2 nsubj _ _
2 fired fire VERB _ _ 0 root _ _
3 shots shot NOUN _ _ 2 obj _ _
"""
THROWN = """\
1 Bottles bottle NOUN _ _ 3 nsubj:pass _ _
2 were be AUX _ _ 3 aux:pass _ _
3 thrown throw VERB _ _ 0 root _ _
"""


def test_what_is_thrown_is_told_by_its_verb_and_noun() -> None:
    (shots,) = document_from_conllu(FIRED).sentences
    (clerks,) = document_from_conllu(FIRED.replace("shots shot", "clerks clerk")).sentences
    (bottles,) = document_from_conllu(THROWN).sentences

    assert (means_of(shots, 1), means_of(clerks, 1), means_of(bottles, 2)) == ((2,), (), (0,))


@pytest.mark.model
def test_bottles_throw_nothing() -> None:
    (attack,) = Coder().code(make_report("Bottles were thrown at constables in Leith on Saturday."))

    assert (attack.actors, attack.recipients[0].words.text) == ((), "constables in Leith")


@pytest.mark.parametrize(
    ("words", "token", "means"),
    [
        ("Mine/NOUN/0/root laid/VERB/1/acl/lay by/ADP/4/case rebels/NOUN/2/obl:agent", 1, (0,)),
        ("Plan/NOUN/0/root laid/VERB/1/acl/lay by/ADP/4/case rebels/NOUN/2/obl:agent", 1, ()),
        ("They/PRON/2/nsubj traded/VERB/0/root/trade fire/NOUN/2/obj", 1, (2,)),
        ("They/PRON/2/nsubj traded/VERB/0/root/trade wool/NOUN/2/obj", 1, ()),
        ("Guards/NOUN/2/nsubj used/VERB/0/root/use truncheons/NOUN/2/obj/truncheon", 1, (2,)),
    ],
)
def test_what_is_laid_swapped_or_used_is_nobody(
    sentence_of: Callable[[str], Sentence], words: str, token: int, means: tuple[int, ...]
) -> None:
    assert means_of(sentence_of(words), token) == means


@pytest.mark.model
def test_nor_is_anybody_what_a_munition_is_of(coder: Coder) -> None:
    told = coder.code(make_report("Marchers threw stones at a kiosk in Riga, and guards fired ten rounds of tear gas."))

    assert [each.recipients[0].words.text for each in told] == ["a kiosk in Riga", "Marchers"]
