"""`dateline cite`: the reports behind an account or event, for a bibliography."""

from __future__ import annotations

import sys

import click

from dateline.doors.cli.entry import DONE
from dateline.doors.cli.event_book import accounts_named
from dateline.doors.cli.filters import store_option
from dateline.doors.cli.marking import printable
from dateline.errors import InputError
from dateline.store import open_store
from dateline.store.people import Masker


@click.command("cite")
@click.argument("told", metavar="ID")
@store_option
@click.option(
    "--format", "form", type=click.Choice(["bibtex", "csl-json"]), default="bibtex", help="BibTeX unless said."
)
def command(*, told: str, store_at: str, form: str) -> int:
    """Cite the reports behind an account or an event; ID is its id, or the beginning of it.

    Headlines name no private person, unless the store was opened for names.

    \b
    dateline cite 3f2a9c --store book.db >> references.bib
    """
    from dateline.store.exports.citing import bibtex, csl_json

    ids = accounts_named(told, store_at)
    with open_store(store_at, create=False, read_only=True) as store:
        found = list(store.accounts(account=tuple(ids), set="any"))
        people = Masker(store, (account.report.report_id for account in found))
    if not found:
        raise InputError(f"'{told}' is of a version of a page that another has replaced: cite that one, or its event.")
    accounts = [account.but(report=people.report(account.report)) for account in found]
    for part in (bibtex if form == "bibtex" else csl_json)(accounts, of=told):
        sys.stdout.write(printable(part))
    return DONE
