"""Countries, their governments by capital or seat, peoples, and towns."""

from __future__ import annotations

from datetime import date

from dateline.model import Sentence
from dateline.resolve.candidates import Around, best_of
from dateline.resolve.knowledge import knowledge
from dateline.resolve.known import Known, Own
from dateline.resolve.mentions import Mention
from dateline.resolve.places import place_of
from dateline.resolve.roles import said_of
from dateline.resolve.surroundings import Surroundings

WHERE = frozenset(
    "in at near outside around inside across over into through towards toward within throughout off".split()
)
WHITHER = frozenset(("to", "from", "of"))
SPEECH = frozenset(
    "accuse urge condemn blame tell ask warn thank criticise criticize invite pressure press assure inform threaten "
    "join support back sanction recognise recognize call notify advise oppose defy challenge help arm offer promise "
    "pledge propose apologise apologize appeal complain reply respond demand say speak give sell lend deny protest "
    "object ally ambassador envoy message letter note appeal warning threat answer reply aid support".split()
)
"""Verbs and nouns of speaking and dealing: "urged Tehran", "a letter to Paris" mean governments."""


def place_or_people(around: Surroundings, sentence: Sentence, mention: Mention, *, own: Own, day: date | None) -> Known:
    """A country, its government by its capital or seat, a people, or a town."""
    if mention.type == "NORP":
        code = knowledge().demonym(mention.text, day=day, near=around.near) or own.country
        return Known(None, "group", code, own.said.sectors or _of_people(sentence, mention, bool(code)))
    entries = [each for each in knowledge().find(mention.text) if each.kind != "person"]
    given = Around(day, around.shares)
    choice = best_of(entries, given)
    entry = choice.entry if choice else None
    where = None
    if entry is None or (entry.kind != "country" and not _acts(sentence, mention.head)):
        where = place_of(mention.text, frame=around.shares)
        if entry is not None and where.country is None:
            where = None
    if entry is not None and where is None and choice is not None:
        return Known(entry.name, entry.kind, entry.country, entry.sectors, entry.wikidata, choice.sure)
    code = (where.country if where else None) or (entry.country if entry else None)
    return Known((where.name if where else None) or mention.text, "place", code, own.said.sectors)


def _of_people(sentence: Sentence, mention: Mention, of_state: bool) -> tuple[str, ...]:
    """ "American and Russian airmen": the noun that both share; "the Chinese", "a Swiss offer": the state."""
    token = sentence.tokens[mention.head]
    at = token.head
    while at >= 0 and sentence.tokens[at].upos in ("ADJ", "PROPN") and sentence.tokens[at].head >= 0:
        at = sentence.tokens[at].head
    if token.deprel.partition(":")[0] in ("amod", "compound", "conj", "nmod") and at >= 0:
        found = said_of(sentence, at).sectors
        if found and token.upos == "ADJ":
            return found
    definite = any(sentence.tokens[c].lemma == "the" for c in sentence.children(mention.head))
    return ("GOV",) if of_state and (token.upos == "ADJ" or definite) else ()


def _acts(sentence: Sentence, head: int) -> bool:
    """Whether a capital means its government: as subject, as one spoken to, in "a pact with Kyiv"; not "in Kyiv"."""
    token = sentence.tokens[head]
    relation = token.deprel.partition(":")[0]
    if relation == "conj" and token.head >= 0:
        return _acts(sentence, token.head)
    cases = {sentence.tokens[child].lemma for child in sentence.children_by(head, "case")}
    above = sentence.tokens[token.head].lemma if token.head >= 0 else ""
    if cases & WHERE or (cases & WHITHER and above not in SPEECH):
        return False
    if relation in ("obj", "iobj") or token.deprel.endswith("pass"):
        return above in SPEECH
    return relation != "compound" or above in ("government", "regime", "administration")
