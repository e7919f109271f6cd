"""Disagreements on how many: killed, injured, arrested, displaced, abducted, in the crowd."""

from __future__ import annotations

import re
from collections.abc import Container, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dateline.merge.rows import KINDS
from dateline.merge.voices import Take, Voice, alone, later_than, opposed, positions
from dateline.model import Cause, Disagreement, DisagreementKind, Numbers, Position, Quantity, moment_key

ROUGH = frozenset(("crowd", "displaced"))
NOT, OR_MORE = "not", " or more"
"""What stands before a number that is denied, and behind a floor."""
NEAR = 0.15
"""Crowds and the displaced are guessed: numbers nearer than this share are one guess."""
RISE_S = 1800.0
"""A number that another report had given half an hour before is an update of it, not its denial."""
RISE_OF_FLOOR_S = 6 * 3600.0
"""The same where the first number was a floor that the other does not exclude."""
FAR = 2.0
"""A floor of a number of people, counted, that another number exceeds by more than this factor is told apart from it:
"at least 15" does not exclude 70, but who reads only one of the two is misled."""
DONE_TO = {"arrested": "arrest", "abducted": "abduct"}
"""Numbers of those to whom a mode of act is done by its name."""
VAGUE = re.compile(r"\b(?:some|several|few|many|numerous|dozens?|scores|hundreds|thousands|millions|others?)\b", re.I)
"""Floors in words that count nothing: they stay with any number that they allow."""
STALE_S, STALE_COPY_S = 20 * 3600.0, 36 * 3600.0
"""Whoever prints the old number so long after the new one was out has not heard of it; copies come out a day later."""


@dataclass(frozen=True, slots=True)
class _Amount:
    low: float
    high: float
    quantity: Quantity
    voice: Voice


def count_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """One disagreement for each kind of number whose values exclude each other."""
    kinds = _kinds(voices)
    refuted = _refuted(voices) if kinds else frozenset()
    for kind in kinds:
        amounts = list(_amounts(voices, kind, refuted=refuted))
        grouped = _grouped(amounts, rough=kind in ROUGH)
        if len(grouped) == 1 and kind not in ROUGH:
            grouped = _risen(grouped[0])
        denied = list(_denied(voices, amounts, kind))
        if len(grouped) + len(denied) < 2:
            continue
        takes = [Take(_shown(group), each.voice, each.quantity.words) for group in grouped for each in group]
        takes += [Take(f"{NOT} {_shown([each])}", each.voice, each.quantity.words) for each in denied]
        if found := positions(takes) if _counted_twice(grouped) else opposed(takes):
            given = {_shown(group): _first_given(group) for group in grouped}
            yield _told(kind, sorted(found, key=lambda each: _number(each.value)), voices, given=given)


def numbers_told(voices: Sequence[Voice]) -> tuple[Numbers, ...]:
    """All numbers that reports give of an event, each kind's from the lowest, also those that exclude nothing."""
    news = [voice for voice in voices if not voice.account.status.historical] or voices
    found: list[Numbers] = []
    kinds = _kinds(news)
    refuted = _refuted(news) if kinds else frozenset()
    for kind in kinds:
        takes = [
            Take(_shown([each]), each.voice, each.quantity.words) for each in _amounts(news, kind, refuted=refuted)
        ]
        if takes:
            found.append(Numbers(kind, tuple(sorted(positions(takes), key=lambda each: _number(each.value)))))
    return tuple(found)


def _kinds(voices: Sequence[Voice]) -> list[str]:
    """The kinds of which anybody gives a number."""
    told = {quantity.what for voice in voices for quantity in voice.account.quantities}
    return [kind for kind in KINDS if kind in told]


def _refuted(voices: Sequence[Voice]) -> frozenset[Hashable]:
    """Where the numbers of accounts stand that tell their act as not done."""
    return frozenset(
        _place(voice, each)
        for voice in voices
        if not voice.factual
        for each in voice.account.quantities
        if _in_its_sentence(voice, each)
    )


