"""Polite visits: robots.txt, pauses, trouble."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.model import Failed, FailedReason, Refused, RefusedReason
from dateline.read.fetch import Declined, Fetched
from dateline.read.visit import Visitor
from dateline.settings import Settings
from local_site import Answer, Site, local_site

OPEN = Settings(allow_private_addresses=True, host_delay_s=2.0, contact="desk@news.example", fetch_limit_s=5.0)


@pytest.fixture
def site() -> Iterator[Site]:
    with local_site() as made:
        yield made


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def visitor(settings: Settings = OPEN) -> tuple[Visitor, Clock]:
    clock = Clock()
    return Visitor(settings, clock=clock, sleep=clock.sleep), clock


def test_a_host_is_asked_with_pauses_and_told_who_asks(site):
    site.pages = {"/1": b"one", "/2": b"two"}
    visit, clock = visitor()
    assert [visit.visit(site.address + path) for path in ("/1", "/2")][1].raw == b"two"
    assert site.asked == ["/robots.txt", "/1", "/2"]
    assert sum(clock.slept) >= 4.0
    assert all("desk@news.example" in each["user-agent"] and "Dateline" in each["user-agent"] for each in site.headers)


def test_robots_txt_is_kept_and_asked_for_once(site):
    site.pages = {"/robots.txt": b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n", "/open": b"page"}
    visit, clock = visitor()
    refused = visit.visit(site.address + "/private/1")
    assert isinstance(refused, Refused) and refused.reason is RefusedReason.ROBOTS
    assert isinstance(visit.visit(site.address + "/open"), Fetched)
    assert isinstance(visit.visit(site.address + "/open"), Fetched)
    assert site.asked == ["/robots.txt", "/open", "/open"]
    assert sum(clock.slept) >= 7.0
    clock.now += 25 * 3600
    visit.visit(site.address + "/open")
    assert site.counted("/robots.txt") == 2


@pytest.mark.parametrize(("status", "open_"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_robots_txt_that_cannot_be_had(site, status, open_):
    site.pages = {"/robots.txt": Answer(status=status), "/1": b"one"}
    visit, _ = visitor()
    found = visit.visit(site.address + "/1")
    assert isinstance(found, Fetched if open_ else Failed)
    assert ("/1" in site.asked) == open_


def test_a_redirect_to_what_robots_txt_forbids_is_not_followed(site):
    site.pages = {
        "/robots.txt": b"User-agent: Dateline\nDisallow: /b\n",
        "/a": Answer(status=302, headers={"Location": "/b"}),
        "/b": b"secret",
    }
    found = visitor()[0].visit(site.address + "/a")
    assert isinstance(found, Refused) and found.reason is RefusedReason.ROBOTS
    assert "/b" not in site.asked


def test_what_has_not_changed_is_not_sent_again(site):
    site.pages = {"/1": Answer(b"one", headers={"ETag": '"v1"', "Last-Modified": "Fri, 01 Mar 2024 06:00:00 GMT"})}
    visit, _ = visitor()
    first = visit.visit(site.address + "/1")
    assert isinstance(first, Fetched) and (first.etag, first.modified) == ('"v1"', "Fri, 01 Mar 2024 06:00:00 GMT")
    assert visit.visit(site.address + "/1", etag=first.etag, modified=first.modified) == Declined(304)


def test_a_host_in_trouble_is_left_alone_for_longer_and_longer(site):
    site.pages = {"/1": Answer(status=503)}
    visit, _ = visitor()
    pauses = []
    for _ in range(4):
        assert visit.visit(site.address + "/1") == Declined(503)
        pauses.append(visit.wait_s(site.address))
    assert pauses == sorted(pauses) and pauses[-1] == 32.0
    site.pages["/1"] = b"well again"
    assert isinstance(visit.visit(site.address + "/1"), Fetched)
    assert visit.wait_s(site.address) == 2.0


def test_retry_after_is_kept_and_a_long_one_is_not_waited_for(site):
    site.pages = {"/1": Answer(status=429, headers={"Retry-After": "600"})}
    visit, clock = visitor()
    assert visit.visit(site.address + "/1") == Declined(429, 600.0)
    clock.slept.clear()
    told = visit.visit(site.address + "/1")
    assert isinstance(told, Failed) and "left alone for another 10 minutes" in told.what
    assert site.counted("/1") == 1 and not clock.slept


@pytest.mark.parametrize("where", ["http://169.254.169.254/latest", "http://127.0.0.1:80/", "http://[::1]/"])
def test_a_redirect_to_a_private_address_is_refused(where):
    class Told(Visitor):
        pass

    visit = Told(Settings(host_delay_s=0.01), sleep=lambda _: None)
    found = visit.visit(where)
    assert isinstance(found, Failed) and found.reason is FailedReason.ADDRESS
