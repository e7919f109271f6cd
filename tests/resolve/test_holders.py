"""Of whom a release is asked: of who was told to hold somebody."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Peru detained three Chileans on Monday. Santiago demanded their release.", ["PERGOV"]),
        ("Gunmen abducted nine nurses in Kivu. The Red Cross appealed for their release.", ["CODUAF"]),
        ("Iran seized a Danish tanker. Copenhagen demanded that the crew be freed.", ["IRNGOV"]),
        ("Iran seized a Danish tanker. Copenhagen demanded the release of the tanker.", ["IRNGOV"]),
    ],
)
def test_who_holds_somebody_is_asked_to_let_go(coder: Coder, text: str, asked: list[str]) -> None:
    request = next(each for each in coder.code(make_report(text)) if each.action.type == "REQUEST")

    assert [party.code for party in request.recipients] == asked


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested a smuggler. The union demanded higher pay.",
        "Police arrested two bankers on Monday. The opposition demanded the release of the budget.",
        "Police arrested two bankers on Monday. Lawmakers demanded that the minutes be released.",
    ],
)
def test_what_has_nothing_to_do_with_captives_is_asked_of_nobody_told_before(coder: Coder, text: str) -> None:
    told = coder.code(make_report(text))

    assert not [party for each in told if each.action.type == "REQUEST" for party in each.recipients]
