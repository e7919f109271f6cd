"""Numbers of people hurt beside others, told by a relative clause, or by a noun that is a deed."""

from __future__ import annotations

import pytest

from dateline import Coder, make_report
from dateline.extract.amounts import value_of
from dateline.extract.companions import is_further, with_companions
from dateline.extract.counts import counts_in
from told import trees


def counted(coder: Coder, text: str) -> set[tuple[str, int | None]]:
    told = coder.code(make_report(text), doubtful=True)
    return {(each.what, each.low) for account in told for each in account.quantities}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The bishop was killed near Bo on Monday, along with three of his guards.", {("killed", 3)}),
        ("Rebels killed the judge together with two clerks.", {("killed", 2)}),
        ("The paper wrote of the seven monks that were murdered in May.", {("killed", 7)}),
        ("Five nurses were attacked by bandits who stabbed them near a well.", {("injured", 5)}),
        ("The riddled bodies of four miners were found near Bo after a raid by bandits.", {("killed", 4)}),
        ("Norway condemned Friday the assassination of six monks Thursday in Bo.", {("killed", 6)}),
        ("Rebels killed the judge with two clubs in Bo.", set()),
        ("Rebels beat the judge to death in front of two clerks.", set()),
        ("The bishop came to Bo with three of his guards and was killed there.", set()),
    ],
)
def test_who_was_hurt_beside_others_is_counted(coder: Coder, text: str, numbers: set[tuple[str, int | None]]) -> None:
    assert counted(coder, text) == numbers


@pytest.mark.model
def test_others_are_counted_beside_those_told_before(coder: Coder) -> None:
    first = "Eight sailors were hurt when a bomb exploded inside a bus in Bo. "
    (blast, *_) = coder.code(
        make_report(first + "The police said that ten other people were also hurt."), doubtful=True
    )
    assert sorted(each.low or 0 for each in blast.quantities) == [8, 10]


KILLED = "Rebels/NOUN/2/nsubj killed/VERB/0/root/kill ten/NUM/5/nummod other/ADJ/5/amod monks/NOUN/2/obj/monk"


def test_more_than_ten_are_not_ten_more() -> None:
    others = trees(KILLED).sentences[0]
    more = "more/ADJ/5/advmod than/ADP/3/fixed ten/NUM/6/nummod"
    tree = KILLED.replace("ten/NUM/5/nummod other/ADJ/5/amod", more)
    plain = trees(tree).sentences[0]
    assert is_further(others, counts_in(others)[0])
    assert not any(is_further(plain, each) for each in counts_in(plain))


def test_a_number_without_a_companion_stays_as_it_is() -> None:
    sentence = trees(KILLED).sentences[0]
    assert with_companions(sentence, counts_in(sentence)) == counts_in(sentence)


def test_tens_and_units_may_be_written_as_one_word() -> None:
    assert value_of(["thirtythree"]) == 33


def test_a_preposition_may_end_an_unstopped_sentence() -> None:
    tree = "Rebels/NOUN/2/nsubj fled/VERB/0/root/flee ten/NUM/4/nummod monks/NOUN/2/obl/monk with/ADP/4/case"
    sentence = trees(tree).sentences[0]

    assert with_companions(sentence, counts_in(sentence)) == counts_in(sentence)
