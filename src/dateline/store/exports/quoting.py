"""How much of a report an export may quote: sentences under 300 characters, and a tenth of the report in all.

A sentence as it is shown may be cut, and roles may stand in it instead of names; ``told["moved"]`` remembers how, so
that the offsets of the report still find their words in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

LONGEST = 299
SHARE = 10
"""One tenth of a report's text may be quoted as sentences, in one export."""
CUT = "…"
REMEMBERED = 5000
"""Reports whose sentences are remembered: the accounts of a report come together."""


class Moved(NamedTuple):
    """Where the letters of a report stand in its shown sentence.

    ``begin`` is where the whole sentence begins in the report, ``by`` how far what is shown was moved by cutting, and
    ``hidden`` are (start, end, length of what is shown instead), in code points of the report.
    """

    begin: int
    by: int = 0
    hidden: Sequence[tuple[int, int, int]] = ()

    def shown(self, offset: int) -> int:
        """Where a code point of the report stands in the shown sentence."""
        at = offset - self.begin + self.by
        if not self.hidden:
            return at
        for start, end, length in self.hidden:
            if end <= offset:
                at += length - (end - start)
            elif start < offset:  # inside a name: where its role begins
                at -= offset - start
        return at

    def told(self, at: int) -> int:
        """The code point of the report that stands at a place of the shown sentence."""
        offset = at - self.by + self.begin
        for start, end, length in self.hidden:
            if offset >= start + length:
                offset += end - start - length
            elif offset > start:
                return start
        return offset


def moved_of(told: Mapping[str, Any]) -> Moved:
    """How the sentence of an account was changed; not at all unless it says so."""
    found: Moved = told.get("moved") or Moved(told["sentence"]["start"])
    return found


def limited(tolds: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Cut what would quote more than that; the words of the slots themselves (who, did, when) are facts and stay.

    A sentence that several accounts share is cut once, and counts once. Where too little is left, it is None. An
    account whose sentence is not whole has the key ``cut``.
    """
    spent: dict[str, int] = {}
    quoted: dict[str, dict[tuple[int, int], dict[str, Any]]] = {}
    for told in tolds:
        sentence, name = told["sentence"], told["report"]["report_id"]
        if not sentence["text"]:
            yield told
            continue
        if name not in quoted and len(quoted) >= REMEMBERED:
            quoted.clear()
        mine, pair = quoted.setdefault(name, {}), (sentence["start"], sentence["end"])
        changed = mine.get(pair)
        if changed is None:
            before = spent.get(name, 0)
            allowed = min(LONGEST, told["report"]["text_length"] // SHARE - before)
            changed = mine[pair] = _shortened(told, allowed) if len(sentence["text"]) > allowed else {}
            spent[name] = before + len((changed.get("sentence") or sentence)["text"] or "")
        yield {**told, **changed, "cut": True} if changed else told


def _shortened(told: dict[str, Any], allowed: int) -> dict[str, Any]:
    """The keys that change where a sentence is cut to so many letters."""
    sentence = told["sentence"]
    text, start = sentence["text"], sentence["start"]
    for around in told["action"]["spans"]:
        if start <= around[0] and around[1] <= sentence["end"]:
            break
    else:
        return {"sentence": {**sentence, "text": None}}
    if allowed < around[1] - around[0] + 2 * len(CUT):
        return {"sentence": {**sentence, "text": None}}
    moved = moved_of(told)
    room = allowed - 2 * len(CUT)
    middle = (moved.shown(around[0]) + moved.shown(around[1])) // 2
    first = max(0, min(middle - room // 2, len(text) - room))
    last = first + room
    words = text[first:last].lstrip()
    first = last - len(words)
    words = words.rstrip()
    lead = CUT if first else ""
    return {
        "sentence": {
            "text": lead + words + (CUT if last < len(text) else ""),
            "start": moved.told(first),
            "end": moved.told(last),
        },
        "moved": Moved(moved.begin, moved.by - first + len(lead), moved.hidden),
    }
