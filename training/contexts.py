"""Fits what an act's contexts are read from: `python -m training.contexts READ`.

Three tables, on the acts of the corpus's train part that the coder finds. `extract/context_words.json`: how much each
listed word speaks for its context, a logistic function for each context on which of its words an act's sentence shows.
To list more words, write them into that file with any weight and fit again. `extract/context_parties.json`: the same
for type, mode and parties. `extract/contexts.json`: how much those and the network's own scores count, for sentences
that stand alone and for reports. A network that has been trained on a text recites its contexts, and what is fitted
there trusts it too much (masked readings of train still have an F1 of 0.70, dev 0.53); so only texts that it has not
read teach the last: READ is a copy of the corpus as the network was trained on it, for model 5

    mkdir /tmp/read && git archive 002f400 corpus | tar x -C /tmp/read     # READ is /tmp/read/corpus

The network of model 6 has read all of it, so `python -m training.contexts --turn` only turns the last table for reports
towards dev and the articles of `training.news.DEV`, from where it stands (once; again it would turn further).

Each fold of the scenes is measured with the weights of the others, those of words and parties included; then dev.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import dateline
from dateline.evaluate import corpus
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.gold import Row
from dateline.extract import context_parties, context_words
from dateline.extract.context_parties import ONE, marks_of_parties, odds_by_marks
from dateline.extract.context_words import UNLISTED, shown
from dateline.extract.contexts import (
    ACTS,
    ALONE,
    EACH_OWN,
    OFTEN,
    REPORT,
    WEIGHTS,
    Around,
    given,
    marks_of_act,
    marks_of_report,
    shares_of,
)
from dateline.model import Sentence
from training import news
from training.calibrate import fit
from training.gold import CORPUS, fold_of

PLAIN = ("one", "own", "worded", "parties", ACTS, OFTEN)
"""The marks of a sentence that stands alone: what its other acts are about is in the mean of all."""
OF_REPORT = ("worded before", "worded in title", "worded in lead")
FOLDS, RIDGE, WORDS_RIDGE, STEPS = 4, 20.0, 1.0, 12
PARTIES_RIDGE, RARE, ROUNDS = 2.0, 8, 150
"""Marks of parties that fewer acts have are left out; rounds of descent."""
PULL = 300.0
"""Pull of the weights of reports towards where they stood before they were turned (of 100 to 3000, by folds)."""
LEAST = 0.1
"""Weights of parties nearer to nothing are not written."""
Cues = frozenset[tuple[str, str]]
Table = Mapping[str, Mapping[str, float]]
"""Context → cue → weight; mark of parties → context → weight."""


@dataclass(frozen=True, slots=True, eq=False)
class GoldAct:
    """An act of the gold that the coder finds: its sentence, its word's contexts, its type, mode and parties, and the
    contexts that gold has."""

    sentence: int
    own: Mapping[str, float]
    parties: tuple[str, ...]
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
    doc, accounts = coder.candidates(report_of(row), inherit=False)
    acts, every = [], []
    for account in accounts:
        for at, token in account.anchors:
            act = next((each for each in doc.sentences[at].acts if each.token == token), None)
            if act is None:
                continue  # words that a rule, not the network, takes for an act
            every.append(act)
            real = gold.get(doc.sentences[at].tokens[token].start)
            if real is not None:
                acts.append(GoldAct(at, act.contexts, marks_of_parties(account), real))
    words = [[(token.text, token.lemma) for token in each.tokens] for each in doc.sentences]
    cues = [frozenset(shown(each, coder.codebook.index)) for each in words]
    return Text(fold, is_read, doc.sentences, cues, shares_of(every), acts)


def words_of(every: Sequence[Text], listed: Table) -> dict[str, dict[str, float]]:
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


def parties_of(every: Sequence[Text]) -> dict[str, dict[str, float]]:
    """How much each mark of type, mode and parties speaks for each context.

    Logistic functions, by descent along a bound of their curvature, which is one for all contexts.
    """
    acts = [act for text in every for act in text.acts]
    times = Counter(mark for act in acts for mark in act.parties)
    names = [ONE, *sorted(mark for mark, number in times.items() if number >= RARE)]
    contexts = [*acts[0].own]
    place = {mark: at for at, mark in enumerate(names)}
    x = np.zeros((len(acts), len(names)))
    x[:, 0] = 1
    for row, act in zip(x, acts, strict=True):
        row[[place[mark] for mark in act.parties if mark in place]] = 1
    y = np.array([[name in act.real for name in contexts] for act in acts], float)
    ridge = np.full((len(names), 1), PARTIES_RIDGE)
    ridge[0] = 0
    step = np.linalg.inv(x.T @ x / 4 + np.diag(ridge[:, 0] + 1e-6))
    w = np.zeros((len(names), len(contexts)))
    w[0] = np.log((y.mean(0) + 1e-3) / (1 - y.mean(0)))
    for _ in range(ROUNDS):
        w += step @ (x.T @ (y - 1 / (1 + np.exp(-x @ w))) - ridge * w)
    told = {
        mark: dict(zip(contexts, map(float, row.round(2)), strict=True)) for mark, row in zip(names, w, strict=True)
    }
    return {
        mark: {name: weight for name, weight in each.items() if abs(weight) >= LEAST or mark == ONE}
        for mark, each in told.items()
    }


@dataclass(frozen=True, slots=True)
class Tables:
    """The weights of words and of parties that were learnt on some folds."""

    words: Table
    parties: Table

    def marks(self, text: Text) -> list[list[dict[str, float]]]:
        """Of each act of a text the marks of each context that the model knows."""
        each_said = [self._said(cues) for cues in text.cues]
        of_report = marks_of_report(text.sentences, text.shares, each_said)
        found = []
        for act in text.acts:
            before = each_said[act.sentence - 1] if act.sentence else {}
            around = Around(each_said[act.sentence], before, odds_by_marks(act.parties, self.parties))
            found.append([of_report[name] | marks_of_act(name, own, around) for name, own in act.own.items()])
        return found

    def _said(self, cues: Cues) -> dict[str, float]:
        told: dict[str, float] = {}
        for context, cue in cues:
            listed = self.words.get(context, {})
            told[context] = told.get(context, 0.0) + listed.get(cue, listed.get(UNLISTED, 0.0))
        return told


class Cases:
    """The marks of acts as an array [acts, contexts, marks], and which contexts are right [acts, contexts]."""

    def __init__(self, every: Sequence[Text], tables: Mapping[int, Tables], part: str) -> None:
        self.known = [*every[0].acts[0].own]
        names, each_own = (PLAIN, ()) if part == ALONE else ((*PLAIN, *OF_REPORT), EACH_OWN)
        kinds = "", *(f"{mark} " for mark in each_own)
        self.names = [*names, *(f"{kind}= {name}" for kind in kinds for name in self.known)]
        acts = [(text.fold, act.real, told) for text in every for act, told in _told(text, tables)]
        self.x = np.array([[[each.get(name, 0.0) for name in self.names] for each in told] for _, _, told in acts])
        self.y = np.array([[name in real for name in self.known] for _, real, _ in acts])
        self.fold = np.array([fold for fold, _, _ in acts])

    def weights_from(self, told: Mapping[str, float]) -> np.ndarray:
        """Weights as an array in the order of the marks."""
        return np.array([told.get(name, 0.0) for name in self.names])

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


def _told(text: Text, tables: Mapping[int, Tables]) -> Iterator[tuple[GoldAct, list[dict[str, float]]]]:
    return zip(text.acts, tables[text.fold].marks(text), strict=True)


def weights_of(every: Sequence[Text], tables: Mapping[int, Tables], *, part: str) -> dict[str, float]:
    """Weights of the marks of one part by the texts that the network has not read, with their figures printed."""
    own = [text for text in every if text.part == part and text.acts]
    unread = Cases([text for text in own if text.fold >= 0 and not text.is_read], tables, part)
    chances = np.zeros(unread.y.shape)
    for side in range(FOLDS):
        chances[unread.fold == side] = unread.chances(unread.fitted(unread.fold != side))[unread.fold == side]
    weights = unread.fitted(unread.fold >= 0)
    dev = Cases([text for text in own if text.fold < 0], tables, part)
    print(f"{part}: F1 of {len(unread.y)} unread acts of train, by folds: {unread.f1(chances):.3f};", end=" ")
    print(f"of {len(dev.y)} of dev: {dev.f1(dev.chances(weights)):.3f}", flush=True)
    return {name: round(float(each), 4) for name, each in zip(unread.names, weights, strict=True)}


def turned(before: Mapping[str, float]) -> dict[str, float]:
    """The weights of reports, turned towards the reports of dev and real news that taught nothing; figures printed."""
    coder = dateline.Coder()
    learnt_words: Table = json.loads(context_words.WEIGHTS.read_text(encoding="utf-8"))
    tables = Tables(learnt_words, json.loads(context_parties.WEIGHTS.read_text(encoding="utf-8")))
    cases = {
        what: Cases([text for text in _unseen(coder, rows) if text.acts], dict.fromkeys(range(FOLDS), tables), REPORT)
        for what, rows in (("dev", corpus.rows(CORPUS, "dev")), ("real news", news.articles(news.DEV)))
    }
    for what, own in cases.items():
        start = own.weights_from(before)
        chances = np.zeros(own.y.shape)
        for side in range(FOLDS):
            rest = [(each, each.fold != side) for each in cases.values()]
            chances[own.fold == side] = own.chances(_turned(start, rest))[own.fold == side]
        print(
            f"{what}: F1 of {len(own.y)} acts {own.f1(own.chances(start)):.3f}, by folds turned: {own.f1(chances):.3f}"
        )
    names = cases["dev"].names
    found = _turned(cases["dev"].weights_from(before), [(each, each.fold >= 0) for each in cases.values()])
    return {name: round(float(each), 4) for name, each in zip(names, found, strict=True)}


def _unseen(coder: dateline.Coder, rows: Iterable[Row]) -> Iterator[Text]:
    for row in rows:
        if row["accounts"] and "published" in row:
            yield _text(coder, row, fold=fold_of(row["scene"], FOLDS), is_read=False)


def _turned(start: np.ndarray, cases: Sequence[tuple[Cases, np.ndarray]]) -> np.ndarray:
    """The weights fitted on some acts, pulled back to ``start``."""
    x = np.concatenate([each.x[chosen].reshape(-1, len(start)) for each, chosen in cases])
    y = np.concatenate([each.y[chosen].ravel() for each, chosen in cases])
    return fit(x, y, ridge=PULL, steps=STEPS, start=start)


def main() -> None:
    """Fit, cross-check, write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("read", type=Path, nargs="?", metavar="READ", help="the corpus as the network has read it")
    ask.add_argument("--turn", action="store_true", help="only turn the weights of reports, from where they stand")
    ask.add_argument("--dry", action="store_true", help="measure without writing")
    asked = ask.parse_args()
    if asked.turn:
        told = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        told |= {REPORT: turned(told[REPORT])}
        if not asked.dry:
            WEIGHTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        return
    if asked.read is None:
        ask.error("name the corpus as the network has read it, or say --turn")
    listed: Table = json.loads(context_words.WEIGHTS.read_text(encoding="utf-8"))
    every = list(texts(dateline.Coder(), asked.read))
    tables = {}
    for side in (*range(FOLDS), -1):
        own = [text for text in every if text.fold >= 0 and text.fold != side and text.acts]
        tables[side] = Tables(words_of(own, listed), parties_of(own))
    told = {part: weights_of(every, tables, part=part) for part in (ALONE, REPORT)}
    if not asked.dry:
        WEIGHTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        _write(context_words.WEIGHTS, tables[-1].words)
        _write(context_parties.WEIGHTS, tables[-1].parties)


def _write(file: Path, table: Table) -> None:
    """A line for each context or mark."""
    lines = (f" {json.dumps(name)}: {json.dumps(each, ensure_ascii=False)}" for name, each in table.items())
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
