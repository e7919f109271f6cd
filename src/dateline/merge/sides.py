"""Who stands on each side of an event: each party once, with all the reports that tell of it in whatever words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple

from dateline.merge.camps import camp_of
from dateline.merge.hashes import COMMON
from dateline.merge.names import folded
from dateline.merge.rivals import POINTING, alike, is_named
from dateline.merge.voices import Voice, content_of, factual
from dateline.model import Agreed, Party, Support

SHARE_OF_PARTIES = 0.34
"""A party that fewer of the event's reports name than this share of the best-named is a detail of theirs."""
MOST_PARTIES = 6
MOST_CALLED = 4
MOST_WEIGHED = 24
"""Descriptions that are weighed for the one that stands for all; a thousand pages have hundreds, most told by one."""
THING = re.compile(
    r"\b(?:camps?|bases?|posts?|barracks|depots?|checkpoints?|schools?|academy|universit\w+|hospitals?|clinics?|hotels?|"
    r"markets?|mines?|mosques?|church(?:es)?|temples?|villages?|towns?|settlements?|compounds?|stations?|airports?|"
    r"airfields?|ports?|ships?|tankers?|vessels?|convoys?|vehicles?|bus(?:es)?|trains?|cars?|trucks?|lorr(?:y|ies)|"
    r"buildings?|houses?|homes?|offices?|embass(?:y|ies)|consulates?|parliament|palace|prisons?|plants?|bridges?)\b",
    re.IGNORECASE,
)
"""What is hit or held with people in it: a report names the camp, another the soldiers."""
HOLDS_NAME = re.compile(r"(?<=\w )[A-Z][\w'’-]*[A-Z\w]")
Side = Literal["actors", "recipients"]


class _Group(NamedTuple):
    """Parties that one key or one wording joins, each with the voice that tells of it, and the one shown for them.

    ``ids`` are the reports that tell of them, each with its origin. What the many are asked of each other is found
    once: whether the one shown only points back, has a name in its words, its camp, and whether it holds a thing.
    """

    told: Sequence[tuple[Voice, Party]]
    party: Party
    support: Support
    ids: frozenset[tuple[str, str]]
    points: bool
    is_named: bool
    camp: str | None
    holds_thing: bool

    @classmethod
    def of(cls, told: Sequence[tuple[Voice, Party]]) -> _Group:
        """The best known of them, in the words of the first."""
        first = told[0][1]
        best = max([party for _, party in told], key=_known) if len(told) > 1 else first
        ids = frozenset([(voice.report_id, voice.origin_id) for voice, _ in told])  # a report has one origin
        party = best if best is first else replace(best, words=first.words)
        words = party.words.text
        points, holds_thing = POINTING.match(words) is not None, _holds_thing(words)
        return cls(told, party, _support(ids), ids, points, is_named(party), _camp(party), holds_thing)

    @property
    def sure(self) -> float:
        return max(voice.account.confidence for voice, _ in self.told)


def _known(party: Party) -> tuple[bool, bool, bool]:
    return bool(party.ids), bool(party.country), bool(party.sectors)


def agreed_parties(voices: Sequence[Voice], side: Side) -> tuple[Agreed, ...]:
    """The parties of one side, those first that most origins name; one described where nobody is named.

    A report that only describes it ("gunmen", "they") takes the position of those that name it: its words are a detail,
    kept in ``also``. One report's name for an armed group names the gunmen of the others; that of a person does not.
    """
    if not any(getattr(voice.account, side) for voice in voices):
        return ()
    groups = _grouped(factual(voices) or voices, side)
    told = len(_ids(groups))
    named = [group for group in groups if group.party.name]
    if max((each.support.reports for each in named), default=0) < SHARE_OF_PARTIES * told:
        named = [group for group in named if group.camp == "rebels" and group.party.kind != "person"]
    rest = [group for group in groups if not group.party.name and group.party.words.text]
    if not named:
        weighed = sorted(rest or [group for group in groups if group.party.words.text], key=_rank)[:MOST_WEIGHED]
        if len(weighed) < 2:
            return tuple(_agreed([group]) for group in weighed)
        found = [[group, *_details(group, weighed, side)] for group in _best_called(weighed, side, told=told)]
        return (_agreed(min(found, key=_rank_of_all)),) if found else ()
    named.sort(key=_rank)
    most = named[0].support.reports
    shown: list[Agreed] = []
    for group in [each for each in named if each.support.reports >= SHARE_OF_PARTIES * most][:MOST_PARTIES]:
        details = _details(group, rest, side)
        shown.append(_agreed([group, *details]))
        rest = [each for each in rest if each not in details or each.points]
    return tuple(shown)


