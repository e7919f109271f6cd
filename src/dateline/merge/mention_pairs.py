"""Are two mentions of events one event? Features of the pair, a small network, and clusters by average linkage.

Learnt from ECB+ train (`training/mentions.py`); the file of weights also holds how common words are, and which heads
often name one event (quake, earthquake).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.merge.mentions import Mention
from dateline.signature import content_words

Floats = NDArray[np.float64]
Documents = Mapping[str, Mapping[str, float]]
"""A document's name → its content words and their weights."""
WEIGHTS = Path(__file__).with_name("mentions.npz")
ENCODED = 384
"""Numbers of a word's vector that are the encoder's own; the rest were learnt for dyads."""
SAYING = frozenset("say tell report announce claim add state note".split())
SAME_LEMMA, OTHER_LEMMA, HELD = 0.35, 0.03, 3
"""How often two mentions of one topic with the same head, and with other heads, are one event (ECB+ train), and the
number of pairs for which that counts."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is learnt: document counts of words, pairs of heads as [seen, one event], layers, and two thresholds."""

    documents: int
    counts: Mapping[str, int]
    heads: Mapping[str, tuple[int, int]]
    mean: Floats
    spread: Floats
    layers: Sequence[Sequence[tuple[Floats, Floats]]]
    one_event: float
    one_story: float

    def rare(self, word: str) -> float:
        """How much a word says: the logarithm of how few documents have it."""
        return math.log((self.documents + 1) / (self.counts.get(word, 0) + 1))

    def prior(self, one: str, other: str) -> tuple[float, float, float]:
        """How likely two heads name one event, from how often they did; and how often they were seen."""
        seen, same = self.heads.get(" ".join(sorted((one, other))), (0, 0))
        base = SAME_LEMMA if one == other else OTHER_LEMMA
        return (same + HELD * base) / (seen + HELD), min(same, 5) / 5, float(seen > 0)


@lru_cache(maxsize=2)
def knowledge(path: Path = WEIGHTS) -> Knowledge:
    """What `training/mentions.py` wrote."""
    with np.load(path, allow_pickle=False) as held:
        told = json.loads(str(held["told"]))
        layers = [
            [(held[f"w{net}.{layer}"].astype(float), held[f"b{net}.{layer}"].astype(float)) for layer in range(3)]
            for net in range(int(told["nets"]))
        ]
        return Knowledge(
            told["documents"],
            told["counts"],
            {name: (seen, same) for name, (seen, same) in told["heads"].items()},
            held["mean"].astype(float),
            held["spread"].astype(float),
            layers,
            told["one_event"],
            told["one_story"],
        )


def words_of_document(text: str, known: Knowledge) -> dict[str, float]:
    """A document's content words, weighted by how often they stand in it and how rare they are; of length 1."""
    counts = Counter(content_words(text))
    weights = {word: (1 + math.log(count)) * known.rare(word) for word, count in counts.items()}
    size = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / size for word, weight in weights.items()}


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two documents' words."""
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


