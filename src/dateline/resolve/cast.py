"""Who appears in a report, where, and on which side of the acts that it tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Account, Document, Party
from dateline.resolve.folding import fold
from dateline.resolve.mentions import Mention
from dateline.resolve.surroundings import Surroundings, surroundings_of

Key = int | str
"""A chain of mentions by its number; a party that is no mention by its words."""
Sides = tuple[frozenset[Key], frozenset[Key]]
"""Actors and recipients of an account."""


@dataclass(frozen=True, slots=True)
class Member:
    """One that appears: its mentions in text order, and its parties as (account's number, party)."""

    key: Key
    mentions: tuple[Mention, ...]
    parties: tuple[tuple[int, Party], ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """All that appear in a report: its members; of each account both sides and its sentence (``at``).

    ``mentioned`` has the members of each sentence.
    """

    doc: Document
    members: Mapping[Key, Member]
    sides: tuple[Sides, ...]
    at: tuple[int, ...]
    mentioned: Mapping[int, tuple[Key, ...]]


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
    for chain, numbers in around.members.items():
        mentions = tuple(around.mentions[number] for number in numbers)
        if chain in parties or any(each.kind != "pronoun" for each in mentions):
            members[chain] = Member(chain, mentions, tuple(parties.get(chain, ())))
            for each in mentions:
                mentioned[each.sentence][chain] = None
    at = tuple(account.anchors[0][0] for account in accounts)
    for key, told in parties.items():
        if key not in members:
            members[key] = Member(key, (), tuple(told))
            for number, _ in told:
                mentioned[at[number]][key] = None
    return Cast(doc, members, tuple(sides), at, {index: tuple(keys) for index, keys in mentioned.items()})


def key_of(around: Surroundings, index: int, party: Party) -> Key:
    """Which member a party of an act of a sentence is."""
    tokens = around.doc.sentences[index].tokens
    for start, end in party.words.spans:
        inside = [i for i, token in enumerate(tokens) if token.start < end and start < token.end]
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
