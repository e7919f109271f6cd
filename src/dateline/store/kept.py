"""What is kept of a report's text: all of it if asked, else the quoted words at their offsets."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence

from dateline.model import Account, Pair
from dateline.text import merge_pairs

NOT_KEPT = "░"
"""Stands for each code point that is not kept, so that offsets mean what they meant."""
REDACTED = "█"
"""Stands for each code point that was redacted; alone, for an address."""
LONGEST_QUOTE = 300
"""Code points of a sentence that are kept around the action; of longer ones the rest is left out."""
Quotes = Sequence[tuple[int, str]]


def text_hash(text: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def packed(text: str) -> bytes:
    """A text as compressed bytes; keeps every code point, also those that a database would refuse."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpacked(kept: bytes) -> str:
    """The text that `packed` made the bytes from."""
    return zlib.decompress(kept).decode("utf-8", "surrogatepass")


def quotes_of(text: str, accounts: Iterable[Account]) -> list[tuple[int, str]]:
    """The words that accounts quote, with where they start: their spans, and their sentences."""
    pairs = [pair for account in accounts for pair in quoted_pairs(account)]
    return [(start, text[start:end]) for start, end in merge_pairs(pairs)]


def quoted_pairs(account: Account) -> Iterable[Pair]:
    """Every span of an account, and its sentence (so much of it as `kept_sentence` keeps)."""
    yield kept_sentence(account)
    yield from account.action.words.spans
    yield from account.time.words.spans
    yield from account.place.words.spans
    for party in (*account.actors, *account.recipients):
        yield from party.words.spans
    for speaker in (*account.speakers, *account.confirmed_by):
        yield from speaker.words.spans
        yield from speaker.cue.spans
    for quantity in account.quantities:
        yield from quantity.words.spans
        yield from quantity.by.spans


def kept_sentence(account: Account) -> Pair:
    """The account's sentence; of a long one `LONGEST_QUOTE` code points with the action in them."""
    start, end = account.sentence
    if end - start <= LONGEST_QUOTE:
        return start, end
    inside = [pair for pair in account.action.words.spans if start <= pair[0] and pair[1] <= end]
    middle = (inside[0][0] + inside[0][1]) // 2 if inside else start
    first = min(max(start, middle - LONGEST_QUOTE // 2), end - LONGEST_QUOTE)
    return first, first + LONGEST_QUOTE


def text_of_quotes(length: int, quotes: Quotes) -> str:
    """A text of that length in which only the quoted words stand."""
    parts: list[str] = []
    at = 0
    for start, words in quotes:
        parts += [NOT_KEPT * (start - at), words]
        at = start + len(words)
    return "".join([*parts, NOT_KEPT * (length - at)])


def joined(one: Quotes, other: Quotes) -> list[tuple[int, str]]:
    """The words of both, of one text; where they overlap they are the same words."""
    letters: dict[int, str] = {}
    for start, words in (*one, *other):
        letters.update(enumerate(words, start))
    found: list[tuple[int, str]] = []
    for start, end in merge_pairs((at, at + 1) for at in letters):
        found.append((start, "".join(letters[at] for at in range(start, end))))
    return found
