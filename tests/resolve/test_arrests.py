"""Arrests of which nobody says who made them are the police's whom the report has told of."""

from __future__ import annotations

import pytest

from dateline.model import Account, Action, Party, make_report, words_of
from dateline.resolve.arrests import with_police

TEXT = "Police charged. Soldiers fired. Ten were held."
REPORT = make_report(TEXT)


def act(word: str, kind: str, *, mode: str | None = None, actor: str | None = None, sector: str = "COP") -> Account:
    start, number = TEXT.index(word), TEXT[: TEXT.index(word)].count(".")
    pair = (start, start + len(word))
    actors = ()
    if actor:
        first = TEXT.index(actor)
        words = words_of(REPORT, (first, first + len(actor)))
        actors = (Party(words, country="LKA", sectors=(sector,), confidence=0.6),)
    action = Action(kind, words_of(REPORT, pair), mode=mode)
    return Account(REPORT, action, actors, (), sentence=pair, anchors=((number, 0),))


CHARGED = act("charged", "ASSAULT", actor="Police")
FIRED = act("fired", "ASSAULT", actor="Soldiers", sector="MIL")
HELD = act("held", "COERCE", mode="arrest")


def test_who_was_held_the_police_told_before_hold() -> None:
    held = with_police((CHARGED, FIRED, HELD))[2]
    assert [each.words.text for each in held.actors] == ["Police"]
    assert held.basis["actor"] == "inferred"
    assert (held.actors[0].confidence or 1.0) < 0.6


@pytest.mark.parametrize("told", [(FIRED, HELD), (HELD, CHARGED), (act("charged", "REQUEST", actor="Police"), HELD)])
def test_neither_soldiers_nor_police_told_later_or_of_no_force(told: tuple[Account, ...]) -> None:
    assert with_police(told) == told


def test_a_curfew_is_nobody_s_arrest() -> None:
    curfew = act("held", "COERCE", mode="curfew")
    assert with_police((CHARGED, curfew)) == (CHARGED, curfew)
