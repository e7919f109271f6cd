"""URLs → bytes: http(s) only; each name is resolved once, its addresses checked, and the checked one used."""

from __future__ import annotations

import socket
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from dateline.model import Failed, FailedReason, Refused
from dateline.settings import Settings

if TYPE_CHECKING:
    import httpx2

REDIRECTS = 5
AGENT = "Dateline/0.1 (news event coder; {contact})"
NO_CONTACT = "no contact given"
Resolver = Callable[[str, int], list[str]]
Permit = Callable[[str], Failed | Refused | None]
"""Asked of each address on the way; what it returns is the answer in place of the page."""
_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,"
    "application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate",
}
_PIECE_BYTES = 64 * 1024
_SAVE = "Save the page and give the file."


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of a page, its final address, the encoding its header declares, and what names this version."""

    raw: bytes
    url: str
    declared: str | None
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Declined:
    """An answer without a page: its status, and after how many seconds the server wants to be asked again.

    304 says that the page is the one that was named in the question.
    """

    status: int
    retry_after_s: float | None = None


Answer = Fetched | Declined | Refused | Failed


def resolve_name(host: str, port: int) -> list[str]:
    """All addresses of a host, by the system."""
    return list(dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def fetch(url: str, *, settings: Settings, resolver: Resolver = resolve_name) -> Fetched | Failed:
    """Fetch one page; any hindrance is a Failed that says what and what to do."""
    answer = ask(url, settings=settings, resolver=resolver)
    return answer if isinstance(answer, (Fetched, Failed)) else declined(url, answer)


def declined(url: str, answer: Declined | Refused) -> Failed:
    """The Failed of an answer that is no page."""
    what = f"The server answered {answer.status}." if isinstance(answer, Declined) else answer.what
    return Failed(url, FailedReason.NETWORK, what, "Check the address, or try again later.", url)


def ask(
    url: str,
    *,
    settings: Settings,
    resolver: Resolver = resolve_name,
    headers: Mapping[str, str] | None = None,
    permit: Permit | None = None,
) -> Answer:
    """Fetch one page with headers of one's own; each address on the way must be permitted."""
    import httpx2

    from dateline.read.pinned import AddressRefused, pinned_transport

    if wrong := _refusal(url, settings):
        return Failed(url, FailedReason.ADDRESS, wrong, "Only public http and https pages are fetched.", url)
    deadline = time.monotonic() + settings.fetch_limit_s
    transport = pinned_transport(resolver, free=settings.allow_private_addresses, deadline=deadline)
    told = {"User-Agent": agent(settings), **_HEADERS, **(headers or {})}
    try:
        with httpx2.Client(transport=transport, trust_env=False, follow_redirects=False, headers=told) as client:
            return _followed(client, url, deadline=deadline, settings=settings, permit=permit)
    except AddressRefused as error:
        todo = "Only public addresses are fetched, unless --allow-private-addresses is given."
        return Failed(url, FailedReason.ADDRESS, f"{error}.", todo, url)
    except httpx2.TimeoutException:
        return _late(url, settings)
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
        what = f"It could not be fetched ({error or type(error).__name__})."
        return Failed(url, FailedReason.NETWORK, what, "Check the address and the connection.", url)


def agent(settings: Settings) -> str:
    """What the program says of itself to servers, with the contact that the user has set."""
    return AGENT.format(contact=settings.contact or NO_CONTACT)


