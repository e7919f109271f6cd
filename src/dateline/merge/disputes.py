"""Disagreements on whether, for or against, who, and to whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from dateline.merge.rows import folded, party_keys, spoken_of, stance_of
from dateline.merge.targets import accident_in, target_disagreements
from dateline.merge.voices import (
    NOT_SO,
    Take,
    Voice,
    alone,
    borne_out,
    content_of,
    leading,
    parted,
    positions,
    some_told_alike,
)
from dateline.model import Account, Cause, Disagreement, Party, Position, Slot
from dateline.signature import content_words

NEGATED = re.compile(
    r"\b(?:not|never|no|nor|neither|without|cannot|\w+n['’]t|refus\w+|reject\w+|declin\w+|withh\w+|unable|unwilling|"
    r"fail(?:ed|s|ing)? to|oppos\w+|den(?:y|ies|ied)|balk\w*|block\w*|veto\w*)\b",
    re.IGNORECASE,
)
POINTING = re.compile(
    r"(?:whose|which|who|that|his|her|their|its|our|they|he|she|it|some|others?|both|most|"
    r"the (?:rest|others?|latter|former|two|remaining))\b",
    re.IGNORECASE,
)
"""A party that only points back may be the one that another report names."""
NEARLY = re.compile(r"\b(?:nearly|almost|narrowly|just miss\w+)\b", re.IGNORECASE)
"""A near miss denies nothing: what was nearly hit stands beside what was."""
NAME_WITHIN = re.compile(r"(?<=\w )[A-Z][\w'’-]{2,}")
LEAST_SURE = 0.3
"""A side that all who take it, together, tell less surely is none: a slip of the coder must not look like a quarrel."""
SURE_OF_FACTS = 0.4
"""The same for whether it happened: a faint word of another act is easily taken for this one's denial."""
LIKE = 0.25
"""Share of content words that two sentences must share for one to be the other without its negation."""
BOTH_DO = frozenset(("CONSULT", "AGREE", "COOPERATE"))
"""Acts of both sides: who stands first says nothing."""
BY_FORCE = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"))
"""Acts of which it matters who did them; of words and papers reports name now the state, now its minister or firm."""
IMPOSED, LIFTED = frozenset(("SANCTION", "COERCE")), frozenset(("RETREAT", "CONCEDE"))
"""Acts that the other undoes."""
OF_STATES, OF_REBELS = frozenset(("GOV", "MIL", "COP", "SPY", "PRM")), frozenset(("REB", "UAF", "CRM"))
ARMED = ((), ("REB",), ("UAF",), ("MIL",), ("CRM",), ("IMG",))
BEHIND_NOUN = re.compile(r" (?:…|of|from|in|at|on|with|who|that)\b")
TRADES = frozenset(("AGR", "LAB", "EDU", "MED", "REL", "BUS"))
"""Farmers are no railwaymen, where neither report knows of the other's."""
Sides = Callable[[Account], tuple[Party, ...]]


def stance_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """For and against the same thing; what did not happen is turned round, so "could not support" is against."""
    takes = [
        Take("for" if sign > 0 else "against", voice, voice.account.action.words)
        for voice in voices
        if (sign := stance_of(voice.account)) != 0
    ]
    found = positions(borne_out(_of_two_words(takes), least=LEAST_SURE))
    if parted(found):
        about = next((text for voice in voices for text in [_object(voice.account)] if text), None)
        yield _of_fact("stance", found, voices, of=about)


def undone_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """Imposed against lifted, seized against let go: of one day, for what is lifted later is news and no quarrel."""
    told = [voice for voice in leading(voices) if voice.factual]
    days = {day for voice in told if (day := voice.account.time.start)}
    takes = [
        Take("imposed" if voice.account.action.type in IMPOSED else "lifted", voice, voice.account.action.words)
        for voice in told
        if voice.account.action.type in IMPOSED | LIFTED
    ]
    found = positions(_of_two_words(takes))
    if len(days) < 2 and parted(found):
        yield _of_fact("stance", found, voices, of=next((text for v in told if (text := _object(v.account))), None))


