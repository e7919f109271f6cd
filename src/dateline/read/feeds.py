"""RSS, Atom and JSON feeds → the pages they list. Called in the reading child: feeds come from anybody."""

from __future__ import annotations

import calendar
import io
import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from dateline.read.decode import decode
from dateline.read.listing import FEED_LIMIT, Link, Listing, NoListing, sorted_form
from dateline.read.spoken_dates import any_date

JSON_FEED = "https://jsonfeed.org/version/1"


def read_feed(raw: bytes, *, url: str | None) -> Listing:
    """The entries of an RSS or Atom feed that have an address; raises NoListing where it is none.

    ``url`` is the feed's own, for relative addresses.
    """
    import feedparser

    # Bytes only: a text would be taken for the name of a file or an address, and opened.
    try:
        found = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        # It raises what it happens to: KeyError for links nested in themselves, ValueError for odd namespaces.
        raise NoListing(f"The feed cannot be read ({type(error).__name__}: {error}).") from error
    if not found.get("version") and not found.entries:
        why = found.get("bozo_exception")
        raise NoListing(f"The feed cannot be read ({why})." if why else "There is no feed in it.")
    title = _text(found.feed.get("title"))
    links: list[Link] = []
    for entry in found.entries[:FEED_LIMIT]:
        address = _text(entry.get("link")) or _text(entry.get("id"))
        at = _joined(url or _text(found.feed.get("link")), address)
        if at is not None:
            when = _when(entry.get("published_parsed") or entry.get("updated_parsed"))
            printed = _text((entry.get("source") or {}).get("title")) or title
            # Asked for by itself: feedparser gives the day of publication where there is no other.
            changed = _when(entry["updated_parsed"]) if "updated_parsed" in entry else None
            links.append(Link(at, _text(entry.get("title")), when, printed, changed))
    return Listing("feed", tuple(links), title)


def read_json_feed(raw: bytes, *, url: str | None) -> Listing:
    """The entries of a JSON feed (jsonfeed.org, versions 1 and 1.1); raises NoListing where it is none."""
    try:
        told = json.loads(decode(raw))
    except (ValueError, RecursionError) as error:
        raise NoListing(f"The feed is no JSON ({str(error) or type(error).__name__}).") from error
    entries = told.get("items") if isinstance(told, dict) else None
    if not isinstance(entries, list):
        raise NoListing('The feed has no list of "items".')
    title = _text(told.get("title"))
    links: list[Link] = []
    for entry in entries[:FEED_LIMIT]:
        if not isinstance(entry, dict):
            continue
        at = _joined(url, _text(entry.get("url")) or _text(entry.get("external_url")) or _text(entry.get("id")))
        if at is not None:
            day = any_date(_text(entry.get("date_published")) or "")
            changed = sorted_form(any_date(_text(entry.get("date_modified")) or ""))
            links.append(Link(at, _text(entry.get("title")), day.isoformat() if day else None, title, changed))
    return Listing("feed", tuple(links), title)


def _joined(base: str | None, address: str | None) -> str | None:
    """An http address, made whole; None for what is no page (mailto, urn, a bare number)."""
    if not address:
        return None
    try:
        whole = urljoin(base or "", address.strip())
    except ValueError:
        return None
    return whole if whole.lower().startswith(("http://", "https://")) else None


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _when(parsed: Any) -> str | None:
    """feedparser's time, which is UTC."""
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat()
    except (TypeError, ValueError, OverflowError, OSError):
        return None
