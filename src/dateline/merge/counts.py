"""Disagreements on how many: killed, injured, arrested, displaced, abducted, in the crowd."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.merge.rows import KINDS
from dateline.merge.voices import Take, Voice, alone, later_than, parted, positions
from dateline.model import Cause, Disagreement, DisagreementKind, Position, Quantity, moment_key

ROUGH = frozenset(("crowd", "displaced"))
NEAR = 0.15
"""Crowds and the displaced are guessed: numbers nearer than this share are one guess."""
RISE_S = 1800.0
"""A number that another report had given half an hour before is an update of it, not its denial."""
RISE_OF_FLOOR_S = 6 * 3600.0
"""The same where the first number was a floor that the other does not exclude."""
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
    for kind in KINDS:
        amounts = list(_amounts(voices, kind))
        grouped = _grouped(amounts, rough=kind in ROUGH)
        if len(grouped) == 1 and kind not in ROUGH:
            grouped = _risen(grouped[0])
        if len(grouped) < 2:
            continue
        takes = [Take(_shown(group), each.voice, each.quantity.words) for group in grouped for each in group]
        found = positions(takes)
        if parted(found) or _counted_twice(grouped):
            yield _told(kind, sorted(found, key=lambda each: _number(each.value)), voices)


def _amounts(voices: Sequence[Voice], kind: str) -> Iterator[_Amount]:
    """The numbers of one kind; of several victims' numbers in one report the largest.

    "Eleven were killed; six of them died in the night": the others count a part. Of a crowd each counter has its own.
    A total of months ("more than 700 since December") is no number of the act.
    """
    told: dict[str, list[_Amount]] = {}
    for voice in voices:
        for quantity in voice.account.quantities:
            if voice.factual and quantity.what == kind:
                high = float("inf") if quantity.high is None else quantity.high
                told.setdefault(voice.report_id, []).append(_Amount(quantity.low or 0, high, quantity, voice))
    for every in told.values():
        amounts = [each for each in every if not _is_total(each.voice)] or every
        most = max(amounts, key=lambda each: (each.low, each.high))
        yield from (each for each in amounts if kind in ROUGH or each.high >= most.low)


def _is_total(voice: Voice) -> bool:
    time = voice.account.time
    return time.precision in ("month", "year", "decade") or bool(time.start and time.end is None)


def _counted_twice(groups: Sequence[Sequence[_Amount]]) -> bool:
    """Whether one report gives two numbers and says who counts which: organisers and the police."""
    counters: dict[str, set[str]] = {}
    for group in groups:
        for report in {each.voice.report_id for each in group if each.quantity.by.text}:
            counters.setdefault(report, set()).add(_shown(group))
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
        home = next((group for group in groups if group[0].high >= each.low - slack), None)
        if home is not None:
            home.append(each)
        else:  # more than anybody else's number: "at least nine" against seven
            groups.append([each])
    return groups


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
        return f"{first.low:.0f} or more"
    return f"{first.low:.0f}" if first.low == first.high else f"{first.low:.0f}-{first.high:.0f}"


def _number(shown: str) -> float:
    return float(re.split(r"[ -]", shown, maxsplit=1)[0])


def _told(kind: str, found: Sequence[Position], voices: Sequence[Voice]) -> Disagreement:
    published = {voice.report_id: voice.report.published for voice in voices}
    urls = {voice.report_id: voice.report.url for voice in voices}
    low, high = found[0], found[-1]
    values = " against ".join(each.value for each in found)
    how: DisagreementKind = "contradiction"
    cause: Cause | None = None
    if corrected := _corrected(found, urls):
        how, because = "correction", f"{corrected} gave another number when it was changed."
    elif later_than(high.since, low.since, by_s=RISE_S):
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
        because = f"The reports give numbers that exclude each other: {values}."
    lonely = () if how == "update" else alone(found)
    return Disagreement("count", kind, how, tuple(found), because, lonely, cause)


def _corrected(found: Sequence[Position], urls: dict[str, str | None]) -> str | None:
    """The address whose versions take different positions."""
    at: dict[str, str] = {}
    for each in found:
        for report in each.reports:
            url = urls.get(report)
            if url and at.setdefault(url, each.value) != each.value:
                return url
    return None
