"""Disagreements on who did it, and to whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Hashable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dateline.codebook.rules import JOINT
from dateline.merge.blame import BLAMED_FOR, blamed
from dateline.merge.camps import camp_of
from dateline.merge.hashes import COMMON, stems_of
from dateline.merge.kinds import BY_FORCE
from dateline.merge.names import folded
from dateline.merge.rows import LEAD, SPOTS, party_keys
from dateline.merge.targets import target_disagreements
from dateline.merge.voices import Take, Voice, alone, content_of, factual, opposed, otherwise, some_told_alike
from dateline.model import Account, Cause, Disagreement, Party, PartyKind, Slot, Words
from dateline.signature import content_words

POINTING = re.compile(
    r"(?:whose|which|who|that|his|her|their|its|our|they|he|she|it|some|others?|both|most|"
    r"the (?:rest|others?|latter|former|two|remaining))\b",
    re.IGNORECASE,
)
"""A party that only points back may be the one that another report names."""
NAME_WITHIN = re.compile(r"(?<=\w )[A-Z][\w'’-]{2,}")
NATIONAL = re.compile(r"\b(?:[A-Z][a-z]+(?:an|ese|ish|[a-z]i|ch|ek|ak|yz|iss|ine)\b|[A-Z][\w-]+['’]s\b)")
"""Words for a nation, by their ending, or what belongs to one: what they say of a country is not guessed."""
FIGHTERS = re.compile(r"\b(?:fighter|militant|gunman|gunmen|insurgent)s?\b", re.IGNORECASE)
PASSIVE = re.compile(r"\b(?:who|which|that) (?:had |have |has )?(?:was|were|been) (?:\w+ly )?$", re.IGNORECASE)
NAMING_WORDS = 2
"""Words of a name in common from which two are of one body, in whatever role; one may be a country's or a town's."""
ARMED = ((), ("REB",), ("UAF",), ("MIL",), ("CRM",), ("IMG",))
BEHIND_NOUN = re.compile(r" (?:…|of|from|in|at|on|with|who|that)\b")
TRADES = frozenset(("AGR", "LAB", "EDU", "MED", "REL", "BUS"))
"""Farmers are no railwaymen, where neither report knows of the other's."""
Faces = dict[Hashable, tuple[Voice, Party]]
Sides = Callable[[Account], tuple[Party, ...]]
SIDES: Mapping[Slot, Sides] = {"actor": lambda account: account.actors, "recipient": lambda account: account.recipients}


def party_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """Named actors, or named recipients, that exclude each other; a side swapped with the other is told as such."""
    told = factual(voices)
    if not told or any(voice.account.action.type in JOINT for voice in told):
        return
    swapped = list(_swapped(told))
    if swapped:
        yield from swapped
        return
    of_trades = all(voice.account.action.type == "PROTEST" for voice in told)
    by_force = all(voice.account.action.type in BY_FORCE for voice in told)
    for slot, side in SIDES.items():
        if by_force:
            admits = _by_name(slot, of_trades=of_trades)
        else:
            admits = _state_but({key for each in told for key in (each.keys[1] if slot == "actor" else each.keys[0])})
        found = list(_side(slot, told, side, admits=admits))
        if not found and slot == "recipient":
            found = list(target_disagreements(told))
        yield from found


def alike(one: Party, other: Party) -> bool:
    """Whether two parties may be one: the same name or id, a part and its whole, or a description without a name."""
    return _alike(_looks(one), _looks(other))


class _Looks(NamedTuple):
    """What `alike` asks of a party, found once: an event asks it of each two.

    ``keys`` name it, of which ``names`` are the words of a name that no table knows; ``stems`` are the content words of
    its words, ``words`` those of its name, or else its words; ``is_described`` is one without name, ``of_nation`` one
    whose words say of which nation, ``of_state`` a state's.
    """

    keys: frozenset[str]
    names: frozenset[str]
    stems: frozenset[str]
    words: frozenset[str]
    acronym: str
    camp: str | None
    country: str | None
    is_described: bool
    is_named: bool
    of_nation: bool
    of_state: bool


