"""Mentions of events, given by their words → what is compared of them: head, arguments, sentence, document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.model import Document, Pair, Sentence
from dateline.signature import content_words

Floats = NDArray[np.float64]
SUBJECT = ("nsubj", "nsubj:pass", "agent")
SMALL = ("DET", "PUNCT", "ADP")
ROLES = {"ARG0": "zero", "ARG1": "one", "ARG2": "one", "ARGM-TMP": "when", "ARGM-LOC": "where"}
LIGHT = frozenset("be have do make take get give go come put hold".split())
"""Heads that say nothing of the event; the word they govern does."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: its head's lemma and part of speech, its words, its arguments and the encoder's vector of its head.

    ``zero`` and ``one`` are content words of who did it and of what it was done to, ``when`` and ``where`` of time and
    place, ``around`` of the whole sentence; ``others`` the lemmas of other mentions in the sentence.
    """

    doc: str
    pair: Pair
    lemma: str
    upos: str
    words: frozenset[str]
    zero: frozenset[str]
    one: frozenset[str]
    when: frozenset[str]
    where: frozenset[str]
    around: frozenset[str]
    vector: Floats
    sentence: int
    order: int


def mentions_of(doc: Document, name: str, pairs: Iterable[Pair]) -> list[Mention]:
    """The mentions at some offsets of a parsed report, in text order; one that no sentence holds is left out."""
    found: list[Mention] = []
    for pair in sorted(pairs):
        sentence = next((each for each in doc.sentences if each.start <= pair[0] < each.end), None)
        if sentence is None or not sentence.tokens:
            continue
        found.append(_mention(doc, sentence, name, pair, order=len(found)))
    return found


def _mention(doc: Document, sentence: Sentence, name: str, pair: Pair, *, order: int) -> Mention:
    inside = [i for i, token in enumerate(sentence.tokens) if token.start < pair[1] and token.end > pair[0]]
    inside = inside or [min(range(len(sentence.tokens)), key=lambda i: abs(sentence.tokens[i].start - pair[0]))]
    head = _head(sentence, inside)
    token = sentence.tokens[head]
    zero, one, when, where = _arguments(sentence, head)
    vector = np.asarray(doc.vector(sentence.index, head) if doc.vector else [0.0], dtype=float)
    size = float(np.linalg.norm(vector))
    return Mention(
        doc=name,
        pair=pair,
        lemma=token.lemma,
        upos=token.upos,
        words=frozenset(
            sentence.tokens[i].lemma for i in inside if sentence.tokens[i].upos not in ("DET", "PUNCT", "ADP")
        ),
        zero=zero,
        one=one,
        when=when,
        where=where,
        around=frozenset(content_words(doc.report.text[sentence.start : sentence.end])),
        vector=vector / size if size else vector,
        sentence=sentence.index,
        order=order,
    )


def _head(sentence: Sentence, inside: Sequence[int]) -> int:
    """The token of a mention that governs the others; of "took place" the one that says what."""
    within = set(inside)
    tops = [i for i in inside if sentence.tokens[i].head not in within]
    top = next((i for i in tops if sentence.tokens[i].upos in ("VERB", "NOUN", "PROPN", "ADJ")), tops[0])
    if sentence.tokens[top].lemma in LIGHT:
        below = [i for i in sentence.children_by(top, "obj", "compound", "xcomp") if i in within]
        return below[0] if below else top
    return top


def _arguments(sentence: Sentence, head: int) -> tuple[frozenset[str], ...]:
    """Content words of who, what, when and where, from the frame of the head, else from the tree."""
    slots: dict[str, set[str]] = {"zero": set(), "one": set(), "when": set(), "where": set()}
    for frame in sentence.frames:
        if frame.token == head:
            for each in frame.arguments:
                slot = {"ARG0": "zero", "ARG1": "one", "ARG2": "one", "ARGM-TMP": "when", "ARGM-LOC": "where"}.get(
                    each.role
                )
                if slot and each.last > each.first:
                    slots[slot] |= _words(sentence, range(each.first, each.last))
    for act in sentence.acts:
        if act.token == head:
            for each in act.arguments:
                slot = {"actor": "zero", "recipient": "one", "time": "when", "place": "where"}.get(each.role)
                if slot:
                    slots[slot] |= _words(sentence, sentence.descendants(each.head))
    if not slots["zero"]:
        for child in sentence.children_by(head, *SUBJECT):
            side = "one" if sentence.tokens[child].deprel == "nsubj:pass" else "zero"
            slots[side] |= _words(sentence, sentence.descendants(child))
    if not slots["one"]:
        for child in sentence.children_by(head, "obj", "nmod", "nmod:poss", "compound", "amod"):
            slots["one"] |= _words(sentence, sentence.descendants(child))
    for time in sentence.times:
        if not slots["when"]:
            slots["when"] |= _words(sentence, range(time.first, time.last))
    return tuple(frozenset(slots[name]) for name in ("zero", "one", "when", "where"))


def _words(sentence: Sentence, tokens: Iterable[int]) -> set[str]:
    return set(content_words(" ".join(sentence.tokens[i].lemma for i in tokens)))
