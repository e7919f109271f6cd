"""The part of `dateline gazetteer build` that reads Wikidata and PETRARCH's dictionaries."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.doors.cli.entry import DONE, INTERRUPTED
from dateline.doors.cli.gazetteer_places import reading

if TYPE_CHECKING:
    from dateline.resolve.rolls.build import Built

DICTIONARIES = (".actors", ".agents")


def build_actors(wikidata: Path | None, cameo: Sequence[Path], *, folder: Path) -> int:
    """Build actors.sqlite in a folder and say what was done; returns the exit code."""
    from dateline.resolve.rolls.build import build_cameo, build_wikidata

    try:
        if wikidata:
            with reading(f"Reading {wikidata.name}") as told:
                built = build_wikidata(wikidata, folder, told=told)
            _say(built, "offices and roles")
        if cameo:
            built = build_cameo(_files(cameo), folder)
            _say(built, "actors with their days")
    except KeyboardInterrupt:
        click.echo("dateline: interrupted. What is read is kept: the same command goes on from there.", err=True)
        return INTERRUPTED
    size = built.path.stat().st_size / 1024 / 1024
    click.echo(f"Written to {built.path} ({size:,.1f} MB). To use it:", err=True)
    click.echo(f"  export DATELINE_GAZETTEER_DIR={built.path.parent.resolve()}", err=True)
    click.echo("`dateline doctor` shows which lists of actors are in use.", err=True)
    return DONE


def _files(given: Sequence[Path]) -> list[Path]:
    """The files themselves; of a folder its dictionaries."""
    found: list[Path] = []
    for each in given:
        inside = sorted(one for one in each.iterdir() if one.suffix in DICTIONARIES) if each.is_dir() else [each]
        if not inside:
            raise click.UsageError(f"{each} holds no .actors or .agents file.")
        found += inside
    return found


def _say(built: Built, what: str) -> None:
    if built.resumed_at:
        click.echo(f"Went on at line {built.resumed_at + 1:,}, where it was interrupted.", err=True)
    nouns = f", {built.nouns:,} role nouns" if built.nouns else ""
    click.echo(
        f"{', '.join(built.files)}: {built.lines:,} lines read, {built.kept:,} {what}{nouns} kept, "
        f"{built.broken:,} broken and skipped.",
        err=True,
    )
    if built.first_broken:
        click.echo(f"The first broken one: {built.first_broken}.", err=True)
