"""Bytes that list pages → Listing, by the kind that was sniffed. Runs in the reading child."""

from __future__ import annotations

from typing import Any

from dateline.read.decode import decode
from dateline.read.listing import Link, Listing, NoListing

KINDS = ("feed", "json feed", "sitemap", "opml", "urls")


def read_listing(raw: bytes, kind: str, *, url: str | None) -> Listing:
    """The list in some bytes; ``url`` is its own address. Raises NoListing where it cannot be read."""
    if kind == "feed":
        from dateline.read.feeds import read_feed

        return read_feed(raw, url=url)
    if kind == "json feed":
        from dateline.read.feeds import read_json_feed

        return read_json_feed(raw, url=url)
    if kind == "sitemap":
        from dateline.read.sitemaps import read_sitemap

        return read_sitemap(raw)
    if kind == "opml":
        from dateline.read.sitemaps import read_opml

        return read_opml(raw)
    if kind == "urls":
        from dateline.read.url_list import read_urls

        return read_urls(decode(raw))
    raise NoListing(f"A list of the kind '{kind}' is not read.")


def listing_to_json(listing: Listing) -> dict[str, Any]:
    """A listing as JSON-ready values, for the pipe between child and parent."""
    links = [[link.url, link.title, link.published, link.publisher, link.changed] for link in listing.links]
    return {"kind": "listing", "of": listing.kind, "title": listing.title, "links": links}


def listing_from_json(told: dict[str, Any]) -> Listing:
    """What `listing_to_json` wrote."""
    return Listing(told["of"], tuple(Link(*link) for link in told["links"]), told["title"])
