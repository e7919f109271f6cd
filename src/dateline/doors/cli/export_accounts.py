"""`dateline export`: the kept accounts, in the formats of the field."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.doors.cli.entry import DONE, NOTHING_DONE
from dateline.doors.cli.filters import filtered, store_option
from dateline.doors.cli.still_working import still_working
from dateline.doors.cli.tally import count
from dateline.registry import EXPORTS, export_form
from dateline.store import Where, open_store

if TYPE_CHECKING:
    from dateline.store.exports.exporting import Export, Exported

SHAPES = ("dyad", "actor-day", "country-month")
TABLES = ("csv", "parquet")
"""The formats that a shape is written in."""
BY_ENDING = {".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet", ".geojson": "geojson", ".tsv": "gdelt"}


@click.command("export")
@store_option
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(EXPORTS)),
    metavar="FORMAT",
    help="One of the formats above; unless said, by the file's ending.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to a file, else to standard output.",
)
@click.option(
    "--parquet",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write Parquet into a folder, a part for each month.",
)
@click.option(
    "--package",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a folder that can be cited: the table, datapackage.json, codebook.html, croissant.json, CITATION.cff.",
)
@click.option("--shape", type=click.Choice(SHAPES), help="A row for each actor and recipient, or counts.")
@click.option("--hxl", is_flag=True, help="A second line of HXL hashtags under the header.")
@click.option("--all-quotes", is_flag=True, help="Whole sentences: only where the reports' licences allow it.")
@filtered()
def command(  # noqa: PLR0913 - one parameter an option is click's way
    *,
    store_at: str,
    form: str | None,
    out: Path | None,
    folder: Path | None,
    package: Path | None,
    shape: str | None,
    hxl: bool,
    all_quotes: bool,
    where: Where,
) -> int:
    """Write the kept accounts that fit, in the formats of the field.

    \b
    dateline export --store book.db --out accounts.csv
    dateline export --store book.db --type ASSAULT --country SDN \\
        --since 2023-04-15 --out assaults.geojson
    dateline export --store book.db --format gdelt --out events.tsv
    dateline export --store book.db --parquet book/

    \b
    FORMAT is one of
      csv dyad jsonl parquet geojson                     ours, with every value
      gdelt gdelt-mentions icews polecat petrarch acled  as others have it
      ftm timelinejs label-studio                        for other programs

    Several values of one option (with commas, or the option again) are alternatives; all options must fit. Formats that
    cannot say that something was planned or denied get only what happened, and nothing that people judged wrong; our
    own mark it (column `judged`). docs/exports.md says what fills each column.
    Private persons are called by their role, victims, minors and witnesses even in a store that names others: see
    `dateline store init --help`.
    """
    chosen = _format_of(form, out=out, folder=folder, package=package, shape=shape)
    from dateline.store.exports.exporting import Export

    with open_store(store_at, create=False, read_only=True) as store:
        form_of = export_form("dyad" if shape == "dyad" else chosen)
        export = Export(store, form_of, where=where, shape=shape, all_quotes=all_quotes)
        printed = sys.stdout.isatty() and not (out or folder or package)
        life = (
            nullcontext() if printed else still_working("Writing", lambda: count(export.exported.accounts, "account"))
        )
        with life:
            if package is not None:
                from dateline.store.exports.package import write_package

                write_package(export, package, store=store)
            else:
                _write(export, out=out, folder=folder, hxl=hxl)
    _tell(export.exported, out or folder or package)
    return DONE if export.exported.accounts else NOTHING_DONE


def _format_of(
    form: str | None, *, out: Path | None, folder: Path | None, package: Path | None, shape: str | None
) -> str:
    """The format that is asked for; raises UsageError where what is asked for does not go together."""
    if sum(each is not None for each in (out, folder, package)) > 1:
        raise click.UsageError("Give one of --out, --parquet and --package.")
    ending = out.suffix.lower() if out else ""
    chosen = form or BY_ENDING.get(ending, "parquet" if folder else "csv" if package or shape else "jsonl")
    if out is not None and form is None and ending not in BY_ENDING:
        raise click.UsageError(
            f"'{out.name}': say the format with --format, or end the name in {', '.join(BY_ENDING)}."
        )
    if shape and chosen not in TABLES and chosen != shape:
        raise click.UsageError(f"--shape {shape} makes a table, csv or parquet: it cannot be written as {chosen}.")
    if chosen == "parquet" and out is None and folder is None:
        raise click.UsageError("Parquet cannot be printed: give --out FILE.parquet or --parquet DIR.")
    return chosen


def _write(export: Export, *, out: Path | None, folder: Path | None, hxl: bool) -> None:
    if folder is not None:
        export.to_folder(folder)
    elif out is not None:
        export.to_file(out, hxl=hxl)
    else:
        for part in export.parts(hxl=hxl):
            sys.stdout.write(part)
        sys.stdout.flush()


def _tell(exported: Exported, target: Path | None) -> None:
    if not exported.accounts and not exported.no_place and not exported.left_out and not exported.judged_wrong:
        click.echo("No account fits: try fewer filters, or `dateline store info`.", err=True)
        return
    where = f" written to {target}" if target else ""
    over = max(0, exported.accounts - exported.most) if exported.most else 0
    click.echo(f"{count(exported.accounts - over, 'account')}{where}: {exported.form}", err=True)
    if over:
        click.echo(f"{count(over, 'account')} left out: it holds no more than {exported.most}.", err=True)
    if exported.left_out:
        click.echo(
            f"{count(exported.left_out, 'account')} left out: this format cannot say planned, denied or long ago; "
            "ask for them with --status and --historical.",
            err=True,
        )
    if exported.no_place:
        click.echo(f"{count(exported.no_place, 'account')} left out: {exported.no_place_because}.", err=True)
    if exported.judged_wrong:
        click.echo(
            f"{count(exported.judged_wrong, 'account')} left out: judged wrong by people, which this format cannot "
            "say (csv and jsonl mark them).",
            err=True,
        )
    if exported.corrected:
        click.echo(
            f"{count(exported.corrected, 'account')} with a slot that people judged wrong: it is empty, or has the "
            "value that they gave.",
            err=True,
        )
    if exported.cut:
        click.echo(
            f"{count(exported.cut, 'account')} with a sentence that is cut short or left out: no more than a tenth of "
            "a report is quoted; --all-quotes where its licence allows more.",
            err=True,
        )
