"""Web archives and pages of our own wording, for tests."""

from __future__ import annotations

import gzip
from collections.abc import Iterable

BODY = (
    "<p>Ministers of the coastal province met traders in {town} on Monday, and promised to repair the harbour before "
    "the rains. The governor said that the work would cost four million and take until the summer.</p>"
    "<p>Fishermen told reporters that they had waited for nine years. A spokesman for the port company denied that it "
    "had broken its contract, and said that the company would pay what the court had ordered it to pay.</p>"
)
TOWNS = ("Arandi", "Belmora", "Castor", "Dunvale", "Ersha", "Fintona", "Garmisa", "Helvoe", "Ishtal", "Jorva")


def page_bytes(number: int, *, body: str | None = None) -> bytes:
    """A news page; equal numbers give equal pages."""
    town = f"{TOWNS[number % len(TOWNS)]} {number // len(TOWNS) or ''}".strip()
    words = body if body is not None else BODY.format(town=town)
    head = f"<title>Harbour of {town} to be repaired</title><meta property='og:type' content='article'>"
    article = f"<article><h1>Harbour of {town} to be repaired</h1>{words}</article>"
    return f"<html><head>{head}</head><body>{article}</body></html>".encode()


def record(
    number: int,
    body: bytes,
    *,
    kind: str = "response",
    status: str = "200 OK",
    of: str = "text/html; charset=utf-8",
    headers: str = "",
    length: int | None = None,
) -> bytes:
    """One record; ``length`` is what it says instead of the truth."""
    block = f"HTTP/1.1 {status}\r\nContent-Type: {of}\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"WARC-Date: 2024-03-01T06:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(records: Iterable[bytes]) -> bytes:
    """A member a record, as crawlers write them."""
    return b"".join(gzip.compress(each, 1) for each in records)
