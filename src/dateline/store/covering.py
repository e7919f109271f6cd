"""Finding words that must stay out by their hashes, and covering them with █, a sign for each code point."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from dateline.errors import InputError
from dateline.model import Pair, content_id
from dateline.store.kept import REDACTED
from dateline.store.rows import folded
from dateline.store.schema import tombstones
from dateline.text import cut_all, merge_pairs

_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Stone:
    """What is looked for in a text: the hash of words, how many words they are, and whether they are a name."""

    hash: str
    words: int
    name: bool = False


def stone_of(words: str, *, name: bool = False) -> Stone:
    """The stone of some words; raises InputError where they hold no letter."""
    found = _WORD.findall(folded(words))
    if not found:
        raise InputError("There is no word in it: give the name or the words that are to be taken out.")
    return Stone(_hash(found), len(found), name)


def _hash(words: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(words).encode("utf-8", "replace")).hexdigest()


def stones(connection: Connection) -> frozenset[Stone]:
    """Every person and quotation that must stay out."""
    asked = select(tombstones.c.hash, tombstones.c.words, tombstones.c.kind).where(tombstones.c.words > 0)
    return frozenset(Stone(row.hash, row.words, row.kind == "person") for row in connection.execute(asked))


def widened(text: str, some: frozenset[Stone]) -> frozenset[Stone]:
    """With the single words of each name that stands whole in the text: who is named once is then called by a part."""
    names = frozenset(stone for stone in some if stone.name and stone.words > 1)
    parts = [word for start, end in pairs_in(text, names) for word in _WORD.findall(folded(text[start:end]))]
    return some | {Stone(_hash([word]), 1) for word in parts if len(word) > 2}


def pairs_in(text: str, some: Iterable[Stone]) -> tuple[Pair, ...]:
    """Where the words of the stones stand in a text."""
    wanted: dict[int, set[str]] = {}
    for stone in some:
        wanted.setdefault(stone.words, set()).add(stone.hash)
    if not wanted or not text:
        return ()
    places = [match.span() for match in _WORD.finditer(text)]
    words = [folded(text[start:end]) for start, end in places]
    found = [
        (places[at][0], places[at + length - 1][1])
        for length, hashes in wanted.items()
        for at in range(len(words) - length + 1)
        if _hash(words[at : at + length]) in hashes
    ]
    return merge_pairs(found)


def covered(text: str | None, some: Iterable[Stone]) -> str | None:
    """A text in which those words are covered."""
    return covered_at(text, pairs_in(text, some)) if text else text


def covered_at(text: str, pairs: Iterable[Pair]) -> str:
    """A text covered in those places."""
    letters = list(text)
    for start, end in pairs:
        letters[start:end] = REDACTED * (end - start)
    return "".join(letters)


def covered_told(told: dict[str, Any], words: str, some: frozenset[Stone]) -> dict[str, Any]:
    """An account whose words are cut anew from a covered text; names that hold such words become None."""

    def walk(value: Any) -> Any:
        if isinstance(value, list):
            return [walk(each) for each in value]
        if not isinstance(value, dict):
            return covered(value, some) if isinstance(value, str) else value
        new = {name: walk(each) for name, each in value.items()}
        if value.get("spans") and "text" in value:
            new["text"] = cut_all(words, [(start, end) for start, end in value["spans"]])
        if isinstance(value.get("name"), str) and REDACTED in new["name"]:
            new |= {"name": None} | ({"ids": {}} if "ids" in value else {})
        return new

    new: dict[str, Any] = walk(told)
    sentence = new["sentence"]
    if sentence["text"]:
        sentence["text"] = words[sentence["start"] : sentence["end"]]
    return new


def withheld(hashed: str) -> str:
    """What a tombstone keeps of an id or hash."""
    return content_id("withheld", hashed)
