"""Parties that the words of an act leave out, since the report told them before: "two reporters were taken away".

Who it is may be learnt from what the report tells: one that appears in it, the one whom the act's words name, or
nobody. The choice is a learnt one; its weights stand in ``absent.json`` and are fitted by `python -m training.parties`
on the corpus's train part.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, repeat
from pathlib import Path
from typing import NamedTuple

from dateline.codebook.forces import FIGHTERS, are_one_force
from dateline.codebook.nobody import is_nobody
from dateline.codebook.rules import JOINT
from dateline.codebook.totals import is_total
from dateline.model import Account, Document, Party, words_of
from dateline.resolve.absent_marks import SIDES, Asked, Side, of_kept, of_nobody
from dateline.resolve.actors import resolve_party
from dateline.resolve.cast import Cast, Key, Member, cast_of
from dateline.resolve.known import GUESSED
from dateline.resolve.member_marks import of_members
from dateline.resolve.mentions import SPEAKING, WE, Mention
from dateline.resolve.passed_over import is_passed_over
from dateline.resolve.roles import ARMS
from dateline.weights import Group, Groups, Weights, learnt

WEIGHTS = Path(__file__).with_name("absent.json")
BACK, AHEAD = 2, 3
"""Sentences before an act whose mentions are looked at; after a headline, those whose parties are."""
HEADLINE = 2
"""The first sentences: a headline is told again below it."""
MACHINES = ARMS - {"bomber"}
"""Arms that are nobody, as a bomber may be."""
SURE = 0.4
"""Somebody told elsewhere is taken only where the choice is as likely as that. In 246 reports that the network had not
read, of the doers chosen below it a third are right, of those above two thirds; it was chosen on these."""
SURE_OF_WHOM = 0.7
"""The same for whom words are meant: of 18 chosen between the two in those reports 3 are right."""
FLOWN = "aerial"
AIRCRAFT = frozenset(
    "aerial air aircraft airplane airstrike bomber chopper gunship helicopter jet plane warplane".split()
)
GROUNDED = frozenset("CRM CVL OPP REB UAF".split())
"""Sectors of those who fly no crewed aircraft."""
STATE_CHARGES = frozenset("acquitted arraigned charged convicted fined indicted jailed sentenced".split())
"""What only courts and prosecutors do."""
PRIVATE = frozenset("AGR BUS CVL EDU JRN LAB MED NGO OPP REB REF REL SOC UAF".split())
NEAR_ACTS = 100
"""Acts told before one, or after it, whose parties are looked at. No report of the corpus tells so many; of a text of
a hundred pages all acts before would take time that grows with their square."""


class Choice(NamedTuple):
    """Who a side may be: a member; None with ``kept`` as it is, without it nobody; and what speaks for it."""

    member: Key | None
    kept: bool
    groups: Groups

    @property
    def marks(self) -> Group:
        """All marks that speak for it."""
        return tuple(chain.from_iterable(self.groups))


def choices_of(asked: Asked) -> tuple[Choice, ...]:
    """All choices for one side of an account; the first is the side as it is."""
    found = [Choice(None, True, of_kept(asked))]
    if asked.kept:
        found.append(Choice(None, False, of_nobody(asked)))
    cast = asked.cast
    actors, recipients = cast.sides[asked.number]
    others = [key for key in _candidates(cast, asked.number) if key not in actors and key not in recipients]
    told = of_members(asked, [cast.members[key] for key in others])
    return (*found, *map(Choice, others, repeat(False), told))


def _candidates(cast: Cast, number: int) -> tuple[Key, ...]:
    """Members of the acts told so far, of this sentence, those before it and the first; of a headline those below."""
    index = cast.at[number]
    is_early = index < HEADLINE
    found: dict[Key, None] = {}
    for each in (*range(index, index - BACK - 1, -1), 0, 1):
        if 0 <= each <= index + is_early:
            found.update(cast.mentioned.get(each, {}))
    last = index + (AHEAD if is_early else 0)
    for other in range(max(number - NEAR_ACTS, 0), min(number + NEAR_ACTS + 1, len(cast.told))):
        if other != number and cast.at[other] <= last:
            found.update(cast.told[other])
    return tuple(key for key in found if key in cast.members)


def with_absent_parties(doc: Document, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts, each side whom its words leave out completed by whom the report tells.

    A sentence by itself tells nothing before; there the words of the act have the last word.
    """
    if not accounts or len(doc.sentences) < 2:
        return tuple(accounts)
    cast = cast_of(doc, accounts)
    found: list[Account] = []
    for number, account in enumerate(accounts):
        whole = account
        for side in SIDES:
            if any(map(_is_known, account.actors if side == "actor" else account.recipients)):
                continue  # hardly ever replaced, and most sides are such
            if not (account.actors if side == "actor" else account.recipients) and _is_of_others(doc, account, side):
                continue
            if side == "recipient" and account.action.type in JOINT and sum(map(_is_known, account.actors)) > 1:
                continue  # who met whom is told: both
            asked = Asked(cast, accounts, number, side)
            best, sure = _chosen_that_may_be(asked)
            if side == "actor" and best.member is not None and is_passed_over(asked, best.member):
                continue
            if not best.kept and (best.member is None or sure >= _least(asked)):
                filled = _with(whole, cast, number=number, side=side, choice=best, sure=sure)
                whole = whole if _is_on_both_sides(filled, side) else filled
        found.append(whole)
    return tuple(found)


