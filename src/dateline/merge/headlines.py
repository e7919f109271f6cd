"""A headline tells again what the first sentences below it tell, in other words.

"Rebels seize town in eastern Congo" and "M23 rebels captured the town of Masisi" are one act, though no word of either
side is the same: a headline calls by their role those whom the lead names. So what counts is whether the parties may be
the same by country and sector; elsewhere in a report that would be too little.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.merge.camps import OF_REBELS
from dateline.merge.distances import kilometres
from dateline.merge.kinds import MAY_BE_TAKEN_FOR
from dateline.model import NO_PLACE, REAL, Account, Document, Party, Place

BARE_NUMBER = re.compile(
    r"(?:(?:about|at least|more than|nearly|over|up to) )?"
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|scores|several|many)",
    re.IGNORECASE,
)
LEAD = 3
"""Sentences below a headline in which its act is told again."""
LATER = 8
"""Sentences in which it is where both sides or the word itself are the same."""
NEAR_KM = 100.0
"""Kilometres between a town of the headline and one of the lead that still may be one place, told more closely."""
TOWN = frozenset(("point", "city"))
OTHERS, OTHER_ROLE, UNTOLD, ONE, SAME = range(5)
"""How far two sides may be the same: by name or country they are others; only their roles differ, as roles that were
guessed from few words may; nothing is told of one; they may be one; they have one name, or are told by one word."""
ANY_ARMS = frozenset(("fighters", "forces"))
"""Of rebels and of armies alike."""
NAMING = frozenset(("PROPN", "PRON"))
"""Words by which a party has a country of its own: a name, or what stands for one."""
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
NEAR_TYPES = MAY_BE_TAKEN_FOR | frozenset(
    map(
        frozenset,
        (
            ("REJECT", "CONCEDE"),
            ("CONCEDE", "AGREE"),
            ("SANCTION", "PROTEST"),
            ("SANCTION", "COOPERATE"),
            ("COOPERATE", "RETREAT"),
        ),
    )
)
"""Types that two wordings of one act are taken for: freeze and block, scrap and withdraw, jailed and sentenced."""
UNDOING = frozenset(("SANCTION", "RETREAT"))
"""Of these one undoes the other, unless both are to withdraw."""
BY_FORCE = frozenset(("COERCE", "ASSAULT"))
"""Of these two wordings tell one act where somebody or something is taken."""
TAKEN = frozenset(("arrest", "convict", "seize", "abduct"))
"""Modes that "held", "jailed" and "seized" alone may have."""
PEOPLE = frozenset("CVL SOC LAB EDU MED JRN REL REF NGO AGR BUS OPP PTY ELI".split())
"""Sectors of people of whom a headline says no more than that they are people."""


def told_below(doc: Document, accounts: Sequence[Account]) -> dict[int, int]:
    """For each account that only a headline tells, by its place, that of the one of the lead that tells the same."""
    titles = frozenset(sentence.index for sentence in doc.sentences if sentence.part == "title")
    body = [sentence.index for sentence in doc.sentences if sentence.part != "title"]
    rank = {index: number for number, index in enumerate(body)}
    told = [number for number, account in enumerate(accounts) if all(at in titles for at, _ in account.anchors)]
    found: dict[int, int] = {}
    if not told:
        return found
    ranked = [(other, each, rank.get(each.anchors[0][0], LATER)) for other, each in enumerate(accounts)]
    for number in told:
        fits = [
            (worth, -other)
            for other, each, below in ranked
            if below < LATER and other not in found.values()
            if (worth := _worth(doc, accounts[number], each, below=below)) is not None
        ]
        if fits:
            found[number] = -max(fits)[1]
    for number in told:
        if number in found:
            continue
        same = [
            other
            for other, each, below in ranked
            if below == 0 and other not in found.values() and _in_other_words(doc, accounts[number], each)
        ]
        if len(same) == 1:
            found[number] = same[0]
    return found


def _in_other_words(doc: Document, title: Account, body: Account) -> bool:
    """Whether the first sentence tells a headline's act in words that were taken for another type.

    Both sides must be the same by their names or roles, and the types be ones that two wordings of one act are taken
    for, or the word be the same; the sentence, which tells more, has the type.
    """
    types = frozenset((title.action.type, body.action.type))
    if len(types) == 1 or (types not in NEAR_TYPES and not _has_its_word(doc, title, body)):
        return False
    modes = {title.action.mode, body.action.mode}
    if (types == UNDOING and len(modes) > 1) or (types == BY_FORCE and not modes <= TAKEN):
        return False  # "police arrest three" is not told by "police killed a man"
    agreed = body.action.type == "AGREE" and title.status.value == "planned" and body.status.value in REAL
    if title.status.value != body.status.value and not agreed:
        return False
    if not _places_allow(title.place, body.place):
        return False
    sides = [_alike(doc, _told(title, side), _told(body, side)) for side in SIDES]
    if sides[0] == UNTOLD and not title.actors:  # "man jailed"
        return sides[1] >= ONE and modes <= TAKEN
    return sides[0] >= ONE and (sides[1] >= ONE or (sides[1] == UNTOLD and not (title.recipients and body.recipients)))


def _worth(doc: Document, title: Account, body: Account, *, below: int) -> tuple[int, bool, bool] | None:
    """How well an act below a headline fits the headline's, None where it is another."""
    if title.action.type != body.action.type or title.status.historical != body.status.historical:
        return None
    if title.status.value != body.status.value and not {title.status.value, body.status.value} <= REAL:
        return None
    if not _places_allow(title.place, body.place):
        return None
    sides = [_alike(doc, _told(title, side), _told(body, side)) for side in SIDES]
    alike = sum(side >= ONE for side in sides) or _has_its_toll(title, body)
    has_its_word, same_mode = _has_its_word(doc, title, body), title.action.mode == body.action.mode
    is_exchange = not title.recipients and len(body.actors) > 1  # "trade fire", by whatever arms
    if OTHERS in sides or not alike or not _modes_allow(title, body, alike=len(SIDES) if is_exchange else alike):
        return None
    is_told_alike = has_its_word or SAME in sides or (same_mode and title.action.mode is not None)
    if OTHER_ROLE in sides and (below or not is_told_alike):
        return None
    if below >= LEAD and not has_its_word and (alike < len(SIDES) or not same_mode or not title.action.mode):
        return None
    return alike, has_its_word, same_mode


