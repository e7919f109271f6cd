"""Whose "the king", "the sultan" and "the kingdom" are: of the country of the report that has one."""

from __future__ import annotations

from functools import lru_cache

from dateline.resolve.knowledge.tables import HERE, many, rows_of
from dateline.resolve.surroundings import Surroundings


def crowned_in(around: Surroundings, noun: str) -> str | None:
    """The country with the largest share of the report that has what a noun means; None for other nouns."""
    countries = crowns().get(noun.lower())
    return next((code for code in around.near if code in countries), None) if countries else None


@lru_cache(maxsize=1)
def crowns() -> dict[str, frozenset[str]]:
    """By noun the countries that have such a head of state or form."""
    found: dict[str, frozenset[str]] = {}
    for nouns, codes in rows_of(HERE / "crowns.tsv", 2):
        found |= dict.fromkeys(nouns.split(), frozenset(many(codes)))
    return found
