"""Whom a phrase denotes: name, kind, country, sectors (primary first) and a CAMEO-style code.

What the report says of a party comes first (its title, its country's adjective, its apposition, also where it is
mentioned elsewhere), then what the tables know of its name on the event's day, then the country that the report is
about. What none of them says stays empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.model import Document, Party, PartyKind, Sentence, Words
from dateline.resolve.candidates import Around, Choice, best_of
from dateline.resolve.countries import country_said
from dateline.resolve.knowledge import knowledge
from dateline.resolve.mentions import Mention
from dateline.resolve.places import place_of
from dateline.resolve.roles import Said, counted, said_of, sector_of_name
from dateline.resolve.surroundings import Surroundings, surroundings_of

BODIES = ("UNO", "EUR")
"""Parts of a code that are no sectors: the international body itself."""
WORLDLY = ("IGO", "IMG", "MNC")
"""Sectors of bodies that belong to no country."""
PERSONS = frozenset(("Person",))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a party so far; ``sure`` from 0 to 1."""

    name: str | None = None
    kind: PartyKind = "unnamed"
    country: str | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None
    sure: float = 0.5
    worldly: bool = False


def resolve_party(doc: Document, party: Party, *, sentence_index: int, day: date | None) -> Party:
    """Fill a party's name, kind, country, sectors, code and ids; its words stay as they are."""
    sentence = doc.sentences[sentence_index]
    place = _range(sentence, party.words)
    if place is None:
        return party
    found = _resolved(surroundings_of(doc), sentence, place, day=day)
    return replace(
        party,
        name=found.name,
        kind=found.kind,
        country=found.country,
        sectors=tuple(s for s in found.sectors if s not in BODIES),
        code=code_of(found.country, found.sectors),
        ids={"wikidata": found.wikidata} if found.wikidata else {},
    )


def code_of(country: str | None, sectors: tuple[str, ...]) -> str | None:
    """CAMEO-style code: country and primary sector (USAGOV), or the body's (IGOUNO, IGO)."""
    if sectors and sectors[0] in (*WORLDLY, "NGO") and not country:
        return sectors[0] + next((s for s in sectors[1:] if s in BODIES or s in ("MIL", "REF", "UAF")), "")
    code = (country or "") + (sectors[0] if sectors else "")
    return code or None


def _range(sentence: Sentence, words: Words) -> tuple[int, int] | None:
    """Tokens of a party's first words that are more than a pronoun ("Hungary … it" → Hungary)."""
    found: list[tuple[int, int]] = []
    for start, end in words.spans:
        inside = [i for i, token in enumerate(sentence.tokens) if token.start < end and start < token.end]
        if inside:
            found.append((inside[0], inside[-1] + 1))
    full = [place for place in found if place[1] - place[0] > 1 or sentence.tokens[place[0]].upos != "PRON"]
    return next(iter(full or found), None)


def _head(sentence: Sentence, place: tuple[int, int]) -> int:
    first, last = place
    return next((i for i in range(first, last) if not first <= sentence.tokens[i].head < last), last - 1)


def _resolved(around: Surroundings, sentence: Sentence, place: tuple[int, int], *, day: date | None) -> Known:
    head = counted(sentence, _head(sentence, place))
    number = _mention(around, sentence, place, head)
    mention = around.mentions[number] if number is not None else None
    own = _own(around, sentence, place, head, mention)
    if mention is not None and mention.kind == "name" and mention.type not in ("NORP", "Location", "Facility"):
        found = _named(around, mention, own, day=day)
    elif mention is not None and mention.kind == "name":
        found = _place_or_people(around, sentence, mention, own, day=day)
    else:
        found = _by_whole_words(around, sentence, place, own, day) or _unnamed(around, mention, own, day=day)
    return _at_home(around, sentence, head, found)


def _mention(around: Surroundings, sentence: Sentence, place: tuple[int, int], head: int) -> int | None:
    """The mention of a party's head; of a title its name ("field marshal Haftar")."""
    number = around.mention_at(sentence.index, head)
    if number is not None and around.mentions[number].kind == "name":
        return number
    for token in range(*place):
        other = around.mention_at(sentence.index, token)
        if other is None or around.mentions[other].type != "Person" or around.mentions[other].kind != "name":
            continue
        at = sentence.tokens[around.mentions[other].head]
        if at.head == head and at.deprel.partition(":")[0] in ("flat", "appos", "compound"):
            return other
    return number


@dataclass(frozen=True, slots=True)
class Own:
    """What the phrase itself says: country, sectors, and whether it is a body of no country."""

    country: str | None
    said: Said
    body: tuple[str, ...] = ()


