"""What an act is about: the network's scores of its word and of the report's other acts, all words, and its parties.

A report keeps to its subject, so what its other acts are about, and what the words of its headline, its first sentences
and all others speak for (`dateline.extract.context_words`), bear on each act; so does who does what to whom
(`dateline.extract.context_parties`), which is why contexts are told after parties are resolved. The weights stand in
``contexts.json``, those of a report and those of a sentence that stands alone, and are fitted by
`python -m training.contexts`. Some marks weigh more for one context than for another (acts about *health*
make it likely for the report's others, acts about *legal* don't): in reports those have a weight for each beside the
common one.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dateline.codebook import Codebook
from dateline.codebook.cues import CueIndex
from dateline.codebook.matching import AUTOMATIC, CONTEXTS, contexts_of
from dateline.extract.context_parties import odds_by_parties
from dateline.extract.context_words import said
from dateline.model import Account, Act, Document, Sentence
from dateline.quick import replaced
from dateline.weights import learnt, log_odds

WEIGHTS = Path(__file__).with_name("contexts.json")
GIVEN = 0.3
"""A context is given from this probability on (`python -m training.contexts`: the F1 is flat from 0.25 to 0.35)."""
GIVEN_ALONE = 0.1
"""The likeliest is given from here on where none is as likely as that: 98 of 100 acts are about something."""
HOPELESS = -2.21
"""Log odds below those of GIVEN_ALONE, by more than rounding could make up for."""
SMALL = 1e-4
MOST = log_odds(1.0, least=SMALL)
LEAD = 2
"""Sentences below the headline that tell what a report is about."""
ALONE, REPORT = "alone", "report"
ACTS = "report"
"""The mark of what the report's acts are about in the mean."""
ACT_MARKS = ("own", "worded", "worded before", "parties")
"""The marks of a single act."""
OFTEN = "worded so often"
EACH_OWN = ("own", "worded", "parties", ACTS, OFTEN)
"""The marks that may have a weight for each context beside the common one."""
Said = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about: which weights hold for its acts, the log odds of each context before an act is looked at,
    and of each sentence (by its index) what the words of the one before it speak for."""

    part: str
    odds: Mapping[str, float]
    before: Mapping[int, Said]


@dataclass(frozen=True, slots=True)
class Around:
    """What speaks for contexts beside the act's own word, in log odds: the words of its sentence and of the one before,
    and its type, mode and parties."""

    words: Said
    before: Said
    parties: Mapping[str, float]


def with_contexts(doc: Document, accounts: Sequence[Account], *, codebook: Codebook) -> tuple[Account, ...]:
    """The accounts of a report, their parties resolved, with what each act is about.

    Words that only deny a part in what was told before are about that.
    """
    acts = [_act_of(doc, each) for each in accounts]
    subject = subject_of(doc, shares_of(act for _, act in acts if act is not None), index=codebook.index)
    found: list[Account] = []
    for account, (sentence, act) in zip(accounts, acts, strict=True):
        mode = account.action.mode
        if act is None:
            contexts = _of_same_type(found, account)
        elif act.contexts:
            words, parties = said(sentence, codebook.index), odds_by_parties(account)
            around = Around(words, subject.before.get(sentence.index, {}), parties)
            contexts = likely_contexts(act, around, mode=mode, subject=subject, known=codebook.contexts)
        else:
            contexts = contexts_of(codebook, mode=mode, words=[(each.text, each.lemma) for each in sentence.tokens])
        found.append(account.but(action=replaced(account.action, contexts=contexts)))
    return tuple(found)


def _act_of(doc: Document, account: Account) -> tuple[Sentence, Act | None]:
    at, token = account.anchors[0]
    sentence = doc.sentences[at]
    return sentence, next((act for act in sentence.acts if act.token == token), None)


def _of_same_type(before: Sequence[Account], account: Account) -> tuple[str, ...]:
    same = (each.action.contexts for each in reversed(before) if each.action.type == account.action.type)
    return next(same, ())


def shares_of(acts: Iterable[Act]) -> Mapping[str, float]:
    """Mean probability of each context over the acts of a report; empty where the model tells none."""
    told = [each.contexts for each in acts if each.contexts]
    return {name: sum([each[name] for each in told]) / len(told) for name in told[0]} if told else {}


def subject_of(doc: Document, shares: Mapping[str, float], *, index: CueIndex) -> Subject:
    """The subject of a report whose acts are about contexts with these shares."""
    each_said = [said(each, index) for each in doc.sentences]
    before = {each.index: words for each, words in zip(doc.sentences[1:], each_said, strict=False)}
    part = ALONE if len(doc.sentences) < 2 else REPORT
    weights = learnt(WEIGHTS)[part]
    of_report = marks_of_report(doc.sentences, shares, each_said)
    odds = {name: _sum(weights, marks) for name, marks in of_report.items()}
    return Subject(part, odds, before)


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
        name: with_each_own(
            name,
            {
                "one": 1.0,
                f"= {name}": 1.0,
                ACTS: log_odds(share, least=SMALL),
                "worded in title": _most(titles, name),
                "worded in lead": _most(body, name),
                OFTEN: math.log1p(total.get(name, 0.0)),
            },
        )
        for name, share in shares.items()
    }


def with_each_own(name: str, marks: Mapping[str, float]) -> dict[str, float]:
    """The marks of a context, and those again that may have a weight for it alone."""
    return {**marks, **{_own_mark(mark, name): value for mark, value in marks.items() if mark in EACH_OWN}}


def _own_mark(mark: str, name: str) -> str:
    return f"{mark} = {name}"


def _most(each_said: Sequence[Said], name: str) -> float:
    return max([words.get(name, 0.0) for words in each_said], default=0.0)


def marks_of_act(name: str, own: float, around: Around) -> dict[str, float]:
    """What an act says for a context: its word's probability, and what stands around it."""
    beside = around.words.get(name, 0.0), around.before.get(name, 0.0), around.parties.get(name, 0.0)
    return with_each_own(name, dict(zip(ACT_MARKS, (log_odds(own, least=SMALL), *beside), strict=True)))