def status_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """Happened, against denied or did not happen; acts that have a stance are left to it.

    An attack that others call an accident did not happen as one.
    """
    if any(stance_of(voice.account) for voice in voices):
        return
    accidents = [Take("an accident", voice, words) for voice in voices if (words := accident_in(voice.account))]
    if accidents:
        called = {take.voice.report_id for take in accidents}
        done = [v for v in voices if v.factual and v.account.actors and v.report_id not in called]
        found = positions([*accidents, *(Take("an attack", v, v.account.actors[0].words) for v in done)])
        if parted(found):
            yield _of_fact("status", found, voices, of=None)
            return
    takes = [
        Take(
            "did not happen" if voice.account.status.value in NOT_SO else "happened", voice, voice.account.action.words
        )
        for voice in leading(voices)
        if voice.factual or (voice.account.status.value in NOT_SO and not NEARLY.search(spoken_of(voice.account)))
    ]
    found = positions(borne_out(takes, least=SURE_OF_FACTS))
    if parted(found):
        yield _of_fact("status", found, voices, of=None)


def _of_two_words(takes: Sequence[Take]) -> list[Take]:
    """The takes without those of a word that tells the other side as well: one word, negated or not in both, is no
    quarrel of reports but a slip of the coder; the side that takes it more surely keeps it."""
    sides: dict[tuple[str, bool], dict[str, float]] = {}
    for take in takes:
        for key in _told_by(take):
            sure = sides.setdefault(key, {})
            sure[take.value] = max(sure.get(take.value, 0.0), take.voice.account.confidence)
    return [
        take
        for take in takes
        if all(take.value == max(sides[key], key=lambda value: (sides[key][value], value)) for key in _told_by(take))
    ]


def _told_by(take: Take) -> list[tuple[str, bool]]:
    """The stems of a take's words, each with whether its sentence negates."""
    negated = NEGATED.search(spoken_of(take.voice.account)) is not None
    return [(stem, negated) for stem in content_words(take.voice.account.action.words.text)]


def party_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """Named actors, or named recipients, that exclude each other; a side swapped with the other is told as such."""
    factual = [voice for voice in leading(voices) if voice.factual]
    if not factual or any(voice.account.action.type in BOTH_DO for voice in factual):
        return
    swapped = list(_swapped(factual))
    if swapped:
        yield from swapped
        return
    of_trades = all(voice.account.action.type == "PROTEST" for voice in factual)
    by_force = all(voice.account.action.type in BY_FORCE for voice in factual)
    for slot, side in SIDES.items():
        other = SIDES["recipient" if slot == "actor" else "actor"]
        across = {key for voice in factual for party in other(voice.account) for key in party_keys(party)}
        found = list(
            _side(slot, factual, side, admits=_by_name(slot, of_trades=of_trades) if by_force else _state_but(across))
        )
        if not found and slot == "recipient":
            found = list(target_disagreements(factual))
        yield from found


def alike(one: Party, other: Party) -> bool:
    """Whether two parties may be one: the same name or id, a part and its whole, or a description without a name."""
    sides = _camp(one), _camp(other)
    if all(sides) and sides[0] != sides[1]:
        return False
    keys, others = party_keys(one), party_keys(other)
    if not (_named(one) and _named(other)):
        return True
    if not keys or not others or set(keys) & set(others):
        return True
    if one.country and one.country == other.country and "GOV" in (one.sectors[:1] + other.sectors[:1]):
        return True  # a state, its government, its army, its minister
    a, b = folded(one.name or one.words.text).split(), folded(other.name or other.words.text).split()
    return bool(set(a) & set(b) - _SMALL) or _acronym(a) in b or _acronym(b) in a


def _named(party: Party) -> bool:
    """Whether it has a name, or words that hold one behind their first ("fighters of the Magrar")."""
    return bool(party.name or (NAME_WITHIN.search(party.words.text) and not POINTING.match(party.words.text)))


_SMALL = frozenset("of and for the in de al el new north south east west republic state united national people".split())


def _camp(party: Party) -> str | None:
    """The state's or the rebels', where a party's role says so."""
    first = set(party.sectors[:1])
    return "state" if first & OF_STATES else "rebels" if first & OF_REBELS else None


