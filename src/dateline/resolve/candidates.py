"""Which of several bearers of a name is meant, judged from the day, the report's countries and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dateline.quick import quickly_made
from dateline.resolve.knowledge import Entry, knowledge
from dateline.resolve.known import Known, is_worldly

IN_OFFICE, LONG_AGO_A_YEAR, NOT_YET = 1.0, 0.08, -1.5
"""Worth of an office that holds on the day; what each year since costs (twelve at most); of one still to come."""
SHARE, SAID_COUNTRY, OTHER_COUNTRY, SAID_SECTOR, OTHER_SECTOR = 2.0, 2.0, -3.0, 1.0, -0.4
CALLED_SO, KNOWN_WORLDWIDE, GOVERNS = 0.5, 0.3, 0.4
ENOUGH = 1.3
"""What a bare surname must be worth: an office on the day and a tie to the report, or a name that means one person."""
SOON = timedelta(days=1100)
"""Somebody is known this long before a first office; then with a name and country, without a role."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Around:
    """What is known around a name: the day, the countries' shares, the country and sectors that its words say."""

    day: date | None = None
    shares: Mapping[str, float] = field(default_factory=dict)
    country: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry as it holds on the day, and how sure that it is the one (0 to 1)."""

    entry: Entry
    sure: float


def known_as(choice: Choice) -> Known:
    """What a table's entry tells of a party."""
    entry = choice.entry
    worldly = is_worldly(entry.sectors)
    wikidata, is_listed = entry.wikidata, bool(entry.sectors)
    return Known(entry.name, entry.kind, entry.country, entry.sectors, wikidata, choice.sure, worldly, is_listed)


def choose(entries: Iterable[Entry], day: date | None) -> Entry | None:
    """The entry that holds on the day; else a former office (as ELI); else none."""
    found = best_of(entries, Around(day))
    return found.entry if found else None


def best_of(entries: Iterable[Entry], around: Around, *, bare: bool = False) -> Choice | None:
    """The likeliest bearer, with the office of the day; None where no one is likely. ``bare``: a surname alone."""
    owners: dict[tuple[str, str | None, str, str], list[Entry]] = {}
    for entry in entries:
        # One person changes country with the state (SUN, then RUS); bodies of one name are parted by country.
        country = entry.country if entry.kind != "person" else None
        owners.setdefault((entry.name, country, entry.kind, entry.use), []).append(entry)
    ranked = sorted(
        ((_worth(own, around, bare=bare), own) for own in owners.values()), key=lambda each: each[0], reverse=True
    )
    if not ranked or (bare and ranked[0][0] < ENOUGH) or ranked[0][0] <= OTHER_COUNTRY / 2:
        return None
    worth, own = ranked[0]
    held = on_day(own, around)
    if held is None:
        return None
    ahead = worth - ranked[1][0] if len(ranked) > 1 else 2.0
    return Choice(held, round(min(0.98, 0.5 + 0.2 * min(ahead, 2.0) + 0.05 * max(worth, 0)), 2))


def on_day(own: Sequence[Entry], around: Around) -> Entry | None:
    """The office on the day; after the last one a former official; before the first one a name without a role."""
    day = around.day
    holding = [entry for entry in own if entry.covers(day)]
    if day is None and own[0].kind == "organisation":  # a report without a day is of today
        holding = [entry for entry in holding if entry.until is None] or holding
    if holding:
        wanted = around.sectors[:1]
        return max(
            holding,
            key=lambda e: (
                bool(wanted) and wanted[0] in e.sectors, "GOV" in e.sectors, "ELI" not in e.sectors,
                e.since or date.min,
            ),
        )  # fmt: skip
    past = [entry for entry in own if entry.until and (day is None or entry.until < day)]
    if past:
        last = max(past, key=lambda e: e.until or date.min)
        if last.kind != "person":
            return None
        if last.country is None:  # an envoy of the world's at last; whose he is, earlier offices say
            home = [entry for entry in past if entry.country]
            last = replace(last, country=home[-1].country) if home else last
        high = {"GOV", "LEG", "MIL", "JUD", "ELI", "SPY", "IGO", "COP", "PTY"} & {*last.sectors}
        return replace(last, sectors=("ELI",) if high else last.sectors)
    if own[0].kind == "person":
        first = min(own, key=lambda e: e.since or date.min)
        return replace(first, sectors=())  # known, but not yet in office
    return None


def _worth(own: Sequence[Entry], around: Around, *, bare: bool) -> float:
    codes = {entry.country for entry in own}
    worth = _of_the_day(own, around.day)
    share = max(around.shares.get(code or "", 0.0) for code in codes)
    worth += SHARE * min(share * 1.5, 1.0)
    if around.country:
        worth += SAID_COUNTRY if around.country in codes else (OTHER_COUNTRY if codes != {None} else -0.5)
    if around.sectors:
        sectors = {sector for entry in own for sector in entry.sectors}
        worth += SAID_SECTOR if sectors & {*around.sectors} else OTHER_SECTOR
    first = own[0]
    if first.kind == "person":
        if bare and knowledge().calls(first, first.name.rpartition(" ")[2]):
            worth += CALLED_SO
        elif bare and not share and not around.country:
            worth -= ENOUGH  # nothing ties the name to the report
        worth += KNOWN_WORLDWIDE if any(entry.wikidata for entry in own) else 0.0
        worth += GOVERNS if any("GOV" in entry.sectors and entry.covers(around.day) for entry in own) else 0.0
    if first.use != "name":
        worth -= 0.1
    return worth


def _of_the_day(own: Sequence[Entry], day: date | None) -> float:
    if any(entry.covers(day) for entry in own):
        return IN_OFFICE
    if day is None:
        return 0.5
    past = [entry.until for entry in own if entry.until and entry.until < day]
    if past:
        years = (day - max(past)).days / 365
        return 0.6 - LONG_AGO_A_YEAR * min(years, 12)
    starts = [entry.since for entry in own if entry.since]
    return 0.0 if starts and min(starts) - day < SOON else NOT_YET
