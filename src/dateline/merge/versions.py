"""Versions of a page: a later one takes an earlier one's place in events, and what it corrected stays on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from dateline.merge.voices import Voice
from dateline.model import Account, Disagreement, Earlier, Report, is_older, moment_key

_Rank = tuple[tuple[int, float], str]
"""Sorts versions of a page: by the first moment that they tell, then by id."""


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
        self._told_by: dict[str, set[str]] = {}
        self._later: dict[str, str] = {}
        self._ranks: dict[str, _Rank] = {}
        self._replaced_by: dict[str, str] = {}

    def add(self, report: Report, *, replaced_by: str | None = None) -> set[str]:
        """Take a report; gives the reports that count otherwise than before: of its page, or replaced by one of it.

        ``replaced_by`` is the report that took its place, where somebody has kept that.
        """
        page, report_id = report.page, report.report_id
        known = self._versions.setdefault(page, {}) if page else {report_id: report}
        if page and report_id in known and replaced_by in (None, self._told.get(report_id)):
            return set()
        known[report_id] = report
        self._ranks[report_id] = _last_moment(report), report_id
        if replaced_by is not None:
            self._tell(report_id, replaced_by, known)
        elif report_id not in self._told:
            self._compare(report, known)
        return self._changed(self._leading_to(known))

    def replaced_by(self, report_id: str) -> str | None:
        """The report that stands at the address of another now; None for one that nothing has replaced."""
        return self._replaced_by.get(report_id)

    def _tell(self, report_id: str, replaced_by: str, known: Mapping[str, Report]) -> None:
        """Hold what somebody has kept; what is replaced is no later version: a page may read again as it did before."""
        self._told_by.get(self._told.get(report_id, ""), set()).discard(report_id)
        self._told[report_id] = self._later[report_id] = replaced_by
        self._told_by.setdefault(replaced_by, set()).add(report_id)
        for each, version in known.items():
            if each not in self._told and self._later.get(each) == report_id:
                del self._later[each]
                self._look_for_later(version, known.values())

    def _compare(self, report: Report, known: Mapping[str, Report]) -> None:
        """Look which of the other versions a new one is later than, and which is later than it."""
        for each, version in known.items():
            if each not in self._told:
                self._look_for_later(version, (report,))
        self._look_for_later(report, known.values())

    def _look_for_later(self, report: Report, versions: Iterable[Report]) -> None:
        own, ranks = report.report_id, self._ranks
        for each in versions:
            best = self._later.get(own)
            is_later = best is None or ranks[each.report_id] > ranks[best]
            if is_later and each.report_id not in self._told and is_older(report, each):
                self._later[own] = each.report_id

    def _leading_to(self, known: Iterable[str]) -> list[str]:
        """Some reports, and those that were told to be replaced by one of them."""
        found = dict.fromkeys(known)
        agenda = [*found]
        while agenda:
            fresh = self._told_by.get(agenda.pop(), set()) - found.keys()
            found.update(dict.fromkeys(fresh))
            agenda += fresh
        return [*found]

    def _changed(self, ids: Iterable[str]) -> set[str]:
        """Those of some reports for which another stands than did before; from now on that does."""
        last: dict[str, str] = {}
        changed: set[str] = set()
        for each in ids:
            self._follow(each, last)
            now, before = last.get(each, each), self._replaced_by.pop(each, each)
            if now != each:
                self._replaced_by[each] = now
            if now != before:
                changed.add(each)
        return changed

    def _follow(self, report_id: str, last: dict[str, str]) -> None:
        """Note the last of those that took the place of a report, one after another, for all of them that have one.

        Where each of some versions is older than the next, by one moment or another, the latest by all stands: a page
        must not vanish for want of a last version.
        """
        path: dict[str, None] = {}
        at = report_id
        while at in self._later and at not in path and at not in last:
            path[at] = None
            at = self._later[at]
        if at in path:
            circle = [*path][[*path].index(at) :]
            at = max(circle, key=lambda each: self._ranks.get(each, ((0, 0.0), each)))
        last.update(dict.fromkeys(path, last.get(at, at)))


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
