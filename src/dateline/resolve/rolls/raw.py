"""Items of the dump as they are read, and the last step that joins persons, offices and the offices' countries."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from dateline.resolve.body_names import sector_of_name
from dateline.resolve.folding import fold
from dateline.resolve.phrases import role_of_words
from dateline.resolve.rolls.wikidata import Item

RAW = """
CREATE TABLE IF NOT EXISTS raw_item (
  id TEXT PRIMARY KEY, name TEXT, aliases TEXT, kind TEXT, country TEXT, terms TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS raw_office (id TEXT PRIMARY KEY, name TEXT, country TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS raw_state (id TEXT PRIMARY KEY, code TEXT) WITHOUT ROWID;
"""
BODIES = {"Q458": "EUR", "Q1065": "UNO", "Q7184": "MIL", "Q7159": ""}
"""European Union, United Nations, NATO, African Union: an office of theirs belongs to no country."""


def write(book: sqlite3.Connection, items: Iterable[Item]) -> None:
    """Keep items aside until all of the dump is read."""
    for each in items:
        if each.code:
            book.execute("INSERT OR REPLACE INTO raw_state VALUES (?, ?)", (each.number, each.code))
        elif each.is_office:
            book.execute("INSERT OR REPLACE INTO raw_office VALUES (?, ?, ?)", (each.number, each.name, each.country))
        else:
            terms = [[term.office, term.sector, term.since, term.until] for term in each.terms]
            row = (each.number, each.name, json.dumps(each.aliases), each.kind, each.country, json.dumps(terms))
            book.execute("INSERT OR REPLACE INTO raw_item VALUES (?,?,?,?,?,?)", row)


def close_up(book: sqlite3.Connection) -> int:
    """Write a row for each office and role, with the country of the office; returns how many."""
    states = dict(book.execute("SELECT id, code FROM raw_state"))
    offices = {number: (name, country) for number, name, country in book.execute("SELECT * FROM raw_office")}
    number = book.execute("SELECT coalesce(max(id), 0) FROM actor WHERE id < 1000000000").fetchone()[0]
    kept = 0
    for qid, name, aliases, kind, home, terms in book.execute("SELECT * FROM raw_item ORDER BY id").fetchall():
        rows = {_row(term, states, offices, home) for term in map(tuple, json.loads(terms))}
        keys = {key for key in map(fold, (name, *json.loads(aliases))) if 1 < len(key) <= 60}
        for country, sectors, since, until in sorted(rows, key=lambda row: (row[2], row[3], row[1])):
            number, kept = number + 1, kept + 1
            book.execute(
                "INSERT INTO actor VALUES (?,?,?,?,?,?,?,?)", (number, name, kind, country, sectors, since, until, qid)
            )
            book.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", [(key, number) for key in keys])
            if kind == "person":
                lasts = {key.rpartition(" ")[2] for key in keys if " " in key}
                book.executemany("INSERT OR IGNORE INTO last VALUES (?, ?)", [(each, number) for each in lasts])
    book.commit()
    return kept


def _row(
    term: tuple[str | None, str | None, str, str],
    states: dict[str, str],
    offices: dict[str, tuple[str, str | None]],
    home: str | None,
) -> tuple[str | None, str, str, str]:
    """(country, sectors, since, until) of one office or role."""
    office, sector, since, until = term
    name, where = offices.get(office or "", ("", None))
    if where in BODIES:
        return None, ";".join(each for each in ("IGO", BODIES[where]) if each), since, until
    country = states.get(where or "") or states.get(home or "")
    told = sector or role_of_words(name.replace(",", " ").split()) or sector_of_name(name) or "GOV"
    if told == "IGO":
        country = None
    return country, told, since, until
