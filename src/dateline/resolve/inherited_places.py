"""The place of an act that names none: taken over from the report's other places, and said so.

What may be taken over are the places that the report names and those of its other acts (`place_offers`). Which one, or
none, is a learnt choice; its weights stand in ``inherited_places.json`` and are fitted by `python -m training.inherit`
on the corpus's train part.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.codebook.rules import NOWHERE
from dateline.model import Account, Document, Place
from dateline.quick import quickly_made
from dateline.resolve.headline_places import below_headline, is_of_a_headline
from dateline.resolve.inherited_marks import told_at
from dateline.resolve.place_act_marks import act_marks
from dateline.resolve.place_offers import Offer, Scene, offers_of, scene_of
from dateline.resolve.rubrics import is_rubric
from dateline.weights import learnt

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WEIGHTS = Path(__file__).with_name("inherited_places.json")
SURE = 0.2
"""Taken over only where the choice is as likely as that."""
LEAN = 0.4
"""And at least as likely as this share of none.

With weights turned towards dev (`python -m training.inherit_places --turn`), by folds of dev: 104 of 138 places and 97
of 114 lacks of one are right; 101 and 98 at 0.55. As they stood before, 97 and 102 at 0.55.
"""
SAID = frozenset("AGREE CONCEDE SUPPORT REQUEST ACCUSE REJECT THREATEN".split())
"""Acts of words, which need no meeting."""
BY_FORCE = frozenset("ASSAULT COERCE MOBILIZE PROTEST".split())
"""What is done on the spot, by or to people of the place."""
SEEN = ("none", "dateline", "country")
"""Marks beside which the encoder's vector of the act counts, too: whether words like these have a place at all, whether
they happen where the report comes from, and whether a whole country is where they happen."""
LENGTH = 6.0
"""To which that vector is brought; the weights of a longer one are held down less beside those of the marks."""
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

    Each of ``marks`` counts by itself and together with each of ``context``; ``seen`` is the encoder's vector of the
    act (None without an encoder), and counts beside some marks.
    """

    place: Place | None
    marks: tuple[str, ...]
    context: tuple[str, ...]
    seen: Floats | None = None

    @property
    def features(self) -> Mapping[str, float]:
        """Every mark, every pair of a mark and what is told of the act, and the act's vector beside some marks."""
        pairs = (name for mark in self.marks for name in _pairs(mark, self.context))
        beside = (mark for mark in SEEN if mark in self.marks)
        numbers = () if self.seen is None else self.seen.tolist()
        seen = {_seen(mark, number): value for mark in beside for number, value in enumerate(numbers)}
        return dict.fromkeys((*self.marks, *pairs), 1.0) | seen


def with_inherited_places(
    doc: Document, accounts: Sequence[Account], *, only: Container[int] | None = None
) -> tuple[Account, ...]:
    """Accounts in text order; those that name no place with one that stands around them, where it is sure enough.

    ``only`` limits that to some, by their numbers; the others stay as they are, and still tell where they took place.
    """
    asked = range(len(accounts)) if only is None else only
    without = {
        number
        for number, account in enumerate(accounts)
        if number in asked
        and account.action.mode not in NOWHERE
        and (is_open(account) or is_of_a_headline(doc, account))
    }
    if not without:
        return tuple(accounts)
    scene = scene_of(doc, accounts)
    found: list[Account] = []
    for number, account in enumerate(accounts):
        place = _told_around(doc, account, scene) if number in without else None
        if place and _is_word_of_several_lands(account) and place.name not in _meeting_places(accounts):
            place = None
        found.append(account.but(place=place, basis={**account.basis, "place": "inferred"}) if place else account)
    return tuple(found)


def _is_word_of_several_lands(account: Account) -> bool:
    """Whether governments of several lands said so: each at home, unless they met ("both capitals accepted a truce").

    Of 43 such acts that the corpus's train part marks without words of place 35 have none, and 8 that of a meeting.
    """
    lands = {party.country for party in account.actors if party.country and "GOV" in party.sectors}
    return account.action.type in SAID and len(lands) > 1


def _meeting_places(accounts: Sequence[Account]) -> frozenset[str | None]:
    """Where the report says that parties met."""
    return frozenset(each.place.name for each in accounts if each.action.type == "CONSULT" and each.place.name)


