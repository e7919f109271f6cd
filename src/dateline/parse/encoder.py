"""Words → the encoder's and heads' scores, through ONNX Runtime on one thread.

The only file that knows word pieces, tensors and the model files (``model.onnx``: int8 encoder with its
heads in fp32; ``relation.onnx``: the type of a dyad; ``pairs.npz``: see `dateline.parse.pairs`; ``roles.npz``,
``second_look.npz`` and ``names.npz``: see `dateline.parse.role_scorer`, `dateline.parse.second_look` and
`dateline.parse.names_with_care`; ``labels.json``; ``pieces.json``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from dateline.errors import SettingsError
from dateline.parse.pairs import Asked, Forms
from dateline.parse.role_scorer import RoleScorer
from dateline.parse.rows import Rows, laid_out
from dateline.parse.shapes import shapes
from dateline.parse.wordpieces import WordPieces
from dateline.quick import quickly_made

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
PIECES_A_WORD = 12
PIECES_A_SENTENCE = 500
BEGIN, END, UNKNOWN = 101, 102, 100
FILES = (
    "model.onnx", "relation.onnx", "pairs.npz", "roles.npz", "second_look.npz", "names.npz", "labels.json",
    "pieces.json",
)  # fmt: skip
BLOCK = 64
"""Sentences that are read before their scores are given out."""
DYADS_AT_ONCE = 64
"""Dyads typed in one call: of a text with thousands of acts all at once would take a gigabyte."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The closed lists that the heads choose from, in order."""

    upos: tuple[str, ...]
    rels: tuple[str, ...]
    tags: tuple[str, ...]
    roles: tuple[str, ...]
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    act_roles: tuple[str, ...]
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    timex: tuple[str, ...]
    quoted: tuple[str, ...]
    far_back: tuple[float, ...]


class Asking(Protocol):
    """The pairs of a sentence's words; see `dateline.parse.pairs.Asked`."""

    def scores(self, name: str, words: Sequence[int]) -> Floats:
        """[labels, words asked, N]: raw scores of a head."""

    def relation(self, word: int, head: int) -> int:
        """The label of a word's relation to a governor, -1 for the root."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of one sentence of N words.

    words [N, W]; upos [N]; arcs [N, N+1], the root first; rels [N], the label of each word's relation to its best
    governor; tags [N, T]; predicate [N]; fact [N]; acts [N, 17]; status [N, S+1] (the last is historical); modes
    [N, M]; contexts [N, C]; timex [N, T]; cue [N, 3]; mention and antecedent [N, V] (their product says that two
    mentions are one). Arcs, fact, modes, mention and antecedent are raw scores, the others probabilities; raw too is
    what is ``asked`` of pairs: roles [R+1, asked, N] (0 = none; predicate, word of the argument), act_roles
    [A, asked, N] (trigger, head word) and quoted [2, asked, N] (first word of the cue, word of its source or content).
    """

    words: Floats
    upos: Ints
    arcs: Floats
    rels: Ints
    tags: Floats
    predicate: Floats
    fact: Floats
    acts: Floats
    status: Floats
    modes: Floats
    contexts: Floats
    timex: Floats
    cue: Floats
    mention: Floats
    antecedent: Floats
    asked: Asking


INPUTS = ("ids", "place", "part", "first", "last", "shape", "of")
"""Of pieces: number, place in the sentence, sentence of the row (from 1; 0 is padding). Of words: first and last piece
in the row, casing (0 is padding), sentence of the row."""
OUTPUTS = (*(name for name in Scores.__dataclass_fields__ if name != "asked"), "sides")


