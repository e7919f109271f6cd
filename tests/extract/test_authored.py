"""Who made what is rejected, condemned or praised."""

from collections.abc import Callable

import pytest
from tests.told import coded

from dateline import Coder
from dateline.extract.authored import authors_of, works_of
from dateline.model import Sentence

FILED = (
    "Judges/NOUN/2/nsubj/judge dismissed/VERB/0/root/dismiss a/DET/4/det petition/NOUN/2/obj filed/VERB/4/acl/file "
    "by/ADP/7/case farmers/NOUN/5/obl:agent/farmer against/ADP/10/case the/DET/10/det ministry/NOUN/5/obl"
)
PASSIVE = (
    "The/DET/2/det offer/NOUN/7/nsubj:pass made/VERB/2/acl/make by/ADP/5/case Chad/PROPN/3/obl was/AUX/7/aux:pass "
    "rejected/VERB/0/root/reject"
)
BACKED = FILED.replace("filed/VERB/4/acl/file", "backed/VERB/4/acl/back")
OWN = FILED.replace("by/ADP/7/case farmers/NOUN/5/obl:agent/farmer", "in/ADP/7/case court/NOUN/5/obl")


@pytest.mark.parametrize(
    ("words", "verb", "authors"),
    [(FILED, 1, (6,)), (PASSIVE, 6, (4,)), (BACKED, 1, ()), (OWN, 1, ())],
)
def test_who_made_what_is_answered_stands_behind_the_by_of_a_participle(
    sentence_of: Callable[[str], Sentence], words: str, verb: int, authors: tuple[int, ...]
) -> None:
    assert authors_of(sentence_of(words), verb, "REJECT") == authors


def test_what_was_made_and_against_whom_it_was_is_not_answered(sentence_of: Callable[[str], Sentence]) -> None:
    assert works_of(sentence_of(FILED), 1) == (3, 9)


def test_who_grants_a_request_is_no_matter_of_authors(sentence_of: Callable[[str], Sentence]) -> None:
    assert authors_of(sentence_of(FILED), 1, "CONCEDE") == ()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        (
            "The council dismissed the protest filed by defeated candidate Raul Mendez.",
            ["defeated candidate Raul Mendez"],
        ),
        (
            "The tribunal threw out the petition lodged by the miners' union against Senator Ana Lima.",
            ["the miners' union"],
        ),
        (
            "The assembly condemned the act of aggression and the continuing threats made by the Chinese government.",
            ["the Chinese government"],
        ),
        ("Moscow rejected the draft resolution circulated by France and Britain.", ["France", "Britain"]),
    ],
)
def test_whose_paper_or_threat_it_is_is_answered(coder: Coder, text: str, recipients: list[str]) -> None:
    found = next(each for each in coded(coder, text) if each.action.type in ("REJECT", "ACCUSE"))

    assert [each.words.text for each in found.recipients] == recipients
