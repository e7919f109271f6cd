"""The place of an act that names none: taken over from the report's other places, and said so.

What may be taken over are the places that the report names and those of its other acts (`place_offers`). Which one, or
none, is a learnt choice; its weights stand in ``inherited_places.json`` and are fitted by `python -m training.inherit`
on the corpus's train part.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from dateline.model import Account, Document, Place
from dateline.quick import quickly_made
from dateline.resolve.place_act_marks import act_marks
from dateline.resolve.place_offers import Offer, Scene, offers_of, scene_of
from dateline.weights import learnt

WEIGHTS = Path(__file__).with_name("inherited_places.json")
SURE = 0.3
"""Taken over only where the choice is as likely as that.

On five folds of train reports (`python -m training.inherit_places`) 633 of 1,024 places and 929 of 1,059 lacks of one
are right from 0.3 on, 625 and 935 from 0.35 on: as many in all, and more acts have a place.
"""
_WHY = {
    "act here": "is where the act before it took place", "act ahead": "is where the act before it took place",
    "kind ahead": "is where another act of its kind took place",
    "kind behind": "is where another act of its kind took place",
    "party": "is where another act of the same party took place", "itself": "is whom it was done to",
    "told before": "is named before it", "told behind": "is named after it", "dateline": "is where the report is from",
    "lead": "is the first place that the report names", "headline": "stands in the headline",
    "publisher": "is in the publisher's name", "report": "is what the report is about",
}  # fmt: skip


@quickly_made
@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place that an act may take over (None for none), where it comes from, and what speaks for it.

    Each of ``marks`` counts by itself and together with each of ``context``.
    """

    place: Place | None
    marks: tuple[str, ...]
    context: tuple[str, ...]

    @property
    def features(self) -> Mapping[str, float]:
        """Every mark, and every pair of a mark and what is told of the act."""
        pairs = (name for mark in self.marks for name in _pairs(mark, self.context))
        return dict.fromkeys((*self.marks, *pairs), 1.0)


def with_inherited_places(
    doc: Document, accounts: Sequence[Account], *, only: Container[int] | None = None
) -> tuple[Account, ...]:
    """Accounts in text order; those that name no place with one that stands around them, where it is sure enough.

    ``only`` limits that to some, by their numbers; the others stay as they are, and still tell where they took place.
    """
    asked = range(len(accounts)) if only is None else only
    without = [number in asked and is_open(account) for number, account in enumerate(accounts)]
    if not any(without):
        return tuple(accounts)
    scene = scene_of(doc, accounts)
    found: list[Account] = []
    for account, lacks in zip(accounts, without, strict=True):
        best = chosen(choices_of(doc, account, scene=scene)) if lacks else None
        if best is None or best.place is None:
            found.append(account)
        else:
            why = next(reason for origin, reason in _WHY.items() if origin in best.marks)
            place = taken_over(best.place, account, why=why)
            found.append(account.but(place=place, basis={**account.basis, "place": "inferred"}))
    return tuple(found)


def is_open(account: Account) -> bool:
    """Whether no words place an act, or such as name no place that is known, nor any by a name: "near the crossing"."""
    place = account.place
    return place.country is None and not any(map(str.isupper, place.words.text))


def taken_over(place: Place, account: Account, *, why: str) -> Place:
    """A place as that of an act whose own words, if any, stay."""
    return replace(place, words=account.place.words, because=f"{place.name} {why}")


def choices_of(doc: Document, account: Account, *, scene: Scene) -> tuple[PlaceChoice, ...]:
    """None, and every place that the report offers the act; empty where it offers none."""
    offers: Sequence[Offer] = offers_of(doc, account, scene=scene)
    if not offers:
        return ()
    about = act_marks(doc, account)
    none = PlaceChoice(None, ("none", *(f"none {name}" for name in about.more)), about.context)
    return (none, *(PlaceChoice(each.place, each.marks, about.context) for each in offers))


def chosen(
    choices: Sequence[PlaceChoice], weights: Mapping[str, float] | None = None, *, sure: float = SURE
) -> PlaceChoice | None:
    """The likeliest choice where it is sure enough; None for none."""
    if not choices:
        return None
    return likeliest(choices, probabilities(choices, weights), sure=sure)


def likeliest(choices: Sequence[PlaceChoice], odds: Sequence[float], *, sure: float) -> PlaceChoice | None:
    """The choice with the highest odds, None where they are below ``sure``."""
    best = max(range(len(choices)), key=lambda i: odds[i])
    return choices[best] if odds[best] >= sure else None


def probabilities(choices: Sequence[PlaceChoice], weights: Mapping[str, float] | None = None) -> list[float]:
    """How likely each choice is, by the weights that ship unless others are given; they sum to 1.

    All are of one act, and so of one context.
    """
    if weights is None:
        worth = _worth(choices[0].context)
        scores = [sum(map(worth.__getitem__, each.marks)) for each in choices]
    else:
        scores = [sum(weights.get(name, 0.0) for name in each.features) for each in choices]
    top = max(scores)
    grown = [math.exp(score - top) for score in scores]
    total = sum(grown)
    return [each / total for each in grown]


class _Worth(dict[str, float]):
    """What each mark counts for acts of one context, looked up name by name once."""

    def __init__(self, context: tuple[str, ...]) -> None:
        super().__init__()
        self._context = context

    def __missing__(self, mark: str) -> float:
        weights: Mapping[str, float] = learnt(WEIGHTS)
        worth = math.fsum(weights.get(name, 0.0) for name in (mark, *_pairs(mark, self._context)))
        self[mark] = worth
        return worth


@lru_cache(maxsize=1_000)
def _worth(context: tuple[str, ...]) -> _Worth:
    """The table of a context; types, statuses and ways to point make a few hundred."""
    return _Worth(context)


def _pairs(mark: str, context: tuple[str, ...]) -> list[str]:
    return [f"{mark} {told}" for told in context]
