"""Runs that are killed at random moments and started again, against one that is left alone.

Used by the tests with a few reports, and by `benchmarks/kills.py` with many. As a program it is the run itself:
`python kill_runs.py INPUT… --store STORE`, with a coder that is fast and knows four verbs.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WHO = ("Rebels", "Ministers", "Traders", "Farmers", "Envoys", "Officers", "Miners")
WHERE = ("Arandi", "Belmora", "Castor", "Dunvale", "Ersha", "Fintona", "Garmisa")
DID = ("shelled", "met", "condemned", "aided")
CODING_S = 0.002


@dataclass(frozen=True)
class Kept:
    """What a store holds after a run: nothing in it depends on how often the run was stopped."""

    reports: list[tuple[Any, ...]]
    accounts: list[tuple[Any, ...]]
    visits: list[tuple[Any, ...]]
    runs: list[tuple[Any, ...]]


def make_inputs(folder: Path, count: int) -> list[str]:
    """So many reports in JSON lines and texts; among them copies, broken lines, and what is refused."""
    rng = random.Random(7)
    folder.mkdir()
    lines: list[str] = []
    for number in range(count):
        sentences = [
            f"{rng.choice(WHO)} {rng.choice(DID)} {rng.choice(WHERE)} on Monday, the governor of the province said."
            for _ in range(rng.randint(1, 6))
        ]
        text = f"The news of day {number} follows here for all readers. " + " ".join(sentences)
        if number % 50 == 7 and lines:  # word for word another page's
            text = json.loads(lines[0])["text"]
        if number % 40 == 11:
            (folder / f"text{number:05}.txt").write_text(text, encoding="utf-8")
        elif number % 60 == 13:
            lines.append('{"text": "broken')
        elif number % 70 == 17:
            lines.append(json.dumps({"text": "", "url": f"https://news.example/{number}"}))
        else:
            lines.append(json.dumps({"text": text, "url": f"https://news.example/{number}", "published": "2024-03-05"}))
    (folder / "reports.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [str(folder)]


def start(inputs: list[str], store: str) -> subprocess.Popen[bytes]:
    """The run, in a process of its own; it writes a byte when its first report is coded."""
    command = [sys.executable, __file__, *inputs, "--store", store]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def run_to_the_end(inputs: list[str], store: str) -> int:
    """Run undisturbed; gives the exit code."""
    running = start(inputs, store)
    _, told = running.communicate(timeout=600)
    if running.returncode not in (0, 3):
        raise AssertionError(told.decode())
    return running.returncode


def kill_at_random(inputs: list[str], store: str, *, kills: int, longest_s: float, seed: int = 1) -> int:
    """Start the run again and again and kill it; gives how many kills hit it before it was done."""
    rng = random.Random(seed)
    hit = 0
    while hit < kills:
        running = start(inputs, store)
        assert running.stdout is not None
        if rng.random() < 0.8:  # while it codes; else while it starts, opens the store, finds its place
            running.stdout.read(1)
            time.sleep(rng.uniform(0.0, longest_s))
        else:
            time.sleep(rng.uniform(0.0, 1.0))
        ended = running.poll() is not None
        if not ended:
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
        if ended:
            break
        hit += 1
        if is_done(store):  # the kill came after the last word: another start would be another run
            break
    return hit


def is_done(store: str) -> bool:
    """Whether a run into a store has come to its end."""
    from dateline.errors import StoreError
    from dateline.store import open_store

    try:
        with open_store(store, create=False, read_only=True) as opened:
            return [run.state for run in opened.runs()] == ["done"]
    except StoreError:  # killed before the store was made
        return False


def kept(where: str) -> Kept:
    """Everything that must not depend on kills."""
    from sqlalchemy import select

    from dateline.store import open_store
    from dateline.store.schema import accounts, reports, runs, visits

    with open_store(where, create=False) as store, store._reads() as connection:
        report = reports.c
        account = accounts.c
        visit = visits.c
        chosen = (
            select(report.report_id, report.page_id, report.version, report.superseded_by, report.accounts),
            select(account.account_id, account.report_id, account.body_sha256, account.superseded_by),
            select(visit.origin, visit.outcome, visit.report_id, visit.accounts),
            select(runs.c.kind, runs.c.state),
        )
        found = [sorted((tuple(row) for row in connection.execute(asked)), key=repr) for asked in chosen]
    return Kept(*found)


def main() -> int:
    """The run itself."""
    from dateline.doors.cli import main as dateline
    from dateline.doors.cli.rooms import Rooms
    from fake_coder import FakeCoder

    class Told(FakeCoder):
        told = False

        def code(self, report: Any) -> Any:
            time.sleep(CODING_S)
            if not self.told:
                self.told = True
                os.write(1, b"!")
            return super().code(report)

    return dateline(["code", *sys.argv[1:]], rooms=Rooms(coder=lambda _settings, _codebook: Told()))


if __name__ == "__main__":
    sys.exit(main())
