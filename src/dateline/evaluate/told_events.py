"""Which gold event a coded account tells of: by the words that the gold names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dateline.model import Account, Pair
from dateline.text import overlap


def told_event(account: Account, tells: Mapping[str, Sequence[str]]) -> str | None:
    """The event among whose words one of the account's lies; None for an account of none, or of two."""
    found = {
        event
        for event, words in tells.items()
        for spans in [spans_of(account.report.text, words)]
        if any(overlap(span, one) for span in spans for one in account.action.words.spans)
    }
    return found.pop() if len(found) == 1 else None


def spans_of(text: str, words: Sequence[str]) -> list[Pair]:
    """Every place where one of some words stands, as whole words."""
    return [match.span() for each in words for match in re.finditer(rf"(?<!\w){re.escape(each)}(?!\w)", text)]
