"""What a report mostly tells: its main event, also where its coder missed it and an alike report has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dateline.merge.kinship import kinship
from dateline.merge.voices import FACTUAL
from dateline.model import Account, Event, Report

ALIKE = 0.35
"""Share of a report's content words (or runs) that another must hold to lend it its main event: of 0.3 to 0.45 the best
on the clusters' dev part."""
WITHIN_DAYS = 4
EARLIER = 0.6
"""What is left of the weight of an act of an earlier day than the report's latest: it came before the news."""
LEAST_NAMES = 1
"""Names, of five letters and more, that two reports must share to be compared; with two, B³ of dev is 0.03 lower."""


def main_events(
    reports: Iterable[Report], accounts: Mapping[str, Sequence[Account]], events: Iterable[Event]
) -> Mapping[str, tuple[str, ...]]:
    """Report id → its events, the main one first; ``accounts`` by report id.

    A report's own main event is told early, surely, and by others too. Where nobody else tells it, the main event of
    the most alike report of these days comes first: most likely the coder missed in one what it found in the other.
    """
    known = {event.event_id: event for event in events}
    home = {account_id: event.event_id for event in known.values() for account_id in event.all_accounts}
    by_id = {report.report_id: report for report in reports}
    told = {report_id: _own(accounts.get(report_id, ()), home, known) for report_id in by_id}
    shared = {name for name, own in told.items() if own and len(known[own[0]].reports) > 1}
    index = _by_name(by_id.values())
    found = dict(told)
    for report_id, report in by_id.items():
        if report_id not in shared:
            other = _most_alike(report, _near(report, index, by_id))
            if other is not None and told[other.report_id]:
                lent = told[other.report_id][0]
                found[report_id] = (lent, *(each for each in told[report_id] if each != lent))
    return found


def _own(accounts: Sequence[Account], home: Mapping[str, str], events: Mapping[str, Event]) -> tuple[str, ...]:
    weights: dict[str, float] = {}
    latest = _latest(accounts)
    for account in accounts:
        event_id = home.get(account.account_id)
        if event_id is None:
            continue
        share = account.sentence[0] / max(len(account.report.text), 1)
        weight = account.confidence * (1.0 - 0.7 * share) * (0.5 if account.status.historical else 1.0)
        weight *= EARLIER if latest and account.time.end and account.time.end < latest else 1.0
        weight *= 1.0 + 0.25 * min(len(events[event_id].reports) - 1, 4)
        weights[event_id] = max(weights.get(event_id, 0.0), weight)
    return tuple(sorted(weights, key=lambda each: (-weights[each], each)))


def _latest(accounts: Sequence[Account]) -> date | None:
    """The last day, up to publication, on which a report tells that something was done."""
    return max(
        (
            account.time.start
            for account in accounts
            if account.time.start
            and account.time.start == account.time.end
            and account.status.value in FACTUAL
            and account.time.start <= (account.report.published_day or account.time.start)
        ),
        default=None,
    )


def _by_name(reports: Iterable[Report]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for report in reports:
        for name in report.signed.names:
            found.setdefault(name, []).append(report.report_id)
    return found


def _near(report: Report, index: Mapping[str, Sequence[str]], by_id: Mapping[str, Report]) -> list[Report]:
    counts: dict[str, int] = {}
    for name in report.signed.names:
        for other in index[name]:
            counts[other] = counts.get(other, 0) + 1
    near = sorted(other for other, count in counts.items() if count >= LEAST_NAMES and other != report.report_id)
    day = report.published_day
    return [
        by_id[other]
        for other in near
        if day and (theirs := by_id[other].published_day) and abs((theirs - day).days) <= WITHIN_DAYS
    ]


def _most_alike(report: Report, others: Sequence[Report]) -> Report | None:
    best: tuple[float, Report] | None = None
    for other in others:
        kin = kinship(other, report)
        alike = max(kin.terms, kin.runs)
        if alike >= ALIKE and (best is None or alike > best[0]):
            best = alike, other
    return best[1] if best else None
