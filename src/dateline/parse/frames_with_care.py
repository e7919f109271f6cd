"""The arguments of given predicates, read with care: chosen among the spans that the tree offers.

The walk from report to accounts reads its own predicates word by word (`dateline.parse.frames`): with these roles its
accounts get no better, and pages full of acts cost a sixth more time (training/log.md, 21).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np

from dateline.model import Argument, Frame, Token
from dateline.parse.encoder import Floats, Scores, softmax
from dateline.parse.role_candidates import Span, Tree
from dateline.parse.role_choice import chosen
from dateline.parse.role_marks import Marks
from dateline.parse.role_scorer import RoleScorer, SentenceRoles
from dateline.parse.role_spans import stretches


def frames_with_care(
    scores: Scores, tokens: Sequence[Token], predicates: Collection[int], *, scorer: RoleScorer
) -> tuple[Frame, ...]:
    """The frames of some words of a sentence, in text order."""
    if not predicates:
        return ()
    signs = [token.upos == "PUNCT" for token in tokens]
    tree = Tree([token.head for token in tokens], [token.deprel for token in tokens], signs=signs)
    roles = scorer.of(scores.words, Marks(tokens, tree, scorer.rows))
    order = sorted(predicates)
    first = np.log(softmax(scores.asked.scores("roles", order).transpose(1, 2, 0)) + 1e-9)  # [predicates, words, roles]
    return tuple(
        Frame(
            word,
            float(scores.predicate[word]),
            _arguments(word, roles, likely=likely.T, tree=tree, names=scorer.roles),
        )
        for word, likely in zip(order, first, strict=True)
    )


def _arguments(
    predicate: int, roles: SentenceRoles, *, likely: Floats, tree: Tree, names: Sequence[str]
) -> tuple[Argument, ...]:
    """The arguments of a predicate; ``likely`` [roles, words] is what the network says of it word by word."""
    learnt = stretches_of(likely, predicate)
    spans = tree.candidates(predicate, sorted(learnt))
    if not spans:
        return ()
    odds = roles.odds(likely, predicate, spans=spans, learnt=learnt)
    found = []
    for rank, role in chosen(odds, [each[:2] for each in spans], names):
        span, against = spans[rank], odds[rank] - odds[rank, role]
        score = 1 / (float(np.add.reduce(np.exp(against))) + math.exp(-float(odds[rank, role])))
        found.append(Argument(names[role], span.head, score, span.first, span.last))
    return tuple(found)


def stretches_of(likely: Floats, predicate: int) -> frozenset[Span]:
    """The stretches of one role that the network reads word by word; no word is its own argument."""
    best = likely.argmax(0)
    best[predicate] = 0
    return frozenset(stretches(best.tolist()))
