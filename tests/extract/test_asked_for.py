"""Of whom a demand for somebody's release is made."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Kenya's foreign ministry summoned Uganda's envoy and demanded the release of six traders.",
            ["Uganda's envoy"],
        ),
        ("Families demanded the release of their sons from the junta.", ["the junta"]),
        ("The union called for the freeing of its leaders.", []),
        ("Poland demanded her immediate release.", []),
        ("Students demanded the resignation of the education minister.", ["the education minister"]),
        ("Peru called in the Chilean envoy and demanded that Chile withdraw its patrols.", ["Chile"]),
    ],
)
def test_who_is_to_be_freed_is_not_asked_and_who_is_called_in_is(coder: Coder, text: str, asked: list[str]) -> None:
    told = [each for each in coder.code(make_report(text)) if each.action.words.text.startswith(("demanded", "called"))]

    assert [party.words.text for each in told for party in each.recipients if each.action.type == "REQUEST"] == asked
