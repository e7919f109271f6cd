"""Who is meant where a deed is blamed: "condemned the bombing" blames the bombers, "rejected the charge" who made it.

Name, country and sectors are those of whom the report has for its doer, in the nearest act before it that the noun may
name; the words are those of the deed and those that name the doer there. Where the report tells of no such act, nobody
is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model import Account, Document, Party, words_of
from dateline.resolve.known import GUESSED
from dateline.resolve.roles import singular

BLAMING = frozenset(("ACCUSE", "REJECT", "SUPPORT"))
"""Acts that are aimed at whoever did what they name."""
GOVERNING = (("GOV",), ("LEG",), ("JUD",), ("IGO",))
JOINT = frozenset(("AGREE", "COOPERATE", "CONSULT"))
SURE = 0.8
"""What is left of the doer's confidence: the noun may mean another deed of the kind."""
SAME_STEM = 4
"""Letters by which a noun and the word of an act are taken for one: "bombing", "bombed"."""
_NOUNS = {
    "ASSAULT": "attack raid bombing shelling killing murder strike airstrike massacre assassination assault ambush "
    "explosion blast shooting violence offensive invasion incursion torture beating operation coup siege bombardment "
    "stabbing burning shot",
    "COERCE": "arrest detention shutdown ban curfew crackdown kidnapping abduction expulsion eviction execution "
    "closure blockade operation siege raid restriction seizure jailing imprisonment censorship deportation search",
    "PROTEST": "protest demonstration rally march strike action occupation walkout riot unrest blockade stoppage "
    "sit-in",
    "SANCTION": "sanction embargo expulsion ruling verdict sentence suspension conviction jailing ban tariff recall",
    "MOBILIZE": "deployment drill exercise manoeuvre maneuver buildup launch test",
    "AGREE": "deal agreement pact memorandum accord treaty plan offer proposal overture",
    "COOPERATE": "deal agreement pact memorandum accord treaty",
    "CONSULT": "visit meeting talk",
    "THREATEN": "threat ultimatum warning",
    "ACCUSE": "accusation allegation claim charge insinuation criticism",
    "REQUEST": "demand petition appeal request ultimatum invitation call plea proposal overture motion offer",
}
STEPS = frozenset("decision move measure step announcement".split())
"""Nouns of any act of those who govern, told right before."""
NEAR = 2
"""Sentences back to such an act."""
TYPES: dict[str, frozenset[str]] = {
    noun: frozenset(type_ for type_, nouns in _NOUNS.items() if noun in nouns.split())
    for each in _NOUNS.values()
    for noun in each.split()
}
"""By noun the types of the acts that it may name."""


def with_doers(doc: Document, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts, those who are blamed for a deed told by whom the report has for its doer."""
    found = list(accounts)
    for number, account in enumerate(accounts):
        if account.action.type in BLAMING and any(map(_may_be_deed, account.recipients)):
            parties = [each for party in account.recipients for each in _blamed(doc, accounts, number, party=party)]
            found[number] = account.but(recipients=tuple(parties))
    return tuple(found)


def _may_be_deed(party: Party) -> bool:
    """Whether nothing is known of a party, neither by name nor by a role."""
    return not party.name and (not party.code or (party.confidence or 0.0) <= GUESSED)


def _blamed(doc: Document, accounts: Sequence[Account], number: int, *, party: Party) -> tuple[Party, ...]:
    """The doers of the deed that a party's words are; the party as it is where they are none, or nobody is told."""
    noun = _noun(doc, accounts[number], party) if _may_be_deed(party) else None
    if noun is None:
        return (party,)
    blaming = {(each.name, each.code) for each in accounts[number].actors}
    codes = {each.code for each in accounts[number].actors}
    for other in _acts_named(accounts, number, noun=noun):
        doers = [each for each in other.actors if each.code and (each.confidence or 0.0) > GUESSED]
        if blaming & {(each.name, each.code) for each in doers} or (
            other.action.type in JOINT and codes & {each.code for each in doers}
        ):
            continue  # who rejects a deal is not meant by it, nor are his own people
        if doers:
            return tuple(
                replace(
                    each,
                    words=words_of(doc.report, *each.words.spans, *party.words.spans),
                    confidence=round((each.confidence or 0.0) * SURE, 2),
                )
                for each in doers
            )
    return (party,)


def _noun(doc: Document, account: Account, party: Party) -> str | None:
    """The noun of a deed that a definite phrase has for its head."""
    sentence = doc.sentences[account.anchors[0][0]]
    for start, end in party.words.spans:
        inside = sentence.covered(start, end)
        head = next((i for i in inside if sentence.tokens[i].head not in inside), None)
        if head is None:
            continue
        token = sentence.tokens[head]
        below = {sentence.tokens[child].lemma for child in sentence.children_by(head, "det")}
        owners = sentence.children_by(head, "nmod:poss")
        forms = (token.lemma.lower(), singular(token.text.lower()))
        fit = STEPS if account.action.type == "SUPPORT" else (*TYPES, *STEPS)
        noun = next((each for each in forms if each in fit), None)
        if noun and not owners and below & {"the", "this", "that", "these", "those"}:
            return noun
    return None


def _acts_named(accounts: Sequence[Account], number: int, *, noun: str) -> Iterator[Account]:
    """Acts that a noun may name: those of its own word first, each time the nearest before it, then those after."""
    if noun in STEPS:
        index = accounts[number].anchors[0][0]
        yield from (
            each
            for each in reversed(accounts[:number])
            if index - each.anchors[0][0] <= NEAR and any(party.sectors[:1] in GOVERNING for party in each.actors)
        )
        return
    types = TYPES[noun]
    order = [*range(number - 1, -1, -1), *range(number + 1, len(accounts))]
    fit = [accounts[i] for i in order if accounts[i].action.type in types]
    named = [each for each in fit if each.action.words.text.lower()[:SAME_STEM] == noun[:SAME_STEM]]
    yield from named
    yield from (each for each in fit if each not in named)
