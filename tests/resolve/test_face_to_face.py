""" "Both sides": who face each other in the story, not who acted last."""

import pytest

from dateline import Coder
from dateline.model import Account, make_report
from dateline.resolve.face_to_face import are_sides


@pytest.mark.parametrize("words", ["both sides", "the two camps", "the warring parties", "rivals"])
def test_sides_are_called_by_what_they_are_to_each_other(words: str) -> None:
    assert are_sides(words)


@pytest.mark.parametrize("words", ["the two ministers", "both", "the pair", "the two armies"])
def test_persons_and_armies_are_told_by_their_own_nouns(words: str) -> None:
    assert not are_sides(words)


def told(coder: Coder, text: str, trigger: str) -> Account:
    coded = coder.code(make_report(text))
    assert isinstance(coded, tuple)
    return next(account for account in coded if trigger in account.action.words.text)


def countries(account: Account) -> set[str | None]:
    return {party.country for party in account.recipients}


def test_a_minister_and_the_envoy_whom_he_called_in_are_their_states(coder: Coder) -> None:
    text = (
        "Armenian troops shelled Azerbaijani positions on Monday. Azerbaijani troops attacked an Armenian village.\n\n"
        "Armenian Foreign Minister Ararat Mirzoyan accused Azerbaijan of aggression.\n\n"
        "Kazakhstan urged both sides to show restraint."
    )
    urged = told(coder, text, "urged")

    assert countries(urged) == {"ARM", "AZE"}
    assert all(party.kind != "person" for party in urged.recipients)


def test_where_soldiers_come_from_is_no_side(coder: Coder) -> None:
    text = (
        "Sudan's army attacked the Rapid Support Forces in Omdurman on Friday. "
        "The Rapid Support Forces shelled the army.\n\n"
        "The Rapid Support Forces attacked a hospital in Khartoum.\n\n"
        "Norway urged the two sides to show restraint."
    )
    urged = told(coder, text, "urged")

    assert {party.sectors[0] for party in urged.recipients} == {"MIL", "REB"}


def test_who_asks_the_two_sides_is_none_of_them(coder: Coder) -> None:
    text = (
        "Armenian troops shelled Azerbaijani positions on Monday.\n\n"
        "Iran accused Azerbaijan of aggression. Iranian officials met the Azerbaijani ambassador.\n\n"
        "Iran urged both sides to show restraint."
    )

    assert countries(told(coder, text, "urged")) == {"ARM", "AZE"}
