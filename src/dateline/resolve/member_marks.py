"""What speaks for one who appears in a report as the party that an act leaves out: marks in groups.

What is asked of a member from a sentence, or for a type of act, is found out once a report; a group of marks is made
once for the same facts. Most members are asked about for most acts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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


class Seen(NamedTuple):
    """Where a member is, seen from an act: sentences back, at most FAR; AHEAD for one that comes later.

    ``relation`` is what its last mention so far is in its clause, if that is in this sentence or the one before.
    """

    gap: int
    in_paragraph: bool
    relation: str | None
    is_pronoun: bool


def of_member(asked: Asked, member: Member) -> Groups:
    """For one that appears in the report."""
    index = asked.index
    if (held := member.kept.get("looks")) is None:
        held = member.kept["looks"] = (tuple(each.sentence for each in member.mentions), _looks(member))
    sentences, looks = held
    number = bisect_right(sentences, index)
    seen = _seen(asked, member.mentions[number - 1]) if number else _by_parties(asked, member)
    found = [_where(seen, asked.is_force), *_history(asked, member), _what(looks, asked.kind)]
    if number and member.key in asked.speaking:
        found.append(SPEAKS)
    if number and seen.gap == 0 and asked.act is not None:
        found.append(_learnt(asked, member.mentions[bisect_left(sentences, index) : number]))
    return tuple(found)


def _seen(asked: Asked, last: Mention) -> Seen:
    index, sentences = asked.index, asked.cast.doc.sentences
    gap = index - last.sentence
    in_paragraph = gap > 0 and sentences[last.sentence].paragraph == asked.sentence.paragraph
    relation = sentences[last.sentence].tokens[last.head].deprel.partition(":")[0] if gap < 2 else None
    return Seen(gap if gap < FAR else FAR, in_paragraph, relation, last.kind == "pronoun")


def _by_parties(asked: Asked, member: Member) -> Seen:
    """Of one that no mention up to the act's sentence denotes."""
    at, index = asked.cast.at, asked.index
    gap = min((index - at[number] for number, _ in member.parties if at[number] <= index), default=AHEAD)
    return Seen(min(gap, FAR), False, None, False)


@lru_cache(maxsize=4096)
def _where(seen: Seen, is_force: bool) -> Group:
    """How far back it was last mentioned, whether in this paragraph, and what its last mention is in its clause."""
    found = ["member", "at " + ("here", "1", "2", "3", "far", "ahead")[seen.gap]]
    if seen.in_paragraph:
        found.append("paragraph")
    if seen.relation is not None:
        told = f"{'before' if seen.gap else 'here'} {seen.relation}"
        found += [told, f"{'force' if is_force else 'speech'} {told}"]
    if seen.is_pronoun:
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
    """On which side of the acts told so far it stood, and against whom."""
    if not member.parties:
        return (NO_PARTY,)
    cast, own, number, kind = asked.cast, asked.own, asked.number, asked.kind
    mine, theirs = member.stood[own], member.stood[1 - own]
    mine, theirs = mine[: bisect_left(mine, number)], theirs[: bisect_left(theirs, number)]
    if not mine and not theirs:
        later = next((n for n, _ in member.parties if n > number), None)
        if later is None:
            return (NO_PARTY,)
        return (_later(member.key in cast.sides[later][own], cast.types[later] == kind),)
    straight, crossed = _lines(asked, mine, theirs) if asked.opposite else (0, 0)
    is_most = bool(mine) and len(mine) * 2 > asked.filled
    is_of_type = kind in [cast.types[n] for n in mine]
    last = mine[-1] if mine else -1
    is_own = not theirs or theirs[-1] <= last
    if not is_own:
        last = theirs[-1]
    back, is_here = number - last, cast.at[last] == asked.index
    return (
        _told(kind, (straight, crossed, len(mine), len(theirs), is_most, is_of_type)),
        _last(kind, (cast.types[last] if back == 1 else "", min(back, 3), is_own, is_here)),
    )


def _lines(asked: Asked, mine: tuple[int, ...], theirs: tuple[int, ...]) -> tuple[int, int]:
    """How often it stood against the same other side as now, and how often the other way round."""
    sides, own, opposite = asked.cast.sides, asked.own, asked.opposite
    straight = [n for n in mine if not opposite.isdisjoint(sides[n][1 - own])]
    crossed = [n for n in theirs if not opposite.isdisjoint(sides[n][own])]
    return len(straight), len(crossed)


@lru_cache(maxsize=8192)
def _told(kind: str, told: tuple[int, int, int, int, bool, bool]) -> Group:
    """How often as now and the other way round, and on how many acts of either side."""
    straight, crossed, mine, theirs, is_most, is_of_type = told
    found = ["straight"] * straight + ["crossed"] * crossed
    for name, number in (("own", mine), ("other", theirs)):
        if number:
            found += [f"{kind} {name}", f"{name} {'1' if number == 1 else 'more'}"]
    return (*found, *(["own most"] * is_most), *(["own of the type"] * is_of_type))


@lru_cache(maxsize=4096)
def _last(kind: str, last: tuple[str, int, bool, bool]) -> Group:
    """Of the last act that it had a part in."""
    last_kind, back, is_own, is_here = last
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
