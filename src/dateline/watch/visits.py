"""Many hosts at once, each asked for one page after the other."""

from __future__ import annotations

import queue
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from urllib.parse import urlsplit

from dateline.model import Failed, FailedReason
from dateline.read.fetch import Answer
from dateline.read.visit import Visitor

HOSTS_AT_ONCE = 8
_AHEAD = 16
"""Pages fetched ahead of the coder; each may have ten megabytes."""
Asked = TypeVar("Asked")


def visited(
    visitor: Visitor,
    asked: Sequence[Asked],
    *,
    where: Callable[[Asked], tuple[str, str | None, str | None]],
    stop: threading.Event,
) -> Iterator[tuple[Asked, Answer]]:
    """Answers as they come. ``where`` gives the address, ETag and Last-Modified of what is asked.

    When the caller leaves, or ``stop`` is set, no further page is asked for.
    """
    hosts: dict[str, list[Asked]] = defaultdict(list)
    for each in asked:
        hosts[_host(where(each)[0])].append(each)
    answers: queue.Queue[tuple[Asked, Answer] | None] = queue.Queue(_AHEAD)
    left = threading.Event()

    def walk(pages: list[Asked]) -> None:
        for page in pages:
            if left.is_set() or stop.is_set():
                break
            answers.put((page, _answer(visitor, *where(page))))
        answers.put(None)

    with ThreadPoolExecutor(HOSTS_AT_ONCE, thread_name_prefix="dateline-visit") as pool:
        for pages in hosts.values():
            pool.submit(walk, pages)
        walking = len(hosts)
        try:
            while walking:
                found = answers.get()
                if found is None:
                    walking -= 1
                else:
                    yield found
        finally:
            left.set()
            while walking:  # let every thread put down what it holds
                walking -= answers.get() is None


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:  # no address; the visitor says so
        return ""


def _answer(visitor: Visitor, url: str, etag: str | None, modified: str | None) -> Answer:
    try:
        return visitor.visit(url, etag=etag, modified=modified)
    except Exception as error:
        # A thread that dies silently would leave its host waited for without end.
        what = f"It could not be fetched ({type(error).__name__}: {error})."
        return Failed(url, FailedReason.INTERNAL, what, "Please report it with the address.", url)