def _looks(party: Party) -> _Looks:
    return _looks_of(party.words.text, party.name, party.ids.get("wikidata"), party.kind, party.country, party.sectors)


@lru_cache(maxsize=4096)
def _looks_of(
    text: str, name: str | None, wikidata: str | None, kind: PartyKind, country: str | None, sectors: tuple[str, ...]
) -> _Looks:
    ids = {"wikidata": wikidata} if wikidata else {}
    party = Party(Words(text, ()), name, kind, country, sectors, ids=ids)
    words = folded(name or text).split()
    keys = frozenset(party_keys(party))
    return _Looks(
        keys=keys,
        names=frozenset(key for key in keys if key.startswith("word:")),
        stems=frozenset(stems_of(text)),
        words=frozenset(words),
        acronym=_acronym(words),
        camp=_camp(party),
        country=country,
        is_described=not name,
        is_named=is_named(party),
        of_nation=NATIONAL.search(text) is not None,
        of_state=sectors[:1] == ("GOV",),
    )


def _alike(one: _Looks, other: _Looks) -> bool:
    if one.is_described and other.is_described and (_in_more_words(one, other) or _in_more_words(other, one)):
        return True
    if len(one.names & other.names) >= NAMING_WORDS:
        return True  # fighters and paramilitaries of the Rapid Support Forces
    one_country = one.country and one.country == other.country
    if one.camp and other.camp:
        two_states = one.country and other.country and not one_country and one.of_nation and other.of_nation
        if one.camp != other.camp or (one.camp == "state" and two_states):
            return False
    if not (one.is_named and other.is_named):
        return True
    if not one.keys or not other.keys or not one.keys.isdisjoint(other.keys):
        return True
    if one_country and (one.of_state or other.of_state):
        return True  # a state, its government, its army, its minister
    return not _SMALL.issuperset(one.words & other.words) or one.acronym in other.words or other.acronym in one.words


def _in_more_words(one: _Looks, other: _Looks) -> bool:
    """Whether one's words say what the other's say, and more: mutinous soldiers in Gabon, soldiers in Gabon."""
    return len(other.stems) > 1 and other.stems <= one.stems


def is_named(party: Party) -> bool:
    """Whether it has a name, or words that hold one behind their first ("fighters of the Magrar"), and no nation's."""
    if party.name or POINTING.match(party.words.text):
        return bool(party.name)
    return _holds_name(party.words.text)


@lru_cache(maxsize=16_384)
def _holds_name(words: str) -> bool:
    return any(not NATIONAL.match(match[0]) for match in NAME_WITHIN.finditer(words))


_SMALL = frozenset("of and for the in de al el new north south east west republic state united national people".split())


def _camp(party: Party) -> str | None:
    """The state's or the rebels', where a party's role says so; fighters of who governs may be another's gunmen."""
    return None if FIGHTERS.search(party.words.text) and party.sectors[:1] == ("GOV",) else camp_of(party.sectors[:1])


