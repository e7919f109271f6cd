"""`dateline watch`: what is new is kept, once; feeds may die, the watch may be stopped at any moment."""

from __future__ import annotations

import gzip
import json
import signal
import sqlite3

import pytest

from dateline.doors.cli import main
from dateline.doors.cli.rooms import Rooms
from dateline.model import Failed, FailedReason
from dateline.store import open_store
from dateline.store.watch_book import FoundLink, WatchBook
from dateline.watch import places_of
from fake_coder import FakeCoder
from local_site import Answer
from watching import FAST, feed, visits, watch
from web_archives import page_bytes


def test_once_keeps_what_is_new_and_a_second_time_nothing(site, book, capsys):
    site.pages["/feed"] = feed(site, "/1", "/2", ETag='"a"')
    coder = FakeCoder()
    assert watch(site, book, "--once", "--every", "0.00001", "--log", "json", coder=coder) == 0
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert {event["event"] for event in events} == {"feed read", "report", "ended"}
    assert events[-1]["kept"] == 2 and events[-1]["found"] == 2
    assert watch(site, book, "--once", "--every", "0.00001", coder=coder) == 0
    assert visits(book) == [("1", "new"), ("2", "new")]
    assert (site.counted("/feed"), site.counted("/1"), len(coder.coded)) == (2, 1, 2)
    site.pages["/feed"] = feed(site, "/1", "/2", "/3", ETag='"b"')
    assert watch(site, book, "--once", "--every", "0.00001", coder=coder) == 0
    assert visits(book) == [("1", "new"), ("2", "new"), ("3", "new")]
    with open_store(book) as store:
        (run,) = store.runs()
        assert (run.kind, run.state) == ("watch", "done")
        assert next(store.reports()).publisher == "Coast Herald"


def test_a_feed_is_asked_again_only_when_it_is_due(site, book, capsys):
    site.pages["/feed"] = feed(site, "/1")
    for _ in range(3):
        watch(site, book, "--once", "--every", "60")
    assert site.counted("/feed") == 1
    assert capsys.readouterr().err.count(f"feed not due  feed {site.address}/feed  next at ") == 2


def test_one_page_in_several_feeds_is_fetched_once(site, book, tmp_path):
    site.pages["/feed"] = feed(site, "/1?utm_source=one", "/1")
    site.pages["/other"] = feed(site, "/1?utm_source=two", "/moved")
    site.pages["/1?utm_source=one"] = site.pages["/1?utm_source=two"] = page_bytes(1)
    site.pages["/moved"] = Answer(status=302, headers={"Location": "/1"})
    (tmp_path / "feeds.opml").write_text(
        f'<opml><body><outline xmlUrl="{site.address}/feed"/><outline xmlUrl="{site.address}/other"/></body></opml>'
    )
    watch(site, book, str(tmp_path / "feeds.opml"), "--once")
    assert sum(site.asked.count(path) for path in ("/1", "/1?utm_source=one", "/1?utm_source=two")) <= 2
    assert [outcome for _, outcome in visits(book)].count("new") == 1
    with open_store(book) as store:
        (report,) = store.reports()
        assert report.url == f"{site.address}/1"  # without what tracks; the visit has the address as listed


def test_the_headline_of_a_listed_address_goes_with_its_redacted_report(site, book):
    site.pages["/feed"] = feed(site, "/1?utm_source=one")
    site.pages["/1?utm_source=one"] = page_bytes(1)
    watch(site, book, f"{site.address}/feed", "--once")
    with sqlite3.connect(book) as connection:
        connection.execute("UPDATE links SET title = 'Envoys met'")
    with open_store(book) as store:
        (report,) = store.reports()
        store.redact(report=report.report_id, reason="asked", by="ada")
    with sqlite3.connect(book) as connection:
        assert connection.execute("SELECT title FROM links").fetchall() == [(None,)]


