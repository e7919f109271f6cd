"""Learns when two accounts are of one event: `python -m training.merging [--cache FILE]`.

From the train part of the corpus: reports of one scene whose acts say `event=`, and the clusters' reports, coded by the
installed coder. Pairs that blocking finds are rows; those whose accounts are of a gold event have a truth. Beside them
stand pairs of accounts of different scenes, moved to the same days: scenes of the corpus lie months apart, and from
them alone one learns that two acts of a kind and a day are one, which in a month of all the world's news they hardly
ever are. Also writes how copies are told from independent reports. Writes src/dateline/merge/weights.json and prints
what the pairs of dev say of it.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

import dateline
from dateline.evaluate import corpus
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.cluster_files import load_clusters
from dateline.evaluate.told_events import told_event
from dateline.merge.blocking import keys_of, pairs_of, sorted_keys
from dateline.merge.features import FEATURES, NEAR, measured
from dateline.merge.kinds import BY_FORCE
from dateline.merge.kinship import kinship
from dateline.merge.lineage import clues, order_key
from dateline.merge.pairs import Pairs
from dateline.merge.rows import names_town, row_of, rows_of
from dateline.merge.scoring import WEIGHTS, learn
from dateline.model import Account, make_report
from dateline.text import overlap
from training.gold import CORPUS

HOLD, HOLD_OF_KIN = 60.0, 30.0
"""How strongly the weights believed before learning hold, in rows. Of 10, 30, 60 and 120 for events the third: with
less, B³ of dev falls by up to 0.03; two acts of one kind three days apart stay two (tests/merge)."""
FAR_SHARE, CROWD_SHARE = 1.0, 1.5
"""What pairs of unlike events of one scene weigh in all, and pairs of a crowd, against 1 for pairs of one event. Of 0.7
to 3 and 0 to 4: learnt without a crowd one pair in 37 of unlike events of dev, of like types and some days, looks like
one event, with this share one in 90; with more, B³ of dev's accounts falls."""
CROWD, CROWD_DAYS = 40_000, 3
"""Pairs of a crowd that are learnt from, of some 250,000; its scenes begin on three days, one after the other."""
TOWNS = [each.name for each in FEATURES].index("two towns")
LEAST_OF_TOWNS = -12.0
"""What two towns weigh at most: what one report tells apart weighs no more."""
FIRST_DAY = date(2024, 3, 1)
Told = tuple[str, Account, str | None]
"""Scene, account, gold event (None: none that is known)."""


def told(coder: dateline.Coder, fold: str) -> Iterator[Told]:
    """Every account of the reports whose events are known, with its event."""
    scenes: dict[str, list[dict]] = {}
    for row in corpus.rows(CORPUS, fold):
        if "published" in row and any(each.get("event") for each in row["accounts"]):
            scenes.setdefault(row["scene"], []).append(row)
    for scene, rows in scenes.items():
        for row in rows:
            gold = [(each.get("event"), each["action"]["spans"]) for each in row["accounts"]]
            for account in coder.code(report_of(row), doubtful=True):
                found = {
                    f"{scene}:{event}"
                    for event, spans in gold
                    if event and any(overlap(tuple(s), one) for s in spans for one in account.action.words.spans)
                }
                yield scene, account, found.pop() if len(found) == 1 else None
    for cluster in load_clusters(CORPUS / "clusters", fold):
        for row in cluster.rows():
            for account in coder.code(report_of(row), doubtful=True):
                yield cluster.name, account, told_event(account, row["tells"])


