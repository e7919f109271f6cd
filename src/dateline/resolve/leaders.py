"""Those who are called by a person: followers ("Haftar's men", "Sall's supporters") and peers ("his counterpart")."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateline.model import Sentence
from dateline.resolve.candidates import Around, best_of
from dateline.resolve.knowledge import knowledge
from dateline.resolve.known import Own
from dateline.resolve.mentions import Mention
from dateline.resolve.roles import Said, said_of
from dateline.resolve.surroundings import Surroundings

FOLLOWERS = frozenset("supporter follower backer loyalist partisan adherent sympathiser sympathizer".split())
"""Those who stand with somebody in politics: of the opposition if he is or has left his office; else civilians."""
MEN = frozenset("man men fighter gunman troop force soldier militia militiaman bodyguard guard officer".split())
"""Those who bear arms for somebody who does."""
PEERS = frozenset("counterpart colleague peer opposite-number".split())
"""Those of the same office as the person whose they are."""
_TAKEN = {
    **dict.fromkeys((*FOLLOWERS, "agent"), frozenset("OPP REB UAF".split())),
    **dict.fromkeys(MEN, frozenset("REB UAF PRM CRM MIL COP".split())),
}
_OFFICES = frozenset("GOV LEG JUD MIL COP PTY ELI MED EDU REL JRN".split())


def of_leader(around: Surroundings, sentence: Sentence, token: int, *, noun: str, day: date | None) -> Own | None:
    """What the person at a token tells of those who are called his by a noun; None where nothing is told."""
    number = around.mention_at(sentence.index, token)
    if number is None or (noun not in _TAKEN and noun not in PEERS):
        return None
    taken = _TAKEN.get(noun, _OFFICES)
    former = False
    for other in around.chain(number):
        for said, country in _calls(around, other, day):
            former = former or said.sectors[:1] == ("ELI",) or (said.former and "GOV" in said.sectors)
            if found := next((each for each in said.sectors if each in taken), None):
                return Own(None if noun in PEERS else country, Said((found,)))
    return Own(None, Said(("OPP",))) if former and noun in FOLLOWERS else None


def _calls(around: Surroundings, mention: Mention, day: date | None) -> Iterator[tuple[Said, str | None]]:
    """What a mention of a person says: a noun itself; of a name its titles and appositions, then the tables."""
    home = around.doc.sentences[mention.sentence]
    if mention.kind == "noun":
        yield said_of(home, mention.head), None
    if mention.kind != "name" or mention.type != "Person":
        return
    token = home.tokens[mention.head]
    told = [*home.children_by(mention.head, "nmod:desc", "appos", "compound", "amod")]
    if token.deprel.partition(":")[0] in ("appos", "flat") and token.head >= 0:
        told.append(token.head)
    for at in told:
        yield said_of(home, at), None
    bearers = [each for each in knowledge().find(mention.full) if each.kind == "person"]
    choice = best_of(bearers, Around(day, around.shares), bare=" " not in mention.full)
    if choice is not None:
        yield Said(choice.entry.sectors), choice.entry.country