def test_a_redacted_story_under_another_address_leaves_no_headline(site, book):
    """Its feed lists it anew, and only its words tell that it is the one."""
    site.pages["/feed"] = feed(site, "/1")
    watch(site, book, "--once")
    with open_store(book) as store:
        (report,) = store.reports()
        store.redact(report=report.report_id, reason="asked", by="ada")
    site.pages["/copy"] = site.pages["/1"]
    listed = feed(site, "/copy").body.replace(b"</link>", b"</link><title>Envoys met</title>")
    site.pages["/feed"] = Answer(listed, headers={"Content-Type": "application/rss+xml"})
    with sqlite3.connect(book) as connection:
        connection.execute("UPDATE feeds SET due_at = checked_at")
    watch(site, book, "--once")
    assert [outcome for _, outcome in visits(book)][1:] == ["withheld"]
    with sqlite3.connect(book) as connection:
        assert connection.execute("SELECT title, publisher FROM links").fetchall() == [(None, None)] * 2


def test_a_page_that_could_not_be_coded_has_failed_and_was_not_refused(site, book):
    class Breaking(FakeCoder):
        def code_pairs(self, reports, *, doubtful=False):
            for report in reports:
                yield report, Failed(report.origin, FailedReason.INTERNAL, "It broke.", "Tell us.", report.url)

    site.pages["/feed"] = feed(site, "/1")
    watch(site, book, "--once", coder=Breaking())
    assert visits(book) == [("1", "failed")]
    with open_store(book) as store:
        assert WatchBook(store).counts() == {"failed": 1}


def test_an_address_that_is_none_does_not_stop_a_watch(site, book):
    listed = f"<url><loc>http://[bad/1</loc></url><url><loc>{site.address}/1</loc></url>"
    site.pages["/feed"] = Answer(f"<urlset>{listed}</urlset>".encode(), headers={"Content-Type": "text/xml"})
    watch(site, book, "--once")
    assert ("1", "new") in visits(book)
    with open_store(book) as store:
        assert WatchBook(store).counts()["kept"] == 1


def test_dead_feeds_do_not_stop_the_others_and_are_asked_less_and_less(site, book, tmp_path, capsys):
    site.pages["/feed"] = feed(site, "/1")
    site.pages["/html"] = b"<html><body>moved</body></html>"
    site.pages["/broken"] = Answer(status=500)
    names = ("/gone", "/html", "/feed", "/broken")
    (tmp_path / "feeds.txt").write_text(
        "\n".join(site.address + name for name in names) + "\nhttp://127.0.0.1:9/dead\n# the end\n"
    )
    assert watch(site, book, str(tmp_path / "feeds.txt"), "--once", "--log", "json") == 3
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert sum(event["event"] == "feed failed" for event in events) == 4
    assert visits(book) == [("1", "new")]
    with open_store(book) as store:
        watched = WatchBook(store)
        troubled = [watched.feed(site.address + name) for name in ("/gone", "/html", "/broken")]
        assert [state.troubles for state in troubled] == [1, 1, 1]
        assert watched.feed(site.address + "/feed").troubles == 0
        assert troubled[0].due_at > watched.feed(site.address + "/feed").due_at
        assert "404" in troubled[0].what


def test_a_page_whose_sitemap_says_that_it_was_changed_is_visited_again(site, book):
    def sitemap(day):
        return Answer(
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{site.address}/1</loc>'
            f"<lastmod>{day}</lastmod></url></urlset>".encode(),
            headers={"Content-Type": "application/xml"},
        )

    from sqlalchemy import update

    from dateline.store.schema import links

    asked = [site.address + "/map.xml", "--once", "--every", "0.00001"]
    site.pages["/map.xml"] = sitemap("2024-03-01")
    watch(site, book, *asked)
    with open_store(book) as store, store._writes() as connection:  # long ago, by a program that knew no stamp
        connection.execute(update(links).values(settled_at="2024-03-01T00:00:00+00:00", stamp=None))
    watch(site, book, *asked)
    assert site.counted("/1") == 1
    site.pages["/map.xml"] = sitemap("2024-03-02")
    watch(site, book, *asked)
    assert site.counted("/1") == 2


def test_once_says_with_its_exit_code_that_no_feed_could_be_read(site, book, capsys):
    site.pages["/feed"] = Answer(status=500)
    assert watch(site, book, "--once") == 1
    assert "1 poll of feeds (1 failed)" in capsys.readouterr().err
    assert watch(site, book, "--once") == 0  # it rests, and is not asked


