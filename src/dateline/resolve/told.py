"""What a party's own words tell of it: its head, titles, appositions, what it is said to be or lead."""

from __future__ import annotations

from dateline.model import Sentence
from dateline.resolve.countries import country_said
from dateline.resolve.knowledge import knowledge
from dateline.resolve.known import Own
from dateline.resolve.leaders import FOLLOWERS
from dateline.resolve.mentions import Mention
from dateline.resolve.owners import owned
from dateline.resolve.roles import Said, are_sides, is_former, led_by, role_of, said_of
from dateline.resolve.surroundings import Surroundings
from dateline.resolve.titles import KIN, RANKS

CIVIL_GENERALS = frozenset(
    "attorney auditor comptroller consul director governor inspector postmaster procurator prosecutor secretary "
    "solicitor surgeon".split()
)
"""What stands before a "general" who is none."""
OFFICIAL = frozenset("GOV LEG JUD ELI".split())
"""Sectors whose families are of the elite."""


def own_words(
    around: Surroundings, sentence: Sentence, mention: Mention | None, *, place: tuple[int, int], head: int
) -> Own:
    """Country, sectors and body that the words of a party (``place``, with its ``head``) tell of it."""
    key = ("own words", sentence.index, place, head, mention)
    found: Own | None = around.kept.get(key)
    if found is None:
        found = around.kept[key] = _own_words(around, sentence, mention, place=place, head=head)
    return found


def _own_words(
    around: Surroundings, sentence: Sentence, mention: Mention | None, *, place: tuple[int, int], head: int
) -> Own:
    told = _told(around, sentence, mention, place=place, head=head)
    sectors: list[str] = []
    former = False
    country = None
    body: tuple[str, ...] = ()
    nowhere = False
    for at in told:
        said = said_of(sentence, at)
        if mention is not None and mention.type == "Person" and at <= mention.head:
            rank = _rank(sentence, at) if _may_be_title(sentence, at) else None
            said = Said((rank, *said.sectors), said.former) if rank else said
        former = former or said.former
        sectors += said.sectors
        found = country_said(around, sentence, at)
        country = country or found.country
        body = body or found.body
        nowhere = nowhere or found.nowhere
    if mention is not None and mention.type == "Person":  # "former" may hang on the name, not on the title
        former = former or is_former(sentence, sentence.children(mention.head), next(iter(sectors), None))
    for at in {head, *told} if not sectors else ():
        sectors += led_by(sentence, at)
    if not sectors and (mention is None or mention.kind == "noun"):
        for at in range(place[1] - 1, place[0] - 1, -1):  # a headline's parse may miss the noun
            role = role_of(sentence, at) if not are_sides(sentence, at) else None
            if role and sentence.tokens[at].deprel.partition(":")[0] not in ("nmod", "obl"):
                sectors.append(role)
                break
    if sentence.tokens[head].lemma.lower() in FOLLOWERS:
        sectors = [each for each in sectors if each not in ("GOV", "ELI", "LEG")]
    own = Own(country, Said(tuple(dict.fromkeys(sectors))[:3], former), body, nowhere and not country)
    if mention is None or mention.kind == "noun" or (mention.kind == "name" and mention.type == "Person"):
        heads = told if own.said.sectors or mention is None or mention.kind == "noun" else [*told, mention.head]
        own = owned(around, sentence, own, heads=tuple(heads))  # "Sipho Nxumalo of the banned party"
    if sentence.tokens[head].lemma.lower() in FOLLOWERS and own.said.sectors[:1] not in (("OPP",), ("REB",), ("UAF",)):
        own = Own(own.country, Said(("CVL",)), own.body, own.nowhere)  # the president's supporters do not govern
    for at in dict.fromkeys((head, *told)):
        token = sentence.tokens[at]
        if token.upos == "NOUN" and token.lemma in KIN and (whose := sentence.children_by(at, "nmod:poss", "nmod")):
            return _of_kin(sentence, whose, own)
    return own


def _of_kin(sentence: Sentence, whose: tuple[int, ...], own: Own) -> Own:
    """Officials' families are of the elite (PLOVER's ELI); nobody else's kin is what he or she is."""
    titles = [child for at in whose for child in sentence.children_by(at, "nmod:desc", "compound", "flat", "appos")]
    sectors = {sector for at in (*whose, *titles) for sector in said_of(sentence, at).sectors} - {"ELI"}
    for at in whose:
        name = sentence.name_at(at)
        words = " ".join(token.text for token in sentence.tokens[name.first : name.last]) if name else ""
        sectors |= {sector for entry in knowledge().find(words) if entry.kind == "person" for sector in entry.sectors}
    return Own(own.country, Said(("ELI" if OFFICIAL & sectors else "CVL",)), (), own.nowhere)


def _may_be_title(sentence: Sentence, token: int) -> bool:
    """ "Father Luis" and "General Sall", but not "the father of the player Luis"."""
    return sentence.tokens[token].text[:1].isupper() or sentence.tokens[token].lemma not in KIN


def _told(
    around: Surroundings, sentence: Sentence, mention: Mention | None, *, place: tuple[int, int], head: int
) -> list[int]:
    """Tokens whose phrases describe the party: its head, titles, appositions, what it is said to be."""
    found = [head]
    heads = {head}
    if mention is not None and mention.kind == "name":
        heads |= set(range(mention.first, mention.last))
        found = [head] if sentence.tokens[head].upos != "PROPN" or not mention.first <= head < mention.last else []
        low = max(mention.first - 3, 0)
        found += [
            i
            for i in range(mention.first - 1, low - 1, -1)
            if sentence.tokens[i].upos in ("NOUN", "PROPN")
            and (sentence.tokens[i].head in heads or sentence.tokens[mention.head].head == i)
            and sentence.tokens[i].deprel.partition(":")[0] in ("compound", "flat", "appos", "nmod")
        ]
        if mention.type == "Person":
            found += _titles(sentence, mention)
    for at in sorted(heads):
        found += sentence.children_by(at, "appos")
        token = sentence.tokens[at]
        if token.deprel == "appos" and token.head >= 0:
            found.append(token.head)
        if token.deprel.startswith("nsubj") and token.head >= 0:
            above = sentence.tokens[token.head]
            if above.upos == "NOUN" and sentence.children_by(token.head, "cop"):
                found.append(token.head)
    return list(dict.fromkeys(found))


def _titles(sentence: Sentence, mention: Mention) -> list[int]:
    """Ranks that the parse or the name has swallowed: "Private" as an adjective, "Imam" as the first of the names."""
    last = mention.first - 1
    found = [last] if last >= 0 and _is_rank(sentence, last) else []
    inside = mention.last - mention.first - len(mention.text.split())
    return found + [i for i in range(mention.first, mention.first + max(inside, 0)) if _is_rank(sentence, i)]


def _is_rank(sentence: Sentence, token: int) -> bool:
    return sentence.tokens[token].text[:1].isupper() and _rank(sentence, token) is not None


def _rank(sentence: Sentence, token: int) -> str | None:
    """The sector of a title; neither a secretary-general nor an attorney general is a general."""
    before = sentence.tokens[token - 1].text.lower() if token else ""
    if before == "-" or (sentence.tokens[token].lemma == "general" and before in CIVIL_GENERALS):
        return None
    return RANKS.get(sentence.tokens[token].text.lower().strip("."))
