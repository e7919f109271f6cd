"""`python -m dateline.evaluate.gate` measures the installed coder and says which figures fell below their floors."""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.board import evaluate
from dateline.evaluate.scorecard import Figure

FLOORS = Path("tests/gate/floors.yaml")
RUNS = ("sample", "whole")
UNDER = {"whole": 0.01, "sample": 0.03}
"""How far below a measured share its floor is set, so that another processor's rounding of the int8 model breaks
nothing; wider for a sample, where one account moves a figure by more. Chosen, not tuned."""
OVER = 1.1
"""By which factor a ceiling lies above what was measured."""
HEADER = """\
# Floors under the figures of `dateline evaluate`. The tests check the sample, `make gate` the whole.
# Set anew, slightly under today's figures:   python -m dateline.evaluate.gate --write
# The corpus changed, and is meant to:        python -m dateline.evaluate.gate --pin
# A new figure: add it with any floor, then --write. Gold that is not there is left out, with a word.
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """One evaluation and the floors under its figures (and ceilings over some)."""

    task: str
    gold: str
    fold: str | None = None
    share: float | None = None
    at_least: Mapping[str, float] = field(default_factory=dict)
    at_most: Mapping[str, float] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Task and gold, for people."""
        return f"{self.task} on {Path(self.gold).name}"


