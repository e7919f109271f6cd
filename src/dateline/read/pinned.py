"""A network backend that resolves a name once, checks every address, and connects to a checked one.

Checking first and letting the library resolve again would be open to DNS rebinding. TLS still names the
host, since the pool hands the host name, not the address, to the handshake. All that is read or written
counts against one deadline, so that a server that sends a byte now and then cannot hold the run.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2
import httpx2

from dateline.read.addresses import is_public

Resolver = Callable[[str, int], list[str]]
CONNECT_SHARE = 0.5
"""Of the time left, what one address may take before the next is tried."""


class AddressRefused(OSError):  # noqa: N818 - a refusal, named for what happened
    """A host whose address is private, loopback, a metadata service's or otherwise not public."""


class PinnedBackend(httpcore2.NetworkBackend):
    """Connects only to addresses that were checked, until a deadline (of `time.monotonic`)."""

    def __init__(self, resolver: Resolver, *, free: bool, deadline: float) -> None:
        self._resolver = resolver
        self._free = free
        self._deadline = deadline
        self._below = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to a checked address; raises AddressRefused if any address of the host is not public."""
        addresses = _within(lambda: self._resolver(host, port), deadline=self._deadline, host=host)
        refused = [address for address in addresses if not is_public(address)]
        if refused and not self._free:
            where = "is" if host == refused[0] else f"is at {refused[0]}, which is"
            raise AddressRefused(f"{host} {where} no public address")
        trouble: Exception = httpcore2.ConnectError(f"the name {host} has no address")
        for rank, address in enumerate(addresses):
            left = self._deadline - time.monotonic()
            wait = left if rank == len(addresses) - 1 else left * CONNECT_SHARE
            if wait <= 0:
                raise httpcore2.ConnectTimeout()
            try:
                stream = self._below.connect_tcp(
                    address, port, timeout=wait, local_address=local_address, socket_options=socket_options
                )
                return _Timed(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                trouble = error
        raise trouble


class _Timed(httpcore2.NetworkStream):
    """A stream all of whose waits end at one deadline."""

    def __init__(self, below: httpcore2.NetworkStream, deadline: float) -> None:
        self._below = below
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._below.read(max_bytes, timeout=self._left(httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._below.write(buffer, timeout=self._left(httpcore2.WriteTimeout))

    def close(self) -> None:
        self._below.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = self._left(httpcore2.ConnectTimeout)
        return _Timed(self._below.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._below.get_extra_info(info)

    def _left(self, error: type[Exception]) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise error()
        return left


def pinned_transport(resolver: Resolver, *, free: bool, deadline: float) -> httpx2.HTTPTransport:
    """A transport of the client library whose pool uses the pinned backend."""
    context = httpx2.create_ssl_context(trust_env=False)
    transport = httpx2.HTTPTransport(verify=context, trust_env=False)
    # The library has no parameter for the backend of its pool; its pool is ours to replace before first use.
    transport._pool = httpcore2.ConnectionPool(
        ssl_context=context, network_backend=PinnedBackend(resolver, free=free, deadline=deadline)
    )
    return transport


def _within(ask: Callable[[], list[str]], *, deadline: float, host: str) -> list[str]:
    """Ask for a host's addresses; the system's resolver knows no time limit, so it is asked from a thread."""
    answers: list[list[str]] = []
    troubles: list[Exception] = []

    def asked() -> None:
        try:
            answers.append(ask())
        except Exception as error:
            troubles.append(error)

    thread = threading.Thread(target=asked, daemon=True, name="dateline-resolve")
    thread.start()
    thread.join(max(0.0, deadline - time.monotonic()))
    if troubles:
        why = getattr(troubles[0], "strerror", None) or troubles[0]
        raise httpcore2.ConnectError(f"the name {host} is not known: {why}") from troubles[0]
    if not answers:
        raise httpcore2.ConnectTimeout(f"no answer on where {host} is")
    return answers[0]
