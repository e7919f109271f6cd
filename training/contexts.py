"""Fits what an act's contexts are read from: `python -m training.contexts READ`.

Two tables, on gold acts of the corpus's train part. `extract/context_words.json`: how much each listed word speaks for
its context, a logistic function for each context on which of its words an act's sentence shows. To list more words,
write them into that file with any weight and fit again. `extract/contexts.json`: how much those words and the network's
own scores count, for sentences that stand alone and for reports. A network that has been trained on a text recites its
contexts, and what is fitted there trusts it too much (masked readings of train still have an F1 of 0.70, dev 0.53); so
only texts that it has not read teach that: READ is a copy of the corpus as the network was trained on it, for model 5

    mkdir /tmp/read && git archive 002f400 corpus | tar x -C /tmp/read     # READ is /tmp/read/corpus

Each fold of the scenes is measured with the weights of the others, words' weights included; then dev.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import dateline
from dateline.evaluate import corpus
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.gold import Row
from dateline.extract import context_words
from dateline.extract.acts import find_acts
from dateline.extract.context_words import UNLISTED, shown
from dateline.extract.contexts import (
    ACT_MARKS,
    ACTS,
    ALONE,
    REPORT,
    WEIGHTS,
    given,
    marks_of_act,
    marks_of_report,
    shares_of,
)
from dateline.model import Sentence
from training.calibrate import fit
from training.gold import CORPUS, fold_of

PLAIN = ("one", "own", "worded")
"""The marks of a sentence that stands alone."""
OF_REPORT = (ACTS, *ACT_MARKS[2:], "worded in title", "worded in lead", "worded so often")
FOLDS, RIDGE, WORDS_RIDGE, STEPS = 4, 5.0, 1.0, 12
Cues = frozenset[tuple[str, str]]
Words = Mapping[str, Mapping[str, float]]
"""Context → cue → weight."""


@dataclass(frozen=True, slots=True, eq=False)
class GoldAct:
    """An act of the gold that the model reads: its sentence, its word's contexts, those that gold has."""

    sentence: int
    own: Mapping[str, float]
    real: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text of the corpus: the fold of its scene (-1: dev), whether the network has read it, and what it says."""

    fold: int
    is_read: bool
    sentences: Sequence[Sentence]
    cues: Sequence[Cues]
    shares: Mapping[str, float]
    acts: Sequence[GoldAct]

    @property
    def part(self) -> str:
        """Whose weights hold."""
        return ALONE if len(self.sentences) < 2 else REPORT


def texts(coder: dateline.Coder, folder: Path) -> Iterator[Text]:
    """The texts of train and dev that tell an act; ``folder`` is the corpus that the network has read."""
    reports = {each.name for each in corpus.reports(folder)}
    sentences = {each.text for each in corpus.sentences(folder)}
    for split in ("train", "dev"):
        for row in corpus.rows(CORPUS, split):
            if row["accounts"]:
                is_read = row["id"] in reports if "published" in row else row["text"] in sentences
                yield _text(coder, row, fold=-1 if split == "dev" else fold_of(row["scene"], FOLDS), is_read=is_read)


def _text(coder: dateline.Coder, row: Row, *, fold: int, is_read: bool) -> Text:
    gold = {}
    for account in row["accounts"]:
        action = (account.get("slots") or account)["action"]
        gold[action["spans"][0][0]] = frozenset(action["contexts"])
    doc = coder.parse(report_of(row), at=list(gold))
    words = [[(token.text, token.lemma) for token in each.tokens] for each in doc.sentences]
    acts = [
        GoldAct(at, act.contexts, gold[start])
        for at, sentence in enumerate(doc.sentences)
        for act in sentence.acts
        if (start := sentence.tokens[act.token].start) in gold
    ]
    cues = [frozenset(shown(each, coder.codebook.index)) for each in words]
    return Text(fold, is_read, doc.sentences, cues, shares_of(found for _, found in find_acts(doc)), acts)


def words_of(every: Sequence[Text], listed: Words) -> dict[str, dict[str, float]]:
    """How much each listed word speaks for its context where an act's sentence shows it."""
    acts = [(text.cues[act.sentence], act.real) for text in every for act in text.acts]
    return {
        context: _words_of(
            [({cue for name, cue in cues if name == context}, context in real) for cues, real in acts],
            [cue for cue in cues if cue != UNLISTED],
        )
        for context, cues in listed.items()
    }


def _words_of(acts: Sequence[tuple[set[str], bool]], cues: Sequence[str]) -> dict[str, float]:
    """The weights of a context's words: what all share, which is UNLISTED's, and how far each departs from that."""
    seen = {cue for own, _ in acts for cue in own}
    place = {cue: 2 + at for at, cue in enumerate(sorted(seen))}
    rows = Counter((tuple(sorted(own)), right) for own, right in acts)  # most show none: one row for all of them
    x = np.zeros((len(rows), 2 + len(place)))
    x[:, 0] = 1
    for row, (own, _) in zip(x, rows, strict=True):
        row[1] = len(own)
        row[[place[cue] for cue in own]] = 1
    y = np.array([right for _, right in rows], float)
    found = fit(x, y, ridge=WORDS_RIDGE, times=np.array([*rows.values()], float), steps=STEPS)
    told = {UNLISTED: found[1]} | {cue: found[1] + (found[place[cue]] if cue in place else 0.0) for cue in cues}
    return {cue: round(float(weight), 2) for cue, weight in told.items()}


