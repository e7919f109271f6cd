"""`dateline compare FILE FILE…`: what several reports agree on, where they contradict each other, who copied whom."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from dateline.doors.cli.code_reports import day_option
from dateline.doors.cli.coding_run import CODE_LIMIT_S, run
from dateline.doors.cli.entry import settings_of
from dateline.doors.cli.estimate import estimate
from dateline.doors.cli.progress import Progress
from dateline.doors.cli.rooms import Rooms
from dateline.doors.cli.tally import count
from dateline.model import Account, Event, Report

if TYPE_CHECKING:
    from rich.console import Console


@click.command("compare", no_args_is_help=True)
@click.argument("inputs", nargs=-1, required=True, metavar="FILE FILE…")
@click.option("--published", metavar="DATE", callback=day_option, help="Day of publication, where the input says none.")
@click.option(
    "--all", "show_all", is_flag=True, help="Also show events that one report, or doubtful accounts alone, tell of."
)
@click.option("--json", "as_json", is_flag=True, help="Print events as JSON lines on standard output.")
@click.pass_obj
def command(rooms: Rooms, *, inputs: tuple[str, ...], published: str | None, show_all: bool, as_json: bool) -> int:
    """Compare reports of the same days, without a store: which happenings they tell of, how many independent origins
    stand behind each, and where the reports contradict each other, with the words of both sides.

    FILE is what `dateline code` takes: a page, a text, JSON lines with many reports, a folder, a URL.

    \b
    Example:  dateline compare first.html second.html third.txt
              dateline compare reports.jsonl --json
    """
    settings = replace(settings_of(rooms), code_limit_s=CODE_LIMIT_S)
    reports = rooms.read_all(inputs, published=published, settings=settings)
    found: list[tuple[Report, tuple[Account, ...]]] = []
    progress = Progress(total=estimate(inputs), shares=False)
    tally = run(
        rooms.coder(settings, None),
        reports,
        receive=lambda report, accounts: found.append((report, accounts)),
        progress=progress,
        doubtful=True,
    )
    if not found:
        return tally.exit_code
    from dateline.merge import merge

    events = by_weight(merge([accounts for _, accounts in found], [report for report, _ in found]))
    if as_json:
        print_events_json(events)
    else:
        _print_pages(events, [report for report, _ in found], show_all=show_all, given=published)
        _tell_doubtful([account for _, accounts in found for account in accounts])
    return tally.exit_code


def _tell_doubtful(accounts: Sequence[Account]) -> None:
    """Why `dateline code` and a store have fewer accounts of the same reports."""
    from rich.console import Console
    from rich.text import Text

    doubtful = sum(account.doubtful for account in accounts)
    if doubtful:
        said = f"Beside {count(len(accounts) - doubtful, 'account')} {count(doubtful, 'doubtful one')} "
        said += f"{'was' if doubtful == 1 else 'were'} compared, which `dateline code` and a store leave out: here "
        said += "another report may bear such out."
        Console(highlight=False).print(Text(said, style="dim"), soft_wrap=True)


def by_weight(events: Sequence[Event]) -> list[Event]:
    """Events that most independent origins and reports tell of first, disputed ones before others."""
    return sorted(events, key=lambda e: (-len(e.origins), -len(e.reports), not e.disagreements, e.event_id))


def print_events_json(events: Sequence[Event]) -> None:
    """Print events as JSON, a line each."""
    only_ascii = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    for event in events:
        sys.stdout.write(json.dumps(event.as_dict(), ensure_ascii=only_ascii) + "\n")
    sys.stdout.flush()


def _print_pages(
    events: Sequence[Event], reports: Sequence[Report], *, show_all: bool, given: str | None = None
) -> None:
    """Print the pages; ``given`` is the day that the user gave to reports which state none (ISO form)."""
    from rich.console import Console

    from dateline.doors.cli.event_page import Signs, print_event
    from dateline.doors.cli.quoted_words import Quoter

    console = Console(highlight=False)
    signs = Signs.for_encoding(console.encoding)
    by_id = {report.report_id: report for report in reports}
    quoter = Quoter(by_id, all_quotes=True)
    shared = [event for event in events if event.disagreements or (len(event.reports) > 1 and _is_sure(event))]
    printed = events if show_all else shared
    beside = {event.event_id: event for event in events}
    for event in printed:
        days = {str(telling.published)[:10] for telling in event.reports}
        knows_days = given is None or days != {given[:10]}
        print_event(console, event, reports=by_id, signs=signs, quoter=quoter, knows_days=knows_days, beside=beside)
    if printed:
        _print_codes(console, printed)
    _print_sum(console, events, shared=shared, reports=reports, show_all=show_all)


def _print_codes(console: Console, events: Sequence[Event]) -> None:
    """What the codes on the pages stand for, once below them all."""
    from rich.text import Text

    from dateline.doors.cli.page import codes_told

    parties = [agreed.value for event in events for agreed in (*event.actors, *event.recipients)]
    console.print(Text(codes_told(parties, events[0].action.value.type), style="dim"))


def _is_sure(event: Event) -> bool:
    """Whether a report tells it surely enough for a store to hold it."""
    return any(not telling.doubtful for telling in event.reports)


def _print_sum(
    console: Console, events: Sequence[Event], *, shared: Sequence[Event], reports: Sequence[Report], show_all: bool
) -> None:
    from rich.text import Text

    sure = [event for event in events if _is_sure(event)]
    disputed = sum(bool(event.disagreements) for event in sure)
    told = f"{count(len(reports), 'report')}, {count(len(sure), 'event')}: "
    several = sum(len(event.reports) > 1 or bool(event.disagreements) for event in sure)
    told += f"{several} told by several reports or disputed, {disputed} disputed."
    console.print(Text(told, style="bold"), soft_wrap=True)
    hidden = [event for event in events if event not in shared]
    alone = sum(_is_sure(event) for event in hidden)
    unsure = len(hidden) - alone
    left_out = [f"{count(alone, 'event')} of one report alone"] if alone else []
    left_out += [f"{count(unsure, 'event')} of doubtful accounts alone"] if unsure else []
    if left_out and not show_all:
        console.print(Text(f"{' and '.join(left_out)} not shown (--all shows them).", style="dim"), soft_wrap=True)
    if len(reports) == 1:
        console.print(Text("Give more than one report: there is nothing to compare a single one with.", style="dim"))
