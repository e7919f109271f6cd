"""How the words of a place stand in their sentence: they say where ("in Lima"), or act, or belong to another noun."""

from __future__ import annotations

from bisect import bisect_left

from dateline.model import Document, Sentence
from dateline.resolve.surroundings import surroundings_of

ACTING = frozenset(("who", "whose"))
"""Where a town stands for its government, its people or what is theirs, and not for where something happens."""


def sentence_at(doc: Document, start: int) -> Sentence:
    """The sentence at an offset; raises IndexError in a report without any."""
    kept = surroundings_of(doc).kept
    starts: list[int] | None = kept.get(("sentence starts",))
    if starts is None:
        starts = kept["sentence starts",] = [each.start for each in doc.sentences]
    return doc.sentences[max(bisect_left(starts, start + 1) - 1, 0)]


def stands_at(doc: Document, start: int) -> str:
    """How the place at an offset stands: "where" with its preposition, "who", "whose", its relation, else "part"."""
    sentence = sentence_at(doc, start)
    first = next((i for i, token in enumerate(sentence.tokens) if token.start <= start < token.end), None)
    return "part" if first is None else _stands(sentence, first)


def _stands(sentence: Sentence, first: int) -> str:
    name = sentence.named.get(first)
    head = first
    if name is not None:
        inside = range(name.first, name.last)
        head = next((i for i in inside if sentence.tokens[i].head not in inside), first)
    relation = sentence.tokens[head].deprel
    part = relation.split(":")[0]
    if relation == "nmod:poss" or part in ("compound", "amod"):
        return "whose"
    if part in ("nsubj", "obj", "iobj"):
        return "who"
    if part in ("obl", "nmod"):
        cases = sentence.children_by(head, "case")
        return f"where {sentence.tokens[cases[0]].lemma}" if cases else "where"
    return part
