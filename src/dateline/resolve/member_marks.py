"""What speaks for one who appears in a report as the party that an act leaves out: marks in groups.

What is asked of a member from a sentence, or for a type of act, is found out once a report; a group of marks is made
once for the same facts. Most members are asked about for most acts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from dateline.resolve.absent_marks import FORCE, SIDES, Asked, score_bin
from dateline.resolve.cast import Member
from dateline.resolve.knowledge import knowledge
from dateline.resolve.mentions import Mention
from dateline.weights import Group, Groups

ARMED = frozenset("MIL COP REB UAF SPY PRM".split())
NAMES = ("Person", "Organization", "NORP", "Location")
SPEAKS = ("speaks",)
NO_PARTY = ("no party",)
FAR = 4
"""Sentences back from which on a mention is far."""
AHEAD = -1


class Looks(NamedTuple):
    """What a member is, whatever the act: its kind of name or noun, how often it is mentioned, its sectors."""

    what: str
    nouns: Group
    mentions: str
    sectors: Group
    in_headline: bool


def of_member(asked: Asked, member: Member) -> Groups:
    """For one that appears in the report."""
    return of_members(asked, (member,))[0]


def of_members(asked: Asked, members: Iterable[Member]) -> list[Groups]:
    """For each of some that appear in the report."""
    index, kind, speaking = asked.index, asked.kind, asked.speaking
    is_learnt = asked.act is not None
    found: list[Groups] = []
    for member in members:
        if (held := member.kept.get(kind)) is None:
            held = member.kept[kind] = (tuple(each.sentence for each in member.mentions), _what(_looks(member), kind))
        sentences, what = held
        history = _history(asked, member) if member.parties else (NO_PARTY,)
        number = bisect_right(sentences, index)
        if not number:
            found.append((_where(_back_by_parties(asked, member)), *history, what))
            continue
        groups = (_seen(asked, member.mentions[number - 1]), *history, what)
        if member.key in speaking:
            groups = (*groups, SPEAKS)
        if is_learnt and sentences[number - 1] == index:
            groups = (*groups, _learnt(asked, member.mentions[bisect_left(sentences, index) : number]))
        found.append(groups)
    return found


def _seen(asked: Asked, last: Mention) -> Group:
    """Where a member's last mention so far is, seen from an act."""
    gap = asked.index - last.sentence
    sentence = asked.cast.doc.sentences[last.sentence]
    in_paragraph = gap > 0 and sentence.paragraph == asked.sentence.paragraph
    relation = sentence.tokens[last.head].deprel if gap < 2 else ""
    return _where(gap if gap < FAR else FAR, in_paragraph, relation, asked.is_force, last.kind == "pronoun")


def _back_by_parties(asked: Asked, member: Member) -> int:
    """How far back one is that no mention up to the act's sentence denotes."""
    at, index = asked.cast.at, asked.index
    return min(FAR, min((index - at[number] for number, _ in member.parties if at[number] <= index), default=AHEAD))


@lru_cache(maxsize=4096)
def _where(
    back: int, in_paragraph: bool = False, relation: str = "", is_force: bool = False, is_pronoun: bool = False
) -> Group:
    """How far back it was last mentioned, whether in this paragraph, and what its last mention is in its clause.

    ``back`` counts sentences, at most FAR; AHEAD for one that comes later. ``relation`` is what the last mention is in
    its clause, if that is in this sentence or the one before; beside it counts whether the act is one of force.
    """
    found = ["member", "at " + ("here", "1", "2", "3", "far", "ahead")[back]]
    if in_paragraph:
        found.append("paragraph")
    if relation:
        stands = f"{'before' if back else 'here'} {relation.partition(':')[0]}"
        found += [stands, f"{'force' if is_force else 'speech'} {stands}"]
    if is_pronoun:
        found.append("pronoun")
    return tuple(found)


def _learnt(asked: Asked, here: tuple[Mention, ...]) -> Group:
    """What the network says of its mentions in the act's sentence: of their heads, and of all words of names."""
    names = [each for each in here if each.kind == "name"]
    words = frozenset((*(m.head for m in here), *(i for m in names for i in range(m.first, m.last))))
    found: list[str] = []
    for role in (*SIDES, "speaker", "place"):
        score = asked.score(role, words)
        if score:
            told = "own" if role == asked.side else "rival" if role in SIDES else role
            found.append(f"here {told} {score_bin(score)}")
    return tuple(found)


