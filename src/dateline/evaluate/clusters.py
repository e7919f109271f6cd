"""`python -m dateline.evaluate.clusters corpus/clusters` checks every cluster file; counts and rows, too."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dateline.codebook import Codebook, load
from dateline.errors import InputError
from dateline.evaluate.cluster_files import (
    CAUSES,
    DERIVATIONS,
    KINDS,
    RELATIONS,
    SLOTS,
    Cluster,
    PlannedDisagreement,
    load_cluster,
    load_clusters,
)
from dateline.evaluate.corpus_rows import SPLITS

COUNTED = ("killed", "injured", "arrested", "displaced", "abducted", "crowd")
FEWEST, MOST = 4, 12
"""How many reports a cluster has."""


def faults(folder: Path) -> Iterator[str]:
    """What is wrong in the cluster files of a folder, a sentence each."""
    codebook = load()
    for path in sorted(folder.glob("*.yaml")):
        try:
            cluster = load_cluster(path)
        except InputError as error:
            yield str(error)
            continue
        for each in (*_event_faults(cluster, codebook), *_report_faults(cluster), *_disagreement_faults(cluster)):
            yield f"{path.name}: {each}"


def _event_faults(cluster: Cluster, codebook: Codebook) -> Iterator[str]:
    for event, written in cluster.events.items():
        kind, _, mode = written.split()[0].partition("-")
        if kind not in codebook.actions:
            yield f"events: {event}: {kind} is no type of the codebook"
        elif mode and mode not in codebook.actions[kind].modes:
            yield f"events: {event}: {mode} is no mode of {kind}"
        if not any(event in report.tells for report in cluster.reports.values()):
            yield f"events: {event}: no report tells of it"
    for one, relation, other in cluster.related:
        if relation not in RELATIONS or not {one, other} <= set(cluster.events):
            yield f"related: {one} {relation} {other}: two events of this file, and {', '.join(RELATIONS)}"


def _report_faults(cluster: Cluster) -> Iterator[str]:
    if not FEWEST <= len(cluster.reports) <= MOST:
        yield f"{len(cluster.reports)} reports: a cluster has {FEWEST} to {MOST}"
    for number, report in cluster.reports.items():
        if not report.tells:
            yield f"report {number}: tells of nothing"
        for event, words in report.tells.items():
            if event not in cluster.events:
                yield f"report {number}: tells: no event {event}"
            yield from (
                f"report {number}: tells: {each!r} does not stand in its text"
                for each in words
                if each not in report.text
            )
        for other, how in report.derives:
            if other not in cluster.reports or other == number or how not in DERIVATIONS:
                yield f"report {number}: from: {other} {how}: another report, and {', '.join(DERIVATIONS)}"
            elif cluster.reports[other].published[:10] > report.published[:10]:
                yield f"report {number}: came out before report {other}, which it derives from"


def _disagreement_faults(cluster: Cluster) -> Iterator[str]:
    for each in cluster.disagreements:
        where = f"disagreement on {'/'.join(each.slots)} of {each.event}"
        yield from (f"{where}: {fault}" for fault in _faults_of(each, cluster))
    for event, slot, words in cluster.details:
        yield from (f"details on {slot} of {event}: {fault}" for fault in _words_faults(event, (slot,), words, cluster))


def _faults_of(each: PlannedDisagreement, cluster: Cluster) -> Iterator[str]:
    if each.kind not in KINDS:
        yield f"kind {each.kind!r} is none of {', '.join(KINDS)}"
    if each.cause is not None and each.cause not in CAUSES:
        yield f"cause {each.cause!r} is none of {', '.join(CAUSES)}"
    if ("count" in each.slots) != (each.of in COUNTED):
        yield f"a count, and nothing else, has `of:` one of {', '.join(COUNTED)}"
    if len(each.positions) < 2:
        yield "two positions at least"
    words = {number: said for reports in each.positions.values() for number, said in reports.items()}
    yield from _words_faults(each.event, each.slots, words, cluster)
    if strange := set(each.alone) - set(words):
        yield f"alone: {sorted(strange)} take no position"
    for number in each.alone:
        others = {
            cluster.origin(other)
            for reports in each.positions.values()
            if number not in reports
            for other in reports
            if other in cluster.reports
        }
        if len(others) < 2:
            yield f"alone: {number} stands against fewer than two origins"


def _words_faults(event: str, slots: Sequence[str], words: Mapping[int, str], cluster: Cluster) -> Iterator[str]:
    if strange := [slot for slot in slots if slot not in SLOTS]:
        yield f"{strange} is none of {', '.join(SLOTS)}"
    if event not in cluster.events:
        yield f"no event {event}"
    for number, said in words.items():
        if number not in cluster.reports:
            yield f"no report {number}"
        elif said not in cluster.reports[number].text and said not in cluster.reports[number].title:
            yield f"{said!r} does not stand in report {number}"
        elif event not in cluster.reports[number].tells:
            yield f"report {number} does not tell of {event}"


def counts(folder: Path) -> dict[str, Counter[str]]:
    """How much there is of what."""
    found: dict[str, Counter[str]] = {
        name: Counter() for name in ("files", "reports by fold", "derivations", "slots", "kinds", "causes", "types")
    }
    for cluster in load_clusters(folder):
        found["files"][cluster.fold] += 1
        found["files"]["with several events"] += len(cluster.events) > 1
        found["files"]["without disagreement"] += not cluster.disagreements
        found["files"]["details"] += len(cluster.details)
        found["reports by fold"][cluster.fold] += len(cluster.reports)
        found["types"].update(kind.split("-")[0].split()[0] for kind in cluster.events.values())
        for report in cluster.reports.values():
            found["derivations"][report.derives[0][1] if report.derives else "original"] += 1
        for each in cluster.disagreements:
            found["slots"]["/".join(each.slots)] += 1
            found["kinds"][each.kind] += 1
            found["causes"][each.cause or "none"] += 1
            found["files"]["somebody alone"] += bool(each.alone)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Check a folder of clusters, count it, or write it as JSON lines."""
    ask = argparse.ArgumentParser(prog="python -m dateline.evaluate.clusters", description=__doc__)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--counts", action="store_true", help="how much there is of what")
    ask.add_argument("--rows", choices=(*SPLITS, "all"), help="write the gold rows of a split as JSON lines")
    asked = ask.parse_args(arguments)
    if not any(asked.folder.glob("*.yaml")):
        sys.exit(f"{asked.folder}: no cluster file (*.yaml) here.")
    wrong = list(faults(asked.folder))
    if wrong:
        sys.exit("\n".join([*wrong, f"{len(wrong)} faults"]))
    if asked.rows:
        for cluster in load_clusters(asked.folder, None if asked.rows == "all" else asked.rows):
            for row in cluster.rows():
                print(json.dumps(row, ensure_ascii=False))
    elif asked.counts:
        for name, counter in counts(asked.folder).items():
            print(f"{name}: " + ", ".join(f"{key} {number}" for key, number in sorted(counter.items())))
    else:
        print("no fault")


if __name__ == "__main__":
    main()
