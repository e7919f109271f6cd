"""A list of pages → its reports: each page is visited once, politely; a list that lists itself ends."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from dateline.model import Failed, FailedReason, Refused, RefusedReason, Report
from dateline.read.canonical import canonical_url
from dateline.read.fetch import Declined, Fetched, declined
from dateline.read.finish import Outcome
from dateline.read.known import Known
from dateline.read.listing import Link, Listing
from dateline.read.sniff import HEAD_BYTES, PACKED, listing_kind
from dateline.read.spoken_dates import iso_date
from dateline.read.streams import read_stream
from dateline.read.stretches import Damage, unpacked
from dateline.read.visit import Visitor
from dateline.read.way import Skip, never
from dateline.settings import Settings

LISTS_LIMIT = 2_000
"""Lists followed of one index or reading list."""
_NOTHING = "Nothing is to be done."


class Follower:
    """Follows lists, and remembers which pages and lists it has seen."""

    def __init__(self, settings: Settings, visitor: Visitor, *, skip: Skip = never) -> None:
        self._settings = settings
        self._visitor = visitor
        self._skip = skip
        self._pages: dict[str, str] = {}
        self._lists: set[str] = set()

    def follow(self, listing: Listing, *, origin: str, known: Known) -> Iterator[Outcome]:
        """The reports of all pages of a list, in order; of an index or reading list, those of its lists."""
        self._lists.add(canonical_url(known.url or origin))
        if not listing.links:
            yield Refused(origin, RefusedReason.EMPTY, "It lists no page.", "Check that it is complete.", known.url)
        for link in listing.links[:LISTS_LIMIT] if listing.of_lists else ():
            yield from self._list(link, known=known)
        for link in () if listing.of_lists else listing.links:
            yield from self._page(link, known=known)

    def _list(self, link: Link, *, known: Known) -> Iterator[Outcome]:
        key = canonical_url(link.url)
        if key in self._lists:
            what = "It is listed by itself, or twice; it was followed once."
            yield Refused(link.url, RefusedReason.SEEN, what, _NOTHING, link.url)
            return
        self._lists.add(key)
        answer = self._visitor.visit(link.url)
        if not isinstance(answer, Fetched):
            yield declined(link.url, answer) if isinstance(answer, Declined) else answer
            return
        listing = listing_of(answer.raw, origin=link.url, url=answer.url, settings=self._settings)
        if isinstance(listing, Failed):
            yield listing
        elif listing.of_lists:
            what = "It is a list of lists inside another; lists are followed one level deep."
            yield Refused(link.url, RefusedReason.NOT_A_PAGE, what, "Give it itself.", link.url)
        else:
            yield from self.follow(listing, origin=link.url, known=replace(known, url=answer.url))

    def _page(self, link: Link, *, known: Known) -> Iterator[Outcome]:
        key = canonical_url(link.url)
        if key in self._pages:
            yield _seen(link.url, self._pages[key])
            return
        self._pages[key] = link.url
        if self._skip(link.url):
            return
        answer = self._visitor.visit(link.url)
        if not isinstance(answer, Fetched):
            yield declined(link.url, answer) if isinstance(answer, Declined) else answer
            return
        for outcome in reports_of(answer, link, known=known, settings=self._settings):
            told = (outcome.url if isinstance(outcome, Report) else None) or answer.url
            first = self._pages.setdefault(canonical_url(told), link.url)
            yield outcome if first == link.url else _seen(link.url, first)


def reports_of(answer: Fetched, link: Link, *, known: Known, settings: Settings) -> Iterator[Outcome]:
    """The reports of a page that a list led to; what the list says of it fills gaps. Lists in it are not followed."""
    told = Known(
        published=(iso_date(link.published) if link.published else None) or known.published,
        publisher=link.publisher or known.publisher,
        url=answer.url,
    )
    opened = io.BytesIO(answer.raw)
    for outcome in read_stream(
        opened, origin=link.url, suffix="", known=told, settings=settings, declared=answer.declared
    ):
        yield replace(outcome, fetched=datetime.now(UTC)) if isinstance(outcome, Report) else outcome


def listing_of(raw: bytes, *, origin: str, url: str | None, settings: Settings) -> Listing | Failed:
    """The list in fetched bytes, unpacked where they are packed; Failed where there is none."""
    from dateline.read.guard import guard_for

    if raw.startswith(PACKED):
        try:
            raw = unpacked(io.BytesIO(raw)).read(settings.fetch_limit_bytes + 1)
        except Damage:
            return Failed(origin, FailedReason.BROKEN, "Its gzip packing is broken.", "Ask whoever writes it.", url)
        if len(raw) > settings.fetch_limit_bytes:
            what = f"Unpacked it is larger than {settings.fetch_limit_bytes / 1e6:.3g} MB."
            return Failed(origin, FailedReason.TOO_LARGE, what, "Give a part of it.", url)
    kind = listing_kind(raw[:HEAD_BYTES], whole=len(raw) <= HEAD_BYTES)
    if kind is None:
        what = "It is no feed, sitemap or list of URLs."
        todo = "Give a page itself to have it read; many pages name their feed in their head."
        return Failed(origin, FailedReason.BROKEN, what, todo, url)
    return guard_for(settings).listing(raw, kind, origin=origin, url=url)


def _seen(url: str, first: str) -> Refused:
    return Refused(url, RefusedReason.SEEN, f"It is the page of {first}, which was read once.", _NOTHING, url)
