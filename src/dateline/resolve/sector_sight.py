"""What the encoder's vectors tell of a party's sector: what an unknown noun means, and what the report is about.

Read are mean vectors of stretches of words, each brought to length 1: the party's head word, its phrase, the word that
governs it, its sentence, the report. What each number of them is worth for each sector is learnt with the marks of
`sector_marks`; the weights stand in ``sector_sight.json``, in hundredths.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.model import MeanVectors, Sentence
from dateline.resolve.mentions import phrase
from dateline.resolve.surroundings import Surroundings
from dateline.weights import learnt

WEIGHTS = Path(__file__).with_name("sector_sight.json")
LENGTHS = {"head": 2.5, "phrase": 2.5, "above": 2.5, "sentence": 2.5, "report": 4.0}
"""What is read, in this order, and the length to which it is brought while weights are fitted: those of a longer one
are held down less. Of 2 to 6 the best on folds of train (`python -m training.sectors`)."""
UNIT = 0.01
"""What a weight of 1 in the file is worth."""
Floats = NDArray[np.float32]


def seen_of(around: Surroundings, sentence: Sentence, head: int) -> Floats | None:
    """The vectors of LENGTHS one behind the other, each of length 1 (of a root's governor 0); None without an encoder.

    Those of the report and its sentences are made once.
    """
    means = around.doc.means
    if means is None:
        return None
    held: tuple[Floats, Floats] | None = around.kept.get(("means",))
    if held is None:
        sentences = means([(each.index, 0, len(each.tokens)) for each in around.doc.sentences])
        held = around.kept["means",] = _unit(sentences), _unit(sentences.mean(axis=0))
    sentences, report = held
    head_and_phrase, above = _own(means, sentence, head)
    return np.concatenate([*head_and_phrase, above, sentences[sentence.index], report])


def _own(means: MeanVectors, sentence: Sentence, head: int) -> tuple[Floats, Floats]:
    """Vectors of a word and its phrase [2, width], and of the word above."""
    above = sentence.tokens[head].head
    index = sentence.index
    asked = [(index, head, head + 1), (index, *phrase(sentence, head))]
    found = _unit(means([*asked, (index, above, above + 1)] if above >= 0 else asked))
    return found[:2], found[2] if above >= 0 else np.zeros_like(found[0])


def worth_of(seen: Floats) -> list[float]:
    """What each sector is worth by what is seen."""
    told: list[float] = (seen @ _weights()).tolist()
    return told


def _unit(vectors: Floats) -> Floats:
    squares: Floats = np.einsum("...i,...i", vectors, vectors)
    lengths = np.sqrt(np.maximum(squares, np.float32(1e-12))).astype(np.float32)
    return vectors / lengths[..., None]


@lru_cache(maxsize=1)
def _weights() -> Floats:
    """[numbers of all vectors, sectors]."""
    told = learnt(WEIGHTS)
    return np.concatenate([np.array(told[name], np.float32).T for name in LENGTHS]) * np.float32(UNIT)
