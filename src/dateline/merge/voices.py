"""Who speaks in an event: its accounts with their reports and origins, and positions made of what they say.

The rules of disagreement (`disputes.py`, `rivals.py`, `offices.py`, `targets.py`, `counts.py`, `whens.py`,
`wheres.py`, `mouths.py`, `quotes.py`) and their numbers, and those here, were written on the train part of the corpus's
clusters, a few with what its dev part misses in sight (`docs/merging.md`). `dateline evaluate merging corpus/clusters
--fold dev` says how they do.
"""

from __future__ import annotations

import calendar
import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from itertools import chain, combinations
from typing import TypeVar

from dateline.merge.rows import party_keys, spoken_of
from dateline.model import Account, Position, Report, Said, Words, moment_key
from dateline.quick import found_once
from dateline.signature import content_words

T = TypeVar("T")
LEAST_AGAINST = 2
"""Origins against which a report that stands by itself is flagged."""
HELD_TO = 0.5
"""A report is held to an account at least so sure as this share of its surest account of the event."""
ALIKE = 0.4
"""Share of content words from which two sentences tell one deed, days aside."""
RETOLD = 0.5
"""The same share where one report retells the other: what they differ in is told on purpose, or by mistake."""
DAYS = frozenset(content_words(" ".join((*calendar.day_name, *calendar.month_name))))
FACTUAL = frozenset(("happened", "ongoing"))
NOT_SO = frozenset(("denied", "did_not_happen"))


@dataclass(frozen=True)
class Voice:
    """An account of the event, the id of its report's origin, and that of the report which its own derives from.

    ``report`` is the one that speaks, ``report_id`` its id; ``factual`` says whether it tells the act as done or going
    on, and as news. What the rules ask again and again is kept: an event may have hundreds of voices.
    """

    account: Account
    origin_id: str
    parent: str | None = None
    report: Report = field(init=False, repr=False, compare=False)
    report_id: str = field(init=False, repr=False, compare=False)
    factual: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        account = self.account
        report = account.report
        self.__dict__.update(report=report, report_id=report.report_id, factual=account.status.value in FACTUAL)

    @found_once
    def order(self) -> tuple[tuple[int, float], str]:
        """Sorts voices as their reports came out; of one moment by id."""
        return moment_key(self.report.published), self.report_id

    @found_once
    def spoken(self) -> str:
        """Its sentence."""
        return spoken_of(self.account)

    @found_once
    def words(self) -> frozenset[str]:
        """The content words by which it is told, days aside."""
        return _without_days(self.spoken)

    @found_once
    def named(self) -> tuple[Sequence[tuple[str, ...]], Sequence[tuple[str, ...]]]:
        """What names each of its actors, and each of its recipients; see `party_keys`."""
        return tuple(map(party_keys, self.account.actors)), tuple(map(party_keys, self.account.recipients))

    @found_once
    def keys(self) -> tuple[frozenset[str], frozenset[str]]:
        """What names any of its actors, and any of its recipients."""
        actors, recipients = self.named
        return frozenset(chain.from_iterable(actors)), frozenset(chain.from_iterable(recipients))


class Voices(tuple[Voice, ...]):
    """The voices of an event, for all rules to ask; whom they listen to is found once."""

    @found_once
    def leading(self) -> Sequence[Voice]:
        """See `leading`."""
        return _leading(self)

    @found_once
    def factual(self) -> Sequence[Voice]:
        """See `factual`."""
        return [voice for voice in self.leading if voice.factual]


@dataclass(frozen=True, slots=True)
class Take:
    """What one voice says of one slot, as people read it, with its words."""

    value: str
    voice: Voice
    words: Words


def position(value: str, takes: Sequence[Take]) -> Position:
    """One position of all takes with one value; the earliest report first."""
    first: dict[str, Take] = {}
    for take in takes:
        first.setdefault(take.voice.report_id, take)
    ordered = sorted(first.values(), key=lambda take: take.voice.order)
    told = [take.words if take.words.spans else take.voice.account.action.words for take in ordered]
    return Position(
        value=value,
        reports=tuple(take.voice.report_id for take in ordered),
        # A report has one origin.
        origins=tuple(dict.fromkeys(take.voice.origin_id for take in ordered)),
        words=tuple(
            Said(take.voice.report_id, each.text, each.spans) for take, each in zip(ordered, told, strict=True)
        ),
        since=ordered[0].voice.report.published,
    )


def by_values(takes: Iterable[Take]) -> dict[str, list[Take]]:
    """The takes of each value."""
    found: dict[str, list[Take]] = {}
    for take in takes:
        found.setdefault(take.value, []).append(take)
    return found


def opposed(takes: Iterable[Take]) -> list[Position]:
    """The positions of takes, where reports stand against each other; else none, and none is made."""
    by_value = by_values(takes)
    if len(by_value) < 2 or not _parted([{take.voice.report_id for take in each} for each in by_value.values()]):
        return []
    return _ranked(by_value)


def positions(takes: Iterable[Take]) -> list[Position]:
    """A position for each value; those with most origins first, then with most reports, then the earlier."""
    return _ranked(by_values(takes))


def _ranked(by_value: Mapping[str, Sequence[Take]]) -> list[Position]:
    found = [position(value, each) for value, each in by_value.items()]
    return sorted(found, key=lambda each: (-len(each.origins), -len(each.reports), moment_key(each.since), each.value))


def parted(found: Sequence[Position]) -> bool:
    """Whether reports stand against each other: two positions, each with a report that takes no other."""
    return len(found) > 1 and _parted([each.reports for each in found])


