"""Polite visits: robots.txt, a pause between two questions to one host, and longer ones where a host is in trouble.

Rules are those of RFC 9309: a robots.txt that is missing (4xx) allows everything, one that cannot be had
(5xx, no answer) nothing until it can.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.model import Failed, FailedReason, Refused, RefusedReason
from dateline.read.fetch import Answer, Declined, Fetched, Resolver, ask, declined, resolve_name
from dateline.settings import Settings

if TYPE_CHECKING:
    from protego import Protego

NAME = "Dateline"
"""What robots.txt files call us."""
ROBOTS_KEPT_S = 24 * 3600.0
ROBOTS_RETRY_S = 600.0
ROBOTS_BYTES = 512_000
LONGEST_DELAY_S = 60.0
"""The longest Crawl-delay that is kept to; some sites ask for days."""
LONGEST_PAUSE_S = 3600.0
PATIENCE_S = 60.0
"""A host that wants to be left alone for longer is not waited for: its page is a Failed that says so."""
_TROUBLE = frozenset((429, 500, 502, 503, 504))


@dataclass(slots=True)
class _Host:
    """What is known of a host: when it may be asked again, its robots.txt, how often it failed in a row."""

    next_at: float = 0.0
    delay_s: float = 0.0
    rules: Protego | None = None
    closed: str = ""
    rules_until: float = 0.0
    troubles: int = 0
    turn: threading.Lock = field(default_factory=threading.Lock)


class Visitor:
    """Asks hosts for pages one at a time each; threads may share it."""

    def __init__(
        self,
        settings: Settings,
        *,
        resolver: Resolver = resolve_name,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._settings = settings
        self._resolver = resolver
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def visit(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """A page, when its host may be asked; with ``etag`` or ``modified`` only if it has changed since (else 304)."""
        headers = {}
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        hindrance = self._permit(url, told=url)
        if hindrance is not None:
            return hindrance
        first = url
        answer = ask(
            url, settings=self._settings, resolver=self._resolver, headers=headers,
            permit=lambda at: None if at == first else self._permit(at, told=url),
        )  # fmt: skip
        self._note(url, answer)
        return answer

    def wait_s(self, url: str) -> float:
        """How long a host is still to be left alone, in seconds."""
        return max(0.0, self._host(url).next_at - self._clock())

    def _permit(self, url: str, *, told: str) -> Refused | Failed | None:
        """Wait for the host's turn; what hinders a visit, None where nothing does."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return None  # `ask` says so
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
            return None
        host = self._host(url)
        if (left := host.next_at - self._clock()) > PATIENCE_S:
            what = f"{parts.hostname} asks to be left alone for another {left / 60:.0f} minutes."
            return Failed(told, FailedReason.NETWORK, what, "Try again later.", told)
        if self._settings.keep_robots:
            hindrance = self._robots(host, url, told=told)
            if hindrance is not None:
                return hindrance
        self._await(host)
        return None

    def _await(self, host: _Host) -> None:
        with self._lock:
            begins = max(self._clock(), host.next_at)
            host.next_at = begins + max(self._settings.host_delay_s, host.delay_s)
        wait = begins - self._clock()
        if wait > 0:
            self._sleep(wait)

    def _robots(self, host: _Host, url: str, *, told: str) -> Refused | Failed | None:
        with host.turn:
            if self._clock() >= host.rules_until:
                self._load_rules(host, url)
        if host.closed:
            what = (
                f"The robots.txt of {urlsplit(url).hostname} cannot be had, so nothing there is fetched. {host.closed}"
            )
            return Failed(told, FailedReason.NETWORK, what, "Try again later.", told)
        if host.rules is not None and not host.rules.can_fetch(url, NAME):
            what = f"The robots.txt of {urlsplit(url).hostname} asks that it not be fetched."
            return Refused(
                told, RefusedReason.ROBOTS, what, "Save the page from a browser, or ask the publisher.", told
            )
        return None

    def _load_rules(self, host: _Host, url: str) -> None:
        parts = urlsplit(url)
        self._await(host)
        where = f"{parts.scheme}://{parts.netloc}/robots.txt"
        answer = ask(where, settings=self._settings, resolver=self._resolver)
        if isinstance(answer, Fetched):
            self._read_rules(host, answer.raw[:ROBOTS_BYTES])
        else:
            # An address that is not allowed is left to the page's own question, which says so.
            missing = isinstance(answer, Declined) and 400 <= answer.status < 500 and answer.status != 429
            refused = isinstance(answer, Failed) and answer.reason is FailedReason.ADDRESS
            host.rules = None
            why = answer.what if isinstance(answer, Failed) else declined(where, answer).what
            host.closed = "" if missing or refused else why
        kept_s = ROBOTS_RETRY_S if host.closed else ROBOTS_KEPT_S
        host.rules_until = self._clock() + kept_s

    def _read_rules(self, host: _Host, raw: bytes) -> None:
        from protego import Protego

        host.closed = ""
        try:
            host.rules = Protego.parse(raw.decode("utf-8", "replace"))
            host.delay_s = min(float(host.rules.crawl_delay(NAME) or 0.0), LONGEST_DELAY_S)
        except (ValueError, RecursionError, TypeError):  # no robots.txt, whatever it is
            host.rules = None

    def _note(self, url: str, answer: Answer) -> None:
        """Leave a host in peace: a little after each answer, ever longer after trouble."""
        host = self._host(url)
        in_trouble = (isinstance(answer, Declined) and answer.status in _TROUBLE) or (
            isinstance(answer, Failed) and answer.reason is FailedReason.NETWORK
        )
        with self._lock:
            host.troubles = host.troubles + 1 if in_trouble else 0
            pause = max(self._settings.host_delay_s, host.delay_s)
            if in_trouble:
                pause = min(pause * 2 ** min(host.troubles, 30), LONGEST_PAUSE_S)
                asked = answer.retry_after_s if isinstance(answer, Declined) else None
                pause = max(pause, min(asked or 0.0, ROBOTS_KEPT_S))
            host.next_at = max(host.next_at, self._clock() + pause)

    def _host(self, url: str) -> _Host:
        try:
            parts = urlsplit(url)
            key = f"{parts.scheme.lower()}://{parts.netloc.lower()}"
        except ValueError:
            key = ""
        with self._lock:
            return self._hosts.setdefault(key, _Host())


_VISITORS: dict[Settings, Visitor] = {}


def visitor_for(settings: Settings) -> Visitor:
    """This process's visitor for these settings, so that pauses hold over all lists it follows."""
    key = replace(settings, code_limit_s=None)
    return _VISITORS.setdefault(key, Visitor(key))
