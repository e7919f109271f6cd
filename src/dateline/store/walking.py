"""A page of accounts, the latest day first: where the walk back through the days begins, and when it may stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, select

from dateline.store.asking import Terms, conditions, terms_asked
from dateline.store.schema import accounts, is_lasting, last_day, marks
from dateline.store.where import Where

PROBED = 2_000
"""Of two terms the one whose so-manieth latest mark lies further back is the rarer one."""
Mark = tuple[int, int]
"""Where a page ended: the day and the number of its last account."""


def latest_first(
    where: Where, connection: Connection, columns: Sequence[Any], *, limit: int, after: Mark | None
) -> list[Any]:
    """Rows of ``columns`` of the accounts that fit, the latest day first, at most ``limit`` after a mark."""
    rows: list[Any] = []
    for asked, number, seq in _walks(where, connection, columns):
        left = asked.order_by(number.desc(), seq.desc()).limit(limit - len(rows))
        if after is not None:
            left = left.where((number < after[0]) | ((number == after[0]) & (seq < after[1])))
        rows += connection.execute(left)
        if len(rows) == limit:
            break
    return rows


Walk = tuple[Select[Any], ColumnElement[Any], ColumnElement[Any]]
"""What is selected, and its columns for the day and the number of an account."""


def _walks(where: Where, connection: Connection, columns: Sequence[Any]) -> Iterator[Walk]:
    """One walk; with ``since`` two: acts that begin on that day or later, then those that had begun and went on.

    The walk by day could not stop at ``since`` otherwise, as some acts last for decades.
    """
    terms = terms_asked(where, connection)
    rarest = _rarest(terms, connection) if connection.dialect.name == "sqlite" and not where.country else None
    asked, number, seq = _walk(where, connection, columns, terms=terms, rarest=rarest)
    if where.since is None:
        yield asked, number, seq
        return
    began = where.since.toordinal()
    yield asked.where(number >= began), number, seq
    going_on = asked.where(number < began)
    if where.as_of is None:  # the index knows what holds now
        going_on = going_on.where(seq.in_(_lasting(where)))
    yield going_on, number, seq


def _walk(
    where: Where, connection: Connection, columns: Sequence[Any], *, terms: list[Terms], rarest: int | None
) -> Walk:
    if rarest is None:
        fit = conditions(where, connection, terms=terms)
        return select(*columns).where(and_(*fit)), accounts.c.day_number, accounts.c.seq
    # Every account with the rarest term, by day; the other terms are looked up before the account itself is read.
    walk = marks.alias("walk")
    others = [each for each in terms if each.ids != [rarest]]
    fit = conditions(where, connection, terms=others, at=walk)
    joined: FromClause = walk.join(accounts, accounts.c.seq == walk.c.seq)
    asked = select(*columns).select_from(joined).where(walk.c.term_id == rarest, *fit)
    return asked, walk.c.day_number, walk.c.seq


def _rarest(terms: list[Terms], connection: Connection) -> int | None:
    """The rarest of the terms that stand alone; None where there is none, or where some terms together are rare."""
    alone: list[int] = []
    for each in terms:
        if isinstance(each.ids, list) and len(each.ids) == 1:
            alone += each.ids
        elif each.rare:
            return None
    return min(alone, key=lambda each: _reach(each, connection), default=None)


def _reach(term_id: int, connection: Connection) -> int:
    """The day of a term's so-manieth latest mark; 0 where it has fewer."""
    days = select(marks.c.day_number).where(marks.c.term_id == term_id).order_by(marks.c.day_number.desc())
    return connection.scalar(days.offset(PROBED).limit(1)) or 0


def _lasting(where: Where) -> Select[Any]:
    """Acts that had begun before ``since`` and went on; an index of acts of more than one day answers."""
    assert where.since is not None
    each = accounts.alias("lasting").c
    lasts = select(each.seq).where(each.superseded_at.is_(None), is_lasting(), last_day() >= where.since.isoformat())
    lasts = lasts.where(each.day_number < where.since.toordinal())
    return lasts if where.set == "any" else lasts.where(each.set_name == where.set)
