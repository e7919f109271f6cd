"""Filters to SQL: every value is bound, every column comes from a fixed list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, exists, func, literal, or_, select

from dateline.store.ids import whole_account_ids, whole_report_ids
from dateline.store.rows import folded, term_id
from dateline.store.schema import accounts, last_day, marks, terms
from dateline.store.where import Where

RARE = 20_000
"""Up to so many marks a term is looked up first and the rows sorted; a more frequent one is met soon on the walk by
day. Measured on a million accounts: benchmarks/store.py."""
MANY_TERMS = 5_000
"""Up to so many terms that hold a part of a name are written out: a database takes no statement of any length."""
_LIKE = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})
_ASCII_LOWER = {letter: letter + 32 for letter in range(ord("A"), ord("Z") + 1)}
_CODES = ("actor_country", "recipient_country", "actor_sector", "recipient_sector", "context")
_NAMES = ("actor", "recipient", "speaker", "place", "publisher")


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of which an account must have one: their ids, or what selects them where they are very many.

    ``rare`` is whether so few accounts have one that they are best looked up first; PostgreSQL knows that better.
    """

    ids: list[int] | Select[tuple[int]]
    rare: bool


def conditions(
    where: Where, connection: Connection, *, terms: list[Terms] | None = None, at: FromClause = accounts
) -> list[ColumnElement[bool]]:
    """What must hold of a row of ``accounts``.

    ``terms`` are those that are still to be looked up, all that are asked for unless given; ``at`` is the table whose
    day and number of the account they are looked up by.
    """
    found = [_live(where.as_of)]
    if where.set != "any":
        found.append(accounts.c.set_name == where.set)
    for column, values in (
        (accounts.c.type, where.type),
        (accounts.c.mode, where.mode),
        (accounts.c.status, where.status),
        (accounts.c.country, where.country),
        (accounts.c.report_id, whole_report_ids(connection, where.report)),
        (accounts.c.account_id, whole_account_ids(connection, where.account)),
    ):
        if values:
            found.append(column.in_(values))
    found += _days(where, at)
    found += _others(where)
    asked = terms_asked(where, connection) if terms is None else terms
    found += [_any_term(each, at) for each in asked]
    if where.text:
        found.append(_worded(where.text))
    return found


def chosen(where: Where, connection: Connection, *columns: Any) -> Select[Any]:
    """A SELECT of columns of the accounts that fit, not yet ordered."""
    return select(*columns).where(and_(*conditions(where, connection)))


def _live(as_of: str | None) -> ColumnElement[bool]:
    if as_of is None:
        return accounts.c.superseded_at.is_(None)
    later = or_(accounts.c.superseded_at.is_(None), accounts.c.superseded_at > as_of)
    # What was redacted since is gone from what the store held then, too.
    return and_(accounts.c.added_at <= as_of, later, accounts.c.body.not_like('{"redacted"%'))


def _days(where: Where, at: FromClause) -> Iterator[ColumnElement[bool]]:
    # An act of a week or month fits when any of its days does; one without a day fits no day.
    if where.since:
        yield last_day() >= where.since.isoformat()
    if where.until:
        # Of what has an end and no start ("until Monday") it is known only that it was over by then.
        until = where.until.isoformat()
        yield or_(accounts.c.day_start <= until, and_(accounts.c.day_start.is_(None), accounts.c.day_end <= until))
        yield at.c.day_number <= where.until.toordinal()
    if where.published_since:
        yield accounts.c.published_day >= where.published_since.isoformat()
    if where.published_until:
        yield accounts.c.published_day <= where.published_until.isoformat()


def _others(where: Where) -> Iterator[ColumnElement[bool]]:
    if where.historical is not None:
        yield accounts.c.historical == int(where.historical)
    if where.confidence is not None:
        yield accounts.c.confidence >= where.confidence
    if where.coder:
        yield accounts.c.coder == where.coder
    if where.box:
        west, south, east, north = where.box
        yield accounts.c.lat.between(south, north)
        if west <= east:
            yield accounts.c.lon.between(west, east)
        else:  # across the date line
            yield or_(accounts.c.lon >= west, accounts.c.lon <= east)


def terms_asked(where: Where, connection: Connection) -> list[Terms]:
    """The terms that are asked for: of each list an account must have one."""
    found: list[list[int] | Select[tuple[int]]] = []
    for name in _CODES:
        values = getattr(where, name)
        if values:
            found.append([term_id(name, value) for value in values])
    for name in _NAMES:
        values = getattr(where, name)
        if values:
            found.append(_named((name,), values, connection))
    if where.party:
        found.append(_named(("actor", "recipient"), where.party, connection))
    return [Terms(ids, connection.dialect.name != "sqlite" or _is_rare(ids, connection)) for ids in found]


def _named(kinds: tuple[str, ...], values: tuple[str, ...], connection: Connection) -> list[int] | Select[tuple[int]]:
    parts = [terms.c.term.like(f"%{folded(value).translate(_LIKE)}%", escape="\\") for value in values]
    found = select(terms.c.term_id).where(terms.c.kind.in_(kinds), or_(*parts))
    ids = list(connection.scalars(found.limit(MANY_TERMS + 1)))
    return ids if len(ids) <= MANY_TERMS else found


def _is_rare(ids: list[int] | Select[tuple[int]], connection: Connection) -> bool:
    few = select(literal(1)).where(marks.c.term_id.in_(ids)).limit(RARE + 1).subquery()
    return (connection.scalar(select(func.count()).select_from(few)) or 0) <= RARE


def _any_term(asked: Terms, at: FromClause) -> ColumnElement[bool]:
    if isinstance(asked.ids, list) and not asked.ids:
        return literal(False)
    wanted = marks.c.term_id.in_(asked.ids)
    if asked.rare:
        return at.c.seq.in_(select(marks.c.seq).where(wanted))
    return exists().where(wanted, marks.c.seq == at.c.seq, marks.c.day_number == at.c.day_number)


def _worded(text: str) -> ColumnElement[bool]:
    lowered = func.lower(accounts.c.sentence)  # SQLite's leaves "É" as it is: a word is sought as it may stand
    return and_(
        *(
            or_(*(lowered.like(f"%{form.translate(_LIKE)}%", escape="\\") for form in _forms(word)))
            for word in text.split()
        )
    )


def _forms(word: str) -> list[str]:
    lower = word.lower()
    every = (lower, *(each.translate(_ASCII_LOWER) for each in (word, lower.capitalize(), word.upper())))
    return list(dict.fromkeys(every))


GROUPS: dict[str, Callable[[], ColumnElement[Any]]] = {
    "day": lambda: accounts.c.day_start.expression,
    "month": lambda: accounts.c.month.expression,
    "year": lambda: func.substr(accounts.c.month, 1, 4),
    "type": lambda: accounts.c.type.expression,
    "mode": lambda: accounts.c.mode.expression,
    "status": lambda: accounts.c.status.expression,
    "country": lambda: accounts.c.country.expression,
    "publisher": lambda: accounts.c.publisher.expression,
    "coder": lambda: accounts.c.coder.expression,
    "set": lambda: accounts.c.set_name.expression,
}
"""What accounts can be counted by."""


def day_of_number(number: int) -> date | None:
    """The day of a ``day_number``; None for an account without any day."""
    return date.fromordinal(number) if number else None