def _has_its_word(doc: Document, title: Account, body: Account) -> bool:
    """Whether the lead tells a headline's act by the same word: "frees" and "freed"."""
    words = [{doc.sentences[at].tokens[token].lemma for at, token in each.anchors} for each in (title, body)]
    return not words[0].isdisjoint(words[1])


def _places_allow(one: Place, other: Place) -> bool:
    """Whether two places may be one: a country that was only guessed contradicts none, nor do towns that are near."""
    if one.country and other.country and one.country != other.country:
        return not (_is_known(one) and _is_known(other))
    towns = all(each.precision in TOWN and not each.because and each.lat is not None for each in (one, other))
    return not towns or kilometres(one, other) <= NEAR_KM


def _is_known(place: Place) -> bool:
    """Whether the country of a place is told: by its own name, or that of a place with a point."""
    return place.because is None or place.lat is not None


def _has_its_toll(title: Account, body: Account) -> bool:
    """Whether the body's attack killed as many: "Bombing at Lahore park kills 70"."""
    tolls = [{each.low for each in told.quantities if each.what == "killed" and each.low} for told in (title, body)]
    return title.action.type == "ASSAULT" and bool(tolls[0] & tolls[1])


def _modes_allow(title: Account, body: Account, *, alike: int) -> bool:
    """Modes may differ where both sides are alike and the mode is a weapon: a headline's few words hint at none."""
    modes = {title.action.mode, body.action.mode}
    if SUICIDE in modes and modes <= BOMBED:
        return True
    if None in modes and modes & NO_WEAPONS:
        return alike == len(SIDES)
    if None in modes or len(modes) == 1 or (alike == len(SIDES) and title.action.type not in FAR_APART):
        return True
    return title.action.type == "ASSAULT" and alike == len(SIDES) and not modes & NO_WEAPONS


