"""URLs → bytes: http(s) only; each name is resolved once, its addresses checked, and the checked one used."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.model import Failed, FailedReason
from dateline.settings import Settings

REDIRECTS = 5
AGENT = "Dateline/0.1 (news event coder; fetches single pages on request)"
Resolver = Callable[[str, int], list[str]]
_DENIED = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64",
            "2001::/23",
            "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        ),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of a page, its final address and the encoding its header declares."""

    raw: bytes
    url: str
    declared: str | None


def allowed(address: str) -> bool:
    """Say whether an address is a public one; IPv4 addresses inside IPv6 are looked through."""
    found = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return not any(found in network for network in _DENIED if network.version == found.version)


def resolve_name(host: str, port: int) -> list[str]:
    """All addresses of a host, by the system."""
    return [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def fetch(url: str, *, settings: Settings, resolver: Resolver = resolve_name) -> Fetched | Failed:
    """Fetch one page; any hindrance is a Failed that says what and what to do."""
    import httpx2

    from dateline.read.pinned import AddressRefused, pinned_transport

    deadline = time.monotonic() + settings.fetch_limit_s
    at = url
    try:
        for _ in range(REDIRECTS + 1):
            wrong = _refusal(at, settings)
            if wrong:
                return Failed(url, FailedReason.ADDRESS, wrong, "Only public http and https pages are fetched.", url)
            transport = pinned_transport(resolver, free=settings.allow_private_addresses)
            with (
                httpx2.Client(
                    transport=transport, trust_env=False, follow_redirects=False, timeout=settings.fetch_limit_s / 2,
                    headers={"User-Agent": AGENT, "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8"},
                ) as client,
                client.stream("GET", at) as answer,
            ):  # fmt: skip
                if answer.is_redirect:
                    at = str(httpx2.URL(at).join(answer.headers.get("location", "")))
                    continue
                if answer.status_code >= 400:
                    what = f"The server answered {answer.status_code}."
                    return Failed(url, FailedReason.NETWORK, what, "Check the address, or try again later.", url)
                return _body(answer, url=url, at=at, deadline=deadline, settings=settings)
        return Failed(url, FailedReason.NETWORK, f"More than {REDIRECTS} redirects.", "Give the final address.", url)
    except AddressRefused as error:
        return Failed(url, FailedReason.ADDRESS, f"{error}.", "Only public addresses are fetched.", url)
    except httpx2.TimeoutException:
        what = f"No answer within {settings.fetch_limit_s:g} seconds."
        return Failed(url, FailedReason.NETWORK, what, "Try again later, or save the page and give the file.", url)
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
        what = f"It could not be fetched ({type(error).__name__}: {error})."
        return Failed(url, FailedReason.NETWORK, what, "Check the address and the connection.", url)


def _refusal(url: str, settings: Settings) -> str | None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return f"'{parts.scheme or url}' is not fetched."
    if parts.username or parts.password:
        return "An address with a user name in it is not fetched."
    if parts.port not in (None, 80, 443) and not settings.allow_private_addresses:
        return f"Port {parts.port} is not fetched."
    return None


def _body(answer, *, url: str, at: str, deadline: float, settings: Settings) -> Fetched | Failed:  # type: ignore[no-untyped-def]
    pieces: list[bytes] = []
    size = 0
    for piece in answer.iter_bytes():
        size += len(piece)
        if size > settings.fetch_limit_bytes:
            what = f"The page is larger than {settings.fetch_limit_bytes // 1_048_576} MB."
            return Failed(url, FailedReason.TOO_LARGE, what, "Save the article alone and give the file.", url)
        if time.monotonic() > deadline:
            what = f"It took more than {settings.fetch_limit_s:g} seconds."
            return Failed(url, FailedReason.NETWORK, what, "Try again later, or save the page and give the file.", url)
        pieces.append(piece)
    return Fetched(b"".join(pieces), at, answer.charset_encoding)
