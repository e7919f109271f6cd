"""What people's judgements make of an account: a slot judged wrong is empty, or holds the value that they gave."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from dateline.errors import InputError
from dateline.model.account import (
    NO_WORDS,
    SECTORS,
    Account,
    Party,
    Place,
    Quantity,
    QuantityKind,
    Speaker,
    Status,
    StatusValue,
    Time,
)

FIELDS: Mapping[str, str] = {
    "action": "action",
    "actor": "actors",
    "recipient": "recipients",
    "time": "time",
    "place": "place",
    "status": "status",
    "speaker": "speakers",
    "quantity": "quantities",
}
"""The slots that can be judged, and the field of an account that holds each."""
BECAUSE = "judged by a person"
KINDS, STATUSES = get_args(QuantityKind), get_args(StatusValue)
CODE_LETTERS = 3


def right_value(slot: str, right: str | None) -> Any:
    """The value of an account's field that a judgement puts there; empty where it gives none.

    ``right`` is what a person writes: a day ("2024-03-05", "2024-03", "2024-03-05..2024-03-07"), a place ("Gao, MLI"),
    parties ("France [FRAGOV]; Mali"), speakers, numbers ("killed 12; injured 30 or more"), a status, (type, mode) of an
    action. None for a status or an action that is not known. Raises InputError where it cannot be read.
    """
    told = [each.strip() for each in (right or "").split(";") if each.strip()]
    if right is not None and not told:
        raise InputError("There is nothing in the right value: leave it out where it is not known.")
    match slot:
        case "actor" | "recipient":
            return tuple(map(_party, told))
        case "speaker":
            return tuple(Speaker(NO_WORDS, each) for each in told)
        case "quantity":
            return tuple(map(_quantity, told))
        case "time":
            return _time(told[0]) if told else Time()
        case "place":
            return _place(told[0]) if told else Place()
        case "status":
            return _status(told[0]) if told else None
        case "action":
            return _action(told[0]) if told else None
    raise InputError(f"There is no slot '{slot}'; there are {', '.join(FIELDS)}.")


def judged_value(slot: str, right: str | None) -> Any:
    """`right_value`; empty too where what was kept cannot be read any more: words may have been redacted since."""
    try:
        return right_value(slot, right)
    except InputError:
        return right_value(slot, None)


def corrected(account: Account, slots: Mapping[str, str | None]) -> Account:
    """An account without the values that were judged wrong; ``slots`` maps them to the right value, where it was given.

    A status or an action of which nothing better is known stays as it is. The account's id is the one it had: keep it,
    for parties are a part of it.
    """
    changes: dict[str, Any] = {}
    for slot, right in slots.items():
        value = judged_value(slot, right)
        if slot == "action":
            changes |= {"action": replace(account.action, type=value[0], mode=value[1], also=())} if value else {}
        elif value is not None:
            changes[FIELDS[slot]] = value
    return account.but(**changes) if changes else account


def _time(told: str) -> Time:
    first, _, last = (each.strip() for each in told.partition(".."))
    try:
        start, end, precision = _stretch(first)
        if last:
            end = _stretch(last)[1]
    except ValueError:
        raise InputError(
            f"'{told}' is no time: write 2024-03-05, 2024-03, 2024, or 2024-03-05..2024-03-07 (the last day too)."
        ) from None
    if end < start:
        raise InputError(f"'{told}' ends before it begins.")
    return Time(NO_WORDS, start, end, precision, BECAUSE)


def _stretch(told: str) -> tuple[date, date, Any]:
    parts = [int(each) for each in told.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31), "year"
    if len(parts) == 2:
        year, month = parts
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"
    day = date(*parts)
    return day, day, "day"


def _place(told: str) -> Place:
    name, _, code = (each.strip() for each in told.rpartition(","))
    if not (len(code) == CODE_LETTERS and code.isupper() and code.isalpha()):
        return Place(NO_WORDS, told, because=BECAUSE)
    return Place(NO_WORDS, name or None, code, precision=None if name else "country", because=BECAUSE)


def _party(told: str) -> Party:
    name, _, rest = told.partition("[")
    code = rest.strip().removesuffix("]").strip().upper()
    parts = [code[at : at + CODE_LETTERS] for at in range(0, len(code), CODE_LETTERS)]
    if not name.strip() or not all(len(part) == CODE_LETTERS and part.isalnum() for part in parts):
        raise InputError(f"'{told}' is no party: write its name, and its code if you like: France [FRAGOV].")
    country = parts[0] if parts and parts[0] not in SECTORS else None
    sectors = tuple(part for part in parts if part in SECTORS)
    return Party(NO_WORDS, name.strip(), country=country, sectors=sectors, code=code or None)


def _quantity(told: str) -> Quantity:
    kind, _, number = told.partition(" ")
    low, _, high = number.replace("–", "-").replace(",", "").removesuffix("or more").strip().partition("-")
    what: QuantityKind | None = next((each for each in KINDS if each == kind), None)
    if what is None or not low.isdigit() or not (high or low).isdigit():
        raise InputError(
            f"'{told}' is no number of people: write killed 12, injured 30 or more, crowd 1000-2000; "
            f"there are {', '.join(KINDS)}."
        )
    return Quantity(what, int(low), None if number.endswith("or more") else int(high or low), NO_WORDS)


def _status(told: str) -> Status:
    value: StatusValue | None = next((each for each in STATUSES if each == told.lower().replace(" ", "_")), None)
    if value is None:
        raise InputError(f"'{told}' is no status; there are {', '.join(STATUSES)}.")
    return Status(value, because=BECAUSE)


def _action(told: str) -> tuple[str, str | None]:
    type_, _, mode = told.partition(" ")
    return type_.upper(), mode.strip() or None
