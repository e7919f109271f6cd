"""Who was hurt beside others: "along with two guards", "ten other people were also hurt", "the six who were shot"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.counts import Count, CountKind, kind_by_verb
from dateline.model import Sentence

TOGETHER = frozenset(("along", "together"))
FURTHER = frozenset("additional another further more other others".split())


def with_companions(sentence: Sentence, counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts, those who were hit along with somebody as of what was done to him."""
    return tuple(_with_companion(sentence, count) for count in counts)


def _with_companion(sentence: Sentence, count: Count) -> Count:
    if count.kind is not None or count.relation not in ("obl", "nmod") or not _is_along(sentence, count.head):
        return count
    verb, beside = count.verb, sentence.tokens[count.verb]
    if count.relation == "nmod" and beside.deprel in (
        "obj",
        "nsubj:pass",
    ):  # hung on whom they were with
        verb = beside.head
    kind = kind_by_verb(sentence, count.head, verb=verb, relation="obj")
    return replace(count, kind=kind, verb=verb, relation="obj") if kind else count


def _is_along(sentence: Sentence, head: int) -> bool:
    """ "Was killed along with two of his guards"."""
    for case in sentence.children_by(head, "case"):
        first = sentence.tokens[case].lemma
        near = {
            first,
            *(sentence.tokens[at].lemma for at in range(max(case - 1, 0), min(case + 2, len(sentence.tokens)))),
        }
        if first == "alongside" or ("with" in near and not TOGETHER.isdisjoint(near)):
            return True
    return False


def is_further(sentence: Sentence, count: Count) -> bool:
    """Whether a number counts people beside those counted before: "ten others", "two more officers"."""
    near = {count.head, *range(max(count.first - 1, 0), min(count.last + 2, len(sentence.tokens)))}
    return any(sentence.tokens[at].lemma in FURTHER and not _than(sentence, at) for at in near)


def _than(sentence: Sentence, at: int) -> bool:
    """ "More than ten" are not ten more."""
    return at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].lemma == "than"


def kind_by_clause(sentence: Sentence, count: Count, act: int) -> CountKind | None:
    """What a relative clause says was done to the people counted: "on the six monks that were murdered in May"."""
    if count.kind is not None or sentence.tokens[act].head != count.head:
        return None
    return kind_by_verb(sentence, count.head, verb=act, relation="obj")
