"""How much the words of a sentence speak for each context: lists of words and phrases, each with a learnt weight.

``context_words.json`` has for each context its cues (written as the codebook's are) → weight in log odds. The words
were listed from general knowledge, weights are fitted to the corpus by `python -m training.contexts`; a word that no
text of it has weighs as much as its context's do in the mean, and so do cues that only the codebook in use knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from dateline.codebook.cues import CueIndex, Word
from dateline.model import Sentence
from dateline.weights import learnt

WEIGHTS = Path(__file__).with_name("context_words.json")
UNLISTED = ""
"""In the place of a cue: what those weigh that the lists lack."""
_OF = ": "
"""Parts a context from its cue in the names of an index."""


def said(sentence: Sentence, index: CueIndex) -> Mapping[str, float]:
    """What the words of a sentence add to the log odds of contexts; ``index`` has the codebook's cues.

    A context that no word speaks for is left out. Asked for each act of the sentence and the next.
    """
    wider, weights = _wider(index)
    held: dict[str, float] | None = sentence.kept.get((wider, -1))
    if held is None:
        held = sentence.kept[wider, -1] = {}
        for name in wider.hits([(each.text, each.lemma) for each in sentence.tokens]):
            context, weight = weights[name]
            held[context] = held.get(context, 0.0) + weight
    return held


def shown(words: Sequence[Word], index: CueIndex) -> Iterator[tuple[str, str]]:
    """Each context with each of its cues that words (text, lemma) show, once."""
    for name in _wider(index)[0].hits(words):
        context, _, cue = name.partition(_OF)
        yield context, cue


@lru_cache(maxsize=8)
def _wider(index: CueIndex) -> tuple[CueIndex, Mapping[str, tuple[str, float]]]:
    """An index of the listed words of all contexts of a codebook and of its own cues, one list for each cue, and the
    context and weight of each list by its name."""
    learned: Mapping[str, Mapping[str, float]] = learnt(WEIGHTS)
    lists: dict[str, tuple[str, ...]] = {}
    weights: dict[str, tuple[str, float]] = {}
    for context, cues in index.lists.items():
        listed = learned.get(context, {})
        for cue in dict.fromkeys((*listed, *(each.lower().strip() for each in cues))):
            if cue != UNLISTED:
                name = f"{context}{_OF}{cue}"
                lists[name], weights[name] = (cue,), (context, listed.get(cue, listed.get(UNLISTED, 0.0)))
    return CueIndex(lists), weights
