"""syntax: parts of speech and trees over the gold's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dateline.errors import BrokenPromise
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.scorecard import HitsByName, Scorecard, ratio

BATCH = 64
"""Sentences a call: enough to fill the encoder's batches, few enough to keep memory flat."""

Block = list[list[str]]
Parsed = list[tuple[str, int, str]]


def score(blocks: Iterable[Block], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """UAS, LAS and UPOS accuracy, punctuation included, as CoNLL 2018's script counts them.

    `las` compares relations without their subtypes (as that script does), `las_with_subtypes` whole.
    """
    hits = HitsByName()
    sentences = words = tagged = attached = labelled = exact = 0
    for block, read in _read(blocks, coder):
        gold = [columns for columns in block if columns[0].isdigit()]
        keep(_conllu(block, read))
        sentences += 1
        words += len(gold)
        for columns, (upos, head, deprel) in zip(gold, read, strict=True):
            relation, found = columns[7].split(":")[0], deprel.split(":")[0]
            same_head = int(columns[6]) == head
            tagged += columns[3] == upos
            attached += same_head
            labelled += same_head and relation == found
            exact += same_head and columns[7] == deprel
            hits.of(relation).gold += 1
            hits.of(found).found += 1
            hits.of(relation).right += same_head and relation == found
    figures = {
        "las": ratio(labelled, words),
        "las_with_subtypes": ratio(exact, words),
        "uas": ratio(attached, words),
        "upos": ratio(tagged, words),
        "words": words,
        "sentences": sentences,
    }
    notes = ("The gold's words are given; punctuation counts; las leaves subtypes of relations out.",)
    return Scorecard("syntax", "", sentences, figures, (hits.table("By relation", "relation"),), notes)


def _read(blocks: Iterable[Block], coder: CoderLike) -> Iterator[tuple[Block, Parsed]]:
    batch: list[Block] = []
    for block in blocks:
        batch.append(block)
        if len(batch) == BATCH:
            yield from _parsed(batch, coder)
            batch = []
    yield from _parsed(batch, coder)


def _parsed(batch: list[Block], coder: CoderLike) -> Iterator[tuple[Block, Parsed]]:
    forms = [[columns[1] for columns in block if columns[0].isdigit()] for block in batch]
    parsed = coder.parse_tokens(forms) if forms else []
    if [len(each) for each in parsed] != [len(each) for each in forms]:
        raise BrokenPromise("parse_tokens gave another number of words than it was given")
    yield from zip(batch, parsed, strict=True)


def _conllu(block: Block, read: Parsed) -> str:
    """The sentence with what was read in place of the gold; empty nodes are left out."""
    lines: list[str] = []
    answers = iter(read)
    for columns in block:
        if columns[0].startswith("#") or "-" in columns[0]:
            lines.append("\t".join(columns))
        elif columns[0].isdigit():
            upos, head, deprel = next(answers)
            written = [columns[0], columns[1], "_", upos, "_", "_", str(head), deprel, "_", columns[9]]
            lines.append("\t".join(written))
    return "\n".join(lines) + "\n\n"
