"""Persons and bodies by their names: in the tables, elsewhere in the report, or by what the name itself tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.model import PartyKind
from dateline.resolve.candidates import Around, Choice, best_of
from dateline.resolve.knowledge import knowledge
from dateline.resolve.known import WORLDLY, Known, Own
from dateline.resolve.mentions import Mention
from dateline.resolve.names_tell import in_name, is_common, leading
from dateline.resolve.roles import Said
from dateline.resolve.surroundings import Surroundings
from dateline.resolve.told import own_words

TITLED = {
    "GOV": frozenset("minister president premier chancellor governor mayor king queen emir sultan secretary".split()),
    "OPP": frozenset(("opposition",)),
}
"""Words right before a name that tell its bearer's office. "Leader", "chief" and "deputy" are anybody's."""
POLITICAL = frozenset("ELI GOV LEG OPP PTY".split())
"""Sectors between which people in politics change: a table may not know yet, or no longer, what a report calls them."""
MOST = 3
"""Sectors of one party at most."""
_BEFORE = 4


def named(around: Surroundings, mention: Mention, own: Own, *, day: date | None) -> Known:
    """A person or a body by its name, judged by what all its mentions say of it."""
    said, country, body = own.said, own.country, own.body
    if mention.type == "Person" or not said.sectors:
        elsewhere = _elsewhere(around, mention)
        said = said if said.sectors else Said(elsewhere.said.sectors, said.former or elsewhere.said.former)
        country = country or elsewhere.country
    choice = _choice(around, mention, Around(day, around.shares, country, said.sectors))
    kind: PartyKind = "person" if mention.type == "Person" else "organisation"
    if choice is not None:
        entry = choice.entry
        sectors = entry.sectors
        if said.former and entry.kind == "person":
            sectors = ("ELI", *[s for s in sectors if s != "ELI"])
        elif not sectors:
            sectors = said.sectors
        elif entry.kind == "person" and sectors[0] in POLITICAL and (office := _title(around, mention, own)):
            sectors = tuple(dict.fromkeys((office, *[each for each in sectors if each != "ELI"])))[:MOST]
        worldly = (bool(sectors) and sectors[0] in WORLDLY) or (entry.kind == "organisation" and not entry.country)
        known = entry.country or (None if worldly else country)
        is_listed = bool(entry.sectors)
        return Known(entry.name, entry.kind, known, sectors, entry.wikidata, choice.sure, worldly, is_listed)
    sectors = said.sectors
    if mention.type != "Person":
        told = in_name(mention.full)
        country = country or told.country
        sectors = told.said.sectors or sectors
    if said.former:
        sectors = ("ELI", *[s for s in sectors if s != "ELI"])
    if body and mention.type != "Person":
        sectors = body
    worldly = bool(sectors) and sectors[0] in WORLDLY
    return Known(mention.full, kind, None if worldly else country, sectors, worldly=worldly)


def _choice(around: Surroundings, mention: Mention, given: Around) -> Choice | None:
    """The entry of a name: to the letter, in another spelling, or of the bearers of a bare surname."""
    known = knowledge()
    is_person = mention.type == "Person"
    # "Adamov" of a report that told his first name is nobody else of that surname.
    for name in (mention.full,) if " " in mention.full else dict.fromkeys((mention.full, mention.text)):
        entries = [each for each in known.find(name) if is_person <= (each.kind == "person") or each.kind != "person"]
        bare = is_person and " " not in name.strip() and not (entries and all(e.kind != "person" for e in entries))
        if not is_person and (name.lower().replace(" ", "-") in known.roles or len(entries) > 1 or is_common(name)):
            here = (
                {leading(around.shares)}
                if is_common(name)
                else {code for code, share in around.shares.items() if share}
            )
            entries = [e for e in entries if e.country is None or e.country in here or e.country == given.country]
        if is_person:
            entries = [each for each in entries if each.kind == "person"] or entries
        if bare:
            entries = [*entries, *(each for each in known.bearers(name) if each not in entries)]
        found = best_of(entries, given, bare=bare)
        if found is not None:
            return found
    if not is_person and is_common(mention.full):
        return None  # "Congress" of Peru is not the one in Washington
    entries = [each for each in known.spelled(mention.full) if (each.kind == "person") == is_person]
    if is_person:  # Yusuf Gaal of Somalia is not Yussuf Ghali in another spelling
        near = {*around.near, given.country}
        entries = [each for each in entries if each.country is None or each.country in near]
    elif (home := in_name(mention.full).country) is not None:  # "Kenya's electoral commission" is not Ghana's
        entries = [each for each in entries if each.country in (None, home)]
    if not entries:
        return None
    found = best_of(entries, given, bare=" " not in mention.full.strip())
    return replace(found, sure=round(found.sure * 0.9, 2)) if found else None


def _elsewhere(around: Surroundings, mention: Mention) -> Own:
    """What is said of the same person or body where the report mentions it otherwise, the first that says something."""
    number = around.mention_at(mention.sentence, mention.head)
    sectors: tuple[str, ...] = ()
    country: str | None = None
    former = False
    for other in around.chain(number) if number is not None else ():
        if other is mention or other.kind == "pronoun":
            continue
        sentence = around.doc.sentences[other.sentence]
        own = own_words(around, sentence, other, place=(other.first, other.last), head=other.head)
        former = former or (not sectors and own.said.former)
        sectors = sectors or own.said.sectors
        country = country or own.country
        if sectors and country:
            break
    return Own(country, Said(sectors, former))


def _title(around: Surroundings, mention: Mention, own: Own) -> str | None:
    """The sector of the office that stands right before a name, where all its words say the same."""
    if own.said.former or not own.said.sectors:
        return None
    tokens = around.doc.sentences[mention.sentence].tokens
    before = {token.lemma.lower() for token in tokens[max(mention.first - _BEFORE, 0) : mention.head]}
    first = own.said.sectors[0]
    return first if before & TITLED.get(first, frozenset()) else None
