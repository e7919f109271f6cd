"""The contract of what is watched: feeds, and pages that wait, in every kind of store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from dateline.errors import StoreError
from dateline.model import make_report
from dateline.store.watch_book import REVISIT_AFTER_S, VISITS, FoundLink, WatchBook

NOW = datetime(2024, 3, 5, 6, tzinfo=UTC)
FEED = "https://news.example/feed"


def links(count: int, host: str = "news.example", stamp: str | None = None) -> list[FoundLink]:
    return [FoundLink(f"https://{host}/{n}", f"https://{host}/{n}?x", f"Title {n}", stamp=stamp) for n in range(count)]


def test_a_feed_is_remembered_with_the_links_it_listed(store: Any) -> None:
    book = WatchBook(store)
    assert book.feed(FEED).troubles == 0
    state = replace(book.feed(FEED), title="Herald\0", etag='"a"', due_at=NOW.isoformat(), troubles=2, what="No.")
    assert book.polled(state, links(3), now=NOW) == 3
    assert book.polled(state, links(4), now=NOW) == 1
    assert book.feed(FEED) == replace(state, title="Herald\ufffd")
    assert book.counts() == {"waiting": 4}
    assert book.next_due() == NOW


def test_waiting_links_come_the_oldest_first_and_some_of_each_host(store: Any) -> None:
    book = WatchBook(store)
    book.polled(book.feed(FEED), links(30), now=NOW)
    book.polled(book.feed(FEED), links(2, "hill.example"), now=NOW + timedelta(hours=1))
    assert {link.host for link in book.waiting(now=NOW, each_host=5)} == {"news.example"}
    found = book.waiting(now=NOW + timedelta(hours=2), each_host=5)
    assert [link.host for link in found] == ["news.example"] * 5 + ["hill.example"] * 2


def test_a_link_is_settled_with_its_report_or_not_at_all(store: Any) -> None:
    book = WatchBook(store)
    book.polled(book.feed(FEED), links(1), now=NOW)
    (link,) = book.waiting(now=NOW, each_host=5)
    report = make_report("Ministers met.", url=link.url)
    with pytest.raises(RuntimeError), store.writing():
        store.add(report, (), coder="x")
        book.settle(link.link_id, "kept", now=NOW)
        raise RuntimeError("killed")
    assert book.counts() == {"waiting": 1} and not store.has(report.report_id)
    with store.writing():
        store.add(report, (), coder="x")
        book.settle(link.link_id, "kept", now=NOW, etag='"e"')
    assert book.counts() == {"kept": 1} and store.has(report.report_id)
    assert book.settled("https://news.example/0") == link.url


def test_a_link_that_is_put_off_waits(store: Any) -> None:
    book = WatchBook(store)
    book.polled(book.feed(FEED), links(1), now=NOW)
    (link,) = book.waiting(now=NOW, each_host=5)
    book.put_off(link.link_id, until=NOW + timedelta(hours=3), tried=True)
    assert book.waiting(now=NOW, each_host=5) == []
    (later,) = book.waiting(now=NOW + timedelta(hours=3), each_host=5)
    assert later.tries == 1


def test_a_changed_page_is_due_again_after_a_rest_and_not_without_end(store: Any) -> None:
    book = WatchBook(store)
    at = NOW
    book.polled(book.feed(FEED), links(1, stamp="2024-03-05T00"), now=at)
    for visit in range(1, VISITS + 3):
        for link in book.waiting(now=at, each_host=5):
            book.settle(link.link_id, "kept", now=at)
        stamp = f"2024-03-05T{visit:02}"
        assert book.polled(book.feed(FEED), links(1, stamp=stamp), now=at) == 0
        at += timedelta(seconds=REVISIT_AFTER_S)
        assert book.polled(book.feed(FEED), links(1, stamp=stamp), now=at) == int(visit < VISITS)


def test_a_store_opened_for_reading_is_not_written(opener: Any) -> None:
    opener().close()
    book = WatchBook(opener(read_only=True))
    assert book.counts() == {}
    with pytest.raises(StoreError, match="reading only"):
        book.polled(book.feed(FEED), links(1), now=NOW)


@pytest.mark.parametrize(
    ("before", "now", "again"),
    [
        ("2023-12-31T23:30:00+00:00", "2024-01-01T01:00:00+02:00", 0),  # half an hour earlier, and greater as a text
        ("2024-01-01T00:30:00+02:00", "2023-12-31T23:00:00Z", 1),  # half an hour later, and less as a text
        ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00+00:00", 0),
        ("2024-01-01T00:00:00.5Z", "2024-01-01T00:00:00Z", 0),
        ("2024-01-01", "2024-01-01T09:00:00-05:00", 1),
        ("2024-01-01", "2024-01-01T00:30:00+02:00", 0),
        ("0001-01-01T00:00:00+02:00", "0001-01-01T00:00:00+03:00", 1),  # a moment that no calendar holds is a text
        ("version 3", "version 4", 1),
        ("version 3", "version 3", 0),
    ],
)
def test_stamps_are_compared_as_moments_whatever_their_zone(store: Any, before: str, now: str, again: int) -> None:
    book = WatchBook(store)
    book.polled(book.feed(FEED), links(1, stamp=before), now=NOW)
    (link,) = book.waiting(now=NOW, each_host=5)
    book.settle(link.link_id, "kept", now=NOW)
    later = NOW + timedelta(seconds=REVISIT_AFTER_S + 1)
    assert book.polled(book.feed(FEED), links(1, stamp=now), now=later) == again
