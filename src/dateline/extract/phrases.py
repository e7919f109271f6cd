"""A head word → the words of its phrase, and the heads that stand beside it."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Pair, Sentence, once

LEFT_OUT = frozenset(
    "acl acl:relcl conj cc parataxis appos advcl advcl:relcl case mark punct dep discourse vocative "
    "reparandum cop list orphan advmod aux ccomp xcomp csubj expl nsubj obl:tmod nmod:tmod nmod:unmarked "
    "obl:unmarked".split()
)
"""Children of a party's head that are not part of its phrase."""
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"))
AMOUNTS = frozenset("at least more than several some about nearly almost over around many few dozens".split())
"""Words before a number or noun that belong to its amount."""
KEPT_ADVERBS = frozenset(("about", "around", "nearly", "almost", "over", "at", "least", "more", "than", "some", "up"))


@once
def phrase(sentence: Sentence, head: int) -> tuple[int, int]:
    """Tokens ``[first, last)`` of the noun phrase around a head, without clauses, partners or loose apposition.

    A name that covers the head is kept whole.
    """
    kept = {head}
    agenda = [head]
    while agenda:
        at = agenda.pop()
        for child in sentence.children(at):
            token = sentence.tokens[child]
            inner = at != head
            if token.deprel in LEFT_OUT and not (
                (inner and token.deprel in {"case", "conj", "cc", "punct"})
                or (token.deprel == "advmod" and token.text.lower() in KEPT_ADVERBS)
                or (token.deprel == "punct" and token.text == "-")
                or (token.deprel == "appos" and _is_close(sentence, at, child))
            ):
                continue
            if at == head and token.deprel.startswith("nmod") and _is_time(sentence, child):
                continue
            kept.add(child)
            agenda.append(child)
    first, last = _around(kept, head)
    while first > 0 and sentence.tokens[first - 1].text.lower() in AMOUNTS and sentence.tokens[first].upos != "PRON":
        first -= 1
    name = sentence.name_at(head)
    if name and name.type not in ("Date", "Money"):
        first, last = min(first, name.first), max(last, name.last)
    while first < head and sentence.tokens[first].upos in ("PUNCT", "ADP", "CCONJ", "SCONJ"):
        if sentence.tokens[first].text.lower() == "at" and sentence.tokens[first + 1].text.lower() in ("least", "most"):
            break
        first += 1
    while last - 1 > head and sentence.tokens[last - 1].upos in ("PUNCT", "ADP", "CCONJ", "SCONJ"):
        last -= 1
    if last - 1 > head and sentence.tokens[last - 1].text in ("'s", "’s", "'", "’"):
        last -= 1
    return first, last


def _is_close(sentence: Sentence, head: int, child: int) -> bool:
    """A name that follows its title without a comma: "the rebel commander Idris Sall"."""
    return child > head and all(sentence.tokens[i].upos != "PUNCT" for i in range(head + 1, child))


def _around(kept: Iterable[int], head: int) -> tuple[int, int]:
    """The unbroken run of kept tokens around the head."""
    inside = set(kept)
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return first, last + 1


def _is_time(sentence: Sentence, token: int) -> bool:
    name = sentence.name_at(token)
    return bool(name and name.type == "Date")


def partners(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Heads joined to this one by "and", "or" or a comma ("Russia and the United States")."""
    found: list[int] = []
    for child in sentence.children_by(head, "conj"):
        if sentence.tokens[child].upos in ("NOUN", "PROPN", "PRON"):
            found += [child, *partners(sentence, child)]
    return tuple(found)


def pair_of(sentence: Sentence, place: tuple[int, int]) -> Pair:
    """Offsets of tokens ``[first, last)``."""
    return sentence.offsets(*place)