def _told_around(doc: Document, account: Account, scene: Scene) -> Place | None:
    """The place that the report gives an act which tells none, or a headline's country alone."""
    if not is_open(account):
        return below_headline(doc, account.place, told=scene.told)
    if (heading := _headed(doc, account, scene)) is not None:
        return taken_over(heading, account, why="heads the paragraph")
    choices = choices_of(doc, account, scene=scene)
    best = chosen(choices)
    if best is not None and _is_desk_abroad(account, best):
        best = chosen([each for each in choices if "dateline" not in each.marks])
    if best is None or best.place is None:
        return None
    why = next(reason for origin, reason in _WHY.items() if origin in best.marks)
    return taken_over(best.place, account, why=why)


def _is_desk_abroad(account: Account, choice: PlaceChoice) -> bool:
    """Whether a place is only where the report was written, in a land that is no party's of an act done by force.

    Reports of South Sudan are sent from Nairobi.
    """
    lands = {party.country for party in (*account.actors, *account.recipients)} - {None}
    is_desk = "dateline" in choice.marks and choice.place is not None and choice.place.country not in lands
    return is_desk and bool(lands) and account.action.type in BY_FORCE


def _headed(doc: Document, account: Account, scene: Scene) -> Place | None:
    """The place that heads an act's paragraph of a bulletin, where none is named between."""
    index, _ = told_at(doc, account)
    paragraph = doc.sentences[index].paragraph
    before = [each for each in scene.told if each.paragraph == paragraph and each.sentence <= index]
    if len(before) != 1 or before[0].sentence == index:
        return None
    (head,) = before
    words = doc.sentences[head.sentence].covered(head.start, head.start + len(head.place.words.text))
    is_head = bool(words) and is_rubric(doc, sentence=head.sentence, first=words[0], last=words[-1] + 1)
    return head.place if is_head else None


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
    seen = _vector(doc, account)
    # What is in the context, too, counts beside none as it is.
    more = (f"none {name}" for name in about.more if name not in about.context)
    none = PlaceChoice(None, ("none", *more), about.context, seen)
    return (none, *(PlaceChoice(each.place, each.marks, about.context, seen) for each in offers))


def _vector(doc: Document, account: Account) -> Floats | None:
    if doc.means is None:
        return None
    index, token = told_at(doc, account)
    (vector,) = doc.means([(index, token, token + 1)])
    length = math.sqrt(vector @ vector)
    return vector * (LENGTH / length) if length else None


def chosen(
    choices: Sequence[PlaceChoice], weights: Mapping[str, float] | None = None, *, sure: float = SURE
) -> PlaceChoice | None:
    """The likeliest choice where it is sure enough; None for none."""
    if not choices:
        return None
    return likeliest(choices, probabilities(choices, weights), sure=sure)


def likeliest(
    choices: Sequence[PlaceChoice], odds: Sequence[float], *, sure: float, lean: float = LEAN
) -> PlaceChoice | None:
    """The likeliest place, none where its odds are under ``lean`` of none's; None where the odds are below ``sure``."""
    best = max(range(len(choices)), key=lambda i: odds[i] if choices[i].place else lean * odds[i])
    return choices[best] if odds[best] >= sure else None


def probabilities(choices: Sequence[PlaceChoice], weights: Mapping[str, float] | None = None) -> list[float]:
    """How likely each choice is, by the weights that ship unless others are given; they sum to 1.

    All are of one act, and so of one context.
    """
    if weights is None:
        worth = _worth(choices[0].context)
        vector = choices[0].seen
        seen = {} if vector is None else dict(zip(SEEN, (vector @ _seen_weights(len(vector))).tolist(), strict=True))
        scores = [
            sum(map(worth.__getitem__, each.marks)) + sum(value for mark, value in seen.items() if mark in each.marks)
            for each in choices
        ]
    else:
        scores = [sum(weights.get(name, 0.0) * value for name, value in each.features.items()) for each in choices]
    top = max(scores)
    grown = [math.exp(score - top) for score in scores]
    total = sum(grown)
    return [each / total for each in grown]


@cache
def _seen_weights(width: int) -> Floats:
    """What each of ``width`` numbers of an act's vector counts beside each mark of SEEN, [numbers, marks].

    The file leaves out what counts for nothing, so it does not say how many numbers there are.
    """
    import numpy as np  # the package imports it late

    weights: Mapping[str, float] = learnt(WEIGHTS)
    return np.array([[weights.get(_seen(mark, at), 0.0) for mark in SEEN] for at in range(width)], np.float32)


def _seen(mark: str, number: int | str) -> str:
    return f"{mark} seen {number}"


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
