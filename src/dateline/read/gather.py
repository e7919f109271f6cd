"""Where reports come from: a file, a folder, a glob, a URL, "-"; each read by its own reader."""

from __future__ import annotations

import glob
import io
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from dateline.errors import InputError
from dateline.model import Failed, FailedReason, Refused, RefusedReason, Report
from dateline.read.finish import Outcome
from dateline.read.known import Known, known_of
from dateline.read.listing import Link, Listing
from dateline.read.sniff import HEAD_BYTES, KNOWN_SUFFIXES, begins_as_page
from dateline.read.streams import read_file, read_stream, suffix_of, unreadable
from dateline.read.way import Follow, Skip, Way, never
from dateline.settings import Settings


def read(
    where: str | Path,
    *,
    published: str | date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    settings: Settings | None = None,
) -> Report:
    """Read one report from a file or URL; raises InputError with the reason when there is none.

    ``published``, ``publisher`` and ``url`` say what the input does not say. Of several reports it is the
    first. Raises SettingsError for a date that is none.
    """
    for outcome in read_many(where, published=published, publisher=publisher, url=url, settings=settings):
        if isinstance(outcome, Report):
            return outcome
        raise InputError(outcome.line())
    raise InputError(f"{where}: no report in it. Give a web page, a text, or JSON lines.")


def read_many(
    where: str | Path | Sequence[str | Path],
    *,
    published: str | date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    settings: Settings | None = None,
    skip: Skip = never,
    lists: bool = True,
) -> Iterator[Outcome]:
    """Read reports one after the other from files, folders, globs, URLs or "-" (standard input).

    Nothing stops the run: what cannot be read is a Refused or Failed. The order is that of the places given,
    of names within a folder, of lines within a file. Origins that ``skip`` knows are left out, before they are
    read; without ``lists`` nothing is fetched for a file that lists pages.
    Raises SettingsError for a date that is none, before anything is read.
    """
    known = known_of(published, publisher, url)
    limits = settings or Settings.from_environment()
    places = [where] if isinstance(where, (str, Path)) else list(where)
    way = Way(_follower(limits, skip) if lists else None, skip)
    return (outcome for place in places for outcome in _place(str(place), known=known, settings=limits, way=way))


def read_pages(urls: Sequence[str], *, settings: Settings | None = None) -> Iterator[Outcome]:
    """Read single pages from the web as politely as those of a list, each once."""
    limits = settings or Settings.from_environment()
    listing = Listing("urls", tuple(map(Link, urls)))
    return _follower(limits, never)(listing, origin="", known=Known())


def warm_up(settings: Settings | None = None) -> None:
    """Start the reading child early; it loads while the caller goes on."""
    from dateline.read.guard import guard_for

    guard_for(settings or Settings.from_environment()).start()


def _follower(settings: Settings, skip: Skip) -> Follow:
    """What follows lists of pages; its libraries are loaded at the first one."""
    made: list[Follow] = []

    def follow(listing: Listing, *, origin: str, known: Known) -> Iterator[Outcome]:
        from dateline.read.follow import Follower
        from dateline.read.visit import visitor_for

        if not made:
            made.append(Follower(settings, visitor_for(settings), skip=skip).follow)
        return made[0](listing, origin=origin, known=known)

    return follow


def _place(place: str, *, known: Known, settings: Settings, way: Way) -> Iterator[Outcome]:
    if place == "-":
        yield from _standard_input(known=known, settings=settings, way=way)
    elif not place:
        todo = "Name a file, a folder or a URL, or - for standard input."
        yield Failed("''", FailedReason.NOT_FOUND, "The name is empty.", todo, known.url)
    elif "://" in place:
        yield from _url(place, known=known, settings=settings, way=way)
    elif os.path.isdir(place):
        yield from _folder(Path(place), known=known, settings=settings, way=way)
    elif glob.has_magic(place) and not os.path.lexists(place):
        yield from _glob(place, known=known, settings=settings, way=way)
    else:
        yield from read_file(Path(place), known=known, settings=settings, way=way)


