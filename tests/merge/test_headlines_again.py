"""Headlines that their leads tell again in other words: arms, crowds and terms of prison."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Coder
from dateline.model import Part, make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("title", "lead", "kind"),
    [
        (
            "Thai and Cambodian troops trade fire near temple",
            "Soldiers from Thailand and Cambodia exchanged small arms fire near a temple on Thursday, killing three.",
            "ASSAULT",
        ),
        (
            "Georgians protest vote",
            "Tens of thousands of opposition supporters rallied outside parliament in Tbilisi, Georgia, on Monday.",
            "PROTEST",
        ),
        (
            "Court jails Guatemalan ex-minister for 12 years",
            "A Guatemalan court sentenced former minister Alejandro Sinibaldi to 12 years in prison on Tuesday.",
            "SANCTION",
        ),
    ],
)
def test_a_headline_and_its_lead_are_one_act_of_today(coder: Coder, title: str, lead: str, kind: str) -> None:
    text = f"{title}\n\n{lead}"
    report = make_report(text, published=date(2023, 5, 9), parts=(Part("title", 0, len(title)),))
    told = [each for each in coder.code(report) if each.action.type == kind]

    assert [(len(each.anchors) > 1, each.status.historical) for each in told] == [(True, False)]
