"""Windows of long sentences joined again, and what is asked of the word vectors that the one pass left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dateline.model import (
    Argument,
    Dyad,
    LinkScorer,
    MeanVectors,
    Pair,
    RelationScorer,
    Sentence,
    Stretch,
    WordVectors,
    WordWeigher,
)
from dateline.parse.encoder import Encoder, Floats, Labels
from dateline.quick import quickly_made

LINK_SCALE = 9.8
"""By which the product of two mentions is divided, as in training (`training.losses.link_scores`)."""
LEAST_LENGTH = 1e-6
"""A vector of nothing but zeros weighs nothing."""
PART = 24
"""Mentions scored at once against as many. A larger product is shared out among threads, which in a program that lets
numpy have its own way wait for each other beside any busy process: 12 ms of CPU for a product of 0.04."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Window:
    """What is kept of a window: the sentence's word it begins with, vectors and probabilities of tags [N, …] of its
    words."""

    first: int
    words: Floats
    mention: Floats
    antecedent: Floats
    tags: Floats


def joined(before: Sentence, after: Sentence) -> Sentence:
    """Two windows of one sentence as one; the later root hangs on the earlier."""
    shift = len(before.tokens)
    root = next((i for i, token in enumerate(before.tokens) if token.head < 0), 0)
    tokens = [
        replace(token, head=root, deprel="parataxis") if token.head < 0 else replace(token, head=token.head + shift)
        for token in after.tokens
    ]

    def moved(each: Argument) -> Argument:
        ends = (each.first + shift, each.last + shift) if each.last > 0 else (each.first, each.last)
        return replace(each, head=each.head + shift, first=ends[0], last=ends[1])

    def further(words: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(word + shift for word in words)

    return replace(
        before,
        tokens=(*before.tokens, *tokens),
        names=before.names
        + tuple(replace(each, first=each.first + shift, last=each.last + shift) for each in after.names),
        times=before.times
        + tuple(replace(each, first=each.first + shift, last=each.last + shift) for each in after.times),
        frames=tuple(before.frames)
        + tuple(
            replace(frame, token=frame.token + shift, arguments=tuple(map(moved, frame.arguments)))
            for frame in after.frames
        ),
        acts=before.acts
        + tuple(
            replace(act, token=act.token + shift, arguments=tuple(map(moved, act.arguments))) for act in after.acts
        ),
        quotations=before.quotations
        + tuple(
            replace(
                each,
                cue=(each.cue[0] + shift, each.cue[1] + shift),
                speaker=further(each.speaker),
                content=further(each.content),
            )
            for each in after.quotations
        ),
    )


def relation_scorer(encoder: Encoder, windows: Sequence[Sequence[Window]]) -> RelationScorer:
    """Types dyads from the word vectors that the one pass left; parties in two windows are not typed."""

    def relate(dyads: Sequence[Dyad]) -> Sequence[Mapping[str, float]]:
        found: list[Mapping[str, float]] = [{}] * len(dyads)
        asked = [(at, window, dyad) for at, dyad in enumerate(dyads) if (window := _around(windows, dyad))]
        likely = encoder.relate(
            [
                (window.words, _shifted(actor, window.first), _shifted(recipient, window.first))
                for _, window, (_, actor, recipient) in asked
            ]
        )
        for (at, _, _), scores in zip(asked, likely.tolist(), strict=True):
            found[at] = dict(zip(encoder.labels.types, scores, strict=True))
        return found

    return relate


def _around(windows: Sequence[Sequence[Window]], dyad: Dyad) -> Window | None:
    """The window that holds both parties of a dyad."""
    sentence, actor, recipient = dyad
    low, high = min(actor[0], recipient[0]), max(actor[1], recipient[1])
    holds = (each for each in windows[sentence] if each.first <= low and high <= each.first + len(each.words))
    return next(holds, None)


def _shifted(side: tuple[int, int], first: int) -> tuple[int, int]:
    return side[0] - first, side[1] - first


def link_scorer(labels: Labels, windows: Sequence[Sequence[Window]]) -> LinkScorer:
    """Scores pairs of mentions of a report, given as (sentence, head word) in text order."""
    by_distance = np.array(labels.far_back, np.float32)

    def link(mentions: Sequence[tuple[int, int]]) -> list[list[float]]:
        rows = [_at(windows[sentence], word) for sentence, word in mentions]
        if not rows:
            return []
        one = np.array([window.mention[word] for window, word in rows])
        two = np.array([window.antecedent[word] for window, word in rows])
        number = np.arange(len(rows))
        bucket = np.minimum(np.log2(np.maximum(number, 1)).astype(np.int64), len(by_distance) - 1)
        scores = by_distance[bucket][np.maximum(number[:, None] - number, 0)]
        for first, last in _parts(len(rows)):
            for begin, end in _parts(len(rows)):
                if begin < last:  # else none of these is told before any of those
                    scores[first:last, begin:end] += one[first:last] @ two[begin:end].T / LINK_SCALE
        return [own[:before].tolist() for before, own in enumerate(scores)]

    return link


def _parts(count: int) -> list[Pair]:
    """Mentions cut into ranges of PART at least, and of less than twice as many."""
    parts = max(1, count // PART)
    return [(count * part // parts, count * (part + 1) // parts) for part in range(parts)]


def word_vectors(windows: Sequence[Sequence[Window]]) -> WordVectors:
    """The vectors of words that the one pass left."""

    def vector(sentence: int, token: int) -> Sequence[float]:
        window, word = _at(windows[sentence], token)
        told: list[float] = window.words[word].tolist()
        return told

    return vector


def word_weigher(windows: Sequence[Sequence[Window]]) -> WordWeigher:
    """Weighs the vectors of words that the one pass left, each brought to length 1."""

    def weigh(words: Sequence[tuple[int, int]], weights: Sequence[float]) -> list[float]:
        at = [_at(windows[sentence], token) for sentence, token in words]
        if not at:
            return []
        vectors = np.array([window.words[word] for window, word in at])
        lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
        told: list[float] = (vectors @ np.asarray(weights, np.float32) / np.maximum(lengths, LEAST_LENGTH)).tolist()
        return told

    return weigh


def mean_vectors(windows: Sequence[Sequence[Window]]) -> MeanVectors:
    """The mean vectors of stretches of words that the one pass left; words in two windows count alike."""

    def means(stretches: Sequence[Stretch]) -> Floats:
        width = windows[0][0].words.shape[1] if windows else 0
        found = np.empty((len(stretches), width), np.float32)
        for row, (sentence, first, last) in enumerate(stretches):
            words = _words(windows[sentence], first, last)
            if len(words) == 1:  # two of three are one word
                found[row] = words[0]
            else:
                np.divide(np.add.reduce(words), np.float32(last - first), out=found[row])
        return found

    return means


def _words(windows: Sequence[Window], first: int, last: int) -> Floats:
    """The vectors of words [first, last) of a sentence, [last - first, width]."""
    if len(windows) == 1:
        return windows[0].words[first:last]
    parts = [each.words[max(first - each.first, 0) : max(last - each.first, 0)] for each in windows]
    return np.concatenate(parts)


def _at(windows: Sequence[Window], word: int) -> tuple[Window, int]:
    one = len(windows) == 1  # nearly always
    window = windows[0] if one else next(each for each in reversed(windows) if each.first <= word)
    return window, word - window.first
