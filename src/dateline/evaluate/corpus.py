"""`python -m dateline.evaluate.corpus corpus` checks every file of the corpus, counts it, writes it as rows."""

from __future__ import annotations

import argparse
import fnmatch
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from dateline.codebook import Codebook, load
from dateline.errors import InputError
from dateline.evaluate.corpus_rows import SPLITS, fold_of, reports, rows, sentence_row, sentences, split_of
from dateline.evaluate.marked_reports import MarkedReport, parse_report
from dateline.evaluate.marked_sentences import parse_line
from dateline.model import account as forms

__all__ = ["SPLITS", "faults", "fold_of", "reports", "rows", "sentence_row", "sentences", "split_of"]


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
            if label.what == "speaker" and (label.value or "").split(":")[0] not in get_args(forms.SpeakerKind):
                yield f"{where}: speaker: {label.value!r} is no kind of speaker"
            if label.what == "place" and (label.value or "").split(":")[2] not in get_args(forms.PlacePrecision):
                yield f"{where}: place: {label.value!r}: point, city, admin1 or country at the end"
        for other in account.allowed:
            if other not in codebook.actions:
                yield f"{where}: allowed={other}: no type of the codebook"
    for name, entity in report.entities.items():
        if entity["kind"] not in get_args(forms.PartyKind):
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
