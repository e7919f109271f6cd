"""Scores of one sentence → tokens, names, times, frames, quotations and acts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dateline.model import Act, Argument, Name, Pair, Quotation, Timex, Token
from dateline.parse.adjacent import joined
from dateline.parse.closed import mended
from dateline.parse.encoder import Floats, Labels, Scores, sigmoid
from dateline.parse.later import LaterScores
from dateline.parse.lemmas import lemma
from dateline.parse.trees import best_heads

ACT = 0.15
"""A word is kept as a possible act when NONE has at most 1 - ACT; `extract` decides."""
TRIGGERS_WEIGHT, TRIGGERS_FLOOR = 0.8, 0.003
"""How much the triggers count beside the dyad's own score, in log odds (plv dev)."""
NONE_ODDS = 0.25
"""Who asks for a given dyad's type knows of one: NONE needs four times the odds (plv dev)."""
CUE_TAGS = ("O", "B", "I")
GAP, CLOSE = 2, 0.2
"""A gap of so many words inside a quotation's part is closed when each of them has this probability (polnear dev)."""
HALF = 0.5
ROLE = 0.2
"""An act's argument is kept from this probability on; `extract` decides."""


def tokens(pairs: list[Pair], words: list[str], *, scores: Scores, labels: Labels) -> tuple[Token, ...]:
    """Words with part of speech, governor and relation; heads form a tree."""
    governors = scores.arcs.argmax(1).tolist()
    heads = best_heads(scores.arcs, likeliest=governors)
    found: list[Token] = []
    kinds, relations = labels.upos, labels.rels
    told = zip(pairs, words, scores.upos.tolist(), scores.rels.tolist(), heads, governors, strict=True)
    for index, ((start, end), word, kind, rel, head, likeliest) in enumerate(told):
        upos = mended(word, kinds[kind])
        deprel = "root"
        if head >= 0:
            deprel = relations[rel if head == likeliest - 1 else scores.asked.relation(index, head)]
            deprel = "dep" if deprel == "root" else deprel
        found.append(Token(start, end, word, lemma(word, upos), upos, head, deprel))
    return joined(found)


def names(scores: Scores, labels: Labels) -> tuple[Name, ...]:
    """Named entities from BIO tags: the likeliest sequence in which an inside tag follows its own type."""
    return tuple(Name(*each) for each in tagged(scores.tags, labels.tags))


def types_of_names(scores: Scores, labels: Labels, found: Sequence[Name]) -> Sequence[Floats]:
    """Of each name the mean log probability of every type of `name_types`, over its words."""
    if not found:
        return ()
    order, first = _by_type(labels.tags)
    by_type = np.log(np.add.reduceat(scores.tags[:, order], first, axis=1) + 1e-6)
    return [np.add.reduce(by_type[name.first : name.last]) / (name.last - name.first) for name in found]


def name_types(labels: Labels) -> tuple[str, ...]:
    """The types of names, in alphabetical order."""
    return tuple(sorted({tag[2:] for tag in labels.tags if tag != "O"}))


