"""Between whom somebody mediates."""

from collections.abc import Callable

import pytest
from tests.told import coded

from dateline import Coder
from dateline.extract.mediators import mediator_of, sides_of
from dateline.model import Sentence

BROKERED = (
    "Oslo/PROPN/2/nsubj brokered/VERB/0/root/broker talks/NOUN/2/obj/talk between/ADP/5/case Mali/PROPN/3/nmod "
    "and/CCONJ/7/cc rebels/NOUN/5/conj/rebel"
)
HUNG_APART = BROKERED.replace("and/CCONJ/7/cc rebels/NOUN/5/conj/rebel", "and/CCONJ/7/cc rebels/NOUN/2/obl/rebel")
DRIVE = (
    "Oslo/PROPN/2/nsubj began/VERB/0/root/begin a/DET/5/det mediation/NOUN/5/compound drive/NOUN/2/obj to/PART/7/mark "
    "end/VERB/5/acl a/DET/9/det war/NOUN/7/obj between/ADP/11/case Mali/PROPN/9/nmod and/CCONJ/13/cc Togo/PROPN/11/conj"
)
TALKS = BROKERED.replace("brokered/VERB/0/root/broker", "watched/VERB/0/root/watch")
BEFORE = "Between/ADP/2/case us/PRON/4/obl Oslo/PROPN/4/nsubj mediated/VERB/0/root/mediate"
OWN = (
    "Oslo/PROPN/3/nmod:poss 's/PART/1/case mediation/NOUN/0/root between/ADP/5/case Mali/PROPN/3/nmod "
    "and/CCONJ/7/cc Togo/PROPN/5/conj"
)


@pytest.mark.parametrize(
    ("words", "trigger", "sides"),
    [
        (BROKERED, 1, (4, 6)),
        (HUNG_APART, 1, (4, 6)),
        (DRIVE, 1, (10, 12)),
        (OWN, 2, (4, 6)),
        (TALKS, 1, ()),
        (BEFORE, 3, ()),
    ],
)
def test_the_sides_stand_behind_between_where_somebody_mediates(
    sentence_of: Callable[[str], Sentence], words: str, trigger: int, sides: tuple[int, ...]
) -> None:
    assert sides_of(sentence_of(words), trigger, "CONSULT") == sides


def test_only_who_talks_or_agrees_has_sides_and_whose_mediation_it_is_mediates(
    sentence_of: Callable[[str], Sentence],
) -> None:
    assert sides_of(sentence_of(BROKERED), 1, "ASSAULT") == ()
    assert mediator_of(sentence_of(OWN), 2) == (0,)
    assert mediator_of(sentence_of(BROKERED), 2) == ()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("Turkey brokered talks between Somalia and Ethiopia in Ankara.", ["Turkey"], ["Somalia", "Ethiopia"]),
        ("Oman offered to mediate in the dispute between Kuwait and Iraq.", ["Oman"], ["Kuwait", "Iraq"]),
        (
            "The African Union's mediation between the two generals collapsed on Monday.",
            ["The African Union"],
            ["the two generals"],
        ),
    ],
)
def test_who_mediates_does_it_with_both(coder: Coder, text: str, who: list[str], whom: list[str]) -> None:
    found = coded(coder, text)[0]

    assert [each.words.text for each in found.actors] == who
    assert [each.words.text for each in found.recipients] == whom
