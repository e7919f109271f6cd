"""Codes of countries in other lists: from the three letters of ISO 3166 that accounts use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """One country in the lists that exports need; '' where a list does not have it."""

    alpha3: str
    alpha2: str
    numeric: str
    fips: str
    cow: str
    name: str
    region: str


NOWHERE = CountryCodes("", "", "", "", "", "", "")


@cache
def countries() -> dict[str, CountryCodes]:
    """All of them, by their three letters."""
    lines = Path(__file__).with_name("countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = [CountryCodes(*line.split("\t")) for line in lines if not line.startswith("#")]
    return {row.alpha3: row for row in rows}


def country(alpha3: str | None) -> CountryCodes:
    """The codes of a country; `NOWHERE` for None, and the letters alone for one that is not listed."""
    if not alpha3:
        return NOWHERE
    return countries().get(alpha3) or CountryCodes(alpha3, "", "", "", "", alpha3, "")


@cache
def by_fips() -> dict[str, str]:
    """Three letters by FIPS 10-4 code."""
    return {row.fips: row.alpha3 for row in countries().values() if row.fips}


@cache
def by_name() -> dict[str, str]:
    """Three letters by name, in lower case."""
    return {row.name.lower(): row.alpha3 for row in countries().values()}
