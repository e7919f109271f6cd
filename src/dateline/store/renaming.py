"""Pages that were kept or redacted under an address with tracking parameters, named as they are named now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial, reduce

from sqlalchemy import Connection, select, update

from dateline.model import content_id, untracked
from dateline.store.covering import withheld
from dateline.store.kept import REDACTED
from dateline.store.redaction import redact_report
from dateline.store.returning import comes_late, supersede_report
from dateline.store.rows import Row, now, report_from
from dateline.store.schema import accounts, judgements, links, reports, tombstones, visits


def name_pages_anew(connection: Connection) -> None:
    """Let reports of one page be its versions, and tombstones hold under its plain address, too.

    A redacted report has no address left: its page is found where a watch has listed it, or a run has met it. Of
    others the tombstone still holds for the same words, and under the address as it was.
    """
    for plain, tracked in _tracked(connection).items():
        page, before = content_id("page", plain), [content_id("page", url) for url in tracked]
        _move(connection, before, page)
        for each in before:
            _lay_beside(connection, each, page)
        _take_out(connection, page)


def _tracked(connection: Connection) -> dict[str, list[str]]:
    """The addresses with tracking parameters that the store holds, by their plain address."""
    asked = [select(table.c.url).where(table.c.url.like("%?%")).distinct() for table in (reports, links, visits)]
    found: dict[str, list[str]] = {}
    for url in sorted({url for each in asked for url in connection.scalars(each)}):
        if (plain := untracked(url)) != url:
            found.setdefault(plain, []).append(url)
    return found


def _move(connection: Connection, before: Sequence[str], page: str) -> None:
    """Make the versions of several pages versions of one; of what stood on each, stands what would have stood if all
    had been added under one address."""
    asked = select(reports).where(reports.c.page_id.in_((*before, page))).order_by(reports.c.seq)
    rows = [dict(row) for row in connection.execute(asked).mappings()]
    standing = [row for row in rows if row["superseded_at"] is None]
    last = reduce(partial(_stands, connection), standing) if standing else None
    for version, row in enumerate(sorted(rows, key=lambda row: _rank(row, last)), 1):
        mine = reports.c.report_id == row["report_id"]
        connection.execute(update(reports).where(mine).values(page_id=page, version=version))
    for row in standing:
        if last is not None and row is not last:
            supersede_report(connection, row["report_id"], by=last["report_id"], at=now())


def _rank(row: Row, last: Row | None) -> tuple[bool, bool, int]:
    return row is last, row["superseded_at"] is None, row["seq"]


def _stands(connection: Connection, current: Row, row: Row) -> Row:
    """Which of two reports holds when one page has both; of two with the same words the first, or the one that people
    judged."""
    if row["text_sha256"] == current["text_sha256"]:
        return row if _judged(connection, row) and not _judged(connection, current) else current
    return current if comes_late(report_from(row), report_from(current)) else row


def _judged(connection: Connection, row: Row) -> bool:
    own = select(accounts.c.account_id).where(accounts.c.report_id == row["report_id"])
    said = select(judgements.c.seq).where(judgements.c.one.in_(own) | judgements.c.other.in_(own)).limit(1)
    return connection.scalar(said) is not None


def _lay_beside(connection: Connection, before: str, page: str) -> None:
    """Where a page was redacted under one address, withhold it under the other as well."""
    laid = connection.execute(select(tombstones).where(tombstones.c.hash == withheld(before))).mappings().first()
    known = connection.scalar(select(tombstones.c.stone_id).where(tombstones.c.hash == withheld(page)))
    if laid is not None and known is None:
        stone = {**laid, "stone_id": content_id("stone", "report", page), "hash": withheld(page)}
        connection.execute(tombstones.insert(), stone)


def _take_out(connection: Connection, page: str) -> None:
    """Redact what has become a version of a redacted page, however unlike its words are."""
    stone = connection.execute(select(tombstones).where(tombstones.c.hash == withheld(page))).mappings().first()
    told = (reports.c.page_id == page) & reports.c.origin.is_distinct_from(REDACTED)
    report_id = connection.scalar(select(reports.c.report_id).where(told).limit(1)) if stone is not None else None
    if stone is not None and report_id is not None:
        redact_report(connection, report_id, reason=stone["reason"], by=stone["by"])