def _history(asked: Asked, member: Member) -> Groups:
    """On which side of the acts told so far one with parties stood, and against whom."""
    cast, own, number, kind = asked.cast, asked.own, asked.number, asked.kind
    mine, theirs = member.stood[own], member.stood[1 - own]
    if mine and mine[-1] >= number:
        mine = mine[: bisect_left(mine, number)]
    if theirs and theirs[-1] >= number:
        theirs = theirs[: bisect_left(theirs, number)]
    if not mine and not theirs:
        later = next((n for n, _ in member.parties if n > number), None)
        if later is None:
            return (NO_PARTY,)
        return (_later(member.key in cast.sides[later][own], cast.types[later] == kind),)
    there, here = asked.met
    straight, crossed = len(there.intersection(mine)) if there else 0, len(here.intersection(theirs)) if here else 0
    is_most = bool(mine) and len(mine) * 2 > asked.filled
    is_of_type = kind in map(cast.types.__getitem__, mine)
    last = mine[-1] if mine else -1
    is_own = not theirs or theirs[-1] <= last
    if not is_own:
        last = theirs[-1]
    back, is_here = number - last, cast.at[last] == asked.index
    return (
        _told(kind, straight, crossed, len(mine), len(theirs), is_most, is_of_type),
        _last(kind, cast.types[last] if back == 1 else "", back if back < 3 else 3, is_own, is_here),
    )


@lru_cache(maxsize=8192)
def _told(kind: str, straight: int, crossed: int, mine: int, theirs: int, is_most: bool, is_of_type: bool) -> Group:
    """How often as now and the other way round, and on how many acts of either side."""
    found = ["straight"] * straight + ["crossed"] * crossed
    for name, number in (("own", mine), ("other", theirs)):
        if number:
            found += [f"{kind} {name}", f"{name} {'1' if number == 1 else 'more'}"]
    return (*found, *(["own most"] * is_most), *(["own of the type"] * is_of_type))


@lru_cache(maxsize=4096)
def _last(kind: str, last_kind: str, back: int, is_own: bool, is_here: bool) -> Group:
    """Of the last act that it had a part in."""
    side = "own" if is_own else "other"
    found: list[str] = []
    if back == 1:
        found += ["last act", f"last act {side}", f"{last_kind} {kind} {side}"]
    elif back == 2:
        found.append("last act but one")
    return (*found, "act here") if is_here else tuple(found)


@lru_cache(maxsize=4)
def _later(is_own: bool, is_of_type: bool) -> Group:
    """Of the first act below that it has a part in."""
    if not is_own:
        return ("later",)
    return ("later", "later own", "later own of the type") if is_of_type else ("later", "later own")


def _looks(member: Member) -> Looks:
    names = {each.type for each in member.mentions if each.kind == "name"}
    nouns = [each for each in member.mentions if each.kind == "noun"]
    what = "noun" if member.mentions else "words"
    if names:
        what = next((each for each in NAMES if each in names), "name")
    many = len(member.mentions)
    sectors = {sector for _, party in member.parties for sector in party.sectors[:1]}
    sectors = sectors or {role for each in nouns if (role := knowledge().roles.get(each.text))}
    return Looks(
        what,
        ("plural " if nouns[0].plural else "singular ", nouns[0].type) if nouns and not names else (),
        "1" if many < 2 else "2" if many == 2 else "3-5" if many < 6 else "many",
        tuple(sorted(sectors)),
        bool(member.mentions) and member.mentions[0].sentence == 0,
    )


@lru_cache(maxsize=8192)
def _what(looks: Looks, kind: str) -> Group:
    """What it is, beside the act's type."""
    force = "force" if kind in FORCE else "speech"
    found = ["is " + looks.what]
    if looks.what != "words":
        found.append(f"is {looks.what} {kind}")
    if looks.nouns:
        found += [looks.nouns[0] + force, "noun type " + looks.nouns[1]]
    found.append("mentions " + looks.mentions)
    for sector in looks.sectors:
        group = "armed" if sector in ARMED else sector if sector in ("GOV", "CVL") else "others"
        found += [f"{group} {force}", f"{sector} {kind}", sector]
    if not looks.sectors:
        found.append(f"sectorless {force}")
    return (*found, "in the headline") if looks.in_headline else tuple(found)
