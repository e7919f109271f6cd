"""Measures merging: a month of reports, made from the corpus's clusters with variation, on one core.

    python benchmarks/merging.py [--reports 100000] [--out FILE]

Each made cluster is one of the corpus under other names, words, numbers, places and days: names and content words are
drawn from small pools, so that happenings share parties and words as those of a month do. Coding is not counted.
Writes benchmarks/results/merging.json: reports a CPU-second at an eighth, a quarter, half and the whole, how time
grows, memory at its peak, and how long one more report takes.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import random
import re
import resource
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import dateline
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.cluster_files import load_clusters
from dateline.merge.merger import Merger
from dateline.model import Account, Party, Place, Report, Time, Words, make_report

ROOT = Path(__file__).parents[1]
RESULT = Path(__file__).parent / "results" / "merging.json"
FIRST_DAY, DAYS = date(2024, 3, 1), 31
NAMES, WORDS = 60, 40
"""How many names and content words of one length there are to draw from."""
ADDED = 40
"""So many reports are added one by one at the end."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_KEPT = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december that this with from they their have been were said told which when after "
    "before would could about into over than then them there what who whose where while also only more most some "
    "such each other against between under because".split()
)
Coded = list[tuple[Report, tuple[Account, ...]]]


def coded_clusters() -> list[Coded]:
    """The corpus's clusters, coded once."""
    coder = dateline.Coder()
    return [
        [(report, coder.code(report)) for report in map(report_of, cluster.rows())]
        for cluster in load_clusters(ROOT / "corpus" / "clusters")
    ]


def made(clusters: Sequence[Coded], number: int) -> Iterator[tuple[Report, tuple[Account, ...]]]:
    """So many reports of a month, in the order of publication within each made cluster."""
    chance, done = random.Random(7), 0
    pools: dict[tuple[bool, int], list[str]] = {}
    for serial in range(number):
        cluster = clusters[chance.randrange(len(clusters))]
        change = _Change(chance, pools, cluster, serial)
        for report, accounts in cluster:
            if done == number:
                return
            done += 1
            fresh = change.report(report)
            yield fresh, tuple(change.account(account, fresh) for account in accounts)


class _Change:
    """One cluster's variation: each word is always replaced by the same word of the same length, so spans hold."""

    def __init__(
        self, chance: random.Random, pools: dict[tuple[bool, int], list[str]], cluster: Coded, serial: int
    ) -> None:
        self._chance, self._pools, self._serial = chance, pools, serial
        self._words: dict[str, str] = {}
        first = min(report.published_day or FIRST_DAY for report, _ in cluster)
        self._shift = FIRST_DAY + timedelta(days=chance.randrange(DAYS - 5)) - first
        self._north, self._east = chance.uniform(-40, 40), chance.uniform(-150, 150)

    def text(self, text: str) -> str:
        return _WORD.sub(lambda match: self._word(match[0]), text)

    def report(self, report: Report) -> Report:
        published = report.published
        moved = published + self._shift if published else None
        return make_report(
            self.text(report.text), url=f"{report.url}/{self._serial}", publisher=report.publisher, published=moved,
            title=report.title, dateline=report.dateline,
        )  # fmt: skip

    def account(self, account: Account, report: Report) -> Account:
        return account.but(
            report=report,
            action=replace(account.action, words=self._said(account.action.words)),
            actors=tuple(map(self._party, account.actors)),
            recipients=tuple(map(self._party, account.recipients)),
            time=self._time(account.time),
            place=self._place(account.place),
        )

    def _word(self, word: str) -> str:
        low = word.lower()
        if low in _KEPT or (word.islower() and len(word) < 5):
            return word
        if low not in self._words:
            name = word[0].isupper()
            pool = self._pools.setdefault((name, len(low)), [])
            if len(pool) < (NAMES if name else WORDS):
                pool.append(self._invented(len(low)))
            keep = not name and self._chance.random() < 0.3
            self._words[low] = low if keep else self._chance.choice(pool)
        found = self._words[low]
        return found.upper() if word.isupper() else found.capitalize() if word[0].isupper() else found

    def _invented(self, letters: int) -> str:
        return "".join(self._chance.choice("bdfgklmnprstvz" if at % 2 == 0 else "aeiou") for at in range(letters))

    def _said(self, words: Words) -> Words:
        return replace(words, text=self.text(words.text))

    def _party(self, party: Party) -> Party:
        name = self.text(party.name) if party.name else None
        return replace(party, words=self._said(party.words), name=name, ids={})

    def _time(self, told: Time) -> Time:
        return replace(
            told,
            start=told.start + self._shift if told.start else None,
            end=told.end + self._shift if told.end else None,
        )

    def _place(self, place: Place) -> Place:
        if place.name is None:
            return place
        lat = None if place.lat is None else max(min(place.lat + self._north, 89.0), -89.0)
        lon = None if place.lon is None else (place.lon + self._east + 180) % 360 - 180
        return replace(place, name=self.text(place.name), lat=lat, lon=lon, ids={})


def measured(reports: Sequence[tuple[Report, tuple[Account, ...]]]) -> tuple[Merger, dict[str, float]]:
    """Merge reports; CPU seconds of adding and of settling into events."""
    merger, began = Merger(), time.process_time()
    for report, accounts in reports:
        merger.add(report, accounts)
    merger.settle()
    spent = time.process_time() - began
    number = len(reports)
    return merger, {
        "reports": number,
        "accounts": sum(len(accounts) for _, accounts in reports),
        "cpu_s": round(spent, 2),
        "reports_per_cpu_s": round(number / spent, 1),
        "us_per_n_log2_n": round(1e6 * spent / (number * math.log2(number)), 2),
    }


def one_more(merger: Merger, reports: Sequence[tuple[Report, tuple[Account, ...]]]) -> dict[str, float]:
    """How long one more report takes, milliseconds of CPU time."""
    took = []
    for report, accounts in reports:
        began = time.process_time()
        merger.add(report, accounts)
        merger.settle()
        took.append(1000 * (time.process_time() - began))
    return {"median_ms": round(statistics.median(took), 1), "worst_ms": round(max(took), 1), "reports": len(took)}


def main() -> None:
    """Measure and write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=100_000)
    ask.add_argument("--out", type=Path, default=RESULT)
    asked = ask.parse_args()
    clusters = coded_clusters()
    whole = list(made(clusters, asked.reports + ADDED))
    runs = []
    for part in (8, 4, 2, 1):
        merger, told = measured(whole[: asked.reports // part])
        runs.append(told)
        print(told, flush=True)
    added = one_more(merger, whole[asked.reports :])
    events, _ = merger.settle(), None
    result = {
        "reports_per_cpu_s": runs[-1]["reports_per_cpu_s"],
        "runs": runs,
        "one_more": added,
        "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "made_from": {"clusters": len(clusters), "reports": sum(map(len, clusters))},
        "python": platform.python_version(),
        "when": datetime.now().date().isoformat(),
    }
    del events
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
