"""Whose soldiers a state's own spokesman means by "troops".

"Uganda's army denied that troops had fired", "said two soldiers were wounded": of 28 such bare words in the corpus's
train part and in real news all that were hit, or said not to have done it, were the speaker's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.model import Account, Document, Party
from dateline.resolve.actors import code_of, resolve_party
from dateline.resolve.roles import singular

FORCES = frozenset(
    "army border-guard coastguard force forces frigate gendarme guard helicopter jet marine military navy officer "
    "patrol pilot police policeman sailor soldier troop trooper troops unit warplane warship".split()
)
STATE = frozenset(("GOV", "MIL", "COP", "SPY"))
OF_OTHERS = frozenset("enemy foreign hostile invading occupying opposing peacekeeping rebel".split())


def with_own_forces(doc: Document, account: Account, *, day: date | None) -> Account:
    """The account, with the speaker's country for bare words of force that it denies a deed of, or tells of as hit."""
    is_denied = account.status.value == "denied"
    if not is_denied and account.action.type != "ASSAULT":
        return account
    bare = [each for each in (account.actors if is_denied else account.recipients) if _is_bare(doc, each)]
    country = _tellers_country(doc, account, day=day) if bare else None  # whom words tell of is seen at once
    if country is None:
        return account
    if is_denied:
        return account.but(actors=_of(account.actors, bare, country=country))
    if all(party.country != country for party in account.actors):
        return account.but(recipients=_of(account.recipients, bare, country=country))
    return account


def _tellers_country(doc: Document, account: Account, *, day: date | None) -> str | None:
    """The country of the innermost speaker, where a state speaks through them."""
    if not account.speakers or not account.speakers[-1].words.spans:
        return None
    words = account.speakers[-1].words
    at = next((each.index for each in doc.sentences if each.start <= words.spans[0][0] < each.end), None)
    if at is None:
        return None
    teller = resolve_party(doc, Party(words), sentence_index=at, day=day)
    return teller.country if STATE.intersection(teller.sectors[:1]) else None


def _of(parties: Sequence[Party], bare: Sequence[Party], *, country: str) -> tuple[Party, ...]:
    return tuple(
        replace(each, country=country, code=code_of(country, each.sectors)) if each in bare else each
        for each in parties
    )


def _is_bare(doc: Document, party: Party) -> bool:
    """Whether a party is called by a word of force alone: no name, no owner, nobody's enemy."""
    nouns = _nouns(party)
    if party.name or not FORCES.intersection(nouns) or OF_OTHERS.intersection(nouns) or "'s" in party.words.text:
        return False
    start, end = party.words.spans[0]
    sentence = next((each for each in doc.sentences if each.start <= start < each.end), None)
    return sentence is not None and all(sentence.name_at(at) is None for at in sentence.covered(start, end))


def _nouns(party: Party) -> set[str]:
    return {singular(word.strip(",.").lower()) for word in party.words.text.split()}
