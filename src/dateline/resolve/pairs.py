""" "The two discussed …", "both sides agreed …": the parties of the act told before, taken up together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Account, Party

JOINT = frozenset(("CONSULT", "AGREE", "COOPERATE"))
BACK_SENTENCES = 3
_PAIR = re.compile(
    r"(?:the |these )?(?:two|both|pair|sides)(?: (?:of them|men|women|sides|leaders|countries|nations|states|"
    r"neighbou?rs|governments|presidents|ministers|parties|delegations|heads|officials|diplomats))?",
    re.IGNORECASE,
)


def with_pairs(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Give each act of "the two" the two parties of the nearest act before it that has just two."""
    found: list[Account] = []
    for account in accounts:
        before = _antecedent(found, account) if _is_pair(account) else None
        found.append(_taken_up(account, before) if before else account)
    return tuple(found)


def _taken_up(account: Account, before: Account) -> Account:
    words = account.actors[0].words
    return account.but(
        actors=tuple(replace(party, words=words) for party in before.actors),
        recipients=tuple(replace(party, words=words) for party in before.recipients),
        basis={**account.basis, "actor": "inferred", "recipient": "inferred"},
    )


def _is_pair(account: Account) -> bool:
    if account.action.type not in JOINT or len(account.actors) != 1:
        return False
    return _PAIR.fullmatch(account.actors[0].words.text) is not None


def _antecedent(before: Sequence[Account], account: Account) -> Account | None:
    at = account.anchors[0]
    for other in reversed(before):
        if at[0] - other.anchors[0][0] > BACK_SENTENCES:
            return None
        both = (*other.actors, *other.recipients)
        if len(both) == 2 and all(_known(party) for party in both):
            return other
    return None


def _known(party: Party) -> bool:
    return bool(party.name or party.code)
