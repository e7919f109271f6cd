"""Two acts of one kind that one report itself tells apart: by who did them, or by the towns it places them in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from dateline.codebook.rules import JOINT
from dateline.merge.camps import OF_STATES
from dateline.merge.kinds import BY_FORCE
from dateline.merge.names import folded
from dateline.merge.rivals import alike
from dateline.merge.rows import names_town
from dateline.merge.wheres import is_detail
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
        if account.action.type not in JOINT:
            of_report.setdefault((account.report.report_id, account.action.type), []).append(at)
    for places in of_report.values():
        for one, other in combinations(places, 2):
            if _exclude(accounts[one], accounts[other]) or _far_apart(accounts[one], accounts[other]):
                yield one, other


def _is_known(party: Party) -> bool:
    return _state(party) is not None or bool(party.name and party.kind in NAMED)


def _state(party: Party) -> str | None:
    """The state that a party acts for."""
    return party.country if party.country and set(party.sectors[:1]) & OF_STATES else None


def _exclude(one: Account, other: Account) -> bool:
    known = all(each.actors and all(map(_is_known, each.actors)) for each in (one, other))
    if not known or (one.sentence == other.sentence and one.time.start == other.time.start):
        return False
    if one.action.type in BY_FORCE and (one.speakers or other.speakers):
        return False
    return not any(_may_be_one(party, there) for party in one.actors for there in other.actors)


def _may_be_one(one: Party, other: Party) -> bool:
    states = _state(one), _state(other)
    if all(states):
        return states[0] == states[1]
    return alike(one, other)


def _far_apart(one: Account, other: Account) -> bool:
    """Whether a report places two acts of force in two towns: the church of one, and the mosque of another."""
    if one.action.type not in BY_FORCE or not all(names_town(each.place) for each in (one, other)):
        return False
    return folded(one.place.name or "") != folded(other.place.name or "") and not is_detail(one.place, other.place)
