"""Killings that two speakers tell of in two paragraphs are no one attack."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model
GIRL = "Soldiers shot dead a seven-year-old girl in her home in Mandalay on Tuesday, her sister said.\n\n"


def test_whom_the_junta_says_it_lost_did_not_die_with_whom_her_sister_mourns(coder: Coder) -> None:
    text = GIRL + "A junta spokesman said nine members of the security forces had been killed."
    told = [each for each in coder.code(make_report(text)) if each.action.type == "ASSAULT"]

    assert [[party.words.text for party in each.recipients] for each in told] == [
        ["a seven-year-old girl"],
        ["nine members of the security forces"],
    ]


def test_what_one_voice_tells_on_is_one_attack(coder: Coder) -> None:
    text = "Rebels shelled the town of Bor on Monday, police said. Nine people were killed."
    told = [each for each in coder.code(make_report(text)) if each.action.type == "ASSAULT"]

    assert len(told) == 1