def _parted(reports: Sequence[Collection[str]]) -> bool:
    counts = Counter(report for each in reports for report in each)
    return sum(any(counts[report] == 1 for report in each) for each in reports) > 1


def alone(found: Sequence[Position]) -> tuple[str, ...]:
    """Reports of a position that one origin takes against two or more; no position of several origins is.

    Among those against it may be its own: a rewrite that departs from its wire; not one whose report tells both sides.
    """
    lonely: list[str] = []
    for each in found:
        others = [other for other in found if other is not each]
        against = {origin for other in others for origin in other.origins}
        if any(report in other.reports for other in others for report in each.reports):
            against -= set(each.origins)
        if len(each.origins) == 1 and len(against) >= LEAST_AGAINST:
            lonely += each.reports
    return tuple(lonely) if len(lonely) < sum(len(each.reports) for each in found) else ()


def leading(voices: Sequence[Voice]) -> Sequence[Voice]:
    """The voices without those that their own report bears out too little.

    Whoever tells an act plainly in one sentence is not to be held to a word of another that hardly tells it.
    """
    return voices.leading if isinstance(voices, Voices) else _leading(voices)


def factual(voices: Sequence[Voice]) -> Sequence[Voice]:
    """The leading voices that tell the act as done or going on."""
    return voices.factual if isinstance(voices, Voices) else [voice for voice in _leading(voices) if voice.factual]


def _leading(voices: Sequence[Voice]) -> Sequence[Voice]:
    surest: dict[str, float] = {}
    for voice in voices:
        if (sure := voice.account.confidence) > surest.get(voice.report_id, -1.0):
            surest[voice.report_id] = sure
    return [voice for voice in voices if voice.account.confidence >= HELD_TO * surest[voice.report_id]]


def told_alike(one: Voice, other: Voice) -> bool:
    """Whether two accounts are told so much in the same words that they are hardly of two happenings."""
    return one.origin_id == other.origin_id or alike_words(one.words, other.words)


def alike_words(one: frozenset[str], other: frozenset[str], *, share: float = ALIKE) -> bool:
    """Whether what is told in these words is hardly two happenings."""
    return len(one & other) >= share * max(min(len(one), len(other)), 1)


@lru_cache(maxsize=4096)
def _without_days(text: str) -> frozenset[str]:
    return content_of(text) - DAYS


def some_told_alike(takes: Sequence[Take]) -> bool:
    """Whether two accounts that say otherwise are so alike that they are hardly of two happenings.

    Towns are shelled and envoys met day after day: that one event holds two days says little by itself.
    """
    of_origin: dict[tuple[str, str], set[str]] = {}
    of_words: dict[tuple[str, frozenset[str]], set[str]] = {}
    for take in takes:
        of_origin.setdefault((take.value, take.voice.origin_id), set()).add(take.voice.report_id)
        # Of a wire's hundred copies one stands for all that say the same in the same words.
        of_words.setdefault((take.value, take.voice.words), set()).add(take.voice.report_id)
    by_origin = (one[1] == other[1] for one, other in otherwise(of_origin))
    return any(by_origin) or any(alike_words(one[1], other[1]) for one, other in otherwise(of_words))


def otherwise(told: Mapping[tuple[str, T], set[str]]) -> Iterator[tuple[tuple[str, T], tuple[str, T]]]:
    """Each two of different values that some two reports take."""
    for one, other in combinations(told, 2):
        if one[0] != other[0] and len(told[one] | told[other]) > 1:
            yield one, other


@lru_cache(maxsize=4096)
def content_of(text: str) -> frozenset[str]:
    """The content words of a text; kept, since each voice of an event is compared with all others."""
    return frozenset(content_words(text))


def borne_out(takes: Iterable[Take], *, least: float) -> list[Take]:
    """The takes of values that somebody tells surely enough: each origin that tells one lowers the doubt of it.

    Whoever tells another's sentence the other way round tells it as surely as that other.
    """
    by_value = by_values(takes)
    sure = {value for value, told in by_value.items() if sureness(take.voice for take in told) >= least}
    if len(sure) == len(by_value):
        return [take for told in by_value.values() for take in told]
    others = [take.voice for value in sure for take in by_value[value]]
    return [
        take
        for value, told in by_value.items()
        for take in told
        if value in sure or any(word_for_word(take.voice, other) for other in others)
    ]


def word_for_word(one: Voice, other: Voice) -> bool:
    """Whether two accounts of reports of one origin, or that tell it with one word, stand in almost one sentence."""
    did = [content_of(voice.account.action.words.text) for voice in (one, other)]
    near = one.origin_id == other.origin_id or did[0] & did[1]
    return bool(near) and alike_words(one.words, other.words, share=RETOLD)


def sureness(voices: Iterable[Voice]) -> float:
    """How sure that one of some voices is right: each independent origin lowers the doubt, copies do not."""
    best: dict[str, float] = {}
    for voice in voices:
        if (sure := voice.account.confidence) > best.get(voice.origin_id, -1.0):
            best[voice.origin_id] = sure
    return 1 - math.prod(1 - each for each in best.values())


def later_than(one: datetime | date | None, other: datetime | date | None, *, by_s: float = 0.0) -> bool:
    """Whether the first moment is later than the second, by some seconds at least; False where it cannot be said."""
    if one is None or other is None:
        return False
    if isinstance(one, datetime) and isinstance(other, datetime):
        (day, second), (other_day, other_second) = moment_key(one), moment_key(other)
        return (day - other_day) * 86_400 + second - other_second > by_s
    return moment_key(one)[0] - moment_key(other)[0] > by_s // 86_400
