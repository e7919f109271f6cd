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
    lines = (line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return {line.split("\t")[1]: line.split("\t")[0] for line in lines} | _OWN
