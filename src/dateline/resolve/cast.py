"""Who appears in a report, where, and on which side of the acts that it tells."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from dateline.model import Account, Document, Pair, Party
from dateline.quick import quickly_made
from dateline.resolve.folding import fold
from dateline.resolve.mentions import Mention
from dateline.resolve.surroundings import Surroundings, surroundings_of

Key = int | str
"""A chain of mentions by its number; a party that is no mention by its words."""
Sides = tuple[frozenset[Key], frozenset[Key]]
"""Actors and recipients of an account."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Member:
    """One that appears: its mentions in text order, and its parties as (account's number, party).

    ``stood`` are the numbers of the accounts whose actor and whose recipient it is, rising; ``kept`` holds what was
    found out about it and is asked again.
    """

    key: Key
    mentions: tuple[Mention, ...]
    parties: tuple[tuple[int, Party], ...]
    stood: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    kept: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Cast:
    """All that appear in a report: its members; of each account both sides, its sentence (``at``) and its type.

    ``mentioned`` has the members of each sentence, ``told`` those of each account's sides, in order; ``starts`` tells
    where each mention of a member starts (code points), with its sentence and whose it is, in text order.
    """

    doc: Document
    members: Mapping[Key, Member]
    sides: tuple[Sides, ...]
    at: tuple[int, ...]
    mentioned: Mapping[int, Mapping[Key, None]]
    told: tuple[Mapping[Key, None], ...]
    types: tuple[str, ...]
    starts: tuple[tuple[int, int, Key], ...]

    def within(self, pairs: Iterable[Pair], *, last: int) -> frozenset[Key]:
        """Members with a mention that starts within some pairs of code points, up to the ``last`` sentence."""
        found: set[Key] = set()
        for start, end in pairs:
            for at in range(bisect_left(self.starts, start, key=itemgetter(0)), len(self.starts)):
                where, sentence, key = self.starts[at]
                if where >= end:
                    break
                if sentence <= last:
                    found.add(key)
        return frozenset(found)


def cast_of(doc: Document, accounts: Sequence[Account]) -> Cast:
    """The cast of a report with resolved accounts in text order."""
    around = surroundings_of(doc)
    parties: defaultdict[Key, list[tuple[int, Party]]] = defaultdict(list)
    sides: list[Sides] = []
    for number, account in enumerate(accounts):
        index = account.anchors[0][0]
        own: list[frozenset[Key]] = []
        for side in (account.actors, account.recipients):
            keys = [key_of(around, index, party) for party in side]
            for key, party in zip(keys, side, strict=True):
                parties[key].append((number, party))
            own.append(frozenset(keys))
        sides.append((own[0], own[1]))
    members: dict[Key, Member] = {}
    mentioned: defaultdict[int, dict[Key, None]] = defaultdict(dict)

    def member(key: Key, mentions: tuple[Mention, ...]) -> Member:
        told = tuple(parties.get(key, ()))
        if not told:
            return Member(key, mentions, ())
        actor, recipient = (tuple(dict.fromkeys(n for n, _ in told if key in sides[n][side])) for side in (0, 1))
        return Member(key, mentions, told, (actor, recipient))

    for chain, numbers in around.members.items():
        mentions = tuple(around.mentions[number] for number in numbers)
        if chain in parties or any(each.kind != "pronoun" for each in mentions):
            members[chain] = member(chain, mentions)
            for each in mentions:
                mentioned[each.sentence][chain] = None
    at = tuple(account.anchors[0][0] for account in accounts)
    for key, told in parties.items():
        if key not in members:
            members[key] = member(key, ())
            for number, _ in told:
                mentioned[at[number]][key] = None
    ordered = tuple(dict.fromkeys(key for side in each for key in sorted(side, key=str)) for each in sides)
    types = tuple(account.action.type for account in accounts)
    return Cast(doc, members, tuple(sides), at, mentioned, ordered, types, _starts(doc, members))


def _starts(doc: Document, members: Mapping[Key, Member]) -> tuple[tuple[int, int, Key], ...]:
    found = [
        (doc.sentences[each.sentence].tokens[each.head].start, each.sentence, key)
        for key, member in members.items()
        for each in member.mentions
    ]
    return tuple(sorted(found, key=itemgetter(0)))


def key_of(around: Surroundings, index: int, party: Party) -> Key:
    """Which member a party of an act of a sentence is."""
    sentence = around.doc.sentences[index]
    tokens = sentence.tokens
    for start, end in party.words.spans:
        inside = sentence.covered(start, end)
        if not inside:
            continue
        head = next((i for i in inside if tokens[i].head not in inside), inside[-1])
        number = around.mention_at(index, head)
        if number is None:
            number = next((n for i in inside if (n := _person(around, index, i)) is not None), None)
        if number is not None:
            return around.chains[number]
    return fold(party.words.text)


def _person(around: Surroundings, index: int, token: int) -> int | None:
    number = around.mention_at(index, token)
    if number is None or around.mentions[number].kind != "name" or around.mentions[number].type != "Person":
        return None
    return number
