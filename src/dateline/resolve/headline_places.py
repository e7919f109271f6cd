"""A headline that names no more than a country: the text below it names the town.

"Villagers turn back doctors in northern Guinea" stands above "stood across the track to the village of …".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Account, Document, Place
from dateline.resolve.inherited_marks import is_headline
from dateline.resolve.place_offers import Told
from dateline.resolve.standing import ACTING, sentence_at

LEAD = 3
"""Sentences below the headline in which it is told again."""


def is_of_a_headline(doc: Document, account: Account) -> bool:
    """Whether no more than a country is told of where an act was, and only a headline tells it."""
    place = account.place
    if place.precision != "country" or not place.words.spans:
        return False
    return all(is_headline(doc, sentence_at(doc, start)) for start, _ in place.words.spans)


def below_headline(doc: Document, place: Place, *, told: Sequence[Told]) -> Place | None:
    """The first place of that country that the lead names; None where it names none more closely."""
    lead = [each.index for each in doc.sentences if not is_headline(doc, each)][:LEAD]
    finer = (
        each
        for each in told
        if each.sentence in lead
        and each.place.country == place.country
        and each.place.name != place.name
        and each.stands not in ACTING
    )
    found = next(finer, None)
    if found is None:
        return None
    because = f"the headline names {place.name}; {found.place.name} is named below it"
    return replace(found.place, words=place.words, because=because)
