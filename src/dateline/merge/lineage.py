"""Which report derives from which: its parent, how (copy, cut, rewrite), how sure, and the words that say so."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import mul

import numpy as np

from dateline.merge.briefs import brief_of
from dateline.merge.glances import Glances, glances
from dateline.merge.kinship import (
    LEAST_RUNS,
    LEAST_TERMS,
    MOST_ERRORS,
    MOST_QUOTES,
    Kinship,
    days_between,
    folded_name,
    forms,
    kinship,
    may_err,
    most_kin,
    names_of,
)
from dateline.merge.rows import Floats, Integers
from dateline.merge.scoring import WEIGHTS
from dateline.model import Derivation, Report, moment_key
from dateline.signature import AGENCIES, NamedAgency, Signature
from dateline.weights import learnt

WORDLY = 0.7
"""Share of a report's runs of words above which it is a copy or a cut; below, somebody wrote it anew."""
SHORTER, LONGER = 0.8, 1.3
"""A copy has between these shares of the words of what it copies; a shorter one is a cut, a longer one was added to."""
INDEX_LEVEL = 3
"""Every eighth run of words is looked up, so that a report of 400 words has 50 keys and a cut of 60 still 7."""
LEAST_SHARED = 2
MANY = 8
"""So many reports are looked over in one go before any of them is compared."""
SUMMED = 1e-9
"""By which what was looked over may fall short of what is then compared: it is added up in another order."""
_Rank = tuple[float, float]
"""What sorts the reports that one may derive from: how sure it is, and how much of the wording is the same."""
_FIRST = (math.inf, math.inf)
WITHIN_DAYS = 30
"""A page that repeats an older one is an archive's, and no lineage of news."""


@dataclass(frozen=True, slots=True)
class Parent:
    """The report that another derives from, how sure (0 to 1), how, and why, in words."""

    report_id: str
    sure: float
    derivation: Derivation
    because: str


@dataclass(frozen=True, slots=True)
class Clue:
    """A measure of kinship in the table: its name, value, and the weight believed before learning."""

    name: str
    value: float
    before: float


@dataclass(slots=True)
class Lineage:
    """Parents of reports, and the agencies that reports name; grows as reports come."""

    parents: dict[str, Parent] = field(default_factory=dict)
    named: dict[str, tuple[NamedAgency, ...]] = field(default_factory=dict)

    def root(self, report_id: str) -> str:
        """The first of the chain of parents."""
        while report_id in self.parents:
            report_id = self.parents[report_id].report_id
        return report_id


def order_key(report: Report) -> tuple[tuple[int, float], bool, int, str]:
    """Sorts reports as they may derive: by publication; at one moment agencies first, then the longer, then by id."""
    return (
        moment_key(report.published),
        not _is_agency(report.publisher or ""),
        -brief_of(report).words,
        report.report_id,
    )


@lru_cache(maxsize=20_000)
def _is_agency(publisher: str) -> bool:
    return publisher.lower() in AGENCIES or publisher.endswith(("Agency", "Wire"))


_CLUES = (
    ("always", -4.0),
    ("runs of words", 9.0),
    ("pairs of content words", 3.0),
    ("content words", 2.0),
    ("quotation", 2.0),
    ("named", 2.0),
    ("named and alike", 4.0),
    ("same errors", 2.0),
    ("days apart", -2.0),
)
"""The clues, in the order of `_values`, with the weights believed before learning; none comes to change its sign."""


def clues(kin: Kinship) -> tuple[Clue, ...]:
    """What speaks for the later report deriving from the earlier; the table that `training/merging.py` weighs."""
    return tuple(Clue(name, value, before) for (name, before), value in zip(_CLUES, _values(kin), strict=True))


def _values(kin: Kinship) -> tuple[float, ...]:
    return (
        1.0,
        min(kin.runs, 0.5) * 2,
        kin.pairs,
        max(kin.terms - 0.3, 0.0),
        min(kin.quotes, MOST_QUOTES) / MOST_QUOTES,
        float(kin.credit is not None),
        kin.terms if kin.credit else 0.0,
        min(len(kin.errors), MOST_ERRORS) / MOST_ERRORS,
        min(max(kin.days - 1, 0), 10) / 10,
    )


