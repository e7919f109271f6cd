"""What is watched: feeds with what is known of them, and the pages they have listed, each once.

The table of links is the queue as well: a page waits in it until it is settled, in the same transaction that keeps
its report. A feed's ETag is written together with the links it listed, so neither outlives the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from urllib.parse import urlsplit

from sqlalchemy import Connection, func, select, update

from dateline.model import content_id, untracked
from dateline.store.adding import insert_new
from dateline.store.asides import as_noted, cleared, withheld_pages
from dateline.store.covering import Stone, stones
from dateline.store.rows import clean
from dateline.store.schema import feeds, links
from dateline.store.sql_store import SqlStore

LinkState = Literal["waiting", "kept", "refused", "failed"]
VISITS = 5
"""How often a page is visited whose feed says that it has changed; some feeds date every entry anew each time."""
REVISIT_AFTER_S = 6 * 3600.0


@dataclass(frozen=True, slots=True)
class FeedState:
    """A watched feed; moments are UTC. ``troubles`` counts failures in a row, ``what`` says the last one."""

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    checked_at: str | None = None
    due_at: str | None = None
    troubles: int = 0
    what: str | None = None


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A page as a feed lists it: ``key`` is its address as it is compared, ``stamp`` what changes when it changes."""

    key: str
    url: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    stamp: str | None = None

    @property
    def link_id(self) -> str:
        """Hashed from the key."""
        return content_id("link", self.key)


@dataclass(frozen=True, slots=True)
class WaitingLink:
    """A page that is to be visited; with ETag and Last-Modified of its last visit, if there was one."""

    link_id: str
    url: str
    host: str
    feed: str
    title: str | None
    published: str | None
    publisher: str | None
    tries: int
    etag: str | None
    modified: str | None


class WatchBook:
    """The watched feeds and pages of an open store."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store

    def feed(self, url: str) -> FeedState:
        """What is known of a feed."""
        with self._store._reads() as connection:
            row = connection.execute(select(feeds).where(feeds.c.url == url)).mappings().first()
        return FeedState(**row) if row is not None else FeedState(url)

    def polled(self, state: FeedState, found: Iterable[FoundLink] = (), *, now: datetime) -> int:
        """Write what a poll brought, in one transaction; gives how many pages are to be visited because of it."""
        with self._store._writes() as connection:
            row = asdict(replace(state, title=clean(state.title), what=clean(state.what)))
            row |= as_noted(connection, {"title": row["title"], "what": row["what"]})
            done = connection.execute(update(feeds).where(feeds.c.url == state.url).values(row))
            if not done.rowcount:
                connection.execute(feeds.insert(), row)
            listed: dict[str, FoundLink] = {}
            for each in found:  # of one page under several addresses the first
                listed.setdefault(each.link_id, each)
            return self._add(connection, state.url, listed, now)

    def _add(self, connection: Any, feed: str, found: dict[str, FoundLink], now: datetime) -> int:
        ids = list(found)
        there: dict[str, Any] = {}
        for at in range(0, len(ids), 500):
            chosen = select(links).where(links.c.link_id.in_(ids[at : at + 500]))
            there |= {row.link_id: row for row in connection.execute(chosen)}
        fresh = _withheld(connection, [_row(found[each], feed, now) for each in ids if each not in there])
        insert_new(connection, links, fresh)
        for link_id, row in there.items():
            if found[link_id].stamp and not row.stamp:  # listed before its list said, or we read, when it was changed
                connection.execute(update(links).where(links.c.link_id == link_id).values(stamp=found[link_id].stamp))
        changed = [found[each] for each, row in there.items() if _has_changed(row, found[each], now)]
        for each in changed:
            again = {"state": "waiting", "due_at": written(now), "stamp": each.stamp, "tries": 0}
            connection.execute(update(links).where(links.c.link_id == each.link_id).values(again))
        return len(fresh) + len(changed)

    def waiting(self, *, now: datetime, each_host: int, most: int = 2000) -> list[WaitingLink]:
        """Pages that are due, the oldest first, of one host at most so many."""
        rank = func.row_number().over(partition_by=links.c.host, order_by=(links.c.due_at, links.c.link_id))
        due = (links.c.state == "waiting") & (links.c.due_at <= written(now))
        names = WaitingLink.__dataclass_fields__
        ranked = select(*(links.c[name] for name in names), links.c.due_at, rank.label("rank")).where(due).subquery()
        asked = select(ranked).where(ranked.c.rank <= each_host).order_by(ranked.c.due_at).limit(most)
        with self._store._reads() as connection:
            rows = connection.execute(asked).mappings()
            return [WaitingLink(**{name: row[name] for name in names}) for row in rows]

    def settle(
        self,
        link_id: str,
        state: LinkState,
        *,
        now: datetime,
        etag: str | None = None,
        modified: str | None = None,
        redacted: bool = False,
    ) -> None:
        """Say what became of a page; inside `Store.writing`, together with its report. ``redacted`` leaves nothing of
        what its feed said of it: by its words alone it was seen what it is."""
        told: dict[str, Any] = {"state": state, "visits": links.c.visits + 1, "settled_at": written(now)}
        told |= {"etag": etag, "modified": modified} | ({"title": None, "publisher": None} if redacted else {})
        with self._store._writes() as connection:
            connection.execute(update(links).where(links.c.link_id == link_id).values(told))

    def put_off(self, link_id: str, *, until: datetime, tried: bool) -> None:
        """Visit a page later; ``tried`` counts a try."""
        told = {"due_at": written(until), "tries": links.c.tries + int(tried)}
        with self._store._writes() as connection:
            connection.execute(update(links).where(links.c.link_id == link_id).values(told))

    def settled(self, key: str) -> str | None:
        """The address under which a page was visited and settled, by its key; None where it was not."""
        asked = select(links.c.url).where(links.c.link_id == content_id("link", key), links.c.state != "waiting")
        with self._store._reads() as connection:
            found: str | None = connection.scalar(asked)
            return found

    def stamp(self, key: str) -> str | None:
        """What a page's stamp was when it was last settled."""
        asked = select(links.c.stamp).where(links.c.link_id == content_id("link", key), links.c.state != "waiting")
        with self._store._reads() as connection:
            found: str | None = connection.scalar(asked)
            return found

    def put(self, link: FoundLink, state: LinkState, *, now: datetime) -> None:
        """Write a page (or file) as settled, whatever it was."""
        with self._store._writes() as connection:
            connection.execute(links.delete().where(links.c.link_id == link.link_id))
            row = _row(link, "", now) | {"state": state, "visits": 1, "settled_at": written(now)}
            connection.execute(links.insert(), row)

    def counts(self) -> dict[str, int]:
        """How many pages there are in each state."""
        asked = select(links.c.state, func.count()).group_by(links.c.state)
        with self._store._reads() as connection:
            return {state: int(number) for state, number in connection.execute(asked)}

    def next_due(self) -> datetime | None:
        """When the next waiting page is due; None where none waits."""
        asked = select(func.min(links.c.due_at)).where(links.c.state == "waiting")
        with self._store._reads() as connection:
            found: str | None = connection.scalar(asked)
        return moment(found) if found else None


