"""`dateline code INPUT…`: code reports and print, or keep, their accounts."""

from __future__ import annotations

import re
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import click

from dateline.doors.cli.booked import booked
from dateline.doors.cli.coding_run import CODE_LIMIT_S, Receiver, run
from dateline.doors.cli.entry import settings_of
from dateline.doors.cli.estimate import estimate
from dateline.doors.cli.filters import shown_store
from dateline.doors.cli.left_out import left_in_folders
from dateline.doors.cli.out import ENDINGS, open_out
from dateline.doors.cli.own_days import OwnDays
from dateline.doors.cli.progress import Progress
from dateline.doors.cli.receivers import page_printer, print_json
from dateline.doors.cli.rooms import Rooms
from dateline.doors.cli.tally import Tally
from dateline.model import Account, Report
from dateline.registry import EXPORTS

_PLAIN = (".txt", ".jsonl", ".ndjson")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].+)?")


def day_option(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Check that an option is a day, written like 2019-04-20."""
    from datetime import datetime

    if value is None:
        return None
    try:
        if not _DAY.fullmatch(value):
            raise ValueError
        datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"'{value}' is no date; write it like 2019-04-20.") from None
    return value


def _out(_ctx: click.Context, _param: click.Parameter, value: Path | None) -> Path | None:
    if value is None:
        return None
    if not value.absolute().parent.is_dir():
        raise click.BadParameter(f"the folder '{value.absolute().parent}' does not exist; make it first.")
    return value


@click.command("code")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option(
    "--published",
    metavar="DATE",
    callback=day_option,
    help="Day of publication, where the input says none.",
)
@click.option("--publisher", metavar="NAME", help="Who printed it, where the input does not say.")
@click.option("--url", metavar="URL", help="Where it was published, where the input does not say.")
@click.option("--json", "as_json", is_flag=True, help="Print accounts as JSON lines on standard output.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_out,
    metavar="FILE",
    help="Write accounts to a file; its ending says how: .jsonl, .csv or .parquet.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(EXPORTS)),
    metavar="FORMAT",
    help="Write --out in this format, whatever its ending: gdelt, acled … (`dateline export --help` lists them).",
)
@click.option(
    "--store",
    metavar="STORE",
    help="Keep the accounts in a store: a file, made if it isn't there, or postgresql://user@host/name. "
    "What is known already is not coded again.",
)
@click.option(
    "--keep-text", is_flag=True, help="A store made by this run keeps whole texts, not only the words it quotes."
)
@click.option(
    "--codebook",
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH",
    help="Use another codebook than the one that comes with Dateline.",
)
@click.option("--allow-private-addresses", is_flag=True, help="Also fetch URLs inside your own network or machine.")
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter an option is click's way
    rooms: Rooms,
    *,
    inputs: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    url: str | None,
    as_json: bool,
    out: Path | None,
    form: str | None,
    store: str | None,
    keep_text: bool,
    codebook: Path | None,
    allow_private_addresses: bool,
) -> int:
    """Code reports: who did what to whom, when, where, says who, and whether it happened.

    INPUT is a file, a folder, a glob, a URL or - for standard input; web pages, plain text, JSON lines
    ({"url","title","published","publisher","text"}; only text is needed), Parquet with such columns,
    web archives (.warc.gz). Feeds, sitemaps and lists of URLs are followed to their pages.

    Without --json, --out or --store a page for people is printed: each report with its words marked, and a table.
    The summary goes to standard error. Ctrl-C finishes the current report and keeps what is done.
    """
    _check_form(out, form)
    total = estimate(inputs)
    _check_url(url, inputs, total)
    settings = replace(settings_of(rooms), code_limit_s=CODE_LIMIT_S)
    if allow_private_addresses:
        settings = replace(settings, allow_private_addresses=True)
    if not all(each == "-" or each.endswith(_PLAIN) for each in inputs):
        rooms.warm_up(settings)  # pages are read in a child: it starts while the model is loaded
    coder = rooms.coder(settings, codebook)
    known = {"published": published, "publisher": publisher, "url": url}
    options = {**known, "codebook": str(codebook) if codebook else None, "folder": str(Path.cwd())}
    own_days = OwnDays(published)
    with ExitStack() as stack:
        receivers: list[Receiver] = [own_days]
        book = stack.enter_context(
            booked(store, keep_text=keep_text, coder=coder, inputs=inputs, options=options, total=total)
        )
        read = Rooms.read_all if book is None else book.read
        reports = read(rooms, inputs, **known, settings=settings)
        if out is not None:
            receivers.append(stack.enter_context(open_out(out, form=form)))
        if as_json:
            receivers.append(print_json)
        elif out is None and store is None:
            receivers.append(page_printer())

        def receive(report: Report, accounts: tuple[Account, ...]) -> None:
            for each in receivers:
                each(report, accounts)

        progress = Progress(total=total, shares=sys.stdout.isatty() and (as_json or out is None))
        tally = run(coder, reports, receive=receive, book=book, progress=progress)
    _say_where(tally, own_days, out=out, store=store)
    for line in left_in_folders(inputs):
        click.echo(line, err=True)
    return tally.exit_code


def _say_where(tally: Tally, own_days: OwnDays, *, out: Path | None, store: str | None) -> None:
    if out is not None and tally.coded:
        click.echo(f"Written to {out}", err=True)
        if tally.known or tally.before:
            where = shown_store(str(store))
            click.echo(f"It holds only what was coded now; all: dateline export --store {where} --out FILE", err=True)
    if store is not None:
        where = shown_store(store)
        some = tally.coded or tally.known or tally.before
        click.echo(
            f"Kept in {where}: dateline export --store {where}"
            if some
            else f"No report was kept; what became of each: dateline runs --store {where}",
            err=True,
        )
    if told := own_days.line():
        click.echo(told, err=True)


def _check_form(out: Path | None, form: str | None) -> None:
    if form is not None and out is None:
        raise click.UsageError("--format says how --out is written: give --out FILE.")
    if out is not None and form is None and out.suffix.lower() not in ENDINGS:
        raise click.UsageError(f"'{out.name}' must end in one of {', '.join(ENDINGS)}, or say the --format.")


def _check_url(url: str | None, inputs: tuple[str, ...], total: int | None) -> None:
    if url is not None and (len(inputs) > 1 or (total or 1) > 1):
        raise click.UsageError(
            "--url is the address of one page: give one report. Several with one address would count as versions of "
            "one page, of which the last alone holds; JSON lines can give each its own `url`."
        )
