"""Sitemaps (sitemaps.org, with Google's news names), their indexes, and reading lists (OPML) → what they list."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from dateline.read.listing import LINKS_LIMIT, Link, Listing, NoListing, sorted_form
from dateline.read.spoken_dates import any_date


def read_sitemap(raw: bytes) -> Listing:
    """The pages of a sitemap, or the sitemaps of an index; raises NoListing where it is neither."""
    links: list[Link] = []
    kind = "sitemap"
    for name, element in _elements(raw):
        if name == "sitemapindex":
            kind = "index"
        if name in ("url", "sitemap") and len(links) < LINKS_LIMIT:
            told = {_local(each): (each.text or "").strip() for each in element.iter() if isinstance(each.tag, str)}
            address = told.get("loc", "")
            if address.lower().startswith(("http://", "https://")):
                kind = "index" if name == "sitemap" else kind
                day = any_date(told.get("publication_date", ""))
                published = day.isoformat() if day else None
                changed = sorted_form(any_date(told.get("lastmod", "")))
                links.append(Link(address, told.get("title") or None, published, told.get("name") or None, changed))
            element.clear()
    return Listing("index" if kind == "index" else "sitemap", tuple(links))


def read_opml(raw: bytes) -> Listing:
    """The feeds of a reading list, each once; raises NoListing where it is none."""
    links: dict[str, Link] = {}
    for name, element in _elements(raw):
        if name == "outline" and len(links) < LINKS_LIMIT:
            told = {key.lower(): value for key, value in element.attrib.items()}
            address = told.get("xmlurl", "").strip()
            if address.lower().startswith(("http://", "https://")):
                links.setdefault(address, Link(address, told.get("title") or told.get("text") or None))
    return Listing("opml", tuple(links.values()))


def _elements(raw: bytes) -> Iterator[tuple[str, Any]]:
    """Each element as it ends. Entities are not resolved and nothing is loaded from elsewhere."""
    from lxml import etree

    try:
        # recover: sitemaps are written by plugins, and one broken sign should not hide the rest.
        found = etree.iterparse(
            io.BytesIO(raw), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, recover=True
        )
        for _, element in found:
            if isinstance(element.tag, str):
                yield _local(element), element
    except etree.XMLSyntaxError as error:
        raise NoListing(f"The list is no XML ({error.msg or error}).") from error


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()
