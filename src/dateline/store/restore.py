"""JSON back to values: an account in the contract's shape becomes an `Account` again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dateline.model import (
    NO_WORDS,
    Account,
    Action,
    Dateline,
    Part,
    Party,
    Place,
    Quantity,
    Report,
    Speaker,
    Status,
    Time,
    TimeReading,
    Words,
)
from dateline.text import cut_all


def account_from(report: Report, told: Mapping[str, Any]) -> Account:
    """The account of a report that `Account.as_dict` told, with its anchors where they were kept."""
    action, time, place, status = told["action"], told["time"], told["place"], told["status"]
    return Account(
        report=report,
        action=Action(
            action["type"],
            _words(action),
            action["mode"],
            tuple(action["contexts"]),
            action["cameo"],
            action["quad"],
            action["score"],
            tuple((each["type"], each["probability"]) for each in action.get("also", ())),
        ),
        actors=tuple(party_from(each) for each in told["actors"]),
        recipients=tuple(party_from(each) for each in told["recipients"]),
        sentence=(told["sentence"]["start"], told["sentence"]["end"]),
        time=time_from(time),
        place=place_from(place),
        status=status_from(status),
        speakers=tuple(_speaker(report, each) for each in told["speakers"]),
        quantities=tuple(
            Quantity(each["what"], each["low"], each["high"], _words(each), _words(each["by"]))
            for each in told["quantities"]
        ),
        confidence=told["confidence"],
        basis=told["basis"],
        anchors=tuple((index, token) for index, token in told.get("anchors", ())),
        coder=told["coder"],
        doubtful=told.get("doubtful", False),
        confirmed_by=tuple(_speaker(report, each) for each in told.get("confirmed_by", ())),
    )


def _words(told: Mapping[str, Any] | None) -> Words:
    if not told or not told["spans"]:
        return NO_WORDS
    return Words(told["text"], tuple((start, end) for start, end in told["spans"]))


def time_from(told: Mapping[str, Any]) -> Time:
    """A time from its JSON-ready values."""
    return Time(
        _words(told),
        day_of(told["start"]),
        day_of(told["end"]),
        told["precision"],
        told["because"],
        tuple(
            TimeReading(day_of(each["start"]), day_of(each["end"]), each["because"]) for each in told["alternatives"]
        ),
    )


def place_from(told: Mapping[str, Any]) -> Place:
    """A place from its JSON-ready values."""
    names = ("name", "country", "admin1", "lat", "lon", "ids", "precision", "because")
    known: dict[str, Any] = {name: told.get(name) for name in names}
    return Place(_words(told), **known)


def status_from(told: Mapping[str, Any]) -> Status:
    """A status from its JSON-ready values."""
    return Status(*(told[name] for name in ("value", "historical", "factuality", "because")))


def party_from(told: Mapping[str, Any]) -> Party:
    """A party from its JSON-ready values."""
    return Party(
        _words(told),
        told["name"],
        told["kind"],
        told["country"],
        tuple(told["sectors"]),
        told["code"],
        told["ids"],
        told.get("confidence"),
    )


def _speaker(report: Report, told: Mapping[str, Any]) -> Speaker:
    spans = tuple((start, end) for start, end in told["cue_spans"])
    cue = Words(cut_all(report.text, spans), spans) if spans else NO_WORDS
    return Speaker(_words(told), told["name"], told["kind"], told["direct"], cue)


def day_of(written: str | None) -> date | None:
    """A day from ISO 8601; None stays None."""
    return date.fromisoformat(written) if written else None


def moment_of(written: str | None) -> datetime | date | None:
    """A moment, or a day where no clock time is written."""
    if not written:
        return None
    return date.fromisoformat(written) if len(written) == 10 else datetime.fromisoformat(written)


def part_from(told: list[Any]) -> Part:
    """A part of a report from [kind, start, end]."""
    return Part(*told)


def dateline_from(told: list[Any] | None) -> Dateline | None:
    """A dateline from [start, end, place, day, agency]."""
    if told is None:
        return None
    start, end, place, day, agency = told
    return Dateline(start, end, place, day_of(day), agency)
