"""Builds a gazetteer file from GeoNames' main table: streaming, and going on where it was interrupted."""

from __future__ import annotations

import itertools
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError
from dateline.resolve.gazetteer.book import SHIPPED
from dateline.resolve.gazetteer.geonames import LOOKED_AT, Line, open_table, read_line, refuse_another
from dateline.resolve.gazetteer.pages import Pages
from dateline.resolve.gazetteer.tables import COUNTRY, FILE, KIND, all_names, all_rows, close_up, insert, keys, open_new

BATCH = 20_000
"""Lines after which what is read is written for good: at most so much is read again after an interruption."""
DIVISIONS = frozenset(("country", "admin1", "admin2"))
"""Kinds of places that are taken from the gazetteer that ships where a table has none."""


@dataclass(slots=True)
class Built:
    """What a build did: lines read in all, of them broken and left out; places kept; where it went on from.

    ``shipped`` are those of the places kept that the table lacks and that come from the gazetteer that ships.
    """

    path: Path
    lines: int = 0
    broken: int = 0
    left_out: int = 0
    places: int = 0
    shipped: int = 0
    resumed_at: int = 0
    first_broken: str | None = None


Told = Callable[[int, int], None]
"""Is told, after each batch, how many bytes of how many are read."""


def build(table: Path, folder: Path, *, told: Told = lambda _done, _all: None) -> Built:
    """Build ``folder``/places.sqlite; an interrupted build of the same file goes on.

    Broken lines are skipped and counted. The file is put in its place only when it is whole. Raises InputError for
    a file that is not GeoNames' main table, and for a folder that cannot be written.
    """
    part = folder / f"{FILE}.part"
    mark = _mark(table)
    with open_table(table) as opened:  # before anything of an unfinished build is touched
        refuse_another(table, list(itertools.islice(opened, LOOKED_AT)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        built = Built(folder / FILE)
        book = _begin(part, mark, built)
        try:
            _read_all(table, book, built=built, told=told)
            read = _count(book)
            _add_shipped(book)
            built.places = _count(book)
            built.shipped = built.places - read
        except BaseException:
            book.rollback()
            book.close()
            raise
        close_up(book)
        os.replace(part, built.path)
    except (OSError, sqlite3.OperationalError) as error:
        raise InputError(f"{folder} cannot be written ({error}): make room, or give another --out.") from error
    return built


def _mark(table: Path) -> str:
    """What tells one input from another: its name, size and day of change."""
    try:
        facts = table.stat()
    except OSError as error:
        raise InputError(f"{table} cannot be read ({error.strerror}).") from error
    return f"{table.name}, {facts.st_size} bytes, {int(facts.st_mtime)}"


def _begin(part: Path, mark: str, built: Built) -> sqlite3.Connection:
    """The unfinished file of this input, or a new one."""
    if part.exists():
        try:
            book = open_new(part)
            about = dict(book.execute("SELECT key, value FROM about"))
            if about.get("input") == mark and "form" not in about:  # with a form its tables are packed already
                built.lines = built.resumed_at = int(about["lines"])
                built.broken, built.left_out = int(about["broken"]), int(about["left_out"])
                built.first_broken = about.get("first_broken")
                return book
            book.close()
        except (sqlite3.DatabaseError, KeyError):
            pass  # of another form, or broken: begin anew
        for each in (part, part.with_name(part.name + "-wal"), part.with_name(part.name + "-shm")):
            each.unlink(missing_ok=True)
    book = open_new(part)
    book.execute("INSERT OR REPLACE INTO about VALUES ('input', ?)", (mark,))
    _note(book, built)
    return book


def _note(book: sqlite3.Connection, built: Built) -> None:
    told = {"lines": built.lines, "broken": built.broken, "left_out": built.left_out}
    rows = [(key, str(value)) for key, value in told.items()]
    if built.first_broken:
        rows.append(("first_broken", built.first_broken))
    book.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", rows)
    book.commit()


def _read_all(table: Path, book: sqlite3.Connection, *, built: Built, told: Told) -> None:
    with open_table(table) as opened:
        done = 0
        batch: list[Line] = []
        for seen, raw in enumerate(opened, 1):
            done += len(raw)
            if seen > built.resumed_at:
                built.lines = seen
                _take(raw, batch, built)
            if seen % BATCH == 0:
                _write(book, batch, built)
                batch.clear()
                told(done, opened.length)
        _write(book, batch, built)
        told(opened.length, opened.length)


def _take(raw: bytes, batch: list[Line], built: Built) -> None:
    try:
        line = read_line(raw.decode("utf-8"))
    except ValueError as error:
        if raw.strip():
            built.broken += 1
            built.first_broken = built.first_broken or f"line {built.lines}: {error}"
        return
    if line is None:
        built.left_out += 1
    else:
        batch.append(line)


def _write(book: sqlite3.Connection, batch: list[Line], built: Built) -> None:
    if not batch and built.lines == built.resumed_at:
        return
    insert(
        book,
        (line.row for line in batch),
        ((key, line.row[0]) for line in batch for key in keys(line.names)),
    )
    book.executemany(
        "INSERT OR REPLACE INTO within VALUES (?,?,?)", ((line.row[0], line.admin1, line.admin2) for line in batch)
    )
    book.executemany(
        "INSERT OR REPLACE INTO division VALUES (?,?)",
        ((line.division, line.row[0]) for line in batch if line.division),
    )
    _note(book, built)


def _count(book: sqlite3.Connection) -> int:
    return int(book.execute("SELECT count(*) FROM place").fetchone()[0])


def _add_shipped(book: sqlite3.Connection) -> None:
    """What the table lacks: divisions (a list of towns has none), their short names, and the places of other countries.

    The built file stands in the place of the one that ships, so that a table of one country must not make a town
    elsewhere unknown, or a namesake in that country the only one.
    """
    held = {country for (country,) in book.execute("SELECT DISTINCT country FROM place")}
    with closing(sqlite3.connect(f"file:{SHIPPED}?mode=ro&immutable=1", uri=True)) as shipped:
        rows = {row[0]: row for row in all_rows(shipped) if row[KIND] in DIVISIONS or row[COUNTRY] not in held}
        insert(book, rows.values(), ((key, number) for key, number in all_names(shipped) if number in rows))
        book.executemany("INSERT OR IGNORE INTO division VALUES (?,?)", Pages(shipped, "divisions").lines())
    book.commit()
