"""What a parsed sentence tells of itself."""

import pytest

from dateline.model import Sentence
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
