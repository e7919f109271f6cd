"""A gazetteer file, asked by name: every place that is called so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from dateline.errors import SettingsError
from dateline.resolve.folding import fold
from dateline.resolve.gazetteer.pages import Pages
from dateline.resolve.gazetteer.tables import E4, FILE, FORM, Row, row_of

SHIPPED = Path(__file__).parents[1] / "knowledge" / FILE


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place: degrees (of a division or country its middle), parents by number, how many names it has.

    ``kind``: country, admin1, admin2, admin3, capital, city, section (of a city), region, water, land or site.
    """

    number: int
    name: str
    country: str | None
    admin1: int | None
    admin2: int | None
    lat: float | None
    lon: float | None
    population: int
    kind: str
    names: int


class Gazetteer:
    """A gazetteer file, opened read-only; lookups are kept in memory, a few thousand at most."""

    def __init__(self, path: Path) -> None:
        """Raise SettingsError for a file that is missing, or no gazetteer of this version."""
        self.path = path
        try:
            self._book = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self.about = dict(self._book.execute("SELECT key, value FROM about"))
        except sqlite3.Error as error:
            todo = "build it with `dateline gazetteer build`, or unset DATELINE_GAZETTEER_DIR"
            raise SettingsError(f"{path} is no gazetteer ({error}): {todo}.") from error
        if self.about.get("form") != FORM:
            raise SettingsError(f"{path} was built by another version of Dateline: build it again.")
        self._places, self._names = Pages(self._book, "places"), Pages(self._book, "names")
        self.named = lru_cache(maxsize=20_000)(self._named)
        self.place = lru_cache(maxsize=20_000)(self._place)

    def find(self, name: str) -> tuple[Candidate, ...]:
        """Every place of that name, however it is spelt by case, accents, hyphens and articles."""
        return self.named(fold(name))

    def size(self) -> int:
        """How many places it has."""
        return int(self.about["places"])

    def _named(self, key: str) -> tuple[Candidate, ...]:
        found = self._names.cells(key)
        numbers = found[0].split(",") if found else ()
        return tuple(place for number in numbers if (place := self.place(int(number))))

    def _place(self, number: int) -> Candidate | None:
        found = self._places.cells(number)
        return _candidate(row_of(number, found)) if found else None


def _candidate(row: Row) -> Candidate:
    number, name, country, admin1, admin2, lat, lon, *rest = row
    degrees = (None, None) if lat is None or lon is None else (lat / E4, lon / E4)
    return Candidate(number, name, country, admin1, admin2, *degrees, *rest)


@cache
def open_gazetteer(path: Path = SHIPPED) -> Gazetteer:
    """The gazetteer in a file, opened once."""
    return Gazetteer(path)


@cache
def _shipped() -> Gazetteer:
    """The gazetteer that ships, asked for hundreds of times a report: a path takes longer to look up."""
    return open_gazetteer(SHIPPED)


_CHOSEN: ContextVar[Path] = ContextVar("dateline_gazetteer", default=SHIPPED)


def chosen() -> Gazetteer:
    """The gazetteer that is in use: the one that ships, unless `using` says another."""
    path = _CHOSEN.get()
    return _shipped() if path is SHIPPED else open_gazetteer(path)


@contextmanager
def using(folder: Path | None) -> Iterator[None]:
    """Use the gazetteer of a folder while the block runs; None, or a folder without one, is the one that ships."""
    path = folder / FILE if folder is not None and (folder / FILE).exists() else SHIPPED
    before = _CHOSEN.set(path)
    try:
        yield
    finally:
        _CHOSEN.reset(before)
