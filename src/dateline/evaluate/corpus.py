"""The project's own gold as rows, split by scene; `python -m dateline.evaluate.corpus corpus` checks every file."""

from __future__ import annotations

import argparse
import fnmatch
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.codebook import Codebook, load
from dateline.errors import InputError
from dateline.evaluate.marked_reports import MarkedReport, load_reports, parse_report
from dateline.evaluate.marked_sentences import MarkedSentence, load_sentences
from dateline.evaluate.marks import ROLES
from dateline.model import account as forms

SPLITS = ("train", "dev", "test")
SHARES = {"sentences": (0.76, 0.88), "reports": (0.60, 0.80)}
"""Where train ends and where dev ends, of 1; the rest is test."""


def split_of(scene: str, *, of: str) -> str:
    """train, dev or test: by the hash of the scene's name, so that added scenes move no other."""
    share = int(hashlib.sha1(scene.encode()).hexdigest()[:8], 16) / 16**8
    train, dev = SHARES[of]
    return "train" if share < train else "dev" if share < dev else "test"


def sentences(folder: Path, split: str | None = None) -> Iterator[MarkedSentence]:
    """Marked sentences of a corpus folder, of one split or all."""
    for each in load_sentences(folder / "sentences"):
        if split is None or split_of(each.scene, of="sentences") == split:
            yield each


def reports(folder: Path, split: str | None = None) -> Iterator[MarkedReport]:
    """Marked reports of a corpus folder, of one split or all."""
    for each in load_reports(folder / "reports"):
        if split is None or split_of(each.scene, of="reports") == split:
            yield each


def sentence_row(marked: MarkedSentence) -> dict[str, Any]:
    """A gold row of a sentence: its accounts with the slots that sentences state."""
    return {
        "id": f"{marked.file}:{marked.line}",
        "scene": marked.scene,
        "text": marked.text,
        "accounts": [
            {
                "action": {
                    "type": act.type,
                    "mode": act.mode,
                    "contexts": sorted(act.contexts),
                    "text": marked.text[slice(*act.trigger)],
                    "spans": [list(act.trigger)],
                },
                "status": {"value": act.status, "historical": act.historical},
                **{
                    f"{role}s": [{"text": marked.text[s:e], "spans": [[s, e]]} for s, e in act.roles.get(role, ())]
                    for role in ("actor", "recipient")
                },
                "marks": {role: [list(pair) for pair in pairs] for role, pairs in act.roles.items()},
            }
            for act in marked.acts
        ],
    }


def rows(folder: Path, split: str | None = None) -> Iterator[dict[str, Any]]:
    """All gold rows of a corpus folder: reports, then sentences."""
    yield from (each.as_row() for each in reports(folder, split))
    yield from (sentence_row(each) for each in sentences(folder, split))


def faults(folder: Path, only: str = "*") -> Iterator[str]:
    """What is wrong in the files of a corpus, a sentence each."""
    codebook = load()
    for path in sorted((folder / "reports").glob("*.txt")):
        if fnmatch.fnmatch(path.name, only):
            try:
                report = parse_report(path.read_text(encoding="utf-8"), name=path.stem)
            except (InputError, ValueError) as error:
                yield str(error)
                continue
            yield from _report_faults(report, codebook)
    for path in sorted((folder / "sentences").glob("*.txt")):
        if fnmatch.fnmatch(path.name, only):
            yield from _sentence_faults(path, codebook)


def _sentence_faults(path: Path, codebook: Codebook) -> Iterator[str]:
    from dateline.evaluate.marked_sentences import parse_line

    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            try:
                marked = parse_line(line, file=path.name, number=number)
            except InputError as error:
                yield str(error)
                continue
            for act in marked.acts:
                kind = act.type + (f"-{act.mode}" if act.mode else "")
                yield from _kind_faults(f"{path.name}:{number}", kind, act.contexts, codebook)