def _best_called(groups: Sequence[_Group], side: Side, *, told: int) -> Sequence[_Group]:
    """Doers whose words hold a name, where a good share tells of them ("men of the Front", not "gunmen"); or all."""
    named = [group for group in groups if side == "actors" and group.is_named]
    return [group for group in named if group.support.reports >= SHARE_OF_PARTIES * told] or groups


def _grouped(voices: Sequence[Voice], side: Side) -> list[_Group]:
    groups: dict[str, list[tuple[Voice, Party]]] = {}
    for voice in voices:
        for party, keys in zip(getattr(voice.account, side), voice.named[side == "recipients"], strict=True):
            key = keys[0] if keys else f"words {folded(party.words.text.split(' … ')[0])}"
            groups.setdefault(key, []).append((voice, party))
    return [_Group.of(told) for told in groups.values()]


def _details(group: _Group, others: Sequence[_Group], side: Side) -> list[_Group]:
    return [each for each in others if each is not group and _is_detail(each, group, side)]


def _is_detail(one: _Group, other: _Group, side: Side) -> bool:
    """Whether words without a name may be said of a party: of no other country, camp or trade."""
    if one.points:
        return True
    if one.is_named and other.is_named and not alike(one.party, other.party):
        return False  # a name of its own in its words: "men of the Hill Front"
    if one.party.country and other.party.country and one.party.country != other.party.country:
        return False
    if one.camp and other.camp and one.camp != other.camp:
        return False
    if one.camp == "rebels" and other.camp == "rebels":
        return True
    if side == "recipients" and not other.party.name and (one.holds_thing or other.holds_thing):
        return True
    first, others = one.party.sectors[:1], other.party.sectors[:1]
    return not first or not others or first == others or bool(one.camp and other.camp and "GOV" in (*first, *others))


@lru_cache(maxsize=16_384)
def _holds_thing(words: str) -> bool:
    return THING.search(words) is not None


def _camp(party: Party) -> str | None:
    """Like that of rivals; of an international armed group it is what it is besides."""
    return camp_of(party.sectors[:2] if party.sectors[:1] == ("IMG",) else party.sectors[:1])


def _support(ids: Collection[tuple[str, str]]) -> Support:
    return Support(len(ids), len({origin_id for _, origin_id in ids}))


def _ids(groups: Sequence[_Group]) -> frozenset[tuple[str, str]]:
    return frozenset[tuple[str, str]]().union(*(group.ids for group in groups))


def _support_of_all(groups: Sequence[_Group]) -> Support:
    return groups[0].support if len(groups) == 1 else _support(_ids(groups))


def _rank(group: _Group) -> tuple[int, int]:
    support = group.support
    return -support.origins, -support.reports


def _rank_of_all(groups: Sequence[_Group]) -> tuple[float, ...]:
    """Of all that could stand for the others: what most tell of, then the words that most of the others share."""
    whole, own = _support_of_all(groups), content_of(groups[0].party.words.text) - COMMON
    like = sum(bool(own & content_of(each.party.words.text)) for each in groups[1:])
    return -whole.origins, -whole.reports, *_rank(groups[0]), -like, -groups[0].sure


def _agreed(groups: Sequence[_Group]) -> Agreed:
    party = groups[0].party
    return Agreed(party, _support_of_all(groups), _called(party, groups))


def _called(party: Party, groups: Sequence[_Group]) -> tuple[str, ...]:
    """What else the reports call it, words that hold a name first; words that only point back say nothing."""
    shown = {folded(party.name or party.words.text.split(" … ")[0])}
    found: dict[str, str] = {}
    own = [] if party.name else groups[:1]  # of a name its short forms say nothing
    for text in dict.fromkeys(told.words.text for group in (*groups[1:], *own) for _, told in group.told):
        for words in text.split(" … "):
            found.setdefault(folded(words), " ".join(words.split()))
    others = [words for key, words in found.items() if key and key not in shown and not POINTING.match(words)]
    return tuple(sorted(others, key=lambda words: HOLDS_NAME.search(words) is None)[:MOST_CALLED])
