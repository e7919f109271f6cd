"""Measures merging: a month of reports, made from the corpus's clusters with variation (`month.py`), on one core.

    python benchmarks/merging.py [--reports 100000] [--world real|dense] [--out FILE]

Coding is not counted. Writes benchmarks/results/merging.json: reports a CPU-second at a fortieth, a tenth, a
quarter and the whole; how time grows (the constant of n·log2 n, and the exponent of the best power law); memory
at its peak; how long one more report takes, of reports drawn by lot from the month (`LOT`), so that happenings of
which hundreds tell are among those they join; and how many events hold reports of more than one made happening.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import random
import resource
import statistics
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import dateline
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.cluster_files import load_clusters
from dateline.merge.merger import Merger
from month import DENSE, REAL, Coded, Told, made

ROOT = Path(__file__).parents[1]
RESULT = Path(__file__).parent / "results" / "merging.json"
PARTS = (40, 10, 4, 1)
ADDED = 100
"""So many reports are added one by one at the end."""
LOT = 20261127
"""The seed by which those are drawn."""


def coded_clusters() -> list[Coded]:
    """The corpus's clusters, coded once; with what the coder doubts, as `dateline compare` does."""
    coder = dateline.Coder()
    return [
        [(report, coder.code(report, doubtful=True)) for report in map(report_of, cluster.rows())]
        for cluster in load_clusters(ROOT / "corpus" / "clusters")
    ]


def measured(reports: Sequence[Told]) -> tuple[Merger, dict[str, float]]:
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
        "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def one_more(merger: Merger, reports: Sequence[Told]) -> dict[str, float]:
    """How long one more report takes, milliseconds of CPU time."""
    took = []
    for report, accounts in reports:
        began = time.process_time()
        merger.add(report, accounts)
        merger.settle()
        took.append(1000 * (time.process_time() - began))
    ranked = sorted(took)
    return {
        "median_ms": round(statistics.median(took), 1),
        "p95_ms": round(ranked[len(ranked) * 95 // 100], 1),
        "worst_ms": round(max(took), 1),
        "reports": len(took),
    }


def drawn(reports: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """The reports of a month without some drawn by lot, in order, and those."""
    lot = set(random.Random(LOT).sample(range(len(reports)), ADDED))
    return [each for at, each in enumerate(reports) if at not in lot], [reports[at] for at in sorted(lot)]


def growth(runs: Sequence[dict[str, float]]) -> float:
    """The exponent of the power law that fits time against reports best (1: linear)."""
    if len(runs) < 2:
        return math.nan
    sizes, times = [math.log(run["reports"]) for run in runs], [math.log(run["cpu_s"]) for run in runs]
    return round(statistics.linear_regression(sizes, times).slope, 3)


def mixed(merger: Merger, reports: Sequence[Told]) -> dict[str, int]:
    """How many events of several reports hold reports of more than one made happening."""
    happening = {report.report_id: report.origin for report, _ in reports}
    events = [event for event in merger.settled() if len(event.reports) > 1]
    several = sum(len({happening[each.report_id] for each in event.reports}) > 1 for event in events)
    return {"events_of_several_reports": len(events), "of_several_happenings": several}


def main() -> None:
    """Measure and write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=100_000)
    ask.add_argument("--world", choices=("real", "dense"), default="real")
    ask.add_argument("--out", type=Path, default=RESULT)
    asked = ask.parse_args()
    clusters = coded_clusters()
    world = REAL if asked.world == "real" else DENSE
    whole, added = drawn(list(made(clusters, asked.reports + ADDED, world=world)))
    runs: list[dict[str, float]] = []
    for part in PARTS:
        merger, told = measured(whole[: asked.reports // part])
        runs.append(told)
        print(told, flush=True)
    result = {
        "reports_per_cpu_s": runs[-1]["reports_per_cpu_s"],
        "world": asked.world,
        "runs": runs,
        "grows_as_n_to_the": growth(runs),
        "mixed": mixed(merger, whole),
        "one_more": one_more(merger, added),
        "made_from": {"clusters": len(clusters), "reports": sum(map(len, clusters))},
        "python": platform.python_version(),
        "when": datetime.now().date().isoformat(),
    }
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