def test_a_watch_that_is_stopped_goes_on_with_the_pages_that_wait(site, book):
    site.pages["/feed"] = feed(site, *(f"/{number}" for number in range(1, 7)), ETag='"a"')

    class Stops(FakeCoder):
        def code_pairs(self, reports):
            signal.raise_signal(signal.SIGTERM)
            return super().code_pairs(reports)

    assert watch(site, book, "--once", coder=Stops()) == 130
    done = visits(book)
    assert 0 < len(done) < 6
    with open_store(book) as store:
        assert store.runs()[0].state == "interrupted"
        assert WatchBook(store).counts()["waiting"] == 6 - len(done)
    assert watch(site, book, "--once") == 0
    assert visits(book) == [(str(number), "new") for number in range(1, 7)]
    assert all(site.counted(f"/{number}") <= 2 for number in range(1, 7))


def test_a_page_that_fails_is_put_off_and_one_that_is_gone_is_not(site, book):
    site.pages["/feed"] = feed(site, "/bad", "/gone", "/1")
    site.pages["/bad"] = Answer(status=503)
    watch(site, book, "--once")
    assert visits(book) == [("1", "new"), ("gone", "failed")]
    with open_store(book) as store:
        assert WatchBook(store).counts() == {"waiting": 1, "failed": 1, "kept": 1}
        assert WatchBook(store).next_due() is not None


def test_a_changed_page_is_visited_again_after_a_while_and_not_at_every_poll(site, book):
    first, later = "Fri, 01 Mar 2024 06:00:00 GMT", "Fri, 01 Mar 2024 09:00:00 GMT"
    site.pages["/feed"] = feed(site, "/1", dates={"/1": first})
    watch(site, book, "--once", "--every", "0.00001")
    site.pages["/feed"] = feed(site, "/1", dates={"/1": later})
    watch(site, book, "--once", "--every", "0.00001")
    assert site.counted("/1") == 1
    from sqlalchemy import update

    from dateline.store.schema import links

    with open_store(book) as store, store._writes() as connection:
        connection.execute(update(links).values(settled_at="2024-03-01T00:00:00+00:00"))
    site.pages["/1"] = page_bytes(1).replace(b"four million", b"nine million")
    watch(site, book, "--once", "--every", "0.00001")
    assert site.counted("/1") == 2
    with open_store(book) as store:
        assert [visit.outcome for visit in store.visits()] == ["new", "changed"]


def test_an_index_of_sitemaps_can_be_watched(site, book):
    def sitemap(kind: str, each: str, *paths: str) -> bytes:
        listed = "".join(f"<{each}><loc>{site.address}{path}</loc></{each}>" for path in paths)
        return f"<{kind}>{listed}</{kind}>".encode()

    site.pages["/feed"] = sitemap("sitemapindex", "sitemap", "/map.xml.gz", "/feed")
    site.pages["/map.xml.gz"] = gzip.compress(sitemap("urlset", "url", "/1", "/2"))
    watch(site, book, "--once", "--every", "0.00001")
    assert visits(book) == [("1", "new"), ("2", "new")]


def test_a_feed_that_lists_itself_or_a_private_address_is_one_line(site, book, capsys):
    site.pages["/feed"] = feed(site, "/feed", "/1", "/away")
    site.pages["/away"] = Answer(status=302, headers={"Location": "ftp://example.org/x"})
    watch(site, book, "--once")
    assert visits(book) == [("1", "new"), ("away", "failed"), ("feed", "refused")]
    rooms = Rooms(coder=lambda _s, _c: FakeCoder(), settings=lambda: FAST)
    assert main(["watch", site.address + "/feed", "--store", book + "2", "--once"], rooms=rooms) == 1
    err = capsys.readouterr().err
    assert "feed failed" in err and "is not fetched" in err


def test_what_robots_txt_forbids_is_not_fetched(site, book):
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /1\n"
    site.pages["/feed"] = feed(site, "/1", "/2")
    watch(site, book, "--once")
    assert visits(book) == [("1", "refused"), ("2", "new")]
    assert site.counted("/1") == 0


def test_pages_that_wait_for_a_later_try_are_told(site, book, capsys):
    site.pages["/feed"] = feed(site, "/bad")
    site.pages["/bad"] = Answer(status=503)
    watch(site, book, "--once", "--every", "60")
    assert "pages wait  pages 1  next at " in capsys.readouterr().err