def sure(kin: Kinship) -> float:
    """The probability that the later report derives from the earlier."""
    odds = sum(map(mul, _weights(), _values(kin)))
    return 1 / (1 + math.exp(-max(min(odds, 30), -30)))


def parent_of(report: Report, others: Iterable[Report]) -> Parent | None:
    """The earlier report that this one most surely derives from; None where it is its own."""
    own = order_key(report)
    return best_parent(report, sorted((each for each in others if order_key(each) < own), key=order_key))


def best_parent(
    report: Report,
    earlier: Iterable[Report],
    *,
    named: Mapping[str, Sequence[NamedAgency]] | None = None,
    at_hand: bool = False,
) -> Parent | None:
    """The report that this one most surely derives from, of earlier ones in order; of two as sure the first.

    ``named`` are the agencies that reports name, by id, where they are known. Many are looked over first, unless their
    signatures are ``at_hand``, as read: then that takes as long as comparing them.
    """
    best: tuple[_Rank, int, Kinship] | None = None
    mine, others = report.signed, list(earlier)
    likely = [(at, _FIRST) for at in range(len(others))]
    if len(others) >= MANY and not at_hand:
        likely = _likely(report, others, named=named)
    for at, at_most in likely:
        if best is not None and (at_most < best[0] or (at_most == best[0] and at > best[1])):
            break  # nor do those that follow come before it: of a wire's hundred copies the first is read
        other = others[at]
        signed = (other.signed, mine)
        most = most_kin(other, report, signed=signed)
        if most is None or most.days > WITHIN_DAYS:
            continue
        if (odds := sure(most)) <= 0.5 or (best is not None and _rank(most, odds) < best[0]):
            continue  # nor can it be more than that
        kin = kinship(other, report, signed=signed)
        if (odds := sure(kin)) <= 0.5:
            continue
        rank = _rank(kin, odds)
        if best is None or rank > best[0] or (rank == best[0] and at < best[1]):
            best = (rank, at, kin)
    if best is None:
        return None
    parent, (odds, _), kin = others[best[1]], best[0], best[2]
    own = report.page is not None and parent.page == report.page  # a later version of a page is no copy of it
    return Parent(parent.report_id, odds, "original" if own else derivation(kin), because(kin))


def _likely(
    report: Report, others: Sequence[Report], *, named: Mapping[str, Sequence[NamedAgency]] | None
) -> list[tuple[int, _Rank]]:
    """The places of those that a report may derive from, the likeliest first, and how each may rank at most."""
    seen = glances(report, others)
    near, days = _near(seen, [days_between(other, report) for other in others])
    credited = _may_credit(report, [others[at] for at in near.tolist()], named=named)
    most = _surest(seen, near, days=days, credited=credited, may_err=may_err(report.signed))
    alike = (seen.runs + seen.pairs)[near]
    found = [
        (int(near[at]), (_rounded(float(most[at])), _rounded(float(alike[at])))) for at in np.flatnonzero(most > 0.5)
    ]
    return sorted(found, key=lambda each: (-each[1][0], -each[1][1], each[0]))


def may_be_parent(
    report: Report, laters: Sequence[Report], *, named: Mapping[str, Sequence[NamedAgency]]
) -> Sequence[float]:
    """How sure it is at most that later reports derive from one, for each; 0 where they cannot.

    ``named`` are the agencies that reports name, by id.
    """
    seen = glances(report, laters, are_later=True)
    near, days = _near(seen, [days_between(report, later) for later in laters])
    credited = [laters[at].report_id in named for at in near.tolist()]
    found = np.zeros(len(laters))
    found[near] = _surest(seen, near, days=days, credited=credited, may_err=True)
    return [_rounded(each) for each in found.tolist()]


