"""The tables of a gazetteer file, and the last steps that turn rows read in any order into them.

A gazetteer is one SQLite file, opened read-only, with three tables of pages (`pages.py`): `places` has a line a place
(the columns of Row), `names` a line a folded name with the numbers of the places so called, `divisions` GeoNames'
codes of divisions with their numbers; `about` says what it was built from and how many places it has. Degrees are
stored as whole numbers of 0.0001 degree.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from dateline.resolve.folding import fold
from dateline.resolve.gazetteer.pages import Pages, write_pages

FILE = "places.sqlite"
E4 = 10_000
LONGEST_NAME = 60
"""Letters: longer names are headings or lists, and no report writes them."""
FORM = "3"
"""The form of the tables; a file of another form is refused by name."""

RAW = """
CREATE TABLE IF NOT EXISTS place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, admin1 INTEGER, admin2 INTEGER,
  lat INTEGER, lon INTEGER, population INTEGER NOT NULL, kind TEXT NOT NULL, names INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS raw_name (key TEXT NOT NULL, id INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS within (id INTEGER PRIMARY KEY, admin1 TEXT, admin2 TEXT);
CREATE TABLE IF NOT EXISTS division (code TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
Row = tuple[int, str, str | None, int | None, int | None, int | None, int | None, int, str, int]
"""As the columns of `place`: id, name, country, admin1, admin2, lat, lon, population, kind, number of names."""
COUNTRY, KIND = 2, 8
"""Where in a Row they stand."""


def open_new(path: Path) -> sqlite3.Connection:
    """A file to write a gazetteer into, its tables made; goes on with what it holds."""
    book = sqlite3.connect(path)
    book.execute("PRAGMA page_size = 16384")
    book.execute("PRAGMA journal_mode = WAL")
    book.execute("PRAGMA synchronous = NORMAL")
    book.executescript(RAW)
    return book


def keys(names: Iterable[str]) -> set[str]:
    """Folded names that a report may write: Latin letters, three to sixty of them (two where all are capitals)."""
    found: set[str] = set()
    for name in names:
        if not 2 < len(name) <= LONGEST_NAME and not (len(name) == 2 and name.isupper()):
            continue
        key = fold(name)
        if len(key) > 1 and all(letter < "ɐ" or letter in "ḀḁẠạ" for letter in key):
            found.add(key)
    return found


def close_up(book: sqlite3.Connection) -> None:
    """Turn codes of divisions into their ids, pack the tables, drop what was only needed for building."""
    book.executescript(
        """
        BEGIN;
        UPDATE place SET
          admin1 = (SELECT d.id FROM within w JOIN division d ON d.code = w.admin1 WHERE w.id = place.id),
          admin2 = (SELECT d.id FROM within w JOIN division d ON d.code = w.admin2 WHERE w.id = place.id)
        WHERE id IN (SELECT id FROM within);
        UPDATE place SET admin1 = NULL WHERE admin1 = id;
        UPDATE place SET admin2 = NULL WHERE admin2 = id;
        """
    )
    write_pages(book, "places", map(_line, book.execute("SELECT * FROM place ORDER BY id")))
    named = book.execute("SELECT DISTINCT key, id FROM raw_name ORDER BY key, id")
    numbers = ((key, ",".join(str(number) for _, number in rows)) for key, rows in groupby(named, itemgetter(0)))
    write_pages(book, "names", numbers)
    codes = book.execute("SELECT code, id FROM division ORDER BY code")
    write_pages(book, "divisions", ((code, str(number)) for code, number in codes))
    places = book.execute("SELECT count(*) FROM place").fetchone()[0]
    book.executemany("INSERT OR REPLACE INTO about VALUES (?,?)", (("form", FORM), ("places", str(places))))
    for each in ("place", "raw_name", "within", "division"):
        book.execute(f"DROP TABLE {each}")
    book.commit()
    book.execute("PRAGMA journal_mode = DELETE")
    book.execute("VACUUM")
    book.close()


def _line(row: Row) -> tuple[int, str]:
    return row[0], "\t".join("" if cell is None else str(cell) for cell in row[1:])


def row_of(number: int, cells: Sequence[str]) -> Row:
    """The row that a line of `places` was written from."""
    name, country, admin1, admin2, lat, lon, population, kind, names = cells
    return (
        number, name, country or None, _known(admin1), _known(admin2), _known(lat), _known(lon), int(population), kind,
        int(names),
    )  # fmt: skip


def _known(cell: str) -> int | None:
    return int(cell) if cell else None


def all_rows(book: sqlite3.Connection) -> Iterator[Row]:
    """Every place of a gazetteer by number."""
    return (row_of(int(number), cells) for number, *cells in Pages(book, "places").lines())


def all_names(book: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Every folded name of a gazetteer with the number of each place that is called so."""
    return ((key, int(each)) for key, numbers in Pages(book, "names").lines() for each in numbers.split(","))


def insert(book: sqlite3.Connection, rows: Iterable[Row], names: Iterable[tuple[str, int]]) -> None:
    """Write places and their folded names; a place that is there stays as it is."""
    book.executemany("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", rows)
    book.executemany("INSERT INTO raw_name VALUES (?,?)", names)


def e4(degrees: float) -> int:
    """Degrees as a whole number of 0.0001 degree (11 metres)."""
    return round(degrees * E4)
