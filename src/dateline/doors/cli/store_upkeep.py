"""`dateline store init|info|verify|backup|upgrade`: make a store, and look after it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.doors.cli.coding_run import shown
from dateline.doors.cli.entry import DONE, NOTHING_DONE
from dateline.doors.cli.filters import store_before_or_after
from dateline.doors.cli.still_working import still_working
from dateline.doors.cli.tally import count
from dateline.store import open_store

if TYPE_CHECKING:
    from dateline.store.port import StoreInfo

_STORE = click.argument("place", metavar="STORE", required=False)
_NAMED = click.option("--store", "named", metavar="STORE", help="The same as STORE, as the other commands have it.")


@click.group("store")
@click.option("--store", metavar="STORE", help="The store; it may also be named after the command.")
def command(store: str | None) -> None:
    """Look after a store: what it holds, whether it is sound, a copy, the newest schema.

    STORE is a file or postgresql://user@host/name.

    \b
    dateline store init book.db
    dateline store init case.db --names-because "court case 12/2026"
    dateline store info book.db
    dateline store verify book.db
    dateline store backup book.db book-2026-11-26.db
    """
    del store  # the commands look for it


def _store(place: str | None, named: str | None) -> str:
    """The store, in whichever way it was named."""
    if place and named and place != named:
        raise click.UsageError(f"Two stores are named, {place} and {named}: give one.")
    if not (place or named or (click.get_current_context().parent or click.get_current_context()).params.get("store")):
        raise click.UsageError("Which store? Give it as STORE or --store STORE.")
    return store_before_or_after(place or named)


@command.command("info")
@_STORE
@_NAMED
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def info(*, place: str | None, named: str | None, as_json: bool) -> int:
    """Say what a store is and holds."""
    store = _store(place, named)
    with open_store(store, create=False, read_only=True) as opened:
        told = opened.info()
        redactions = opened.redactions()
    if as_json:
        click.echo(json.dumps({**asdict(told), "redactions": redactions}))
        return DONE
    click.echo(f"{told.where}, made {told.made[:10]}, schema {told.schema}")
    click.echo(f"{count(told.reports, 'report')}, {count(told.accounts, 'account')}")
    if told.theirs:
        others = ", ".join(f"{number:,} of {name}" for name, number in sorted(told.theirs.items()))
        click.echo(f"of these, accounts of other people's events: {others}")
    more = (count(told.judgements, "judgement"), count(told.runs, "run"))
    click.echo(f"{count(told.superseded, 'account')} superseded, {', '.join(more)}")
    click.echo("Whole texts are kept." if told.keeps_text else "Only the quoted words of texts are kept.")
    for line in _people(told):
        click.echo(shown(line))
    for stone in redactions:
        by = f" by {stone['by']}" if stone["by"] else ""
        click.echo(shown(f"{stone['at'][:10]} a {stone['kind']} was taken out{by}: {stone['reason']}"))
    if told.size_bytes is not None:
        click.echo(f"{told.size_bytes / 1e6:,.1f} MB")
    return DONE


def _people(told: StoreInfo) -> Iterator[str]:
    """Who is named in listings and exports, and why."""
    if not told.names_because:
        yield "Private persons are called by their role; victims, minors and witnesses, too."
        return
    yield f"Private persons are named, because: {told.names_because}"
    if told.victims_because:
        yield f"Victims, minors and witnesses are named, too, because: {told.victims_because}"
    else:
        yield "Victims, minors and witnesses are called by their role all the same."


@command.command("init")
@_STORE
@_NAMED
@click.option("--keep-text", is_flag=True, help="Keep whole texts, not only the words that accounts quote.")
@click.option(
    "--names-because",
    metavar="REASON",
    help="Name private persons in listings and exports, but not victims, minors and witnesses; the written reason is "
    "kept in the store.",
)
@click.option(
    "--victims-because",
    metavar="REASON",
    help="Beside --names-because: name victims, minors and witnesses as well, for a written reason of their own.",
)
def init(
    *, place: str | None, named: str | None, keep_text: bool, names_because: str | None, victims_because: str | None
) -> int:
    """Make an empty store. `dateline code … --store` makes one too; here it is said what it keeps.

    \b
    dateline store init book.db
    dateline store init case.db --names-because "court case 12/2026"
    dateline store init memorial.db --names-because "book of the dead" \\
        --victims-because "the families have asked for it, letter of 3 May"

    Unless said otherwise private persons are called by their role ("a farmer"), and victims, minors and witnesses by
    theirs ("a victim": to whom an assault or coercion was done, also who was arrested). Who holds an office is
    named in every store. It cannot be changed later: make another store, and code into it.
    """
    store = _store(place, named)
    for option, reason in (("--names-because", names_because), ("--victims-because", victims_because)):
        if reason is not None and not reason.strip():
            raise click.UsageError(f"{option}: give a reason; it is kept in the store.")
    if victims_because and not names_because:
        raise click.UsageError("--victims-because: give --names-because, too, with the reason to name private persons.")
    from dateline.store.rows import now

    began = now()
    with open_store(store, keep_text=keep_text, names_because=names_because, victims_because=victims_because) as opened:
        told = opened.info()
    if (told.keeps_text, told.names_because, told.victims_because) != (keep_text, names_because, victims_because):
        click.echo(
            f"{told.where} was there already, and keeps what it was made to keep: dateline store info {told.where}",
            err=True,
        )
        return NOTHING_DONE
    if told.made < began:
        click.echo(f"{told.where} is there already, and keeps just that: nothing was changed.", err=True)
        return DONE
    click.echo(f"Made {told.where}.", err=True)
    return DONE


@command.command("verify")
@_STORE
@_NAMED
@click.option("--json", "as_json", is_flag=True, help="Each problem as a JSON string, a line each.")
def verify(*, place: str | None, named: str | None, as_json: bool) -> int:
    """Look whether everything kept is still what it was.

    Every quoted value must cut its words, every hash and count must agree. Exit code 1 where something is wrong.
    """
    store = _store(place, named)
    number = 0
    with open_store(store, create=False, read_only=True) as opened:
        for problem in opened.verify():
            number += 1
            click.echo(json.dumps(problem) if as_json else shown(problem))
        held = opened.info()
    done = f"{count(held.reports, 'report')} and {count(held.accounts + held.superseded, 'account')} looked at"
    found = f"{count(number, 'problem')} found: go back to a backup" if number else "all is sound"
    click.echo(f"{done}: {found}.", err=True)
    return NOTHING_DONE if number else DONE


@command.command("backup")
@click.argument("places", metavar="[STORE] FILE", nargs=-1)
@_NAMED
def backup(*, places: tuple[str, ...], named: str | None) -> int:
    """Copy a store as it is now into a new SQLite FILE, while others use it; the copy is a store itself."""
    if not 1 <= len(places) <= 2:
        raise click.UsageError("Give the store and the FILE of the copy: dateline store backup book.db copy.db")
    store, target = _store(places[0] if len(places) == 2 else None, named), Path(places[-1])
    with open_store(store, create=False) as opened, still_working("Copying"):
        size = opened.backup(target)
    click.echo(f"Copied to {target} ({size / 1e6:,.1f} MB).", err=True)
    return DONE


@command.command("upgrade")
@_STORE
@_NAMED
@click.option(
    "--backup",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where the copy goes that is made first.",
)
def upgrade(*, place: str | None, named: str | None, target: Path | None) -> int:
    """Bring a store of an older version to this one's schema; a copy is made first."""
    store = _store(place, named)
    from dateline.store.upkeep import backup_name
    from dateline.store.upkeep import upgrade as upgrade_store

    with still_working("Copying and upgrading"):
        before, after = upgrade_store(store, backup_to=target)
    if before == after:
        click.echo(f"The store is of this version already (schema {after}).", err=True)
        return DONE
    copy = target or backup_name(store, schema=before)
    click.echo(f"The store went from schema {before} to {after}. A copy of it as it was: {copy}", err=True)
    return DONE