@dataclass(frozen=True, slots=True)
class Gate:
    """The floors file: which corpus it was set on, by which coder, and what is measured in each run."""

    corpus: str
    sha256: str
    set_by: str
    sample: tuple[Measure, ...]
    whole: tuple[Measure, ...]

    def run(self, name: str) -> tuple[Measure, ...]:
        """The measures of the sample or of the whole."""
        return self.sample if name == "sample" else self.whole


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure beside its floor or ceiling."""

    figure: str
    value: Figure
    floor: float
    is_ceiling: bool = False

    @property
    def holds(self) -> bool:
        """Whether the figure keeps to it; one that was not measured does not."""
        if self.value is None:
            return False
        return self.value <= self.floor if self.is_ceiling else self.value >= self.floor

    def __str__(self) -> str:
        value = "not measured" if self.value is None else f"{self.value:.3f}"
        return f"{self.figure} {value}, at {'most' if self.is_ceiling else 'least'} {self.floor:g}"


def load_gate(path: Path) -> Gate:
    """Read a floors file; raises InputError where it cannot be."""
    import yaml

    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        runs = {run: tuple(Measure(**each) for each in told[run]) for run in RUNS}
        return Gate(told["corpus"]["folder"], told["corpus"]["sha256"], told["set_by"], **runs)
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise InputError(f"{path} is no file of floors ({error}).") from error


def written(gate: Gate) -> str:
    """The floors file as text."""
    import yaml

    told: dict[str, Any] = {
        "corpus": {"folder": gate.corpus, "sha256": gate.sha256},
        "set_by": gate.set_by,
        **{run: [_told(each) for each in gate.run(run)] for run in RUNS},
    }
    return HEADER + yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=110)


def fingerprint(corpus: Path) -> str:
    """SHA-256 over the marked files of a corpus folder: their names and what is in them, in order.

    `corpus/clusters` stays out of it: no floor but those of merging rests on them, and they still grow.
    """
    whole = hashlib.sha256()
    for path in sorted(each for part in ("reports", "sentences") for each in (corpus / part).glob("*.txt")):
        whole.update(f"{path.parent.name}/{path.name}\0".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def figures_of(measure: Measure, *, coder: CoderLike, root: Path) -> Mapping[str, Figure] | None:
    """What is measured today; None where the gold is not there (the data kit is not everywhere)."""
    gold = root / measure.gold
    if not gold.exists():
        return None
    return evaluate(measure.task, gold, coder=coder, fold=measure.fold, share=measure.share).figures


def verdicts(measure: Measure, figures: Mapping[str, Figure]) -> Iterator[Verdict]:
    """Each floor and ceiling beside its figure."""
    for name, floor in measure.at_least.items():
        yield Verdict(name, figures.get(name), floor)
    for name, ceiling in measure.at_most.items():
        yield Verdict(name, figures.get(name), ceiling, is_ceiling=True)


def reset(measure: Measure, figures: Mapping[str, Figure], *, under: float) -> Measure:
    """The measure with its floors slightly under the figures and its ceilings slightly over them."""

    def new(name: str, old: float, *, is_ceiling: bool) -> float:
        value = figures.get(name)
        if value is None:
            return old
        if is_ceiling:
            return math.ceil((value * OVER + under / 10) * 1000) / 1000
        return max(0.0, math.floor((value - under) * 1000) / 1000)

    return replace(
        measure,
        at_least={name: new(name, old, is_ceiling=False) for name, old in measure.at_least.items()},
        at_most={name: new(name, old, is_ceiling=True) for name, old in measure.at_most.items()},
    )


def _told(measure: Measure) -> dict[str, Any]:
    asked = {"task": measure.task, "gold": measure.gold, "fold": measure.fold, "share": measure.share}
    limits = {"at_least": dict(measure.at_least), "at_most": dict(measure.at_most)}
    return {name: value for name, value in {**asked, **limits}.items() if value not in (None, {})}


def main(arguments: Sequence[str] | None = None, *, coder: CoderLike | None = None) -> None:
    """Check floors, set them, or pin the corpus; exits with 1 where something fell."""
    ask = argparse.ArgumentParser(prog="python -m dateline.evaluate.gate", description=__doc__)
    ask.add_argument("--floors", type=Path, default=FLOORS)
    ask.add_argument("--root", type=Path, default=Path(), help="the checkout, from which gold is named")
    ask.add_argument("--run", choices=RUNS, default="whole", help="which rows are measured")
    ask.add_argument("--write", action="store_true", help="measure both runs and set floors slightly under the figures")
    ask.add_argument("--pin", action="store_true", help="pin the corpus as it is now; measures nothing")
    asked = ask.parse_args(arguments)
    try:
        gate = load_gate(asked.floors)
        now = fingerprint(asked.root / gate.corpus)
        if asked.pin or asked.write:
            gate = replace(gate, sha256=now)
        if asked.write:
            gate = _measured(gate, coder or _installed(), asked.root)
        if asked.pin or asked.write:
            asked.floors.write_text(written(gate), encoding="utf-8")
            print(f"{asked.floors}: corpus {now[:12]}…, floors set by {gate.set_by}")
            return
        fell = _check(gate.run(asked.run), coder or _installed(), asked.root)
    except InputError as error:
        sys.exit(str(error))
    if now != gate.sha256:
        print(f"CHANGED  {gate.corpus} is not the corpus that the floors were set on; --pin or --write")
        fell += 1
    sys.exit(f"{fell} below the floor" if fell else None)


def _installed() -> CoderLike:
    from dateline.pipeline import Coder

    return Coder()


def _check(measures: Sequence[Measure], coder: CoderLike, root: Path) -> int:
    fell = 0
    for measure in measures:
        figures = figures_of(measure, coder=coder, root=root)
        if figures is None:
            print(f"left out {measure.name}: {measure.gold} is not there")
            continue
        for each in verdicts(measure, figures):
            fell += not each.holds
            print(f"{'holds   ' if each.holds else 'FELL    '} {measure.name}: {each}", flush=True)
    return fell


def _measured(gate: Gate, coder: CoderLike, root: Path) -> Gate:
    runs: dict[str, list[Measure]] = {run: [] for run in RUNS}
    for run in RUNS:
        for old in gate.run(run):
            figures = figures_of(old, coder=coder, root=root)
            if figures is None:
                print(f"left as it is: {old.name}: {old.gold} is not there")
            new = old if figures is None else reset(old, figures, under=UNDER[run])
            runs[run].append(new)
            for name, before in (*old.at_least.items(), *old.at_most.items()):
                after = {**new.at_least, **new.at_most}[name]
                if before != after:
                    print(f"{run:<6}  {old.name}: {name} {before:g} → {after:g}", flush=True)
    return replace(gate, set_by=coder.version, sample=tuple(runs["sample"]), whole=tuple(runs["whole"]))


if __name__ == "__main__":
    main()
