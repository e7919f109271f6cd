"""What a parsed sentence tells of itself."""

import pytest

from dateline.model import Act, Sentence
from dateline.testing import document_from_conllu


def opening(words: str) -> Sentence:
    rows = (f"{i} {each} {each.lower()} X _ _ {i - 1} dep _ _" for i, each in enumerate(words.split(), start=1))
    return document_from_conllu("\n".join(rows) + "\n").sentences[0]


@pytest.mark.parametrize(
    ("words", "turns"),
    [
        ("Meanwhile three women were killed", True),
        ("Police , meanwhile , arrested them", True),
        ("In a separate raid three died", True),
        ("In another town three died", True),
        ("Since then three have died", True),
        ("Since the raid three have died", False),
        ("In the town three died", False),
        ("Another raid hit the town", False),
        ("Three women were killed there meanwhile", False),
        ("Dead", False),
    ],
)
def test_a_sentence_that_opens_so_turns_to_something_else(words: str, turns: bool) -> None:
    assert opening(words).turns_away == turns


def test_children_are_found_by_their_relation_with_or_without_what_follows_its_colon() -> None:
    rows = ("1 Boats boat NOUN _ _ 3 nsubj:pass _ _", "2 were be AUX _ _ 3 aux:pass _ _")
    rows += ("3 seized seize VERB _ _ 0 root _ _", "4 Monday monday PROPN _ _ 3 obl _ _", "5 off off ADP _ _ 3 obl _ _")
    sentence = document_from_conllu("\n".join(rows) + "\n").sentences[0]

    assert sentence.children_by(2, "nsubj") == sentence.children_by(2, "nsubj:pass") == (0,)
    assert sentence.children_by(2, "obl", "aux:pass") == (1, 3, 4)
    assert sentence.children_by(2, "nsubj:outer", "obj") == sentence.children_by(0, "nsubj") == ()


def test_words_are_found_by_a_list_of_lemmas_however_they_are_written() -> None:
    sentence = opening("As boats sank as planned")

    assert sentence.where(frozenset(("as", "sank"))) == [0, 2, 3]
    assert sentence.where(frozenset(("ship", "train"))) == []


@pytest.mark.parametrize(
    ("scores", "likeliest", "kind"),
    [
        ({"AID": 0.2, "NONE": 0.7, "YIELD": 0.1}, "NONE", "AID"),
        ({"AID": 0.2, "NONE": 0.2, "YIELD": 0.6}, "YIELD", "YIELD"),
        ({"AID": 0.4, "YIELD": 0.4, "NONE": 0.2}, "AID", "AID"),
        ({}, "NONE", "NONE"),
    ],
)
def test_the_likeliest_type_of_a_word_is_the_first_of_those_that_score_highest(
    scores: dict[str, float], likeliest: str, kind: str
) -> None:
    act = Act(0, scores, (), 0.0)

    assert (act.likeliest, act.kind) == (likeliest, kind)
