"""Where reports come from: a file, a folder, a glob, a URL, "-"; each read by its own reader."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from dateline.errors import InputError
from dateline.model import Failed, FailedReason, Refused, RefusedReason, Report
from dateline.read.decode import decode
from dateline.read.finish import Outcome
from dateline.read.known import Known, known_of
from dateline.read.lines import read_lines
from dateline.read.plain import read_plain
from dateline.settings import Settings

PAGES = frozenset((".html", ".htm", ".xhtml"))
TEXTS = frozenset((".txt", ".text"))
LINES = frozenset((".jsonl", ".ndjson", ".json"))
LARGEST_PLAIN_BYTES = 40 * 1024 * 1024
_MAGIC = (
    (b"%PDF", "a PDF", "Convert it to text first (pdftotext)."),
    (b"PK\x03\x04", "a ZIP archive or office file", "Unpack it, or save it as text."),
    (b"\x89PNG", "a picture", "Give the text of the report."),
    (b"\xff\xd8\xff", "a picture", "Give the text of the report."),
    (b"GIF8", "a picture", "Give the text of the report."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"\xd0\xcf\x11\xe0", "an old office file", "Save it as text."),
    (b"\x7fELF", "a program", "Give the text of the report."),
    (b"{\\rtf", "a rich-text file", "Save it as plain text."),
)


def read(
    where: str | Path,
    *,
    published: str | date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    settings: Settings | None = None,
) -> Report:
    """Read one report from a file or URL; raises InputError with the reason when there is none."""
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
) -> Iterator[Outcome]:
    """Read reports one after the other from files, folders, globs, URLs or "-" (standard input).

    Nothing stops the run: what cannot be read is a Refused or Failed. Raises SettingsError for a date that
    is none, before anything is read.
    """
    known = known_of(published, publisher, url)
    limits = settings or Settings.from_environment()
    places = [where] if isinstance(where, (str, Path)) else list(where)
    return (outcome for place in places for outcome in _place(str(place), known=known, settings=limits))


def warm_up(settings: Settings | None = None) -> None:
    """Start the reading child early; it loads while the caller goes on."""
    from dateline.read.guard import guard_for

    guard_for(settings or Settings.from_environment()).start()


def _place(place: str, *, known: Known, settings: Settings) -> Iterator[Outcome]:
    if place == "-":
        yield from _bytes(
            sys.stdin.buffer.read(LARGEST_PLAIN_BYTES + 1), origin="-", suffix="", known=known, settings=settings
        )
    elif "://" in place:
        yield from _url(place, known=known, settings=settings)
    elif os.path.isdir(place):
        yield from _folder(Path(place), known=known, settings=settings)
    elif glob.has_magic(place) and not os.path.exists(place):
        found = sorted(glob.glob(place, recursive=True))
        if not found:
            yield Failed(
                place, FailedReason.NOT_FOUND, "No file fits.", "Check the pattern; quote it if the shell eats it."
            )
        for each in found:
            yield from _place(each, known=known, settings=settings)
    else:
        yield from _file(Path(place), known=known, settings=settings)


def _folder(folder: Path, *, known: Known, settings: Settings) -> Iterator[Outcome]:
    troubles: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=troubles.append):
        folders.sort()
        for name in sorted(files):
            path = Path(root) / name
            if path.suffix.lower() in PAGES | TEXTS | LINES or (not path.suffix and _looks_like_page(path)):
                yield from _file(path, known=known, settings=settings)
    for trouble in troubles:
        yield _unreadable(str(trouble.filename), trouble)


def _looks_like_page(path: Path) -> bool:
    try:
        with path.open("rb") as opened:
            return b"<html" in opened.read(1024).lower()
    except OSError:
        return False


def _unreadable(origin: str, error: OSError) -> Failed:
    if isinstance(error, PermissionError):
        return Failed(origin, FailedReason.PERMISSION, "It may not be read.", "Give yourself the right to read it.")
    if isinstance(error, FileNotFoundError):
        return Failed(origin, FailedReason.NOT_FOUND, "There is no such file.", "Check the path.")
    return Failed(origin, FailedReason.BROKEN, f"It cannot be read ({error.strerror or error}).", "Check the file.")


def _file(path: Path, *, known: Known, settings: Settings) -> Iterator[Outcome]:
    origin, suffix = str(path), path.suffix.lower()
    try:
        if suffix in LINES:
            with path.open("rb") as opened:
                head = opened.read(1)
                opened.seek(0)
                if head != b"[":
                    yield from read_lines(opened, origin=origin, known=known, settings=settings)
                    return
        size = path.stat().st_size
        if size > LARGEST_PLAIN_BYTES:
            what = f"The file has {size / 1e6:.0f} MB, more than {LARGEST_PLAIN_BYTES / 1e6:.0f}."
            yield Failed(origin, FailedReason.TOO_LARGE, what, "Cut it into reports, or write JSON lines.")
            return
        raw = path.read_bytes()
    except OSError as error:
        yield _unreadable(origin, error)
        return
    yield from _bytes(raw, origin=origin, suffix=suffix, known=known, settings=settings)


def _bytes(raw: bytes, *, origin: str, suffix: str, known: Known, settings: Settings) -> Iterator[Outcome]:
    from dateline.read.guard import page_of

    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        yield Refused(
            origin, RefusedReason.EMPTY, "There is no text in it.", "Check that the file is complete.", known.url
        )
        return
    for mark, what, todo in _MAGIC:
        if raw.startswith(mark):
            yield Refused(origin, RefusedReason.NOT_A_PAGE, f"It is {what}, whatever its name says.", todo, known.url)
            return
    head = raw[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    wide = raw[:200].replace(b"\x00", b"").lower()
    if suffix in PAGES or (
        suffix not in TEXTS and (b"<html" in head or head.startswith(b"<!doctype") or b"<html" in wide)
    ):
        yield page_of(raw, origin=origin, known=known, settings=settings)
    elif suffix not in TEXTS and head.startswith(b'{"'):
        yield from read_lines(raw.splitlines(), origin=origin, known=known, settings=settings)
    elif len(raw) > LARGEST_PLAIN_BYTES:
        yield Failed(origin, FailedReason.TOO_LARGE, "It is larger than 40 MB.", "Cut it into reports.", known.url)
    else:
        yield read_plain(decode(raw), origin=origin, known=known, settings=settings)


def _url(url: str, *, known: Known, settings: Settings) -> Iterator[Outcome]:
    from dateline.read.fetch import fetch
    from dateline.read.guard import page_of

    warm_up(settings)
    fetched = fetch(url, settings=settings)
    if isinstance(fetched, Failed):
        yield fetched
        return
    told = replace(known, url=known.url or fetched.url)
    head = fetched.raw[:2048].lower()
    outcomes: Iterable[Outcome]
    if b"<html" in head or b"<!doctype" in head:
        outcomes = [page_of(fetched.raw, origin=url, known=told, settings=settings, declared=fetched.declared)]
    else:
        outcomes = _bytes(fetched.raw, origin=url, suffix="", known=told, settings=settings)
    for outcome in outcomes:
        yield replace(outcome, fetched=datetime.now(UTC)) if isinstance(outcome, Report) else outcome