def pairs(rows: list[Told]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, truth and weight of every pair that blocking finds and whose events are known."""
    of_report: dict[str, list[Account]] = {}
    for _, account, _ in rows:
        of_report.setdefault(account.report.report_id, []).append(account)
    encoded = [row_of(account, of_report[account.report.report_id]) for _, account, _ in rows]
    found = list(pairs_of(*sorted_keys([keys_of(row) for row in encoded])))
    one, other = (np.concatenate([each[side] for each in found]) for side in (0, 1))
    events = [event for _, _, event in rows]
    scenes = [scene for scene, _, _ in rows]
    known = np.array(
        [
            (events[a] is not None and events[b] is not None) or scenes[a] != scenes[b]
            for a, b in zip(one, other, strict=True)
        ]
    )
    one, other = one[known], other[known]
    truth = np.array([events[a] is not None and events[a] == events[b] for a, b in zip(one, other, strict=True)])
    values = measured(Pairs(rows_of(encoded), one=one, other=other))
    share = np.where(truth, 1.0 / max(truth.sum(), 1), FAR_SHARE / max((~truth).sum(), 1))
    return values, truth, share


def crowd(rows: list[Told]) -> np.ndarray:
    """Features of pairs of accounts of different scenes and of like types, as if all scenes began within three days."""
    began: dict[str, date] = {}
    for scene, account, _ in rows:
        if day := account.report.published_day:
            began[scene] = min(began.get(scene, day), day)
    moved = [
        (scene, _moved(account, _days_to_crowd(scene, began[scene]))) for scene, account, _ in rows if scene in began
    ]
    of_report: dict[str, list[Account]] = {}
    for _, account in moved:
        of_report.setdefault(account.report.report_id, []).append(account)
    encoded = [row_of(account, of_report[account.report.report_id]) for _, account in moved]
    number = {scene: at for at, scene in enumerate(began)}
    scenes = np.array([number[scene] for scene, _ in moved])
    kinds = np.array([row.type for row in encoded])
    one, other = np.triu_indices(len(moved), 1)
    alike = (kinds[one] == kinds[other]) | NEAR[kinds[one], kinds[other]]
    at = np.flatnonzero((scenes[one] != scenes[other]) & alike)
    if len(at) > CROWD:
        at = at[np.random.default_rng(1).choice(len(at), CROWD, replace=False)]
    return measured(Pairs(rows_of(encoded), one=one[at], other=other[at]))


def _days_to_crowd(scene: str, began: date) -> timedelta:
    return FIRST_DAY + timedelta(days=sum(scene.encode()) % CROWD_DAYS) - began


def _moved(account: Account, by: timedelta) -> Account:
    report, time = account.report, account.time
    return account.but(
        report=replace(report, published=report.published + by if report.published else None),
        time=replace(time, start=time.start + by if time.start else None, end=time.end + by if time.end else None),
    )


def neighbours(rows: list[Told]) -> np.ndarray:
    """Features of pairs of accounts of one act of force, of which one is moved to another town, with other numbers:
    an army strikes two towns a day, and no scene of the corpus tells of more than one."""
    of_report: dict[str, list[tuple[Account, str | None]]] = {}
    for _, account, event in rows:
        of_report.setdefault(account.report.report_id, []).append((account, event))
    here: list[tuple[Account, str | None, list[Account]]] = []
    there: list[tuple[Account, str | None, list[Account]]] = []
    for told_here in of_report.values():
        accounts = [account for account, _ in told_here]
        moved = _to_another_town(accounts)
        here += [(account, event, accounts) for account, event in told_here]
        there += [(account, event, moved) for account, (_, event) in zip(moved, told_here, strict=True)]
    one, other = [], []
    for at, (account, event, _) in enumerate(here):
        if event is None or not _strikes_town(account):
            continue
        for place, (moved_account, moved_event, _) in enumerate(there):
            is_other = account.report.report_id != here[place][0].report.report_id
            if is_other and moved_event == event and _strikes_town(moved_account):
                one.append(at)
                other.append(len(here) + place)
    encoded = rows_of([row_of(account, siblings) for account, _, siblings in (*here, *there)])
    return measured(Pairs(encoded, one=np.array(one), other=np.array(other)))


def _strikes_town(account: Account) -> bool:
    return account.action.type in BY_FORCE and names_town(account.place)


def _to_another_town(accounts: list[Account]) -> list[Account]:
    """A report's accounts as if all the towns that it names were others, some 200 km to the north; counts as well."""
    towns = {each.place.name for each in accounts if names_town(each.place) and each.place.name}
    text = accounts[0].report.text
    for town in sorted(towns):
        text = text.replace(town, town[::-1].capitalize())
    report = make_report(text, url=accounts[0].report.url, publisher=accounts[0].report.publisher)
    report = replace(accounts[0].report, report_id=report.report_id, text=text, signature=report.signature)
    found = []
    for each in accounts:
        place = each.place
        if place.name in towns and place.lat is not None:
            place = replace(place, name=place.name[::-1].capitalize(), lat=place.lat + 2.0, ids={})
        quantities = tuple(
            replace(one, low=one.low and one.low + 3, high=one.high and one.high + 3) for one in each.quantities
        )
        found.append(each.but(report=report, place=place, quantities=quantities))
    return found


def kin(fold: str) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """Clues, truth and beliefs of the clusters' reports: a report and what it derives from, against other origins."""
    values, truth, before = [], [], []
    for cluster in load_clusters(CORPUS / "clusters", fold):
        reports = {number: report_of(row) for number, row in zip(cluster.reports, cluster.rows(), strict=True)}
        for number, report in reports.items():
            for other, earlier in reports.items():
                derives = other in [each for each, _ in cluster.reports[number].derives]
                if number != other and (derives or cluster.origin(number) != cluster.origin(other)):
                    if not derives and order_key(earlier) >= order_key(report):
                        continue
                    told = clues(kinship(earlier, report))
                    before = [each.before for each in told]
                    values.append([each.value for each in told])
                    truth.append(derives)
    return np.array(values), np.array(truth), before


def learnt_from(rows: list[Told], *, known: Mapping[str, float] | None = None) -> np.ndarray:
    """The weights of `FEATURES`; where all but that of two towns are ``known``, that one beside them."""
    values, truth, share = pairs(rows)
    if known is not None:
        return _with_two_towns(np.array([known.get(each.name, each.before) for each in FEATURES]), rows, values, truth)
    others = crowd(rows)
    found = learn(
        np.vstack([values, others]),
        np.concatenate([truth, np.zeros(len(others), dtype=bool)]),
        before=[each.before for each in FEATURES],
        share=np.concatenate([share, np.full(len(others), CROWD_SHARE / max(len(others), 1))]),
        hold=HOLD * (len(truth) + len(others)) / len(truth),
    )
    return _with_two_towns(found, rows, values, truth)


def _with_two_towns(weights: np.ndarray, rows: list[Told], values: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """The weights with that of two towns learnt beside the others: the zero of the likelihood's slope, by halving.

    Learnt along with all others, it would take from what they say of scenes in which nobody strikes twice.
    """
    near = neighbours(rows)
    values, truth = np.vstack([values, near]), np.append(truth, np.zeros(len(near), dtype=bool))
    column, low, high = values[:, TOWNS], LEAST_OF_TOWNS, 0.0
    others = values @ weights - column * weights[TOWNS]
    for _ in range(60):
        weight = (low + high) / 2
        guess = 1 / (1 + np.exp(-(others + column * weight)))
        if column @ (guess - truth) + HOLD * (weight - FEATURES[TOWNS].before) > 0:
            high = weight
        else:
            low = weight
    found = weights.copy()
    found[TOWNS] = weight
    return found


def main() -> None:
    """Learn, write, and print."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--cache", type=Path, help="keep coded accounts here, so that a second run needs no coding")
    ask.add_argument(
        "--only-towns", action="store_true", help="learn that of two towns and leave all others as they are"
    )
    asked = ask.parse_args()
    if asked.cache and asked.cache.exists():
        version, parts = pickle.loads(asked.cache.read_bytes())
    else:
        coder = dateline.Coder()
        version, parts = coder.version, {fold: list(told(coder, fold)) for fold in ("train", "dev")}
        if asked.cache:
            asked.cache.write_bytes(pickle.dumps((version, parts)))
    before_it = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    found = learnt_from(parts["train"], known=before_it["same event"] if asked.only_towns else None)
    weights = {each.name: round(float(weight), 3) for each, weight in zip(FEATURES, found, strict=True)}
    values, truth, before = kin("train")
    share = np.where(truth, 1.0 / max(truth.sum(), 1), 1.0 / max((~truth).sum(), 1))
    found = learn(values, truth, before=before, share=share, hold=HOLD_OF_KIN)
    named = [each.name for each in clues(kinship(*[make_report("A text.")] * 2))]
    derives = {name: round(float(weight), 3) for name, weight in zip(named, found, strict=True)}
    if asked.only_towns:
        version, derives = before_it["learnt from"], before_it["derives"]
    WEIGHTS.write_text(
        json.dumps({"learnt from": version, "same event": weights, "derives": derives}, indent=1) + "\n",
        encoding="utf-8",
    )
    for fold in ("train", "dev"):
        values, truth, _ = pairs(parts[fold])
        said = values @ np.array(list(weights.values())) > 0
        right = (said & truth).sum()
        print(
            f"{fold}: {len(truth)} pairs, {truth.sum()} of one event, precision {right / max(said.sum(), 1):.3f}, "
            f"recall {right / max(truth.sum(), 1):.3f}"
        )
        said = crowd(parts[fold]) @ np.array(list(weights.values())) > 0
        print(f"{fold}: {len(said)} pairs of a crowd, of unlike events, {said.mean():.4f} of which look like one")
        said = neighbours(parts[fold]) @ np.array(list(weights.values())) > 0
        print(f"{fold}: {len(said)} pairs of two towns, {said.mean():.4f} of which look like one")
        values, truth, _ = kin(fold)
        said = values @ np.array(list(derives.values())) > 0
        right = (said & truth).sum()
        print(
            f"{fold}: {len(truth)} pairs of reports, {truth.sum()} derive, precision {right / max(said.sum(), 1):.3f}, "
            f"recall {right / max(truth.sum(), 1):.3f}"
        )
    for name, weight in sorted([*weights.items(), *derives.items()], key=lambda each: -abs(each[1])):
        print(f"  {weight:+.2f}  {name}")


if __name__ == "__main__":
    main()
