"""Grows the part of an account along the strongest ties that lead out of it, from what is known of former parts.

Parts are the nodes of a single-linkage tree (`parts.py`): what hangs together by ties stronger than all that lead out
of it. Two things are kept of a part so that one more account costs no look at all its ties: the ties that span it (no
others decide where it is cut), and the strongest that leads out.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import NamedTuple

from dateline.merge.rows import Floats
from dateline.merge.ties import Strength, Ties

NOTHING = (float("inf"),)
"""Weaker than any tie: what leads out of accounts that are tied to nobody else."""
BOUND = float("inf")
"""The strength of a judgement "same"; what is bound is never cut, however much it is."""
SPANNED = 24
"""Members of a part from which on the ties that span it are kept; of fewer they are soon found."""
PICKED = 3
"""So many ties of an account are picked one by one, as mostly no more are asked for; then the rest is sorted."""
Bound = Mapping[int, Iterable[int]]
"""Accounts that judgements tie, by their numbers."""
Tie = tuple[Strength, int, int]
"""A tie with the two accounts that it ties."""
_Ways = Iterator[tuple[Strength, int]]
_Way = tuple[Strength, int, int, int, _Ways]
"""A tie that leads out, whom it leads to and from whom, and the weaker ties of the same member (by their id, and
themselves)."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Members of a part, in order, and the log-odds of each two of them (a square).

    ``out`` is the strongest tie that leads out of it, weaker than what holds it together; None where it is not known.
    ``tree`` are the ties that span it, two members each, one after another; none where they are not kept. ``since``
    grows by ties that have come between its members after that.
    """

    members: tuple[int, ...]
    odds: Floats
    out: Strength | None = None
    tree: tuple[int, ...] = ()
    since: list[int] = field(default_factory=list)


class Grown(NamedTuple):
    """A part as found: its members, the strongest tie that leads out, and the ties that span it, as `Part` has them."""

    members: list[int]
    out: Strength
    tree: list[int]


@dataclass(slots=True)
class _Span:
    """Some members, the ties that span them, the strongest first, and the strongest tie that leads out of them.

    ``ahead`` has the members and all that leads out, for the first that goes on from there.
    """

    members: Set[int]
    ties: list[Tie]
    out: Strength
    ahead: tuple[set[int], list[_Way]] | None


class Growth:
    """Finds parts, some of which are as they were: all that have no ``touched`` member."""

    def __init__(
        self,
        ties: Ties,
        known: Mapping[int, Part],
        *,
        touched: Set[int],
        away: Set[int],
        bound: Bound,
        largest: int,
    ) -> None:
        """``known`` are the parts there were, by member; ``away`` accounts that are compared no more."""
        self._ties, self._known, self._bound = ties, known, bound
        self._touched, self._away, self._largest = touched, away, largest
        self._joining: dict[int, list[int]] = {}
        self._spans: dict[int, _Span] = {}
        if not bound:
            for number in touched:
                if number not in known and (home := self._home(number)):
                    self._joining.setdefault(id(home), []).append(number)

    def part_of(self, start: int) -> Grown:
        """The part of an account, grown along the strongest tie that leads out (Prim's way).

        Whenever that tie is weaker than all before, what was grown so far is a set by itself; the last that is small
        enough is the part.
        """
        home = None if self._bound else self._home(start)
        grown, tree, cut = ([start], [], None) if home is None else self._begun(start, home)
        if cut is not None:
            return Grown(grown, cut, tree)
        inside, edges = self._edges(grown, home)
        closed, weakest, out = len(grown), None, NOTHING
        while True:
            while edges and edges[0][1] in inside:
                *_, first, ways = heappop(edges)
                _look_out(first, ways, inside, edges)
            if not edges:
                whole = len(grown) <= self._largest or (closed == 1 and _bound_only(weakest))
                return Grown(grown, NOTHING, tree) if whole else _cut_back(grown, closed, out, tree)
            edge, newest, _, first, ways = heappop(edges)
            if weakest is None or edge > weakest:  # keys are sorted strongest first
                if len(grown) <= self._largest or _bound_only(weakest):
                    closed, out = len(grown), edge
                weakest = edge
            if len(grown) >= self._largest and not _bound_only(weakest):
                return _cut_back(grown, closed, out, tree)
            with_it, spanning = self._that_come_with(newest, edge)
            fresh = [each for each in with_it if each not in inside]
            if len(fresh) > 1 and len(grown) + len(fresh) > self._largest:
                return _cut_back(grown, closed, out, tree)  # none of these comes without the others
            tree += (first, newest, *spanning)
            grown += fresh
            inside.update(fresh)
            for number in fresh:
                self._look_around(number, inside, edges)
            _look_out(first, ways, inside, edges)

    def _home(self, number: int) -> Part | None:
        """The part that an account was in, or else of whom its strongest tie leads to."""
        home = self._known.get(number)
        if home is not None:
            return home
        near = next(_strongest_first(self._ties, number, self._ties.of(number).keys(), inside=()), None)
        return None if near is None else self._known.get(near[1])

    def _begun(self, start: int, home: Part) -> tuple[list[int], list[int], Strength | None]:
        """What surely hangs together with an account, of the part that it was in or comes to; the ties that span it;
        and the tie behind which there are too many, where there are."""
        span = self._span(home)
        sets: dict[int, list[int]] = {}
        cut: Strength | None = None
        for strength, one, other in span.ties:
            if strength > span.out:  # who is tied to others more strongly than by this may belong to them
                break
            here, there = sets.setdefault(one, [one]), sets.setdefault(other, [other])
            own = sets.get(start)
            if len(here) + len(there) > self._largest and (own is here or own is there):
                cut = strength
                break
            _join(sets, here, there)
        found = sets.get(start, [start])
        inside = set(found)
        tree = _pairs([tie for tie in span.ties if tie[1] in inside and tie[2] in inside])
        return list(found), tree, cut

    def _span(self, home: Part) -> _Span:
        """What spans a part as it was, without those that are gone and with those that come to it."""
        span = self._spans.get(id(home))
        if span is None:
            members = {*home.members, *self._joining.get(id(home), ())} - self._away
            ahead = self._edges(members, None)
            out = ahead[1][0][0] if ahead[1] else NOTHING
            span = self._spans[id(home)] = _Span(members, self._spanning(members, home), out, ahead)
        return span

    def _edges(self, members: Collection[int], home: Part | None) -> tuple[set[int], list[_Way]]:
        """Some accounts, and the strongest ties that lead out of them, a heap."""
        span = None if home is None else self._spans.get(id(home))
        if span is not None and span.ahead is not None and len(span.ahead[0]) == len(members):
            ahead, span.ahead = span.ahead, None
            return ahead
        inside, edges = set(members), list[_Way]()
        for number in members:
            self._look_around(number, inside, edges)
        return inside, edges

    def _spanning(self, members: Set[int], part: Part) -> list[Tie]:
        """The ties that span some members, most of them a part's, the strongest first: Kruskal's tree.

        Of those that spanned the part all that are left still do; beside them, only a tie of which one end lies
        elsewhere than most can take the place of one that is gone, or was new since.
        """
        of, strength = self._ties.of, self._ties.strength
        sets: dict[int, list[int]] = {}
        chosen: set[tuple[int, int]] = set()
        for one, other in _two_by_two(part.tree):
            if one in members and other in members and other in of(one):
                chosen.add((one, other))
                _join(sets, sets.setdefault(one, [one]), sets.setdefault(other, [other]))
        most = max(sets.values(), key=len, default=[])
        chosen.update((one, other) for one in members - set(most) for other in of(one).keys() & members)
        chosen.update(
            (one, other)
            for one, other in _two_by_two(part.since)
            if one in members and other in members and other in of(one)
        )
        found: list[Tie] = []
        sets = {}
        for tie in sorted((strength(one, other, of(one)[other][0]), one, other) for one, other in chosen):
            here, there = sets.setdefault(tie[1], [tie[1]]), sets.setdefault(tie[2], [tie[2]])
            if here is not there:
                _join(sets, here, there)
                found.append(tie)
        return found

    def _that_come_with(self, number: int, edge: Strength) -> tuple[Collection[int], Sequence[int]]:
        """Whom a tie leads to: an account, or its part, where that hangs together more strongly; and what spans it."""
        is_touched = number in self._touched
        home = None if self._bound else self._home(number) if is_touched else self._known.get(number)
        if home is None:
            return (number,), ()
        if not is_touched:
            whole = home.out is not None and edge >= home.out
            return (home.members, self._tree_of(home)) if whole else ((number,), ())
        span = self._span(home)
        whole = number in span.members and len(span.ties) == len(span.members) - 1 and edge >= span.out
        if not whole or (span.ties and span.ties[-1][0] > span.out):
            return (number,), ()
        return span.members, _pairs(span.ties)

    def _tree_of(self, part: Part) -> Sequence[int]:
        return part.tree if part.tree and not part.since else _pairs(self._spanning(set(part.members), part))

    def _look_around(self, number: int, inside: Set[int], edges: list[_Way]) -> None:
        """Put an account's strongest tie that leads out, and those behind it, where the next step is chosen from."""
        if self._bound:
            _look_out(number, _bonds(self._bound.get(number, ())), inside, edges)
            _look_out(number, iter(self._ties.ranked(number)), inside, edges)
        elif outside := self._ties.of(number).keys() - inside:
            _look_out(number, _strongest_first(self._ties, number, outside, inside=inside), inside, edges)


def _strongest_first(ties: Ties, number: int, others: Collection[int], *, inside: Container[int]) -> _Ways:
    """The ties of an account to some others, the strongest first, but for those that are ``inside`` by then."""
    of, left = ties.of(number), [other for other in others if other not in inside]
    for _ in range(PICKED):
        if not left:
            return
        most = max([of[other][0] for other in left])
        first = min((ties.strength(number, other, most), other) for other in left if of[other][0] == most)
        yield first
        left = [other for other in left if other not in inside and other != first[1]]
    yield from sorted((ties.strength(number, other, of[other][0]), other) for other in left)


def _bonds(others: Iterable[int]) -> _Ways:
    return iter([((-BOUND,), other) for other in others])


def _look_out(number: int, ways: _Ways, inside: Container[int], edges: list[_Way]) -> None:
    """Put the strongest tie of a member that leads out, and those behind it, where the next step is chosen from."""
    for edge, other in ways:
        if other not in inside:
            heappush(edges, (edge, other, id(ways), number, ways))
            return


def _bound_only(weakest: Strength | None) -> bool:
    """Whether nothing but judgements holds together what was grown so far, and more of them may follow."""
    return weakest is not None and weakest[0] == -BOUND


def _cut_back(grown: Sequence[int], closed: int, out: Strength, tree: Sequence[int]) -> Grown:
    """What was grown first."""
    members = set(grown[:closed])
    pairs = [each for pair in _two_by_two(tree) if members.issuperset(pair) for each in pair]
    return Grown(list(grown[:closed]), out, pairs)


def _join(sets: dict[int, list[int]], here: list[int], there: list[int]) -> None:
    """Make two sets one; ``sets`` has that of each member."""
    small, large = (here, there) if len(here) < len(there) else (there, here)
    large += small
    sets.update(dict.fromkeys(small, large))


def _pairs(ties: Iterable[Tie]) -> list[int]:
    return [each for _, one, other in ties for each in (one, other)]


def _two_by_two(flat: Sequence[int]) -> Iterator[tuple[int, int]]:
    return zip(flat[::2], flat[1::2], strict=True)
