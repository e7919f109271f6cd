"""Pages that were kept or redacted under an address with tracking parameters, named as they are named now."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select, update

from dateline.model import content_id, untracked
from dateline.store.redaction import REDACTED, redact_report, withheld
from dateline.store.returning import supersede_report
from dateline.store.rows import now
from dateline.store.schema import links, reports, tombstones, visits


def name_pages_anew(connection: Connection) -> None:
    """Let reports of one page be its versions, and tombstones hold under its plain address, too.

    A redacted report has no address left: its page is found where a watch has listed it, or a run has met it. Of
    others the tombstone still holds for the same words, and under the address as it was.
    """
    for url in _tracked(connection):
        before, page = content_id("page", url), content_id("page", untracked(url))
        _move(connection, before, page)
        _lay_beside(connection, before, page)
        _take_out(connection, page)


def _tracked(connection: Connection) -> Iterator[str]:
    """Every address with tracking parameters that the store holds, each once."""
    asked = [select(table.c.url).where(table.c.url.like("%?%")).distinct() for table in (reports, links, visits)]
    found = {url for each in asked for url in connection.scalars(each) if untracked(url) != url}
    yield from sorted(found)


def _move(connection: Connection, before: str, page: str) -> None:
    """Make the versions of two pages versions of one; of what stood on each stands what came last."""
    asked = select(reports.c.report_id, reports.c.superseded_at).where(reports.c.page_id.in_((before, page)))
    rows = connection.execute(asked.order_by(reports.c.superseded_at.is_(None), reports.c.seq)).all()
    for version, row in enumerate(rows, 1):
        mine = reports.c.report_id == row.report_id
        connection.execute(update(reports).where(mine).values(page_id=page, version=version))
    standing = [row.report_id for row in rows if row.superseded_at is None]
    for report_id in standing[:-1]:
        supersede_report(connection, report_id, by=standing[-1], at=now())


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