def _amounts(voices: Sequence[Voice], kind: str, *, refuted: Container[Hashable]) -> Iterator[_Amount]:
    """The numbers of one kind; of several victims' numbers in one report the largest.

    "Eleven were killed; six of them died in the night": the others count a part. Of a crowd each counter has its own.
    A total of months ("more than 700 since December") is no number of the act.
    """
    told: dict[str, list[_Amount]] = {}
    for voice in voices:
        for quantity in voice.account.quantities:
            if (
                voice.factual
                and quantity.what == kind
                and _place(voice, quantity) not in refuted
                and _may_be(voice, quantity)
            ):
                told.setdefault(voice.report_id, []).append(_amount(voice, quantity))
    for every in told.values():
        amounts = [each for each in every if not _is_total(each.voice)] or every
        most = max(amounts, key=lambda each: (each.low, each.high))
        yield from (each for each in amounts if kind in ROUGH or each.high >= most.low)


def _may_be(voice: Voice, quantity: Quantity) -> bool:
    """Not nobody arrested in an arrest: that is of another act."""
    return quantity.high != 0 or voice.account.action.mode != DONE_TO.get(quantity.what, "")


def _amount(voice: Voice, quantity: Quantity) -> _Amount:
    return _Amount(quantity.low or 0, float("inf") if quantity.high is None else quantity.high, quantity, voice)


def _place(voice: Voice, quantity: Quantity) -> Hashable:
    """Where a number stands: one that a report denies it does not tell in another of its accounts."""
    return voice.report_id, quantity.what, quantity.words.spans or None


def _in_its_sentence(voice: Voice, quantity: Quantity) -> bool:
    """Whether a number stands where its act is told: one of the next sentence is not denied with the act."""
    start, end = voice.account.sentence
    return all(start <= span[0] < end for span in quantity.words.spans)


def _denied(voices: Sequence[Voice], amounts: Sequence[_Amount], kind: str) -> Iterator[_Amount]:
    """Numbers that a report denies, of an act that it tells, and that another report gives: it denies the number."""
    tells = {voice.report_id for voice in voices if voice.factual}
    for voice in voices:
        if voice.account.status.value != "denied" or voice.report_id not in tells:
            continue
        for each in (_amount(voice, quantity) for quantity in voice.account.quantities if quantity.what == kind):
            if any(told.voice.report_id != voice.report_id and each.low <= told.low <= each.high for told in amounts):
                yield each


def _is_total(voice: Voice) -> bool:
    time = voice.account.time
    return time.precision in ("month", "year", "decade") or bool(time.start and time.end is None)


def _counted_twice(groups: Sequence[Sequence[_Amount]]) -> bool:
    """Whether one report gives two numbers and says who counts which; of a crowd, or who counts otherwise than it."""
    counters: dict[str, set[str]] = {}
    others = {each.voice.report_id for group in groups for each in group if each.quantity.by.text}
    for group in groups:
        for each in group:
            if each.voice.report_id in others and (each.quantity.by.text or each.quantity.what in ROUGH):
                counters.setdefault(each.voice.report_id, set()).add(_shown(group))
    return any(len(values) > 1 for values in counters.values())


def _grouped(amounts: Sequence[_Amount], *, rough: bool) -> list[list[_Amount]]:
    """Amounts that can be one number, in groups; "at least five" goes to the lowest number that it allows."""
    exact = sorted((each for each in amounts if each.high < float("inf")), key=lambda each: (each.low, each.high))
    groups: list[list[_Amount]] = []
    for each in exact:
        slack = NEAR * each.low if rough else 0
        if groups and each.low - slack <= groups[-1][0].high:
            groups[-1].append(each)
        else:
            groups.append([each])
    for each in sorted((each for each in amounts if each.high == float("inf")), key=lambda each: -each.low):
        slack = NEAR * each.low if rough else 0
        allowed = (group for group in groups if group[0].high >= each.low - slack)
        home = next((group for group in allowed if rough or not _is_far(each, group[0])), None)
        if home is not None:
            home.append(each)
        else:  # more than anybody else's number, or far below: "at least nine" against seven, or against forty
            groups.append([each])
    return groups


