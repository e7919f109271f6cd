"""The place of an act that names none: taken over from the report's other places, and said so.

Only what is done in person is taken to be where the report is; words can be said from anywhere, and what is planned,
denied or long past need not be there. What is taken over, type by type, was chosen on the train part of the corpus
(right 188 times of 316; an earlier order 155 times of 319); the dateline is none of them: it says where the writer
sits. A learnt choice among the same places was tried: on five folds it gave less than half as many, 0.53 of them right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.model import NO_WORDS, Account, Document, Place
from dateline.resolve.gazetteer import chosen
from dateline.resolve.knowledge import knowledge
from dateline.resolve.place_names import BUILDING, STREET
from dateline.resolve.place_senses import LITTLE_KNOWN
from dateline.resolve.places import sure_places
from dateline.resolve.surroundings import surroundings_of

FROM = {
    "ASSAULT": ("kind", "paragraph", "act", "lead"), "PROTEST": ("itself", "kind", "party", "lead", "act", "paragraph"),
    "COERCE": ("kind", "paragraph", "act", "lead"), "AID": ("itself", "paragraph"), "CONSULT": ("kind",),
    "RETREAT": ("party",),
}  # fmt: skip
"""For each type of action that is mostly done where the report is, which places may be its own, the likeliest first."""
FROM_ELSEWHEN = {"ASSAULT": ("kind",)}
"""The same of what is planned, denied or long past."""
HERE_AND_NOW = frozenset(("happened", "ongoing"))
FINE = frozenset(("point", "city"))
OF_THE_LAW = frozenset(("COP", "JUD"))
_WHY = {
    "itself": "is whom it was done to", "kind": "is where another act of its kind took place",
    "party": "is a party of it",
    "paragraph": "is named before it in the paragraph", "act": "is where the act before it took place",
    "lead": "is the first town that the report names",
}  # fmt: skip
LEAD_SENTENCES = 1
"""Sentences after the headline that say where the story is."""
ABOUT = 0.5
"""Share of the report's countries from which on it is about one."""
STRAY_SHARE = 0.25
"""A country with less than this of what the report's first one has is hardly named in it."""
_BEYOND = re.compile(r"\b(?:border|frontier)s?\b.* with (?:the )?(?P<name>.+)$")
Towns = Sequence[tuple[int, Place]]


def with_inherited_places(doc: Document, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Accounts in text order; those done in person that name no place with that of what stands around them."""
    if not any(_takes_over(account) for account in accounts):
        return tuple(accounts)
    towns = [(at, place) for at, place in sure_places(doc) if place.precision in FINE and not _is_stray(doc, place)]
    found: list[Account] = []
    for number, account in enumerate(accounts):
        taken = _around(doc, account, towns=towns, before=accounts[:number]) if _takes_over(account) else None
        if taken is None:
            found.append(account)
        else:
            found.append(account.but(place=taken, basis={**account.basis, "place": "inferred"}))
    return tuple(found)


def in_its_country(doc: Document, place: Place) -> Place:
    """A named place that the gazetteer lacks: a building is in the town named before it, else the country is known.

    The country is the report's, if it is about one.
    """
    text = place.words.text
    if _is_stray(doc, place):
        place = Place(words=place.words, name=place.name)
    if place.country is not None or not any(map(str.isupper, text)):
        return place
    if text.split()[-1].islower() or BUILDING.search(text) or STREET.search(text):
        at = place.words.spans[0][0]
        before = [each for where, each in sure_places(doc) if where < at and each.precision in FINE]
        if before:
            because = f"{text} is not in the gazetteer; {before[-1].name} is named before it"
            return replace(before[-1], words=place.words, name=text, ids={}, because=because)
    shares = _but_across(text, surroundings_of(doc).shares)
    code = max(shares, key=lambda each: shares[each], default=None)
    if code is None or shares[code] < ABOUT:
        return place
    because = f"{text} is not in the gazetteer; the report is about {knowledge().codes.get(code, code)}"
    return replace(place, name=place.name or text, country=code, precision="country", because=because)


def _but_across(text: str, shares: Mapping[str, float]) -> Mapping[str, float]:
    """Shares of countries without the one beyond a border: "the border with Mali" is the other country's."""
    beyond = _BEYOND.search(text)
    codes = {each.country for each in knowledge().find(beyond["name"])} if beyond else set()
    return {code: share for code, share in shares.items() if code not in codes}


def _is_stray(doc: Document, place: Place) -> bool:
    """Whether a place lies in a country that a report about another hardly names, and is too small to stand alone.

    The gazetteer lacks many a village, and knows one of that name elsewhere.
    """
    if place.country is None or place.precision == "country":
        return False
    shares = surroundings_of(doc).shares
    most = max(shares.values(), default=0.0)
    if most < ABOUT or shares.get(place.country, 0.0) >= STRAY_SHARE * most:
        return False
    known = chosen().place(int(place.ids["geonames"])) if "geonames" in place.ids else None
    return known is None or known.population < LITTLE_KNOWN


def _takes_over(account: Account) -> bool:
    return not account.place.words.spans and bool(_origins(account))


def _origins(account: Account) -> tuple[str, ...]:
    """Which places an act may take over."""
    status = account.status
    is_now = status.value in HERE_AND_NOW and not status.historical
    return (FROM if is_now else FROM_ELSEWHEN).get(account.action.type, ())


def _around(doc: Document, account: Account, *, towns: Towns, before: Sequence[Account]) -> Place | None:
    placed = [each for each in before if each.place.precision in FINE]
    for origin in _origins(account):
        place = None
        if origin == "kind":
            same = [each.place for each in placed if each.action.type == account.action.type]
            place = same[-1] if same else None
        elif origin == "act":
            place = placed[-1].place if placed else None
        elif origin == "itself":
            place = _the_recipient(account, towns)
        elif origin == "party":
            place = _of_a_party(account, towns)
        elif origin == "paragraph":
            place = _named_before(doc, account, towns)
        elif origin == "lead":
            first = doc.sentences[: LEAD_SENTENCES + 1][-1].end
            place = next((each for at, each in towns if at < first), None)
        if place is not None and not _is_abroad_of_police(account, place):
            return replace(place, words=NO_WORDS, because=f"{place.name} {_WHY[origin]}")
    return None


def _is_abroad_of_police(account: Account, place: Place) -> bool:
    """Whether police or judges would act in another country than theirs: a place that belongs to another scene."""
    first = account.actors[0] if account.actors else None
    if first is None or first.country is None or place.country is None:
        return False
    return not OF_THE_LAW.isdisjoint(first.sectors) and first.country != place.country


def _the_recipient(account: Account, towns: Towns) -> Place | None:
    """A town that the act was done to: "delivered blankets to Tbilisi"."""
    starts = {party.words.spans[0][0]: party.words.text for party in account.recipients if party.words.spans}
    return next((place for at, place in towns if at in starts and starts[at] in (place.words.text, place.name)), None)


def _of_a_party(account: Account, towns: Towns) -> Place | None:
    """A town in the words of a party: "the governor of Goma"."""
    spans = [span for party in (*account.recipients, *account.actors) for span in party.words.spans]
    return next((place for at, place in towns if any(start <= at < end for start, end in spans)), None)


def _named_before(doc: Document, account: Account, towns: Towns) -> Place | None:
    """The town named last before the act in its paragraph."""
    index, token = account.anchors[0]
    sentence = doc.sentences[index]
    begin = min(each.start for each in doc.sentences if each.paragraph == sentence.paragraph)
    before = [place for at, place in towns if begin <= at < sentence.tokens[token].start]
    return before[-1] if before else None
