"""Whom "the three men" means."""

from __future__ import annotations

import pytest

from dateline import Coder, make_report

NAMED = "Canada froze the assets of Gérald Mondésir, Claude-Henri Pascal and Rodrigue Vital on Friday. "


def accused(coder: Coder, text: str) -> list[str | None]:
    found = next(each for each in coder.code(make_report(text)) if each.action.type == "ACCUSE")
    return [party.name for party in found.recipients]


def test_as_many_as_were_just_named_are_those(coder: Coder) -> None:
    told = accused(coder, NAMED + "The government accused the three men of arming gangs.")

    assert told == ["Gérald Mondésir", "Claude-Henri Pascal", "Rodrigue Vital"]


@pytest.mark.parametrize(
    "words",
    ["the four men", "three men", "the three banks", "the three men of the choir"],
)
def test_more_or_fewer_others_and_things_are_not(coder: Coder, words: str) -> None:
    assert accused(coder, NAMED + f"The government accused {words} of arming gangs.") == [None]


def test_those_named_further_back_are_not(coder: Coder) -> None:
    between = "The central bank was closed all day. "

    assert accused(coder, NAMED + between + "The government accused the three men of arming gangs.") == [None]
