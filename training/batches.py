"""Examples → tensors. A batch holds sentences of one set and of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from dateline.parse.shapes import shapes
from training.network import Labels, encoder_files

IGNORE = -100
WORD_PIECES = 12  # pieces of one word that are read; the rest of a very long word is left out


def tokenizer() -> Tokenizer:
    """The encoder's word pieces, without padding or truncation."""
    made = Tokenizer.from_file(str(encoder_files() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


@dataclass
class Batch:
    """Tensors of some sentences; ``examples`` keeps the gold."""

    examples: list[dict]
    ids: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    shape: Tensor
    real: Tensor


def prepare(examples: list[dict], pieces: Tokenizer) -> None:
    """Add word pieces (``ids``, ``first``, ``last``) to examples, once."""
    missing = [e for e in examples if "ids" not in e]
    for at in range(0, len(missing), 512):
        chunk = missing[at : at + 512]
        flat = [word for example in chunk for word in example["words"]]
        encoded = iter(pieces.encode_batch(flat, add_special_tokens=False))
        for example in chunk:
            ids, first, last = [101], [], []
            for _ in example["words"]:
                own = next(encoded).ids[:WORD_PIECES] or [100]
                first.append(len(ids))
                ids += own
                last.append(len(ids) - 1)
            example["ids"], example["first"], example["last"] = [*ids, 102], first, last


def collate(examples: list[dict]) -> Batch:
    """Pad examples to one batch."""
    longest = max(len(e["ids"]) for e in examples)
    widest = max(len(e["words"]) for e in examples)
    ids = torch.zeros(len(examples), longest, dtype=torch.long)
    mask = torch.zeros(len(examples), longest, dtype=torch.long)
    first = torch.zeros(len(examples), widest, dtype=torch.long)
    last = torch.zeros(len(examples), widest, dtype=torch.long)
    shape = torch.zeros(len(examples), widest, dtype=torch.long)
    for row, example in enumerate(examples):
        ids[row, : len(example["ids"])] = torch.tensor(example["ids"])
        mask[row, : len(example["ids"])] = 1
        first[row, : len(example["first"])] = torch.tensor(example["first"])
        last[row, : len(example["last"])] = torch.tensor(example["last"])
        shape[row, : len(example["words"])] = torch.tensor(shapes(example["words"]))
    return Batch(examples, ids, mask, first, last, shape, shape > 0)


def batches(examples: list[dict], *, pieces: int, rng: random.Random | None) -> Iterator[list[dict]]:
    """Cut examples into groups of like length with at most ``pieces`` padded word pieces."""
    order = sorted(examples, key=lambda e: len(e["ids"]) + (rng.random() * 4 if rng else 0))
    groups: list[list[dict]] = []
    current: list[dict] = []
    for example in order:
        if current and len(example["ids"]) * (len(current) + 1) > pieces:
            groups.append(current)
            current = []
        current.append(example)
    if current:
        groups.append(current)
    if rng:
        rng.shuffle(groups)
    yield from groups


def labels_from(sets: dict[str, list[dict]], roles: list[str]) -> Labels:
    """The closed label lists that occur in the training sets."""
    upos, rels, tags = set(), set(), set()
    for examples in sets.values():
        for example in examples:
            upos |= set(example.get("upos", ()))
            rels |= set(example.get("rels", ()))
            tags |= set(example.get("tags", ()))
    return Labels(sorted(upos), sorted(rels), ["O", *sorted(tags - {"O"})], roles)
