"""A headline tells again what the first sentences below it tell, in other words.

"Rebels seize town in eastern Congo" and "M23 rebels captured the town of Masisi" are one act, though no word of either
side is the same: a headline calls by their role those whom the lead names. So what counts is whether the parties may be
the same by country and sector; elsewhere in a report that would be too little.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.merge.camps import OF_REBELS
from dateline.model import REAL, Account, Document, Party

BARE_NUMBER = re.compile(
    r"(?:(?:about|at least|more than|nearly|over|up to) )?"
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|scores|several|many)",
    re.IGNORECASE,
)
LEAD = 3
"""Sentences below a headline in which its act is told again."""
SIDES = ("actor", "recipient")
NO_WEAPONS = frozenset(("abduct", "sexual", "torture", "destroy"))
"""Modes of an attack that make it another one."""
SUICIDE = "suicide-attack"
BOMBED = frozenset((SUICIDE, "explosives", "aerial"))
"""How "a bombing" may be read that the text below tells to be a suicide attack."""
STATE = frozenset("GOV MIL COP JUD LEG SPY".split())
"""Organs for which a headline puts the country: "Pakistan strikes militants"."""


FAR_APART = frozenset("ASSAULT COERCE PROTEST SANCTION".split())
"""Types of which a headline and its first sentence may tell two: other modes of them are other acts."""
NEAR_TYPES = frozenset(
    map(
        frozenset,
        (
            ("SANCTION", "COERCE"),
            ("REJECT", "CONCEDE"),
            ("REJECT", "SANCTION"),
            ("CONCEDE", "AGREE"),
            ("CONCEDE", "RETREAT"),
            ("AGREE", "AID"),
            ("AGREE", "SUPPORT"),
            ("SANCTION", "PROTEST"),
            ("SANCTION", "COOPERATE"),
            ("SUPPORT", "CONCEDE"),
        ),
    )
)
"""Types that two wordings of one act are taken for: freeze and block, scrap and withdraw, clear and approve."""
PEOPLE = frozenset("CVL SOC LAB EDU MED JRN REL REF NGO AGR BUS OPP".split())
"""Sectors of people of whom a headline says no more than that they are people."""


def told_below(doc: Document, accounts: Sequence[Account]) -> dict[int, int]:
    """For each account that only a headline tells, by its place, that of the one of the lead that tells the same."""
    titles = frozenset(sentence.index for sentence in doc.sentences if sentence.part == "title")
    lead = frozenset([sentence.index for sentence in doc.sentences if sentence.part != "title"][:LEAD])
    found: dict[int, int] = {}
    for number, account in enumerate(accounts):
        if not all(at in titles for at, _ in account.anchors):
            continue
        fits = [
            (worth, -other)
            for other, each in enumerate(accounts)
            if each.anchors[0][0] in lead
            and other not in found.values()
            and (worth := _worth(account, each)) is not None
        ]
        if fits:
            found[number] = -max(fits)[1]
    first = min(lead, default=-1)
    for number, account in enumerate(accounts):
        if number in found or not all(at in titles for at, _ in account.anchors):
            continue
        same = [
            other
            for other, each in enumerate(accounts)
            if each.anchors[0][0] == first and other not in found.values() and _in_other_words(account, each)
        ]
        if len(same) == 1:
            found[number] = same[0]
    return found


def _in_other_words(title: Account, body: Account) -> bool:
    """Whether the first sentence tells a headline's act in words that were taken for another type.

    Both sides must be the same by their names or roles, and the types be ones that two wordings of one act are taken
    for; the sentence, which tells more, has the type.
    """
    if frozenset((title.action.type, body.action.type)) not in NEAR_TYPES:
        return False
    if title.status.value != body.status.value:
        return False
    sides = [_alike(_told(title, side), _told(body, side)) for side in SIDES]
    return sides[0] is True and (sides[1] is True or not (title.recipients and body.recipients))


def _worth(title: Account, body: Account) -> tuple[int, bool] | None:
    """How well an act of the lead fits that of a headline, None where it is another."""
    if title.action.type != body.action.type or title.status.historical != body.status.historical:
        return None
    if title.status.value != body.status.value and not {title.status.value, body.status.value} <= REAL:
        return None
    if title.place.country and body.place.country and title.place.country != body.place.country:
        return None
    sides = [_alike(_told(title, side), _told(body, side)) for side in SIDES]
    alike = sum(side is True for side in sides) or _has_its_toll(title, body)
    is_exchange = not title.recipients and len(body.actors) > 1  # "trade fire", by whatever arms
    if None in sides or not alike or not _modes_allow(title, body, alike=len(SIDES) if is_exchange else alike):
        return None
    return alike, title.action.mode == body.action.mode


def _has_its_toll(title: Account, body: Account) -> bool:
    """Whether the body's attack killed as many: "Bombing at Lahore park kills 70"."""
    tolls = [{each.low for each in told.quantities if each.what == "killed" and each.low} for told in (title, body)]
    return title.action.type == "ASSAULT" and bool(tolls[0] & tolls[1])


def _modes_allow(title: Account, body: Account, *, alike: int) -> bool:
    """Modes may differ where both sides are alike and the mode is a weapon: a headline's few words hint at none."""
    modes = {title.action.mode, body.action.mode}
    if SUICIDE in modes and modes <= BOMBED:
        return True
    if None in modes or len(modes) == 1 or (alike == len(SIDES) and title.action.type not in FAR_APART):
        return True
    return title.action.type == "ASSAULT" and alike == len(SIDES) and not modes & NO_WEAPONS


def _told(account: Account, side: str) -> Sequence[Party]:
    """The parties of one side, unless they were only inferred, or are no more than a number ("Bomb kills nine")."""
    if account.basis.get(side) == "inferred":
        return ()
    told = account.actors if side == "actor" else account.recipients
    return told if any(not BARE_NUMBER.fullmatch(each.words.text) for each in told) else ()


def _alike(one: Sequence[Party], other: Sequence[Party]) -> bool | None:
    """True: some party may be the same; None: both sides are told and none may be; False: nothing is told."""
    if not one or not other:
        return False
    told = [_may_be(a, b) for a in one for b in other]
    return True if True in told else False if False in told else None


def _may_be(one: Party, other: Party) -> bool | None:
    """Whether two parties may be the same by what is known of them; False where both are things without a role."""
    if one.name and other.name:
        return True if one.name == other.name else None
    if not one.name and not other.name and not (one.sectors and other.sectors):
        return False
    if one.country and other.country and one.country != other.country:
        return None
    if {*one.sectors} & {*other.sectors} or not one.sectors or not other.sectors:
        return True
    if {*one.sectors} <= OF_REBELS and {*other.sectors} <= OF_REBELS:
        return True  # "Taliban", "Taliban kidnappers"
    if {*one.sectors} <= PEOPLE and {*other.sectors} <= PEOPLE and ("CVL",) in (one.sectors, other.sectors):
        return True  # "two women", "two of the church's volunteers"
    as_state = any(each.kind == "country" for each in (one, other))
    return True if as_state and one.sectors[0] in STATE and other.sectors[0] in STATE else None
