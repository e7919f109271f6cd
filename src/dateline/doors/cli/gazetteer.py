"""`dateline gazetteer build`: larger knowledge of places and actors, built once from files the user has."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.doors.cli.entry import DONE
from dateline.doors.cli.gazetteer_actors import build_actors
from dateline.doors.cli.gazetteer_places import build_places


@click.group("gazetteer", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Build a larger gazetteer than the one that comes with Dateline."""


@command.command("build")
@click.option(
    "--geonames",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Places from GeoNames: allCountries.zip, a country's zip (LY.zip), cities500.zip, or a .txt out of them.",
)
@click.option(
    "--wikidata",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Persons and bodies from Wikidata's JSON dump: latest-all.json.bz2, .json.gz or .json.",
)
@click.option(
    "--cameo",
    type=click.Path(exists=True, path_type=Path),
    metavar="FILES",
    multiple=True,
    help="Actors and agents from PETRARCH's dictionaries: .actors and .agents files, or their folder; may be repeated.",
)
@click.option(
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    default=Path("gazetteer"),
    show_default=True,
    help="Where the built files go; a file that is there already is replaced once the new one is whole.",
)
def build(*, geonames: Path | None, wikidata: Path | None, cameo: tuple[Path, ...], folder: Path) -> int:
    """Build a gazetteer from files that you fetched; nothing is fetched by this command.

    \b
    Places:  https://download.geonames.org/export/dump/allCountries.zip
      dateline gazetteer build --geonames allCountries.zip --out ~/gazetteer
      export DATELINE_GAZETTEER_DIR=~/gazetteer

    \b
    Actors:  https://dumps.wikimedia.org/wikidatawiki/entities/latest-all.json.bz2
      dateline gazetteer build --wikidata latest-all.json.bz2 --out ~/gazetteer
      dateline gazetteer build --cameo Phoenix.International.actors \\
          --cameo Phoenix.agents --out ~/gazetteer

    Ctrl-C stops it; the same command again goes on where it stopped. Broken lines are skipped and counted.
    """
    if geonames is None and wikidata is None and not cameo:
        raise click.UsageError("Nothing to build from: give --geonames, --wikidata or --cameo FILE (see --help).")
    code = build_places(geonames, folder) if geonames else DONE
    return build_actors(wikidata, cameo, folder=folder) if code == DONE and (wikidata or cameo) else code