class Encoder:
    """The model files, loaded once."""

    def __init__(self, model_dir: Path, *, batch_tokens: int = 384) -> None:
        """Raise SettingsError when a model file is missing."""
        missing = [name for name in FILES if not (model_dir / name).is_file()]
        if missing:
            raise SettingsError(
                f"no model in {model_dir}: {', '.join(missing)} missing. Install the package anew, or unset "
                "DATELINE_MODEL_DIR."
            )
        self._dir = model_dir
        self._batch_tokens = batch_tokens
        told = json.loads((model_dir / "labels.json").read_text(encoding="utf-8"))
        self.labels = Labels(**{name: tuple(told[name]) for name in Labels.__dataclass_fields__})
        self.version = str(told["version"])
        self._known: dict[str, tuple[int, ...]] = {}
        self._session = self._open("model.onnx")
        self._forms = Forms(model_dir / "pairs.npz")

    @cached_property
    def _relation(self) -> Any:
        return self._open("relation.onnx")

    @cached_property
    def role_scorer(self) -> RoleScorer:
        """What tells the arguments of predicates, read at the first look."""
        return RoleScorer(self._dir / "roles.npz")

    @cached_property
    def _pieces(self) -> WordPieces:
        return WordPieces(self._dir / "pieces.json")

    def _open(self, name: str) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(
            str(self._dir / name),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],
        )

    def digest(self) -> str:
        """SHA-256 of the model file, in hexadecimal."""
        return hashlib.sha256((self._dir / "model.onnx").read_bytes()).hexdigest()

    def pieces(self, word: str) -> tuple[int, ...]:
        """The word pieces of a word; at most twelve."""
        found = self._known.get(word)
        if found is None:
            found = tuple(self._pieces(word)[:PIECES_A_WORD]) or (UNKNOWN,)
            if len(self._known) > 200_000:
                self._known.clear()
            self._known[word] = found
        return found

    def read(self, sentences: Sequence[Sequence[str]]) -> Iterator[Scores]:
        """Score sentences (lists of words, each at most 500 pieces), in order; memory stays flat."""
        # Blocks keep a long report from piling up scores.
        for begin in range(0, len(sentences), BLOCK):
            block = sentences[begin : begin + BLOCK]
            known = self._known.get
            pieces = [[known(word) or self.pieces(word) for word in words] for words in block]
            found: dict[int, Scores] = {}
            lengths = [2 + sum(map(len, each)) for each in pieces]
            for rows in laid_out(lengths, batch_pieces=self._batch_tokens):
                found.update(self._run(rows, block, pieces))
            for index in range(len(block)):
                yield found.pop(index)

    def _run(
        self, laid: Rows, sentences: Sequence[Sequence[str]], pieces: list[list[tuple[int, ...]]]
    ) -> Iterator[tuple[int, Scores]]:
        """The scores of a batch's sentences, with their ranks."""
        fed = {name: np.zeros((len(laid.rows), laid.width), np.int64) for name in INPUTS}
        found: list[tuple[int, int, int, int]] = []
        widest = 0
        for row, ranks in enumerate(laid.rows):
            piece = word = 0
            for part, rank in enumerate(ranks, start=1):
                flat = [BEGIN, *chain.from_iterable(pieces[rank]), END]
                ends = list(accumulate(map(len, pieces[rank]), initial=piece))
                stop, last = piece + len(flat), word + len(sentences[rank])
                fed["ids"][row, piece:stop] = flat
                fed["place"][row, piece:stop] = range(len(flat))
                fed["part"][row, piece:stop] = part
                fed["first"][row, word:last] = ends[:-1]
                fed["last"][row, word:last] = ends[1:]
                fed["shape"][row, word:last] = shapes(sentences[rank])
                fed["of"][row, word:last] = part
                found.append((rank, row, word, last))
                piece, word = stop, last
            widest = max(widest, word)
        fed["first"] += 1
        fed |= {name: fed[name][:, :widest] for name in ("first", "last", "shape", "of")}
        out = dict(zip(OUTPUTS, self._session.run(list(OUTPUTS), fed), strict=True))
        sides, arcs = out.pop("sides"), out.pop("arcs")
        for rank, row, word, last in found:
            yield (
                rank,
                Scores(
                    **{name: each[row, word:last] for name, each in out.items()},
                    arcs=np.concatenate((arcs[row, word:last, :1], arcs[row, word:last, word + 1 : last + 1]), 1),
                    asked=Asked(self._forms, sides[row, word:last]),
                ),
            )

    def relate(self, dyads: Sequence[tuple[Floats, tuple[int, int], tuple[int, int]]]) -> Floats:
        """[dyads, types]: probabilities over ``labels.types`` of dyads, each given by its sentence's word vectors and
        the word ranges of actor and recipient."""
        parts = [self._relate(dyads[at : at + DYADS_AT_ONCE]) for at in range(0, len(dyads), DYADS_AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros((0, len(self.labels.types)), np.float32)

    def _relate(self, dyads: Sequence[tuple[Floats, tuple[int, int], tuple[int, int]]]) -> Floats:
        count, widest = len(dyads), max(len(words) for words, _, _ in dyads)
        read = np.zeros((count, widest, dyads[0][0].shape[1]), np.float32)
        sides = np.zeros((2, count, widest), np.float32)
        real = np.zeros((count, widest), bool)
        for row, (words, *ranges) in enumerate(dyads):
            read[row, : len(words)] = words
            real[row, : len(words)] = True
            for side, (first, last) in enumerate(ranges):
                sides[side, row, first:last] = 1 / (last - first)
        fed = {"words": read, "one": sides[0], "two": sides[1], "real": real}
        return softmax(self._relation.run(["types"], fed)[0])


def softmax(scores: Floats) -> Floats:
    """Scores → probabilities along the last axis."""
    grown = np.exp(scores - np.maximum.reduce(scores, -1, keepdims=True))
    return np.asarray(grown / np.add.reduce(grown, -1, keepdims=True), np.float32)


def sigmoid(scores: Floats) -> Floats:
    """Scores → independent probabilities."""
    return np.asarray(1 / (1 + np.exp(-np.minimum(np.maximum(scores, -30), 30))), np.float32)
