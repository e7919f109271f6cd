"""Whose a party is: "its chairman", "the Guild's lawyers", "our nurses", "members of the union", "OMON troops".

A party that belongs to a body is of the body's sector first, where its own noun says less than the body does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateline.model import Sentence
from dateline.resolve.candidates import Around, best_of
from dateline.resolve.countries import are_assembled, country_said, is_backed, last_of_name
from dateline.resolve.knowledge import knowledge
from dateline.resolve.known import Own, is_worldly
from dateline.resolve.leaders import FOLLOWERS, PEERS, of_leader
from dateline.resolve.mentions import SPEAKING, WE, Mention
from dateline.resolve.names_tell import borne_here, in_name, is_common
from dateline.resolve.roles import OPPOSITE, RULING, Said, right_behind, said_of
from dateline.resolve.surroundings import Surroundings
from dateline.resolve.titles import WEAK

ABOVE = frozenset("IGO NGO REB UAF PRM PTY LAB CRM OPP SPY".split())
"""Sectors of bodies whose soldiers, nurses and drivers are theirs above all; lawyers are so of nobody."""
STATELY = frozenset("GOV MIL COP LEG JUD".split())
LINKED = frozenset("linked affiliated aligned inspired allied".split())
ARMED = frozenset("REB UAF CRM PRM".split())
TAKE_AFTER = WEAK | frozenset(
    "man men woman people person member follower supporter backer loyalist partisan adherent personnel crew official "
    "troops employee worker volunteer driver guard gunman fighter troop force soldier officer nurse doctor surgeon "
    "medic teacher engineer monitor observer inspector expert judge adviser president chair chairperson manager "
    "executive owner partner colleague comrade side arm office bureau headquarters base position branch section "
    "chapter mission delegation leadership command team group unit brigade gunner sniper ambulance lorry truck vehicle "
    "car boat clinic helicopter jet drone rocket missile projectile shell gunboat speedboat camp compound "
    "negotiator emissary messenger mediator source "
    "photographer reporter correspondent editor detainee prisoner recruit youth student militia militiaman army "
    "column squad network cadre ground staffer organiser organizer activist "
    "delegate bus minibus van motorbike motorcycle ship vessel warehouse depot store building house home residence "
    "plane aircraft convoy post checkpoint stronghold hideout bodyguard watchman".split()
)
"""Nouns that take the sector of whose they are."""
WATCHING = frozenset(("guard", "bodyguard", "watchman"))
"""Who is of the firm that pays him, and no police: "guards of the sugar company"."""
_FROM = frozenset(("of", "for"))
_WITH = frozenset(("at", "with"))
"""Words before the name of a body where somebody works."""
_DEEP = 2


def owned(around: Surroundings, sentence: Sentence, own: Own, *, heads: tuple[int, ...]) -> Own:
    """What a party's words tell of it, with what the body tells that it belongs to."""
    day = around.doc.report.published_day
    for head in heads:
        if (noun := sentence.tokens[head].lemma.lower()) in PEERS | OPPOSITE:
            own = _of_peers(around, sentence, own, head=head, noun=noun)
            continue
        whose = _owner(around, sentence, head, day, 0)
        if whose is not None:
            several = are_assembled(sentence, head) and bool(whose.body)  # "foreign ministers of the bloc"
            return _joined(own, whose, sentence.tokens[head].lemma.lower(), are_several=several)
    return own


def _of_peers(around: Surroundings, sentence: Sentence, own: Own, *, head: int, noun: str) -> Own:
    """ "His counterpart": of his office, not of his country."""
    day = around.doc.report.published_day
    for child in sentence.children_by(head, "nmod:poss"):
        if (found := of_leader(around, sentence, child, noun=noun, day=day)) is not None:
            return Own(own.country, Said(found.said.sectors, own.said.former), own.body, own.nowhere)
    return own


def _joined(own: Own, whose: Own, noun: str, *, are_several: bool = False) -> Own:
    """The owner's sector first where it says more; its country where the party's own words name none."""
    of_body = whose.said.sectors[:1]
    mine = own.said.sectors
    takes = noun in TAKE_AFTER or not mine or are_several or (mine[0] == "GOV" and of_body[:1] in RULING)
    if of_body and takes and (not mine or _says_more(of_body[0], mine[0], noun)):
        mine = tuple(dict.fromkeys((*of_body, *mine)))[:3]
    body = own.body or (whose.body if takes else ())
    nowhere = own.nowhere or (whose.nowhere and own.country is None)
    country = own.country or (None if own.nowhere else whose.country)
    return Own(country, Said(mine, own.said.former), body, nowhere)


def _says_more(of_body: str, mine: str, noun: str) -> bool:
    if of_body in ABOVE or (of_body == "PRE" and mine == "GOV"):
        return True
    if noun in WATCHING and of_body in ("BUS", "AGR"):
        return True
    if of_body in STATELY:
        forces = of_body in ("COP", "MIL") and mine in ("COP", "MIL")  # OMON's troops, the army's guards
        return forces or noun in WEAK or mine in ("CVL", "SOC", "LAB", "GOV", "BUS")
    return noun in WEAK or mine in ("CVL", "SOC", "GOV")


def _owner(around: Surroundings, sentence: Sentence, head: int, day: date | None, depth: int) -> Own | None:
    """The body that a noun belongs to by a possessive, by "of" and "for", or by a name before it."""
    noun = sentence.tokens[head].lemma.lower()
    for told in _whose(sentence, head):
        child = _bearer(sentence, told) if noun in FOLLOWERS else told
        found = of_leader(around, sentence, child, noun=noun, day=day) if noun in FOLLOWERS else None
        if found is None:  # "supporters of former foreign minister Asad Qureshi" stand with him, not in his office
            found = of_token(around, sentence, child, day=day, depth=depth)
        if found is None:
            found = of_leader(around, sentence, child, noun=noun, day=day)
        if found is not None and is_backed(sentence, child):
            found = _of_the_same_camp(sentence, child, found)
        if found is not None:
            return found
    return None