def _followed(client: httpx2.Client, url: str, *, deadline: float, settings: Settings, permit: Permit | None) -> Answer:
    """The page at the end of at most five redirects, each checked as the first address was."""
    at = url
    for _ in range(REDIRECTS + 1):
        if permit is not None and (hindrance := permit(at)) is not None:
            return hindrance
        with client.stream("GET", at) as answer:
            if answer.has_redirect_location:
                at = _joined(at, answer.headers["location"])
                if wrong := _refusal(at, settings):
                    what = f"It leads to another address. {wrong}"
                    return Failed(url, FailedReason.ADDRESS, what, "Only public http and https pages are fetched.", url)
                continue
            if answer.status_code != 200:
                return Declined(answer.status_code, seconds_after(answer.headers.get("retry-after")))
            return _body(answer, url=url, at=at, deadline=deadline, settings=settings)
    return Failed(url, FailedReason.NETWORK, f"More than {REDIRECTS} redirects.", "Give the final address.", url)


def seconds_after(written: str | None) -> float | None:
    """What Retry-After says, in seconds from now; it may be a number or a date."""
    if written is None:
        return None
    try:
        return max(0.0, float(written))
    except ValueError:
        pass
    try:
        when = parsedate_to_datetime(written)
    except (ValueError, OverflowError):  # a year of thirty digits
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def _joined(at: str, location: str) -> str:
    try:
        return urljoin(at, location)
    except ValueError:  # "http://[" and the like: `_refusal` says so of what stands there
        return location


def _refusal(url: str, settings: Settings) -> str | None:
    """Why an address is not fetched, None when it may be."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "It is no address."
    if not parts.scheme:
        return "It begins with neither http:// nor https://."
    if parts.scheme.lower() not in ("http", "https"):
        return f"'{parts.scheme}' addresses are not fetched."
    if not parts.hostname:
        return "It names no host."
    if parts.username or parts.password:
        return "An address with a user name in it is not fetched."
    if port not in (None, 80, 443) and not settings.allow_private_addresses:
        return f"Port {port} is not fetched without --allow-private-addresses."
    return None


def _body(answer: httpx2.Response, *, url: str, at: str, deadline: float, settings: Settings) -> Fetched | Failed:
    encoding = answer.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "", "gzip", "x-gzip", "deflate"):
        return Failed(url, FailedReason.NETWORK, f"The server packs the page as '{encoding}'.", _SAVE, url)
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in _unpacked(answer.iter_raw(_PIECE_BYTES), packed=encoding not in ("identity", "")):
            size += len(piece)
            if size > settings.fetch_limit_bytes:
                what = f"The page is larger than {settings.fetch_limit_bytes / 1e6:.3g} MB."
                return Failed(url, FailedReason.TOO_LARGE, what, "Save the article alone and give the file.", url)
            if time.monotonic() > deadline:
                return _late(url, settings)
            pieces.append(piece)
    except EOFError:
        return Failed(url, FailedReason.TRUNCATED, "The page breaks off.", "Try again later.", url)
    except zlib.error:
        return Failed(url, FailedReason.NETWORK, "The server's packing of the page is broken.", _SAVE, url)
    named = (answer.headers.get("etag"), answer.headers.get("last-modified"))
    return Fetched(b"".join(pieces), at, answer.charset_encoding, *named)


def _unpacked(raw: Iterator[bytes], *, packed: bool) -> Iterator[bytes]:
    """Unpack in small pieces, so that a page packed a thousand times over stops at the limit.

    Raises EOFError when the packing has no end, zlib.error when it is none.
    """
    if not packed:
        yield from raw
        return
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    first = True
    for piece in raw:
        waiting = piece
        while waiting and not unpacker.eof:
            try:
                yield unpacker.decompress(waiting, _PIECE_BYTES)
            except zlib.error:
                if not first:
                    raise
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS)  # "deflate" without its head, as some servers write it
                yield unpacker.decompress(waiting, _PIECE_BYTES)
            first = False
            waiting = unpacker.unconsumed_tail
    yield unpacker.flush(_PIECE_BYTES)
    if not first and not unpacker.eof:
        raise EOFError


def _late(url: str, settings: Settings) -> Failed:
    what = f"No page within {settings.fetch_limit_s:g} seconds."
    return Failed(url, FailedReason.NETWORK, what, f"Try again later. {_SAVE}", url)
