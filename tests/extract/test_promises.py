"""Promises that are made by saying so, and those that hang on a condition."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Washington said it would send more weapons to Kyiv.", "happened"),
        ("Egypt said it would host talks if both sides agreed.", "hypothetical"),
    ],
)
def test_a_promise_is_made_by_saying_so_unless_it_hangs_on_something(coder: Coder, text: str, status: str) -> None:
    promise = next(each for each in coder.code(make_report(text)) if each.action.type == "AGREE")

    assert promise.status.value == status
