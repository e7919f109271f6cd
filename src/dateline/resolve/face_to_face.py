"""Who the two sides of a story are, for "urged both sides to talk": those whom its acts set face to face, so far.

The nearest act that has two parties is often another one: a minister summons an envoy, a mediator flies in, soldiers
withdraw from a hospital. Whom "both sides" means is told by the story: two powers that fight, blame and meet each
other. Each act before counts for the pairs of its parties, more for powers than for bystanders, less the longer ago;
who asks the two sides, or meets them, is none of them. (Of 40 such words of the corpus's train and dev reports this
gives the countries of 32, the nearest act with two parties of 24; the numbers below were chosen there.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from dateline.codebook.rules import JOINT
from dateline.model import Account, Party
from dateline.resolve.actors import code_of
from dateline.resolve.knowledge import knowledge
from dateline.resolve.of_two import are_opposite
from dateline.resolve.roles import singular

SIDES = frozenset("camp faction foe party rival side".split())
"""What those are called who face each other; leaders and ministers are persons, the nearest two."""
_APART = frozenset("AID REQUEST".split())
"""Who gives and who asks stand apart from those to whom."""
_POWERS = frozenset("COP GOV LEG MIL OPP PRE PRM PTY REB UAF".split())
_ALSO = frozenset("CRM LAB SOC".split())
_OF_NONE = frozenset("IGO JRN NGO JUD MED".split())
POWER, ALSO, OTHER, OF_NONE = 1.0, 0.6, 0.3, 0.1
"""How likely a party of such a sector is a side, against a power."""
FADING = 0.95
"""What an act of a sentence before still counts, a sentence further on."""
FIGHT = 2.0
"""Who fight are the sides sooner than who talk or blame."""
LEAST = 0.1
"""Below that nobody is known to stand against anybody, and the nearest act with two parties decides."""

Key = tuple[str, str]


def are_sides(words: str) -> bool:
    """Whether words call two by what they are to each other."""
    return singular(words.rsplit(maxsplit=1)[-1].lower()) in SIDES


def sides_of(before: Sequence[Account], account: Account, others: Sequence[Party]) -> tuple[Party, Party] | None:
    """The two who face each other in the acts before; none of the ``others``, who stand beside them in this act."""
    at = account.anchors[0][0]
    weights: dict[tuple[Key, Key], float] = {}
    last: dict[Key, Party] = {}
    for each in before:
        last.update((_key(party), party) for party in (*each.actors, *each.recipients) if _is_known(party))
        for one, two in _faced(each):
            if any(_is_same(side, other) for side in (one, two) for other in others):
                continue
            keys = _in_order(_key(one), _key(two))
            worth = _worth(one) * _worth(two) * FADING ** (at - each.anchors[0][0])
            weights[keys] = weights.get(keys, 0.0) + worth * (FIGHT if each.action.type == "ASSAULT" else 1.0)
    best = max(weights, key=lambda keys: weights[keys], default=None)
    if best is None or weights[best] < LEAST:
        return None
    one, two = (last[key] for key in best)
    return (_state_of(one), _state_of(two)) if one.country != two.country else (one, two)


def _faced(account: Account) -> Iterator[tuple[Party, Party]]:
    """Pairs of different parties of an act: who does it and to whom, who do it together, whom it takes up."""
    actors, recipients = ([p for p in side if _is_known(p)] for side in (account.actors, account.recipients))
    yield from ((side[0], side[1]) for side in (actors, recipients) if _are_taken_up(side))
    if account.action.type in _APART:
        return
    if len(actors) == 2 and (account.action.type in JOINT or _worth(actors[0]) == _worth(actors[1]) == POWER):
        yield from (pair for pair in combinations(actors, 2) if _key(pair[0]) != _key(pair[1]))
    yield from ((a, b) for a in actors for b in recipients if _key(a) != _key(b))


def _are_taken_up(side: Sequence[Party]) -> bool:
    return len(side) == 2 and are_opposite(side[0].words.text)


def _in_order(one: Key, two: Key) -> tuple[Key, Key]:
    return (one, two) if one <= two else (two, one)


def _key(party: Party) -> Key:
    """Of a state's people in office and its soldiers the country, else the name, else what its words make of it."""
    if party.sectors[:1] in (("GOV",), ("MIL",)) and party.country:
        return party.country, party.sectors[0]
    return party.name or party.country or "", "" if party.name else "".join(party.sectors[:1])


def _is_known(party: Party) -> bool:
    return bool(party.name or party.country) and bool(party.sectors)


def _is_same(one: Party, other: Party) -> bool:
    return _key(one) == _key(other) or (one.name is not None and one.name == other.name)


def _worth(party: Party) -> float:
    first = party.sectors[0]
    if first in _POWERS:
        return POWER
    return ALSO if first in _ALSO else OF_NONE if first in _OF_NONE else OTHER


def _state_of(party: Party) -> Party:
    """The country for which somebody acts towards another country's: a minister is no side."""
    if party.kind != "person" or party.sectors[:1] != ("GOV",) or not party.country:
        return party
    name = knowledge().codes.get(party.country)
    return replace(party, name=name, kind="country", ids={}, sectors=("GOV",), code=code_of(party.country, ("GOV",)))
