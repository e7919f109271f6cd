"""Scores of one sentence → tokens, names, times, frames, quotations and acts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dateline.model import Act, Argument, Frame, Name, Pair, Quotation, Timex, Token
from dateline.parse.encoder import Floats, Labels, Scores, sigmoid, softmax
from dateline.parse.lemmas import lemma
from dateline.parse.role_spans import Branches, arguments
from dateline.parse.trees import best_heads

PREDICATE = 0.5
"""A word is a predicate from this probability on."""
ACT = 0.15
"""A word is kept as a possible act when NONE has at most 1 - ACT; `extract` decides."""
TRIGGERS_WEIGHT, TRIGGERS_FLOOR = 0.8, 0.003
"""How much the triggers count beside the dyad's own score, in log odds (plv dev)."""
NONE_ODDS = 0.25
"""Who asks for a given dyad's type knows of one: NONE needs four times the odds (plv dev)."""
CUE_TAGS = ("O", "B", "I")
GAP, CLOSE = 2, 0.2
"""A gap of so many words inside a quotation's part is closed when each of them has this probability (polnear dev)."""
ROLE = 0.2
"""An act's argument is kept from this probability on; `extract` decides."""


def tokens(pairs: list[Pair], words: list[str], *, scores: Scores, labels: Labels) -> tuple[Token, ...]:
    """Words with part of speech, governor and relation; heads form a tree."""
    heads = best_heads(scores.arcs)
    upos = [labels.upos[number] for number in scores.upos]
    rels = [labels.rels[scores.rels[index, head + 1]] for index, head in enumerate(heads)]
    return tuple(
        Token(
            start,
            end,
            word,
            lemma(word, upos[index]),
            upos[index],
            heads[index],
            "root" if heads[index] < 0 else (rels[index] if rels[index] != "root" else "dep"),
        )
        for index, ((start, end), word) in enumerate(zip(pairs, words, strict=True))
    )


def names(scores: Scores, labels: Labels) -> tuple[Name, ...]:
    """Named entities from BIO tags: the likeliest sequence in which an inside tag follows its own type."""
    return tuple(Name(*each) for each in tagged(scores.tags, labels.tags))


def times(scores: Scores, labels: Labels) -> tuple[Timex, ...]:
    """Time expressions from BIO tags."""
    return tuple(Timex(*each) for each in tagged(scores.timex, labels.timex))


def tagged(scores: Floats, tags: Sequence[str]) -> list[tuple[int, int, str, float]]:
    """BIO tags → (first, last, type, mean probability)."""
    likely = softmax(scores)
    best = likely.argmax(-1).tolist()
    outside = tags.index("O")
    if not any(best):  # most sentences hold nothing, and O comes first
        return []
    if not all(_may_follow(tags[one], tags[two]) for one, two in pairwise([outside, *best])):
        best = _best_sequence(np.log(likely + 1e-9), tags)
    found: list[tuple[int, int, str, float]] = []
    begin, kind = -1, ""
    for index, number in enumerate([*best, outside]):
        tag = tags[number]
        if begin >= 0 and not tag.startswith("I"):
            found.append((begin, index, kind, float(likely[begin:index].max(-1).mean())))
            begin = -1
        if tag.startswith("B"):
            begin, kind = index, tag[2:]
    return found


def quotations(scores: Scores, labels: Labels) -> tuple[Quotation, ...]:
    """Cues with the words of their source and content in the same sentence."""
    found = []
    for first, last, _, score in tagged(scores.cue, CUE_TAGS):
        likely = sigmoid(scores.quoted[:, first, :])
        likely[:, first:last] = 0
        who, what = (stretch(likely[labels.quoted.index(kind)]) for kind in ("source", "content"))
        found.append(Quotation((first, last), who, what, score))
    return tuple(found)


def stretch(likely: Floats) -> tuple[int, ...]:
    """The words above one half, with gaps of a word or two closed where the words beside them belong."""
    inside = likely > 0.5
    at = np.flatnonzero(inside)
    for one, two in pairwise(at.tolist()):
        if two - one - 1 <= GAP and float(likely[one + 1 : two].min(initial=1.0)) > CLOSE:
            inside[one:two] = True
    return tuple(np.flatnonzero(inside).tolist())


def _may_follow(before: str, tag: str) -> bool:
    return not tag.startswith("I") or (before != "O" and before[1:] == tag[1:])


def _best_sequence(likely: Floats, tags: Sequence[str]) -> list[int]:
    """Viterbi's algorithm over log probabilities [N words, tags], with the forbidden steps left out."""
    steps = _steps(tuple(tags))
    score = likely[0] + steps[tags.index("O")]
    back: list[NDArray[np.intp]] = []
    for row in likely[1:]:
        every = score[:, None] + steps
        back.append(every.argmax(0))
        score = every.max(0) + row
    path = [int(score.argmax())]
    for came_from in reversed(back):
        path.append(int(came_from[path[-1]]))
    return path[::-1]


