"""Which version of a page takes the place of which: the later one, and an earlier one that the page reads as again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, and_, func, literal, select, update

from dateline.model import Report, is_older
from dateline.store.rows import now
from dateline.store.schema import accounts, marks, reports

NO_ORIGIN = "-"
"""Where a report came from that nobody has said: two such may be of two files."""


def comes_late(report: Report, current: Report) -> bool:
    """Whether a version that came last is older than the one that holds, and takes nobody's place.

    What stands in a file now is its later version, whatever it says of itself.
    """
    return report.url is not None and is_older(report, current)


def supersede_report(connection: Connection, report_id: str, *, by: str, at: str) -> None:
    """Mark a report and its accounts as ended, since another report has taken its place."""
    changed = {"superseded_at": at, "superseded_by": by}
    connection.execute(update(reports).where(reports.c.report_id == report_id).values(changed))
    live = and_(accounts.c.report_id == report_id, accounts.c.superseded_at.is_(None))
    connection.execute(update(accounts).where(live).values(changed))


def came_back(connection: Connection, there: dict[str, Any], report: Report) -> bool:
    """Make an ended version the current one again, where the page has come back to it; says whether it has.

    Its accounts are written once more, so that what the store held in between can still be asked for. That a file is
    read a second time is no return: the page must have been fetched or changed later, or the place where the current
    version was read must hold this one now.
    """
    of_page = and_(reports.c.page_id == there["page_id"], reports.c.superseded_at.is_(None))
    current = connection.execute(select(reports).where(of_page)).mappings().first()
    if current is None or not _is_later(report, dict(current)):
        return False
    moment = now()
    last = connection.scalar(select(func.max(reports.c.version)).where(reports.c.page_id == there["page_id"]))
    supersede_report(connection, current["report_id"], by=report.report_id, at=moment)
    told = {name: value.isoformat() if (value := getattr(report, name)) else there[name] for name in _MOMENTS}
    told |= {"version": (last or 0) + 1, "origin": report.origin, "superseded_at": None, "superseded_by": None}
    connection.execute(update(reports).where(reports.c.report_id == report.report_id).values(told))
    _write_again(connection, report.report_id, ended=there["superseded_at"], at=moment)
    return True


_MOMENTS = ("fetched", "modified", "published")


def _is_later(report: Report, current: dict[str, Any]) -> bool:
    for name in _MOMENTS:
        moment = getattr(report, name)
        mine, its = moment.isoformat() if moment else None, current[name]
        if mine and its and len(mine) == len(its) and mine != its:
            return bool(mine > its)
    return bool(report.origin == current["origin"] != NO_ORIGIN)


def _write_again(connection: Connection, report_id: str, *, ended: str, at: str) -> None:
    """The accounts that a report had when it was ended, as new rows that can be found by the same terms."""
    names = [column.name for column in accounts.c if column.name != "seq"]
    fresh: dict[str, Any] = {"added_at": literal(at), "superseded_at": literal(None), "superseded_by": literal(None)}
    mine = and_(accounts.c.report_id == report_id, accounts.c.superseded_at == ended)
    again = select(*(fresh.get(name, accounts.c[name]) for name in names)).where(mine)
    connection.execute(accounts.insert().from_select(names, again))
    old, new = accounts.alias(), accounts.alias()
    pairs = and_(
        old.c.report_id == report_id, old.c.superseded_at == ended, new.c.account_id == old.c.account_id,
        new.c.added_at == at,
    )  # fmt: skip
    found = select(marks.c.term_id, marks.c.day_number, new.c.seq).join(old, marks.c.seq == old.c.seq).join(new, pairs)
    connection.execute(marks.insert().from_select(["term_id", "day_number", "seq"], found))
