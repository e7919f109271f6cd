"""Whom a report has blamed for an attack."""

from __future__ import annotations

import pytest

from dateline.merge.blame import blamed
from dateline.merge.voices import Voice
from fake_coder import account_of
from small_world import MONDAY, report

HIT = "Gunmen shelled the market of Arandi on Monday."


def blamed_in(text: str, *, type: str = "ASSAULT", who: tuple[str, ...] = ()) -> list[str]:  # noqa: A002
    account = account_of(report(text, publisher="Wire"), type=type, did="shelled", who=who, when="Monday", day=MONDAY)
    return [party.words.text for _, party in blamed([Voice(account, "a")], named=lambda party: bool(party.name))]


@pytest.mark.parametrize(
    "said",
    [
        "The army blamed the Hill Front for the attack.",
        "An officer laid the shelling to the Hill Front, which denied it.",
        "The shelling bore the hallmarks of the Hill Front, an officer said.",
        "Nobody claimed it. The police suspect the Hill Front, which lives off ransoms.",
        "The mayor said the Hill Front was behind Monday's attack.",
        "The army blamed the attack on the Hill Front.",
    ],
)
def test_who_is_blamed_in_so_many_words_is_found(said: str) -> None:
    assert blamed_in(f"{HIT} {said}") == ["Hill Front"]


@pytest.mark.parametrize(
    "said",
    [
        "The army blamed the Hill Front for the drought.",
        "The army blamed smugglers for the attack.",
        "The mayor blamed nobody.",
    ],
)
def test_no_blame_for_something_else_or_of_nobody_named(said: str) -> None:
    assert not blamed_in(f"{HIT} {said}")


def test_nobody_is_blamed_where_the_report_names_the_doer_or_no_attack_is_told() -> None:
    told = "The army blamed the Hill Front for the attack."

    assert not blamed_in(f"{HIT} {told}", who=("Gunmen",))
    assert not blamed_in(f"{HIT} {told}", type="PROTEST")