@lru_cache(maxsize=4)
def _steps(tags: tuple[str, ...]) -> Floats:
    """0 where a tag may follow another, else far below every score."""
    return np.array([[0.0 if _may_follow(one, two) else -1e4 for two in tags] for one in tags], np.float32)


def frames(
    scores: Scores,
    labels: Labels,
    heads: Sequence[int],
    *,
    also: frozenset[int] = frozenset(),
    only: frozenset[int] | None = None,
) -> tuple[Frame, ...]:
    """Predicates and their PropBank arguments; ``also`` are words that are predicates anyway.

    ``only`` limits the others to some words: nobody asks for the arguments of a verb that reports no act.
    """
    likely = sigmoid(scores.predicate)
    found = np.flatnonzero(likely >= PREDICATE)
    if only is not None:
        found = found[np.isin(found, sorted(only))]
    chosen = _with(found, also)
    if not len(chosen):
        return ()
    roles = softmax(scores.roles[:, chosen, :].transpose(1, 2, 0))  # [predicates, words, roles]
    branches = Branches(heads, commas=[labels.upos[number] == "PUNCT" for number in scores.upos])
    return tuple(
        Frame(
            token,
            float(likely[token]),
            tuple(
                Argument(
                    labels.roles[role - 1],
                    _head(first, last, heads),
                    float(roles[rank, first:last, role].mean()),
                    first,
                    last,
                )
                for first, last, role in arguments(roles[rank], branches, token)
            ),
        )
        for rank, token in enumerate(chosen.tolist())
    )


def _head(first: int, last: int, heads: Sequence[int]) -> int:
    """The first word of a stretch whose governor lies outside it."""
    return next((word for word in range(first, last) if not first <= heads[word] < last), last - 1)


def _with(found: NDArray[np.intp], also: frozenset[int]) -> NDArray[np.intp]:
    return np.union1d(found, sorted(also)).astype(np.intp) if also else found


def acts(scores: Scores, labels: Labels, *, also: frozenset[int] = frozenset()) -> tuple[Act, ...]:
    """Words that may report a political act, with their arguments; ``also`` are words looked at anyway."""
    likely = softmax(scores.acts)
    none = labels.types.index("NONE")
    found: list[Act] = []
    for token in _with(np.flatnonzero(likely[:, none] <= 1 - ACT), also):
        roles = sigmoid(scores.act_roles[:, token, :])
        status = softmax(scores.status[token, :-1])
        old = float(sigmoid(scores.status[token, -1:])[0])
        found.append(
            Act(
                int(token),
                {kind: float(likely[token, rank]) for rank, kind in enumerate(labels.types)},
                tuple(
                    Argument(labels.act_roles[role], int(word), float(roles[role, word]))
                    for role, word in np.argwhere(roles >= ROLE)
                ),
                float(np.clip(scores.fact[token], -3, 3)),
                {
                    **{kind: float(status[rank]) for rank, kind in enumerate(labels.statuses)},
                    "historical": old,
                },
                dict(zip(labels.modes, scores.modes[token].tolist(), strict=True)),
                dict(zip(labels.contexts, sigmoid(scores.contexts[token]).tolist(), strict=True)),
            )
        )
    return tuple(found)


def triggered(
    scores: Scores, *, actor: tuple[int, int] | None, recipient: tuple[int, int] | None, labels: Labels
) -> Floats:
    """Probability of each type for parties ``[first, last)``: by the words that take them as arguments."""
    likely = softmax(scores.acts)
    weight = np.ones(len(likely), np.float32)
    for rank, side in enumerate((actor, recipient)):
        if side:
            weight *= sigmoid(scores.act_roles[rank, :, side[0] : side[1]]).max(1)
    found = np.asarray((likely * weight[:, None]).sum(0) + TRIGGERS_FLOOR, np.float32)
    found[labels.types.index("NONE")] = TRIGGERS_FLOOR
    return np.asarray(found / found.sum(), np.float32)


def weighed(dyad: Floats, triggers: Floats) -> Floats:
    """A dyad's own type probabilities, NONE last, weighed with those of its triggers."""
    types = dyad[:-1] * triggers[:-1] ** TRIGGERS_WEIGHT
    none = NONE_ODDS * float(dyad[-1])
    none /= none + 1 - float(dyad[-1])
    return np.append(types / max(float(types.sum()), 1e-9) * (1 - none), none).astype(np.float32)
