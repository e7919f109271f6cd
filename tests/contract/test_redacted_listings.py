"""The contract of what is written of pages that were only listed or met: what was redacted is not in it."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from dateline.model import Refused, RefusedReason, make_report
from dateline.store.schema import links
from dateline.store.watch_book import FeedState, FoundLink, WatchBook
from fake_coder import FakeCoder

CODER = FakeCoder()
NOW = datetime(2024, 3, 5, 6, tzinfo=UTC)
FEED = "https://news.example/feed"


def headlines(store):
    with store._reads() as connection:
        return [
            tuple(row) for row in connection.execute(select(links.c.title, links.c.publisher).order_by(links.c.url))
        ]


def test_the_headline_of_a_redacted_page_goes_under_every_address_it_was_listed_with(store):
    """Also where the report came by another one, and where an address only led to the page."""
    report = make_report("Rebels shelled Arandi.", url="https://news.example/1?id=7&utm_source=rss", title="Arandi hit")
    store.add(report, CODER.code(report))
    urls = ["https://news.example/1?utm_source=mail&id=7", "https://news.example/1?id=7", "https://short.example/a"]
    other = "https://news.example/1?id=8"
    found = [FoundLink(f"k{at}", url, "Arandi hit", "News") for at, url in enumerate(urls)]
    found += [FoundLink("k9", other, "Bekasi met", None, "News")]
    WatchBook(store).polled(FeedState(FEED, title="All of Amina Diallo"), found, now=NOW)
    store.redact(report=report.report_id, reason="asked for")
    assert [title for title, _ in headlines(store)] == [None, "Bekasi met", None, None]


def test_what_is_withheld_is_not_written_down_when_it_is_listed_later(store):
    report = make_report("Rebels shelled Arandi.", url="https://news.example/1?utm_source=rss", title="Arandi hit")
    store.add(report, CODER.code(report))
    store.redact(report=report.report_id, reason="asked for")
    store.redact(person="Amina Diallo", reason="asked for")
    found = [
        FoundLink("k1", "https://news.example/1?utm_source=mail", "Arandi hit", None, "News"),
        FoundLink("k2", "https://news.example/2", "Amina Diallo is free", None, "News"),
    ]
    WatchBook(store).polled(FeedState(FEED, title="All of Amina Diallo"), found, now=NOW)
    assert headlines(store) == [(None, None), ("████████████ is free", "News")]


def test_what_a_run_writes_of_pages_it_could_not_read_holds_no_redacted_name(store):
    store.redact(person="Amina Diallo", reason="asked for")
    run = store.begin_run("code", coder="c")
    page = "https://news.example/amina-diallo-held"
    store.add_refused(Refused(page, RefusedReason.EMPTY, "Amina Diallo: no article", "-", page), run=run)
    (visit,) = store.visits(run)
    assert (visit.url, visit.what) == ("https://news.example/████████████-held", "████████████: no article")


def test_a_name_is_taken_out_of_the_titles_of_feeds(store):
    book = WatchBook(store)
    book.polled(FeedState(FEED, title="Letters of Amina Diallo", what="No answer."), now=NOW)
    store.redact(person="Amina Diallo", reason="asked for")
    assert book.feed(FEED) == FeedState(FEED, title="Letters of ████████████", what="No answer.")
    book.polled(FeedState(FEED, title="Amina Diallo's letters"), now=NOW)
    assert book.feed(FEED).title == "████████████'s letters"