def _acronym(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else "-"


def _object(account: Account) -> str | None:
    return account.recipients[0].words.text.split(" … ")[0] if account.recipients else None


def _of_fact(slot: Slot, found: Sequence[Position], voices: Sequence[Voice], *, of: str | None) -> Disagreement:
    lonely = alone(found)
    cause: Cause | None = None
    because = " against ".join(f"“{each.value}” ({_origins(each)})" for each in found)
    if lost := _lost_negation(lonely or _departing(found, voices), found, voices):
        cause, because = "lost_negation", f"{because}. {lost}"
    return Disagreement(slot, of, "contradiction", tuple(found), because, lonely, cause)


def _departing(found: Sequence[Position], voices: Sequence[Voice]) -> list[str]:
    """Reports that say otherwise than the report they derive from."""
    taken = {report: each.value for each in found for report in each.reports}
    return [
        voice.report_id
        for voice in voices
        if voice.report_id in taken and taken.get(voice.parent or "", taken[voice.report_id]) != taken[voice.report_id]
    ]


def _origins(each: Position) -> str:
    number = len(each.origins)
    return f"{number} origin" if number == 1 else f"{number} origins"


def _lost_negation(lonely: Sequence[str], found: Sequence[Position], voices: Sequence[Voice]) -> str | None:
    """The words that show it: the others' sentence is negated, the lonely one's is the same without the negation.

    Of several others the one of the same origin tells most, then the most alike.
    """
    taken = {report: each.value for each in found for report in each.reports}
    best: tuple[tuple[bool, float], str] | None = None
    for voice in voices:
        own = spoken_of(voice.account)
        if voice.report_id not in lonely or taken[voice.report_id] not in ("for", "happened") or NEGATED.search(own):
            continue
        for other in voices:
            theirs = spoken_of(other.account)
            lost = NEGATED.search(theirs)
            if taken.get(other.report_id) in (None, taken[voice.report_id]) or lost is None:
                continue
            words, others = set(content_words(own)), set(content_words(theirs))
            rank = (other.origin_id == voice.origin_id, len(words & others) / max(min(len(words), len(others)), 1))
            if rank[1] >= LIKE and (best is None or rank > best[0]):
                best = rank, _around(theirs, lost)
    if best is None:
        return None
    return f"Where another report says “{best[1]}”, this one has no negation: it seems to have been lost."


def _around(sentence: str, match: re.Match[str]) -> str:
    """The negation with a word before and after."""
    before, after = sentence[: match.start()].split()[-1:], sentence[match.end() :].split()[:1]
    return " ".join([*before, match[0], *after]).strip(" ,;")


def _swapped(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """Reports in which actor and recipient stand the other way round than in the others."""
    takes: list[Take] = []
    first: Account | None = None
    for voice in voices:
        account = voice.account
        if not any(party_keys(p) for p in account.actors) or not any(party_keys(p) for p in account.recipients):
            continue
        first = first or account
        straight = _meet(account.actors, first.actors) and _meet(account.recipients, first.recipients)
        crossed = _meet(account.actors, first.recipients) and _meet(account.recipients, first.actors)
        if straight != crossed:
            side = first.actors if straight else first.recipients
            name = next((p.name or p.words.text for p in side if party_keys(p)), "")
            takes.append(
                Take(name, voice, next((p.words for p in account.actors if party_keys(p)), account.actors[0].words))
            )
    found = positions(takes)
    if parted(found):
        because = "Who did it in some reports suffers it in the other: the parties seem to have been swapped."
        yield Disagreement("actor", None, "contradiction", tuple(found), because, alone(found), "swapped_parties")


def _meet(one: Iterable[Party], other: Sequence[Party]) -> bool:
    keys = {key for party in one for key in party_keys(party)}
    return any(key in keys for party in other for key in party_keys(party))


SIDES: Mapping[Slot, Sides] = {"actor": lambda account: account.actors, "recipient": lambda account: account.recipients}


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
    """Parties of other acts: of words and papers reports name now the state, now its minister, so states alone exclude
    each other; not those that stand on the other side ``across`` from it."""
    return lambda party: (
        party.kind == "country" and bool(party.name) and not any(key in across for key in party_keys(party))
    )


def _side(
    slot: Slot, voices: Sequence[Voice], side: Sides, *, admits: Callable[[Party], bool]
) -> Iterator[Disagreement]:
    groups: list[list[tuple[Voice, Party]]] = []
    for voice in voices:
        for party in side(voice.account):
            if not admits(party):
                continue
            homes = [group for group in groups if any(_one_party((voice, party), other) for other in group)]
            if not homes:
                groups.append([(voice, party)])
                continue
            homes[0].append((voice, party))
            for other in homes[1:]:  # a name that ties two groups makes them one
                homes[0].extend(other)
                groups.remove(other)
    takes = [Take(_called(group[0][1]), voice, party.words) for group in groups for voice, party in group]
    found = positions(takes)
    of_trades = all(_trade(party) for group in groups for _, party in group)
    if parted(found) and (not of_trades or some_told_alike(takes)):
        values = " against ".join(each.value for each in found)
        yield Disagreement(slot, None, "contradiction", tuple(found), f"Others are named: {values}.", alone(found))


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


def _called(party: Party) -> str:
    return party.name or party.words.text.partition(" … ")[0]
