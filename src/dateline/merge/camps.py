"""Who fights for a state, and who against one: by the sectors of a party."""

from __future__ import annotations

from functools import lru_cache

OF_STATES = frozenset(("GOV", "MIL", "COP", "SPY", "PRM"))
OF_REBELS = frozenset(("REB", "UAF", "CRM"))
"""Of those whom a report calls gunmen, militants or attackers until somebody is named."""


@lru_cache(maxsize=1024)
def camp_of(sectors: tuple[str, ...]) -> str | None:
    """The state's or the rebels', where a role says so."""
    told = frozenset(sectors)
    return "state" if told & OF_STATES else "rebels" if told & OF_REBELS else None
