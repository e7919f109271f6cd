"""A file of actors, asked by name: one SQLite file, opened read-only, nothing of it held in memory but what was asked.

`actor` has a row an office, role or stretch of time; `name` a row for each folded name; `last` for each last word of a
person's name; `noun` the sectors of role nouns; `about` says what it was built from.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from dateline.errors import SettingsError

FILE = "actors.sqlite"
FORM = "1"
"""The form of the tables; a file of another form is refused by name."""
TABLES = """
CREATE TABLE IF NOT EXISTS actor (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, sectors TEXT NOT NULL,
  since TEXT NOT NULL, until TEXT NOT NULL, wikidata TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS name (key TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS last (key TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS noun (noun TEXT PRIMARY KEY, sector TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
MOST = 40
"""Bearers of one name that are looked at; of commoner ones ("Smith") nothing can be told by the name."""
_COLUMNS = "a.name, a.kind, a.country, a.sectors, a.since, a.until, a.wikidata"


class Roll(NamedTuple):
    """One row as it is stored: dates as written (year, month or day), sectors parted by ';'."""

    name: str
    kind: str
    country: str | None
    sectors: str
    since: str
    until: str
    wikidata: str


class Rolls:
    """A file of actors, opened read-only and mapped into memory by the system."""

    def __init__(self, path: Path) -> None:
        """Raise SettingsError for a file that is missing, or no file of actors of this version."""
        self.path = path
        try:
            self._book = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self._book.execute("PRAGMA mmap_size = 8589934592")
            self.about = dict(self._book.execute("SELECT key, value FROM about"))
        except sqlite3.Error as error:
            todo = "build it with `dateline gazetteer build`, or unset DATELINE_GAZETTEER_DIR"
            raise SettingsError(f"{path} is no file of actors ({error}): {todo}.") from error
        if self.about.get("form") != FORM:
            raise SettingsError(f"{path} was built by another version of Dateline: build it again.")
        self.named = lru_cache(maxsize=20_000)(self._named)
        self.ending_in = lru_cache(maxsize=20_000)(self._ending_in)
        self.nouns: dict[str, str] = dict(self._book.execute("SELECT noun, sector FROM noun"))

    def _named(self, key: str) -> tuple[Roll, ...]:
        return self._ask("name", key)

    def _ending_in(self, key: str) -> tuple[Roll, ...]:
        return self._ask("last", key)

    def _ask(self, table: str, key: str) -> tuple[Roll, ...]:
        query = f"SELECT {_COLUMNS} FROM {table} n JOIN actor a ON a.id = n.id WHERE n.key = ? LIMIT ?"
        rows = self._book.execute(query, (key, MOST + 1)).fetchall()
        return tuple(Roll(*row) for row in rows) if len(rows) <= MOST else ()

    def counted(self) -> int:
        """How many rows there are."""
        return int(self._book.execute("SELECT count(*) FROM actor").fetchone()[0])


@cache
def open_rolls(path: Path) -> Rolls:
    """The actors in a file, opened once."""
    return Rolls(path)


_CHOSEN: ContextVar[Path | None] = ContextVar("dateline_rolls", default=None)


def chosen() -> Rolls | None:
    """The larger lists in use, None where there are none."""
    path = _CHOSEN.get()
    return open_rolls(path) if path else None


@contextmanager
def using(folder: Path | None) -> Iterator[None]:
    """Use the actors of a folder while the block runs; None, or a folder without any, is what ships alone."""
    path = folder / FILE if folder is not None and (folder / FILE).exists() else None
    before = _CHOSEN.set(path)
    try:
        yield
    finally:
        _CHOSEN.reset(before)