def _near(seen: Glances, days: Sequence[float]) -> tuple[Integers, Floats]:
    """The places of those that share enough, within days, and these days."""
    gone = np.asarray(days, dtype=float)
    near = np.flatnonzero(((seen.terms >= LEAST_TERMS) | (seen.runs >= LEAST_RUNS)) & (gone <= WITHIN_DAYS))
    return near, gone[near]


def _surest(seen: Glances, near: Integers, *, days: Floats, credited: Sequence[bool], may_err: bool) -> Floats:
    """How sure it is at most that of two reports the later derives from the earlier; see `_values`."""
    runs, pairs, terms, quotes = (each[near] for each in seen)
    values = (
        np.ones(len(near)),
        np.minimum(runs, 0.5) * 2,
        pairs,
        np.maximum(terms - 0.3, 0.0),
        np.minimum(quotes, MOST_QUOTES) / MOST_QUOTES,
        np.asarray(credited, dtype=float),
        terms * np.asarray(credited, dtype=float),
        np.full(len(near), float(may_err)),
        np.clip(days - 1, 0, 10) / 10,
    )
    odds = sum(weight * each for weight, each in zip(_weights(), values, strict=True))
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))) + SUMMED)


def _may_credit(
    report: Report, others: Sequence[Report], *, named: Mapping[str, Sequence[NamedAgency]] | None
) -> list[bool]:
    """Of others, whether a report names their publisher or agency; True where it may, for whom they name is unknown."""
    agencies = report.signed.agencies
    if not agencies or named is None:
        return [bool(agencies)] * len(others)
    own = forms(report.publisher) if report.publisher else ()
    told = {name for each in agencies if (name := folded_name(each.name)) not in own}
    return [not told.isdisjoint(names_of(other, named.get(other.report_id, ()))) for other in others]


def _rank(kin: Kinship, odds: float) -> _Rank:
    return _rounded(odds), _rounded(kin.runs + kin.pairs)


def _rounded(value: float) -> float:
    """As parents are compared: the last digits of a sum hang on the order of its parts."""
    return round(value, 6)


def derivation(kin: Kinship) -> Derivation:
    """Copy, cut or rewrite, by how much of the words stayed."""
    if kin.runs < WORDLY:
        return "copy" if kin.kept >= WORDLY and kin.length <= LONGER else "rewrite"
    return "cut" if kin.length < SHORTER else "copy" if kin.length <= LONGER else "rewrite"


def because(kin: Kinship) -> str:
    """The reasons in words, the strongest first."""
    told: list[str] = []
    if kin.runs >= 0.15:
        told.append(f"{kin.runs:.0%} of its wording is the same")
    if kin.quotes >= 2:
        told.append("it quotes the same words")
    if kin.credit:
        told.append(f"it says “{kin.credit}”")
    told += [f"both have {error}" for error in kin.errors]
    if kin.runs < 0.15:
        told.append(f"{kin.terms:.0%} of its content words are the same")
    return ", ".join(told)


def run_keys(signed: Signature) -> Sequence[int]:
    """The keys under which a report's text is looked up."""
    return sorted(signed.runs.at(max(INDEX_LEVEL, signed.runs.level)))


def agency_of(
    named: Iterable[NamedAgency], *, known: Container[str] = (), own: Container[str] = ()
) -> tuple[str, str] | None:
    """The agency that a text as a whole rests on, and the words that name it; None where none is named for the whole.

    ``known`` holds folded names under which reports were printed or credited: what may be an agency is one if it is
    among them, and not among the report's ``own``.
    """
    for each in named:
        if each.how in ("credit", "opening"):
            return each.name, each.words
        if each.how == "maybe" and (name := folded_name(each.name)) in known and name not in own:
            return each.name, each.words
    return None


@lru_cache(maxsize=1)
def _weights() -> tuple[float, ...]:
    told: Mapping[str, float] = learnt(WEIGHTS)["derives"]
    return tuple(told[name] for name, _ in _CLUES)
