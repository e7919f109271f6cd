"""Learns what words of names and words beside them tell of types, and packs the names of the tables that ship.

Two tables of names (`dateline.parse.name_words.Words`): one learnt from the gold names of Worldwide's train part, one
from the persons, bodies, states, peoples and places that ship; and one of contexts, from the gold alone.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log10
from pathlib import Path
from zlib import crc32

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from dateline.parse.encoder import Floats
from dateline.parse.name_words import BODY, PEOPLE, PERSON, PLACE, ROWS, Known, bare, low, name_rows, shape, word_rows
from dateline.parse.tokens import words as cut_words
from dateline.resolve.gazetteer import open_gazetteer
from dateline.resolve.gazetteer.tables import all_rows
from dateline.resolve.knowledge.tables import rows_of

KNOWLEDGE = Path(__file__).parents[1] / "src" / "dateline" / "resolve" / "knowledge"
TYPES = {"Location": PLACE, "NORP": PEOPLE, "Organization": BODY, "Person": PERSON}
"""The types that the tables tell, in order."""
FORGET = 0.2
TOWNS = 40_000
Row = tuple[list[int], int, float]


def rows_of_name(words: Sequence[str]) -> list[int]:
    """The rows of a name and its words, as `Words.of_names` adds them."""
    lower = [low(word) for word in words]
    own = name_rows(lower, "".join(map(shape, words)))
    return [*own, *(row for word in lower for row in word_rows(word))]


def told() -> Iterator[tuple[str, int]]:
    """Every name of the tables of persons, bodies, states and regions, with the bit of what it names."""
    for table, bit in (("persons", PERSON), ("groups", BODY)):
        for file in sorted(KNOWLEDGE.glob(f"{table}*.tsv")):
            for row in rows_of(file, 7):
                yield from ((each, bit) for each in (row[0], *row[1].split(";")) if each)
    for row in rows_of(KNOWLEDGE / "countries.tsv", 7):
        yield from ((each, PLACE) for each in row[1].split(";") if each)
        yield from ((each, PEOPLE) for each in row[2].split(";") if each)
    for row in rows_of(KNOWLEDGE / "regions.tsv", 6):
        yield from ((each, PLACE) for each in row[1].split(";") if each)


def known() -> Known:
    """The names of those tables by their checksums."""
    names: dict[int, int] = {}
    given: Counter[int] = Counter()
    last: Counter[int] = Counter()
    for name, bit in told():
        words = [low(name[start:end]) for start, end in cut_words(name)]
        if not words:
            continue
        key = crc32(bare(words).encode())
        names[key] = names.get(key, 0) | bit
        if bit == PERSON and len(words) > 1:
            given[crc32(words[0].encode())] += 1
            last[crc32(words[-1].encode())] += 1
    most = 255
    cut = [{key: min(count, most) for key, count in each.items()} for each in (given, last)]
    return Known(names, *cut)


def table_rows(*, seed: int = 0) -> list[Row]:
    """Names that ship, with the ranks of their `TYPES`; of towns the larger ones more often."""
    rank = {bit: at for at, bit in enumerate(TYPES.values())}
    cut = lambda name: [name[start:end] for start, end in cut_words(name)]  # noqa: E731 - a word of its own
    found: list[Row] = []
    lasts: set[str] = set()
    for name, bit in told():
        words = cut(name)
        if words:
            found.append((rows_of_name(words), rank[bit], 0.5))
            if bit == PERSON and len(words) > 1:
                lasts.add(words[-1])
    found += [(rows_of_name([each]), rank[PERSON], 0.3) for each in sorted(lasts)]
    chance = random.Random(seed)
    gazetteer = open_gazetteer()
    for row in all_rows(gazetteer._book):
        size = max(log10(max(row[7], 1000)) - 2.5, 0.3) ** 2
        if chance.random() < TOWNS / gazetteer.size() * size and len(words := cut(row[1])) in range(1, 6):
            found.append((rows_of_name(words), rank[PLACE], 0.5))
    return found


def fitted(
    every: Sequence[Row], labels: int, *, epochs: int, rate: float, forget: float = FORGET
) -> tuple[Floats, Floats]:
    """Weights [ROWS, labels] and biases of one softmax over the rows of each, by their weights."""
    torch.manual_seed(0)
    chance = random.Random(0)
    table = nn.EmbeddingBag(ROWS, labels, mode="sum", sparse=True)
    nn.init.zeros_(table.weight)
    bias = torch.zeros(labels, requires_grad=True)
    descent = torch.optim.Adagrad([table.weight, bias], lr=rate)
    order = list(range(len(every)))
    for _ in range(epochs):
        chance.shuffle(order)
        for begin in range(0, len(order), 256):
            some = [every[each] for each in order[begin : begin + 256]]
            kept = [[row for row in rows if chance.random() >= forget] or rows[:1] for rows, _, _ in some]
            offsets = torch.tensor([0, *np.cumsum([len(each) for each in kept])[:-1].tolist()])
            raw = table(torch.tensor([row for each in kept for row in each]), offsets) + bias
            weights = torch.tensor([weight for _, _, weight in some])
            losses = F.cross_entropy(raw, torch.tensor([rank for _, rank, _ in some]), reduction="none")
            descent.zero_grad()
            ((losses * weights).sum() / weights.sum()).backward()
            descent.step()
    return table.weight.detach().numpy(), bias.detach().numpy()