def moment(written: str) -> datetime:
    """A moment that was written here."""
    return datetime.fromisoformat(written)


def written(when: datetime) -> str:
    """A moment as it is kept here: UTC, so that text sorts as time does."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def _row(link: FoundLink, feed: str, now: datetime) -> dict[str, Any]:
    try:
        host = urlsplit(link.url).netloc.lower() if "://" in link.url else ""
    except ValueError:  # "http://[": a site may list anything
        host = ""
    return {
        "link_id": link.link_id,
        "url": clean(link.url),
        "host": host,
        "feed": clean(feed),
        "title": clean(link.title),
        "published": link.published,
        "publisher": clean(link.publisher),
        "stamp": link.stamp,
        "state": "waiting",
        "visits": 0,
        "tries": 0,
        "etag": None,
        "modified": None,
        "found_at": written(now),
        "due_at": written(now),
        "settled_at": None,
    }


def _withheld(connection: Connection, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Links without the headlines of pages that were redacted, and without redacted names and quotations."""
    some, pages = stones(connection), withheld_pages(connection, (row["url"] for row in rows))
    if not some and not pages:
        return rows
    return [{**row, **_told(row, some, gone=untracked(row["url"]) in pages)} for row in rows]


def _told(row: dict[str, Any], some: frozenset[Stone], *, gone: bool) -> dict[str, Any]:
    return {name: None if gone else cleared(row[name], some) for name in ("title", "publisher")}


def _has_changed(row: Any, found: FoundLink, now: datetime) -> bool:
    """Whether a settled page is to be visited again because its feed says that it has changed."""
    if row.state == "waiting" or not found.stamp or not row.stamp or not _is_later(found.stamp, row.stamp):
        return False
    rested = row.settled_at is None or moment(row.settled_at) + timedelta(seconds=REVISIT_AFTER_S) <= now
    return bool(rested and row.visits < VISITS)


def _is_later(stamp: str, before: str) -> bool:
    """Whether a stamp says more than the one before; what is no moment is compared as the text it is."""
    one, other = _moment_in(stamp), _moment_in(before)
    return one > other if one and other else stamp > before


def _moment_in(stamp: str) -> datetime | None:
    """The moment that a stamp says, in whatever zone it is written: a bare day begins at midnight UTC."""
    try:
        said = datetime.fromisoformat(stamp.strip())
        return (said if said.tzinfo else said.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
