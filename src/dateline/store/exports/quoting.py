"""How much of a report an export may quote: sentences under 300 characters, and a tenth of the report in all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

LONGEST = 299
SHARE = 10
"""One tenth of a report's text may be quoted as sentences, in one export."""
CUT = "…"


def limited(tolds: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Cut what would quote more than that; the words of the slots themselves (who, did, when) are facts and stay.

    A sentence that several accounts share counts once. Where too little is left, the sentence is None.
    """
    spent: dict[str, int] = {}
    quoted: dict[str, set[tuple[int, int]]] = {}
    for whole in tolds:
        told, report = whole, whole["report"]
        name, sentence = report["report_id"], told["sentence"]
        if not sentence["text"]:
            yield told
            continue
        pair = (sentence["start"], sentence["end"])
        if pair not in quoted.setdefault(name, set()):
            left = report["text_length"] // SHARE - spent.get(name, 0)
            if len(sentence["text"]) > min(LONGEST, left):
                told = {**told, "sentence": _shortened(told, left)}
            pair = (told["sentence"]["start"], told["sentence"]["end"])
            if told["sentence"]["text"] and pair not in quoted[name]:
                quoted[name].add(pair)
                spent[name] = spent.get(name, 0) + len(told["sentence"]["text"])
        yield told


def _shortened(told: dict[str, Any], left: int) -> dict[str, Any]:
    sentence = told["sentence"]
    text, start = sentence["text"], sentence["start"]
    allowed = min(LONGEST, left)
    around = next((pair for pair in told["action"]["spans"] if start <= pair[0] and pair[1] <= sentence["end"]), None)
    if around is None or allowed < around[1] - around[0] + 2 * len(CUT):
        return {**sentence, "text": None}
    room = allowed - 2 * len(CUT)
    first = max(0, min((around[0] + around[1]) // 2 - start - room // 2, len(text) - room))
    words = text[first : first + room]
    return {
        "text": (CUT if first else "") + words.strip() + (CUT if first + room < len(text) else ""),
        "start": start + first,
        "end": start + first + room,
    }