def marks(text: Text, words: Words) -> list[list[dict[str, float]]]:
    """Of each act of a text the marks of each context that the model knows."""
    each_said = [_said(cues, words) for cues in text.cues]
    of_report = marks_of_report(text.sentences, text.shares, each_said)
    found = []
    for act in text.acts:
        own, before = each_said[act.sentence], each_said[act.sentence - 1] if act.sentence else {}
        found.append(
            [
                of_report.get(name, {"one": 1.0, f"= {name}": 1.0})
                | marks_of_act(chance, worded=own.get(name, 0.0), before=before.get(name, 0.0))
                for name, chance in act.own.items()
            ]
        )
    return found


def _said(cues: Cues, words: Words) -> dict[str, float]:
    told: dict[str, float] = {}
    for context, cue in cues:
        listed = words.get(context, {})
        told[context] = told.get(context, 0.0) + listed.get(cue, listed.get(UNLISTED, 0.0))
    return told


class Cases:
    """The marks of acts as an array [acts, contexts, marks], and which contexts are right [acts, contexts]."""

    def __init__(self, every: Sequence[Text], words: Mapping[int, Words], names: Sequence[str]) -> None:
        self.known = [*every[0].acts[0].own]
        self.names = [*names, *(f"= {name}" for name in self.known)]
        acts = [(text.fold, act.real, told) for text in every for act, told in _told(text, words)]
        self.x = np.array([[[each.get(name, 0.0) for name in self.names] for each in told] for _, _, told in acts])
        self.y = np.array([[name in real for name in self.known] for _, real, _ in acts])
        self.fold = np.array([fold for fold, _, _ in acts])

    def fitted(self, chosen: np.ndarray) -> np.ndarray:
        """The weights of the marks by some of the acts."""
        return fit(self.x[chosen].reshape(-1, len(self.names)), self.y[chosen].ravel().astype(float), ridge=RIDGE)

    def f1(self, chances: np.ndarray) -> float:
        """Micro-F1 of the contexts given."""
        right = told = 0
        for row, real in zip(chances, self.y, strict=True):
            kept = given(dict(enumerate(row)))
            told += len(kept)
            right += sum(real[each] for each in kept)
        return 2 * right / (told + self.y.sum())

    def chances(self, weights: np.ndarray) -> np.ndarray:
        """The probability of each context of each act."""
        return 1 / (1 + np.exp(-self.x @ weights))


def _told(text: Text, words: Mapping[int, Words]) -> Iterator[tuple[GoldAct, list[dict[str, float]]]]:
    return zip(text.acts, marks(text, words[text.fold]), strict=True)


def weights_of(every: Sequence[Text], words: Mapping[int, Words], *, part: str) -> dict[str, float]:
    """Weights of the marks of one part by the texts that the network has not read, with their figures printed."""
    names = PLAIN if part == ALONE else (*PLAIN, *OF_REPORT)
    own = [text for text in every if text.part == part and text.acts]
    unread = Cases([text for text in own if text.fold >= 0 and not text.is_read], words, names)
    chances = np.zeros(unread.y.shape)
    for side in range(FOLDS):
        chances[unread.fold == side] = unread.chances(unread.fitted(unread.fold != side))[unread.fold == side]
    weights = unread.fitted(unread.fold >= 0)
    dev = Cases([text for text in own if text.fold < 0], words, names)
    print(f"{part}: F1 of {len(unread.y)} unread acts of train, by folds: {unread.f1(chances):.3f};", end=" ")
    print(f"of {len(dev.y)} of dev: {dev.f1(dev.chances(weights)):.3f}", flush=True)
    return {name: round(float(each), 4) for name, each in zip(unread.names, weights, strict=True)}


def main() -> None:
    """Fit, cross-check, write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("read", type=Path, metavar="READ", help="the corpus as the network has read it")
    ask.add_argument("--dry", action="store_true", help="measure without writing")
    asked = ask.parse_args()
    listed: Words = json.loads(context_words.WEIGHTS.read_text(encoding="utf-8"))
    every = list(texts(dateline.Coder(), asked.read))
    train = [text for text in every if text.fold >= 0]
    words = {side: words_of([text for text in train if text.fold != side], listed) for side in (*range(FOLDS), -1)}
    told = {part: weights_of(every, words, part=part) for part in (ALONE, REPORT)}
    if not asked.dry:
        WEIGHTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        lines = (f" {json.dumps(name)}: {json.dumps(each, ensure_ascii=False)}" for name, each in words[-1].items())
        context_words.WEIGHTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
