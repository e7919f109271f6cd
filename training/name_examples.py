"""Names of Worldwide NER as the network would find them in texts that it does not know, with the gold's types.

The network recites its training texts (names of train right 0.97 of the time, of dev 0.82), so words are masked before
it reads (a share of RATE: 0.78). The words that are told of a stretch are the true ones.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from dateline.model import Name, make_report
from dateline.parse import decode
from dateline.parse.name_candidates import Place, Read, log_tags
from dateline.parse.namesakes import Mention, agreed
from dateline.parse.parser import Parser, _cuts
from dateline.parse.tokens import words as cut_words
from training.kit import rows
from training.masking import MASK, know_mask

TRAIN, DEV = "language/worldwide.ner.train.jsonl.gz", "language/worldwide.ner.dev.jsonl.gz"
RATE = 0.15
Pair = tuple[int, int]


class Example(NamedTuple):
    """A report as read, and the type of each gold name that our words can mark; ``gold`` counts all."""

    name: str
    read: list[Read]
    types: dict[Place, str]
    gold: int


def named(file: str) -> list[tuple[str, set[tuple[tuple[str, ...], str]]]]:
    """Of each report the words of its gold names with their types, each once."""
    found = []
    for row in rows(file):
        names = {
            (tuple(row["text"][s + each["start"] : e + each["start"]] for s, e in cut_words(text)), each["type"])
            for each in row["entities"]
            if each["start"] is not None and (text := row["text"][each["start"] : each["end"]])
        }
        found.append((row["doc_id"], {each for each in names if each[0]}))
    return found


def examples(parser: Parser, file: str, *, rate: float = 0.0, seed: int = 1) -> Iterator[Example]:
    """The reports of a file, read with a share of the words masked."""
    know_mask(parser.encoder)
    chance = random.Random(seed)
    for row in rows(file):
        begin = int(row.get("body_start") or 0)
        report = make_report(row["text"][begin:])
        pairs = [each for _, each, _, _ in _cuts(report)]
        words = [[report.text[start:end] for start, end in each] for each in pairs]
        gold = {(e["start"] - begin, e["end"] - begin): e["type"] for e in row["entities"] if e["start"] is not None}
        yield Example(row["doc_id"], _read(parser, words, rate, chance), _places(pairs, gold), len(gold))


def _read(parser: Parser, words: list[list[str]], rate: float, chance: random.Random) -> list[Read]:
    """The sentences as `Parser.parse` hands them on, all mentions of a name of one type."""
    labels = parser.encoder.labels
    types = decode.name_types(labels)
    windows = [parser._windows(each) for each in words]
    shown = [
        [MASK if rate and chance.random() < rate else word for word in whole[first:last]]
        for own in windows
        for whole, first, last in own
    ]
    scores = parser.encoder.read(shown)
    tags, spans, mentions = [], [], []
    for at, own in enumerate(windows):
        parts = []
        for _, first, _ in own:
            each = next(scores)
            parts.append(each.tags)
            names = decode.names(each, labels)
            for name, kinds in zip(names, decode.types_of_names(each, labels, names), strict=True):
                spans.append(Place(at, name.first + first, name.last + first))
                mentions.append(Mention(" ".join(words[at][spans[-1].first : spans[-1].last]), kinds))
        tags.append(log_tags(parts).astype(np.float16).astype(np.float32))
    found: list[list[Name]] = [[] for _ in words]
    for place, kind in zip(spans, agreed(mentions, person=types.index("Person")), strict=True):
        found[place.sentence].append(Name(place.first, place.last, types[kind], 1.0))
    return [Read(*each) for each in zip(words, tags, found, strict=True)]


def _places(pairs: list[list[Pair]], gold: dict[Pair, str]) -> dict[Place, str]:
    """The gold names whose ends are ends of words."""
    starts = {start: (at, word) for at, own in enumerate(pairs) for word, (start, _) in enumerate(own)}
    ends = {end: (at, word + 1) for at, own in enumerate(pairs) for word, (_, end) in enumerate(own)}
    found = {}
    for (start, end), kind in gold.items():
        one, two = starts.get(start), ends.get(end)
        if one and two and one[0] == two[0]:
            found[Place(*one, two[1])] = kind
    return found
