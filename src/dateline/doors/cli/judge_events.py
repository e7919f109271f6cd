"""`dateline judge`: a person says that two are the same event, or not, or that an account is right or wrong."""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import click

from dateline.doors.cli.entry import DONE
from dateline.doors.cli.event_book import accounts_named
from dateline.doors.cli.tally import count
from dateline.errors import InputError
from dateline.model import JUDGED_FIELDS, Judgement, right_value
from dateline.store import open_store

MOST_SHOWN = 12


@click.command("judge", no_args_is_help=True)
@click.argument("verdict", type=click.Choice(["same", "different", "right", "wrong"]), metavar="VERDICT")
@click.argument("one", metavar="ONE")
@click.argument("other", required=False, metavar="[OTHER]")
@click.option("--store", required=True, metavar="STORE", help="A store that `dateline code --store` made.")
@click.option(
    "--slot",
    type=click.Choice(tuple(JUDGED_FIELDS)),
    help="Which slot is right or wrong; without it the whole account.",
)
@click.option("--right", metavar="VALUE", help="What a wrong slot should say; without it the slot is left empty.")
@click.option("--by", metavar="NAME", help="Who judges; your login name unless said.")
@click.option("--why", default="", metavar="TEXT", help="Why, in a sentence.")
@click.option("--json", "as_json", is_flag=True, help="Print what was recorded as JSON lines.")
def command(  # noqa: PLR0913 - one parameter an option is click's way
    *,
    verdict: str,
    one: str,
    other: str | None,
    store: str,
    slot: str | None,
    right: str | None,
    by: str | None,
    why: str,
    as_json: bool,
) -> int:
    """Record a judgement. It is kept beside what the machine says, is never changed, and always wins; of two on the
    same accounts the later holds.

    VERDICT is same or different (ONE and OTHER: events or accounts), right or wrong (ONE: an account, or an event whose
    accounts are all meant; with --slot one account). `dateline show EVENT` lists the accounts of an event. Ids may be
    shortened to their unique beginning. What is wrong in a slot is left out of events and exports; --right says what
    it should be: a day (2024-03-05, 2024-03, 2024-03-05..2024-03-07), a place (Gao, MLI), parties (France [FRAGOV];
    Mali), speakers, numbers (killed 12; injured 30 or more), a status, or a type and mode (ASSAULT aerial).

    \b
    dateline judge same 3f2a9c 77b01e --store book.db --why "one raid, told twice"
    dateline judge different 5d1e44 90aa12 --store book.db
    dateline judge wrong 5d1e44 --slot time --right 2024-03-05 --store book.db
    """
    pair = verdict in ("same", "different")
    if pair and other is None:
        raise click.UsageError(f"{verdict} needs two: dateline judge {verdict} ONE OTHER --store {store}")
    if not pair and other is not None:
        raise click.UsageError(f"{verdict} takes one account or event.")
    if pair and slot:
        raise click.UsageError("--slot is for right and wrong.")
    _check_right(verdict, slot, right)
    first = accounts_named(one, store)
    second = accounts_named(other, store) if other is not None else {}
    if slot and len(first) > 1:
        raise InputError(_which(first, one, slot))
    made = _judgements(verdict, tuple(first), tuple(second), slot=slot, by=by or _login(), why=why, right=right)
    with open_store(store, create=False) as opened, opened.writing():
        for each in made:
            opened.judge(each)
    if as_json:
        for each in made:
            sys.stdout.write(json.dumps(each.as_dict()) + "\n")
    else:
        click.echo(f"Recorded: {verdict}, {count(len(made), 'judgement')} by {made[0].by}.")
        if verdict == "wrong" and slot:
            click.echo(f"Events and exports {_instead(slot, right)} from now on; the account is kept as it was coded.")
        if not pair and len(first) > 1:
            click.echo(f"{one} is an event: all its accounts are judged {verdict}.")
            for line in _listed(first):
                click.echo(line)
    return DONE


def _instead(slot: str, right: str | None) -> str:
    if right is not None:
        return f"have '{right}' as its {slot}"
    return (
        "leave the account out" if slot == "action" else f"leave its {slot} out (--right VALUE says what it should be)"
    )


def _check_right(verdict: str, slot: str | None, right: str | None) -> None:
    """Refuse a right value that is none, before anything is read."""
    if right is None:
        return
    if verdict != "wrong" or slot is None:
        raise click.UsageError("--right is for the slot of a wrong account: dateline judge wrong ONE --slot time …")
    try:
        value = right_value(slot, right)
    except InputError as error:
        raise click.BadParameter(str(error), param_hint="--right") from None
    if slot == "action":
        from dateline.codebook import load

        rule = load().actions.get(value[0])
        if rule is None or (value[1] and value[1] not in rule.modes):
            hint = f"its modes: {', '.join(rule.modes)}" if rule else "`dateline codebook` lists the types"
            raise click.BadParameter(f"'{right}' is no type with a mode of it; {hint}.", param_hint="--right")


def _which(first: Mapping[str, str], event: str, slot: str) -> str:
    """Asks for one account of an event: what is wrong in one may be right in another."""
    listed = "\n".join(_listed(first))
    return f"{event} is an event of {len(first)} accounts. Say of which the {slot} is meant:\n{listed}"


def _listed(accounts: Mapping[str, str]) -> Iterator[str]:
    shown = list(accounts.items())[:MOST_SHOWN]
    yield from (f"  {account_id}  {line}" for account_id, line in shown)
    if len(accounts) > len(shown):
        yield f"  and {len(accounts) - len(shown)} more: dateline show lists them"


def _judgements(
    verdict: Any,
    first: Sequence[str],
    second: Sequence[str],
    *,
    slot: str | None,
    by: str,
    why: str,
    right: str | None,
) -> list[Judgement]:
    when = datetime.now(UTC)
    if verdict in ("right", "wrong"):
        return [Judgement(verdict, each, None, slot, by, when, why, right) for each in first]
    if set(first) & set(second):
        raise InputError("The two are one event already: give accounts (dateline show lists them) to part it.")
    if verdict == "same":
        # A bridge alone may tear an event apart, where its other accounts are unlike the other event: each is tied too.
        ties = [(side[0], each) for side in (first, second) for each in side[1:]]
        return [Judgement("same", *tie, None, by, when, why) for tie in ((first[0], second[0]), *ties)]
    return [Judgement("different", one, other, None, by, when, why) for one in first for other in second]


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user in a container
        return os.environ.get("USER", "somebody")
