"""Names of armed bodies that the tables know, where the network takes them for other words.

"Islamic State fighters", "a Boko Haram attack": such names are made of common words or of foreign ones, stand before
nouns, and are cut or taken for a people, a person or a place. A name of several words that the tables know is put
together; of one that covers the whole the kind is set right where it would be a person's or a place's. Other bodies are
left to the network, which has read whole sentences: "Supreme Court" is a name of many.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from dateline.model import Document, Name, Sentence, Token
from dateline.resolve.folding import fold
from dateline.resolve.knowledge import Knowledge, knowledge

ARMED = frozenset("REB UAF PRM CRM".split())
BODY = "Organization"
MISTAKEN = frozenset(("Person", "Location"))
DATED = re.compile(r"\w+ \d+|\d+.*")
"""Names that are days first of all: "November 17", "19 April"."""
NOUNS = frozenset(("NOUN", "PROPN"))
ARTICLES = frozenset(("al", "el"))
LONGEST = 9
"""Words of the longest name that is looked for, hyphens among them."""
CERTAIN = 1.0
SMALL = 3
"""Letters up to which a word of a name may be written small: "of", "for", "the"."""


def with_known_names(doc: Document) -> Document:
    """The document, with the names of armed bodies as the tables know them."""
    sentences = tuple(map(_with_names, doc.sentences))
    changed = any(new is not old for new, old in zip(sentences, doc.sentences, strict=True))
    return replace(doc, sentences=sentences) if changed else doc


def _with_names(sentence: Sentence) -> Sentence:
    firsts, names, done = _keys(knowledge()).keys(), sentence.names, 0
    for index, token in enumerate(sentence.tokens):
        if index < done or not token.text[:1].isupper() or token.text.lower() not in firsts:
            continue
        span = _known_at(sentence, index)
        if span is not None:
            is_short = _is_acronym(sentence, index)
            may_be_person = span[1] - span[0] == 1 and not is_short  # "Wagner", "Ola" and "Ira"
            mistaken = MISTAKEN - {"Person"} if may_be_person else MISTAKEN
            names, done = _with_name(names, span, mistaken=mistaken, is_acronym=is_short), span[1]
    return sentence if names is sentence.names else replace(sentence, names=names)


def _known_at(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """The longest known name that begins at a word, with the article that belongs to it."""
    tokens = sentence.tokens
    known = _keys(knowledge())[tokens[index].text.lower()]
    for last in range(min(index + LONGEST, len(tokens)), index, -1):
        words = tokens[index:last]
        if not words[-1].text[-1:].isalnum():  # "al Qaeda-linked"
            continue
        if fold(_written(words)) in known and all(map(_may_be_in_name, words)):
            return _with_article(sentence, index), last
    return None


def _written(tokens: Sequence[Token]) -> str:
    """Words as they stand in the text: "Lashkar-e-Taiba" is five tokens without a blank."""
    parted = (" " * (one.end < other.start) + other.text for one, other in pairwise(tokens))
    return "".join((tokens[0].text, *parted))


def _may_be_in_name(token: Token) -> bool:
    return token.text[:1].isupper() or len(token.text) <= SMALL or not token.text.isalpha()


def _with_article(sentence: Sentence, index: int) -> int:
    """Where a name begins with the article before it: "al-Shabaab", "al Shabaab"."""
    before = [each.text.lower() for each in sentence.tokens[max(index - 2, 0) : index]]
    if before[-1:] == ["-"] and before[0] in ARTICLES:
        return index - 2
    return index - 1 if before and before[-1] in ARTICLES else index


def _is_acronym(sentence: Sentence, index: int) -> bool:
    """Whether a noun alone is written in capitals: "IS fighters"; not in "WHO IS HE", nor the verb of "it IS so"."""
    word, beside = sentence.tokens[index], sentence.tokens[index + 1 : index + 2]
    return word.text.isupper() and word.upos in NOUNS and all(not each.text.isupper() for each in beside)


def _with_name(
    names: tuple[Name, ...], span: tuple[int, int], *, mistaken: frozenset[str], is_acronym: bool
) -> tuple[Name, ...]:
    """The names of a sentence with a known one; the same where the network has it so, or a longer one around it.

    Of a name that is right but for its type, that is set right where it is one of ``mistaken``. A single word that the
    network takes for no name is one only as an acronym.
    """
    first, last = span
    met = [each for each in names if each.first < last and first < each.last]
    whole = next((each for each in met if each.first <= first and last <= each.last), None)
    is_mistaken = whole is not None and (whole.first, whole.last) == span and whole.type in mistaken
    if not is_mistaken and (whole is not None or (last - first == 1 and not is_acronym)):
        return names
    kept = [each for each in names if each not in met]
    return tuple(sorted([*kept, Name(first, last, BODY, CERTAIN)], key=lambda each: each.first))


@lru_cache(maxsize=2)
def _keys(known: Knowledge) -> dict[str, frozenset[str]]:
    """Keys of the names of armed bodies by their first word."""
    found: dict[str, set[str]] = {}
    for key in known.bodies(ARMED):
        if DATED.fullmatch(key):
            continue
        found.setdefault(key.partition(" ")[0], set()).add(key)
    return {first: frozenset(keys) for first, keys in found.items()}
