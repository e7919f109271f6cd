"""Who answers fire hits who began it, and not who only tells of both."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Thailand accused Cambodia of firing first and said its army returned fire.", "THAMIL", "KHMGOV"),
        ("India said Pakistan had shelled a post and that its troops had responded with mortars.", "INDMIL", "PAKGOV"),
        ("Hamas fired rockets at Ashdod on Sunday. Israel responded with air strikes.", "ISRGOV", "PSEREB"),
        ("Israel bombed a depot on Friday. Hezbollah answered with rocket fire.", "LBNREB", "ISRGOV"),
    ],
)
def test_a_reply_hits_who_began(coder: Coder, text: str, actor: str, recipient: str) -> None:
    reply = coder.code(make_report(text))[-1]

    assert reply.action.type == "ASSAULT"
    assert [each.code for each in reply.actors] == [actor]
    assert [each.code for each in reply.recipients] == [recipient]


def test_an_army_that_returns_fire_hurts_no_soldiers_of_its_own(coder: Coder) -> None:
    text = "Thai troops shelled a Cambodian post. Cambodian forces returned fire, wounding two soldiers."
    reply = coder.code(make_report(text))[-1]

    assert [each.code for each in reply.actors] == ["KHMMIL"]
    assert "KHMMIL" not in [each.code for each in reply.recipients]
