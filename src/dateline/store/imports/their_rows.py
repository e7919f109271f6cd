"""A row of somebody's events as a report of its own: a line of its values, and an account whose words are those.

So everything that holds for ours holds for theirs: every value points at words, here of the row, and can be exported,
filtered and put on the same map. Their coder's doubts are not told, so ``confidence`` is 0 for a program's rows and 1
for rows that people coded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from dateline.codebook import Codebook, load
from dateline.model import (
    NO_WORDS,
    Account,
    Action,
    Party,
    PartyKind,
    Place,
    PlacePrecision,
    Quantity,
    Report,
    Status,
    Time,
    TimePrecision,
    Words,
    make_report,
    words_of,
)
from dateline.model.account import SECTORS

BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class TheirParty:
    """A party of a row: what it is called, and its codes."""

    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    code: str | None = None
    kind: PartyKind = "unnamed"


@dataclass(frozen=True, slots=True)
class TheirRow:
    """What a row says, before it becomes a report and an account."""

    set_name: str
    row_id: str
    coder: str
    type: str
    mode: str | None = None
    cameo: str | None = None
    called: str = ""
    contexts: tuple[str, ...] = ()
    actors: Sequence[TheirParty] = ()
    recipients: Sequence[TheirParty] = ()
    start: date | None = None
    end: date | None = None
    precision: TimePrecision = "day"
    place: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    place_precision: PlacePrecision | None = None
    ids: dict[str, str] = field(default_factory=dict)
    killed: tuple[int | None, int | None] | None = None
    score: float | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    notes: str | None = None
    by_people: bool = False


class _Line:
    """A line of values that remembers where each stands."""

    def __init__(self, start: str) -> None:
        self.text = start

    def add(self, value: object) -> tuple[int, int] | None:
        told = " ".join(str(value).split()) if value not in (None, "") else ""
        if not told:
            return None
        self.text += BETWEEN
        start = len(self.text)
        self.text += told
        return start, len(self.text)


def coded(row: TheirRow) -> tuple[Report, tuple[Account, ...]]:
    """The report and the account of a row."""
    line = _Line(f"{row.set_name} {row.row_id}")
    codes = row.called or " ".join(filter(None, (row.type, row.mode, row.cameo)))
    did = line.add(codes)
    actors = [(party, line.add(party.name)) for party in row.actors]
    recipients = [(party, line.add(party.name)) for party in row.recipients]
    when = line.add(row.start)
    where = line.add(row.place)
    dead = line.add(f"killed {_range(row.killed)}") if row.killed else None
    line.add(row.notes)
    report = make_report(
        line.text,
        url=row.url,
        publisher=row.publisher,
        published=row.published,
        title=None,
        origin=f"{row.set_name}:{row.row_id}",
        signature="",
    )
    rule = codebook().actions[row.type]

    def words(pair: tuple[int, int] | None) -> Words:
        return words_of(report, pair) if pair else NO_WORDS

    low, high = row.killed or (None, None)
    return report, (
        Account(
            report,
            Action(
                row.type, words(did), row.mode, row.contexts, row.cameo or _cameo(row),
                rule.quad, rule.score if row.score is None else row.score,
            ),
            tuple(_party(party, words(pair)) for party, pair in actors if pair),
            tuple(_party(party, words(pair)) for party, pair in recipients if pair),
            (0, len(line.text)),
            _time(row, words(when)),
            Place(
                words(where), row.place, row.country, row.admin1, row.lat, row.lon, row.ids, row.place_precision
            ),
            Status("happened", False, None, "their rows do not say whether it happened"),
            (),
            (Quantity("killed", low, high, words(dead)),) if dead else (),
            1.0 if row.by_people else 0.0,
            {"action": "assigned"},
            coder=row.coder,
        ),
    )  # fmt: skip


def _time(row: TheirRow, words: Words) -> Time:
    precision: TimePrecision = row.precision if row.start else "unknown"
    return Time(words, row.start, row.end or row.start, precision, "as they date it")


def _cameo(row: TheirRow) -> str:
    rule = codebook().actions[row.type]
    mode = rule.modes.get(row.mode or "")
    return mode.cameo if mode else rule.cameo


def _party(party: TheirParty, words: Words) -> Party:
    sectors = tuple(sector for sector in party.sectors if sector in SECTORS)
    return Party(words, party.name, party.kind, party.country, sectors, party.code)


def _range(killed: tuple[int | None, int | None]) -> str:
    low, high = killed
    return str(low) if low == high else f"{low}-{high}"


@cache
def codebook() -> Codebook:
    """The shipped codebook, for the way from CAMEO to PLOVER."""
    return load()


def typed(cameo: str) -> tuple[str, str | None] | None:
    """The type and mode of a CAMEO code, or of the code above it; None for one that PLOVER has not."""
    walk = codebook().crosswalk
    while len(cameo) >= 2:
        if cameo in walk:
            return walk[cameo]
        cameo = cameo[:-1]
    return None


def span_of_days(start: date, precision: int) -> tuple[date, date, TimePrecision]:
    """The days of a date that is known to the day (1), the week (2) or the month (3)."""
    if precision == 2:
        return start - timedelta(days=3), start + timedelta(days=3), "week"
    if precision >= 3:
        first = start.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), "month"
    return start, start, "day"
