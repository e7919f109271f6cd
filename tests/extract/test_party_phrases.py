"""The name that stands beside a noun."""

from dataclasses import replace

import pytest

from dateline.extract.phrases import named_beside
from dateline.model import Name, Sentence
from dateline.testing import document_from_conllu

LEADER = """
1 Its its PRON _ _ 2 nmod:poss _ _
2 leader leader NOUN _ _ 5 nsubj _ SpaceAfter=No
3 , , PUNCT _ _ 4 punct _ _
4 Sall Sall PROPN _ _ 2 appos _ Entity=Person
5 fled flee VERB _ _ 0 root _ SpaceAfter=No
6 . . PUNCT _ _ 5 punct _ _
"""


def sentence_with(name: Name, conllu: str = LEADER) -> Sentence:
    return replace(document_from_conllu(conllu).sentences[0], names=(name,))


def test_a_noun_has_the_name_in_its_apposition_and_a_name_needs_none() -> None:
    sentence = sentence_with(Name(3, 4, "Person", 1.0))

    assert named_beside(sentence, 1) == 3
    assert named_beside(sentence, 3) is None


def test_a_noun_in_apposition_has_the_name_before_it() -> None:
    told = LEADER.replace("2 leader leader NOUN", "2 Goma Goma PROPN").replace("4 Sall Sall PROPN", "4 town town NOUN")
    sentence = sentence_with(Name(1, 2, "Location", 1.0), told)

    assert named_beside(sentence, 3) == 1


@pytest.mark.parametrize("kind", ["Date", "NORP"])
def test_a_day_or_a_people_beside_it_is_nobodys_name(kind: str) -> None:
    sentence = sentence_with(Name(3, 4, kind, 1.0))

    assert named_beside(sentence, 1) is None
