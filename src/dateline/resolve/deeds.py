"""Who did a deed that the report told before and names again by a noun: "the attack", "condemned the bombing".

The doer is whom the report has for it in the act that the noun names (`dateline.codebook.named_acts`). Of a noun that
is an act itself he becomes the actor; where the deed is blamed or rejected, he is who is blamed. Name, country and
sectors are his; the words of who is blamed are those of the deed and those that name the doer there. Where the report
tells of no such act, or not who did it, nobody is meant.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from dateline.codebook.named_acts import CONFIRMING, STEPS, TYPES, acts_named, is_of_kind
from dateline.codebook.rules import JOINT
from dateline.model import Account, Document, Party, Sentence, words_of
from dateline.resolve.absent_marks import POINTING
from dateline.resolve.known import GUESSED
from dateline.resolve.roles import singular

BLAMING = frozenset(("ACCUSE", "REJECT", "SUPPORT", "THREATEN"))
"""Acts that are aimed at whoever did what they name."""
SURE = 0.8
"""What is left of the doer's confidence: the noun may mean another deed of the kind."""
WHAT_IS_SAID = frozenset(("this", "that"))
WHAT_IS_REJECTED = frozenset(("this", "that", "it"))
"""Pronouns that stand for what was told last. "It" is as often a party, but hardly of what is rejected."""
LAST = 1
"""Sentences back to what such a pronoun stands for."""


