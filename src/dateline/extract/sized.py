"""Which act a bare number is of: "police said 2,000", "the movement spoke of 130,000" behind a march told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.counts import Count
from dateline.extract.elided import elided_in
from dateline.extract.reckoned import counter_of, is_other_side, says_alone
from dateline.model import Quantity, QuantityKind, Sentence

BACK = 2
"""Sentences of one paragraph over which a number of victims still belongs to the act before it."""
AGAIN_BACK = 6
"""The same of a crowd that one side has counted and another counts anew, paragraphs below."""
CROWD = 10
"""People from whom on protesters are a crowd."""
CROWDED = frozenset(("demo", "obstruct", "riot", "vandalize", None))
"""Modes of protest whose people are a crowd: those who strike or fast are none."""
OF_MODES: dict[tuple[str, str | None], QuantityKind] = {
    ("ASSAULT", "abduct"): "abducted",
    ("COERCE", "arrest"): "arrested",
    ("COERCE", "deport"): "displaced",
}
"""What alone a number of such acts counts."""


@dataclass(frozen=True, slots=True)
class Counted:
    """An act as numbers see it: where its word stands, its type and its mode, and whether it is told as real."""

    sentence: int
    token: int
    type: str
    mode: str | None
    is_real: bool = True


def sized_before(sentence: Sentence, count: Count, acts: Sequence[Counted]) -> int | None:
    """The gathering told just before, where this sentence only says how many somebody counted there.

    "The ministry put the number of participants at 20,000. The movement spoke of 130,000."
    """
    if count.kind is not None or (count.low or count.high or 0) < CROWD or counter_of(sentence, count) is None:
        return None
    for i, act in reversed(list(enumerate(acts))):
        near = sentence.index - BACK <= act.sentence < sentence.index
        if near and act.type == "PROTEST" and act.mode in CROWDED:
            return i
    return None


def counted_again(
    sentence: Sentence, count: Count, *, acts: Sequence[Counted], found: Sequence[Sequence[Quantity]]
) -> tuple[int, QuantityKind] | None:
    """The gathering whose size one side has given, where another gives its own: "The unions said 4,000."."""
    for i, act in reversed(list(enumerate(acts))):
        if (count.low or count.high or 0) < CROWD:
            break
        near = sentence.index - AGAIN_BACK <= act.sentence <= sentence.index
        if near and act.type == "PROTEST" and act.mode in CROWDED and is_other_side(sentence, count, found[i]):
            return i, "crowd"
    return _told_alone(sentence, count, acts, found)


def _told_alone(
    sentence: Sentence, count: Count, acts: Sequence[Counted], found: Sequence[Sequence[Quantity]]
) -> tuple[int, QuantityKind] | None:
    """The act just before a number that its clause only says: "…; police said 2,000, organisers 10,000".

    Two who say such numbers beside each other count the same; one alone answers a number that was told.
    """
    if not says_alone(sentence, count):
        return None
    sides = any(each.base.first == count.first for each in elided_in(sentence))
    back = 0 if sentence.turns_away else 1
    for i, act in reversed(list(enumerate(acts))):
        if act.sentence < sentence.index - back:
            break
        if act.sentence > sentence.index or (act.sentence == sentence.index and act.token > count.first):
            continue
        kind = _kind_of_act(act, found[i])
        if kind is None or (kind == "crowd" and (count.low or count.high or 0) < CROWD):
            continue
        if sides or any(each.what == kind and (each.high is None or each.by.spans) for each in found[i]):
            return i, kind
    return None


def _kind_of_act(act: Counted, told: Sequence[Quantity]) -> QuantityKind | None:
    """What a number counts of which the act alone tells it: of an attack what has been counted of it."""
    if act.type == "PROTEST" and act.mode in CROWDED:
        return "crowd"
    kinds = {each.what for each in told}
    only: QuantityKind | None = told[0].what if len(kinds) == 1 else None
    return OF_MODES.get((act.type, act.mode), only if act.type in ("ASSAULT", "COERCE") else None)