def test_it_goes_on_until_it_is_stopped(site, book):
    site.pages["/feed"] = feed(site, "/1", ETag='"a"')

    class StopsLater(FakeCoder):
        def code(self, report):
            if report.url.endswith("/1"):
                site.pages["/feed"] = feed(site, "/1", "/2", ETag='"b"')
            else:
                signal.raise_signal(signal.SIGINT)
            return super().code(report)

    assert watch(site, book, "--every", "0.005", coder=StopsLater()) == 0
    assert visits(book) == [("1", "new"), ("2", "new")]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ([], 2, "Missing argument"),
        (["NOWHERE"], 1, "cannot be read"),
        (["page.html"], 1, "no feed"),
        (["copy.xml"], 1, "copy of one feed"),
        (["https://news.example/feed", "--metrics", "here"], 1, "a port, or a file"),
    ],
)
def test_wrong_use_is_one_clear_line(book, tmp_path, capsys, arguments, code, says):
    (tmp_path / "page.html").write_bytes(page_bytes(1))
    (tmp_path / "copy.xml").write_bytes(
        b'<rss version="2.0"><channel><item><link>https://a.example/</link></item></channel></rss>'
    )
    given = [str(tmp_path / each) if each in ("NOWHERE", "page.html", "copy.xml") else each for each in arguments]
    rooms = Rooms(coder=lambda _s, _c: FakeCoder(), settings=lambda: FAST)
    assert main(["watch", *given, "--store", book, "--once"], rooms=rooms) == code
    err = capsys.readouterr().err
    assert says in err and "Traceback" not in err


def test_a_minute_is_the_shortest_time_between_two_polls(book, capsys):
    assert main(["watch", "https://news.example/feed", "--store", book, "--every", "0.1"]) == 2
    assert "one minute" in capsys.readouterr().err


def test_places_are_read_once_each(tmp_path):
    (tmp_path / "a.txt").write_text("https://news.example/feed?utm_source=x\nhttps://hill.example/feed\n")
    found = places_of([str(tmp_path / "a.txt"), "https://news.example/feed", str(tmp_path)], settings=FAST)
    assert found.feeds == ("https://news.example/feed?utm_source=x", "https://hill.example/feed")
    assert found.folders == (tmp_path,)


def test_a_large_host_does_not_keep_the_others_waiting(tmp_path):
    from datetime import UTC, datetime

    now = datetime.now(UTC)
    with open_store(tmp_path / "book.db") as store:
        watched = WatchBook(store)
        links = [FoundLink(f"k{n}", f"https://large.example/{n}") for n in range(100)]
        links.append(FoundLink("small", "https://small.example/1"))
        assert watched.polled(watched.feed("https://large.example/feed"), links, now=now) == 101
        assert watched.polled(watched.feed("https://large.example/feed"), links, now=now) == 0
        waiting = watched.waiting(now=now, each_host=20)
        assert [link.host for link in waiting].count("large.example") == 20
        assert [link.host for link in waiting].count("small.example") == 1


def test_a_watch_is_cancelled_from_elsewhere(site, book, monkeypatch):
    from dateline import keep

    monkeypatch.setattr(keep, "BEAT_S", 0.0)
    site.pages["/feed"] = feed(site, *(f"/{number}" for number in range(1, 9)))

    class CancelledMeanwhile(FakeCoder):
        def code(self, report):
            with open_store(book) as store:
                store.note(store.runs()[0].run_id, cancel="now")
            return super().code(report)

    assert watch(site, book, host_delay_s=0.05, coder=CancelledMeanwhile()) == 0
    with open_store(book) as store:
        assert store.runs()[0].state == "cancelled"
        assert len(list(store.reports())) == 1 and WatchBook(store).counts()["waiting"] == 7


def test_what_failed_in_a_watch_is_tried_again(site, book):
    site.pages["/feed"] = feed(site, "/1", "/late")
    watch(site, book, "--once")
    assert visits(book) == [("1", "new"), ("late", "failed")]
    site.pages["/late"] = page_bytes(5)
    rooms = Rooms(coder=lambda _s, _c: FakeCoder(), settings=lambda: FAST)
    with open_store(book) as store:
        run_id = store.runs()[0].run_id
    assert main(["runs", "retry", run_id, "--store", book, "--allow-private-addresses"], rooms=rooms) == 0
    assert visits(book) == [("1", "new"), ("late", "new")]
    assert site.counted("/feed") == 1
