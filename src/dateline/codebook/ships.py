"""Ships by their names: "the MV Ruen" and "HMS Kent" are no places, whatever their names' words are."""

from __future__ import annotations

from collections.abc import Sequence

PREFIXES = frozenset(
    "ARA BNS BRP HMAS HMCS HMNZS HMS INS KRI MS MSC MT MV PNS RFA RRS SS TCG USCGC USNS USS FV RV SY MY".split()
)
"""What stands before the name of a ship, of a navy or a merchant (https://en.wikipedia.org/wiki/Ship_prefix)."""


def is_ship(words: Sequence[str]) -> bool:
    """Whether the words of a name are those of a ship: a prefix, with or without dots, and what it is called."""
    return len(words) > 1 and words[0].replace(".", "").replace("/", "") in PREFIXES
