"""Who speaks in an event: its accounts with their reports and origins, and positions made of what they say.

The rules of disagreement (`disputes.py`, `rivals.py`, `offices.py`, `targets.py`, `counts.py`, `whens.py`,
`wheres.py`, `mouths.py`, `quotes.py`) and their numbers, and those here, were written on the train part of the corpus's
clusters, a few with what its dev part misses in sight (`docs/merging.md`). `dateline evaluate merging corpus/clusters
--fold dev` says how they do.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import combinations
from typing import TypeVar

from dateline.merge.rows import spoken_of
from dateline.model import Account, Position, Report, Said, Words, moment_key
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


@dataclass(frozen=True, slots=True)
class Voice:
    """An account of the event, the id of its report's origin, and that of the report which its own derives from."""

    account: Account
    origin_id: str
    parent: str | None = None

    @property
    def report(self) -> Report:
        """The report that speaks."""
        return self.account.report

    @property
    def report_id(self) -> str:
        """Its id."""
        return self.account.report.report_id

    @property
    def factual(self) -> bool:
        """Whether it tells the act as done or going on, and as news."""
        return self.account.status.value in FACTUAL


@dataclass(frozen=True, slots=True)
class Take:
    """What one voice says of one slot, as people read it, with its words."""

    value: str
    voice: Voice
    words: Words


def position(value: str, takes: Sequence[Take]) -> Position:
    """One position of all takes with one value; the earliest report first."""
    ordered = sorted(takes, key=lambda take: (moment_key(take.voice.report.published), take.voice.report_id))
    said: dict[str, Said] = {}
    for take in ordered:
        account = take.voice.account
        if take.words.spans:
            told = Said(take.voice.report_id, take.words.text, take.words.spans)
        else:
            told = Said(take.voice.report_id, account.action.words.text, account.action.words.spans)
        said.setdefault(take.voice.report_id, told)
    return Position(
        value=value,
        reports=tuple(said),
        origins=tuple(dict.fromkeys(take.voice.origin_id for take in ordered)),
        words=tuple(said.values()),
        since=ordered[0].voice.report.published,
    )


def positions(takes: Iterable[Take]) -> list[Position]:
    """A position for each value; those with most origins first, then with most reports, then the earlier."""
    by_value: dict[str, list[Take]] = {}
    for take in takes:
        by_value.setdefault(take.value, []).append(take)
    found = [position(value, each) for value, each in by_value.items()]
    return sorted(found, key=lambda each: (-len(each.origins), -len(each.reports), moment_key(each.since), each.value))


def parted(found: Sequence[Position]) -> bool:
    """Whether reports stand against each other: two positions, each with a report that takes no other."""
    if len(found) < 2:
        return False
    counts: dict[str, int] = {}
    for each in found:
        for report in each.reports:
            counts[report] = counts.get(report, 0) + 1
    return sum(any(counts[report] == 1 for report in each.reports) for each in found) > 1


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


def by_report(voices: Iterable[Voice]) -> Mapping[str, list[Voice]]:
    """The voices of each report, the surest first."""
    found: dict[str, list[Voice]] = {}
    for voice in sorted(voices, key=lambda voice: -voice.account.confidence):
        found.setdefault(voice.report_id, []).append(voice)
    return found


def leading(voices: Sequence[Voice]) -> list[Voice]:
    """The voices without those that their own report bears out too little.

    Whoever tells an act plainly in one sentence is not to be held to a word of another that hardly tells it.
    """
    if len(voices) < 2:
        return list(voices)
    surest = {report_id: own[0].account.confidence for report_id, own in by_report(voices).items()}
    return [voice for voice in voices if voice.account.confidence >= HELD_TO * surest[voice.report_id]]


def told_alike(one: Voice, other: Voice) -> bool:
    """Whether two accounts are told so much in the same words that they are hardly of two happenings."""
    return one.origin_id == other.origin_id or alike_words(words_told(one), words_told(other))


def words_told(voice: Voice) -> frozenset[str]:
    """The content words by which an account is told, days aside."""
    return _without_days(spoken_of(voice.account))


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
        of_words.setdefault((take.value, words_told(take.voice)), set()).add(take.voice.report_id)
    by_origin = (one[1] == other[1] for one, other in _otherwise(of_origin))
    return any(by_origin) or any(alike_words(one[1], other[1]) for one, other in _otherwise(of_words))


def _otherwise(told: Mapping[tuple[str, T], set[str]]) -> Iterator[tuple[tuple[str, T], tuple[str, T]]]:
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
    by_value: dict[str, list[Take]] = {}
    for take in takes:
        by_value.setdefault(take.value, []).append(take)
    sure = {value for value, told in by_value.items() if sureness(take.voice for take in told) >= least}
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
    return bool(near) and alike_words(words_told(one), words_told(other), share=RETOLD)


def sureness(voices: Iterable[Voice]) -> float:
    """How sure that one of some voices is right: each independent origin lowers the doubt, copies do not."""
    best: dict[str, float] = {}
    for voice in voices:
        best[voice.origin_id] = max(best.get(voice.origin_id, 0.0), voice.account.confidence)
    return 1 - math.prod(1 - each for each in best.values())


def later_than(one: datetime | date | None, other: datetime | date | None, *, by_s: float = 0.0) -> bool:
    """Whether the first moment is later than the second, by some seconds at least; False where it cannot be said."""
    if one is None or other is None:
        return False
    if isinstance(one, datetime) and isinstance(other, datetime):
        (day, second), (other_day, other_second) = moment_key(one), moment_key(other)
        return (day - other_day) * 86_400 + second - other_second > by_s
    return moment_key(one)[0] - moment_key(other)[0] > by_s // 86_400