class Topic:
    """Mentions of some documents, with what features ask of all of them together."""

    def __init__(
        self, mentions: Sequence[Mention], documents: Mapping[str, Mapping[str, float]], known: Knowledge
    ) -> None:
        self.mentions, self.known = mentions, known
        self._likeness = {(a, b): likeness(documents[a], documents[b]) for a in documents for b in documents if a <= b}
        self._together: dict[tuple[str, int], set[str]] = {}
        self._first: dict[str, int] = {}
        for each in mentions:
            self._together.setdefault((each.doc, each.sentence), set()).add(each.lemma)
            self._first[each.doc] = min(self._first.get(each.doc, 99), each.sentence)
        self._times = Counter(each.lemma for each in mentions)

    def features(self, a: Mention, b: Mention) -> list[float]:
        """The features of a pair; their order is that of the weights."""
        others = [self._together[each.doc, each.sentence] - {each.lemma} for each in (a, b)]
        alike = self._likeness[min(a.doc, b.doc), max(a.doc, b.doc)]
        leads = [each.sentence == self._first[each.doc] for each in (a, b)]
        low, high = sorted((a.sentence, b.sentence))
        times = sorted((self._times[a.lemma], self._times[b.lemma]))
        told = [
            *self._heads(a, b),
            *self._arguments(a, b),
            *self._around(a, b, alike),
            *self.known.prior(a.lemma, b.lemma),
        ]
        told += [_share(*others), bool(others[0] & others[1]), a.lemma in others[1], b.lemma in others[0]]
        told += [sum(leads), all(leads), min(low, 10) / 10, min(high, 20) / 20, *map(math.log1p, times)]
        return [float(each) for each in told]

    def _heads(self, a: Mention, b: Mention) -> list[float]:
        same, kin = a.lemma == b.lemma, a.lemma[:5] == b.lemma[:5]
        encoded = _cosine(a.vector[:ENCODED], b.vector[:ENCODED])
        rarity = self.known.rare(a.lemma[:6]), self.known.rare(b.lemma[:6])
        union = len(a.words | b.words) or 1
        told = [same, kin and not same, _share(a.words, b.words), len(a.words & b.words) / union]
        told += [
            float(a.vector @ b.vector),
            encoded,
            _cosine(a.vector[ENCODED:], b.vector[ENCODED:]),
            max(encoded - 0.6, 0),
        ]
        told += [a.upos == b.upos, a.upos == b.upos == "VERB", a.upos != "VERB" and b.upos != "VERB"]
        return [*told, sum(rarity) / 10, same * rarity[0] / 5, bool({a.lemma, b.lemma} & SAYING)]

    def _arguments(self, a: Mention, b: Mention) -> list[float]:
        told: list[float] = []
        both = a.zero | a.one, b.zero | b.one
        for one, other in ((a.zero, b.zero), (a.one, b.one), both, (a.when, b.when), (a.where, b.where)):
            told += [self._weighed(one, other), bool(one and other and not one & other)]
        return [
            *told,
            bool(both[0]) + bool(both[1]),
            self._weighed(a.around, both[1]),
            self._weighed(both[0], b.around),
        ]

    def _around(self, a: Mention, b: Mention, alike: float) -> list[float]:
        near = min(abs(a.sentence - b.sentence), 10) / 10 if a.doc == b.doc else 0.5
        told = [self._weighed(a.around, b.around), len(a.around & b.around) / (len(a.around | b.around) or 1)]
        told += [alike, a.doc == b.doc, a.doc == b.doc and a.sentence == b.sentence, near]
        return [*told, a.lemma[:6] in b.around, b.lemma[:6] in a.around]

    def _weighed(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The share of the shorter side's words that both have, rare words counting more."""
        if not one or not other:
            return 0.0
        sizes = [sum(map(self.known.rare, side)) for side in (one, other)]
        return sum(map(self.known.rare, one & other)) / max(min(sizes), 1e-9)


def probabilities(features: Floats, known: Knowledge) -> Floats:
    """How likely each pair is one event: the mean of the networks."""
    scaled = (features - known.mean) / known.spread
    answers = []
    for net in known.layers:
        hidden = scaled
        for at, (weight, bias) in enumerate(net):
            hidden = hidden @ weight + bias
            hidden = np.maximum(hidden, 0) if at < len(net) - 1 else hidden
        answers.append(1 / (1 + np.exp(-np.clip(hidden[:, 0], -30, 30))))
    return np.asarray(np.mean(answers, axis=0))


def stories(documents: Documents, known: Knowledge) -> list[list[str]]:
    """Documents that tell one story, by their words."""
    names = list(documents)
    above = [(i, j) for i in range(len(names)) for j in range(i + 1, len(names))]
    like = [likeness(documents[names[i]], documents[names[j]]) - known.one_story for i, j in above]
    return [[names[at] for at in group] for group in linked(len(names), above, like)]


def clusters(
    mentions: Sequence[Mention], documents: Mapping[str, Mapping[str, float]], known: Knowledge
) -> list[list[Mention]]:
    """Mentions of one story in clusters, one an event."""
    topic = Topic(mentions, documents, known)
    above = [(i, j) for i in range(len(mentions)) for j in range(i + 1, len(mentions))]
    if not above:
        return [[each] for each in mentions]
    likely = probabilities(np.array([topic.features(mentions[i], mentions[j]) for i, j in above]), known)
    return [[mentions[at] for at in group] for group in linked(len(mentions), above, list(likely - known.one_event))]


def linked(number: int, above: Sequence[tuple[int, int]], like: Sequence[float]) -> list[list[int]]:
    """Average linkage: the two groups that are most alike join, until none is alike by more than 0."""
    total = np.zeros((number, number))
    for (i, j), value in zip(above, like, strict=True):
        total[i, j] = total[j, i] = value
    np.fill_diagonal(total, -np.inf)
    sizes, groups = np.ones(number), [[at] for at in range(number)]
    while number > 1:
        mean = total / (sizes[:, None] * sizes[None, :])
        one, other = divmod(int(np.argmax(mean)), number)
        if not mean[one, other] > 0:
            break
        total[one] += total[other]
        total[:, one] += total[:, other]
        total[one, one] = -np.inf
        total[other] = total[:, other] = -np.inf
        sizes[one] += sizes[other]
        groups[one], groups[other] = groups[one] + groups[other], []
    return [group for group in groups if group]


def _share(one: frozenset[str] | set[str], other: frozenset[str] | set[str]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)


def _cosine(one: Floats, other: Floats) -> float:
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other) + 1e-9))