def _is_of_others(doc: Document, account: Account, side: Side) -> bool:
    """Whether who was told of before did something else: "Meanwhile, four men were killed", "400 since April"."""
    index, token = account.anchors[0]
    return (side == "actor" and doc.sentences[index].turns_away) or is_total(doc.sentences[index], token)


def _least(asked: Asked) -> float:
    """How likely somebody told elsewhere must be to be taken."""
    return SURE_OF_WHOM if asked.side == "recipient" and not asked.is_force else SURE


def _chosen_that_may_be(asked: Asked) -> tuple[Choice, float]:
    """The likeliest choice that nothing forbids, and its probability among those left."""
    choices = choices_of(asked)
    while True:
        best, sure = chosen(choices, _weights()[asked.side])
        if best.member is None or not _is_barred(asked, best.member):
            return best, sure
        choices = tuple(each for each in choices if each is not best)


def _is_barred(asked: Asked, key: Key) -> bool:
    """Whether a member cannot be it: arms, which do only what is told of them; of "we" whoever speaks; nobody at all.

    "A drone killed a commander who was wanted over a bombing"; "We will not negotiate," he said; "no officials were
    hurt in the riot".
    """
    if is_nobody(party_of(asked.cast, asked.number, key=key)[0].words.text):
        return True
    if asked.side == "actor":
        nouns = {_lemma(asked.cast, each) for each in asked.cast.members[key].mentions if each.kind == "noun"}
        own = asked.account.action.words.text.lower().split()
        if any(each not in own for each in nouns & MACHINES) or not _may_have_done(asked, key):
            return True
        return not STATE_CHARGES.isdisjoint(own) and _is_private(asked, key)
    if asked.kind == "ASSAULT" and _is_own_force(asked, key):
        return True
    is_own = any(each.words.text.lower() in SPEAKING | WE for each in asked.account.actors)
    return is_own and key in asked.speaking


def _is_own_force(asked: Asked, key: Key) -> bool:
    """Whether a member is of the force that strikes: "police fired tear gas after youths had stoned officers"."""
    named, index = party_of(asked.cast, asked.number, key=key)
    party = _resolved(asked.cast, asked.account, named, index=index)
    return any(are_one_force(party, other) for other in asked.account.actors)


def _is_private(asked: Asked, key: Key) -> bool:
    """Whether a member is a society of its own, which accuses and does not charge: "twelve marines were charged"."""
    named, index = party_of(asked.cast, asked.number, key=key)
    party = _resolved(asked.cast, asked.account, named, index=index)
    return not PRIVATE.isdisjoint(party.sectors[:1])


def _may_have_done(asked: Asked, key: Key) -> bool:
    """Whether a member may have done violence of which the words name no doer: nobody is blamed for standing near.

    Those may who did such a thing in the report, whole countries, and whose sector is to fight. Police did not throw
    bottles at their own officers, and rebels have no helicopters that nobody says to be theirs.
    """
    if asked.kind != "ASSAULT":
        return True
    cast = asked.cast
    did = [number for number in cast.members[key].stood[0] if cast.types[number] == "ASSAULT"]
    is_flown = _is_flown(asked) and all(asked.accounts[number].action.mode != FLOWN for number in did)
    named, index = party_of(cast, asked.number, key=key)
    party = _resolved(cast, asked.account, named, index=index)
    hit = asked.account.recipients
    if key in asked.speaking and party.sectors[:1] == ("COP",):
        return False  # "two women were found stabbed, police said": they look for who did it
    if hit and all(are_one_force(party, other) for other in hit):
        return False
    if is_flown and not party.name and GROUNDED.intersection(party.sectors[:1]):
        return False
    return bool(did) or party.kind == "country" or not FIGHTERS.isdisjoint(party.sectors)


