"""Words → the encoder's and heads' scores, through ONNX Runtime on one thread.

The only file that knows word pieces, tensors and the model files (``model.onnx``: int8 encoder with its
heads in fp32; ``relation.onnx``: the type of a dyad; ``labels.json``; ``pieces.json``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.errors import SettingsError
from dateline.parse.shapes import shapes
from dateline.parse.wordpieces import WordPieces

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
PIECES_A_WORD = 12
PIECES_A_SENTENCE = 500
BEGIN, END, UNKNOWN = 101, 102, 100
FILES = ("model.onnx", "relation.onnx", "labels.json", "pieces.json")


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


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of one sentence of N words.

    words [N, W]; upos [N]; arcs [N, N+1]; rels [N, N+1] label numbers; tags [N, T]; predicate [N];
    roles [R+1, N, N] (0 = none; predicate, word of the argument); fact [N]; acts [N, 17]; status [N, S+1] (the
    last is historical); modes [N, M]; contexts [N, C]; act_roles [A, N, N] (trigger, head word); timex [N, T];
    cue [N, 3]; quoted [2, N, N] (first word of the cue, word of its source or content); mention and antecedent
    [N, V] (their product says that two mentions are one). All but rels and upos are raw scores.
    """

    words: Floats
    upos: Ints
    arcs: Floats
    rels: Ints
    tags: Floats
    predicate: Floats
    roles: Floats
    fact: Floats
    acts: Floats
    status: Floats
    modes: Floats
    contexts: Floats
    act_roles: Floats
    timex: Floats
    cue: Floats
    quoted: Floats
    mention: Floats
    antecedent: Floats


OUTPUTS = tuple(Scores.__dataclass_fields__)
_SQUARE = frozenset(("arcs", "rels", "roles", "act_roles", "quoted"))


class Encoder:
    """The model files, loaded once."""

    def __init__(self, model_dir: Path, *, batch_tokens: int = 128) -> None:
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

    @cached_property
    def _relation(self) -> Any:
        return self._open("relation.onnx")

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
        pieces = [[self.pieces(word) for word in words] for words in sentences]
        lengths = [2 + sum(map(len, each)) for each in pieces]
        kept: dict[int, Scores] = {}
        given = 0
        # Blocks keep a long report from piling up scores; within a block, like lengths go together.
        for begin in range(0, len(sentences), 64):
            block = sorted(range(begin, min(begin + 64, len(sentences))), key=lambda i: (lengths[i], i))
            for rows in self._groups(block, lengths):
                found = self._run([sentences[i] for i in rows], [pieces[i] for i in rows])
                kept.update(zip(rows, found, strict=True))
            while given in kept:
                yield kept.pop(given)
                given += 1

    def _groups(self, block: list[int], lengths: list[int]) -> Iterator[list[int]]:
        group: list[int] = []
        for index in block:
            if group and lengths[index] * (len(group) + 1) > self._batch_tokens:
                yield group
                group = []
            group.append(index)
        if group:
            yield group

    def _run(self, sentences: list[Sequence[str]], pieces: list[list[tuple[int, ...]]]) -> list[Scores]:
        longest = 2 + max(sum(map(len, each)) for each in pieces)
        widest = max(map(len, sentences))
        count = len(sentences)
        ids: Ints = np.zeros((count, longest), np.int64)
        mask: Ints = np.zeros((count, longest), np.int64)
        first: Ints = np.zeros((count, widest), np.int64)
        last: Ints = np.zeros((count, widest), np.int64)
        shape: Ints = np.zeros((count, widest), np.int64)
        for row, (words, own) in enumerate(zip(sentences, pieces, strict=True)):
            flat = [BEGIN, *(piece for word in own for piece in word), END]
            ends = np.cumsum([len(word) for word in own])
            ids[row, : len(flat)] = flat
            mask[row, : len(flat)] = 1
            last[row, : len(words)] = ends
            first[row, 0] = 1
            first[row, 1 : len(words)] = ends[:-1] + 1
            shape[row, : len(words)] = shapes(words)
        fed = {"ids": ids, "mask": mask, "first": first, "last": last, "shape": shape}
        out = dict(zip(OUTPUTS, self._session.run(list(OUTPUTS), fed), strict=True))
        return [_cut(out, row, len(words)) for row, words in enumerate(sentences)]

    def relate(self, words: Floats, actor: tuple[int, int], recipient: tuple[int, int]) -> Floats:
        """Probabilities over ``labels.types`` for a dyad given by word ranges of one sentence."""
        one = np.zeros((1, len(words)), np.float32)
        two = np.zeros((1, len(words)), np.float32)
        one[0, actor[0] : actor[1]] = 1 / (actor[1] - actor[0])
        two[0, recipient[0] : recipient[1]] = 1 / (recipient[1] - recipient[0])
        real = np.ones((1, len(words)), bool)
        fed = {"words": words[None], "one": one, "two": two, "real": real}
        return softmax(self._relation.run(["types"], fed)[0][0])


def softmax(scores: Floats) -> Floats:
    """Scores → probabilities along the last axis."""
    grown = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(grown / grown.sum(-1, keepdims=True), np.float32)


def sigmoid(scores: Floats) -> Floats:
    """Scores → independent probabilities."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), np.float32)


def _cut(out: dict[str, Any], row: int, words: int) -> Scores:
    of_words = {name: out[name][row, :words] for name in OUTPUTS if name not in _SQUARE}
    return Scores(
        **of_words,
        arcs=out["arcs"][row, :words, : words + 1],
        rels=out["rels"][row, :words, : words + 1],
        roles=out["roles"][row, :, :words, :words],
        act_roles=out["act_roles"][row, :, :words, :words],
        quoted=out["quoted"][row, :, :words, :words],
    )
