"""A site of one's own, watched by the command into a store: for the tests of `dateline watch`."""

from __future__ import annotations

from typing import Any

from dateline.doors.cli import main
from dateline.doors.cli.rooms import Rooms
from dateline.settings import Settings
from dateline.store import open_store
from fake_coder import FakeCoder
from local_site import Answer, Site

FAST = Settings(host_delay_s=0.001, fetch_limit_s=5.0)


def feed(site: Site, *paths: str, dates: dict[str, str] | None = None, **headers: str) -> Answer:
    when = {path: f"<pubDate>{day}</pubDate>" for path, day in (dates or {}).items()}
    entries = "".join(
        f"<item><link>{site.address}{path.replace('&', '&amp;')}</link>{when.get(path, '')}</item>" for path in paths
    )
    body = f'<rss version="2.0"><channel><title>Coast Herald</title>{entries}</channel></rss>'
    return Answer(body.encode(), headers={"Content-Type": "application/rss+xml", **headers})


def watch(site: Site, book: str, *more: str, coder: FakeCoder | None = None, **settings: Any) -> int:
    rooms = Rooms(
        coder=lambda _settings, _codebook: coder or FakeCoder(),
        settings=lambda: Settings(**{"host_delay_s": 0.001, "fetch_limit_s": 5.0, **settings}),
    )
    arguments = list(more) if any(not each.startswith("-") for each in more[:1]) else [site.address + "/feed", *more]
    return main(["watch", *arguments, "--store", book, "--allow-private-addresses"], rooms=rooms)


def visits(book: str) -> list[tuple[str, str]]:
    with open_store(book, create=False) as store:
        return sorted((visit.origin.rpartition("/")[2], visit.outcome) for visit in store.visits())
