"""Sentences moved to other countries: "Norway recalled its envoy" → "Peru recalled its envoy".

The network has read each sentence of the corpus many times and may know its acts by its names. Names of one word that
stand for a country, its people or its capital are changed for those of another, alike through the sentence.
"""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import dateline.resolve.knowledge

TABLE = Path(dateline.resolve.knowledge.__file__).with_name("countries.tsv")
SLOTS = ("name", "people", "capital")


class Country(NamedTuple):
    """Its names of one word, the first of each kind; "" where it has none."""

    name: str
    people: str
    capital: str


@lru_cache(maxsize=1)
def countries() -> tuple[tuple[Country, ...], dict[str, tuple[int, str]]]:
    """States of today with a name of one word for each slot; and every word that names one, with its slot."""
    whole: list[Country] = []
    words: dict[str, tuple[int, str]] = {}
    number = 0
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        columns = [*line.split("\t"), "", "", "", "", "", ""]
        if line.startswith("#") or columns[5] or columns[6]:
            continue
        lists = [[each for each in column.split(";") if each and " " not in each] for column in columns[1:4]]
        for slot, names in zip(SLOTS, lists, strict=True):
            words |= {name: (number, slot) for name in names if name not in words}
        number += 1
        if all(lists):
            whole.append(Country(*(names[0] for names in lists)))
    return tuple(whole), words


def moved(example: dict, rng: random.Random) -> dict:
    """The example with other countries; as it is where it names none."""
    whole, known = countries()
    taken: dict[int, Country] = {}
    words = list(example["words"])
    for at, word in enumerate(words):
        if word not in known:
            continue
        number, slot = known[word]
        if number not in taken:
            taken[number] = rng.choice([each for each in whole if each not in taken.values()])
        words[at] = getattr(taken[number], slot)
    return {**example, "words": words}
