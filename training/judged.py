"""Words of real news that were judged by reading: which type of act each reports, or none.

``judged.tsv`` names them by the article's place in Worldwide NER's train part and their offset, since the texts are
their publishers'. AI agents judged every word that the program of 2026-11-28 gave 0.2 or more (the first 565: 0.25),
in articles drawn at random, without seeing what it made of them (`training/log.md`, 24).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.parse.sentences import split_sentences
from training.kit import LONGEST, aligned, rows

FILE = Path(__file__).with_name("judged.tsv")
NEWS = "language/worldwide.ner.train.jsonl.gz"


def judged() -> Iterator[dict]:
    """Sentences with the judged words among their own: ``guessed`` [(word, type or NONE)], and ``where``."""
    told: dict[int, dict[int, str]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            article, start, kind = line.split("\t")
            told.setdefault(int(article), {})[int(start)] = kind
    for number, row in enumerate(rows(NEWS)):
        known = told.get(number)
        if known is None:
            continue
        for start, end in split_sentences(row["text"]):
            words, pairs = aligned(row["text"], start, end)
            at = [(place, known[first]) for place, (first, _) in enumerate(pairs) if first in known]
            if at and len(words) <= LONGEST:
                yield {"words": words, "guessed": at, "where": number}
