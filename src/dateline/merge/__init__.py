"""Accounts → events: duplicates inside a report (`join_duplicates`), then what several reports say of one happening."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.errors import InputError
from dateline.merge.within import join_duplicates, same_party
from dateline.model import Account, Event, Failed, Judgement, Refused, Report

__all__ = ["join_duplicates", "merge", "same_party"]


def merge(
    accounts: Iterable[Account | Iterable[Account] | Refused | Failed],
    reports: Iterable[Report | Refused | Failed] = (),
    *,
    judgements: Iterable[Judgement] = (),
) -> tuple[Event, ...]:
    """Merge the accounts of several reports into events, the latest reported first.

    ``accounts`` may also be what `Coder.code_many` gives, a tuple for each report; what was refused or failed is passed
    over. ``reports`` are wanted for those that say nothing codable themselves and yet were copied by others. The order
    of both plays no part. Raises InputError for what is no account.
    """
    from dateline.merge.merger import Merger  # numpy is loaded only where something is merged

    merger = Merger(judgements)
    for report in reports:
        if isinstance(report, Report):
            merger.add(report)
    for each in accounts:
        if isinstance(each, (Refused, Failed)):
            continue
        told = (each,) if isinstance(each, Account) else tuple(each)
        for account in told:
            if not isinstance(account, Account):
                raise InputError(f"merge takes accounts, and {account!r:.60} is none: give what Coder.code returned.")
            merger.add(account.report, (account,))
    return merger.events()
