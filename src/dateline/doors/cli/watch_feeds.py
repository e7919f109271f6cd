"""`dateline watch`: ask feeds and folders again and again, and keep what is new."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.doors.cli.booked import tell_kept_text
from dateline.doors.cli.coding_run import CODE_LIMIT_S
from dateline.doors.cli.entry import DONE, INTERRUPTED, NOTHING_DONE, SOME_FAILED, settings_of
from dateline.doors.cli.interrupt import StopAsked
from dateline.doors.cli.rooms import Rooms
from dateline.doors.cli.tally import count
from dateline.keep import KeptRun, open_run
from dateline.store import open_store

if TYPE_CHECKING:
    from dateline.watch.rounds import Counted
    from dateline.watch.told import MetricsLike, Tell

SHORTEST_MINUTES = 1.0


@click.command("watch")
@click.argument("inputs", nargs=-1, required=True, metavar="FEEDS…")
@click.option(
    "--store", required=True, metavar="STORE", help="Where to keep it: a file or postgresql://user@host/name."
)
@click.option("--every", type=float, default=15.0, metavar="MINUTES", help="How often each feed is asked; 15.")
@click.option("--once", is_flag=True, help="Ask what is due, code what is new, and end: for cron.")
@click.option("--contact", metavar="WHO", help="A mail address or page, told to every server (DATELINE_CONTACT).")
@click.option(
    "--log", "log_as", type=click.Choice(["text", "json", "none"]), default="text", help="Lines on standard error."
)
@click.option("--metrics", metavar="PORT|FILE", help="Counts for Prometheus: a port of this machine, or a .prom file.")
@click.option("--keep-text", is_flag=True, help="A store made by this run keeps whole texts.")
@click.option("--allow-private-addresses", is_flag=True, help="Also fetch URLs inside your own network or machine.")
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter an option is click's way
    rooms: Rooms,
    *,
    inputs: tuple[str, ...],
    store: str,
    every: float,
    once: bool,
    contact: str | None,
    log_as: str,
    metrics: str | None,
    keep_text: bool,
    allow_private_addresses: bool,
) -> int:
    """Watch feeds and folders: what is new is fetched, coded and kept, until Ctrl-C.

    FEEDS is a reading list (.opml), a text with the URL of a feed a line, the URL of a feed or sitemap, or a folder
    into which reports are put.

    \b
    dateline watch feeds.opml --store book.db --contact desk@example.org
    dateline watch feeds.txt --store book.db --once --log json      from cron

    Each page is fetched once, robots.txt is kept, hosts are asked with pauses. Stop it and start it again at any time.
    With --once the exit code is 1 where no feed could be read, 3 where some feed or page failed.
    """
    if not every >= SHORTEST_MINUTES and not allow_private_addresses:
        raise click.BadParameter("give one minute or more; feeds are somebody else's servers.", param_hint="--every")
    settings = replace(settings_of(rooms), code_limit_s=CODE_LIMIT_S)
    settings = replace(settings, contact=contact or settings.contact, allow_private_addresses=allow_private_addresses)
    from dateline.store.watch_book import WatchBook
    from dateline.watch import Asked, Watch, places_of

    tell = _tell(log_as)
    counts = _metrics(metrics)
    places = places_of(inputs, settings=settings)  # wrong use is told before the model is loaded
    if places.feeds and settings.contact is None and log_as == "text":
        click.echo("Servers are not told whom to write to: say it with --contact.", err=True)
    coder = rooms.coder(settings, None)
    options = {"folder": str(Path.cwd())}
    with StopAsked() as stop, open_store(store, keep_text=keep_text) as opened:
        tell_kept_text(opened, keep_text)
        begun: KeptRun = open_run(
            opened, kind="watch", coder=coder.version, inputs=inputs, options=options, reopen=True
        )  # a watch goes on for years: one run, however often it is started
        with begun as run:
            asked = Asked(
                lambda: places_of(inputs, settings=settings), settings, every * 60.0, stop.event, tell, counts
            )
            watch = Watch(run, WatchBook(opened), coder, asked=asked)
            _work(watch.once if once else watch.forever, run, stop)
    _summary(watch.counted, tell, log_as)
    if stop and once:
        return INTERRUPTED
    return _code(watch.counted) if once else DONE


def _code(counted: Counted) -> int:
    """How a single round ended: nothing could be asked, something failed, or all is well."""
    if counted.polls and counted.dead == counted.polls and not (counted.kept or counted.known or counted.refused):
        return NOTHING_DONE
    return SOME_FAILED if counted.dead or counted.failed else DONE


def _work(walk: Callable[[], None], run: KeptRun, stop: StopAsked) -> None:
    try:
        walk()
    except KeyboardInterrupt:
        stop.event.set()
    if stop and run.state == "done":
        run.state = "interrupted"


def _tell(log_as: str) -> Tell:
    from dateline.watch.told import json_lines, plain_lines

    def write(line: str) -> None:
        sys.stderr.write(line)
        sys.stderr.flush()

    if log_as == "none":
        return lambda event, **facts: None
    return json_lines(write) if log_as == "json" else plain_lines(write)


def _metrics(where: str | None) -> MetricsLike:
    from dateline.watch.told import NoMetrics

    if where is None:
        return NoMetrics()
    from dateline.watch.metrics import Metrics

    return Metrics(where)


def _summary(counted: Counted, tell: Tell, log_as: str) -> None:
    if log_as == "json":
        tell("ended", **{name: getattr(counted, name) for name in counted.__dataclass_fields__})
        return
    done = f"{count(counted.kept, 'report')} kept, {count(counted.accounts, 'account')}"
    more = f"{counted.known} known, {counted.refused} refused, {counted.failed} failed"
    more += f", {counted.redacted} kept out as redacted" if counted.redacted else ""
    asked = []
    if counted.polls or not counted.files:
        asked.append(
            f"{count(counted.polls, 'poll')} of feeds ({counted.dead} failed), {counted.found} new pages found"
        )
    if counted.files:
        asked.append(f"{count(counted.files, 'file')} in folders looked at")
    click.echo("; ".join((done, more, *asked)), err=True)
