"""The spans that may be an argument of a predicate: branches of the tree, whole or cut where arguments end.

On EWT dev 95 of 100 arguments are among them; of whole branches alone 88.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dateline.quick import found_once

Span = tuple[int, int]
LEADING = frozenset(("cc", "punct", "mark", "case"))
"""Relations of what stands before an argument whose head governs the predicate ("by [gunmen] wearing …")."""
BEFORE = LEADING.union(
    "nsubj nsubj:pass nsubj:outer csubj cop aux aux:pass expl advmod discourse vocative obl advcl".split()
)
"""And before a predicate's noun ("this is [the best]")."""
LOW = frozenset(("nmod", "obl", "advmod", "xcomp", "ccomp"))
BEHIND = LOW.union("conj parataxis advcl acl acl:relcl appos list punct cc dep orphan".split())
"""Relations of what often hangs too low: an argument may end before it."""
ENDS = 3
"""So many of these ends are tried for one head."""
ABOVE, ALONE, PAIR, LEARNT = 20, 16, 17, 18
"""Kinds of cuts beside 0-15, four beginnings by four ends: ABOVE is added for heads that govern the predicate."""
CUTS = 2 * ABOVE


class Candidate(NamedTuple):
    """The words [first, last), the word that governs them, and how they were cut."""

    first: int
    last: int
    head: int
    cut: int


class Tree:
    """The tree of a sentence, asked for the candidates of its predicates."""

    def __init__(self, heads: Sequence[int], rels: Sequence[str], *, signs: Sequence[bool]) -> None:
        """``heads`` are governors (-1 for the root), ``rels`` the relations to them, ``signs`` what is punctuation."""
        self.heads = heads
        self.rels = rels
        self._signs = signs
        self._branches = [0] * len(heads)  # for each word a number whose bits are the words that it governs
        self.children: list[list[int]] = [[] for _ in heads]
        for word, head in enumerate(heads):
            if head >= 0:
                self.children[head].append(word)
            bit, at = 1 << word, word
            while at >= 0 and not self._branches[at] & bit:
                self._branches[at] |= bit
                at = heads[at]

    @found_once
    def _plain(self) -> list[Candidate]:
        """Of each word its branch whole and without signs at its edges: more is tried only near the predicate."""
        found: list[Candidate] = []
        for head, branch in enumerate(self._branches):
            first, last = _stretch(head, branch)
            found.append(Candidate(first, last, head, 0))
            if self._signs[first] or self._signs[last - 1]:
                begin, end = self._behind_signs(first, head), self._before_signs(last, head)
                found += (
                    Candidate(begin, last, head, 4),
                    Candidate(first, end, head, 1),
                    Candidate(begin, end, head, 5),
                )
        return found

    def above(self, word: int) -> list[int]:
        """The words that govern a word, the nearest first."""
        found: list[int] = []
        at = self.heads[word]
        while at >= 0 and at != word and at not in found:
            found.append(at)
            at = self.heads[at]
        return found

    def candidates(self, predicate: int, learnt: Sequence[Span] = ()) -> list[Candidate]:
        """Each span once, none with the predicate in it; ``learnt`` are spans found otherwise."""
        found: dict[Span, Candidate] = {}
        above, below = self.above(predicate), predicate
        for head in above:
            _put(found, predicate, self._cut(head, self._branches[head] & ~self._branches[below], kind=ABOVE))
            below = head
        closed = {predicate, *above}
        for head in self.children[predicate]:
            if head not in closed:
                _put(found, predicate, self._cut(head, self._branches[head]))
            closed.add(head)
        _put(found, predicate, (each for each in self._plain if each.head not in closed))
        _put(found, predicate, self._pairs(predicate))
        _put(found, predicate, (Candidate(*each, self.top(*each), LEARNT) for each in learnt))
        return list(found.values())

    def top(self, first: int, last: int) -> int:
        """The first word of a stretch whose governor lies outside it."""
        return next((word for word in range(first, last) if not first <= self.heads[word] < last), last - 1)

    def _pairs(self, predicate: int) -> Iterator[Candidate]:
        """What depends on the predicate, taken together with what stands behind it."""
        below = self.children[predicate]
        for one, two in pairwise(below):
            if not self._signs[one] and not self._signs[two]:
                first, middle = _stretch(one, self._branches[one])
                begin, last = _stretch(two, self._branches[two])
                if begin == middle:
                    yield Candidate(first, last, one, PAIR)

    def _cut(self, head: int, branch: int, *, kind: int = 0) -> Iterator[Candidate]:
        """The unbroken stretch of a branch around its head, from each likely beginning to each likely end."""
        first, last = _stretch(head, branch)
        ends = list(self._ends(head, last))
        for begin, how in self._beginnings(head, first):
            for end, where in ends:
                yield Candidate(begin, end, head, kind + 4 * how + where)
        yield Candidate(head, head + 1, head, kind + ALONE)

    def _beginnings(self, head: int, first: int) -> Iterator[tuple[int, int]]:
        yield first, 0
        bare = self._behind_signs(first, head)
        plain = self._behind(head, first, LEADING)
        yield from ((each, how) for each, how in ((bare, 1), (plain, 2)) if each != first)
        core = self._behind(head, plain, BEFORE)
        if core != plain:
            yield core, 3

    def _behind(self, head: int, first: int, rels: frozenset[str]) -> int:
        """Where a branch begins without the dependents of some relations that lead it."""
        while first < head:
            top = first
            while self.heads[top] != head and self.heads[top] >= 0:
                top = self.heads[top]
            if self.heads[top] != head or self.rels[top] not in rels:
                break
            _, behind = _stretch(top, self._branches[top])
            if behind <= first:
                break
            first = behind
        return min(first, head)

    def _ends(self, head: int, last: int) -> Iterator[tuple[int, int]]:
        yield last, 0
        bare = self._before_signs(last, head)
        if bare != last:
            yield bare, 1
        seen = {last, bare}
        for child in self.children[head]:
            if head < child < last and self.rels[child] in BEHIND and len(seen) < 2 + ENDS:
                end = self._before_signs(_stretch(child, self._branches[child])[0], head)
                if head < end < last and end not in seen:
                    seen.add(end)
                    yield end, 2 + (self.rels[child] in LOW)

    def _behind_signs(self, first: int, head: int) -> int:
        while first < head and self._signs[first]:
            first += 1
        return first

    def _before_signs(self, end: int, head: int) -> int:
        while end - 1 > head and self._signs[end - 1]:
            end -= 1
        return end


def _put(found: dict[Span, Candidate], predicate: int, candidates: Iterable[Candidate]) -> None:
    for each in candidates:
        first, last, _, _ = each
        if not first <= predicate < last:
            found.setdefault((first, last), each)


def _stretch(head: int, branch: int) -> Span:
    """The unbroken run of a branch's words around its head."""
    first = (~branch & ((1 << head) - 1)).bit_length()  # behind the last word before the head that is not in it
    rest = branch >> head
    return first, head + (~rest & (rest + 1)).bit_length() - 1  # to the first word after it that is not
