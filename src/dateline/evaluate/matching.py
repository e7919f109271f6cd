"""When a coded account counts as a gold account (the contract's rule), one to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.codebook.rules import JOINT
from dateline.errors import InputError
from dateline.evaluate.gold_form import in_contract_form
from dateline.model import Account, Pair, Party
from dateline.text import overlap

Parties = tuple[tuple[Pair, ...], ...]


@dataclass(frozen=True, slots=True)
class GoldAccount:
    """A gold account: the types that are right, the parties' spans, and the row for its other slots."""

    types: frozenset[str]
    actors: Parties
    recipients: Parties
    reciprocal: bool
    slots: dict[str, Any]

    @classmethod
    def of(cls, row: dict[str, Any], *, where: str) -> GoldAccount:
        """Build one from the contract's JSON; raises InputError naming the report when it has no type."""
        try:
            slots = in_contract_form(row)
            kind = slots["action"]["type"]
            types = frozenset((kind, *row.get("types_allowed", ())))
            actors, recipients = _parties(slots.get("actors")), _parties(slots.get("recipients"))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InputError(f"gold report {where}: an account is not in the contract's form ({error!r}).") from error
        return cls(types, actors, recipients, bool(row.get("reciprocal")) or kind in JOINT, slots)


def counts_as(account: Account, gold: GoldAccount) -> bool:
    """Whether a coded account may be paired with a gold one: type, one actor, one recipient."""
    if account.action.type not in gold.types:
        return False
    if _straight(account, gold.actors, gold.recipients):
        return True
    if not gold.reciprocal:
        return False
    if gold.actors and gold.recipients and _straight(account, gold.recipients, gold.actors):
        return True
    if account.recipients and gold.recipients:
        return False
    # Both parties among the actors, on one side or on both sides of the comparison.
    wanted = (*gold.actors, *gold.recipients)
    coded = (*account.actors, *account.recipients)
    met = sum(any(overlaps(party.words.spans, spans) for party in coded) for spans in wanted)
    return met >= min(2, len(wanted)) and len(wanted) > 0


def pair_up(coded: Sequence[Account], gold: Sequence[GoldAccount]) -> list[tuple[int, int]]:
    """Pair coded and gold accounts one to one, as many as can be (augmenting paths).

    Among possible partners those of the same status and the same sentence are tried first.
    """
    choices = [
        sorted(
            (j for j, account in enumerate(coded) if counts_as(account, wanted)),
            key=lambda j, wanted=wanted: -_likeness(coded[j], wanted),  # type: ignore[misc]
        )
        for wanted in gold
    ]
    return one_to_one(choices)


def one_to_one(choices: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs (j, i), as many as can be, where the i-th may have any j of its choices, the first ones rather."""
    partner: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j in choices[i]:
            if j not in tried:
                tried.add(j)
                if j not in partner or place(partner[j], tried):
                    partner[j] = i
                    return True
        return False

    for i in range(len(choices)):
        place(i, set())
    return sorted(partner.items())


def overlaps(one: Sequence[Pair], other: Sequence[Pair]) -> bool:
    """Whether any of some spans shares a code point with any of others."""
    return any(overlap(a, b) for a in one for b in other)


def _straight(account: Account, actors: Parties, recipients: Parties) -> bool:
    # Where the gold names nobody, the coded account must not name somebody.
    unnamed = all(party.kind == "unnamed" for party in account.actors)
    actor = _any_meets(account.actors, actors) if actors else unnamed
    # Where the gold has no recipient nothing is asked of the coded one: the contract's rule names none.
    return actor and (not recipients or _any_meets(account.recipients, recipients))


def _any_meets(parties: Sequence[Party], gold: Parties) -> bool:
    return any(overlaps(party.words.spans, spans) for party in parties for spans in gold)


def _likeness(account: Account, gold: GoldAccount) -> int:
    value = (gold.slots.get("status") or {}).get("value")
    trigger = _spans(gold.slots.get("action"))
    return 2 * overlaps(account.action.words.spans, trigger) + (account.status.value == value)


def _parties(rows: Any) -> Parties:
    return tuple(spans for spans in (_spans(row) for row in rows or ()) if spans)


def _spans(slot: Any) -> tuple[Pair, ...]:
    return tuple((start, end) for start, end in slot.get("spans") or ()) if slot else ()
