"""Writing a report with its accounts: what is new, what takes the place of what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, func, or_, select, text, update

from dateline.model import Account, Report, content_id
from dateline.store.covering import Stone, covered, covered_told, pairs_in, stones, widened, withheld
from dateline.store.kept import joined, text_hash
from dateline.store.pages import as_kept, lock_name, page_of
from dateline.store.port import Added
from dateline.store.returning import came_back, comes_late, supersede_report
from dateline.store.rows import Row, account_row, as_json, now, report_from, report_row, term_id, terms_of
from dateline.store.schema import accounts, marks, reports, terms, tombstones


def insert_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows; those whose key is there already are left as they are."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert

        connection.execute(insert(table).on_conflict_do_nothing(), rows)
    else:
        from sqlalchemy.dialects.postgresql import insert as pg_insert

        connection.execute(pg_insert(table).on_conflict_do_nothing(), rows)


def add_report(
    connection: Connection,
    report: Report,
    told: Sequence[Account],
    *,
    coder: str,
    run: str | None,
    keep_text: bool,
    set_name: str = "ours",
) -> Added:
    """Keep a report and its accounts inside the caller's transaction.

    A row of other people's events (``set_name`` is not "ours") is a page of its own, whatever its address.
    """
    own = set_name != "ours"
    if connection.dialect.name != "sqlite":  # two processes that meet one page wait for each other
        lock = term_id("page", lock_name(report, own=own))
        connection.execute(text("SELECT pg_advisory_xact_lock(:page)"), {"page": lock})
    page, begun = page_of(connection, report, own=own)
    if redacted(connection, report, page) is not None:
        return "withheld"
    some = stones(connection)
    some = widened(report.text, some) if some else some
    there = connection.execute(select(reports).where(reports.c.report_id == report.report_id)).mappings().first()
    if there is not None:
        back = there["superseded_at"] is not None and came_back(connection, dict(there), report)
        if there["coder"] == coder:
            return "changed" if back else "known"
        if back:
            there = connection.execute(select(reports).where(reports.c.report_id == report.report_id)).mappings().one()
        _recode(connection, report, told, coder=coder, there=dict(there), set_name=set_name, some=some)
        return "changed" if back else "recoded"
    asked = select(reports).where(reports.c.page_id == page).order_by(reports.c.version.desc())
    earlier = [dict(row) for row in connection.execute(asked).mappings()] if begun else []
    current = next((row for row in earlier if row["superseded_at"] is None), None)
    row = _report_row(report, told, keep_text=keep_text, some=some)
    moment = now()
    row |= {"page_id": page, "version": len(earlier) + 1, "coder": coder, "run_id": run, "added_at": moment}
    row |= {"superseded_at": None, "superseded_by": None}
    older = current is not None and comes_late(report, report_from(current))
    if older and current is not None:
        row |= {"superseded_at": moment, "superseded_by": current["report_id"]}
    connection.execute(reports.insert(), row)
    if current is not None and not older:
        supersede_report(connection, current["report_id"], by=report.report_id, at=moment)
    _insert_accounts(connection, told, at=moment, set_name=set_name, by=row["superseded_by"], some=some)
    if current is None and _is_copy(connection, row):
        return "copy"
    return "older" if older else "changed" if current is not None else "new"


def as_it_is_kept(
    connection: Connection, report: Report, told: Sequence[Account], *, own: bool
) -> tuple[Report, Sequence[Account]]:
    """A report and its accounts under the id that it is kept by; one that is another's row (``own``) has its own."""
    kept = report if own else as_kept(connection, report)
    return kept, told if kept is report else [each.but(report=kept) for each in told]


def _is_copy(connection: Connection, row: dict[str, Any]) -> bool:
    """Whether another page is kept with the same words."""
    same = (reports.c.text_sha256 == row["text_sha256"]) & (reports.c.page_id != row["page_id"])
    return connection.execute(select(reports.c.seq).where(same).limit(1)).first() is not None


def redacted(connection: Connection, report: Report, page: str | None = None) -> Row | None:
    """The tombstone that keeps a report out: of its id, its page, or the same words elsewhere; None where none does."""
    if connection.execute(select(tombstones.c.stone_id).limit(1)).first() is None:
        return None
    page = page or page_of(connection, report)[0]
    names = {report.report_id, text_hash(report.text), page}
    if report.url:  # by these it was called before tracking parameters were taken off addresses
        names |= {content_id("page", report.url), content_id("report", report.url, report.text)}
    hashes = [withheld(each) for each in sorted(names)]
    found = connection.execute(select(tombstones).where(tombstones.c.hash.in_(hashes)).limit(1)).mappings().first()
    return dict(found) if found is not None else None


