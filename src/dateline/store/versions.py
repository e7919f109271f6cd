"""What versions of pages said that later ones have replaced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, and_, select

from dateline.model import Account
from dateline.store.restore import account_from
from dateline.store.rows import from_json, report_from
from dateline.store.schema import accounts, reports

ROWS_AT_ONCE = 2000


def replaced_accounts(
    connection: Connection, *, since: date | None = None, until: date | None = None
) -> Iterator[tuple[Account, str]]:
    """What each replaced version said when it was replaced, and by which report; by the days of its publication.

    What was coded anew or redacted is no version.
    """
    later = reports.alias()
    asked = (
        select(accounts.c.account_id, accounts.c.body, *reports.c)
        .join(reports, and_(accounts.c.report_id == reports.c.report_id))
        .join(later, later.c.report_id == reports.c.superseded_by)
        .where(
            accounts.c.superseded_at == reports.c.superseded_at,
            accounts.c.set_name == "ours",
            accounts.c.body.not_like('{"redacted"%'),
        )
        .order_by(accounts.c.seq)
    )
    if since:
        asked = asked.where(accounts.c.published_day >= since.isoformat())
    if until:
        asked = asked.where(accounts.c.published_day <= until.isoformat())
    names = [column.name for column in reports.c]
    with connection.execute(asked.execution_options(yield_per=ROWS_AT_ONCE)) as rows:
        for row in rows:
            report = dict(zip(names, row[2:], strict=True))
            told = {**from_json(row.body), "account_id": row.account_id}
            yield account_from(report_from(report), told), report["superseded_by"]
