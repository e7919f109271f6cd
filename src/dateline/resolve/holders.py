"""Of whom it is asked to let somebody go: "Peru held two Chileans. Santiago demanded their release"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import REAL, Account, Document, Party, Sentence

LETTING_GO = frozenset("free freedom liberate liberation release".split())
TAKING = {"COERCE": frozenset(("arrest", "restrict", "seize")), "ASSAULT": frozenset(("abduct",))}
"""Acts by which somebody is in another's hands, by type and mode."""
NEAR = 2
"""Sentences back to such an act."""
SURE = 0.8
"""What is left of the holder's confidence: those asked for may be in other hands."""


def with_holders(doc: Document, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts, those that ask nobody named for a release with whoever was told to hold somebody."""
    return tuple(
        _addressed(account, _holders(account, accounts[:number]))
        if account.action.type == "REQUEST" and not account.recipients and account.actors and _asks(doc, account)
        else account
        for number, account in enumerate(accounts)
    )


def _addressed(account: Account, holders: Sequence[Party]) -> Account:
    if not holders:
        return account
    parties = tuple(replace(each, confidence=(each.confidence or 0.0) * SURE) for each in holders)
    return account.but(recipients=parties, basis={**account.basis, "recipient": "inferred"})


def _asks(doc: Document, account: Account) -> bool:
    """Whether what is asked for is that somebody is let go."""
    index, token = account.anchors[0]
    sentence: Sentence = doc.sentences[index]
    return any(sentence.tokens[at].lemma in LETTING_GO for at in (token, *sentence.descendants(token)))


def _holders(account: Account, before: Sequence[Account]) -> Sequence[Party]:
    index, own = account.anchors[0][0], {party.code for party in account.actors}
    for other in reversed(before):
        if index - other.anchors[0][0] > NEAR:
            break
        takes = other.action.mode in TAKING.get(other.action.type, ()) and other.status.value in REAL
        if takes and other.actors and all(party.code and party.code not in own for party in other.actors):
            return other.actors
    return ()