def with_told_doers(doc: Document, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts, those of a noun that names an act told before ("the attack") with who did that."""
    found = list(accounts)
    for number, account in enumerate(accounts):
        if len(account.anchors) != 1 or (account.actors and not _only_confirmed(doc, account)):
            continue
        index, token = account.anchors[0]
        noun = _noun_at(doc.sentences[index], token, TYPES)
        if noun is None or account.action.type not in TYPES[noun]:
            continue
        told = next(acts_named(accounts[:number], number, noun=noun), None)
        if told is not None and is_of_kind(told, noun) and (doers := _doers(told)):
            parties = tuple(_less_sure(each) for each in doers)
            found[number] = account.but(actors=parties, basis={**account.basis, "actor": "inferred"})
    return tuple(found)


def _only_confirmed(doc: Document, account: Account) -> bool:
    """Whether a deed has for its actors those alone who confirm it."""
    index, token = account.anchors[0]
    sentence = doc.sentences[index]
    word = sentence.tokens[token]
    if word.deprel not in ("obj", "ccomp") or sentence.tokens[word.head].lemma not in CONFIRMING:
        return False
    above = set(sentence.children_by(word.head, "nsubj"))
    return all(
        above.intersection(i for start, end in party.words.spans for i in sentence.covered(start, end))
        for party in account.actors
    )


def with_doers(doc: Document, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts, those who are blamed for a deed told by whom the report has for its doer."""
    found = list(accounts)
    for number, account in enumerate(accounts):
        if account.action.type in BLAMING:
            parties = tuple(
                each for party in account.recipients for each in _blamed(doc, accounts, number, party=party)
            )
            found[number] = account if parties == account.recipients else account.but(recipients=parties)
    return tuple(found)


def _may_be_deed(party: Party) -> bool:
    """Whether nothing is known of a party, neither by name nor by a role."""
    return not party.name and (not party.code or (party.confidence or 0.0) <= GUESSED)


def _doers(account: Account) -> list[Party]:
    """Those of an act's actors of whom something is known, and not only that somebody accuses them."""
    if account.basis.get("actor") == "assigned":
        return []
    return [each for each in account.actors if each.code and (each.confidence or 0.0) > GUESSED]


def _less_sure(party: Party) -> Party:
    return replace(party, confidence=round((party.confidence or 0.0) * SURE, 2))


def _blamed(doc: Document, accounts: Sequence[Account], number: int, *, party: Party) -> tuple[Party, ...]:
    """The doers of the deed that a party's words are; the party as it is where they are none, or nobody is told."""
    doers = _doers_meant(doc, accounts, number, party=party)
    if not doers:
        return (_not_ones_own(doc, accounts[number], party),)
    return tuple(
        replace(_less_sure(each), words=words_of(doc.report, *each.words.spans, *party.words.spans)) for each in doers
    )


def _not_ones_own(doc: Document, account: Account, party: Party) -> Party:
    """A deed without a doer, less the country and sectors it was lent where they are those of who blames it.

    A ministry that condemns "the measures" speaks of another government's; the opposition may mean its own country's.
    """
    own = {each.code for each in account.actors} | {
        each.country for each in account.actors if each.sectors[:1] == ("GOV",)
    }
    is_lent = account.action.type == "ACCUSE" and not party.name and party.code in own - {None}
    return Party(party.words) if is_lent and _noun(doc, account, party) else party


def _doers_meant(doc: Document, accounts: Sequence[Account], number: int, *, party: Party) -> Sequence[Party]:
    account = accounts[number]
    if party.words.text.lower() in (WHAT_IS_REJECTED if account.action.type == "REJECT" else WHAT_IS_SAID):
        return _last_doers(accounts, number)
    noun = _noun(doc, account, party) if _may_be_deed(party) else None
    if noun is None:
        return ()
    for other in _not_own(accounts, number, party=party, noun=noun):
        if (doers := _doers(other)) or noun not in STEPS:
            return doers  # where nobody says whose the deed is, the next one of the kind is another's
    return ()


def _last_doers(accounts: Sequence[Account], number: int) -> Sequence[Party]:
    """Who did what was told last, in this sentence or the one before: "rejected that", "would not hear of it"."""
    index, actors = accounts[number].anchors[0][0], _names(accounts[number].actors)
    for other in reversed(accounts[:number]):
        if index - other.anchors[0][0] > LAST:
            break
        if (doers := _doers(other)) and not actors & _names(doers):
            return doers
    return ()


def _names(parties: Sequence[Party]) -> set[tuple[str | None, str | None]]:
    return {(each.name, each.code) for each in parties}


def _not_own(accounts: Sequence[Account], number: int, *, party: Party, noun: str) -> Iterator[Account]:
    """Acts that the noun of a party may name, without those of whoever speaks of it.

    Who rejects a deal is not meant by it, nor are his own people. Of the noun as an act counts who its own words name:
    a doer that was looked for elsewhere is no more than a guess at what is asked here.
    """
    blaming = _names(accounts[number].actors)
    codes = {each.code for each in accounts[number].actors}
    for other in acts_named(accounts, number, noun=noun):
        doers = _doers(other)
        if _is_inside(other, party) and other.basis.get("actor") != "quoted":
            continue
        is_own = blaming & _names(doers)
        if not is_own and not (other.action.type in JOINT and codes & {each.code for each in doers}):
            yield other


def _is_inside(account: Account, party: Party) -> bool:
    """Whether the words of an act stand in those of a party."""
    return all(
        any(first <= start and end <= last for first, last in party.words.spans)
        for start, end in account.action.words.spans
    )


def _noun(doc: Document, account: Account, party: Party) -> str | None:
    """The noun of a deed that a definite phrase has for its head."""
    sentence = doc.sentences[account.anchors[0][0]]
    nouns = STEPS if account.action.type == "SUPPORT" else {*TYPES, *STEPS}
    for start, end in party.words.spans:
        inside = sentence.covered(start, end)
        head = next((i for i in inside if sentence.tokens[i].head not in inside), None)
        if head is not None and (noun := _noun_at(sentence, head, nouns)):
            return noun
    return None


def _noun_at(sentence: Sentence, token: int, nouns: Container[str]) -> str | None:
    """Which of some nouns a word is, if "the" or "this" points with it at something told and no owner stands before."""
    word = sentence.tokens[token]
    below = {sentence.tokens[child].lemma for child in sentence.children_by(token, "det")}
    if not below & POINTING or sentence.children_by(token, "nmod:poss"):
        return None
    forms = (word.lemma.lower(), singular(word.text.lower()))
    return next((each for each in forms if each in nouns), None)
