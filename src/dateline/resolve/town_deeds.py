"""Deeds named after their town: in "Kunduz attack kills 11" and "Vienna talks" the town is where it was, no doer.

Headlines put a place before the noun of a deed as they put a doer there ("Hamas attack"), and the learnt arguments take
either for one. A country stays: "Israel attack" is read both ways.
"""

from __future__ import annotations

from dateline.model import Account, Document, Party, Place
from dateline.resolve.knowledge import knowledge
from dateline.resolve.places import resolve_place

NAMED_SO = frozenset(("ASSAULT", "COERCE", "CONSULT", "PROTEST"))
"""Types whose nouns are named after towns; a town's vote or plea is that of its people."""
FORCE = "ASSAULT"
TOWNS = frozenset(("point", "city", "admin1"))


def with_towns_as_places(doc: Document, account: Account) -> Account:
    """The account without actors that are the town before its noun.

    That is its place, if no other words name one, and what was hit, if nobody else was.
    """
    if account.action.type not in NAMED_SO or not account.actors:
        return account
    told = [(party, _town(doc, account, party)) for party in account.actors]
    towns = [place for _, place in told if place is not None]
    if not towns:
        return account
    place = account.place if account.place.words.spans else Place(towns[0].words)
    recipients = account.recipients
    if account.action.type == FORCE and not recipients:
        recipients = tuple(party for party, at in told if at is not None)  # "the Mosul bombing"
    return account.but(actors=tuple(party for party, at in told if at is None), recipients=recipients, place=place)


def _town(doc: Document, account: Account, party: Party) -> Place | None:
    """Where a party is a town that stands right before the account's noun; else None."""
    index, trigger = account.anchors[0]
    sentence = doc.sentences[index]
    words = [each for start, end in party.words.spans for each in sentence.covered(start, end)]
    if not words or words[-1] != trigger - 1:
        return None
    head = sentence.tokens[words[-1]]
    if (head.upos, head.deprel, head.head) != ("PROPN", "compound", trigger):
        return None
    if any(entry.use != "capital" for entry in knowledge().find(party.words.text)):
        return None
    place = resolve_place(doc, party.words)
    return place if place.country and place.precision in TOWNS else None
