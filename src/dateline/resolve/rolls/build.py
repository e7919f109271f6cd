"""Builds a file of actors from Wikidata's dump and PETRARCH's dictionaries: streaming, going on where it stopped."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import InputError
from dateline.resolve.folding import fold
from dateline.resolve.knowledge import knowledge
from dateline.resolve.rolls import petrarch
from dateline.resolve.rolls.book import FILE, FORM, TABLES
from dateline.resolve.rolls.opening import Dump, open_dump, refuse_another
from dateline.resolve.rolls.raw import RAW, close_up, write
from dateline.resolve.rolls.wikidata import Item, may_matter, read_line

BATCH = 50_000
"""Lines after which what is read is written for good: at most so much is read again after an interruption."""
Told = Callable[[int, int], None]


@dataclass(slots=True)
class Built:
    """What a build did: lines read and broken, actors and nouns kept, the line it went on from."""

    path: Path
    lines: int = 0
    broken: int = 0
    kept: int = 0
    nouns: int = 0
    resumed_at: int = 0
    first_broken: str | None = None
    files: list[str] = field(default_factory=list)


def build_wikidata(dump: Path, folder: Path, *, told: Told = lambda _done, _all: None) -> Built:
    """Build ``folder``/actors.sqlite from a dump; an interrupted build of the same file goes on.

    Broken lines are skipped and counted; what a build from dictionaries wrote there stays. Raises InputError for a
    file that is no dump, and for a folder that cannot be written.
    """
    refuse_another(dump)
    facts = dump.stat()
    mark = f"{dump.name}, {facts.st_size} bytes, {int(facts.st_mtime)}"
    built = Built(folder / FILE, files=[dump.name])
    book = _begin(folder, "wikidata", mark, built)
    try:
        with open_dump(dump) as opened:
            _read_all(opened, book, built, told)
        built.kept = close_up(book)
        _finish(book, built, "wikidata", mark)
    except (OSError, sqlite3.OperationalError) as error:
        raise InputError(f"{folder} cannot be written ({error}): make room, or give another --out.") from error
    finally:
        book.close()
    os.replace(_part(folder, "wikidata"), built.path)
    return built


def build_cameo(files: Sequence[Path], folder: Path) -> Built:
    """Add PETRARCH's dictionaries to ``folder``/actors.sqlite; those of an earlier build are replaced.

    Lines that cannot be read are skipped and counted. Raises InputError for a file in which most lines cannot be.
    """
    built = Built(folder / FILE, files=[each.name for each in files])
    mark = ", ".join(built.files)
    book = _begin(folder, "cameo", mark, built, anew=True)
    try:
        for each in files:
            _read_dictionary(each, book, built)
        book.commit()
        _finish(book, built, "cameo", mark)
    except sqlite3.OperationalError as error:
        raise InputError(f"{folder} cannot be written ({error}): make room, or give another --out.") from error
    finally:
        book.close()
    os.replace(_part(folder, "cameo"), built.path)
    return built


def _part(folder: Path, origin: str) -> Path:
    return folder / f"{FILE}.{origin}.part"


def _begin(folder: Path, origin: str, mark: str, built: Built, *, anew: bool = False) -> sqlite3.Connection:
    """The unfinished file of this input, or a new one that holds what another origin has given already."""
    part = _part(folder, origin)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if part.exists() and not anew:
            try:
                book = sqlite3.connect(part)
                about = dict(book.execute("SELECT key, value FROM about"))
                if about.get("form") == FORM and about.get("reading") == mark:
                    built.lines = built.resumed_at = int(about["lines"])
                    built.broken, built.first_broken = int(about["broken"]), about.get("first_broken") or None
                    return book
                book.close()
            except (sqlite3.DatabaseError, KeyError):
                pass  # of another form, or broken: begin anew
        for each in (part, part.with_name(part.name + "-journal")):
            each.unlink(missing_ok=True)
        if built.path.exists():
            shutil.copyfile(built.path, part)
        book = sqlite3.connect(part)
        if dict(book.execute("SELECT key, value FROM about") if _has_about(book) else ()).get("form") not in (
            None,
            FORM,
        ):
            book.close()
            part.unlink()
            book = sqlite3.connect(part)
        book.executescript(TABLES + RAW)
        _forget(book, origin)
        book.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", [("form", FORM), ("reading", mark)])
        _note(book, built)
    except OSError as error:
        raise InputError(f"{folder} cannot be written ({error}): make room, or give another --out.") from error
    return book


def _has_about(book: sqlite3.Connection) -> bool:
    return bool(book.execute("SELECT 1 FROM sqlite_master WHERE name = 'about'").fetchone())


def _forget(book: sqlite3.Connection, origin: str) -> None:
    """Take out what an earlier build from the same kind of file has written."""
    sign = ">" if origin == "cameo" else "<"
    for table in ("name", "last"):
        book.execute(f"DELETE FROM {table} WHERE id {sign} ?", (FIRST_OF_CAMEO - (sign == ">"),))
    book.execute(f"DELETE FROM actor WHERE id {sign} ?", (FIRST_OF_CAMEO - (sign == ">"),))
    if origin == "cameo":
        book.execute("DELETE FROM noun")
    book.commit()


FIRST_OF_CAMEO = 1_000_000_000
"""Rows from dictionaries are numbered from here on, those of Wikidata below."""


def _note(book: sqlite3.Connection, built: Built) -> None:
    told = {"lines": built.lines, "broken": built.broken, "first_broken": built.first_broken or ""}
    book.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", [(key, str(value)) for key, value in told.items()])
    book.commit()


def _read_all(dump: Dump, book: sqlite3.Connection, built: Built, told: Told) -> None:
    batch: list[Item] = []
    for seen, raw in enumerate(dump, 1):
        if seen > built.resumed_at:
            built.lines = seen
            _take(raw, batch, built)
        if seen % BATCH == 0:
            if seen > built.resumed_at:
                write(book, batch)
                batch.clear()
                _note(book, built)
            told(dump.done(), dump.length)
    write(book, batch)
    _note(book, built)
    told(dump.length, dump.length)


def _take(raw: bytes, batch: list[Item], built: Built) -> None:
    whole = raw.rstrip(b"\r\n, ")
    if whole in (b"[", b"]", b""):
        return
    if not (whole.startswith(b"{") and whole.endswith(b"}")):
        _broken(built, f"line {built.lines}: cut off, or no entity")
    elif may_matter(raw):
        try:
            entity = read_line(raw)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            _broken(built, f"line {built.lines}: {error}")
            return
        if entity is not None:
            batch.append(entity)


def _broken(built: Built, why: str) -> None:
    built.broken += 1
    built.first_broken = built.first_broken or why


def _finish(book: sqlite3.Connection, built: Built, origin: str, mark: str) -> None:
    book.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (origin, mark))
    book.execute("DELETE FROM about WHERE key IN ('reading', 'lines', 'broken', 'first_broken')")
    book.executescript("DROP TABLE raw_item; DROP TABLE raw_office; DROP TABLE raw_state;")
    book.commit()
    book.execute("VACUUM")


_DICTIONARIES = "Give files like Phoenix.International.actors or Phoenix.agents."


def _read_dictionary(path: Path, book: sqlite3.Connection, built: Built) -> None:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}).") from error
    if b"\0" in raw or raw.startswith(b"PK\x03\x04"):
        looks = "it is a zip file: unpack it" if raw.startswith(b"PK") else "it is no text"
        raise InputError(f"{path} is no dictionary of PETRARCH: {looks}. {_DICTIONARIES}")
    lines = raw.decode("utf-8", errors="replace").splitlines()
    right = wrong = 0
    agents = path.suffix == ".agents" or any("[~" in line for line in lines[:200])
    for number, found in petrarch.read_agents(lines) if agents else petrarch.read_actors(lines):
        if isinstance(found, str):
            wrong += 1
            _broken(built, f"{path.name}, line {number}: {found}")
        elif isinstance(found, tuple):
            right += 1
            nouns, sector = found
            book.executemany("INSERT OR IGNORE INTO noun VALUES (?, ?)", [(each, sector) for each in nouns])
            built.nouns += len(nouns)
        elif not found.codes:
            wrong += 1  # a name alone says nothing of anybody: any text has lines
        else:
            right += 1
            built.kept += _insert_listed(book, found, built)
    built.lines += len(lines)
    if wrong > right or not right:
        raise InputError(
            f"{path} is no dictionary of PETRARCH: {wrong} of {right + wrong} entries cannot be read. {_DICTIONARIES}"
        )


def _insert_listed(book: sqlite3.Connection, listed: petrarch.Listed, built: Built) -> int:
    rows = [row for code, since, until in listed.codes if (row := _row_of(listed.names[0], code, since, until))]
    for number, row in enumerate(rows, FIRST_OF_CAMEO + built.kept):
        book.execute("INSERT INTO actor VALUES (?,?,?,?,?,?,?,'')", (number, *row))
        _insert_names(book, listed.names, number, person=row[1] == "person")
    return len(rows)


def _row_of(name: str, code: str, since: str, until: str) -> tuple[str, str, str | None, str, str, str] | None:
    parts = petrarch.triples(code)
    country = parts[0] if parts and parts[0] in knowledge().codes else None
    sectors = [petrarch.SECTORS[each] for each in parts[bool(country) :] if each in petrarch.SECTORS]
    body = next((petrarch.BODIES[each] for each in parts if each in petrarch.BODIES), None)
    if body:
        sectors = ["IGO", body, *[each for each in sectors if each != "IGO"]]
    if not country and not sectors:
        return None
    kind = "person" if len(name.split()) > 1 and sectors and sectors[0] not in ("IGO", "NGO", "IMG", "MNC") else "group"
    return name, kind, country, ";".join(dict.fromkeys(sectors)), since, until


def _insert_names(book: sqlite3.Connection, names: Iterable[str], number: int, *, person: bool) -> None:
    keys = {key for key in map(fold, names) if len(key) > 1}
    book.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", [(key, number) for key in keys])
    if person:
        lasts = {key.rpartition(" ")[2] for key in keys if " " in key}
        book.executemany("INSERT OR IGNORE INTO last VALUES (?, ?)", [(each, number) for each in lasts])
