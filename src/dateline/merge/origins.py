"""The independent origins of an event's reports: twelve pages of one wire are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from dateline.merge.kinship import forms
from dateline.merge.lineage import Lineage, agency_of, order_key
from dateline.model import Account, Derivation, Event, Origin, Report, Telling, content_id
from dateline.signature import agency_named

MOST_REASONS = 4
"""So many reports of an origin are said with their reason; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Ancestry:
    """The origins of some reports, and how each report tells: in the order of publication."""

    origins: tuple[Origin, ...]
    tellings: tuple[Telling, ...]

    @property
    def origin_of(self) -> Mapping[str, str]:
        """Report id → origin id."""
        return {each.report_id: each.origin_id for each in self.tellings}


def ancestry(reports: Sequence[Report], lineage: Lineage, *, accounts: Sequence[Account] = ()) -> Ancestry:
    """Group the reports of an event by origin.

    One origin have: a report and what derives from it; reports that rest on one agency, by a credit or by an account
    whose outermost speaker is a wire; reports of one publisher.
    """
    unique = {report.report_id: report for report in reports}
    ordered = sorted(unique.values(), key=order_key) if len(unique) > 1 else list(unique.values())
    named = _agencies_named(ordered, lineage, wired=_wires(accounts))
    groups = _by_origin(ordered, lineage, named)
    doubtful = {account.report.report_id for account in accounts if account.doubtful}
    doubtful -= {account.report.report_id for account in accounts if not account.doubtful}
    origins = [_origin(members, lineage, named) for members in groups]
    of_report = {
        report.report_id: _telling(report, origin, lineage, first=members[0], doubtful=report.report_id in doubtful)
        for members, origin in zip(groups, origins, strict=True)
        for report in members
    }
    return Ancestry(tuple(origins), tuple(of_report[report.report_id] for report in ordered))


def _by_origin(
    ordered: Sequence[Report], lineage: Lineage, named: Mapping[str, tuple[str, str] | None]
) -> Sequence[Sequence[Report]]:
    """Reports in groups of one origin, members and groups as they are ordered."""
    groups: list[list[Report]] = []
    of_root: dict[str, int] = {}
    of_name: dict[str, int] = {}
    for report in ordered:
        root, agency = lineage.root(report.report_id), named[report.report_id]
        names = _own(report).union(_forms_of(agency[0])) if agency else _own(report)
        homes = {of_name[name] for name in names if name in of_name}
        if root in of_root:
            homes.add(of_root[root])
        home = min(homes, default=len(groups))
        if not homes:
            groups.append([])
        elif len(homes) > 1:
            _join(groups, homes, known=(of_root, of_name))
        groups[home].append(report)
        of_root[root] = home
        of_name.update(dict.fromkeys(names, home))
    places = {report.report_id: at for at, report in enumerate(ordered)}
    return [sorted(each, key=lambda report: places[report.report_id]) for each in groups if each]


def _join(groups: list[list[Report]], homes: Set[int], *, known: Iterable[dict[str, int]]) -> None:
    """Make groups one, the first of them; what was known to lead to the others leads there."""
    home, *others = sorted(homes)
    for other in others:
        groups[home] += groups[other]
        groups[other] = []
    for each in known:
        each.update({key: home for key, there in each.items() if there in homes})


def _agencies_named(
    reports: Sequence[Report], lineage: Lineage, *, wired: Mapping[str, tuple[str, str]]
) -> Mapping[str, tuple[str, str] | None]:
    """The agency that each of an event's reports rests on, by report, and the words that name it."""
    told = {report.report_id: lineage.named.get(report.report_id, ()) for report in reports}
    in_doubt = any(each.how == "maybe" for agencies in told.values() for each in agencies)
    known = {name for report in reports for name in _names(report, lineage)} if in_doubt else frozenset()
    return {
        report.report_id: (
            agency_of(told[report.report_id], known=known, own=_own(report)) if told[report.report_id] else None
        )
        or wired.get(report.report_id)
        for report in reports
    }


