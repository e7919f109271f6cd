"""merging: reports of several happenings → events, origins, disagreements."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from dateline.errors import InputError
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.coreference_scores import CoreferenceScores, clusters_of
from dateline.evaluate.gold import Row
from dateline.evaluate.scorecard import Figure, Hits, HitsByName, Scorecard, ratio
from dateline.evaluate.told_events import told_event
from dateline.merge.main_events import main_events
from dateline.merge.merger import Merger
from dateline.model import Account, Disagreement, Event, Report

Keep = Callable[[object], None]
ALIKE = {"stance": "status", "status": "stance"}
"""Slots that may stand for one another: a refusal is a stance, and an act that did not happen."""


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Keep, keep_second: Keep = lambda _: None) -> Scorecard:
    """Merge all reports of the gold at once, also those of different clusters, and compare.

    ``keep`` gets a row a report (its events, the main one first, and its origin), ``keep_second`` each event.
    """
    gold = list(rows)
    if not gold:
        raise InputError("merging: no gold report.")
    reports = {str(row["id"]): _report(row) for row in gold}
    accounts = {name: coder.code(report, doubtful=True) for name, report in reports.items()}
    merger = Merger()
    for name, report in reports.items():
        merger.add(report, accounts[name])
    events, origins = merger.events(), merger.origins()
    by_id = {event.event_id: event for event in events}
    mains = main_events(
        reports.values(), {report.report_id: accounts[name] for name, report in reports.items()}, events
    )
    told = {name: mains[report.report_id] for name, report in reports.items()}
    for name, report in reports.items():
        keep({"id": name, "events": list(told[name]), "origin": origins[report.report_id]})
    for event in events:
        keep_second(event.as_dict())
    figures: dict[str, Figure] = {
        **_main_events(gold, told),
        **_account_events(gold, accounts, merger),
        **_origins(gold, {name: origins[report.report_id] for name, report in reports.items()}),
    }
    disputes = _Disputes(gold, reports, accounts, merger, by_id)
    figures |= disputes.figures()
    notes = (
        "All reports are merged at once. b3 looks at the main event of each report, account_b3 at every account "
        "whose words the gold names.",
        "A disagreement is found when its event and slot are the gold's and it parts two reports that the gold parts, "
        "or gives a report both positions where the gold does.",
    )
    tables = (disputes.by_slot.table("Disagreements by slot", "slot"),) if disputes.by_slot.names else ()
    return Scorecard("merging", "", len(gold), figures, tables, notes)


def _report(row: Row) -> Report:
    report = report_of(row)
    written = str(row.get("published") or "")
    if len(written) > 10:
        try:
            return replace(report, published=datetime.fromisoformat(written))
        except ValueError as error:
            raise InputError(f"merging: gold row {row['id']}: '{written}' is no date.") from error
    return report


def _main_events(gold: Sequence[Row], told: Mapping[str, tuple[str, ...]]) -> dict[str, Figure]:
    scores = CoreferenceScores()
    if not all("cluster" in row for row in gold):
        return {}
    names = [str(row["id"]) for row in gold]
    scores.add(
        clusters_of({str(row["id"]): row["cluster"] for row in gold}),
        clusters_of({name: told[name][0] if told[name] else name for name in names}),
    )
    return {"b3_f1": scores.b3.f1, "b3_precision": scores.b3.precision, "b3_recall": scores.b3.recall}


def _account_events(
    gold: Sequence[Row], accounts: Mapping[str, Sequence[Account]], merger: Merger
) -> dict[str, Figure]:
    """B³ over the coded accounts whose words the gold names; and how many told events were coded at all."""
    if not any(row.get("tells") for row in gold):
        return {}
    wanted: dict[Hashable, Hashable] = {}
    found: dict[Hashable, Hashable] = {}
    coded = asked = 0
    for row in gold:
        seen = set()
        for account in accounts[str(row["id"])]:
            event = told_event(account, row["tells"])
            if event:
                seen.add(event)
                wanted[account.account_id] = event
                found[account.account_id] = merger.event_with(account.account_id)
        asked += len(row["tells"])
        coded += len(seen)
    scores = CoreferenceScores()
    scores.add(clusters_of(wanted), clusters_of(found))
    return {
        "account_b3_f1": scores.b3.f1,
        "account_b3_precision": scores.b3.precision,
        "account_b3_recall": scores.b3.recall,
        "told_events_coded": ratio(coded, asked),
    }


def _origins(gold: Sequence[Row], found: Mapping[str, str]) -> dict[str, Figure]:
    """The share of reports whose origin is right: gold and found origin hold most of each other's reports."""
    if not all("origin" in row for row in gold):
        return {}
    wanted: dict[str, str] = {str(row["id"]): str(row["origin"]) for row in gold}
    ours, theirs = _majority(found, wanted), _majority(wanted, found)
    right = sum(ours[found[name]] == origin and theirs[origin] == found[name] for name, origin in wanted.items())
    scores = CoreferenceScores()
    scores.add(clusters_of(dict(wanted)), clusters_of(dict(found)))
    return {"origins_right": ratio(right, len(wanted)), "origins_b3_f1": scores.b3.f1}


