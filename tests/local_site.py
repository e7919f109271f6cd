"""A web server on loopback whose pages are a table, for tests of what fetches."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    """What the server says to a path."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """Pages by path, and what was asked, when, with which headers."""

    address: str
    pages: dict[str, Answer | bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def counted(self, path: str) -> int:
        """How often a path was asked for."""
        return self.asked.count(path)


@contextmanager
def local_site() -> Iterator[Site]:
    """Serve a table of pages; what is not in it is a 404."""
    site = Site("")

    class Replies(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.times.append(time.monotonic())
            site.headers.append({key.lower(): value for key, value in self.headers.items()})
            told = site.pages.get(self.path, Answer(status=404))
            answer = told if isinstance(told, Answer) else Answer(told)
            named = answer.headers.get("ETag")
            unchanged = named is not None and self.headers.get("If-None-Match") == named
            self.send_response(304 if unchanged else answer.status)
            for key, value in {"Content-Type": "text/html; charset=utf-8", **answer.headers}.items():
                self.send_header(key, value)
            self.end_headers()
            if not unchanged:
                self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Replies)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
