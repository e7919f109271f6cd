"""What the encoder's vectors tell of a party's sector: what an unknown noun means, and what the report is about.

Read are mean vectors of stretches of words, each brought to length 1: the party's head word, its phrase, the word that
governs it, its sentence, the report. What each number of them is worth for each sector is learnt with the marks of
`sector_marks`; the weights stand in ``sector_sight.json``, in hundredths.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.model import MeanVectors, Sentence, Stretch
from dateline.resolve.mentions import phrase
from dateline.resolve.surroundings import Surroundings
from dateline.weights import learnt

WEIGHTS = Path(__file__).with_name("sector_sight.json")
LENGTHS = {"head": 2.5, "phrase": 2.5, "above": 2.5, "sentence": 2.5, "report": 4.0}
"""What is read, in this order, and the length to which it is brought while weights are fitted: those of a longer one
are held down less. Of 2 to 6 the best on folds of train (`python -m training.sectors`)."""
OWN = 3
"""So many of them are the party's own; its sentence and the report are others', too."""
LEAST = np.float32(1e-12)
"""Square of the length of a vector, at least: of nothing but zeros it stays as it is."""
UNIT = 0.01
"""What a weight of 1 in the file is worth."""
Floats = NDArray[np.float32]
Word = tuple[int, int]
"""Sentence index, token."""


def seen_of(around: Surroundings, sentence: Sentence, head: int) -> Floats | None:
    """The vectors of LENGTHS one behind the other, each of length 1 (of a root's governor 0); None without encoder."""
    if around.doc.means is None:
        return None
    sentences, report = _beside(around, around.doc.means)
    (own,) = _own(around.doc.means, around.doc.sentences, [(sentence.index, head)])
    return np.concatenate([*own, sentences[sentence.index], report])


def look_at(around: Surroundings, words: Iterable[Word]) -> None:
    """Find what is seen of many words at once: asked for one by one it takes five times as long."""
    if around.doc.means is None:
        return
    known = _known(around)
    fresh = [each for each in dict.fromkeys(words) if each not in known]
    if fresh:
        own, _ = _weights()
        seen = _own(around.doc.means, around.doc.sentences, fresh).reshape(len(fresh), -1) @ own
        seen += _worth_beside(around, around.doc.means)[[index for index, _ in fresh]]
        known.update(zip(fresh, seen.tolist(), strict=True))


def worth_of(around: Surroundings, sentence: Sentence, head: int) -> list[float] | None:
    """What each sector is worth by what is seen; None without an encoder.

    The same as `seen_of` times the weights, but what a sentence and its report are worth is found once for all parties.
    """
    word = sentence.index, head
    look_at(around, (word,))
    return _known(around).get(word)


def _known(around: Surroundings) -> dict[Word, list[float]]:
    """By word what each sector is worth, of those that were looked at."""
    held: dict[Word, list[float]] | None = around.kept.get(("seen words",))
    if held is None:
        held = around.kept["seen words",] = {}
    return held


def _worth_beside(around: Surroundings, means: MeanVectors) -> Floats:
    """What each sector is worth by what is seen of a sentence and of the report [sentences, sectors]."""
    held: Floats | None = around.kept.get(("seen",))
    if held is None:
        _, beside = _weights()
        sentences, report = _beside(around, means)
        whole = np.broadcast_to(report, sentences.shape)
        held = around.kept["seen",] = np.concatenate([sentences, whole], axis=1) @ beside
    return held


def _beside(around: Surroundings, means: MeanVectors) -> tuple[Floats, Floats]:
    """Vectors of the sentences [sentences, width], and of the report."""
    sentences = means([(each.index, 0, len(each.tokens)) for each in around.doc.sentences])
    return _unit(sentences), _unit(sentences.mean(axis=0))


def _own(means: MeanVectors, sentences: Sequence[Sentence], words: Sequence[Word]) -> Floats:
    """Vectors of each word, of its phrase, and of the word above [words, 3, width]."""
    asked: list[Stretch] = []
    roots: list[int] = []
    for number, (index, head) in enumerate(words):
        sentence = sentences[index]
        above = sentence.tokens[head].head
        if above < 0:
            roots.append(number)
            above = head  # nothing is above it: what is read for that is put out below
        asked += ((index, head, head + 1), (index, *phrase(sentence, head)), (index, above, above + 1))
    vectors = means(asked)
    found = _unit(vectors).reshape(len(words), OWN, vectors.shape[1])
    found[roots, OWN - 1] = 0
    return found


def _unit(vectors: Floats) -> Floats:
    squares: Floats = np.einsum("...i,...i", vectors, vectors)
    lengths: Floats = np.sqrt(np.maximum(squares, LEAST))
    return vectors / lengths[..., None]


@lru_cache(maxsize=1)
def _weights() -> tuple[Floats, Floats]:
    """[numbers of the party's own vectors, sectors], and the same of its sentence's and the report's."""
    told = learnt(WEIGHTS)
    own, beside = (
        np.concatenate([np.array(told[name], np.float32).T for name in names]) * np.float32(UNIT)
        for names in (list(LENGTHS)[:OWN], list(LENGTHS)[OWN:])
    )
    return own, beside
