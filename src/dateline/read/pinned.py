"""A network backend that resolves a name once, checks every address, and connects to a checked one.

Checking first and letting the library resolve again would be open to DNS rebinding. TLS still names the
host, since the pool hands the host name, not the address, to the handshake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import httpcore2
import httpx2


class AddressRefused(OSError):  # noqa: N818 - a refusal, named for what happened
    """A host whose address is private, loopback, a metadata service's or otherwise not public."""


class PinnedBackend(httpcore2.NetworkBackend):
    """Connects only to addresses that were checked."""

    def __init__(self, resolver: Callable[[str, int], list[str]], *, free: bool) -> None:
        self._resolver = resolver
        self._free = free
        self._below = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first checked address; raises AddressRefused if any address is not public."""
        from dateline.read.fetch import allowed

        try:
            addresses = self._resolver(host, port)
        except OSError as error:
            raise httpcore2.ConnectError(f"the name {host} is not known ({error})") from error
        refused = [address for address in addresses if not allowed(address)]
        if refused and not self._free:
            raise AddressRefused(f"{host} is at {refused[0]}, which is no public address")
        if not addresses:
            raise httpcore2.ConnectError(f"the name {host} has no address")
        return self._below.connect_tcp(
            addresses[0], port, timeout=timeout, local_address=local_address, socket_options=socket_options
        )


def pinned_transport(resolver: Callable[[str, int], list[str]], *, free: bool) -> httpx2.HTTPTransport:
    """A transport of the client library whose pool uses the pinned backend."""
    transport = httpx2.HTTPTransport(trust_env=False)
    # The library has no parameter for the backend of its pool; its pool is ours to replace before first use.
    transport._pool = httpcore2.ConnectionPool(
        ssl_context=httpx2.create_ssl_context(trust_env=False),
        network_backend=PinnedBackend(resolver, free=free),
    )
    return transport
