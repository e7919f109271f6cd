"""The tables of a gazetteer file, and the last steps that turn rows read in any order into them.

A gazetteer is one SQLite file, opened read-only: `place` has a row a place, `name` a row for each folded name of
each place, `about` says what it was built from. Degrees are stored as whole numbers of 0.0001 degree.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from dateline.resolve.folding import fold

FILE = "places.sqlite"
E4 = 10_000
LONGEST_NAME = 60
"""Letters: longer names are headings or lists, and no report writes them."""
FORM = "2"
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


def open_new(path: Path) -> sqlite3.Connection:
    """A file to write a gazetteer into, its tables made; goes on with what it holds."""
    book = sqlite3.connect(path)
    book.execute("PRAGMA page_size = 4096")
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
    """Turn codes of divisions into their ids, sort the names, drop what was only needed for building."""
    book.executescript(
        """
        BEGIN;
        UPDATE place SET
          admin1 = (SELECT d.id FROM within w JOIN division d ON d.code = w.admin1 WHERE w.id = place.id),
          admin2 = (SELECT d.id FROM within w JOIN division d ON d.code = w.admin2 WHERE w.id = place.id)
        WHERE id IN (SELECT id FROM within);
        UPDATE place SET admin1 = NULL WHERE admin1 = id;
        UPDATE place SET admin2 = NULL WHERE admin2 = id;
        DROP TABLE within;
        CREATE TABLE name (key TEXT, id INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
        INSERT OR IGNORE INTO name SELECT key, id FROM raw_name ORDER BY key, id;
        DROP TABLE raw_name;
        COMMIT;
        """
    )
    book.execute("INSERT OR REPLACE INTO about VALUES ('form', ?)", (FORM,))
    book.commit()
    book.execute("PRAGMA journal_mode = DELETE")
    book.execute("VACUUM")
    book.close()


def insert(book: sqlite3.Connection, rows: Iterable[Row], names: Iterable[tuple[str, int]]) -> None:
    """Write places and their folded names; a place that is there stays as it is."""
    book.executemany("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", rows)
    book.executemany("INSERT INTO raw_name VALUES (?,?)", names)


def e4(degrees: float) -> int:
    """Degrees as a whole number of 0.0001 degree (11 metres)."""
    return round(degrees * E4)
