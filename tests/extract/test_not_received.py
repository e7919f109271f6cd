"""What has not been received has not been said."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Canberra has not received a request for help, its foreign minister said.", "did_not_happen"),
        ("Kyiv has received no request for extradition, the ministry said.", "did_not_happen"),
        ("The embassy has not received a request for asylum.", "did_not_happen"),
        ("Latvia has yet to receive a request from Minsk.", "did_not_happen"),
        ("Sweden has not received any formal request from Ankara.", "did_not_happen"),
        ("Poland received a request for help from Vilnius on Monday.", "happened"),
    ],
)
def test_a_request_that_nobody_received(coder: Coder, text: str, status: str) -> None:
    (request,) = coder.code(make_report(text))
    assert (request.action.type, request.status.value) == ("REQUEST", status)
