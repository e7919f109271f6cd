"""The tables as values: names → entries with dates, nouns → sectors. Rows become entries when they are asked for."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path

from dateline.errors import BrokenPromise
from dateline.model import PartyKind
from dateline.resolve.folding import fold, folded
from dateline.resolve.rolls.book import Roll, chosen
from dateline.resolve.spelling import consonants, consonants_of, same_name, same_words, words_of_name

HERE = Path(__file__).parent
Row = tuple[str, ...]
_IN_FULL = re.compile(
    r"^(?:(?:arab|bolivarian|democratic|federal|federative|hashemite|independent|islamic|oriental|peoples|plurinational|"
    r"socialist|sovereign|united) )*(?:emirate|kingdom|principality|republic|sultanate) of (?:the )?"
)
"""What a state calls itself before its everyday name: "Republic of Mali", "Hashemite Kingdom of Jordan"."""
PERSONAL: PartyKind = "person"


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact: this name, this kind, this country, these sectors, between these days (None = open).

    ``use`` says what the name is otherwise: "capital" of the country, or "seat" of its government.
    """

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


class Knowledge:
    """All tables: folded names → entries; folded demonyms → country codes; role nouns → sector and kind.

    ``capitals`` has the capital of each state of today.
    """

    def __init__(self, folder: Path = HERE) -> None:
        """Read the tables of a folder. Raises BrokenPromise, naming file and line, for a row with too many columns."""
        self._rows: list[tuple[PartyKind, str, Row]] = []
        self._entries: dict[int, Entry] = {}
        self.names: dict[str, tuple[int, ...]] = {}
        self._last_words: dict[str, list[int]] = {}
        self.peoples: dict[str, tuple[str, ...]] = {}
        self.codes: dict[str, str] = {}
        self.capitals: dict[str, str] = {}
        self.roles: dict[str, str] = {}
        self.role_kinds: dict[str, str] = {}
        self._spelled: dict[str, list[str]] | None = None
        self._states(folder)
        self._rolls(folder)
        for sector, kind, nouns in rows_of(folder / "roles.tsv", 3):
            for noun in nouns.split():
                self.roles.setdefault(noun, sector)
                self.role_kinds.setdefault(noun, kind)
        self.name_words: dict[str, str] = {}
        for sector, words in rows_of(folder / "name_words.tsv", 2):
            for word in words.split():
                self.name_words.setdefault(word, sector)
        self._lands = {name: tuple(many(lands)) for name, lands in rows_of(folder / "lands.tsv", 2)}
        # A report asks for its names again and again.
        self._own = lru_cache(maxsize=32768)(self._entries_of)
        self._called = lru_cache(maxsize=32768)(self._peoples_of)

    def _states(self, folder: Path) -> None:
        for code, everyday, people, capitals, seats, since, until in rows_of(folder / "countries.tsv", 7):
            called = self.codes.setdefault(code, everyday.partition(";")[0])
            if everyday:
                self._rows.append(("country", "name", (called, "", code, "GOV", since, until, "")))
                self._name(everyday.split(";"), len(self._rows) - 1)
            for use, told in (("capital", capitals), ("seat", seats)):
                if told and use == "capital" and not until:
                    self.capitals.setdefault(code, told.partition(";")[0])
                if told:
                    government = (f"Government of {called}", "", code, "GOV", since, until, "")
                    self._rows.append(("organisation", use, government))
                    self._name(told.split(";"), len(self._rows) - 1)
            for each in people.split(";"):
                if each:
                    key = fold(each)
                    self.peoples[key] = (*self.peoples.get(key, ()), code)

    def _rolls(self, folder: Path) -> None:
        kinds: tuple[tuple[str, PartyKind], ...] = (("groups", "organisation"), ("persons", PERSONAL))
        for table, kind in kinds:
            for file in sorted(folder.glob(f"{table}*.tsv")):  # the shared table, then the regions'
                rows = list(rows_of(file, 7))
                names = [[each for each in (row[0], *row[1].split(";")) if each] for row in rows]
                every = iter(folded(list(chain.from_iterable(names))))
                for row, own in zip(rows, names, strict=True):
                    at = len(self._rows)
                    self._rows.append((kind, "name", row))
                    keys = set(islice(every, len(own)))
                    self._keep(keys, at)
                    if kind == PERSONAL:
                        for last in {key.rpartition(" ")[2] for key in keys}:
                            self._last_words.setdefault(last, []).append(at)

    def _name(self, names: Iterable[str], at: int) -> None:
        self._keep({fold(each) for each in names if each}, at)

    def _keep(self, keys: Iterable[str], at: int) -> None:
        known = self.names
        for key in keys:
            known[key] = (*known[key], at) if key in known else (at,)

    def entry(self, at: int) -> Entry:
        """The row's entry; made once."""
        found = self._entries.get(at)
        if found is None:
            kind, use, (name, _, code, sectors, since, until, number) = self._rows[at]
            span = day(since), day(until, last=True)
            found = Entry(name, kind, code or None, tuple(many(sectors)), *span, number or None, use)
            self._entries[at] = found
        return found

    def find(self, name: str) -> tuple[Entry, ...]:
        """Entries of a name, however it is spelt by case, accents, hyphens and articles."""
        own, larger = self._own(name), chosen()
        return own if larger is None else (*own, *map(_entry_of, larger.named(fold(name))))

    def _entries_of(self, name: str) -> tuple[Entry, ...]:
        key = fold(name)
        rows = self.names.get(key)
        if rows is None and (short := _IN_FULL.sub("", key)) != key:
            return tuple(each for at in self.names.get(short, ()) if (each := self.entry(at)).kind == "country")
        return tuple([self.entry(at) for at in rows or ()])

    def lands(self, name: str) -> tuple[str, ...]:
        """The countries in which an armed body of this name acts, where these are several or none is its own."""
        found = {self._lands.get(each.name, ()) for each in self._own(name)}
        return found.pop() if len(found) == 1 else ()

    def bodies(self, sectors: frozenset[str]) -> Iterator[str]:
        """The folded names that are those of bodies of some sectors, and of nothing else."""
        for key, rows in self.names.items():
            told = [self._rows[at] for at in rows]
            if all(kind == "organisation" and not sectors.isdisjoint(many(row[3])) for kind, _, row in told):
                yield key

    def spelled(self, name: str) -> tuple[Entry, ...]:
        """Entries of names that are this one in another spelling: all words of it, by the rules of transliteration."""
        words = words_of_name(name)
        if not words or len(words[-1]) < 4:
            return ()
        if self._spelled is None:
            self._spelled = {}
            for key, frame in zip(
                self.names, consonants_of([key.rpartition(" ")[2] for key in self.names]), strict=True
            ):
                self._spelled.setdefault(frame, []).append(key)
        keys = [key for key in self._spelled.get(consonants(words[-1]), ()) if same_name(name, key)]
        rows = dict.fromkeys((at, key) for key in keys for at in self.names[key])
        kept = [at for at, key in rows if self._rows[at][0] == PERSONAL or same_words(name, key)]
        return tuple(self.entry(at) for at in dict.fromkeys(kept))

    def bearers(self, surname: str) -> tuple[Entry, ...]:
        """Entries of the persons whose name, or another name of theirs, ends with this word."""
        key = fold(surname)
        own = tuple(self.entry(at) for at in dict.fromkeys(self._last_words.get(key, ())))
        larger = chosen()
        return own if larger is None else (*own, *map(_entry_of, larger.ending_in(key)))

    def calls(self, entry: Entry, word: str) -> bool:
        """Whether the tables list the bare word as a name of this person ("Putin")."""
        return any(self.entry(at).name == entry.name for at in self.names.get(fold(word), ()))

    def demonym(self, word: str, *, day: date | None = None, near: Iterable[str] = ()) -> str | None:
        """The country code of "Libyan", "Libyans", "Lybian"; of several the one that is near, or exists on the day."""
        codes = self.peoples_called(word)
        if not codes:
            return None
        return next((code for code in near if code in codes), codes[0])

    def peoples_called(self, word: str) -> tuple[str, ...]:
        """The codes of all countries whose people a word names: of "Congolese" two, of most words none."""
        return self._called(word)

    def _peoples_of(self, word: str) -> tuple[str, ...]:
        key = fold(word)
        return self.peoples.get(key) or (self.peoples.get(key[:-1], ()) if key.endswith("s") else ())

    def role(self, noun: str) -> str | None:
        """The sector of a role noun: of the table's, else of the larger lists in use."""
        found = self.roles.get(noun)
        if found is None and (larger := chosen()) is not None:
            found = larger.nouns.get(noun.replace("-", " "))
        return found

    def is_person(self, noun: str) -> bool:
        """Whether a role noun means one person, not a body or a place."""
        return self.role_kinds.get(noun) == PERSONAL


