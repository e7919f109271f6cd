"""The child process that reads pages: `python -P -m dateline.read.child MEMORY_BYTES PARENT`.

Jobs and answers are frames: eight bytes of length, then JSON; a page's bytes follow their job's frame. A
page that takes too long or too much memory costs only this process.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from typing import Any, BinaryIO

from dateline.read.wire import known_from_json, read_frame, report_to_json, write_frame

WARM_UP_PAGE = b"<html><body><article><h1>To begin with</h1><p>%s</p></article></body></html>" % (
    b"They said that it will be of no use. " * 15
)
"""Plain English, so that the classifier of languages stays away."""
CLASSIFIER_BYTES = 220 * 1024 * 1024
"""Address space that the classifier and numpy take: loaded with a page, they are not that page's."""


def main(taken: BinaryIO, given: BinaryIO, *, memory_bytes: int, parent: int) -> None:
    """Answer jobs until the parent closes the pipe. A ``parent`` of 0 does not take the child along."""
    die_with_parent(parent)
    # numpy comes with the classifier; its threads' stacks on a large machine would count as the page's memory.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    load_extractor()
    from dateline.read.known import Known
    from dateline.read.webpage import read_page
    from dateline.settings import Settings

    # One page before the first: libraries load and compile their patterns at no page's cost.
    read_page(WARM_UP_PAGE, origin="", known=Known(), settings=Settings())
    gc.freeze()  # what is loaded by now stays to the end: no page's time goes into looking through it
    limit_memory(memory_bytes + CLASSIFIER_BYTES)
    write_frame(given, b'"ready"')
    while (frame := read_frame(taken)) is not None:
        job: dict[str, Any] = json.loads(frame)
        raw = read_frame(taken) or b""
        try:
            if job.get("list"):
                answer = _listing(raw, job)
            else:
                outcome = read_page(
                    raw, origin=job["origin"], known=known_from_json(job["known"]), declared=job["declared"],
                    settings=Settings(text_limit_chars=job["text_limit_chars"]),
                )  # fmt: skip
                answer = report_to_json(outcome).encode("utf-8")
        except MemoryError:
            answer = b'{"kind": "memory"}'
        except Exception as error:
            memory = "memory" in str(error).lower()  # libxml2 says it in words
            what = f"{type(error).__name__}: {error}"
            answer = json.dumps({"kind": "memory"} if memory else {"kind": "broken", "what": what}).encode()
        write_frame(given, answer)


def load_extractor() -> None:
    """Load trafilatura without the language classifier that it would bring along and is not asked.

    The classifier and numpy take a third of its time to load; `language_of` loads them for a page that is not plainly
    English.
    """
    if "py3langid" in sys.modules:
        return
    sys.modules["py3langid"] = None  # type: ignore[assignment]  # Python's way to say that there is none
    try:
        import trafilatura  # noqa: F401  # for what comes after
    finally:
        del sys.modules["py3langid"]


def _listing(raw: bytes, job: dict[str, Any]) -> bytes:
    """The answer to a job that asks for a list of pages."""
    from dateline.read.listing import NoListing
    from dateline.read.listing_reader import listing_to_json, read_listing

    try:
        return json.dumps(listing_to_json(read_listing(raw, job["list"], url=job["url"]))).encode()
    except NoListing as error:
        return json.dumps({"kind": "no listing", "what": str(error)}).encode()


def die_with_parent(parent: int) -> None:
    """On Linux the kernel ends the child when its parent dies; elsewhere the closed pipe does."""
    if sys.platform == "linux" and parent:
        import ctypes
        import signal

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
        if os.getppid() != parent:  # it died before we asked
            raise SystemExit(1)


def limit_memory(memory_bytes: int) -> None:
    """Limit the address space to so much more than is taken now, where the system can."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as opened:
            taken = int(opened.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + memory_bytes, taken + memory_bytes))
    except (ImportError, ValueError, OSError):
        return


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer, memory_bytes=int(sys.argv[1]), parent=int(sys.argv[2]))
