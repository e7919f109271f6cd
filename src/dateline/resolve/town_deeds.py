"""Deeds named after their town: in "Kunduz attack kills 11" and "Vienna talks" the town is where it was, no doer.

Headlines put a place before the noun of a deed as they put a doer there ("Hamas attack"), and the learnt arguments take
either for one. A country stays: "Israel attack" is read both ways. Nor is a body the place of its deed: "denied a role
in the Hamas attack".
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model import NO_PLACE, Account, Basis, Document, Party, Place, Sentence, Token, Words, words_of
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
    if account.action.type not in NAMED_SO:
        return account
    if not account.actors:
        return _with_town_before_it(doc, account)
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


def _with_town_before_it(doc: Document, account: Account) -> Account:
    """The account with the town before its noun as its place, where nothing is said of who did it or where."""
    index, noun = account.anchors[0]
    sentence = doc.sentences[index]
    if account.place.words.spans or not noun or sentence.tokens[noun].upos != "NOUN":
        return account
    before = [noun - 1, *sentence.children_by(noun - 1, "flat", "compound")]
    words = words_of(doc.report, *((sentence.tokens[at].start, sentence.tokens[at].end) for at in sorted(before)))
    place = _town_of(doc, sentence, words, noun=noun)
    return (
        account if place is None else account.but(place=Place(place.words), basis={**account.basis, "place": "quoted"})
    )


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
    """Where a party is a town that stands right before the account's noun, or before the noun that is its verb's
    subject, with that noun or without ("Kabul attack" in "Kabul attack kills 11"); else None."""
    index, trigger = account.anchors[0]
    sentence = doc.sentences[index]
    words = [each for start, end in party.words.spans for each in sentence.covered(start, end)]
    deeds = {act.token for act in sentence.acts if act.likeliest in NAMED_SO}
    subjects = [each for each in sentence.children_by(trigger, "nsubj") if each in deeds]
    if words and words[-1] in subjects:
        noun, words = words[-1], words[:-1]
    else:
        noun = next((each for each in (trigger, *subjects) if words and words[-1] == each - 1), -1)
    if noun < 0 or not words or words[-1] != noun - 1:
        return None
    told = words_of(doc.report, (sentence.tokens[words[0]].start, sentence.tokens[words[-1]].end))
    return _town_of(doc, sentence, told, noun=noun)


def _town_of(doc: Document, sentence: Sentence, words: Words, *, noun: int) -> Place | None:
    """The town that words right before the noun of a deed name; None for a body, a country or what else they are."""
    if sentence.children_by(noun, "obj", "aux", "xcomp", "ccomp"):  # "Paris bombing Libya"
        return None
    head, is_noun = sentence.tokens[noun - 1], sentence.tokens[noun].upos == "NOUN"
    if not is_noun and not _is_taken_for_a_verb(sentence.tokens[noun]):
        return None
    relations = ("compound",) if is_noun else ("compound", "nsubj")
    if head.upos != "PROPN" or head.head != noun or head.deprel not in relations:
        return None
    if any(entry.use != "capital" for entry in knowledge().find(words.text)):
        return None
    place = resolve_place(doc, words)
    return place if place.country and place.precision in TOWNS else None


def _is_taken_for_a_verb(noun: Token) -> bool:
    """ "Vienna shooting kills four": a verb by its tag, but a subject."""
    return noun.upos == "VERB" and noun.text.endswith("ing") and noun.deprel.startswith("nsubj")