@lru_cache(maxsize=8)
def _by_type(tags: tuple[str, ...]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The ranks of all tags but O by their types in alphabetical order, and where in them each type begins."""
    order = sorted((rank for rank, tag in enumerate(tags) if tag != "O"), key=lambda rank: tags[rank][2:])
    first = [at for at, rank in enumerate(order) if not at or tags[rank][2:] != tags[order[at - 1]][2:]]
    return np.array(order, np.intp), np.array(first, np.intp)


def times(scores: Scores, labels: Labels) -> tuple[Timex, ...]:
    """Time expressions from BIO tags."""
    return tuple(Timex(*each) for each in tagged(scores.timex, labels.timex))


def tagged(likely: Floats, tags: Sequence[str]) -> list[tuple[int, int, str, float]]:
    """Probabilities of BIO tags → (first, last, type, mean probability)."""
    best = likely.argmax(-1).tolist()
    outside = tags.index("O")
    if not any(best):  # most sentences hold nothing, and O comes first
        return []
    if not _may_all_follow([outside, *best], tuple(tags)):
        best = _best_sequence(np.log(likely + 1e-9), tags)
    highest = np.maximum.reduce(likely, -1).tolist()
    found: list[tuple[int, int, str, float]] = []
    begin, kind = -1, ""
    for index, number in enumerate([*best, outside]):
        if number == outside and begin < 0:
            continue  # most words
        tag = tags[number]
        if begin >= 0 and not tag.startswith("I"):
            found.append((begin, index, kind, sum(highest[begin:index]) / (index - begin)))
            begin = -1
        if tag.startswith("B"):
            begin, kind = index, tag[2:]
    return found


def quotations(scores: Scores, labels: Labels) -> tuple[Quotation, ...]:
    """Cues with the words of their source and content in the same sentence."""
    cues = tagged(scores.cue, CUE_TAGS)
    if not cues:
        return ()
    found = []
    every = sigmoid(scores.asked.scores("quoted", [first for first, *_ in cues]))
    for rank, (first, last, _, _) in enumerate(cues):
        every[:, rank, first:last] = 0
    some = np.logical_or.reduce(every > HALF, -1)  # most cues have no words of one kind or the other
    sides = labels.quoted.index("source"), labels.quoted.index("content")
    for rank, (first, last, _, score) in enumerate(cues):
        who, what = (stretch(every[kind, rank].tolist()) if some[kind, rank] else () for kind in sides)
        found.append(Quotation((first, last), who, what, score))
    return tuple(found)


def stretch(likely: Sequence[float]) -> tuple[int, ...]:
    """The words above one half, with gaps of a word or two closed where the words beside them belong."""
    found: list[int] = []
    for word, score in enumerate(likely):
        if score > HALF:
            if found and word - found[-1] - 1 <= GAP and min(likely[found[-1] + 1 : word], default=1.0) > CLOSE:
                found += range(found[-1] + 1, word)
            found.append(word)
    return tuple(found)


def _may_follow(before: str, tag: str) -> bool:
    return not tag.startswith("I") or (before != "O" and before[1:] == tag[1:])


def _may_all_follow(numbers: Sequence[int], tags: tuple[str, ...]) -> bool:
    """Whether each tag of a sequence of numbers may follow the one before."""
    return _forbidden(tags).isdisjoint(pairwise(numbers))


@lru_cache(maxsize=4)
def _forbidden(tags: tuple[str, ...]) -> frozenset[tuple[int, int]]:
    """The numbers of pairs of tags of which the second may not follow the first."""
    every = list(enumerate(tags))
    return frozenset((i, j) for i, one in every for j, two in every if not _may_follow(one, two))


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


def acts(scores: Scores, labels: Labels, *, also: frozenset[int] = frozenset()) -> tuple[Act, ...]:
    """Words that may report a political act, with their arguments; ``also`` are words looked at anyway."""
    none = labels.types.index("NONE")
    chosen = sorted(also.union((scores.acts[:, none] <= 1 - ACT).nonzero()[0].tolist()))
    if not chosen:
        return ()
    parties: list[list[Argument]] = [[] for _ in chosen]
    roles = sigmoid(scores.asked.scores("act_roles", chosen))
    found = (roles >= ROLE).nonzero()
    for role, rank, word, score in zip(*(each.tolist() for each in found), roles[found].tolist(), strict=True):
        parties[rank].append(Argument(labels.act_roles[role], word, score))
    statuses = (*labels.statuses, "historical")
    modes_at = _places(labels.modes)
    # Rows of all acts at once: a row of an array costs as much to take as to read.
    told = (each[chosen].tolist() for each in (scores.acts, scores.fact, scores.status, scores.contexts))
    return tuple(
        Act(
            token,
            dict(zip(labels.types, types, strict=True)),
            tuple(own),
            min(max(fact, -3.0), 3.0),
            dict(zip(statuses, status, strict=True)),
            LaterScores(modes_at, modes),
            dict(zip(labels.contexts, contexts, strict=True)),
        )
        for token, own, types, fact, status, contexts, modes in zip(
            chosen, parties, *told, scores.modes[chosen], strict=True
        )
    )


@lru_cache(maxsize=4)
def _places(names: tuple[str, ...]) -> dict[str, int]:
    """Where each of some names stands."""
    return {name: at for at, name in enumerate(names)}


def triggered(
    scores: Scores, *, actor: tuple[int, int] | None, recipient: tuple[int, int] | None, labels: Labels
) -> Floats:
    """Probability of each type for parties ``[first, last)``: by the words that take them as arguments."""
    likely = scores.acts
    weight = np.ones(len(likely), np.float32)
    roles = scores.asked.scores("act_roles", range(len(likely)))
    for rank, side in enumerate((actor, recipient)):
        if side:
            weight *= sigmoid(roles[rank, :, side[0] : side[1]]).max(1)
    found = np.asarray((likely * weight[:, None]).sum(0) + TRIGGERS_FLOOR, np.float32)
    found[labels.types.index("NONE")] = TRIGGERS_FLOOR
    return np.asarray(found / found.sum(), np.float32)


def weighed(dyad: Floats, triggers: Floats) -> Floats:
    """A dyad's own type probabilities, NONE last, weighed with those of its triggers."""
    types = dyad[:-1] * triggers[:-1] ** TRIGGERS_WEIGHT
    none = NONE_ODDS * float(dyad[-1])
    none /= none + 1 - float(dyad[-1])
    return np.append(types / max(float(types.sum()), 1e-9) * (1 - none), none).astype(np.float32)
