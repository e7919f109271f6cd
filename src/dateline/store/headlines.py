"""Headlines of pages that feeds have listed, whatever address a feed has given a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select, update

from dateline.model import untracked
from dateline.store.rows import folded
from dateline.store.schema import links

ROWS_AT_ONCE = 2000


def blank_headlines(connection: Connection, found: Iterable[Mapping[str, Any]], *, listed: Iterable[str]) -> None:
    """Take out what feeds have said of some reports (rows): of their pages under every address, also those that were
    ``listed`` and led there, and of whatever was listed with their titles. The addresses stay: by them a page is known
    again.
    """
    pages, titles = {untracked(each) for each in listed}, set[str]()
    for row in found:
        pages |= {untracked(row["url"])} if row["url"] else set()
        titles |= {folded(row["title"])} if row["title"] else set()
    told = links.c.title.is_not(None) | links.c.publisher.is_not(None)
    asked = select(links.c.link_id, links.c.url, links.c.title).where(told)
    gone: list[str] = []
    with connection.execute(asked.execution_options(yield_per=ROWS_AT_ONCE)) as rows:
        for link_id, url, title in rows:
            if untracked(url) in pages or (title and folded(title) in titles):
                gone.append(link_id)
    for at in range(0, len(gone), ROWS_AT_ONCE):
        some = links.c.link_id.in_(gone[at : at + ROWS_AT_ONCE])
        connection.execute(update(links).where(some).values(title=None, publisher=None))
