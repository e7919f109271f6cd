"""Countries, their governments by capital or seat, peoples, and towns."""

from __future__ import annotations

import re
from datetime import date

from dateline.model import Sentence
from dateline.resolve.candidates import Around, best_of, known_as
from dateline.resolve.compass import part_of_country
from dateline.resolve.knowledge import knowledge
from dateline.resolve.known import Known, Own, Part
from dateline.resolve.mentions import Mention
from dateline.resolve.place_senses import sense_alone
from dateline.resolve.places import place_of
from dateline.resolve.roles import role_of, said_of, singular
from dateline.resolve.surroundings import Surroundings

LARGE = 100_000
"""Inhabitants of a town by which a facility is known; a square may bear the name of a village elsewhere."""
WHERE = frozenset(
    "in at near outside around inside across over into through towards toward within throughout off".split()
)
BETWEEN = frozenset(("between",))
WAYS = frozenset("road highway motorway railway route pipeline bridge border crossing flight train bus cable".split())
"""What runs between towns, where talks and treaties are between their governments."""
WHITHER = frozenset(("to", "from", "of"))
SPEECH = frozenset(
    "accuse urge condemn blame tell ask warn thank criticise criticize invite pressure press assure inform threaten "
    "join support back sanction recognise recognize call notify advise oppose defy challenge help arm offer promise "
    "pledge propose apologise apologize appeal complain reply respond demand say speak give sell lend deny protest "
    "object ally ambassador envoy message letter note appeal warning threat answer reply aid support".split()
)
"""Verbs and nouns of speaking and dealing: "urged Tehran", "a letter to Paris" mean governments."""


PHYSICAL = frozenset("ASSAULT PROTEST MOBILIZE RETREAT COERCE AID CONCEDE".split())
"""Types whose recipient may be a town as such."""
COUNTED = frozenset(("nummod", "amod", "det", "acl"))
"""What hangs on a people's name where some of them are meant, and not their state."""
DEALS = frozenset("SANCTION AGREE CONSULT COOPERATE REJECT THREATEN MOBILIZE".split())
"""What a people named in the plural does by its state."""
_STATE = re.compile(
    r"(?:the )?(?:[A-Z][\w-]+ )*(?:Republic|Kingdom|State|Commonwealth|Emirate|Sultanate|Principality|Federation"
    r"|Union) of (?:the )?(.+)"
)
"""A state by its full style: "the Bolivarian Republic of Venezuela"."""
_IN_FULL = re.compile(r"(?:[Tt]he )?(?i:city|town|municipality|county|province|district|canton|state) of [A-Z]")
"""A town or part of a country as a body of law: "the City of Johannesburg"."""
_HALVES = {
    "north": (("PRK", "North Korea"), ("KOR", "North Korea"), ("YMD", "North Yemen"), ("VNM", "North Vietnam")),
    "south": (("KOR", "South Korea"), ("PRK", "South Korea"), ("YMD", "South Yemen"), ("SSD", "South Sudan")),
}

_WORLDS = frozenset(
    "west,western world,arab world,muslim world,global south,global north,developing world,third world".split(",")
)
"""Parts of the world by which many states are meant, though a division somewhere is called so."""
A_WORLD = Known(None, "group", None, (), worldly=True)


def place_or_people(
    around: Surroundings, sentence: Sentence, mention: Mention, *, own: Own, day: date | None, part: Part | None = None
) -> Known:
    """A country, its government by its capital or seat, a people, or a town."""
    if mention.type == "NORP":
        code = knowledge().demonym(mention.text, day=day, near=around.near) or own.country
        sectors = own.said.sectors or _of_people(around, sentence, mention, of_state=bool(code), part=part)
        return Known(None, "group", code, sectors)
    begin = mention.first - (mention.first > 0 and sentence.tokens[mention.first - 1].lemma == "the")
    if is_world(" ".join(token.text for token in sentence.tokens[begin : mention.last])):
        return A_WORLD
    called = half_of(around, mention.text)
    entries = [each for each in knowledge().find(called) if each.kind != "person"]
    if not entries and (state := _STATE.match(called)):
        entries = [each for each in knowledge().find(state[1]) if each.kind == "country"]
    choice = best_of(entries, Around(day, around.shares))
    entry = choice.entry if choice else None
    where = None
    if entry is None or (entry.kind != "country" and not _acts(sentence, mention.head, part)):
        where = place_of(mention.text, frame=around.shares)
        if entry is not None and where.country is None:
            where = None
    if entry is not None and where is None and choice is not None:
        return known_as(choice)
    code = (where.country if where else None) or (entry.country if entry else None) or of_its_town(around, mention)
    code = part_of_country(mention.text, near=around.near) or code
    sectors = own.said.sectors or _of_town(mention, part)
    return Known((where.name if where else None) or mention.text, "place", code, sectors)


def is_world(words: str) -> bool:
    """ "The West", "the Arab world": no one country."""
    article, _, called = words.lower().partition(" ")
    return article == "the" and called in _WORLDS


