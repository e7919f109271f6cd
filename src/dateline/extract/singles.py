"""Parents beside their children: "a woman and her three children were killed" are four.

Others who have no number of their own are not counted (`corpus/FORMAT.md`): of "a deputy and four other people" there
are four.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.counts import Count
from dateline.model import Sentence

OF_BODIES = frozenset("abducted arrested held injured killed".split())
"""What is counted of people one by one; a crowd is not."""
CHILDREN = frozenset("baby boy brother child daughter girl grandchild kid nephew niece sibling sister son".split())


def with_singles(sentence: Sentence, counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts, each of somebody's children with the one whose they are, if no other number is joined to them."""
    return tuple(_with_single(sentence, count, counts) for count in counts)


def _with_single(sentence: Sentence, count: Count, counts: Sequence[Count]) -> Count:
    word = sentence.tokens[count.head]
    if count.kind not in OF_BODIES or not count.low or word.lemma not in CHILDREN or word.deprel != "conj":
        return count
    parent = word.head
    beside = (parent, *sentence.children_by(parent, "conj"))
    if not _is_single(sentence, parent) or sum(each.head in beside for each in counts) > 1:
        return count
    first = min((parent, *sentence.children_by(parent, "det", "amod", "compound")))
    high = None if count.high is None else count.high + 1
    return replace(count, low=count.low + 1, high=high, first=first, last=max(count.last, count.head + 1))


def _is_single(sentence: Sentence, noun: int) -> bool:
    """ "A woman", "a nurse"."""
    word = sentence.tokens[noun]
    articles = [sentence.tokens[each].lemma for each in sentence.children_by(noun, "det")]
    return word.upos == "NOUN" and word.lemma == word.text.lower() and articles in (["a"], ["an"])
