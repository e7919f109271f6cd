"""How much an act's type, mode and parties speak for each context: who does what to whom says what it is about.

Judges and courts make an act *legal*, police and their own countrymen *repression*, two states *diplomatic*. Weights
are those of a logistic function for each context on the marks here, fitted by `python -m training.contexts`, and stand
in ``context_parties.json``: mark → context → weight in log odds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from dateline.model import Account, Party
from dateline.weights import learnt

WEIGHTS = Path(__file__).with_name("context_parties.json")
ONE = "one"
"""The mark that every act has: how frequent a context is."""


def odds_by_parties(account: Account) -> Mapping[str, float]:
    """Log odds of each context by the type, mode and resolved parties of an act."""
    return _shipped(marks_of_parties(account))


@lru_cache(maxsize=10_000)
def _shipped(marks: tuple[str, ...]) -> Mapping[str, float]:
    """By the weights that ship; news has the same few parties again and again."""
    return odds_by_marks(marks, learnt(WEIGHTS))


def odds_by_marks(marks: Iterable[str], weights: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """The same by its marks, with given weights."""
    odds = dict(weights[ONE])
    for mark in marks:
        for context, weight in weights.get(mark, {}).items():
            odds[context] = odds.get(context, 0.0) + weight
    return odds


def marks_of_parties(account: Account) -> tuple[str, ...]:
    """What is told of an act by its type, mode, the sectors of its parties and whether they are of one country."""
    kind, mode = account.action.type, account.action.mode
    actors, recipients = _countries(account.actors), _countries(account.recipients)
    if actors & recipients:
        countries = "same"
    elif actors and recipients:
        countries = "other"
    else:
        countries = "one" if actors or recipients else "none"
    first = {party.sectors[0] for party in account.actors if party.sectors}
    marks = [
        kind,
        f"{kind}-{mode}",
        countries,
        f"{countries} {kind}",
        *(f"{countries} {each}" for each in sorted(first)),
    ]
    marks += [f"actor {each}" for each in _sectors(account.actors)]
    marks += [f"recipient {each}" for each in _sectors(account.recipients)]
    return tuple(marks)


def _countries(parties: Iterable[Party]) -> set[str]:
    return {party.country for party in parties if party.country}


def _sectors(parties: Iterable[Party]) -> list[str]:
    return sorted({each for party in parties for each in party.sectors})
