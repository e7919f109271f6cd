"""Which of the acts told a noun names."""

from __future__ import annotations

import pytest

from dateline.codebook.named_acts import acts_named, is_of_kind
from dateline.model import Account, Action, Party, Status, StatusValue, make_report, words_of

TEXT = "Shelled. Shot. Entered. Bombed. Arrested. Condemned."
REPORT = make_report(TEXT)


def act(word: str, kind: str = "ASSAULT", *, mode: str | None = None, status: StatusValue = "happened") -> Account:
    start = TEXT.index(word)
    action = Action(kind, words_of(REPORT, (start, start + len(word))), mode=mode)
    number = TEXT[:start].count(".")
    pair = (start, start + len(word))
    anchors = ((number, 0),)
    return Account(REPORT, action, (), (), sentence=pair, anchors=anchors, status=Status(status))


SHELLED = act("Shelled", mode="heavy-weapons")
SHOT = act("Shot", mode="firearms")
ENTERED = act("Entered")
BOMBED = act("Bombed", mode="aerial", status="denied")
ARRESTED = act("Arrested", "COERCE", mode="arrest")
TOLD = (SHELLED, SHOT, ENTERED, BOMBED, ARRESTED, act("Condemned", "ACCUSE"))


@pytest.mark.parametrize(
    ("noun", "words"),
    [
        ("attack", ["Shot", "Shelled", "Entered", "Bombed"]),
        ("shelling", ["Shelled", "Entered"]),
        ("bombing", ["Shelled", "Entered", "Bombed"]),
        ("detention", ["Arrested"]),
        ("verdict", []),
    ],
)
def test_a_noun_names_acts_of_its_kind_told_as_done_first(noun: str, words: list[str]) -> None:
    assert [each.action.words.text for each in acts_named(TOLD, 5, noun=noun)] == words


def test_troops_that_only_entered_are_no_attack() -> None:
    assert is_of_kind(SHOT, "attack")
    assert not is_of_kind(ENTERED, "attack")
    assert not is_of_kind(BOMBED, "attack")


def test_the_noun_s_own_word_bears_it_out_without_a_mode() -> None:
    assert is_of_kind(act("Arrested", "COERCE"), "arrest")
    assert not is_of_kind(act("Arrested", "COERCE"), "seizure")


def test_the_noun_s_own_word_goes_before_a_nearer_act_of_its_mode() -> None:
    bombed = BOMBED.but(status=Status("happened"))
    told = next(acts_named((bombed, SHELLED), 2, noun="bombing"))
    assert told.action.words.text == "Bombed"


def test_what_is_only_said_is_no_move() -> None:
    rulers = (Party(SHOT.action.words, sectors=("GOV",)),)
    asked = act("Bombed", "REQUEST").but(actors=rulers)
    blamed = act("Arrested", "ACCUSE", mode="disapprove").but(actors=rulers)
    held = ARRESTED.but(actors=rulers)
    assert list(acts_named((asked, blamed, TOLD[-1]), 2, noun="move")) == []
    assert list(acts_named((asked, held, TOLD[-1]), 2, noun="move")) == [held]
