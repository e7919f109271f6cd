""" "The two discussed …", "both sides blamed each other": the parties told before, taken up together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.codebook.rules import JOINT
from dateline.model import Account, Party, PartyKind, Words
from dateline.resolve.actors import code_of
from dateline.resolve.face_to_face import are_sides, sides_of
from dateline.resolve.knowledge import knowledge
from dateline.resolve.of_two import is_of_two
from dateline.resolve.roles import singular

GIFTS = frozenset(("AID",))
"""Who gives and who receives are no two sides."""
BACK_SENTENCES = 3
_OFFICES = frozenset("president minister army government".split())
_FIT = {"GOV": frozenset(("GOV", "PRE")), "MIL": frozenset(("MIL", "GOV", "PRE"))}
"""Of which sectors two may be that are called by such a noun."""
_STATES = frozenset("capital country government nation neighbor neighbour state".split())
"""By what two countries are called, whoever of them acted before."""
_HEADS = frozenset(("minister", "president", "premier"))
_ARMIES = frozenset("army force military navy".split())
"""The same of their soldiers."""
SURE = 0.8
"""How sure the two states are that were told of before."""
_EACH_OTHER = frozenset(("each", "each other", "one another"))
_THE_OTHER = frozenset(("the other", "the other one", "the other party", "the other side"))
"""Whom "each" or "neither side" acts upon; of anybody else's doing it may be a third."""