@lru_cache(maxsize=16)
def _act_weights(part: str, names: tuple[str, ...]) -> tuple[tuple[str, float, float, float, float, float], ...]:
    """Of each context its name, what each of ACT_MARKS weighs for it, and the most that its own word can add."""
    weights = learnt(WEIGHTS)[part]
    each_own = (
        [weights.get(mark, 0.0) + weights.get(_own_mark(mark, name), 0.0) for mark in ACT_MARKS] for name in names
    )
    return tuple((name, *own, abs(own[0]) * MOST) for name, own in zip(names, each_own, strict=True))


def likely_contexts(
    act: Act, around: Around, *, mode: str | None, subject: Subject, known: Collection[str]
) -> tuple[str, ...]:
    """The likely contexts, at most three, in the codebook's order; some modes bring one with them."""
    words, before, parties = around.words, around.before, around.parties
    told = {}
    for name, by_own, by_words, by_before, by_parties, at_most in _act_weights(subject.part, tuple(act.contexts)):
        # As `marks_of_act` has it, without a dictionary: five hundred a report.
        odds = subject.odds[name] + by_parties * parties.get(name, 0.0)
        if name in words or name in before:
            odds += by_words * words.get(name, 0.0) + by_before * before.get(name, 0.0)
        if odds + at_most > HOPELESS and name in known:  # few
            told[name] = odds + by_own * log_odds(act.contexts[name], least=SMALL)
    if mode in AUTOMATIC:
        told[AUTOMATIC[mode]] = math.inf
    likeliest = sorted(told, key=told.__getitem__, reverse=True)[:CONTEXTS]
    kept = given({name: probability(told[name]) for name in likeliest})
    return tuple(name for name in known if name in kept)


def given(chances: Mapping[str, float]) -> list[str]:
    """Those that are given of contexts with these probabilities, the likeliest first."""
    ranked = sorted(chances, key=lambda name: -chances[name])[:CONTEXTS]
    return [name for at, name in enumerate(ranked) if chances[name] >= (GIVEN if at else GIVEN_ALONE)]


def probability(odds: float) -> float:
    """The probability of some log odds."""
    return 1 / (1 + math.exp(-odds))


def _sum(weights: Mapping[str, float], marks: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in marks.items())
