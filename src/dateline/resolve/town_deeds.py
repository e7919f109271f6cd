"""Deeds named after their town: in "Kunduz attack kills 11" and "Vienna talks" the town is where it was, no doer.

Headlines put a place before the noun of a deed as they put a doer there ("Hamas attack"), and the learnt arguments take
either for one. A country stays: "Israel attack" is read both ways. Nor is a body the place of its deed: "denied a role
in the Hamas attack".
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model import NO_PLACE, Account, Basis, Document, Party, Place, Token
from dateline.resolve.knowledge import Entry, knowledge
from dateline.resolve.places import resolve_place

NAMED_SO = frozenset(("ASSAULT", "COERCE", "CONSULT", "PROTEST"))
"""Types whose nouns are named after towns; a town's vote or plea is that of its people."""
FORCE = "ASSAULT"
TOWNS = frozenset(("point", "city", "admin1"))


def with_towns_as_places(doc: Document, account: Account) -> Account:
    """The account without actors that are the town before its noun, and not at a body that stands there.

    The town is its place, if no other words name one, and what was hit, if nobody else was.
    """
    if _is_at_a_body(doc, account):
        basis = {slot: told for slot, told in account.basis.items() if slot != "place"}
        account = account.but(place=NO_PLACE, basis=basis)
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
    actors = tuple(party for party, at in told if at is None)
    changed = account.but(actors=actors, recipients=recipients, place=place)
    return changed.but(basis=_basis(account.basis, changed))


def _basis(basis: Mapping[str, Basis], account: Account) -> Mapping[str, Basis]:
    """Where the changed slots of an account come from, the empty ones left out."""
    slots = {"actor": account.actors, "recipient": account.recipients, "place": account.place.words.spans}
    others: dict[str, Basis] = {slot: how for slot, how in basis.items() if slot not in slots}
    return {**others, **{slot: basis.get(slot, "quoted") for slot, is_told in slots.items() if is_told}}


def _is_at_a_body(doc: Document, account: Account) -> bool:
    """Whether the words for the place stand right before those for the deed and are known for a body's or person's."""
    spans, deed = account.place.words.spans, [start for start, _ in account.action.words.spans]
    if not spans or not any(doc.report.text[spans[-1][1] : start] == " " for start in deed):
        return False
    return any(_is_somebody(entry) for entry in knowledge().find(account.place.words.text))


def _is_somebody(entry: Entry) -> bool:
    """Whether a name is that of a body or person, and no country's or capital's."""
    return entry.kind != "country" and entry.use != "capital"


def _town(doc: Document, account: Account, party: Party) -> Place | None:
    """Where a party is a town that stands right before the account's noun; else None."""
    index, trigger = account.anchors[0]
    sentence = doc.sentences[index]
    words = [each for start, end in party.words.spans for each in sentence.covered(start, end)]
    if not words or words[-1] != trigger - 1:
        return None
    if sentence.children_by(trigger, "obj", "aux", "xcomp", "ccomp"):  # "Paris bombing Libya"
        return None
    head, is_noun = sentence.tokens[words[-1]], sentence.tokens[trigger].upos == "NOUN"
    if not is_noun and not _is_taken_for_a_verb(sentence.tokens[trigger]):
        return None
    relations = ("compound",) if is_noun else ("compound", "nsubj")
    if head.upos != "PROPN" or head.head != trigger or head.deprel not in relations:
        return None
    if any(entry.use != "capital" for entry in knowledge().find(party.words.text)):
        return None
    place = resolve_place(doc, party.words)
    return place if place.country and place.precision in TOWNS else None


def _is_taken_for_a_verb(noun: Token) -> bool:
    """ "Vienna shooting kills four": a verb by its tag, but a subject."""
    return noun.upos == "VERB" and noun.text.endswith("ing") and noun.deprel.startswith("nsubj")