def _bearer(sentence: Sentence, title: int) -> int:
    """The person whose title a word is: the parser hangs the "of" in "of former minister Asad" on either."""
    token = sentence.tokens[title]
    name = sentence.name_at(token.head) if token.head > title else None
    is_title = token.deprel in ("nmod:desc", "compound") and name is not None and name.type == "Person"
    return token.head if is_title else title


def _of_the_same_camp(sentence: Sentence, child: int, found: Own) -> Own | None:
    """ "An al Qaeda-linked group" is armed as al Qaeda is, but of another country; who is backed is not who backs."""
    tie = sentence.tokens[last_of_name(sentence, child) + 2].text.lower()
    armed = [each for each in (*found.said.sectors, *found.body) if each in ARMED]
    return Own(None, Said((armed[0],))) if tie in LINKED and armed else None


def _whose(sentence: Sentence, head: int) -> Iterator[int]:
    yield from sentence.children_by(head, "nmod:poss")
    for child in sentence.children_by(head, "compound", "flat", "nmod:desc", "amod"):
        if child < head and ((child and sentence.tokens[child].text[:1].isupper()) or sentence.name_at(child)):
            yield child
    for child in sentence.children_by(head, "nmod"):
        cases = {sentence.tokens[case].lemma for case in sentence.children_by(child, "case")}
        if not cases.isdisjoint(_FROM):
            yield child
        elif not cases.isdisjoint(_WITH) and (name := sentence.name_at(child)) and name.type == "Organization":
            yield child  # "Americas director at Amnesty International"
    yield from right_behind(sentence, head)


def of_token(around: Surroundings, sentence: Sentence, token: int, *, day: date | None, depth: int = 0) -> Own | None:
    """What the body tells that a name, a noun or a pronoun stands for; None where it stands for none."""
    number = around.mention_at(sentence.index, token)
    if number is None:
        if sentence.tokens[token].text[:1].isupper() and (found := of_entry(around, sentence.tokens[token].text, day)):
            return found  # "the Houthi authorities"
        said = said_of(sentence, token)
        return Own(country_said(around, sentence, token).country, said) if said.sectors else None
    mention = around.mentions[number]
    if mention.kind == "name":
        return of_name(around, mention, day)
    if mention.kind == "pronoun" and mention.text in WE | SPEAKING:
        return _of_us(around, sentence, token, day, depth)
    for other in around.chain(number):
        if other.kind == "name" and (found := of_name(around, other, day)):
            return found
    for other in (mention, *around.chain(number)):
        if other.kind == "noun" and depth < _DEEP:
            home = around.doc.sentences[other.sentence]
            said = said_of(home, other.head)
            told = country_said(around, home, other.head)
            own = Own(told.country, said, told.body)
            whose = _owner(around, home, other.head, day, depth + 1)
            own = _joined(own, whose, home.tokens[other.head].lemma.lower()) if whose else own
            if own.said.sectors or own.body:
                return own if own.country or own.nowhere else _of_its_country(around, number, own)
    return None


def _of_its_country(around: Surroundings, number: int, own: Own) -> Own:
    """ "The firm's spokesman", of "Russian energy company Gazprom": a country that the chain told before."""
    for other in around.chain(number):
        if other.kind == "noun":
            home = around.doc.sentences[other.sentence]
            country = country_said(around, home, other.head).country
            if country is not None:
                return Own(country, own.said, own.body)
    return own


def of_name(around: Surroundings, mention: Mention, day: date | None) -> Own | None:
    """What a body's name tells; None of persons, places and peoples."""
    if knowledge().demonym(mention.text):
        return None
    if mention.type in ("Location", "Facility"):  # "Islamic State West Africa Province", for a place
        return of_entry(around, mention.full, day) if " " in mention.full else None
    if (found := of_entry(around, mention.full, day)) is not None:
        return found
    if mention.type == "Person":
        return None
    told = in_name(mention.full)
    return told if told.said.sectors else None


def of_entry(around: Surroundings, name: str, day: date | None) -> Own | None:
    """What the tables tell of the body of a name, or of those who are called after it."""
    every = knowledge().find(name) or knowledge().find(name + "s")  # "Houthi leaders"
    entries = [each for each in every if each.kind == "organisation" and each.use == "name"]
    if is_common(name):  # "the head of Congress", of Peru's
        entries = borne_here(around.shares, entries)
    choice = best_of(entries, Around(day, around.shares)) if entries else None
    if choice is None:
        return None
    entry = choice.entry
    worldly = is_worldly(entry.sectors)
    return Own(
        entry.country, Said(() if worldly else entry.sectors), entry.sectors if worldly else (), not entry.country
    )


def _of_us(around: Surroundings, sentence: Sentence, token: int, day: date | None, depth: int) -> Own | None:
    """ "Our": of those who are quoted; outside quotations of those who publish the report."""
    for quotation in sentence.quotations:
        if token in quotation.content and quotation.speaker and token not in quotation.speaker and depth < _DEEP:
            for at in quotation.speaker:
                if (found := of_token(around, sentence, at, day=day, depth=depth + 1)) is not None:
                    return found
            return None
    publisher = around.doc.report.publisher
    if not publisher:
        return None
    found = of_name(around, Mention(0, 0, 0, 1, "name", "Organization", publisher, publisher), day)
    return None if found and "JRN" in found.said.sectors[:1] else found
