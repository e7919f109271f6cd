"""Who says what a deed did, and who did something else while others protested, are not its doers."""

from __future__ import annotations

import pytest

from dateline import Coder, make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Soldiers killed four people during protests in Bo on Monday.", "PROTEST"),
        ("Rebels shot a baker amid riots in Bo on Monday.", "PROTEST"),
        ("Human Rights Watch condemned the arrest of two reporters in Bo.", "COERCE"),
        ("Amnesty International deplored the killing of a lawyer in Bo.", "ASSAULT"),
        ("The minister said the arrests of two nuns were made on Friday.", "COERCE"),
        ("The arrests of two nuns were made on Monday, the prosecutor said.", "COERCE"),
    ],
)
def test_who_stands_beside_a_deed_did_not_do_it(coder: Coder, text: str, type_: str) -> None:
    told = [each for each in coder.code(make_report(text), doubtful=True) if each.action.type == type_]
    assert all(not each.actors for each in told)


def test_who_strikes_still_strikes(coder: Coder) -> None:
    (told,) = coder.code(make_report("The dockers' union said its strike had shut the port of Bo."), doubtful=True)[:1]
    assert [each.words.text for each in told.actors]