def _told(account: Account, side: str) -> Sequence[Party]:
    """The parties of one side, unless they were only inferred, or are no more than a number ("Bomb kills nine")."""
    if account.basis.get(side) == "inferred":
        return ()
    told = account.actors if side == "actor" else account.recipients
    return told if any(not BARE_NUMBER.fullmatch(each.words.text) for each in told) else ()


def _alike(doc: Document, one: Sequence[Party], other: Sequence[Party]) -> int:
    """How far two sides may be the same: the best of any two parties."""
    return max((_may_be(doc, a, b) for a in one for b in other), default=UNTOLD)


def _may_be(doc: Document, one: Party, other: Party) -> int:
    """Whether two parties may be the same by what is known of them."""
    if one.name and other.name:
        return SAME if one.name == other.name else ONE if _are_one_state(one, other) else OTHERS
    if one.words.text and one.words.text.lower() == other.words.text.lower():
        return SAME
    if not one.name and not other.name and not (one.sectors and other.sectors):
        return UNTOLD
    if one.country and other.country and one.country != other.country:
        return OTHERS if _names_it(doc, one) and _names_it(doc, other) else OTHER_ROLE
    if {*one.sectors} & {*other.sectors} or not one.sectors or not other.sectors:
        return ONE
    if {*one.sectors} <= OF_REBELS and (
        {*other.sectors} <= OF_REBELS or (_is_of_any_arms(one) and "MIL" in other.sectors)
    ):
        return ONE  # "Taliban", "Taliban kidnappers"
    if {*one.sectors} <= PEOPLE and {*other.sectors} <= PEOPLE:
        if ("CVL",) in (one.sectors, other.sectors):
            return ONE  # "two women", "two of the church's volunteers"
        if "person" in (one.kind, other.kind):
            return ONE  # "opposition leader", and a name of which no more is known than that of a party's head
    as_state = any(each.kind == "country" for each in (one, other))
    if as_state and one.sectors[0] in STATE and other.sectors[0] in STATE:
        return ONE
    return OTHERS if one.name and one.kind == "organisation" else OTHER_ROLE


def _is_of_any_arms(party: Party) -> bool:
    """Whether a word for armed men says nothing of whose they are: "fighters"."""
    return not party.name and party.words.text.lower().rpartition(" ")[2] in ANY_ARMS


def _are_one_state(one: Party, other: Party) -> bool:
    """Whether two names stand for one state: "Qatar" and "Doha", "Beijing" and "the Chinese coast guard"."""
    if one.country is None or one.country != other.country:
        return False
    as_state = any(each.kind == "country" or (each.name or "").startswith("Government of") for each in (one, other))
    return as_state and all(each.sectors and each.sectors[0] in STATE for each in (one, other))


def _names_it(doc: Document, party: Party) -> bool:
    """Whether a party's own words name anything: "rebels" have their country by what is told around them."""
    if party.name or not party.words.spans:
        return bool(party.name)
    start, end = party.words.spans[0]
    sentence = next((each for each in doc.sentences if each.start <= start < each.end), None)
    if sentence is None:
        return True
    return any(at in sentence.named or sentence.tokens[at].upos in NAMING for at in sentence.covered(start, end))


def as_evidence(title: Account, body: Account) -> Account:
    """A headline's account as it joins that of the lead: where it was is not what the headline alone was guessed by."""
    if _is_known(title.place) or not body.place.words.spans:
        return title
    return title.but(place=NO_PLACE, basis={slot: how for slot, how in title.basis.items() if slot != "place"})
