"""The child process that reads pages: `python -m dateline.read.child MEMORY_BYTES`.

Jobs and answers are frames: eight bytes of length, then JSON; a page's bytes follow their job's frame. A
page that takes too long or too much memory costs only this process.
"""

from __future__ import annotations

import json
import sys
from typing import Any, BinaryIO

from dateline.read.wire import read_frame, report_to_json, write_frame


def main(taken: BinaryIO, given: BinaryIO, memory_bytes: int) -> None:
    """Answer jobs until the parent closes the pipe."""
    die_with_parent()
    limit_memory(memory_bytes)
    import trafilatura  # noqa: F401 - loaded before the first page, so that its cost is no page's

    from dateline.read.known import Known
    from dateline.read.webpage import read_page
    from dateline.settings import Settings

    write_frame(given, b'"ready"')
    while (frame := read_frame(taken)) is not None:
        job: dict[str, Any] = json.loads(frame)
        raw = read_frame(taken) or b""
        try:
            outcome = read_page(
                raw, origin=job["origin"], known=Known(url=job["url"]), declared=job["declared"],
                settings=Settings(text_limit_chars=job["text_limit_chars"]),
            )  # fmt: skip
            answer = report_to_json(outcome)
        except MemoryError:
            answer = '{"kind": "memory"}'
        except Exception as error:
            answer = json.dumps({"kind": "broken", "what": f"{type(error).__name__}: {error}"})
        write_frame(given, answer.encode("utf-8"))


def die_with_parent() -> None:
    """On Linux the kernel ends the child when its parent dies; elsewhere the closed pipe does."""
    if sys.platform == "linux":
        import ctypes
        import signal

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def limit_memory(memory_bytes: int) -> None:
    """Limit the address space, where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    except (ImportError, ValueError, OSError):
        return


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer, int(sys.argv[1]))