def _own(
    around: Surroundings, sentence: Sentence, place: tuple[int, int], head: int, mention: Mention | None
) -> Own:
    told = _told(around, sentence, place, head, mention)
    sectors: list[str] = []
    former = False
    country = None
    body: tuple[str, ...] = ()
    for at in told:
        said = said_of(sentence, at)
        former = former or said.former
        sectors += said.sectors
        found = country_said(around, sentence, at)
        country = country or found.country
        body = body or found.body
    return Own(country, Said(tuple(dict.fromkeys(sectors))[:3], former), body)


def _told(
    around: Surroundings, sentence: Sentence, place: tuple[int, int], head: int, mention: Mention | None
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


def _named(around: Surroundings, mention: Mention, own: Own, *, day: date | None) -> Known:
    """A person or a body by its name, judged by what all its mentions say of it."""
    said, country, body = own.said, own.country, own.body
    if mention.type == "Person" or not said.sectors:
        elsewhere = _elsewhere(around, mention)
        said = Said(said.sectors or elsewhere.said.sectors, said.former)
        country = country or elsewhere.country
    choice = _choice(around, mention, Around(day, around.shares, country, said.sectors))
    kind: PartyKind = "person" if mention.type == "Person" else "organisation"
    if choice is not None:
        entry = choice.entry
        sectors = entry.sectors
        if said.former and entry.kind == "person":
            sectors = ("ELI", *[s for s in sectors if s != "ELI"])
        elif not sectors or (sectors == ("ELI",) and said.sectors and not said.former and _recent(entry, day)):
            sectors = said.sectors or sectors
        worldly = bool(sectors) and sectors[0] in WORLDLY
        known = entry.country or (None if worldly else country)
        return Known(entry.name, entry.kind, known, sectors, entry.wikidata, choice.sure, worldly)
    sectors = said.sectors
    if mention.type != "Person":
        told = _in_name(around, mention)
        country = country or told.country
        sectors = told.said.sectors or sectors
    if said.former:
        sectors = ("ELI", *[s for s in sectors if s != "ELI"])
    if body and mention.type != "Person":
        sectors = body
    worldly = bool(sectors) and sectors[0] in WORLDLY
    return Known(mention.full, kind, None if worldly else country, sectors, None, 0.5, worldly)


def _recent(entry: object, day: date | None) -> bool:
    return False


def _choice(around: Surroundings, mention: Mention, given: Around) -> Choice | None:
    """The entry of a name: to the letter, in another spelling, or of the bearers of a bare surname."""
    known = knowledge()
    is_person = mention.type == "Person"
    for name in dict.fromkeys((mention.full, mention.text)):
        entries = [each for each in known.find(name) if is_person <= (each.kind == "person") or each.kind != "person"]
        bare = is_person and " " not in name.strip()
        if not is_person and (name.lower().replace(" ", "-") in known.roles or len(entries) > 1):
            entries = [e for e in entries if e.country is None or around.shares.get(e.country) or e.country == given.country]
        if is_person:
            entries = [each for each in entries if each.kind == "person"] or entries
        if bare:
            entries = [*entries, *(each for each in known.bearers(name) if each not in entries)]
        found = best_of(entries, given, bare=bare)
        if found is not None:
            return found
    entries = [each for each in known.spelled(mention.full) if (each.kind == "person") == is_person]
    if not entries:
        return None
    found = best_of(entries, given, bare=" " not in mention.full.strip())
    return replace(found, sure=round(found.sure * 0.9, 2)) if found else None


def _elsewhere(around: Surroundings, mention: Mention) -> Own:
    """What is said of the same person or body where the report mentions it otherwise, the first that says something."""
    number = around.mention_at(mention.sentence, mention.head)
    sectors: tuple[str, ...] = ()
    country: str | None = None
    for other in around.chain(number) if number is not None else ():
        if other is mention or other.kind == "pronoun":
            continue
        sentence = around.doc.sentences[other.sentence]
        own = _own(around, sentence, (other.first, other.last), other.head, other)
        sectors = sectors or own.said.sectors
        country = country or own.country
        if sectors and country:
            break
    return Own(country, Said(sectors))


def _in_name(around: Surroundings, mention: Mention) -> Own:
    """What an unknown body's own name tells: its country's adjective, a place in it, its kind."""
    words = mention.text.split()
    country = None
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            part = " ".join(words[first : first + size])
            entries = [e for e in knowledge().find(part) if e.kind == "country" or e.use == "capital"]
            country = country or knowledge().demonym(part) or (entries[0].country if entries else None)
    sector = sector_of_name(mention.text)
    return Own(country, Said((sector,) if sector else ()))


def _place_or_people(
    around: Surroundings, sentence: Sentence, mention: Mention, own: Own, *, day: date | None
) -> Known:
    """A country, its government by its capital or seat, a people, or a town."""
    if mention.type == "NORP":
        code = knowledge().demonym(mention.text, day=day, near=_by_share(around))
        return Known(None, "group", code or own.country, own.said.sectors)
    entries = [each for each in knowledge().find(mention.text) if each.kind != "person"]
    given = Around(day, around.shares)
    choice = best_of(entries, given)
    entry = choice.entry if choice else None
    where = None
    if entry is None or (entry.use == "capital" and not _acts(sentence, mention.head)):
        where = place_of(mention.text, frame=around.shares)
    if entry is not None and where is None and choice is not None:
        return Known(entry.name, entry.kind, entry.country, entry.sectors, entry.wikidata, choice.sure)
    code = (where.country if where else None) or (entry.country if entry else None)
    return Known((where.name if where else None) or mention.text, "place", code, own.said.sectors)


def _by_share(around: Surroundings) -> list[str]:
    return sorted(around.shares, key=lambda code: -around.shares[code])


def _acts(sentence: Sentence, head: int) -> bool:
    """A capital as subject or possessor speaks for its government; elsewhere it is a town."""
    relation = sentence.tokens[head].deprel
    return relation.partition(":")[0] in ("nsubj", "root") and not relation.endswith("pass")


def _by_whole_words(
    around: Surroundings, sentence: Sentence, place: tuple[int, int], own: Own, day: date | None
) -> Known | None:
    """A body whose name the parser did not see, by the words of the phrase alone."""
    start, end = sentence.offsets(*place)
    text = around.doc.report.text[start:end]
    if not any(word[:1].isupper() for word in text.split()[:3]):
        return None
    entries = [each for each in knowledge().find(text) if each.kind != "country" or text[:1].isupper()]
    if text.lower().removeprefix("the ").replace(" ", "-") in knowledge().roles:
        entries = [e for e in entries if e.country is None or around.shares.get(e.country, 0) > 0]
    choice = best_of(entries, Around(day, around.shares, own.country))
    if choice is None:
        return None
    entry = choice.entry
    worldly = entry.sectors[:1] in {(each,) for each in WORLDLY}
    return Known(entry.name, entry.kind, entry.country, entry.sectors, entry.wikidata, choice.sure, worldly)


def _unnamed(around: Surroundings, mention: Mention | None, own: Own, *, day: date | None) -> Known:
    """Pronouns and descriptions: what they stand for, else what they say."""
    sectors = own.said.sectors
    if own.said.former:
        sectors = ("ELI", *[s for s in sectors if s != "ELI"])
    if own.body and (not sectors or sectors[0] in ("GOV", "SOC", "MIL", "NGO")):
        return Known(None, "unnamed", None, own.body, worldly=True)
    found = Known(None, "unnamed", own.country, sectors)
    if mention is None:
        return found
    number = around.mention_at(mention.sentence, mention.head)
    for other in around.chain(number) if number is not None else ():
        if other.kind == "name" and other is not mention:
            own_there = Own(own.country, Said(sectors if mention.kind == "noun" else ()))
            named = (
                _place_or_people(around, around.doc.sentences[other.sentence], other, own_there, day=day)
                if other.type in ("NORP", "Location", "Facility")
                else _named(around, other, own_there, day=day)
            )
            return replace(named, sectors=named.sectors or sectors, country=named.country or own.country)
    if mention.kind == "pronoun" and number is not None:
        for other in around.chain(number):
            if other.kind == "noun":
                sentence = around.doc.sentences[other.sentence]
                there = _own(around, sentence, (other.first, other.last), other.head, other)
                if there.body:
                    return Known(None, "unnamed", None, there.body, worldly=True)
                return replace(found, sectors=there.said.sectors, country=there.country)
    return found


def _at_home(around: Surroundings, sentence: Sentence, head: int, found: Known) -> Known:
    """A party without a country takes the one that the report is about; people without a role are civilians."""
    if not found.country and not found.worldly and found.sectors[:1] not in {(each,) for each in WORLDLY}:
        found = replace(found, country=around.local(sentence.index))
    return found


def with_state(doc: Document, party: Party, *, country: str | None, sentence_index: int) -> Party:
    """A national role without a country ("police", "22 soldiers") takes that of the act's place."""
    if party.country or party.name or not party.sectors or party.sectors[0] in (*WORLDLY, "NGO"):
        return party
    return replace(party, country=country, code=code_of(country, party.sectors)) if country else party
