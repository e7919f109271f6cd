"""What an act is about: the learnt scores of its word and of the report's other acts, and what all words speak for.

A report keeps to its subject, so what its other acts are about, and what the words of its headline, its first sentences
and all others speak for (`dateline.extract.context_words`), bear on each act. The weights stand in ``contexts.json``,
those of a report and those of a sentence that stands alone, and are fitted by `python -m training.contexts`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.codebook.cues import CueIndex
from dateline.codebook.matching import AUTOMATIC, CONTEXTS
from dateline.extract.acts import Found
from dateline.extract.context_words import said
from dateline.model import Document, Sentence
from dateline.weights import learnt, log_odds

WEIGHTS = Path(__file__).with_name("contexts.json")
GIVEN = 0.3
"""A context is given from this probability on (`python -m training.contexts`: the F1 is flat from 0.25 to 0.35)."""
GIVEN_ALONE = 0.1
"""The likeliest is given from here on where none is as likely as that: 98 of 100 acts are about something."""
HOPELESS = -1.0
"""Log odds below those of GIVEN, by more than rounding could make up for."""
SMALL = 1e-4
LEAD = 2
"""Sentences below the headline that tell what a report is about."""
ALONE, REPORT = "alone", "report"
ACTS = "report"
"""The mark of what the report's acts are about in the mean."""
ACT_MARKS = ("own", "worded", "worded before")
"""The marks of a single act."""
Said = Mapping[str, float]
_NOTHING: Said = {}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about: which weights hold for its acts, the log odds of each context before an act is looked at,
    of each sentence (by its index) what the words of the one before it speak for, and of each context the probability
    that an act's word must give it where no words speak for it: below it the context is not likely."""

    part: str
    odds: Mapping[str, float]
    before: Mapping[int, Said]
    least: Mapping[str, float]


def shares_of(acts: Iterable[Found]) -> Mapping[str, float]:
    """Mean probability of each context over the acts of a report; empty where the model tells none."""
    told = [each.act.contexts for each in acts if each.act.contexts]
    return {name: sum([each[name] for each in told]) / len(told) for name in told[0]} if told else {}


def subject_of(doc: Document, shares: Mapping[str, float], *, index: CueIndex) -> Subject:
    """The subject of a report whose acts are about contexts with these shares."""
    each_said = [said(each, index) for each in doc.sentences]
    before = {each.index: words for each, words in zip(doc.sentences[1:], each_said, strict=False)}
    part = ALONE if len(doc.sentences) < 2 else REPORT
    weights = learnt(WEIGHTS)[part]
    of_report = marks_of_report(doc.sentences, shares, each_said)
    odds = {name: _sum(weights, marks) for name, marks in of_report.items()}
    least = {name: _least(each, weights.get("own", 0.0)) for name, each in odds.items()}
    return Subject(part, odds, before, least)


def _least(odds: float, weight: float) -> float:
    """The probability by an act's word below which no context of these odds becomes likely without other words."""
    if weight <= 0:
        return 0.0
    least = probability((HOPELESS - odds) / weight)
    return least if SMALL < least < 1 - SMALL else 0.0


def marks_of_report(
    sentences: Sequence[Sentence], shares: Mapping[str, float], each_said: Sequence[Said]
) -> dict[str, dict[str, float]]:
    """What a report as a whole says for each context: mark → value; ``each_said`` is what its sentences speak for."""
    pairs = list(zip(sentences, each_said, strict=True))
    body = [words for each, words in pairs if each.part != "title"][:LEAD]
    titles = [words for each, words in pairs if each.part == "title"]
    total: dict[str, float] = {}
    for words in each_said:
        for name, weight in words.items():
            if weight > 0:
                total[name] = total.get(name, 0.0) + weight
    return {
        name: {
            "one": 1.0,
            f"= {name}": 1.0,
            ACTS: log_odds(share, least=SMALL),
            "worded in title": _most(titles, name),
            "worded in lead": _most(body, name),
            "worded so often": math.log1p(total.get(name, 0.0)),
        }
        for name, share in shares.items()
    }


def _most(each_said: Sequence[Said], name: str) -> float:
    return max([words.get(name, 0.0) for words in each_said], default=0.0)


def marks_of_act(own: float, *, worded: float, before: float) -> dict[str, float]:
    """What an act says for a context: its word's probability, its sentence's words, those of the sentence before."""
    return dict(zip(ACT_MARKS, (log_odds(own, least=SMALL), worded, before), strict=True))


def likely_contexts(
    found: Found, sentence: Sentence, *, mode: str | None, worded: Said, subject: Subject, known: Collection[str]
) -> tuple[str, ...]:
    """The likely contexts, at most three, in the codebook's order; some modes bring one with them.

    ``worded`` is what the words of the act's sentence speak for.
    """
    before = subject.before.get(sentence.index, _NOTHING)
    own = {name: chance for name, chance in found.act.contexts.items() if name in known}
    hopeful = {
        name: each for name, each in own.items() if name in worded or name in before or each >= subject.least[name]
    }
    chances = _chances(hopeful, worded, before, subject)
    if not any(chance >= GIVEN for chance in chances.values()):
        chances = _chances(own, worded, before, subject)
    if mode in AUTOMATIC:
        chances[AUTOMATIC[mode]] = 1.0
    kept = given(chances)
    return tuple(name for name in known if name in kept)


def _chances(own: Mapping[str, float], worded: Said, before: Said, subject: Subject) -> dict[str, float]:
    """The probabilities of contexts by those that an act's word gives them, as `marks_of_act` has it."""
    weights = learnt(WEIGHTS)[subject.part]
    by_own, by_words, by_words_before = (weights.get(mark, 0.0) for mark in ACT_MARKS)
    return {
        name: probability(
            subject.odds[name]
            + by_own * log_odds(chance, least=SMALL)
            + by_words * worded.get(name, 0.0)
            + by_words_before * before.get(name, 0.0)
        )
        for name, chance in own.items()
    }


def given(chances: Mapping[str, float]) -> list[str]:
    """Those that are given of contexts with these probabilities, the likeliest first."""
    ranked = sorted(chances, key=lambda name: -chances[name])[:CONTEXTS]
    return [name for at, name in enumerate(ranked) if chances[name] >= (GIVEN if at else GIVEN_ALONE)]


def probability(odds: float) -> float:
    """The probability of some log odds."""
    return 1 / (1 + math.exp(-odds))


def _sum(weights: Mapping[str, float], marks: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in marks.items())
