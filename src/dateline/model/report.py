"""What was published: reports, and the reasons why some yield nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, Literal

from dateline.model.addresses import untracked
from dateline.signature import Signature, read_signature, signature_of

Pair = tuple[int, int]
PartKind = Literal["title", "dateline", "byline", "furniture"]


def content_id(*values: object) -> str:
    """Hash values to the 16 hex digits used for every id; equal content gives equal ids."""
    joined = "\x1f".join(str(value) for value in values)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a report's text that is not body: its title, dateline, byline or page furniture."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """What "TRIPOLI, April 19 (Reuters) -" says: place, day and agency; each None when not said."""

    start: int
    end: int
    place: str | None = None
    day: date | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One published text. Build it with `make_report`.

    ``text`` is what every offset points into; for web pages it begins with the headline. ``parts``
    marks what in it is not body. ``origin`` says where the bytes came from (a path, a URL, "-"). ``signature``
    is what lineage needs of the text, so that a report works also where its text is not kept. ``notes`` are sentences
    for the user on what its input said and could not be used; they are not kept.
    """

    report_id: str
    text: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    published: datetime | date | None = None
    modified: datetime | date | None = None
    fetched: datetime | None = None
    language: str = "en"
    origin: str = "-"
    sha256: str | None = None
    parts: tuple[Part, ...] = ()
    dateline: Dateline | None = None
    signature: str = field(default="", repr=False)
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def signed(self) -> Signature:
        """The signature that lineage compares: the one it carries, else made of its text."""
        try:
            return read_signature(self.signature)
        except ValueError:  # none yet, or one of another version
            return _signed_anew(self.text)

    @property
    def page(self) -> str | None:
        """The address that all versions of the page share: without what tracks its readers; None without address."""
        return untracked(self.url) if self.url else None

    @property
    def fetched_from(self) -> str | None:
        """The web address that it was asked for under, where its page names another as its own; None else."""
        return other_address(self.origin, self.url)

    @property
    def published_day(self) -> date | None:
        """The day of publication, without a clock time."""
        if isinstance(self.published, datetime):
            return self.published.date()
        return self.published

    def as_dict(self) -> dict[str, object]:
        """The short form that accounts carry (contract: the key `report`)."""
        return {
            "report_id": self.report_id,
            "url": self.url,
            "title": self.title,
            "publisher": self.publisher,
            "published": self.published.isoformat() if self.published else None,
            "language": self.language,
            **({"fetched_from": self.fetched_from} if self.fetched_from else {}),
        }


def other_address(origin: str, url: str | None) -> str | None:
    """Where something came from, if that is a web address, and not the one that it is called by."""
    return origin if url and origin != url and origin.startswith(("http://", "https://")) else None


def make_report(text: str, **known: Any) -> Report:
    """Build a Report with its signature; its id is hashed from page and text, so reading twice gives the same id."""
    known.setdefault("signature", str(signature_of(text)))
    return Report(report_id=content_id("report", untracked(known.get("url") or ""), text), text=text, **known)


@lru_cache(maxsize=2048)
def _signed_anew(text: str) -> Signature:
    """Kept for some, as is what is read: merging asks for a report's signature a hundred times."""
    return signature_of(text)


def moment_key(told: datetime | date | None) -> tuple[int, float]:
    """Sorts moments; a day without a clock time comes at its end, an unknown day last."""
    if told is None:
        return (10**9, 0.0)
    if isinstance(told, datetime):
        if offset := told.utcoffset():
            told -= offset
        return (told.toordinal(), told.hour * 3600 + told.minute * 60 + told.second)
    return (told.toordinal(), 86_400.0)


MOMENTS = ("modified", "published", "fetched")
"""What says which version of a page is the later: the first that both tell and that differs."""


def is_older(report: Report, other: Report) -> bool:
    """Whether another version of the page is later; False where nothing says so."""
    for name in MOMENTS:
        mine, its = getattr(report, name), getattr(other, name)
        if mine and its and moment_key(mine) != moment_key(its):
            return moment_key(mine) < moment_key(its)
    return False


class RefusedReason(Enum):
    """Why a text was read but holds nothing for us."""

    EMPTY = "empty"
    NO_ARTICLE = "no article"
    LOGIN_PAGE = "login page"
    LANGUAGE = "language not read"
    NOT_A_PAGE = "not a page"
    ROBOTS = "robots.txt"
    SEEN = "seen before"


class FailedReason(Enum):
    """Why a report could not be read or coded."""

    BROKEN = "broken"
    TRUNCATED = "truncated"
    TIME = "took too long"
    MEMORY = "took too much memory"
    TOO_LARGE = "too large"
    PERMISSION = "no permission"
    NOT_FOUND = "not found"
    NETWORK = "network"
    ADDRESS = "address not allowed"
    INTERNAL = "internal error"


@dataclass(frozen=True, slots=True)
class Refused:
    """Read, but nothing for us. ``what`` and ``todo`` are plain sentences for the user."""

    origin: str
    reason: RefusedReason
    what: str
    todo: str
    url: str | None = None

    def line(self) -> str:
        """One line: where, what, what to do."""
        return f"{self.origin}: refused ({self.reason.value}): {self.what} {self.todo}"


@dataclass(frozen=True, slots=True)
class Failed:
    """Could not be read or coded. ``what`` and ``todo`` are plain sentences for the user."""

    origin: str
    reason: FailedReason
    what: str
    todo: str
    url: str | None = None

    def line(self) -> str:
        """One line: where, what, what to do."""
        return f"{self.origin}: failed ({self.reason.value}): {self.what} {self.todo}"
