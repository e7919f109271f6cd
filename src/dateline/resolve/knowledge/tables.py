"""The tables as values: names → entries with dates, nouns → sectors."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from dateline.errors import BrokenPromise
from dateline.model import PartyKind
from dateline.resolve.folding import fold

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact: this name, this kind, this country, these sectors, between these days (None = open)."""

    name: str
    kind: PartyKind
    country: str | None
    sectors: tuple[str, ...]
    since: date | None = None
    until: date | None = None
    wikidata: str | None = None
    use: str = "name"

    def covers(self, day: date | None) -> bool:
        """Say whether the fact holds on a day; without a day, whether it still holds."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All tables: folded names → entries; folded demonyms → country codes; role nouns → sector."""

    names: Mapping[str, tuple[Entry, ...]]
    demonyms: Mapping[str, str]
    roles: Mapping[str, str]

    def find(self, name: str) -> tuple[Entry, ...]:
        """Entries of a name, however it is spelt by case, accents, hyphens and articles."""
        return self.names.get(fold(name), ())

    def demonym(self, word: str) -> str | None:
        """The country code of "Libyan", "Libyans", "Lybian"."""
        key = fold(word)
        return self.demonyms.get(key) or (self.demonyms.get(key[:-1]) if key.endswith("s") else None)


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """The shipped tables, read once."""
    names: dict[str, list[Entry]] = {}
    demonyms: dict[str, str] = {}
    for code, everyday, people, capitals, seats, since, until in _rows("countries.tsv", 7):
        span = day(since), day(until, last=True)
        country = Entry(everyday.split(";")[0], "country", code, ("GOV",), *span)
        for each in _many(everyday):
            names.setdefault(fold(each), []).append(country)
        for each in _many(people):
            demonyms.setdefault(fold(each), code)
        for use, told in (("capital", capitals), ("seat", seats)):
            entry = Entry(f"Government of {country.name}", "organisation", code, ("GOV",), *span, None, use)
            for each in _many(told):
                names.setdefault(fold(each), []).append(entry)
    kinds: tuple[tuple[str, PartyKind], ...] = (("groups", "organisation"), ("persons", "person"))
    for table, kind in kinds:
        for file in sorted(path.name for path in HERE.glob(f"{table}*.tsv")):  # the shared table, then the regions'
            for name, aliases, code, sectors, since, until, number in _rows(file, 7):
                span = day(since), day(until, last=True)
                entry = Entry(name, kind, code or None, tuple(_many(sectors)), *span, number or None)
                for key in dict.fromkeys(fold(each) for each in (name, *_many(aliases))):
                    names.setdefault(key, []).append(entry)
    roles = {noun: sector for sector, nouns in _rows("roles.tsv", 2) for noun in nouns.split()}
    # A noun under two sectors belongs to the first that names it.
    for sector, nouns in reversed(list(_rows("roles.tsv", 2))):
        roles.update(dict.fromkeys(nouns.split(), sector))
    return Knowledge({key: tuple(entries) for key, entries in names.items()}, demonyms, roles)


def _rows(file: str, columns: int) -> Iterator[tuple[str, ...]]:
    for number, line in enumerate((HERE / file).read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) > columns:
            raise BrokenPromise(f"{file}:{number}: {len(cells)} columns, not {columns}")
        yield (*cells, *[""] * (columns - len(cells)))


def _many(cell: str) -> list[str]:
    return [each.strip() for each in cell.split(";") if each.strip()]


def day(cell: str, *, last: bool = False) -> date | None:
    """A day; of a month or a year its first day, or its last."""
    if not cell:
        return None
    year, *more = (int(part) for part in cell.split("-"))
    if len(more) == 2:
        return date(year, *more)
    month = more[0] if more else (12 if last else 1)
    return date(year, month, monthrange(year, month)[1] if last else 1)
