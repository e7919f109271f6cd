"""What lists other pages: feeds, sitemaps, reading lists (OPML) and plain lists of URLs, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

ListKind = Literal["feed", "sitemap", "index", "opml", "urls"]
LINKS_LIMIT = 50_000
"""What sitemaps.org allows in one sitemap; of a longer list the rest is left out."""
FEED_LIMIT = 1_000
"""Entries taken of one feed; real ones hold tens, and a feed without end is a trap."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page that is listed, with what the list says of it; ``published`` in ISO form.

    ``changed`` is when the list says that the page was changed last, in ISO form, moments in UTC so that they sort.
    """

    url: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of pages (of lists, where ``kind`` is "index" or "opml"), in its own order."""

    kind: ListKind
    links: tuple[Link, ...]
    title: str | None = None

    @property
    def of_lists(self) -> bool:
        """Say whether what is listed are lists again."""
        return self.kind in ("index", "opml")


def sorted_form(moment: datetime | date | None) -> str | None:
    """A moment or day in ISO form, moments in UTC; None for None."""
    if isinstance(moment, datetime):
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    return moment.isoformat() if moment else None


class NoListing(ValueError):  # noqa: N818 - what was met; its text says why, in words for the user
    """Bytes that look like a list and cannot be read as one."""
