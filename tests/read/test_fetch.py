"""URLs: addresses are checked where the connection is made."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore2
import pytest

from dateline.model import Failed, FailedReason
from dateline.read.addresses import is_public
from dateline.read.fetch import Fetched, fetch
from dateline.settings import Settings

PRIVATE = (
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 192.0.0.192 0.0.0.0 224.0.0.1 "
    "255.255.255.255 ::1 ::ffff:127.0.0.1 fe80::1 fd00:ec2::254 64:ff9b::7f00:1 2002:7f00:1:: ::"
).split()


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/latest")
            self.end_headers()
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/big":
            self.send_response(200)
            self.end_headers()
            for _ in range(64):
                self.wfile.write(b"a" * 65536)
        elif self.path == "/nowhere":
            self.send_response(302)
            self.send_header("Location", "http://[::1")
            self.end_headers()
        elif self.path == "/cut":
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(gzip.compress(b"<html>" + bytes(range(256)) * 4)[:150])
        elif self.path == "/slow":
            threading.Event().wait(3)
        else:
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(b"<html>hello</html>")

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


OPEN = Settings(allow_private_addresses=True, fetch_limit_s=1.0, fetch_limit_bytes=1024 * 1024)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_and_metadata_addresses_are_not_allowed(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1"])
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


def test_a_name_that_leads_to_a_private_address_is_refused_at_the_connection() -> None:
    outcome = fetch("http://news.example/a", settings=Settings(), resolver=lambda host, port: ["10.0.0.7"])

    assert isinstance(outcome, Failed)
    assert outcome.reason is FailedReason.ADDRESS
    assert "10.0.0.7" in outcome.what


@pytest.mark.parametrize(
    "url", ["ftp://example.org/a", "file:///etc/passwd", "http://u:p@example.org/", "http://example.org:22/"]
)
def test_other_schemes_ports_and_user_names_are_refused(url: str) -> None:
    outcome = fetch(url, settings=Settings(), resolver=lambda host, port: ["93.184.216.34"])

    assert isinstance(outcome, Failed)
    assert outcome.reason is FailedReason.ADDRESS


def test_a_page_is_fetched_when_private_addresses_are_allowed(site: str) -> None:
    outcome = fetch(site + "/", settings=OPEN)

    assert isinstance(outcome, Fetched)
    assert (outcome.raw, outcome.declared) == (b"<html>hello</html>", "utf-8")


@pytest.mark.parametrize(
    ("path", "reason", "word"),
    [
        ("/none", FailedReason.NETWORK, "404"),
        ("/loop", FailedReason.NETWORK, "redirects"),
        ("/big", FailedReason.TOO_LARGE, "1.05 MB"),
        ("/slow", FailedReason.NETWORK, "seconds"),
    ],
)
def test_each_hindrance_is_told(site: str, path: str, reason: FailedReason, word: str) -> None:
    outcome = fetch(site + path, settings=OPEN)

    assert isinstance(outcome, Failed)
    assert outcome.reason is reason
    assert word in outcome.what


def test_a_redirect_to_a_metadata_address_is_refused(site: str) -> None:
    def resolver(host: str, port: int) -> list[str]:
        return [host]

    settings = Settings(fetch_limit_s=1.0, allow_private_addresses=True)
    assert isinstance(fetch(site + "/", settings=settings, resolver=resolver), Fetched)
    closed = fetch("http://169.254.169.254/latest", settings=Settings(), resolver=resolver)
    assert isinstance(closed, Failed) and closed.reason is FailedReason.ADDRESS


def test_a_page_whose_packing_breaks_off_is_told_as_cut(site: str) -> None:
    outcome = fetch(site + "/cut", settings=OPEN)

    assert isinstance(outcome, Failed)
    assert outcome.reason is FailedReason.TRUNCATED


def test_a_redirect_to_what_is_no_address_is_refused(site: str) -> None:
    outcome = fetch(site + "/nowhere", settings=OPEN)

    assert isinstance(outcome, Failed)
    assert outcome.reason is FailedReason.ADDRESS


def test_a_name_is_resolved_once_and_the_checked_address_is_the_one_used(monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[str] = []

    def connect(_self: object, host: str, port: int, **_options: object) -> None:
        used.append(host)
        raise httpcore2.ConnectError("no network in tests")

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])  # what a hostile name server says at first, and then
    outcome = fetch("http://news.example/a", settings=Settings(), resolver=lambda host, port: next(answers))

    assert isinstance(outcome, Failed)
    assert used == ["93.184.216.34"]
    assert next(answers) == ["127.0.0.1"]


@pytest.mark.parametrize("answer", [["93.184.216.34", "10.0.0.7"], ["::ffff:10.0.0.7"], ["no address"]])
def test_one_address_that_is_not_public_refuses_the_name(answer: list[str]) -> None:
    outcome = fetch("http://news.example/a", settings=Settings(), resolver=lambda host, port: answer)

    assert isinstance(outcome, Failed)
    assert outcome.reason is FailedReason.ADDRESS