def _of_town(mention: Mention, part: Part | None) -> tuple[str, ...]:
    """A town that is struck is those who live there; one that is called so in full is its council."""
    if part is None or (part.type == "ASSAULT" and not part.acts):
        return ("CVL",) if part is not None else ()
    return ("GOV",) if _IN_FULL.match(mention.full) else ()


def of_its_town(around: Surroundings, mention: Mention) -> str | None:
    """The country of the people or the large town by which a facility is called: "Odesa port", "British Museum"."""
    town = mention.text.rpartition(" ")[0]
    if not town or mention.type != "Facility":
        return None
    found = sense_alone(town, around.shares)
    of_town = found.country if found is not None and found.population >= LARGE else None
    return knowledge().demonym(town, near=around.near) or of_town


def behind_people(sentence: Sentence, head: int, *, last: int) -> int:
    """ "Guyanese airmen": the noun, where the parse has the people for the head."""
    token = sentence.tokens[head]
    if head + 1 >= last or knowledge().demonym(token.text) is None:
        return head
    return next((i for i in range(head + 1, last) if role_of(sentence, i) and sentence.tokens[i].upos != "ADJ"), head)


def half_of(around: Surroundings, text: str) -> str:
    """ "The North" where the report is about a divided country."""
    for part, names in _HALVES.items():
        if text.lower().removeprefix("the ") == part:
            return next((name for code, name in names if around.shares.get(code)), text)
    return text


def _of_people(
    around: Surroundings, sentence: Sentence, mention: Mention, *, of_state: bool, part: Part | None
) -> tuple[str, ...]:
    """ "American and Russian airmen": the noun that both share; "the Chinese", "a Swiss offer": the state.

    Those who strike or are struck beside soldiers are soldiers; some others that are counted are people of the country.
    """
    token = sentence.tokens[mention.head]
    at = _shared_noun(sentence, mention)
    if at is not None and (found := said_of(sentence, at).sectors):
        return found
    if (own := knowledge().role(singular(mention.text.lower()))) is not None and not of_state:
        return (own,)
    definite = any(sentence.tokens[c].lemma == "the" for c in sentence.children(mention.head))
    modifies = token.upos == "ADJ" or token.deprel.partition(":")[0] in ("amod", "compound")
    if part is not None and part.type in ("ASSAULT", "MOBILIZE") and of_state:
        if (part.acts and (definite or modifies)) or (not modifies and _beside_soldiers(around, sentence)):
            return ("MIL",)
        return ("GOV",) if definite else ("CVL",) if not modifies else ()
    counted = any(sentence.tokens[c].deprel.partition(":")[0] in COUNTED for c in sentence.children(mention.head))
    deals = part is not None and part.acts and part.type in DEALS and not counted  # "Czechs expel two Russians"
    if of_state and (modifies or definite or deals):
        return ("GOV",)
    return ("CVL",) if part is not None and of_state else ()


def _shared_noun(sentence: Sentence, mention: Mention) -> int | None:
    """The noun of "Mozambican and Rwandan soldiers", for both; by the parse, else by what follows."""
    token = sentence.tokens[mention.head]
    at = token.head
    while at >= 0 and sentence.tokens[at].upos in ("ADJ", "PROPN") and sentence.tokens[at].head >= 0:
        at = sentence.tokens[at].head
    adjective = token.upos == "ADJ" and token.deprel.partition(":")[0] in ("amod", "compound", "conj", "nmod")
    if at >= 0 and adjective and said_of(sentence, at).sectors:
        return at
    for i in range(mention.last, min(mention.last + 5, len(sentence.tokens))):
        each = sentence.tokens[i]
        if each.upos == "NOUN":
            noun = each.head if each.deprel == "compound" and each.head > i else i  # "border guards"
            return noun if i > mention.last or each.deprel != "appos" else None
        if each.upos not in ("ADJ", "CCONJ") and knowledge().demonym(each.text) is None:
            return None
    return None


def _beside_soldiers(around: Surroundings, sentence: Sentence) -> bool:
    """Whether a sentence, or the one before it, speaks of soldiers."""
    near = around.doc.sentences[max(sentence.index - 1, 0) : sentence.index + 1]
    return any(knowledge().role(token.lemma) == "MIL" for each in near for token in each.tokens if token.upos == "NOUN")


def _acts(sentence: Sentence, head: int, part: Part | None = None) -> bool:
    """Whether a capital means its government: as subject, as one spoken to, in "a pact with Kyiv"; not "in Kyiv".

    A party of an act is one, but for a town that is struck, held or helped.
    """
    if part is not None and (part.acts or part.type not in PHYSICAL):
        return True
    token = sentence.tokens[head]
    relation = token.deprel.partition(":")[0]
    if relation == "conj" and token.head >= 0:
        return _acts(sentence, token.head, part)
    cases = {sentence.tokens[child].lemma for child in sentence.children_by(head, "case")}
    above = sentence.tokens[token.head].lemma if token.head >= 0 else ""
    if cases & WHERE or (cases & WHITHER and above not in SPEECH) or (cases & BETWEEN and above in WAYS):
        return False
    if relation in ("obj", "iobj") or token.deprel.endswith("pass"):
        return above in SPEECH
    return relation != "compound" or above in ("government", "regime", "administration")
