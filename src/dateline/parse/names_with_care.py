"""Names read with care: stretches of words compared by what is known of names and by the whole report.

For who asks for names (`Parser.names`). The walk from report to accounts keeps the network's own names, on which all
that is fitted behind them rests.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dateline.model import Name
from dateline.parse.encoder import Floats, softmax
from dateline.parse.name_candidates import Read, ReportNames, Tags
from dateline.parse.name_words import Known, Words

FARTHEST = 8.0
"""Deviations from the mean, in standard deviations, that count."""
Choice = tuple[int, int, int, float]


class CarefulNames:
    """The tables and the net of ``names.npz``."""

    def __init__(self, file: Path, tags: Sequence[str], types: Sequence[str]) -> None:
        """``tags`` and ``types`` are those of the model, in order."""
        self._types = types
        self._tags = Tags.of(tags, types)
        with np.load(file) as kept:
            of = {name: kept[name] for name in kept.files}
        names, contexts = (
            of[name].astype(np.float32) * of[f"{name}_unit"] for name in ("table_names", "table_contexts")
        )
        self._words = Words(names, of["table_names_bias"], contexts, of["table_contexts_bias"])
        sums = ((of[f"known_{each}_sums"].tolist(), of[f"known_{each}"].tolist()) for each in Known._fields)
        self._known = Known(*(dict(zip(*each, strict=True)) for each in sums))
        net = ("mean", "scale", "hide", "hide_bias", "out", "out_bias", "skip")
        self._net: list[Floats] = [of[each].astype(np.float32) for each in net]

    def names(self, sentences: Sequence[Read]) -> list[tuple[Name, ...]]:
        """The names of each sentence of a report."""
        report = ReportNames(sentences, self._tags, self._types)
        chosen: list[list[Choice]] = [[] for _ in sentences]
        if report.places:
            raw = self._raw(report.marks(self._words, self._known))
            likely = softmax(raw)
            gains = raw[:, :-1] - raw[:, -1:]
            best = gains.argmax(1)
            for rank, (at, first, last) in enumerate(report.places):
                kind = int(best[rank])
                chosen[at].append((first, last, rank, float(gains[rank, kind])))
            return [
                tuple(
                    Name(first, last, self._types[best[rank]], float(likely[rank, best[rank]]))
                    for first, last, rank in apart(each)
                )
                for each in chosen
            ]
        return [() for _ in sentences]

    def _raw(self, marks: Floats) -> Floats:
        """[candidates, types + 1]: raw scores, those of no name last."""
        mean, scale, hide, hide_bias, out, out_bias, skip = self._net
        seen = np.minimum(np.maximum((marks - mean) * scale, -FARTHEST), FARTHEST)
        return np.asarray(np.maximum(seen @ hide + hide_bias, 0) @ out + seen @ skip + out_bias, np.float32)


def apart(stretches: Sequence[Choice]) -> list[tuple[int, int, int]]:
    """Of stretches (first, last, number, gain) those that gain most together without sharing a word, in order."""
    ending: dict[int, list[tuple[int, int, float]]] = {}
    for first, last, number, gain in stretches:
        if gain > 0:
            ending.setdefault(last, []).append((first, number, gain))
    length = max(ending, default=0)
    best = [0.0] * (length + 1)
    taken: list[tuple[int, int] | None] = [None] * (length + 1)
    for last in range(1, length + 1):
        best[last] = best[last - 1]
        for first, number, gain in ending.get(last, ()):
            if best[first] + gain > best[last]:
                best[last], taken[last] = best[first] + gain, (first, number)
    found: list[tuple[int, int, int]] = []
    last = length
    while last > 0:
        choice = taken[last]
        if choice:
            found.append((choice[0], last, choice[1]))
        last = choice[0] if choice else last - 1
    return found[::-1]
