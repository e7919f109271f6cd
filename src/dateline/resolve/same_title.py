"""Whom a bare title means: "the Foreign Secretary" of a report that names one "Foreign Secretary Jane Roe"."""

from __future__ import annotations

from dateline.model import Pair, Sentence
from dateline.resolve.mentions import Mention
from dateline.resolve.surroundings import Surroundings

WORDS = 2
"""Words of a title at least: every country has a "President", and "the Minister" is any."""


def bearer_of(around: Surroundings, sentence: Sentence, place: Pair) -> Mention | None:
    """The only person of the report before whose name the words of a phrase stand; None of several, and of none.

    Only titles in capitals count: whoever writes them so means one office.
    """
    first, last = place
    tokens = sentence.tokens[first + (sentence.tokens[first].text.lower() == "the") : last]
    if len(tokens) < WORDS or not all(token.text[:1].isupper() for token in tokens):
        return None
    title = [token.text for token in tokens]
    found = {each.full: each for each in around.mentions if _is_called(around, each, title)}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_called(around: Surroundings, mention: Mention, title: list[str]) -> bool:
    """Whether a person's name stands right behind a title, and the title behind no word that makes it another's."""
    if mention.kind != "name" or mention.type != "Person" or mention.first < len(title):
        return False
    tokens = around.doc.sentences[mention.sentence].tokens
    first = mention.first - len(title)
    before = tokens[first - 1] if first else None
    is_whole = before is None or not before.text[:1].isupper() or before.head not in range(first, mention.last)
    return is_whole and [token.text for token in tokens[first : mention.first]] == title
