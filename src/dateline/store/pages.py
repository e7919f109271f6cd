"""Which page a report is a version of: its address, or, where it has none, the file that it was read from.

A file is called by its absolute path. Two machines that share a store and keep the same file elsewhere have two pages
with it, of which the second is a word-for-word copy; by a shorter name unlike files would be versions of each other.

A file is a page as long as its text goes on: a live page that was added to, a corrected number. Where another story
stands in a file than before (`latest.txt`), that is another page; each story of a file has its number.
"""

from __future__ import annotations

import os
from dataclasses import replace

from sqlalchemy import Connection, select

from dateline.model import Report, content_id
from dateline.signature import Sample
from dateline.store.kept import REDACTED, text_hash
from dateline.store.outline import share_within
from dateline.store.redaction import outline_left
from dateline.store.returning import NO_ORIGIN
from dateline.store.rows import Row, page_id_of, report_from
from dateline.store.schema import reports

GOES_ON = 0.2
"""Share of the runs of four words of one text that stand in the other, either way, from which it is the same story. In
the corpus's clusters (train) 95 of 100 pairs of independent reports of one happening share less than 0.07, half of the
copies, cuts and rewrites of a text more than 0.7."""
TOLD_ANEW = 0.5
"""The share from which a redacted story is told anew under another day: the daily reports of one office share less."""
DAYS_APART = 1
"""A live page that goes on past midnight may date itself anew."""
MOST_STORIES = 50
"""Stories of one file that are told apart; what comes after is a page of its own each time."""


def file_of(report: Report) -> str | None:
    """The file that holds a report without address, and nothing else; None for one with address, or that is one of
    many (``reports.jsonl:12``: what a line holds may be anywhere when the file is read again)."""
    if report.url or not report.origin or report.origin == NO_ORIGIN or "://" in report.origin:
        return None
    _, colon, number = report.origin.rpartition(":")
    return None if colon and number.isdigit() else os.path.abspath(report.origin)


def page_of(connection: Connection, report: Report, *, own: bool = False) -> tuple[str, bool]:
    """The id of the page of a report, and whether something of it may be kept already.

    One that is another's row (``own``) is a page of its own.
    """
    file = None if own else file_of(report)
    if file is None:
        return page_id_of(report, own=own), True
    for story in range(MOST_STORIES):
        page = content_id("page", "file", file, story)
        asked = select(reports).where(reports.c.page_id == page).order_by(reports.c.version.desc())
        row = connection.execute(asked.limit(1)).mappings().first()
        if row is None:
            return page, False
        if row["report_id"] == report.report_id or _goes_on(connection, dict(row), report):
            return page, True
    return page_id_of(report, own=True), True


def as_kept(connection: Connection, report: Report) -> Report:
    """The report under the id that it is kept by.

    That is another than its own where its page was kept before tracking parameters were taken off addresses: ids are
    hashed from address and text, and those of its accounts, which people may have judged, from the report's.
    """
    if report.page is None:
        return report
    id_ = reports.c.report_id
    mine = connection.scalar(select(id_).where(id_ == report.report_id))
    if mine is not None:
        return report
    same = (reports.c.text_sha256 == text_hash(report.text)) & (reports.c.page_id == page_id_of(report))
    ended_last = (reports.c.superseded_at.is_not(None), reports.c.seq.desc())
    held = connection.scalar(select(id_).where(same).order_by(*ended_last).limit(1))
    return report if held is None else replace(report, report_id=held)


def lock_name(report: Report, *, own: bool = False) -> str:
    """What two processes that may meet one page wait for."""
    return page_id_of(report, own=own) if own or (file := file_of(report)) is None else file


def _goes_on(connection: Connection, row: Row, now: Report) -> bool:
    """Whether a text goes on with a kept one; of one that was redacted before outlines were kept that cannot be told,
    and is held so.

    Of two days that say so themselves each has a story of its own, however alike: the daily report of one office.
    """
    before = report_from(row)
    days = (before.published_day, now.published_day)
    apart = bool(days[0] and days[1] and abs(days[1] - days[0]).days > DAYS_APART)
    if before.origin == REDACTED:  # told anew with another day it must stay out
        outline = outline_left(connection, before.report_id)
        return outline is None or share_within(outline, now.signed.runs) >= (TOLD_ANEW if apart else GOES_ON)
    if apart:
        return False
    old, new = before.signed.runs, now.signed.runs
    return max(_share(old, new), _share(new, old)) >= GOES_ON


def _share(of: Sample, within: Sample) -> float:
    """The share of a text's runs of words that stand in another."""
    level = max(of.level, within.level)
    mine = of.at(level)
    return len(mine & within.at(level)) / len(mine) if mine else 0.0
