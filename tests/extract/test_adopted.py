"""Resolutions adopted: what their words do is what the body does, once."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The council adopted a statement urging Kigali to withdraw its troops.", [("REQUEST", "urging")]),
        ("The General Assembly passed a resolution condemning the invasion.", [("ACCUSE", "condemning")]),
        ("The Security Council adopted a resolution lifting the arms embargo on Somalia.", [("CONCEDE", "adopted")]),
        ("The assembly adopted a resolution proclaiming independence.", [("SUPPORT", "adopted")]),
        (
            "The UN Human Rights Council on Wednesday narrowly adopted a resolution establishing an independent "
            "fact-finding mission to investigate abuses in Sudan.",
            [("ACCUSE", "adopted")],
        ),
        ("The Senate approved a bill banning foreign funding of parties.", [("SUPPORT", "approved")]),
    ],
)
def test_what_a_text_does(coder: Coder, text: str, told: list[tuple[str, str]]) -> None:
    found = coder.code(make_report(text))
    assert [(each.action.type, each.action.words.text) for each in found] == told
