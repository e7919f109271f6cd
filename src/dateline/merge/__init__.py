"""Accounts → events: duplicates inside a report (`join_duplicates`), then what several reports say of one happening."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from dateline.errors import InputError
from dateline.merge.allowing import same_party
from dateline.merge.within import join_duplicates
from dateline.model import Account, Event, Failed, Judgement, Refused, Report, moment_key

__all__ = ["join_duplicates", "latest_first", "merge", "merged_by", "same_party"]


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


def latest_first(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events in the order in which they are told: the latest reported first, those of one moment by id."""
    ordered = sorted(events, key=lambda event: event.event_id)
    return tuple(sorted(ordered, key=_first_told, reverse=True))


def _first_told(event: Event) -> tuple[bool, tuple[int, float]]:
    """The moment of the first report, wherever its clock stood; before all others where it is not known."""
    published = event.first_report.published
    return published is not None, moment_key(published)


@lru_cache(maxsize=1)
def merged_by() -> str:
    """Which merging this is: hashed from its rules and weights, so that events of another are not taken for its own."""
    files = sorted(each for each in Path(__file__).parent.iterdir() if each.suffix in (".py", ".json"))
    return hashlib.sha256(b"\0".join(each.read_bytes() for each in files)).hexdigest()[:16]