def _is_flown(asked: Asked) -> bool:
    """Whether an attack is told to come from the air, and not only taken to."""
    if asked.account.action.mode != FLOWN:
        return False
    return any(token.lemma.lower() in AIRCRAFT for token in asked.sentence.tokens)


def _resolved(cast: Cast, account: Account, party: Party, *, index: int) -> Party:
    """A party that stands in a sentence with what is known of it on the account's day."""
    if party.confidence is not None:
        return party
    day = account.time.start or cast.doc.report.published_day
    return resolve_party(cast.doc, party, sentence_index=index, day=day)


def _lemma(cast: Cast, mention: Mention) -> str:
    return cast.doc.sentences[mention.sentence].tokens[mention.head].lemma.lower()


def _is_on_both_sides(account: Account, side: Side) -> bool:
    """Whether one who was chosen for a side stands on the other, too: nobody does that to themselves."""
    sides = (account.actors, account.recipients)
    chosen_now, others = sides if side == "actor" else sides[::-1]
    names = [{(each.name, each.code) for each in side if each.name} for side in (chosen_now, others)]
    words = [{each.words for each in side} for side in (chosen_now, others)]
    return not names[0].isdisjoint(names[1]) or not words[0].isdisjoint(words[1])


def _is_known(party: Party) -> bool:
    """Whether a party is known by name, or by a role that its words tell."""
    return bool(party.name or party.code) and (party.confidence or 0.0) > GUESSED


def chosen(choices: Sequence[Choice], weights: Mapping[str, float] | Weights) -> tuple[Choice, float]:
    """The likeliest choice and its probability."""
    worth = weights if isinstance(weights, Weights) else Weights(weights)
    scores = [worth.score(each.groups) for each in choices]
    top = max(scores)
    return choices[scores.index(top)], 1 / sum(math.exp(score - top) for score in scores)


def _with(account: Account, cast: Cast, *, number: int, side: Side, choice: Choice, sure: float) -> Account:
    parties: tuple[Party, ...] = ()
    basis = {name: value for name, value in account.basis.items() if name != side}
    if choice.member is not None:
        party, index = party_of(cast, number, key=choice.member)
        party = _resolved(cast, account, party, index=index)
        parties = (replace(party, confidence=(party.confidence or 0.0) * sure),)
        basis[side] = "quoted" if index == cast.at[number] else "inferred"
    if side == "actor":
        return account.but(actors=parties, basis=basis)
    return account.but(recipients=parties, basis=basis)


def party_of(cast: Cast, number: int, *, key: Key) -> tuple[Party, int]:
    """The words that stand for a member beside an act, and the number of their sentence.

    Of this sentence if it is mentioned there; else as a party of an act told before; else its nearest name.
    """
    index, member = cast.at[number], cast.members[key]
    here = [each for each in member.mentions if each.sentence == index]
    told = [(n, party) for n, party in member.parties if not _is_pronoun(cast, n, party=party)]
    before = [each for each in told if each[0] < number]
    if not here and (before or (told and not member.mentions)):
        n, party = (before or told)[-1 if before else 0]
        return party, cast.at[n]
    mention = _best_mention(member, index)
    if mention is None:
        n, party = member.parties[0]
        return party, cast.at[n]
    sentence = cast.doc.sentences[mention.sentence]
    pair = sentence.offsets(mention.first, mention.last)
    return Party(words_of(cast.doc.report, pair)), mention.sentence


def _best_mention(member: Member, index: int) -> Mention | None:
    """Of this sentence the first name or noun; else the last before, else what comes after, names first."""
    here = [each for each in member.mentions if each.sentence == index]
    before = [each for each in member.mentions if each.sentence < index]
    after = [each for each in member.mentions if each.sentence > index]
    for kinds in (("name", "noun"), ("pronoun",)):
        fit = [each for each in here if each.kind in kinds]
        if fit:
            return fit[0]
    for kind in ("name", "noun"):
        if fit := [each for each in before if each.kind == kind]:
            return fit[-1]
        if fit := [each for each in after if each.kind == kind]:
            return fit[0]
    return None


def _is_pronoun(cast: Cast, number: int, *, party: Party) -> bool:
    words = party.words
    if len(words.spans) != 1 or " " in words.text:
        return False
    start = words.spans[0][0]
    for token in cast.doc.sentences[cast.at[number]].tokens:
        if token.start == start:
            return token.upos == "PRON"
    return False


@lru_cache(maxsize=1)
def _weights() -> Mapping[Side, Weights]:
    told: Mapping[Side, Mapping[str, float]] = learnt(WEIGHTS)
    return {side: Weights(each) for side, each in told.items()}
