"""Gold for the event heads: the project's corpus, and the dyads and hard negatives of the kit.

Adds to an example: ``acts`` [{token, type, status, historical, roles {role: [head words]}, partial}],
``complete`` (other words report nothing) and ``dyads`` [(actor range, recipient range, type, weight)].
"""

from __future__ import annotations

import hashlib
import pathlib

from dateline.evaluate.marked_sentences import MarkedSentence, load_sentences
from dateline.parse.tokens import words as cut_words
from training.kit import LONGEST, is_held_out, rows
from training.network import ACT_ROLES, TYPES

CORPUS = pathlib.Path(__file__).parents[1] / "corpus" / "sentences"
DEV_SHARE = 0.12


def fold_of(key: str, folds: int) -> int:
    """A stable fold for a text or scene."""
    return int(hashlib.sha1(key.encode()).hexdigest()[:8], 16) % folds


def _inside(pairs: list[tuple[int, int]], span: tuple[int, int]) -> tuple[int, int] | None:
    hit = [i for i, (s, e) in enumerate(pairs) if s < span[1] and span[0] < e]
    return (hit[0], hit[-1] + 1) if hit else None


def corpus(split: str) -> list[dict]:
    """Marked sentences, split by scene; role spans are word ranges until `with_heads` finds their heads."""
    found = []
    for marked in load_sentences(CORPUS):
        dev = fold_of(f"{marked.file}:{marked.scene}", 1000) < 1000 * DEV_SHARE
        if dev == (split == "dev"):
            example = None if is_held_out(marked.text) else _example(marked)
            if example:
                found.append(example)
    return found


def _example(marked: MarkedSentence) -> dict | None:
    pairs = cut_words(marked.text)
    if not pairs or len(pairs) > LONGEST:
        return None
    acts = []
    for act in marked.acts:
        place = _inside(pairs, act.trigger)
        if place is None or act.type not in TYPES:
            continue
        roles = {
            role: [r for r in (_inside(pairs, span) for span in spans) if r]
            for role, spans in act.roles.items()
            if role in ACT_ROLES
        }
        acts.append(
            {
                "range": place, "type": act.type, "mode": act.mode, "status": act.status,
                "historical": act.historical, "ranges": roles,
            }
        )  # fmt: skip
    return {
        "words": [marked.text[s:e] for s, e in pairs],
        "marked": acts,
        "complete": True,
        "weight": 1.0,
        "text": marked.text,
        "where": f"{marked.file}:{marked.line}",
    }


def dyads(*, folds: int = 5, out: int | None = None, only: bool = False, dev: bool = False) -> list[dict]:
    """PLV rows of the training part (``dev``: of the suggested dev fold).

    ``out`` leaves a fold out (folds are grouped by sentence); ``only`` gives just that fold.
    """
    found = []
    for row in rows("events/plv.train.jsonl.gz"):
        if out is None:
            if (row["suggested_fold"] == "dev") != dev:
                continue
        elif (fold_of(row["text"], folds) == out) != only:
            continue
        pairs = cut_words(row["text"])
        one = [_inside(pairs, tuple(span)) for span in row["source"]["spans"]]
        two = [_inside(pairs, tuple(span)) for span in row["target"]["spans"]]
        if not pairs or len(pairs) > LONGEST or not (one and two and one[0] and two[0]):
            continue
        found.append(
            {
                "words": [row["text"][s:e] for s, e in pairs],
                "dyads": [(one[0], two[0], row["plover16"][0], 1.0)],
                "allowed": row["plover16"],
                "id": row["id"],
            }
        )
    return found


def nothing() -> list[dict]:
    """Sentences of the kit that report no act (condolences, concern, declined to comment)."""
    found = []
    for row in rows("events/cbcameo_unique.train.jsonl.gz"):
        pairs = cut_words(row["text"])
        if row["plover16"] == ["NONE"] and pairs and len(pairs) <= LONGEST:
            found.append({"words": [row["text"][s:e] for s, e in pairs], "marked": [], "complete": True, "weight": 1.0})
    return found


def with_heads(examples: list[dict]) -> None:
    """Turn word ranges into head words by the trees in ``silver`` (heads per word)."""
    for example in examples:
        heads = example["silver"]
        if "marked" in example:
            example["acts"] = [
                {
                    "token": head_of(act["range"], heads), "type": act["type"], "status": act["status"],
                    "historical": act["historical"],
                    "roles": {role: [head_of(r, heads) for r in ranges] for role, ranges in act["ranges"].items()},
                }
                for act in example["marked"]
            ]  # fmt: skip
            example["dyads"] = [
                (actor, recipient, act["type"], 0.5)
                for act in example["marked"]
                for actor in act["ranges"].get("actor", [])
                for recipient in act["ranges"].get("recipient", [])
            ] + _unrelated(example)


def _unrelated(example: dict) -> list[tuple]:
    """Parties of different acts of a sentence, where no act joins them: dyads without a type."""
    joined = {
        (one, two)
        for act in example["marked"]
        for one in act["ranges"].get("actor", []) + act["ranges"].get("recipient", [])
        for two in act["ranges"].get("actor", []) + act["ranges"].get("recipient", [])
    }
    parties = sorted({party for pair in joined for party in pair})
    return [(one, two, "NONE", 0.3) for one in parties for two in parties if one != two and (one, two) not in joined]


def head_of(place: tuple[int, int], heads: list[int]) -> int:
    """The word of a range whose governor lies outside it."""
    first, last = place
    return next((i for i in range(first, last) if not first <= heads[i] < last), last - 1)
