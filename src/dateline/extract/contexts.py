"""What an act is about: the learnt scores of its word, of the report's other acts, and the codebook's cues.

A report keeps to its subject, so what its other acts are about bears on each. The weights stand in ``contexts.json``
and are fitted by `python -m training.contexts` on the corpus's dev part.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from dateline.codebook.matching import AUTOMATIC, CONTEXTS
from dateline.extract.acts import Found
from dateline.weights import learnt, log_odds

WEIGHTS = Path(__file__).with_name("contexts.json")
GIVEN = 0.25
"""A context is given from this probability on (`dateline evaluate corpus`, dev)."""
SMALL = 1e-4


def subject_of(acts: Iterable[Found]) -> Mapping[str, float]:
    """Mean probability of each context over the acts of a report; empty where the model tells none."""
    told = [each.act.contexts for each in acts if each.act.contexts]
    return {name: sum(each[name] for each in told) / len(told) for name in told[0]} if told else {}


def likely_contexts(
    found: Found, *, mode: str | None, cued: Collection[str], subject: Mapping[str, float], known: Collection[str]
) -> tuple[str, ...]:
    """The likely contexts, at most three, in the codebook's order; some modes bring one with them."""
    least, told = _least(), found.act.contexts
    likely: dict[str, float] = {}
    asked = {name for each in (told, subject) for name, share in each.items() if share >= least}
    asked.update(cued)
    for name in told:
        if name not in asked:  # nearly all
            continue
        own = told[name]
        score = probability(own, subject.get(name, own), cued=name in cued)
        if score >= GIVEN and name in known:
            likely[name] = score
    if mode in AUTOMATIC:
        likely[AUTOMATIC[mode]] = 1.0
    kept = sorted(likely, key=lambda name: -likely[name])[:CONTEXTS]
    return tuple(name for name in known if name in kept)


def probability(own: float, report: float, *, cued: bool) -> float:
    """That an act is about a context: from the probability of its word, the report's mean, and the sentence's cues."""
    weights = learnt(WEIGHTS)
    score = (
        weights["one"] + weights["own"] * log_odds(own, least=SMALL) + weights["report"] * log_odds(report, least=SMALL)
    )
    return 1 / (1 + math.exp(-score - weights["cued"] * cued))


@lru_cache(maxsize=1)
def _least() -> float:
    """What one of the two probabilities must come to where no cue is shown, for GIVEN to be reached."""
    weights = learnt(WEIGHTS)
    most = weights["own"] + weights["report"]
    if min(weights["own"], weights["report"]) < 0 or most == 0:
        return 0.0
    odds = (log_odds(GIVEN, least=SMALL) - weights["one"]) / most
    return 1 / (1 + math.exp(-odds)) - SMALL
