"""A small world of reports for tests of merging: who did what to whom, told by several publishers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from dateline.model import Account, Party, Place, Quantity, Report, make_report
from fake_coder import account_of, words_in

MONDAY = date(2023, 3, 6)


def report(
    text: str, *, publisher: str, hour: float = 12, day: date = MONDAY, own: bool = True, **known: Any
) -> Report:
    """A report of a publisher, out at an hour of a day; with ``own`` it goes on in words that no other has."""
    published = datetime(day.year, day.month, day.day, int(hour), int(hour % 1 * 60))
    rest = " ".join(f"{publisher.lower()}{number}" for number in range(40)) if own else ""
    return make_report(f"{text}\n\n{rest}".rstrip(), publisher=publisher, published=published, **known)


def shelling(
    told: Report,
    *,
    did: str = "shelled",
    who: Sequence[str] = ("Rebels",),
    whom: Sequence[str] = ("Arandi",),
    when: str | None = "Monday",
    day: date | None = MONDAY,
    killed: tuple[str, int, int | None] | None = None,
    at: tuple[float, float] | None = None,
    **slots: Any,
) -> Account:
    """An account of a shelling; ``killed`` gives the words and the bounds, ``at`` the point of its place."""
    quantities = (Quantity("killed", killed[1], killed[2], words_in(told, killed[0])),) if killed else ()
    who = tuple(each if each in told.text else each.lower() for each in who)
    account = account_of(
        told, type="ASSAULT", mode="heavy-weapons", did=did, who=who, whom=whom, when=when, day=day,
        quantities=quantities, **slots,
    )  # fmt: skip
    if at and account.place.name:
        place = Place(account.place.words, account.place.name, "SDN", lat=at[0], lon=at[1], precision="city")
        account = account.but(place=place)
    return account


def vote(publisher: str, text: str, *, did: str, type: str, status: str = "happened") -> Account:  # noqa: A002
    """An account of how Norland stood to the draft."""
    told = report(text, publisher=publisher)
    account = account_of(told, type=type, did=did, who=("Norland",), whom=("the draft",), day=MONDAY, status=status)
    state = Party(account.actors[0].words, "Norland", "country", "NOR", ("GOV",), "NORGOV")
    return account.but(actors=(state,), recipients=(Party(account.recipients[0].words),))
