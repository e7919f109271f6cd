"""What a coder makes of a text, for the tests of several rooms."""

from __future__ import annotations

from datetime import date

from dateline import Coder, make_report
from dateline.model import Account


def coded(coder: Coder, text: str) -> tuple[Account, ...]:
    """The accounts of a text that was published on 18 May 2023."""
    return coder.code(make_report(text, published=date(2023, 5, 18)))