def _is_far(floor: _Amount, other: _Amount) -> bool:
    """Whether a floor that somebody counted lies so far below a number that it is another."""
    return other.low > FAR * floor.low and not any(VAGUE.search(each.quantity.words.text) for each in (floor, other))


def _risen(amounts: Sequence[_Amount]) -> list[list[_Amount]]:
    """ "At least eleven", and fourteen on the next day: what was a floor has risen. At one time they are one number."""
    floors = [each for each in amounts if each.high == float("inf")]
    known = [each for each in amounts if each.high < float("inf")]
    if not floors or not known:
        return [list(amounts)]
    first = min((each.voice.report.published for each in known), key=moment_key)
    original = [each for each in floors if each.voice.parent is None] or floors
    last = max((each.voice.report.published for each in original), key=moment_key)
    risen = min(each.low for each in known) > max(each.low for each in floors)
    return [floors, known] if risen and later_than(first, last, by_s=RISE_OF_FLOOR_S) else [list(amounts)]


def _shown(group: Sequence[_Amount]) -> str:
    first = group[0]
    if first.high == float("inf"):
        return f"{first.low:.0f}{OR_MORE}"
    return f"{first.low:.0f}" if first.low == first.high else f"{first.low:.0f}-{first.high:.0f}"


def _number(shown: str) -> float:
    return float(re.split(r"[ -]", shown.removeprefix(f"{NOT} "), maxsplit=1)[0])


def _first_given(group: Sequence[_Amount]) -> datetime | date | None:
    """When a number was first given, and not only a floor that allows it."""
    own = [each.voice.report.published for each in group if each.low == group[0].low and each.high == group[0].high]
    return min(own, key=moment_key)


def _told(
    kind: str,
    found: Sequence[Position],
    voices: Sequence[Voice],
    *,
    given: Mapping[str, datetime | date | None],
) -> Disagreement:
    published = {voice.report_id: voice.report.published for voice in voices}
    urls = {voice.report_id: voice.report.page for voice in voices}
    low, high = found[0], found[-1]
    values = " against ".join(each.value for each in found)
    how: DisagreementKind = "contradiction"
    cause: Cause | None = None
    if corrected := _corrected(found, urls):
        how, because = "correction", f"{corrected} gave another number when it was changed."
    elif any(each.value.startswith(NOT) for each in found):
        because = f"A number that some give is denied by others, who tell of the act: {values}."
    elif _none_after_all(found):
        because = f"Some were counted before others said that there were none: {values}."
    elif later_than(given[high.value] if low.value.endswith(OR_MORE) else high.since, low.since, by_s=RISE_S):
        how, because = "update", f"The number rose as time went on: {values}."
        copies = {voice.report_id for voice in voices if voice.parent in low.reports}
        stale = [
            each
            for each in low.reports
            if later_than(published[each], high.since, by_s=STALE_COPY_S if each in copies else STALE_S)
        ]
        if stale and len(stale) < len(low.reports):
            cause = "older_count"
            because += " A report still gives the old one after the new one was out."
    else:
        how_far = "far apart" if low.value.endswith(OR_MORE) else "that exclude each other"
        because = f"The reports give numbers {how_far}: {values}."
    lonely = () if how == "update" else alone(found)
    return Disagreement("count", kind, how, tuple(found), because, lonely, cause)


def _none_after_all(found: Sequence[Position]) -> bool:
    """Whether who says that there were none says so after others had counted some: no number that has since risen."""
    none, *others = found
    return none.value == "0" and any(later_than(none.since, each.since) for each in others)


def _corrected(found: Sequence[Position], urls: dict[str, str | None]) -> str | None:
    """The address whose versions take different positions; one report that gives two numbers corrects none."""
    at: dict[str, dict[str, set[str]]] = {}
    for each in found:
        for report in each.reports:
            if url := urls.get(report):
                at.setdefault(url, {}).setdefault(report, set()).add(each.value)
    return next((url for url, told in at.items() if len({frozenset(each) for each in told.values()}) > 1), None)