@lru_cache(maxsize=32768)
def _entry_of(roll: Roll) -> Entry:
    """A row of the larger lists as an entry."""
    kind: PartyKind = "person" if roll.kind == "person" else "organisation"
    span = day(roll.since), day(roll.until, last=True)
    return Entry(roll.name, kind, roll.country, tuple(many(roll.sectors)), *span, roll.wikidata or None)


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """The shipped tables, read once."""
    return Knowledge()


def rows_of(file: Path, columns: int) -> Iterator[Row]:
    """The rows of a table, as wide as asked; comments and blank lines are left out."""
    blank = ("",) * columns
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line[0] == "#":
            continue
        cells = tuple(line.split("\t"))
        if len(cells) > columns:
            raise BrokenPromise(f"{file.name}:{number}: {len(cells)} columns, not {columns}")
        yield cells + blank[len(cells) :]


def many(cell: str) -> list[str]:
    """The parts of a cell that holds several."""
    return [each.strip() for each in cell.split(";") if each.strip()]


@lru_cache(maxsize=32768)
def day(cell: str, *, last: bool = False) -> date | None:
    """A day; of a month or a year its first day, or its last."""
    if not cell:
        return None
    year, *more = (int(part) for part in cell.split("-"))
    if len(more) == 2:
        return date(year, *more)
    month = more[0] if more else (12 if last else 1)
    return date(year, month, monthrange(year, month)[1] if last else 1)
