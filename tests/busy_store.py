"""A watch that writes as fast as it can, four processes that read, one that judges: waits and errors of each.

Used by the tests for ten seconds, and by `benchmarks/busy_store.py` for minutes. As a program it is one of
the processes: `python busy_store.py ROLE STORE SECONDS FOLDER`; each prints one line of JSON.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

READERS = 4
LINES_A_FILE = 400


def run_busy(where: str, folder: Path, seconds: float) -> dict[str, list[dict[str, Any]]]:
    """Run all processes for so long; gives what each role measured."""
    folder.mkdir()
    _write_reports(folder / "first.jsonl", 0)
    from dateline.store import open_store

    open_store(where).close()
    roles = ["watch", *["read"] * READERS, "judge"]
    running = [
        (role, subprocess.Popen([sys.executable, __file__, role, where, str(seconds), str(folder)], text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE))
        for role in roles
    ]  # fmt: skip
    found: dict[str, list[dict[str, Any]]] = {"watch": [], "read": [], "judge": []}
    for role, each in running:
        out, err = each.communicate(timeout=seconds + 120)
        assert each.returncode == 0, f"{role}: {err[-2000:]}"
        found[role].append(json.loads(out.splitlines()[-1]))
    return found


def at_share(sorted_s: list[float], share: float) -> float:
    """The value below which that share lies."""
    return sorted_s[min(int(share * len(sorted_s)), len(sorted_s) - 1)] if sorted_s else 0.0


def _write_reports(path: Path, first: int) -> None:
    from kill_runs import DID, WHERE, WHO

    rng = random.Random(first)
    lines = []
    for number in range(first, first + LINES_A_FILE):
        sentences = [f"{rng.choice(WHO)} {rng.choice(DID)} {rng.choice(WHERE)} on Monday." for _ in range(4)]
        text = f"This is the news of day {number} for all of the readers in the province. " + " ".join(sentences)
        lines.append(json.dumps({"text": text, "url": f"https://news.example/{number}", "published": "2024-03-05"}))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _timed(seconds: float, ways: list[Callable[[], object]], *, pause_s: float) -> dict[str, Any]:
    """Call the ways in turn for so long: how long each took, by the clock and on the processor, and every error."""
    took: list[float] = []
    busy: list[float] = []
    errors: list[str] = []
    ends = time.monotonic() + seconds
    number = 0
    while time.monotonic() < ends:
        began, worked = time.monotonic(), time.thread_time()
        try:
            ways[number % len(ways)]()
        except Exception as error:
            errors.append(f"{type(error).__name__}: {error}")
        took.append(time.monotonic() - began)
        busy.append(time.thread_time() - worked)
        number += 1
        time.sleep(pause_s)
    took.sort()
    busy.sort()
    shares = {f"p{round(100 * share)}_ms": round(1000 * at_share(took, share), 1) for share in (0.5, 0.95, 0.99)}
    return {"calls": number, "errors": errors, **shares, "longest_ms": round(1000 * took[-1], 1),
            "cpu_p95_ms": round(1000 * at_share(busy, 0.95), 1)}  # fmt: skip


def read(where: str, seconds: float) -> dict[str, Any]:
    """What a desk asks for: a page of accounts, a filtered one, counts, the runs."""
    from dateline.store import open_store

    with open_store(where, create=False, read_only=True) as store:
        ways: list[Callable[[], object]] = [
            lambda: store.page(limit=50),
            lambda: store.page(limit=50, type="ASSAULT"),
            lambda: store.page(limit=50, actor="Rebels"),
            lambda: store.counts(("month", "type")),
            store.runs,
        ]
        return _timed(seconds, ways, pause_s=0.05)


def judge(where: str, seconds: float) -> dict[str, Any]:
    """One judgement after the other."""
    from dateline.store import open_store

    class Said:
        def __init__(self, number: int) -> None:
            self.judgement_id = f"judgement{number:08}"
            self._told = {"verdict": "same", "one": f"a{number}", "other": "b", "by": "analyst", "when": "2024-03-05"}

        def as_dict(self) -> dict[str, object]:
            return dict(self._told)

    with open_store(where, create=False) as store:
        numbers = iter(range(10**8))
        told = _timed(seconds, [lambda: store.judge(Said(next(numbers)))], pause_s=0.1)
        return {**told, "kept": len(store.judgements())}


def watch(where: str, seconds: float, folder: Path) -> dict[str, Any]:
    """`dateline watch` on a folder that is never empty, with a coder that takes no time."""
    import threading

    from dateline.keep import KeptRun, open_run
    from dateline.settings import Settings
    from dateline.store import open_store
    from dateline.store.watch_book import WatchBook
    from dateline.watch import Asked, Places, Watch, rounds
    from fake_coder import FakeCoder

    rounds.SETTLES_S = -1.0
    stop = threading.Event()
    timer = threading.Timer(seconds, stop.set)
    timer.start()
    coder = FakeCoder()
    with open_store(where) as store:
        run: KeptRun = open_run(store, kind="watch", coder=coder.version, inputs=(str(folder),), options={})
        with run:
            asked = Asked(lambda: Places((), (folder,)), Settings(), 0.0, stop, lambda *_, **__: None)
            watching = Watch(run, WatchBook(store), coder, asked=asked)
            files = 1
            while not stop.is_set():
                watching.once()
                _write_reports(folder / f"more{files:05}.jsonl", files * LINES_A_FILE)
                files += 1
            counted = watching.counted
    return {"reports": counted.kept, "accounts": counted.accounts, "per_s": round(counted.kept / seconds, 1)}


def main() -> None:
    """One of the processes."""
    role, where, seconds, folder = sys.argv[1:5]
    if role == "watch":
        told = watch(where, float(seconds), Path(folder))
    else:
        told = {"read": read, "judge": judge}[role](where, float(seconds))
    print(json.dumps(told))


if __name__ == "__main__":
    main()