def _standard_input(*, known: Known, settings: Settings, way: Way) -> Iterator[Outcome]:
    if sys.stdin is None:  # closed by the caller: `dateline code - <&-`
        yield Failed("-", FailedReason.BROKEN, "Standard input is closed.", "Pipe a report into it.", known.url)
    else:
        yield from read_stream(sys.stdin.buffer, origin="-", suffix="", known=known, settings=settings, way=way)


def _glob(pattern: str, *, known: Known, settings: Settings, way: Way) -> Iterator[Outcome]:
    found = sorted(glob.glob(pattern, recursive=True))
    if "**" in pattern:  # its folders' files are among what was found, and again through each link that leads back
        once: dict[str, str] = {}
        for each in sorted(found, key=len):
            if not os.path.isdir(each):
                once.setdefault(os.path.realpath(each), each)
        found = sorted(once.values())
    folder = re.split(r"[^/\\]*[*?\[]", pattern, maxsplit=1)[0]
    if not found and os.path.isdir(folder) and not os.access(folder, os.R_OK | os.X_OK):
        yield unreadable(folder, PermissionError(), url=known.url)
    elif not found:
        todo = "Check the pattern; quote it if the shell eats it."
        yield Failed(pattern, FailedReason.NOT_FOUND, "No file fits.", todo, known.url)
    for each in found:
        yield from _place(each, known=known, settings=settings, way=way)


def _folder(folder: Path, *, known: Known, settings: Settings, way: Way) -> Iterator[Outcome]:
    """All files below a folder that are named as reports are, or that hold a page without being named so.

    Hidden files and folders (.git, .venv, ._page.html) hold no reports of the user's. Lists of pages that lie
    there are not followed.
    """
    troubles: list[OSError] = []
    none = True
    for path in report_files(folder, onerror=troubles.append):
        none = False
        yield from read_file(path, known=known, settings=settings, way=Way(skip=way.skip))
    for trouble in troubles:
        none = False
        yield unreadable(str(trouble.filename), trouble, url=known.url)
    if none:
        what, todo = "No report is in this folder.", "Put web pages, texts or JSON lines in it."
        yield Refused(str(folder), RefusedReason.EMPTY, what, todo, known.url)


def report_files(
    folder: Path,
    *,
    onerror: Callable[[OSError], None] | None = None,
    other: Callable[[Path], None] | None = None,
) -> Iterator[Path]:
    """The files below a folder that are named as reports are, or begin as a page does; hidden ones are left out.

    ``other`` is given each file that is not hidden and left out all the same.
    """
    for root, folders, files in os.walk(folder, onerror=onerror):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            path = Path(root) / name
            if not path.is_file():
                continue
            if suffix_of(name) in KNOWN_SUFFIXES or _looks_like_page(path):
                yield path
            elif other is not None:
                other(path)


def _looks_like_page(path: Path) -> bool:
    try:
        with path.open("rb") as opened:
            return begins_as_page(opened.read(HEAD_BYTES))
    except OSError:
        return False


def _url(url: str, *, known: Known, settings: Settings, way: Way) -> Iterator[Outcome]:
    from dateline.read.fetch import fetch

    if way.skip(url):
        return
    fetched = fetch(url, settings=settings)
    if isinstance(fetched, Failed):
        yield fetched
        return
    told = replace(known, url=known.url or fetched.url)
    outcomes = read_stream(
        io.BytesIO(fetched.raw), origin=url, suffix="", known=told, settings=settings, declared=fetched.declared,
        way=way,
    )  # fmt: skip
    for outcome in outcomes:
        if isinstance(outcome, Report) and outcome.fetched is None:
            outcome = replace(outcome, fetched=datetime.now(UTC))  # noqa: PLW2901 - the same report, dated
        yield outcome