def origins_of(reports: Iterable[Report], lineage: Lineage, events: Iterable[Event]) -> Mapping[str, str]:
    """The origin of each report as a whole, by id: its first ancestor; or the agency that it rests on, where another
    report of the same event rests on it too and the agency's own text is not here."""
    known = {report.report_id: report for report in reports}
    found = {report_id: content_id("origin", lineage.root(report_id)) for report_id in known}
    for event in events:
        agencies: dict[str, str] = {}
        roots = {lineage.root(telling.report_id) for telling in event.reports}
        for root in sorted(roots & known.keys(), key=lambda each: order_key(known[each])):
            told = agency_of(lineage.named.get(root, ()))
            if told and not _own(known[root]) & set(forms(told[0])):
                home = agencies.setdefault(told[0].lower(), found[root])
                found[root] = home
    return {report_id: found.get(lineage.root(report_id), each) for report_id, each in found.items()}


def _wires(accounts: Sequence[Account]) -> Mapping[str, tuple[str, str]]:
    """Reports whose account of the event is laid in an agency's mouth: its name and the words."""
    found: dict[str, tuple[str, str]] = {}
    for account in accounts:
        first = account.speakers[0] if account.speakers else None
        if first and first.kind == "wire":
            name = first.name or first.words.text.split(" … ")[0]
            cue = f" {first.cue.text}" if first.cue.text else ""
            found.setdefault(account.report.report_id, (agency_named(name) or name, f"{name}{cue}"))
    return found


def _names(report: Report, lineage: Lineage) -> frozenset[str]:
    """Names that a report is printed or credited under, folded."""
    credited = [each.name for each in lineage.named.get(report.report_id, ()) if each.how == "credit"]
    return _own(report).union(*map(_forms_of, credited))


def _own(report: Report) -> frozenset[str]:
    return _forms_of(report.publisher or "")


@lru_cache(maxsize=20_000)
def _forms_of(name: str) -> frozenset[str]:
    return frozenset(forms(name) if name else ())


def _origin(members: Sequence[Report], lineage: Lineage, named: Mapping[str, tuple[str, str] | None]) -> Origin:
    agency = next((told for report in members if (told := named[report.report_id])), None)
    first = members[0]
    name = agency[0] if agency else _name(first)
    shown, least = [], 1.0
    for at, report in enumerate(members[1:]):
        parent = lineage.parents.get(report.report_id)
        told = named[report.report_id]
        if parent and parent.derivation == "original":
            reason = "changed its page"
        elif parent:
            least = min(least, parent.sure)
            reason = f"is a {parent.derivation} ({parent.because})"
        elif told:
            least = min(least, 0.8)
            reason = f"says “{told[1]}”"
        else:
            reason = "printed both"
        if at < MOST_REASONS:
            shown.append(f"{_name(report)} {reason}")
    if not shown:
        own = named[first.report_id]
        shown = [f"it says “{own[1]}”" if own else "no other report has its words, and it names no agency"]
    if len(members) - 1 > MOST_REASONS:
        shown.append(f"and {len(members) - 1 - MOST_REASONS} more")
    return Origin(
        origin_id=content_id("origin", lineage.root(first.report_id), name),
        name=name,
        reports=tuple(report.report_id for report in members),
        because="; ".join(shown),
        sure=least,
    )


def _telling(report: Report, origin: Origin, lineage: Lineage, *, first: Report, doubtful: bool) -> Telling:
    parent = lineage.parents.get(report.report_id)
    how: Derivation = parent.derivation if parent else "original"
    if parent is None and report is not first and report.publisher != first.publisher:
        how = "rewrite"  # it names the agency, and has none of its words
    return Telling(report.report_id, report.url, report.publisher, report.published, origin.origin_id, how, doubtful)


def _name(report: Report) -> str:
    """Who printed it, else the site it stands on, else its file."""
    if report.publisher:
        return agency_named(report.publisher) or report.publisher
    return (urlsplit(report.url).hostname if report.url else None) or report.title or report.origin