def _acronym(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else "-"


def _swapped(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """Reports in which actor and recipient stand the other way round than in the others."""
    takes: list[Take] = []
    first: tuple[frozenset[str], frozenset[str]] | None = None
    called: dict[bool, str] = {}  # who did it, as the first says that tells it so
    for voice in voices:
        who, whom = voice.keys
        if not who or not (whom or first):
            continue
        first = first or voice.keys
        straight = bool(who & first[0]) and (not whom or bool(whom & first[1]))
        crossed = bool(who & first[1]) and bool(whom & first[0])
        if straight != crossed:
            actor = next(party for party, keys in zip(voice.account.actors, voice.named[0], strict=True) if keys)
            takes.append(Take(called.setdefault(straight, _called(actor)), voice, actor.words))
    if found := opposed(takes):
        because = "Who did it in some reports suffers it in the other: the parties seem to have been swapped."
        yield Disagreement("actor", None, "contradiction", tuple(found), because, alone(found), "swapped_parties")


def _by_name(slot: Slot, *, of_trades: bool) -> Callable[[Party], bool]:
    """Parties of acts of force: those named, and actors of the state's or the rebels' side; in protests of a trade."""

    def admits(party: Party) -> bool:
        if party.name and party.kind not in ("unnamed", "place"):
            return True
        if (
            slot == "actor"
            and party.sectors[:1] in ARMED
            and party_keys(party)
            and not POINTING.match(party.words.text)
        ):
            return True  # "fighters of the Magrar"
        told = _camp(party) is not None or (of_trades and _trade(party) is not None)
        return slot == "actor" and told and not POINTING.match(party.words.text)

    return admits


def _state_but(across: Container[str]) -> Callable[[Party], bool]:
    """Parties of other acts: of words and papers reports name now the state, now its minister, so states alone, and
    bodies of states, exclude each other; not those that stand on the other side ``across`` from it."""

    def admits(party: Party) -> bool:
        is_state = party.kind == "country" or (party.kind == "organisation" and party.sectors[:1] == ("IGO",))
        return is_state and bool(party.name) and not any(key in across for key in party_keys(party))

    return admits


def _side(
    slot: Slot, voices: Sequence[Voice], side: Sides, *, admits: Callable[[Party], bool]
) -> Iterator[Disagreement]:
    told = [
        (voice, party)
        for voice in voices
        for party in side(voice.account)
        if admits(party) and not (slot == "actor" and _suffers(voice.account, party))
    ]
    if slot == "actor" and all(voice.account.action.type in BLAMED_FOR for voice in voices):
        told += blamed(voices, named=is_named)
    groups = _grouped(told)
    takes = [Take(_called(group[0][1]), voice, party.words) for group in groups for voice, party in group]
    found = opposed(takes)
    if found and (some_told_alike(takes) or (slot == "actor" and _some_done_to_one(takes))):
        values = " against ".join(each.value for each in found)
        cause: Cause | None = "swapped_parties" if slot == "actor" and _departed(takes) and _crossed(takes) else None
        yield Disagreement(
            slot, None, "contradiction", tuple(found), f"Others are named: {values}.", alone(found), cause
        )


def _grouped(told: Sequence[tuple[Voice, Party]]) -> list[list[tuple[Voice, Party]]]:
    """Parties that may be one, in groups, in the order in which they are told.

    A name that ties two groups makes them one. Words without a name ("gunmen") may be said of any of those named, and
    tie nobody: where they fit several, they are nobody's.
    """
    groups: list[list[tuple[Voice, Party]]] = []
    faces: list[Faces] = []  # of those called alike, a wire's copies, one is compared
    found: dict[Hashable, list[int]] = {}  # homes of those called so, as long as no group is another
    for voice, party in sorted(told, key=lambda each: not is_named(each[1])):
        face = _face(voice, party)
        homes = found.get(face)
        if homes is None:
            homes = found[face] = [
                at
                for at, known in enumerate(faces)
                if face in known or any(_one_party((voice, party), other) for other in known.values())
            ]
        if len(homes) > 1 and not is_named(party):
            continue
        if not homes:
            homes = [len(groups)]
            groups.append([])
            faces.append({})
        home = homes[0]
        groups[home].append((voice, party))
        if face in faces[home] and len(homes) == 1:
            continue
        found.clear()
        faces[home].setdefault(face, (voice, party))
        for other in homes[1:]:
            groups[home] += groups[other]
            faces[home] = {**faces[other], **faces[home]}
        for other in reversed(homes[1:]):
            del groups[other], faces[other]
    return groups


def _suffers(account: Account, party: Party) -> bool:
    """Whether a party stands before what others suffered: "troops rescued the pupils who had been kidnapped"."""
    if not account.action.words.spans or not party.words.spans:
        return False
    at = account.action.words.spans[0][0]
    before = account.report.text[account.sentence[0] : at]
    return party.words.spans[0][0] < at and _is_passive(before)


@lru_cache(maxsize=16_384)
def _is_passive(before: str) -> bool:
    return PASSIVE.search(before) is not None


def _departed(takes: Sequence[Take]) -> bool:
    """Whether a report says otherwise than the one it derives from; two sides that blame each other swap nothing."""
    values: dict[str, set[str]] = {}
    for take in takes:
        values.setdefault(take.voice.report_id, set()).add(take.value)
    return any(
        not values[take.voice.report_id] & values.get(take.voice.parent or "", values[take.voice.report_id])
        for take in takes
    )


def _crossed(takes: Sequence[Take]) -> bool:
    """Whether of two actors each is of the country that the other's act was done to."""
    sides: dict[str, tuple[set[str], set[str]]] = {}
    for take in takes:
        own, theirs = sides.setdefault(take.value, (set(), set()))
        account = take.voice.account
        own.update(party.country for party in account.actors if party.words == take.words and party.country)
        theirs.update(party.country for party in account.recipients if party.country)
    if len(sides) != 2:
        return False
    (one, done_to), (other, done_to_other) = sides.values()
    return bool(one & done_to_other and other & done_to) and not (one & other or one & done_to or other & done_to_other)


def _some_done_to_one(takes: Sequence[Take]) -> bool:
    """Whether two accounts that name others tell an act of force on the same day, done to what has one word in both, or
    in one town, as the news of both reports."""
    told: dict[tuple[str, _Deed], set[str]] = {}
    for take in takes:
        if take.voice.account.action.type in _BY_FORCE_OF_ARMS:
            told.setdefault((take.value, _deed(take.voice.account)), set()).add(take.voice.report_id)
    return any(
        one[1].day == other[1].day and (one[1].done_to & other[1].done_to or _in_one_town(one[1], other[1]))
        for one, other in otherwise(told)
    )


_BY_FORCE_OF_ARMS = BY_FORCE - {"PROTEST"}


class _Deed(NamedTuple):
    """When and where an act of force was, and what was done to; ``leads`` where it is the news of its report."""

    day: date | None
    done_to: frozenset[str]
    place: str | None
    is_spot: bool
    leads: bool


def _deed(account: Account) -> _Deed:
    done_to = frozenset(word for party in account.recipients for word in stems_of(party.words.text)) - COMMON
    place = account.place
    return _Deed(account.time.start, done_to, place.name, place.precision in SPOTS, account.sentence[0] < LEAD)


def _in_one_town(one: _Deed, other: _Deed) -> bool:
    return one.place == other.place and (one.is_spot or other.is_spot) and one.leads and other.leads and bool(one.day)


def _one_party(one: tuple[Voice, Party], other: tuple[Voice, Party]) -> bool:
    """Whether two parties may be one: alike, and not people of two trades of which neither report knows the other."""
    (voice, party), (voice_there, there) = one, other
    if not alike(party, there):
        return False
    trades = _trade(party), _trade(there)
    if None in trades or trades[0] == trades[1]:
        return True
    return _knows(voice, there) or _knows(voice_there, party)


def _trade(party: Party) -> str | None:
    """What people live by who are called by nothing else."""
    first = party.sectors[:1]
    return first[0] if first and first[0] in TRADES and party.kind in ("unnamed", "group") and not party.name else None


def _knows(voice: Voice, party: Party) -> bool:
    """Whether a report has the noun that people are called by anywhere, or no text to look in."""
    head = content_words(BEHIND_NOUN.split(party.words.text, maxsplit=1)[0])[-1:]
    told = content_of(voice.report.text)
    return not told or not head or head[0] in told


def _face(voice: Voice, party: Party) -> Hashable:
    """All that `_one_party` looks at; its report only where it has a trade."""
    told = voice.report_id if _trade(party) else None
    return party.ids.get("wikidata"), party.name, party.words.text, party.country, party.sectors, party.kind, told


def _called(party: Party) -> str:
    return party.name or party.words.text.partition(" … ")[0]