def with_pairs(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Give each act of "the two" the two parties of the nearest act before it that has just two.

    Of acts that two do together each side is one of them; else both are on the side that is called so.
    """
    found: list[Account] = []
    for account in accounts:
        is_pair = _is_pair(account.actors) or _is_pair(account.recipients)
        before = (_states(found, account) or _sides(found, account) or _antecedent(found, account)) if is_pair else None
        before = before or (_states(found, account, of=_HEADS) if is_pair else None)
        they = _just_together(found, account) if _are_they(account.actors) else None
        if they:
            found.append(account.but(actors=they, basis={**account.basis, "actor": "inferred"}))
        else:
            found.append(_taken_up(account, before) if before else account)
    return tuple(found)


def _role(party: Party) -> str | None:
    """What the noun of "the two presidents", "both armies" says; nothing of sides and camps."""
    noun = singular(party.words.text.split()[-1].lower())
    return knowledge().roles.get(noun) if noun in _OFFICES else None


def _as_called(parties: Sequence[Party], role: str | None, *, words: Words) -> tuple[Party, ...]:
    """Parties under the words that take them up; armies and ministers of two states are what they are called."""
    if role is None:
        return tuple(replace(party, words=words) for party in parties)
    found: list[Party] = []
    for party in parties:
        if party.sectors[:1] == (role,):
            found.append(replace(party, words=words))
        else:
            code = code_of(party.country, (role,))
            found.append(Party(words, None, "unnamed", party.country, (role,), code, {}, party.confidence))
    return tuple(found)


def _taken_up(account: Account, before: tuple[Party, Party]) -> Account:
    one, other = account.actors, account.recipients
    if account.action.type in JOINT and _is_pair(one) and not (other and _is_known(other)):
        called = _as_called(before, _role(one[0]), words=one[0].words)
        return account.but(
            actors=called[:1],
            recipients=called[1:],
            basis={**account.basis, "actor": "inferred", "recipient": "inferred"},
        )
    sides = (one,) if _is_the_other(account) else (one, other)
    named = {(party.name, party.code) for side in sides if not _is_pair(side) for party in side}
    if not named.isdisjoint((party.name, party.code) for party in before):
        return account  # who does something to "the pair" is none of the two
    basis = dict(account.basis)
    if _is_pair(one):
        one, basis["actor"] = _as_called(before, _role(one[0]), words=one[0].words), "inferred"
    if _is_pair(other) or _is_the_other(account):
        other, basis["recipient"] = _as_called(before, _role(other[0]), words=other[0].words), "inferred"
    return account.but(actors=one, recipients=other, basis=basis)


def _is_pair(parties: Sequence[Party]) -> bool:
    return len(parties) == 1 and is_of_two(parties[0].words.text)


def _is_the_other(account: Account) -> bool:
    """Whether each of two does something to the other: "each side blamed the other"."""
    it = account.recipients
    return _is_pair(account.actors) and len(it) == 1 and it[0].words.text.lower() in _THE_OTHER


def _are_they(parties: Sequence[Party]) -> bool:
    """Whether "they" act, and no name that they take up is known."""
    return len(parties) == 1 and parties[0].words.text.lower() == "they" and not parties[0].name


def _just_together(before: Sequence[Account], account: Account) -> tuple[Party, Party] | None:
    """The two who did something together in the sentence before: "The ministers of A and B met. They urged …"."""
    index = account.anchors[0][0]
    for other in reversed(before):
        both = (*other.actors, *other.recipients)
        if other.anchors[0][0] == index - 1 and other.action.type in JOINT and len(both) == 2 and _is_known(both):
            they = account.actors[0]
            peers = both[0].sectors[:1] == both[1].sectors[:1] == they.sectors[:1]
            if they.sectors and not peers:
                return None  # of a minister and the villagers whom he met, the villagers
            words = they.words
            return replace(both[0], words=words), replace(both[1], words=words)
    return None


def _is_known(parties: Sequence[Party]) -> bool:
    return all(party.name or party.code for party in parties)


def _states(
    before: Sequence[Account], account: Account, *, of: frozenset[str] = frozenset()
) -> tuple[Party, Party] | None:
    """The two states of the nearest act between two, for "the two countries": whoever acted for them, however long ago.

    With ``of`` also for those whom these nouns name: "the two presidents", after a fight of two armies.

    ("Chadian herders attacked a village in Niger. … The two countries share a border of 1,175 kilometres.")
    """
    words = (account.actors if _is_pair(account.actors) else account.recipients)[0].words.text
    noun = singular(words.split()[-1].lower())
    if noun not in _STATES | _ARMIES | of:
        return None
    sector = "MIL" if noun in _ARMIES else "GOV"
    for other in reversed(before):
        both = [each for each in (*other.actors, *other.recipients) if sector == "GOV" or each.sectors[:1] == ("MIL",)]
        codes = list(dict.fromkeys(party.country for party in both if party.country))
        if len(codes) == 2:
            one, two = (_state(code, sector, words=both[0].words) for code in codes)
            return one, two
    return None


def _sides(before: Sequence[Account], account: Account) -> tuple[Party, Party] | None:
    is_who = _is_pair(account.actors)
    pair, others = (account.actors, account.recipients) if is_who else (account.recipients, account.actors)
    if not are_sides(pair[0].words.text):
        return None
    return sides_of(before, account, () if _is_the_other(account) else others)


def _state(code: str, sector: str, *, words: Words) -> Party:
    """A country by its everyday name, or its soldiers."""
    name = knowledge().codes.get(code) if sector == "GOV" else None
    kind: PartyKind = "country" if name else "unnamed"
    return Party(words, name, kind, code, (sector,), code_of(code, (sector,)), confidence=SURE)


def _antecedent(before: Sequence[Account], account: Account) -> tuple[Party, Party] | None:
    """Two known parties of one act, of the nearest before that has just two."""
    at = account.anchors[0]
    pair = account.actors[0] if _is_pair(account.actors) else account.recipients[0]
    fit = _FIT.get(_role(pair) or "")
    for other in reversed(before):
        if at[0] - other.anchors[0][0] > BACK_SENTENCES:
            return None
        both = (*other.actors, *other.recipients)
        told = {(party.name, party.code) for party in both}
        if other.action.type in GIFTS or (fit and any(not fit & {*party.sectors[:1]} for party in both)):
            continue
        if len(both) == 2 and len(told) == 2 and _is_known(both) and len({_is_pair((each,)) for each in both}) == 1:
            return both[0], both[1]
        if len(other.actors) == 2 and len(other.recipients) == 2 and _is_pair(other.actors[:1]):
            return other.actors[0], other.actors[1]
    return None
