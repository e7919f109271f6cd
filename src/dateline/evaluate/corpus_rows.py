"""The project's own gold as rows, split by scene."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.evaluate.marked_reports import MarkedReport, load_reports
from dateline.evaluate.marked_sentences import MarkedSentence, load_sentences

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
    """All gold rows of a corpus folder, reports, then sentences; `suggested_fold` names the split of each."""
    for each in reports(folder, split):
        row = each.as_row()
        yield {**row, "suggested_fold": fold_of(row)}
    for sentence in sentences(folder, split):
        row = sentence_row(sentence)
        yield {**row, "suggested_fold": fold_of(row)}


def fold_of(row: dict[str, Any]) -> str:
    """The split of a gold row: of a report, which is published, or of a sentence."""
    return split_of(row["scene"], of="reports" if "published" in row else "sentences")
