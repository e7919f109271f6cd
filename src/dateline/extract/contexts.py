"""What an act is about: the learnt scores of its word, of the report's other acts, and the codebook's cues.

A report keeps to its subject, so what its other acts are about, and which cues its headline, its first sentences and
all others show, bear on each act. The weights stand in ``contexts.json``, those of a report and those of a sentence
that stands alone, and are fitted by `python -m training.contexts`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.codebook.cues import CueIndex
from dateline.codebook.matching import AUTOMATIC, CONTEXTS
from dateline.extract.acts import Found
from dateline.model import Document, Sentence
from dateline.weights import learnt, log_odds

WEIGHTS = Path(__file__).with_name("contexts.json")
GIVEN = 0.3
"""A context is given from this probability on (`python -m training.contexts`: the F1 is flat from 0.25 to 0.3)."""
HOPELESS = -1.0
"""Log odds below those of GIVEN, by more than rounding could make up for."""
SMALL = 1e-4
LEAD = 2
"""Sentences below the headline that tell what a report is about."""
MANY = 4
"""Sentences with a cue of a context from which on more of them say no more."""
ALONE, REPORT = "alone", "report"
ACTS = "report"
"""The mark of what the report's acts are about in the mean."""
ACT_MARKS = ("own", "cued", "cued near")
"""The marks of a single act."""
Cues = Collection[str]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about: which weights hold for its acts, the log odds of each context before an act is looked at,
    the cues of each paragraph, and of each context the probability that an act's word must give it where no cue shows
    it: below it the context is not likely."""

    part: str
    odds: Mapping[str, float]
    by_paragraph: Mapping[int, Cues]
    least: Mapping[str, float]


def cues_of(sentence: Sentence, index: CueIndex) -> Cues:
    """The contexts whose cues a sentence shows; asked for each of its acts."""
    held: Cues | None = sentence.kept.get((index, -1))
    if held is None:
        held = sentence.kept[index, -1] = index.hits([(each.text, each.lemma) for each in sentence.tokens])
    return held


def shares_of(acts: Iterable[Found]) -> Mapping[str, float]:
    """Mean probability of each context over the acts of a report; empty where the model tells none."""
    told = [each.act.contexts for each in acts if each.act.contexts]
    return {name: sum([each[name] for each in told]) / len(told) for name in told[0]} if told else {}


def subject_of(doc: Document, shares: Mapping[str, float], *, index: CueIndex) -> Subject:
    """The subject of a report whose acts are about contexts with these shares."""
    by_paragraph: dict[int, set[str]] = {}
    for sentence in doc.sentences:
        by_paragraph.setdefault(sentence.paragraph, set()).update(cues_of(sentence, index))
    part = ALONE if len(doc.sentences) < 2 else REPORT
    weights = learnt(WEIGHTS)[part]
    of_report = marks_of_report(doc.sentences, shares, index=index)
    odds = {name: _sum(weights, marks) for name, marks in of_report.items()}
    return Subject(
        part, odds, by_paragraph, {name: _least(each, weights.get("own", 0.0)) for name, each in odds.items()}
    )


def _least(odds: float, weight: float) -> float:
    """The probability by an act's word below which no context of these odds becomes likely without a cue."""
    if weight <= 0:
        return 0.0
    least = probability((HOPELESS - odds) / weight)
    return least if SMALL < least < 1 - SMALL else 0.0


def marks_of_report(
    sentences: Sequence[Sentence], shares: Mapping[str, float], *, index: CueIndex
) -> dict[str, dict[str, float]]:
    """What a report as a whole says for each context: mark → value."""
    shown = [cues_of(each, index) for each in sentences]
    body = [cues for each, cues in zip(sentences, shown, strict=True) if each.part != "title"][:LEAD]
    titles = [cues for each, cues in zip(sentences, shown, strict=True) if each.part == "title"]
    times = Counter(name for cues in shown for name in cues)
    return {
        name: {
            "one": 1.0,
            f"= {name}": 1.0,
            ACTS: log_odds(share, least=SMALL),
            "cued in title": float(any(name in cues for cues in titles)),
            "cued in lead": float(any(name in cues for cues in body)),
            "cued so often": min(times[name], MANY) / MANY,
            "cued in so many": times[name] / max(len(shown), 1),
        }
        for name, share in shares.items()
    }


def marks_of_act(own: float, *, cued: bool, near: bool) -> dict[str, float]:
    """What an act says for a context: its word's probability, a cue in its sentence, or else in its paragraph."""
    said = log_odds(own, least=SMALL), float(cued), float(near and not cued)
    return dict(zip(ACT_MARKS, said, strict=True))


def likely_contexts(
    found: Found, sentence: Sentence, *, mode: str | None, cued: Cues, subject: Subject, known: Collection[str]
) -> tuple[str, ...]:
    """The likely contexts, at most three, in the codebook's order; some modes bring one with them."""
    weights, near = learnt(WEIGHTS)[subject.part], subject.by_paragraph.get(sentence.paragraph, ())
    likely: dict[str, float] = {}
    least, shown = subject.least, {*cued, *near}
    by_word, by_cue, by_cue_near = (weights.get(mark, 0.0) for mark in ACT_MARKS)
    for name, own in found.act.contexts.items():
        if name not in shown:
            if own < least[name]:
                continue  # most
            shows = 0.0
        else:
            shows = by_cue if name in cued else by_cue_near
        # As `marks_of_act` has it, without a dictionary: five hundred a report.
        chance = probability(subject.odds[name] + (by_word * log_odds(own, least=SMALL) + shows))
        if chance >= GIVEN and name in known:
            likely[name] = chance
    if mode in AUTOMATIC:
        likely[AUTOMATIC[mode]] = 1.0
    kept = sorted(likely, key=lambda name: -likely[name])[:CONTEXTS]
    return tuple(name for name in known if name in kept)


def probability(odds: float) -> float:
    """The probability of some log odds."""
    return 1 / (1 + math.exp(-odds))


def _sum(weights: Mapping[str, float], marks: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in marks.items())
