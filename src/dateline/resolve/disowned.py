"""What deeds that somebody only denies a part in take over from the deed: whom it hit, when and where."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import REAL, Account


def only_denies(account: Account) -> bool:
    """Whether an account denies a part in a deed told before: whom that hit is inferred, and not known yet."""
    return account.basis.get("recipient") == "inferred" and not account.recipients


def with_deeds_denied(accounts: Sequence[Account], denials: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts, and the denials with recipients, time and place of the nearest deed of their type before them.

    A denial that names no doer has the deed's, too.
    """
    found = list(accounts)
    for denial in denials:
        same = (each for each in accounts if each.action.type == denial.action.type and each.status.value in REAL)
        before = [each for each in same if each.anchors[0] < denial.anchors[0]]
        if before:
            alike = [each for each in before if each.action.mode == denial.action.mode]
            found.append(_like(denial, max(alike or before, key=lambda each: each.anchors[0])))
    return tuple(found)


def _like(denial: Account, deed: Account) -> Account:
    slots = {slot: "inferred" for slot in ("time", "place") if slot in deed.basis}
    basis = {**denial.basis, **slots}
    if not deed.recipients:
        del basis["recipient"]
    if not denial.actors and deed.actors:
        basis["actor"] = "inferred"
    actors = denial.actors or deed.actors
    return denial.but(actors=actors, recipients=deed.recipients, time=deed.time, place=deed.place, basis=basis)
