"""What tells which role a candidate plays: marks of the predicate, of the ways from it, of words and of spans.

Every mark has a name ("way nsubj", "length 3"); here it is the row that ``row_of`` gives to the name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.model import Token
from dateline.parse.role_candidates import CUTS, Candidate, Span, Tree

Ints = NDArray[np.int64]
LENGTHS = (0, 1, 2, 3, 4, 6, 9, 14, 24)
"""Upper bounds, in words, of the classes of lengths and distances."""
FARTHEST = 512
"""Words; no sentence that is read at once is longer."""
TELLING = frozenset(("acl", "acl:relcl", "xcomp", "conj", "advcl", "amod", "cop", "compound", "aux"))
"""Relations of a predicate under which its arguments stand elsewhere."""


class MarkRows:
    """The rows of all marks that hang on numbers alone, and of others by their names."""

    def __init__(self, row_of: Callable[[str], int]) -> None:
        self.of = row_of
        sizes = range(FARTHEST)
        self.cuts = np.array([row_of(f"cut {each}") for each in range(CUTS)])
        self.lengths = np.array([row_of(f"length {_size(each)}") for each in sizes])
        # By first - predicate - 1 for what stands behind; by last - predicate - 1, below zero, for what stands before.
        distances = [f"behind {_size(each)}" for each in sizes] + [f"before {_size(each)}" for each in reversed(sizes)]
        self.distances = np.array([row_of(each) for each in distances])
        self.signs = np.array([[row_of(f"signs {one}{two}") for two in (0, 1)] for one in (0, 1)])
        self.learnt = np.array([row_of(f"learnt {each}") for each in (0, 1)])


class Marks:
    """The marks of a sentence: ``head`` [N, 3] of words as heads, ``first`` [N, 1] and ``last`` [N, 1] of words where a
    span begins and ends."""

    def __init__(self, tokens: Sequence[Token], tree: Tree, rows: MarkRows) -> None:
        self._tokens = tokens
        self._tree = tree
        self._rows = rows
        lemmas = [token.lemma.lower() for token in tokens]
        of = rows.of
        self.head: Ints = np.array(
            [
                (of(f"head {lemma}"), of(f"kind {token.upos}"), of(f"rel {token.deprel}"))
                for token, lemma in zip(tokens, lemmas, strict=True)
            ]
        )
        self.first: Ints = np.array([(of(f"first {lemma}"),) for lemma in lemmas])
        self.last: Ints = np.array([(of(f"last {token.upos}"),) for token in tokens])
        self._signs = np.array([0, *(token.upos == "PUNCT" for token in tokens), 0], np.int64)

    def predicate(self, word: int) -> list[int]:
        """Lemma; part of speech with passive, what stands beside it, its ending and its own relation."""
        token = self._tokens[word]
        below = {self._tree.rels[child] for child in self._tree.children[word]}
        passive = not below.isdisjoint(("aux:pass", "nsubj:pass"))
        subject, object_ = not below.isdisjoint(("nsubj", "nsubj:pass")), "obj" in below
        form = token.text.lower()
        ending = "ing" if form.endswith("ing") else "ed" if form.endswith(("ed", "en")) else ""
        relation = token.deprel if token.deprel in TELLING else ""
        voice = f"voice {token.upos} {passive:d}{subject:d}{object_:d} {ending} {relation}"
        return [self._rows.of(f"verb {token.lemma}"), self._rows.of(voice)]

    def ways(self, predicate: int) -> Ints:
        """[N, 3]: from the predicate up to what governs both and down to each word: the way, and its two halves."""
        found = [(0, 0, 0)] * len(self._tokens)
        rels, children, of = self._tree.rels, self._tree.children, self._rows.of
        above = [predicate, *self._tree.above(predicate)]
        seen = set(above)
        up = ""
        for top in above:
            up_row = of(f"up {up}")
            left = [(top, "")]
            while left:
                word, down = left.pop()
                found[word] = of(f"way {up}|{down}"), up_row, of(f"down {down}")
                left += [(each, f"{down}/{rels[each]}") for each in children[word] if each not in seen]
            up = f"{up}/{rels[top]}"
        return np.array(found)

    def spans(self, places: Ints, *, predicate: int, learnt: Sequence[int]) -> Ints:
        """[candidates, 5]: cut, length, distance, signs beside it, whether the network reads a stretch of one role.

        ``places`` [candidates, 4] are candidates as numbers.
        """
        first, last, cut, rows = places[:, 0], places[:, 1], places[:, 3], self._rows
        near = np.where(last <= predicate, last, first)
        found = np.empty((len(places), 5), np.int64)
        found[:, 0] = rows.cuts[cut]
        found[:, 1] = rows.lengths[last - first]
        found[:, 2] = rows.distances[near - (predicate + 1)]
        found[:, 3] = rows.signs[self._signs[first], self._signs[last + 1]]
        found[:, 4] = rows.learnt[learnt]
        return found

    def whole(self, spans: Sequence[Candidate], predicate: int, learnt: frozenset[Span]) -> Ints:
        """[candidates, 15]: all marks of each candidate of a predicate."""
        places = np.array(spans)
        own = np.tile(self.predicate(predicate), (len(places), 1))
        head, first, last = places[:, 2], places[:, 0], places[:, 1] - 1
        told = self.spans(places, predicate=predicate, learnt=[int(span[:2] in learnt) for span in spans])
        parts = (own, self.ways(predicate)[head], self.head[head], self.first[first], self.last[last], told)
        return np.concatenate(parts, 1)


def _size(words: int) -> int:
    return sum(words > bound for bound in LENGTHS)
