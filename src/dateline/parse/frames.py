"""Predicates and their PropBank arguments, read at the first look, then of many sentences together.

Roles of one sentence at a time cost twice as much: their weights come anew from the memory for each.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise

import numpy as np

from dateline.model import Argument, Frame, Token
from dateline.parse.encoder import Asking, Floats, Labels, Scores, softmax
from dateline.parse.later import LaterFrames
from dateline.parse.role_spans import Branches, arguments
from dateline.quick import quickly_made

PREDICATE = 0.5
"""A word is a predicate from this probability on."""
TOGETHER = 64
"""Sentences whose roles are read together; those of a long report at once would take its memory."""


class FrameReader:
    """Reads the frames of a report's sentences, given one after the other."""

    def __init__(self, labels: Labels) -> None:
        self._roles = labels.roles
        self._together = Together()

    def of(
        self,
        scores: Scores,
        tokens: Sequence[Token],
        *,
        also: Collection[int] = (),
        only: Collection[int] | None = None,
    ) -> Sequence[Frame]:
        """Predicates and their arguments, not read before somebody looks; ``also`` are predicates anyway.

        ``only`` limits the others to some words: nobody asks for the arguments of a verb that reports no act.
        """
        asked = range(len(tokens)) if only is None else only
        chosen = {word for word in asked if scores.predicate[word] >= PREDICATE}.union(also)
        if not chosen:
            return ()
        if self._together.is_full:
            self._together = Together()
        predicates = sorted(chosen)
        own = self._together.add(scores.asked, predicates)
        told = list(zip(predicates, scores.predicate[predicates].tolist(), strict=True))
        return LaterFrames(partial(self._read, tokens, told, together=self._together, own=own))

    def _read(
        self, tokens: Sequence[Token], told: Sequence[tuple[int, float]], *, together: Together, own: slice
    ) -> tuple[Frame, ...]:
        """The frames of a sentence, of whose predicates the probabilities are ``told``."""
        heads = [token.head for token in tokens]
        branches = Branches(heads, commas=[token.upos == "PUNCT" for token in tokens])
        found: list[Frame] = []
        for (token, score), roles in zip(told, together.roles(own), strict=True):
            spans = arguments(roles.odds, branches, token, best=roles.best, some=roles.some)
            found.append(
                Frame(
                    token,
                    score,
                    tuple(
                        Argument(
                            self._roles[role - 1],
                            _head(first, last, heads),
                            _mean(roles.likely[role, first:last]),
                            first,
                            last,
                        )
                        for first, last, role in spans
                    ),
                )
            )
        return tuple(found)


@quickly_made
@dataclass(frozen=True, slots=True)
class Roles:
    """What a predicate's roles are beside each word of its sentence [roles, words]: probabilities, and log odds against
    none, which is role 0; ``best`` is each word's likeliest, ``some`` are the roles that some word bears rather than
    none."""

    likely: Floats
    odds: Floats
    best: Sequence[int]
    some: Sequence[int]


class Together:
    """The roles of some sentences' predicates: asked for all at once when the first is wanted."""

    def __init__(self) -> None:
        self._asked: list[tuple[Asking, Sequence[int]]] = []
        self._begins = [0]
        self._found: list[Roles] = []

    @property
    def is_full(self) -> bool:
        """Whether no further sentence may be added."""
        return bool(self._found) or len(self._asked) >= TOGETHER

    def add(self, asked: Asking, predicates: Sequence[int]) -> slice:
        """Take a sentence in; returns which of all predicates are its own."""
        self._asked.append((asked, predicates))
        self._begins.append(self._begins[-1] + len(predicates))
        return slice(*self._begins[-2:])

    def roles(self, own: slice) -> Sequence[Roles]:
        """The roles of some of the predicates."""
        if not self._found:
            self._found = _roles(self._asked)
            self._asked.clear()
        return self._found[own]


def _roles(asked: Sequence[tuple[Asking, Sequence[int]]]) -> list[Roles]:
    """The roles of all predicates of some sentences."""
    scores = [each.scores("roles", predicates) for each, predicates in asked]  # each [roles, predicates, words]
    likely = softmax(np.concatenate([each.reshape(len(each), -1) for each in scores], 1).T).T
    odds = np.log(likely + 1e-9)
    odds -= odds[0].copy()
    words = [each.shape[2] for (_, predicates), each in zip(asked, scores, strict=True) for _ in predicates]
    begins = list(accumulate(words, initial=0))
    own = [begin + word for begin, word in zip(begins, (word for _, each in asked for word in each), strict=False)]
    odds[:, own] = np.minimum(odds[:, own], -9.0)  # no word is its own argument
    best = odds.argmax(0).tolist()
    some = np.logical_or.reduceat(odds > 0, begins[:-1], axis=1).T
    return [
        Roles(likely[:, begin:end], odds[:, begin:end], best[begin:end], roles.nonzero()[0].tolist())
        for (begin, end), roles in zip(pairwise(begins), some, strict=True)
    ]


def _mean(likely: Floats) -> float:
    """The mean of a few numbers; the method of the array takes three times as long."""
    return float(np.add.reduce(likely) / len(likely))


def _head(first: int, last: int, heads: Sequence[int]) -> int:
    """The first word of a stretch whose governor lies outside it."""
    return next((word for word in range(first, last) if not first <= heads[word] < last), last - 1)
