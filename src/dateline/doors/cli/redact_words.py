"""`dateline redact`: take words out of everything kept, for good."""

from __future__ import annotations

import getpass

import click

from dateline.doors.cli.entry import DONE, NOTHING_DONE
from dateline.doors.cli.filters import store_option
from dateline.doors.cli.tally import count
from dateline.store import open_store


@click.command("redact")
@store_option
@click.option("--report", metavar="ID", help="A report: its words, title, address and accounts.")
@click.option("--person", metavar="NAME", help="A person's name, wherever it stands; as it is written, in any case.")
@click.option("--quote", metavar="WORDS", help="A quotation, word for word, in any case.")
@click.option("--reason", metavar="TEXT", required=True, help="Why; it is kept in the place of the words.")
@click.option("--by", metavar="NAME", help="Who decided; unless said, your login name.")
def command(
    *, store_at: str, report: str | None, person: str | None, quote: str | None, reason: str, by: str | None
) -> int:
    """Take a report, a person or a quotation out of everything kept, and keep it out on the next visit.

    \b
    dateline redact --store book.db --person "Jane Doe" --reason "letter of 3 May"

    A tombstone stays: the hash, the reason, who and when; the words are gone from the file. Exports and backups
    that were made before still hold them: delete those yourself. This cannot be undone. With a report go the other
    versions of its page, and pages that printed the same words. Exit code 1 where no kept report holds the words, which
    are kept out from then on all the same.
    """
    if sum(each is not None for each in (report, person, quote)) != 1:
        raise click.UsageError("Give one of --report, --person and --quote.")
    with open_store(store_at, create=False) as store:
        done = store.redact(reason=reason, by=by or _login(), report=report, person=person, quote=quote)
    if done.remnants:
        click.echo(
            f"The words may still stand in the files of the store, although nobody is given them: {done.remnants} "
            "Then give the same command again.",
            err=True,
        )
    if not done.reports and not done.before:
        click.echo(
            "No kept report holds these words, so nothing was taken out: look at their spelling. They are kept out "
            f"from now on all the same; tombstone {done.stone_id}.",
            err=True,
        )
        return NOTHING_DONE
    if not done.reports:
        click.echo(
            f"They were taken out before, and no report has brought them back; tombstone {done.stone_id}.", err=True
        )
        return DONE
    click.echo(
        f"Taken out of {count(done.reports, 'report')} and {count(done.accounts, 'account')}; "
        f"tombstone {done.stone_id}. Earlier exports and backups still hold the words.",
        err=True,
    )
    return DONE


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
