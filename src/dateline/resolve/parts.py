"""Phrases of several actors taken apart: "Russian and Belorussian soldiers" are two."""

from __future__ import annotations

from dateline.model import Document, Pair, Sentence
from dateline.resolve.mentions import phrase

_NAMING = ("NOUN", "PROPN", "ADJ", "PRON", "X")


def parts_of(doc: Document, pair: Pair) -> tuple[str, ...]:
    """The actors that a phrase names together with its partners, each in its own words."""
    sentence = next((each for each in doc.sentences if each.start <= pair[0] < each.end), None)
    if sentence is None:
        return ()
    inside = [i for i, token in enumerate(sentence.tokens) if token.start < pair[1] and pair[0] < token.end]
    tops = [i for i in inside if sentence.tokens[i].head not in inside]
    head = next((i for i in reversed(tops) if sentence.tokens[i].upos in ("NOUN", "PROPN")), tops[0])
    found: list[str] = []
    for member in _partners(sentence, head):
        found += _shared(sentence, member) or [_words(doc, sentence, member)]
    return tuple(dict.fromkeys(each for each in found if not any(f" {each} " in f" {o} " and each != o for o in found)))


def _partners(sentence: Sentence, head: int) -> list[int]:
    """All words that are coordinated with one, in text order."""
    tokens = sentence.tokens
    first = head
    while tokens[first].deprel.startswith("conj") and tokens[first].head >= 0:
        first = tokens[first].head
    found = {first}
    if tokens[first].deprel == "nsubj":  # two subjects joined by "and" that the parse did not join
        subjects = [i for i in sentence.children(tokens[first].head) if tokens[i].deprel == "nsubj"]
        if all(_after_and(sentence, i) for i in subjects[1:]):
            found |= {*subjects}
    agenda = [*found]
    while agenda:
        at = agenda.pop()
        name = [at, *(c for c in sentence.children_by(at, "flat", "compound") if tokens[c].upos == "PROPN")]
        for child in (c for each in name for c in sentence.children(each)):
            joined = tokens[child].deprel.startswith("conj") or (
                child > at
                and tokens[child].deprel in ("nmod:desc", "appos", "compound")
                and _after_and(sentence, child)
            )
            if joined and child not in found and tokens[child].upos in _NAMING:
                found.add(child)
                agenda.append(child)
    return sorted(found)


def _after_and(sentence: Sentence, token: int) -> bool:
    """Whether "and" opens what hangs on a word."""
    below = sentence.descendants(token)
    return bool(below) and any(sentence.tokens[i].deprel == "cc" for i in below if i <= max(token, below[0] + 1))


def _shared(sentence: Sentence, head: int) -> list[str]:
    """Adjectives of peoples that share one noun, each with the noun."""
    tokens = sentence.tokens
    if tokens[head].upos != "NOUN":
        return []
    for child in sentence.children_by(head, "amod", "compound"):
        every = [p for p in _partners(sentence, child) if tokens[p].text[:1].isupper() and p < head]
        if tokens[child].text[:1].isupper() and len(every) > 1:
            rest = " ".join(tokens[i].text for i in range(max(every) + 1, head + 1))
            return [f"{tokens[each].text} {rest}" for each in every]
    return []


def _words(doc: Document, sentence: Sentence, member: int) -> str:
    """A partner's own phrase, from the "and" before it on."""
    first, last = phrase(sentence, member)
    joint = [i for i in range(first, last) if sentence.tokens[i].deprel == "cc"]
    first = max([first, *(i + 1 for i in joint if i < member)])
    last = min([last, *(i for i in joint if i > member)])
    start, end = sentence.offsets(first, last)
    return doc.report.text[start:end].removesuffix("'s").removesuffix("’s").strip()