def _majority(of: Mapping[str, str], by: Mapping[str, str]) -> dict[str, str]:
    """For each label, the other label that most of its members have (the smaller name where two have as many)."""
    counts: dict[str, dict[str, int]] = {}
    for name, label in of.items():
        counts.setdefault(label, {}).setdefault(by[name], 0)
        counts[label][by[name]] += 1
    return {label: min(other, key=lambda each: (-other[each], each)) for label, other in counts.items()}


class _Disputes:
    """Found disagreements beside planned ones."""

    def __init__(
        self,
        gold: Sequence[Row],
        reports: Mapping[str, Report],
        accounts: Mapping[str, Sequence[Account]],
        merger: Merger,
        events: Mapping[str, Event],
    ) -> None:
        self.planned = [each for row in gold for each in row.get("disagreements", ())]
        self.names = {report.report_id: name for name, report in reports.items()}
        self.gold_of = _gold_events(gold, accounts, merger)
        self.found = [(event.event_id, each) for event in events.values() for each in event.disagreements]
        self.by_slot = HitsByName()
        self.kinds = self.causes = self.with_cause = self.right = self.alone = self.with_alone = 0
        self._match()

    def figures(self) -> dict[str, Figure]:
        """Precision, recall; and of what is found: kind, cause, who stands alone."""
        if not self.planned:
            return {}
        total = self.by_slot.total()
        return {
            "disagreements_precision": total.precision,
            "disagreements_recall": total.recall,
            "disagreements_planned": total.gold,
            "disagreements_found": total.found,
            "kind_right": ratio(self.kinds, self.right),
            "cause_right": ratio(self.causes, self.with_cause),
            "alone_right": ratio(self.alone, self.with_alone),
        }

    def _match(self) -> None:
        free = list(self.found)
        for each in self.planned:
            self._hits(each["slots"][0]).gold += 1
            at = next((i for i, (event, told) in enumerate(free) if self._fits(each, event, told)), None)
            if at is None:
                continue
            _, told = free.pop(at)
            hits = self._hits(each["slots"][0])
            hits.right += 1
            hits.found += 1
            self.right += 1
            self.kinds += told.kind == each["kind"]
            if each.get("likely_cause"):
                self.with_cause += 1
                self.causes += told.likely_cause == each["likely_cause"]
            if each.get("alone"):
                self.with_alone += 1
                self.alone += {self.names[report] for report in told.alone} == set(each["alone"])
        for _, told in free:
            self._hits(told.slot).found += 1

    def _hits(self, slot: str) -> Hits:
        return self.by_slot.of(slot)

    def _fits(self, planned: Mapping[str, Any], event_id: str, told: Disagreement) -> bool:
        slots = set(planned["slots"])
        if told.slot not in slots and ALIKE.get(told.slot) not in slots:
            return False
        if planned.get("of") and told.of and planned["of"] != told.of:
            return False
        if planned["event"] not in self.gold_of.get(event_id, set()):
            return False
        taken: dict[str, set[int]] = {}
        for at, position in enumerate(told.positions):
            for report in position.reports:
                taken.setdefault(self.names[report], set()).add(at)
        sides = [list(reports) for reports in planned["positions"].values()]
        return any(
            taken.get(one, set())
            and taken.get(other, set())
            and (len(taken[one]) > 1 if one == other else taken[one] != taken[other])
            for at, side in enumerate(sides)
            for one in side
            for others in sides[at + 1 :]
            for other in others
        )


def _gold_events(gold: Sequence[Row], accounts: Mapping[str, Sequence[Account]], merger: Merger) -> dict[str, set[str]]:
    """Found event → the gold events whose words its accounts hold."""
    found: dict[str, set[str]] = {}
    for row in gold:
        for account in accounts[str(row["id"])]:
            event, wanted = merger.event_with(account.account_id), told_event(account, row.get("tells", {}))
            if event and wanted:
                found.setdefault(event, set()).add(wanted)
    return found
