"""Who did it to whom, as the shipped coder reads a text."""

from __future__ import annotations

from dateline import Coder, make_report


def dyad(coder: Coder, text: str, type_: str) -> tuple[list[str], list[str]]:
    """Actors and recipients of the surest account of a type, in the report's words."""
    _, accounts = coder.candidates(make_report(text), doubtful=True)
    own = max((each for each in accounts if each.action.type == type_), key=lambda each: each.confidence)
    return [party.words.text for party in own.actors], [party.words.text for party in own.recipients]
