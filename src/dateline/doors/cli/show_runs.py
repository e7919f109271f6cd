"""`dateline runs`: what was run into a store, how far each run is, what failed; retry and cancel."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.doors.cli.booked import BookedRun
from dateline.doors.cli.coding_run import CODE_LIMIT_S, run, shown
from dateline.doors.cli.entry import DONE, NOTHING_DONE, settings_of
from dateline.doors.cli.filters import shown_store, store_before_or_after
from dateline.doors.cli.progress import Progress
from dateline.doors.cli.rooms import ReportLike, Rooms
from dateline.doors.cli.tally import count
from dateline.keep import RunView, beside, cancel, is_alive, to_retry, view
from dateline.store import open_store

if TYPE_CHECKING:
    from dateline.model import Account, Report
    from dateline.settings import Settings
    from dateline.store.port import Run

LISTED = 20
INPUTS_LONG = 60
"""Letters of the names of inputs that a line of the list shows."""
_STORE = click.option(
    "--store", "named", metavar="STORE", help="The store: a file or postgresql://user@host/name; wanted here or before."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")


@click.group("runs", invoke_without_command=True)
@click.option("--store", metavar="STORE", help="The store: a file or postgresql://user@host/name.")
@_JSON
@click.pass_context
def command(context: click.Context, *, store: str | None, as_json: bool) -> int:
    """List runs, the latest first, and how far each is; see one, retry what failed, cancel.

    \b
    dateline runs --store book.db
    dateline runs show 20240305 --store book.db    an id, or its unique beginning
    dateline runs retry 20240305-061500-a1b2c3 --store book.db
    """
    if context.invoked_subcommand is not None:
        return DONE
    if store is None:
        raise click.UsageError("Missing option '--store'.")
    with open_store(store, create=False, read_only=True) as opened:
        views = [view(opened, each) for each in opened.runs()]
    if as_json:
        for each in views:
            _print_json(each)
    elif views:
        for each in views:
            sys.stdout.write(_cut(shown(_line(each))) + "\n")
    else:
        where = shown_store(store)
        click.echo(f"No run in {where} yet: dateline code INPUT… --store {where}", err=True)
    return DONE


@command.command("show")
@click.argument("run_id", metavar="ID")
@_STORE
@click.option("--failed", is_flag=True, help="List every failure, not only the first twenty.")
@_JSON
def show(*, run_id: str, named: str | None, failed: bool, as_json: bool) -> int:
    """Show a run: counts, refusals and failures by reason, rate, and what failed."""
    store = store_before_or_after(named)
    with open_store(store, create=False, read_only=True) as opened:
        found = view(opened, opened.run(run_id))
        visits = list(opened.visits(found.run.run_id, outcome="failed"))
    if as_json:
        _print_json(found, failures=[[visit.origin, visit.reason, visit.what, visit.todo] for visit in visits])
        return DONE
    sys.stdout.write("\n".join(map(shown, _facts(found))) + "\n")
    listed = visits if failed else visits[:LISTED]
    for visit in listed:
        tries = f" (tried {visit.tries} times)" if visit.tries > 1 else ""
        sys.stdout.write(shown(f"  {visit.origin}: {visit.reason}: {visit.what}{tries}") + "\n")
    if len(listed) < len(visits):
        sys.stdout.write(f"  … and {len(visits) - len(listed)} more: --failed lists all\n")
    if found.state in ("stopped", "interrupted", "failed"):
        click.echo("Run the same command again: it goes on where it was.", err=True)
    elif visits:
        click.echo(f"Try them again: dateline runs retry {found.run.run_id} --store {shown_store(store)}", err=True)
    return DONE


@command.command("retry")
@click.argument("run_id", metavar="ID")
@_STORE
@click.option("--allow-private-addresses", is_flag=True, help="Also fetch URLs inside your own network or machine.")
@click.pass_obj
def retry(rooms: Rooms, *, run_id: str, named: str | None, allow_private_addresses: bool) -> int:
    """Read and code again what failed in a run, and nothing else.

    The exit code is 0 where nothing failed again, 3 where some did, 1 where none could be coded or nothing had failed.
    """
    store = store_before_or_after(named)
    settings = replace(settings_of(rooms), code_limit_s=CODE_LIMIT_S, allow_private_addresses=allow_private_addresses)
    with open_store(store, create=False) as opened:
        asked = opened.run(run_id)
        if asked.state == "running" and is_alive(opened.notes(asked.run_id)):
            raise click.UsageError(f"Run {asked.run_id} is still going on: wait for it, or cancel it.")
        failed = to_retry(opened, asked)
        if not all("://" in each for each in failed):
            _check_folder(asked)
        click.echo(f"Trying {count(len(failed), 'failure')} of run {asked.run_id} again.", err=True)
        codebook = asked.options.get("codebook")
        coder = rooms.coder(settings, Path(codebook) if codebook else None)
        with BookedRun(opened, asked.run_id, coder=coder.version, again=True) as book:
            if asked.state != "done":  # it is still to be finished, by the command that began it
                book.state = "interrupted" if asked.state == "running" else asked.state
            reports = book.unknown(_again(rooms, asked, failed, settings=settings))
            tally = run(coder, reports, receive=_nothing, book=book, progress=Progress(total=len(failed)))
        left = view(opened, opened.run(asked.run_id)).failed
    click.echo(f"{left} still failed." if left else "Nothing of that run has failed any more.", err=True)
    return tally.exit_code


@command.command("cancel")
@click.argument("run_id", metavar="ID")
@_STORE
def stop(*, run_id: str, named: str | None) -> int:
    """Stop a run after its current report. What it kept stays; the same command then begins a new run."""
    store = store_before_or_after(named)
    with open_store(store, create=False) as opened:
        asked = opened.run(run_id)
        state = cancel(opened, asked.run_id)
        kept = view(opened, opened.run(asked.run_id)).met
    if state == "running":
        click.echo(f"Run {asked.run_id} does not answer yet; it stops after its current report.", err=True)
        return NOTHING_DONE
    what = "was done already" if state == "done" else "is cancelled"
    click.echo(f"Run {asked.run_id} {what}; what became of {count(kept, 'report')} is kept.", err=True)
    return DONE


def _check_folder(asked: Run) -> None:
    """Paths were written as they were given: they are found only from the folder where the run was begun."""
    began = asked.options.get("folder")
    paths = [each for each in asked.inputs if "://" not in each and each != "-" and not Path(each).is_absolute()]
    if paths and began and Path(began) != Path.cwd():
        raise click.UsageError(f"The run was begun in another folder, where '{paths[0]}' is: cd {began}")


def _nothing(_report: Report, _accounts: tuple[Account, ...]) -> None:
    return


def _again(rooms: Rooms, asked: Run, failed: frozenset[str], *, settings: Settings) -> Iterator[ReportLike]:
    """The reports of the origins that failed: pages from the web one by one, others out of the run's inputs."""
    known = {name: asked.options.get(name) for name in ("published", "publisher", "url")}
    pages = sorted(each for each in failed if "://" in each and each not in asked.inputs)
    places = frozenset(failed) - frozenset(pages)
    if places:
        inputs = [each for each in asked.inputs if each != "-"]
        yield from rooms.read_all(inputs, **known, settings=settings, skip=beside(places))
    if pages:
        yield from rooms.read_pages(pages, settings=settings)


