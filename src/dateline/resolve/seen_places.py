"""What the encoder's vectors say of whether a stretch names a place in its own right.

"Kenya" may be where something happens, or who does it, and the encoder's vector of the word in its sentence tells the
two apart better than any mark with a name. Counted are the stretch's head word and the word that governs it. Weights
are learnt with those of the named features (`training/places.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.resolve.place_features import Scene, head_word

PARTS = ("head", "governor")
"""The words whose vectors count."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What each number of a word's vector (brought to length 1) counts, and what they add up to on average.

    ``middles`` has that for stretches of each type, "" for those of none and of types it lacks. Only what is above the
    middle counts, so that a stretch without a vector is weighed by its named features alone.
    """

    numbers: tuple[float, ...]
    middles: Mapping[str, float]

    def middle(self, type_: str) -> float:
        """What the vector of a stretch of a type counts on average."""
        return self.middles.get(type_, self.middles[""])


def words_seen(scene: Scene, part: str) -> list[tuple[int, tuple[int, int]]]:
    """The stretches whose head (or whose governor) stands in a sentence, by number, each with (sentence, token)."""
    found: list[tuple[int, tuple[int, int]]] = []
    for index, each in enumerate(scene.toponyms):
        if each.sentence < 0 or each.type in ("Given", "Inside"):
            continue
        sentence = scene.doc.sentences[each.sentence]
        word = head_word(sentence, each)
        if part == "governor":
            word = sentence.tokens[word].head
        if word >= 0:
            found.append((index, (each.sentence, word)))
    return found


def seen(scene: Scene, weights: Mapping[str, Seen]) -> list[float]:
    """What the vectors add to the log-odds that each stretch names a place; 0 where there is no vector."""
    told = [0.0] * len(scene.toponyms)
    weigh = scene.doc.weigh
    if weigh is None:
        return told
    for part, own in weights.items():
        at = words_seen(scene, part)
        for (index, _), worth in zip(at, weigh([word for _, word in at], own.numbers), strict=True):
            told[index] += worth - own.middle(scene.toponyms[index].type)
    return told
