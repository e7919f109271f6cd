"""Two acts of one kind that one report itself tells apart: it names who did the one, and who else did the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from dateline.merge.rivals import BOTH_DO, BY_FORCE, OF_STATES, alike
from dateline.model import Account, Party

TOLD_APART = -12.0
"""Log-odds of two accounts that their own report tells apart: a few reports that seem to take them for one do not
outweigh it; many do, for then it is a slip of the coder."""
NAMED = frozenset(("country", "organisation"))


def told_apart(accounts: Sequence[Account]) -> Iterator[tuple[int, int]]:
    """Places of two accounts each that cannot be of one happening: Mexico broke off ties, and a day later Nicaragua.

    States, with their ministers and armies, and named bodies alone: of one state "officials" may be its president. Of
    acts that both sides do, and of those that somebody else's words tell, a report gives two versions.
    """
    of_report: dict[tuple[str, str], list[int]] = {}
    for at, account in enumerate(accounts):
        kind = account.action.type
        if kind not in BOTH_DO and account.actors and all(_is_known(party) for party in account.actors):
            of_report.setdefault((account.report.report_id, kind), []).append(at)
    for places in of_report.values():
        for one, other in combinations(places, 2):
            if _exclude(accounts[one], accounts[other]):
                yield one, other


def _is_known(party: Party) -> bool:
    return _state(party) is not None or bool(party.name and party.kind in NAMED)


def _state(party: Party) -> str | None:
    """The state that a party acts for."""
    return party.country if party.country and set(party.sectors[:1]) & OF_STATES else None


def _exclude(one: Account, other: Account) -> bool:
    if one.sentence == other.sentence or (one.action.type in BY_FORCE and (one.speakers or other.speakers)):
        return False
    return not any(_may_be_one(party, there) for party in one.actors for there in other.actors)


def _may_be_one(one: Party, other: Party) -> bool:
    states = _state(one), _state(other)
    if all(states):
        return states[0] == states[1]
    return alike(one, other)
