"""Whether two mentions of one report may speak of one act: by their parties, days and places."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.merge.names import folded
from dateline.model import Party, Place, Time


def sides(one: Sequence[Party], other: Sequence[Party]) -> bool | None:
    """Of one side of two mentions: True, they share a party; None, both are told and differ; False, one is silent."""
    if not one or not other:
        return False
    return True if any(same_party(a, b) for a in one for b in other) else None


def same_party(one: Party, other: Party) -> bool:
    """Say whether two parties of one report denote the same person, body or group."""
    if one.ids and other.ids and set(one.ids.items()) & set(other.ids.items()):
        return True
    if one.name and other.name:
        return folded(one.name) == folded(other.name)
    a, b = folded(one.name or one.words.text), folded(other.name or other.words.text)
    return bool(a) and (a == b or f" {a} " in f" {b} " or f" {b} " in f" {a} ")


def times_allow(one: Time, other: Time) -> bool:
    """Whether two stretches of days overlap, or one is not known."""
    if one.start and one.end and other.start and other.end:
        return one.start <= other.end and other.start <= one.end
    return True


def places_allow(one: Place, other: Place) -> bool:
    """Whether two places may be one: the same of two towns, and no two countries."""
    if one.name and other.name and one.precision == other.precision:
        return one.name == other.name
    return not (one.country and other.country and one.country != other.country)