def _cut(line: str) -> str:
    """A line as long as the terminal is wide; whole where there is none."""
    wide = shutil.get_terminal_size().columns if sys.stdout.isatty() else len(line)
    return line if len(line) <= wide else line[: wide - 1] + "…"


def _line(found: RunView) -> str:
    """One line: id, state, how far, counts, inputs."""
    inputs = " ".join(found.run.inputs)
    parts = [found.run.run_id, f"{found.state:<11}", _how_far(found)]
    if found.failed:
        parts.append(f"{found.failed} failed")
    named = inputs if len(inputs) <= INPUTS_LONG else inputs[:INPUTS_LONG] + " …"
    parts.append(f"{count(found.run.accounts, 'account')}  {found.run.kind} {named}")
    return "  ".join(parts)


def _how_far(found: RunView) -> str:
    share = "" if found.percent is None else f" ({found.percent} %)"
    of = f" of {found.total:,}" if found.total and found.state != "done" else ""
    return f"{found.met:,}{of} {'report' if found.met == 1 else 'reports'}{share}"


def _facts(found: RunView) -> list[str]:
    ran = found.run
    lines = [
        f"run      {ran.run_id} ({ran.kind})",
        f"state    {found.state}",
        f"began    {ran.began}" + (f", ended {ran.ended}" if ran.ended else ""),
        f"inputs   {' '.join(ran.inputs)}",
        f"coder    {ran.coder}",
        f"done     {_how_far(found)}",
        f"accounts {ran.accounts:,}",
    ]
    if found.rate is not None:
        lines.append(f"rate     {found.rate:.1f} reports/s over {found.active_s:.0f} s")
    lines += [f"  {number:>7,}  {outcome}" for outcome, number in sorted(ran.counts.items(), key=_most)]
    lines += [f"  {number:>7,}  because: {reason}" for reason, number in sorted(ran.reasons.items(), key=_most)]
    return lines


def _most(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _print_json(found: RunView, **more: Any) -> None:
    ran = found.run
    told = {
        "run_id": ran.run_id,
        "kind": ran.kind,
        "state": found.state,
        "began": ran.began,
        "ended": ran.ended,
        "coder": ran.coder,
        "inputs": list(ran.inputs),
        "options": dict(ran.options),
        "total": found.total,
        "met": found.met,
        "percent": found.percent,
        "accounts": ran.accounts,
        "counts": dict(ran.counts),
        "reasons": dict(ran.reasons),
        "rate_per_s": round(found.rate, 3) if found.rate is not None else None,
        "active_s": found.active_s,
        **more,
    }
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
