"""Versions of a page: a later one takes an earlier one's place in events, and what it corrected stays on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from dateline.merge.voices import Voice
from dateline.model import Account, Disagreement, Earlier, Report, is_older, moment_key


@dataclass(frozen=True, slots=True)
class Former:
    """An account of a version that was replaced, with its id and the report that stands at its address now."""

    account: Account
    account_id: str
    replaced_by: str


class Pages:
    """Which reports are versions of one page, and which of them a later one has replaced, in any order of arrival."""

    def __init__(self) -> None:
        self._versions: dict[str, dict[str, Report]] = {}
        self._told: dict[str, str] = {}
        self._replaced_by: dict[str, str] = {}

    def add(self, report: Report, *, replaced_by: str | None = None) -> set[str]:
        """Take a report; gives the reports of its page that count otherwise than before.

        ``replaced_by`` is the report that took its place, where somebody has kept that.
        """
        known = self._versions.setdefault(report.page, {}) if report.page else {report.report_id: report}
        if replaced_by is None and report.report_id in known and report.page:
            return set()
        known[report.report_id] = report
        if replaced_by is not None:
            self._told[report.report_id] = replaced_by
        elif len(known) == 1:
            return set()
        changed: set[str] = set()
        for each in known.values():
            now = self._told.get(each.report_id) or self._later(each, known.values())
            if now != self._replaced_by.get(each.report_id):
                changed.add(each.report_id)
                if now:
                    self._replaced_by[each.report_id] = now
        return changed

    def replaced_by(self, report_id: str) -> str | None:
        """The report that stands at the address of another now; None for one that nothing has replaced."""
        now = self._replaced_by.get(report_id)
        seen = {report_id}
        while now in self._replaced_by and now not in seen:
            seen.add(now)
            now = self._replaced_by[now]
        return now

    def _later(self, report: Report, versions: Iterable[Report]) -> str | None:
        # What a store has as replaced is no later version: a page may read again as it did before.
        later = [each for each in versions if each.report_id not in self._told and is_older(report, each)]
        if not later:
            return None
        return max(later, key=lambda each: (_last_moment(each), each.report_id)).report_id


def _last_moment(report: Report) -> tuple[int, float]:
    moment: datetime | date | None = report.modified or report.published or report.fetched
    return moment_key(moment)


def corrected(
    former: Sequence[Former],
    voices: Sequence[Voice],
    disagreements: Callable[[Sequence[Voice]], Sequence[Disagreement]],
) -> Iterator[Disagreement]:
    """Where a page says otherwise than it did before it was changed: what its versions disagree on, as corrections."""
    for page, old in _by_page(former).items():
        new = [voice for voice in voices if voice.report_id == page]
        if not new:
            continue
        before = [Voice(each.account, new[0].origin_id, new[0].parent) for each in old]
        for each in disagreements([*before, *new]):
            said = f"{new[0].report.url or new[0].report.publisher} said otherwise before it was changed."
            told = tuple(sorted(each.positions, key=lambda position: moment_key(position.since)))
            yield replace(each, kind="correction", because=said, positions=told, alone=(), likely_cause=None)


def earlier_of(former: Sequence[Former], voices: Sequence[Voice]) -> tuple[Earlier, ...]:
    """The versions that were replaced, the first published first."""
    standing = {voice.report_id for voice in voices}
    reports = {each.account.report.report_id: each for each in former}
    found = [
        Earlier(
            report_id,
            each.account.report.url,
            each.account.report.publisher,
            each.account.report.published,
            each.replaced_by,
            tuple(other.account_id for other in former if other.account.report.report_id == report_id),
            each.replaced_by in standing,
        )
        for report_id, each in reports.items()
    ]
    return tuple(sorted(found, key=lambda each: (moment_key(each.published), each.report_id)))


def _by_page(former: Sequence[Former]) -> dict[str, list[Former]]:
    found: dict[str, list[Former]] = {}
    for each in former:
        found.setdefault(each.replaced_by, []).append(each)
    return found
