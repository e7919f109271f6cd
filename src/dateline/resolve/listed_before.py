"""Whom "the three men" means: the three that the sentence before, or this one, named.

Two are told in `dateline.resolve.pairs`, whom an act sets face to face.
"""

from __future__ import annotations

from dateline.model import Document, Name, Pair, Sentence
from dateline.resolve.mentions import noun_type

NUMBERS = {word: number for number, word in enumerate("three four five six seven eight nine".split(), 3)}
POINTING = frozenset("all the these those".split())
BACK = 1
"""Sentences back."""


def named_before(doc: Document, sentence: Sentence, place: Pair) -> tuple[tuple[int, Name], ...]:
    """Sentence and name of each, where exactly as many persons were named as the words count; () otherwise."""
    number = _counted(sentence, place)
    if number is None:
        return ()
    for index in range(sentence.index, max(sentence.index - BACK, 0) - 1, -1):
        last = place[0] if index == sentence.index else len(doc.sentences[index].tokens)
        persons = {
            doc.report.text[slice(*doc.sentences[index].offsets(each.first, each.last))]: each
            for each in doc.sentences[index].names
            if each.type == "Person" and each.last <= last
        }
        if len(persons) == number:
            return tuple((index, each) for each in persons.values())
        if persons:
            return ()
    return ()


def _counted(sentence: Sentence, place: Pair) -> int | None:
    """How many persons a phrase counts: a pointing word, a number and a plural noun, and nothing else."""
    words = sentence.tokens[slice(*place)]
    if not 2 < len(words) < 5 or words[0].lemma.lower() not in POINTING:
        return None
    noun = words[-1]
    number = next((NUMBERS[each.text.lower()] for each in words[1:-1] if each.text.lower() in NUMBERS), None)
    is_plural = noun.upos == "NOUN" and noun.text.lower() != noun.lemma
    return number if is_plural and noun_type(noun.lemma, noun.text.lower()) == "Person" else None
