"""Whose force a party is of: nobody attacks their own."""

from __future__ import annotations

from dateline.model import Party

FIGHTERS = frozenset("CRM IMG MIL PRM REB UAF".split())
"""Sectors of those who may have done violence that a report tells of nobody."""
FORCES = FIGHTERS | {"COP"}


def are_one_force(one: Party, other: Party) -> bool:
    """Say whether two parties are of the same police, army or rebels: "soldiers" and "an army base" of one country."""
    if not one.sectors or not other.sectors or one.country != other.country:
        return False
    return one.sectors[0] == other.sectors[0] and one.sectors[0] in FORCES
