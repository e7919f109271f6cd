"""GeoNames' two letters of a country → our three (ISO 3166, as the tables of knowledge have them)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_OWN = {"XK": "XKX", "CS": "SCG", "AN": "ANT"}
"""Codes outside ISO 3166's list of today: Kosovo, and states that are no more."""
TABLE = Path(__file__).parents[1] / "knowledge" / "country_points.tsv"


def iso3(two: str) -> str | None:
    """The three letters; None for a code that is nobody's (the high seas)."""
    return _codes().get(two)


@cache
def _codes() -> dict[str, str]:
    return {row[1]: row[0] for row in _rows()} | _OWN


@cache
def numbers_of_countries() -> dict[str, int]:
    """Three letters of a country → its number in GeoNames."""
    return {row[0]: int(row[2]) for row in _rows()}


def _rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