def _report_faults(report: MarkedReport, codebook: Codebook) -> Iterator[str]:
    for account in report.accounts:
        where = f"{report.name}: #{account.number}"
        yield from _kind_faults(where, account.label.what, account.label.contexts, codebook)
        for label, _ in account.labels:
            if label.what == "speaker" and (label.value or "").split(":")[0] not in forms.SpeakerKind.__args__:
                yield f"{where}: speaker: {label.value!r} is no kind of speaker"
            if label.what == "place" and (label.value or "").split(":")[2] not in forms.PlacePrecision.__args__:
                yield f"{where}: place: {label.value!r}: point, city, admin1 or country at the end"
            if label.what not in ROLES:
                yield f"{where}: unknown label {label.what!r}"
        if len({label.entity for label, _ in account.labels if label.what == "actor"} & {None}):
            yield f"{where}: an actor without its entity"
    for name, entity in report.entities.items():
        if entity["kind"] not in forms.PartyKind.__args__:
            yield f"{report.name}: &{name}: {entity['kind']!r} is no kind of party"
        strange = [each for each in entity["sectors"] if each not in forms.SECTORS]
        if strange:
            yield f"{report.name}: &{name}: {strange} are no sectors"
        if entity["country"] and not (len(entity["country"]) == 3 and entity["country"].isupper()):
            yield f"{report.name}: &{name}: {entity['country']!r} is no code of three letters"
    for name in report.mentions:
        if name not in report.entities:
            yield f"{report.name}: &{name} has no line in the footer"


def _kind_faults(where: str, kind: str, contexts: tuple[str, ...], codebook: Codebook) -> Iterator[str]:
    type_, _, mode = kind.partition("-")
    if type_ not in codebook.actions:
        yield f"{where}: {type_} is no type of the codebook"
    elif mode and mode not in codebook.actions[type_].modes:
        yield f"{where}: {mode} is no mode of {type_}: {', '.join(codebook.actions[type_].modes) or 'it has none'}"
    for context in contexts:
        if context not in codebook.contexts:
            yield f"{where}: {context} is no context of the codebook"


def counts(folder: Path) -> dict[str, Counter[str]]:
    """How much there is of what."""
    found: dict[str, Counter[str]] = {name: Counter() for name in ("texts", "types", "modes", "statuses", "contexts")}
    for sentence in sentences(folder):
        found["texts"]["sentences"] += 1
        found["texts"]["sentences without act"] += not sentence.acts
        for act in sentence.acts:
            _count(found, act.type, act.mode, act.status, act.historical, act.contexts)
    for report in reports(folder):
        found["texts"]["reports"] += 1
        found["texts"]["reports without act"] += not report.accounts
        for account in report.accounts:
            kind, _, mode = account.label.what.partition("-")
            _count(found, kind, mode, account.label.status, account.label.historical, account.label.contexts)
    return found


def _count(
    found: dict[str, Counter[str]], kind: str, mode: str | None, status: str, old: bool, contexts: tuple[str, ...]
) -> None:
    found["texts"]["acts"] += 1
    found["types"][kind] += 1
    found["modes"][f"{kind}-{mode}"] += bool(mode)
    found["statuses"]["historical" if old else status] += 1
    found["contexts"].update(contexts)


def main() -> None:
    """Check a corpus folder, count it, or write it as JSON lines."""
    ask = argparse.ArgumentParser(description="Checks the corpus; with --rows writes it as JSON lines.")
    ask.add_argument("folder", type=Path)
    ask.add_argument("--only", default="*", help="files of this pattern only")
    ask.add_argument("--counts", action="store_true", help="how much there is of what")
    ask.add_argument("--rows", choices=SPLITS, help="write the gold rows of a split as JSON lines")
    asked = ask.parse_args()
    wrong = list(faults(asked.folder, asked.only))
    if wrong:
        sys.exit("\n".join([*wrong, f"{len(wrong)} faults"]))
    if asked.rows:
        for row in rows(asked.folder, asked.rows):
            print(json.dumps(row, ensure_ascii=False))
    elif asked.counts:
        for name, counter in counts(asked.folder).items():
            print(f"{name}: " + ", ".join(f"{key} {number}" for key, number in sorted(counter.items())))
    else:
        print("no fault")


if __name__ == "__main__":
    main()
