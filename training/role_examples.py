"""PropBank's gold as candidates with marks, read as if the network had never seen the sentences.

The network recites what it was trained on: of EWT's train part its word-by-word roles are right for 0.87 of the words
that bear one, on dev for 0.70. So words are masked (a share of RATES each, a predicate half as often) and trees, too,
are those of the masked reading, which are as often wrong as on new texts; marks name the words as they are.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from dateline.model import Token
from dateline.parse import decode
from dateline.parse.encoder import Encoder, Scores, softmax
from dateline.parse.frames_with_care import stretches_of
from dateline.parse.role_candidates import Candidate, Tree
from dateline.parse.role_marks import MarkRows, Marks
from dateline.parse.role_scorer import read
from training.kit import LONGEST, rows
from training.masking import know_mask, masked

WEB, MAGAZINES = "language/ewt.srl.train.jsonl.gz", "language/masc_written.srl.jsonl.gz"
DEV = "language/ewt.srl.dev.jsonl.gz"
RATES = (0.04, 0.08, 0.13, 0.18, 0.06, 0.1)
"""Shares of masked words, one reading each; an epoch takes the next one."""
LEASTS = {"verb": 140, "voice": 350, "way": 150, "up": 150, "down": 150, "head": 400, "first": 400}
"""So many candidates bear a mark that has a row of its own, by the kind of mark."""
Gold = dict[tuple[int, int], str]


@dataclass(frozen=True)
class Sentence:
    """Words, and for each predicate the role of each argument's span."""

    words: list[str]
    frames: dict[int, Gold]


@dataclass(frozen=True)
class Asked:
    """A predicate of a reading: its gold, its candidates with their marks [candidates, M] as numbers, and the network's
    log probabilities of its own roles [R, N]."""

    at: int
    gold: Gold
    spans: list[Candidate]
    marks: np.ndarray
    likely: np.ndarray


@dataclass(frozen=True)
class Reading:
    """Candidates of all predicates as arrays, those of a sentence together.

    vectors [words, W]; places [C, 4]: rows in them of predicate, head, first and last word; marks [C, M]: rows of the
    net's table, 0 for none; read [C, D]; role [C], 0 none; ``words`` and ``candidates`` say where each sentence begins.
    """

    vectors: Tensor
    places: Tensor
    marks: Tensor
    read: Tensor
    role: Tensor
    words: np.ndarray
    candidates: np.ndarray


def sentences(name: str) -> list[Sentence]:
    """The sentences of a file of the kit that have a predicate."""
    found = []
    for row in rows(name):
        words = [row["text"][s:e] for s, e in row["tokens"]]
        if row["frames"] and len(words) <= LONGEST:
            frames = {
                each["predicate"]["tok"]: {tuple(arg["tok"][:2]): arg["role"] for arg in each["args"]}
                for each in row["frames"]
            }
            found.append(Sentence(words, frames))
    return found


def asked(
    encoder: Encoder, every: Sequence[Sentence], row_of: Callable[[str], int], *, rate: float, chance: random.Random
) -> Iterator[tuple[Scores, list[Asked]]]:
    """Each sentence's scores and predicates, read with a share of the words masked."""
    know_mask(encoder)
    rows_of = MarkRows(row_of)
    read_words = [masked(each.words, rate, chance, rarely=each.frames) for each in every]
    for each, scores in zip(every, encoder.read(read_words), strict=True):
        tokens = decode.tokens([(0, 0)] * len(each.words), each.words, scores=scores, labels=encoder.labels)
        yield scores, list(_asked(each, scores, tokens, rows_of))


def _asked(each: Sentence, scores: Scores, tokens: Sequence[Token], rows_of: MarkRows) -> Iterator[Asked]:
    signs = [token.upos == "PUNCT" for token in tokens]
    tree = Tree([token.head for token in tokens], [token.deprel for token in tokens], signs=signs)
    marks, predicates = Marks(tokens, tree, rows_of), sorted(each.frames)
    first = np.log(softmax(scores.asked.scores("roles", predicates).transpose(1, 2, 0)) + 1e-9)
    for at, likely in zip(predicates, first.transpose(0, 2, 1), strict=True):
        learnt = stretches_of(likely, at)
        spans = tree.candidates(at, sorted(learnt))
        if spans:
            yield Asked(at, each.frames[at], spans, marks.whole(spans, at, learnt), likely)


def names_of(encoder: Encoder, every: Sequence[Sentence], *, chance: random.Random) -> tuple[list[str], list[str]]:
    """The marks that get a row, and the roles, each in a stable order."""
    numbers: dict[str, int] = {}
    seen: Counter[int] = Counter()
    grow = lambda name: numbers.setdefault(name, len(numbers))  # noqa: E731 - as `MarkRows` wants it
    for _, predicates in asked(encoder, every, grow, rate=min(RATES), chance=chance):
        for each in predicates:
            seen.update(each.marks.ravel().tolist())
    roles = Counter(role for each in every for gold in each.frames.values() for role in gold.values())
    least = {name: LEASTS.get(name.partition(" ")[0], 1) for name in numbers}
    names = sorted(name for name, number in numbers.items() if seen[number] >= least[name])
    return names, sorted(role for role, count in roles.items() if count >= 20)


def reading(every: Iterator[tuple[Scores, list[Asked]]], roles: Sequence[str]) -> Reading:
    """All candidates as arrays."""
    rank = {role: place for place, role in enumerate(roles, start=1)}
    vectors, places, marks, told, gold = [], [], [], [], []
    words, candidates = [0], [0]
    for scores, predicates in every:
        vectors.append(np.asarray(scores.words, np.float16))
        count = 0
        for each in predicates:
            cut = np.array(each.spans)
            own = np.stack([np.full(len(cut), each.at), cut[:, 2], cut[:, 0], cut[:, 1] - 1], 1)
            places.append((words[-1] + own).astype(np.int32))
            marks.append(each.marks.astype(np.int16))
            told.append(read(each.likely, cut).astype(np.float16))
            gold.append(np.array([rank.get(each.gold.get(span[:2], ""), 0) for span in each.spans], np.int16))
            count += len(cut)
        words.append(words[-1] + len(scores.words))
        candidates.append(candidates[-1] + count)
    made = [torch.from_numpy(np.concatenate(each)) for each in (vectors, places, marks, told, gold)]
    return Reading(*made, np.array(words), np.array(candidates))