def _report_row(report: Report, told: Sequence[Account], *, keep_text: bool, some: frozenset[Stone]) -> Row:
    """The row of a report, without what was redacted before it came."""
    if not some:
        return report_row(report, told, keep_text=keep_text)
    clear = replace(report, text=covered(report.text, some) or "")
    row = report_row(clear, told, keep_text=keep_text)
    row |= {name: covered(row[name], some) for name in ("title", "byline", "publisher", "url", "origin")}
    changed = clear.text != report.text
    return row | {"text_sha256": text_hash(report.text), "signature": "" if changed else report.signature}


def _account_row(account: Account, set_name: str, some: frozenset[Stone]) -> Row:
    """The row of an account, without what was redacted before it came."""
    row = account_row(account, set_name=set_name)
    if not some:
        return row
    words = covered(account.report.text, some) or ""
    told = covered_told(json.loads(row["body"]), words, some)
    body = as_json(told)
    hashed = hashlib.sha256(body.encode()).hexdigest()
    publisher = covered(row["publisher"], some)
    return row | {"body": body, "body_sha256": hashed, "sentence": told["sentence"]["text"], "publisher": publisher}


def _recode(
    connection: Connection,
    report: Report,
    told: Sequence[Account],
    *,
    coder: str,
    there: dict[str, Any],
    set_name: str,
    some: frozenset[Stone],
) -> None:
    moment = now()
    live = select(accounts.c.account_id, accounts.c.body_sha256, accounts.c.seq).where(
        accounts.c.report_id == report.report_id, accounts.c.superseded_at.is_(None)
    )
    before = {row.account_id: (row.body_sha256, row.seq) for row in connection.execute(live)}
    rows = {account.account_id: _account_row(account, set_name, some)["body_sha256"] for account in told}
    gone = [seq for each, (body, seq) in before.items() if rows.get(each) != body]
    if gone:
        connection.execute(
            update(accounts)
            .where(accounts.c.seq.in_(gone))
            .values({"superseded_at": moment, "superseded_by": func.coalesce(accounts.c.superseded_by, coder)})
        )
    fresh = [account for account in told if before.get(account.account_id, ("",))[0] != rows[account.account_id]]
    _insert_accounts(connection, fresh, at=moment, set_name=set_name, by=there["superseded_by"], some=some)
    row = _report_row(report, told, keep_text=there["text"] is not None, some=some)
    quotes = joined(json.loads(there["quotes"]), json.loads(row["quotes"]))
    changed = {"coder": coder, "accounts": len(told), "quotes": as_json(quotes)}
    connection.execute(update(reports).where(reports.c.report_id == report.report_id).values(changed))


def _insert_accounts(
    connection: Connection,
    told: Sequence[Account],
    *,
    at: str,
    set_name: str,
    by: str | None,
    some: frozenset[Stone],
) -> None:
    # Two accounts of one id (the same words, the same type) are one.
    unique = {account.account_id: account for account in told}
    if not unique:
        return
    ended = {"superseded_at": at if by else None, "superseded_by": by}
    rows = [{**_account_row(each, set_name, some), "added_at": at, **ended} for each in unique.values()]
    connection.execute(accounts.insert(), rows)
    mine = or_(accounts.c.added_at == at, accounts.c.superseded_at.is_(None))
    ids = select(accounts.c.account_id, func.max(accounts.c.seq)).where(
        accounts.c.report_id == next(iter(unique.values())).report.report_id, mine
    )
    seqs = {row[0]: row[1] for row in connection.execute(ids.group_by(accounts.c.account_id))}
    words: dict[int, dict[str, Any]] = {}
    found: list[dict[str, Any]] = []
    for row in rows:
        account = unique[row["account_id"]]
        for kind, term in dict.fromkeys(terms_of(account)):
            if some and pairs_in(term, some):
                continue
            number = term_id(kind, term)
            words[number] = {"term_id": number, "kind": kind, "term": term.replace("\0", "�")}
            found.append({"term_id": number, "day_number": row["day_number"], "seq": seqs[row["account_id"]]})
    insert_new(connection, terms, list(words.values()))
    insert_new(connection, marks, found)
