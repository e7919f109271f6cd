"""Of whom it is asked to let somebody go: "Peru held two Chileans. Santiago demanded their release"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from dateline.model import REAL, Account, Document, Party, Sentence
from dateline.resolve.mentions import noun_type
from dateline.resolve.roles import role_of, singular

LETTING_GO = frozenset("free freedom liberate liberation release".split())
FREED = ("obj", "nsubj:pass", "nmod")
"""Relations of who or what is let go, or let out, to the word that tells so."""
TAKING = {"COERCE": frozenset(("arrest", "restrict", "seize")), "ASSAULT": frozenset(("abduct",))}
"""Acts by which somebody is in another's hands, by type and mode."""
NEAR = 2
"""Sentences back to such an act."""
SURE = 0.8
"""What is left of the holder's confidence: those asked for may be in other hands."""


def with_holders(doc: Document, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts, those that ask nobody named for a release with whoever was told to hold somebody."""
    return tuple(
        _addressed(account, _holders(doc, account, accounts[:number]))
        if account.action.type == "REQUEST" and not account.recipients and account.actors
        else account
        for number, account in enumerate(accounts)
    )


def _addressed(account: Account, holders: Sequence[Party]) -> Account:
    if not holders:
        return account
    parties = tuple(replace(each, confidence=(each.confidence or 0.0) * SURE) for each in holders)
    return account.but(recipients=parties, basis={**account.basis, "recipient": "inferred"})


def _asks(doc: Document, account: Account, *, taken: Collection[str]) -> bool:
    """Whether what is asked for is that somebody is let go, or something that was taken; not that a report is out."""
    index, token = account.anchors[0]
    sentence: Sentence = doc.sentences[index]
    words = [at for at in (token, *sentence.descendants(token)) if sentence.tokens[at].lemma in LETTING_GO]
    freed = [each for at in words for each in sentence.children_by(at, *FREED)]
    return bool(words) and not (freed and all(_is_thing(sentence, each, taken) for each in freed))


def _is_thing(sentence: Sentence, at: int, taken: Collection[str]) -> bool:
    token = sentence.tokens[at]
    if token.upos != "NOUN" or sentence.name_at(at) is not None or token.lemma in taken:
        return False
    return noun_type(token.lemma, token.text.lower()) != "Person" and role_of(sentence, at) is None


def _holders(doc: Document, account: Account, before: Sequence[Account]) -> Sequence[Party]:
    index, own = account.anchors[0][0], {party.code for party in account.actors}
    for other in reversed(before):
        if index - other.anchors[0][0] > NEAR:
            break
        takes = other.action.mode in TAKING.get(other.action.type, ()) and other.status.value in REAL
        if not takes or not other.actors or any(not party.code or party.code in own for party in other.actors):
            continue
        taken = {singular(word.lower()) for party in other.recipients for word in party.words.text.split()}
        if _asks(doc, account, taken=taken):
            return other.actors
    return ()
