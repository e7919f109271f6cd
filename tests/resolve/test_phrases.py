"""Phrases without a parse: countries, offices on their day, roles, what the context lends."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.resolve.phrases import resolve_phrase


@pytest.mark.parametrize(
    ("text", "country", "sectors", "code"),
    [
        ("Lisbon police", "PRT", ("COP",), "PRTCOP"),
        ("a former Kenyan minister", "KEN", ("ELI", "GOV"), "KENELI"),
        ("masked gunmen", None, ("UAF",), "UAF"),
        ("Kurdistan Democratic Party", "IRQ", ("PTY",), "IRQPTY"),
        ("the Security Council", None, ("IGO",), "IGOUNO"),
        ("car theft suspects", None, ("CVL",), "CVL"),
    ],
)
def test_phrase(text: str, country: str | None, sectors: tuple[str, ...], code: str) -> None:
    party = resolve_phrase(text)
    assert party.country == country
    assert party.sectors == sectors
    assert party.code == code


def test_office_follows_the_day_and_outlives_it_as_elite() -> None:
    assert resolve_phrase("Angela Merkel", day=date(2010, 3, 1)).code == "DEUGOV"
    assert resolve_phrase("Angela Merkel", day=date(2023, 3, 1)).code == "DEUELI"
    assert resolve_phrase("Assimi Goita", day=date(2001, 3, 1)).sectors == ()


def test_context_lends_its_country_only_where_the_phrase_has_none() -> None:
    assert resolve_phrase("the police", context="Protesters marched in Peru on Monday.").code == "PERCOP"
    assert resolve_phrase("Chilean police", context="Protesters marched in Peru.").code == "CHLCOP"


def test_nothing_is_guessed_for_an_unknown_name() -> None:
    party = resolve_phrase("Belko Trasimund")
    assert (party.country, party.sectors, party.code) == (None, (), None)
