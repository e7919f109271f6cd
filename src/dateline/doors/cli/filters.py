"""The options that choose accounts: the same for every command, and named like the keys of `Where`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from dateline.errors import InputError
from dateline.store import Where

FILTERS = {
    "since": ("DATE", "Acts on this day or later."),
    "until": ("DATE", "Acts on this day or earlier."),
    "published-since": ("DATE", "Reports published on this day or later."),
    "published-until": ("DATE", "Reports published on this day or earlier."),
    "type": ("TYPE", "Types of action: ASSAULT,PROTEST (see `dateline codebook`)."),
    "mode": ("MODE", "Modes of action: aerial,drone."),
    "context": ("CONTEXT", "Contexts: election,territory."),
    "actor": ("NAME", "Who acts: a part of a name, in any case, without accents."),
    "recipient": ("NAME", "To whom: a part of a name."),
    "party": ("NAME", "Either of both."),
    "actor-country": ("CODE", "Country of who acts, in three letters: FRA."),
    "recipient-country": ("CODE", "Country of the recipient."),
    "actor-sector": ("SECTOR", "Sector of who acts: GOV,MIL."),
    "recipient-sector": ("SECTOR", "Sector of the recipient."),
    "place": ("NAME", "Where: a part of a place's name."),
    "country": ("CODE", "Where: the country, in three letters."),
    "box": ("W,S,E,N", "Where: within these degrees, like -5,10,12,25."),
    "status": ("STATUS", "Of happened, ongoing, planned, threatened, hypothetical, denied, did_not_happen, general."),
    "historical": ("yes|no", "Background that is older than the report's own news, or not."),
    "speaker": ("NAME", "Who says so: a part of a name."),
    "publisher": ("NAME", "Who printed it: a part of a name."),
    "confidence": ("NUMBER", "At least so sure, from 0 to 1."),
    "text": ("WORDS", "Words that all stand in the sentence."),
    "report": ("ID", "Of this report."),
    "account": ("ID", "These accounts."),
    "coder": ("VERSION", "Coded by exactly this version."),
    "set": ("NAME", "Other people's events: gdelt, icews, polecat, acled, ucdp; or any. Unless said, ours."),
    "as-of": ("DATE", "What the store held at the end of that day."),
}
THEIRS = ("gdelt", "icews", "polecat", "acled", "ucdp")
MANY = {
    name
    for name, (metavar, _) in FILTERS.items()
    if metavar not in ("DATE", "yes|no", "NUMBER", "W,S,E,N", "WORDS", "VERSION") and name != "set"
}
ONE_OF = {"set": click.Choice(("ours", *THEIRS, "any"))}


def filtered(*, without: Sequence[str] = ()) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the options, but for some; it gets them as one `Where`, under the name ``where``."""
    offered = {name: told for name, told in FILTERS.items() if name not in without}

    def decorated(command: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **known: Any) -> Any:
            asked = {name: known.pop(name.replace("-", "_") + "_asked") for name in offered}
            try:
                where = Where.of(**{name.replace("-", "_"): value for name, value in asked.items()})
            except InputError as error:
                raise click.UsageError(str(error)) from None
            return command(*args, where=where, **known)

        called.__doc__ = command.__doc__
        for name, (metavar, what) in reversed(offered.items()):
            parameter = name.replace("-", "_") + "_asked"
            many, kind = name in MANY, ONE_OF.get(name)
            called = click.option(f"--{name}", parameter, type=kind, metavar=metavar, multiple=many, help=what)(called)
        return called

    return decorated


store_option = click.option(
    "--store", "store_at", required=True, metavar="STORE", help="The store: a file, or postgresql://user@host/name."
)


def shown_store(where: str) -> str:
    """A store's address for messages and logs: without the password."""
    from dateline.errors import StoreError
    from dateline.store.opening import shown, url_of

    try:
        return shown(url_of(where))
    except StoreError:
        return where


def store_before_or_after(named: str | None) -> str:
    """The store of a command in a group: its own --store, or that of the group before it; raises UsageError."""
    context = click.get_current_context()
    before = context.parent.params.get("store") if context.parent else None
    if named and before and named != before:
        raise click.UsageError(f"Two stores are named, {before} and {named}: give one.")
    found = named or before
    if not found:
        raise click.UsageError("Missing option '--store'.")
    return str(found)
