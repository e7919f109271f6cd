"""What is to be watched: feeds out of reading lists and lists of URLs, single feeds, and folders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError
from dateline.model import Failed
from dateline.read.canonical import canonical_url
from dateline.read.follow import listing_of
from dateline.settings import Settings

_TODO = "Give a reading list (.opml), a text with the URL of a feed a line, the URL of a feed, or a folder."


@dataclass(frozen=True, slots=True)
class Places:
    """The feeds to ask, each once, and the folders to look into."""

    feeds: tuple[str, ...]
    folders: tuple[Path, ...]


def places_of(inputs: Iterable[str], *, settings: Settings) -> Places:
    """Read what is to be watched; raises InputError with the place that names no feeds."""
    feeds: dict[str, str] = {}
    folders: list[Path] = []
    for each in inputs:
        if each.lower().startswith(("http://", "https://")):
            feeds.setdefault(canonical_url(each), each)
        elif (path := Path(each)).is_dir():
            folders.append(path)
        else:
            for url in _listed(path, settings):
                feeds.setdefault(canonical_url(url), url)
    return Places(tuple(feeds.values()), tuple(folders))


def _listed(path: Path, settings: Settings) -> list[str]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}). {_TODO}") from error
    listing = listing_of(raw, origin=str(path), url=None, settings=settings)
    if isinstance(listing, Failed):
        raise InputError(f"{path}: {listing.what} {_TODO}")
    if listing.kind == "feed":
        raise InputError(f"{path} is a copy of one feed, which never changes: give the feed's URL. {_TODO}")
    if not listing.links:
        raise InputError(f"{path} names no feed. {_TODO}")
    return [link.url for link in listing.links]
