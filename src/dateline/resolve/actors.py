"""Whom a phrase denotes: name, kind, country, sectors (primary first) and a CAMEO-style code.

What the report says of a party comes first (its title, its country's adjective, its apposition, also where it is
mentioned elsewhere), then what the tables know of its name on the event's day, then the country that the report is
about. What none of them says stays empty.
"""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from dateline.model import Document, Party, Sentence, Words
from dateline.quick import replaced
from dateline.resolve.candidates import Around, best_of, known_as
from dateline.resolve.countries import served_by, whose_counterpart
from dateline.resolve.crowns import crowned_in
from dateline.resolve.heads import head_of, who_of, words_at
from dateline.resolve.homes import home_of, named_in
from dateline.resolve.knowledge import knowledge
from dateline.resolve.known import BODIES, GUESSED, STORES, WORLDLY, Known, Own, Part, is_worldly
from dateline.resolve.mentions import SPEAKING, WE, Mention
from dateline.resolve.names_tell import in_name
from dateline.resolve.naming import named
from dateline.resolve.of_two import are_opposite
from dateline.resolve.roles import DEEDS, OFFICES, TEXTS, WEAPONS, Said, looks_personal, stands_for_weapons
from dateline.resolve.same_title import bearer_of
from dateline.resolve.sector_marks import looks_of
from dateline.resolve.sectors import with_likeliest
from dateline.resolve.states import A_WORLD, half_of, is_world, place_or_people
from dateline.resolve.surroundings import Surroundings, surroundings_of
from dateline.resolve.teams import ANY_GROUP, team_before
from dateline.resolve.told import own_words

ACCREDITED = frozenset("ambassador envoy diplomat consul attache attaché chargé embassy consulate".split())
"""Those of another country than the one whose ministry deals with them."""
ANYBODY = frozenset("anybody anyone everybody everyone somebody someone".split())
DEALINGS = frozenset("SANCTION THREATEN SUPPORT REJECT ACCUSE REQUEST".split())
"""What is done to a state by way of its goods, its plans and its ways."""
_OF_TITLES = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "ADV"))
"""Words that may stand before a person's name in one phrase with it."""


def resolve_party(
    doc: Document, party: Party, *, sentence_index: int, day: date | None, part: Part | None = None
) -> Party:
    """Fill a party's name, kind, country, sectors, code and ids; its words stay as they are.

    ``part`` is what the party has to do with the act, where that is known.
    """
    sentence = doc.sentences[sentence_index]
    place = words_at(sentence, party.words)
    if place is None:
        return party
    around = surroundings_of(doc)
    key = ("party", sentence_index, place, day, part)
    found: Known | None = around.kept.get(key)
    if found is None:
        found = around.kept[key] = _resolved(around, sentence, place, day=day, part=part)
    return Party(
        words=party.words,
        name=" ".join(found.name.split()) if found.name else None,  # a name that runs over a line's end has none in it
        kind=found.kind,
        country=found.country,
        sectors=tuple(s for s in found.sectors if s not in BODIES),
        code=code_of(found.country, found.sectors),
        ids={"wikidata": found.wikidata} if found.wikidata else {},
        confidence=found.sure,
    )


def code_of(country: str | None, sectors: tuple[str, ...]) -> str | None:
    """CAMEO-style code: country and primary sector (USAGOV), or the body's (IGOUNO, IGO)."""
    if sectors and sectors[0] in (*WORLDLY, "NGO") and not country:
        return sectors[0] + next((s for s in sectors[1:] if s in BODIES or s in ("MIL", "REF", "UAF")), "")
    code = (country or "") + (sectors[0] if sectors else "")
    return code or None


def _resolved(
    around: Surroundings, sentence: Sentence, place: tuple[int, int], *, day: date | None, part: Part | None = None
) -> Known:
    head, found = _told(around, sentence, place, day=day, part=part)
    found = _without_home(sentence, head, found)
    unclear = _of_anybody(sentence, head, part) if part is not None and not found.sectors else None
    if unclear != "UNK":  # of whom nothing is told there is nothing to choose by
        found = with_likeliest(around, sentence, head=head, found=found, part=part)
    if _is_of_state(sentence, head, found, part):
        found = replaced(found, sectors=("GOV",))
    elif unclear and not found.sectors:
        found = replaced(found, sectors=(unclear,))
    if _takes_home(sentence, head, found):
        other = whose_counterpart(around, sentence, head) or _of_the_host(sentence, head, part)
        if (crowned := crowned_in(around, sentence.tokens[head].lemma)) is not None and crowned != other:
            return replaced(found, country=crowned)
        # "Oman asked both sides to meet in Muscat": who speaks of two, and where they meet, is neither
        others = named_in(around, sentence) if are_opposite(_text(around, sentence, place)) else {other}
        others |= served_by(around, sentence, head)
        there, at = around.first_named(sentence, head)
        found = replaced(found, country=home_of(around, there, head=at, found=found, but=others))
    return found


def _told(
    around: Surroundings, sentence: Sentence, place: tuple[int, int], *, day: date | None, part: Part | None
) -> tuple[int, Known]:
    """The head of a party's words, and what is told of it."""
    head = who_of(sentence, place)
    if is_world(_text(around, sentence, place)):
        return head, A_WORLD
    number = _mention(around, sentence, place, head)
    mention = around.mentions[number] if number is not None else None
    if mention is not None and mention.type == "Person" and mention.kind == "name" and place[0] <= mention.head:
        head = mention.head if sentence.tokens[head].upos == "ADJ" else head
    own = own_words(around, sentence, mention, place=place, head=head)
    if mention is not None and mention.kind == "name":
        mention = _of_another_type(mention)
    if mention is not None and mention.kind == "name" and mention.type not in ("NORP", "Location", "Facility"):
        found = named(around, mention, own, day=day)
    elif mention is not None and mention.kind == "name":
        found = place_or_people(around, sentence, mention, own=own, day=day, part=part)
    else:
        mention = None if are_opposite(_text(around, sentence, place)) else mention  # no one name is theirs
        if (bearer := bearer_of(around, sentence, place)) is not None:
            return head, named(around, bearer, own, day=day)
        found = _by_whole_words(around, sentence, place, own, day) or _unnamed(around, mention, own, day=day)
    return head, found


def _text(around: Surroundings, sentence: Sentence, place: tuple[int, int]) -> str:
    """The words of a phrase as they stand."""
    start, end = sentence.offsets(*place)
    return around.doc.report.text[start:end]


def unplaced(doc: Document, words: Words, *, sentence_index: int) -> tuple[Surroundings, Sentence, int, Known] | None:
    """What a party is before it takes a country of the report's: what the choice of one is fitted on."""
    sentence = doc.sentences[sentence_index]
    place = words_at(sentence, words)
    if place is None:
        return None
    around = surroundings_of(doc)
    key = ("unplaced", sentence_index, place)
    held: tuple[int, Known] | None = around.kept.get(key)
    if held is None:
        head, found = _told(around, sentence, place, day=doc.report.published_day, part=None)
        found = with_likeliest(around, sentence, head=head, found=_without_home(sentence, head, found), part=None)
        held = around.kept[key] = head, found
    head, found = held
    return (around, sentence, head, found) if _takes_home(sentence, head, found) else None


def unsorted(
    doc: Document, words: Words, *, sentence_index: int, part: Part | None
) -> tuple[Surroundings, Sentence, int, Known] | None:
    """What rules tell of a party that no table knows by name: what the choice of its sector is fitted on."""
    sentence = doc.sentences[sentence_index]
    place = words_at(sentence, words)
    if place is None:
        return None
    around = surroundings_of(doc)
    head, found = _told(around, sentence, place, day=doc.report.published_day, part=part)
    return None if found.listed else (around, sentence, head, _without_home(sentence, head, found))


def _of_another_type(mention: Mention) -> Mention:
    """A name that the tables know as a person's alone is no place; one of a group that is no people is a body."""
    if mention.type == "NORP" and knowledge().demonym(mention.text) is None and knowledge().find(mention.text):
        return replaced(mention, type="Organization")
    if mention.type == "Person" and mention.text.isupper() and len(mention.text) > 2:
        entries = knowledge().find(mention.text)  # initials in capitals: "CARICOM"
        if entries and all(each.kind == "organisation" for each in entries):
            return replaced(mention, type="Organization")
    if mention.type in ("Location", "Facility", "Misc", "Organization"):
        entries = knowledge().find(mention.text)
        if entries and all(each.kind == "person" for each in entries):
            return replaced(mention, type="Person")
    return mention


def _mention(around: Surroundings, sentence: Sentence, place: tuple[int, int], head: int) -> int | None:
    """The mention of a party's head; of a title or kind of body its name ("field marshal Haftar", "group Hamas")."""
    number = around.mention_at(sentence.index, head)
    if number is not None and around.mentions[number].kind == "name":
        return number
    if (body := _body_called(around, sentence, place, head)) is not None:
        return body
    for token in (*range(head, place[1]), *range(place[0], head)):  # a name before the noun may say whose he is
        other = around.mention_at(sentence.index, token)
        if other is None or around.mentions[other].type != "Person" or around.mentions[other].kind != "name":
            continue
        at = sentence.tokens[around.mentions[other].head]
        if at.head == head and at.deprel.partition(":")[0] in ("flat", "appos", "compound"):
            return other
        if _is_titled(sentence, place, around.mentions[other]):
            return other
    return number


def _body_called(around: Surroundings, sentence: Sentence, place: tuple[int, int], head: int) -> int | None:
    """The name of a body right behind the word for what it is: "the rebel movement M23"."""
    if not _is_called(sentence, place, head):
        return None
    for token in range(head + 1, place[1]):
        number = around.mention_at(sentence.index, token)
        if number is not None and (name := around.mentions[number]).kind == "name":
            return number if name.type == "Organization" and name.first == head + 1 else None
    return None


def _is_called(sentence: Sentence, place: tuple[int, int], head: int) -> bool:
    """Whether the head's name stands right behind it, without a comma."""
    tokens = sentence.tokens
    if tokens[head].upos != "NOUN":
        return False
    for token in range(head + 1, place[1]):
        if tokens[token].head == head:
            return tokens[token].deprel.partition(":")[0] in ("flat", "appos", "compound")
        if not head < tokens[token].head < place[1]:
            return False
    return False


def _is_titled(sentence: Sentence, place: tuple[int, int], name: Mention) -> bool:
    """Whether a phrase is titles and a person's name, however the parse hangs them ("Interior Minister Orhan Tez")."""
    before = sentence.tokens[place[0] : name.first]
    beside = not place[0] <= sentence.tokens[name.head].head < place[1]  # "Secretary of State Jane Roe"
    return name.last == place[1] and all(
        token.upos in _OF_TITLES or (beside and token.lemma == "of") for token in before
    )


def _by_whole_words(
    around: Surroundings, sentence: Sentence, place: tuple[int, int], own: Own, day: date | None
) -> Known | None:
    """A body whose name the parser did not see, by the words of the phrase, or by those behind what it is."""
    head = head_of(sentence, place)
    is_called = _is_called(sentence, place, head)
    start, end = sentence.offsets(head + 1 if is_called else place[0], place[1])
    text = around.doc.report.text[start:end]
    if not any(word[:1].isupper() for word in text.split()[:3]):
        return None
    entries = [e for e in knowledge().find(half_of(around, text)) if e.kind != "country" or text[:1].isupper()]
    if is_called:
        entries = [each for each in entries if each.kind == "organisation"]
    if text.lower().removeprefix("the ").replace(" ", "-") in knowledge().roles:
        entries = [e for e in entries if e.country is None or around.shares.get(e.country, 0) > 0]
    choice = best_of(entries, Around(day, around.shares, own.country))
    if choice is None:
        return None
    return known_as(choice)


def _unnamed(around: Surroundings, mention: Mention | None, own: Own, *, day: date | None) -> Known:
    """Pronouns and descriptions: what they stand for, else what they say."""
    sectors = own.said.sectors
    is_body = mention is not None and mention.kind == "noun" and mention.type != "Person"  # "its former colony"
    if own.said.former and OFFICES & {*sectors} and not is_body:
        sectors = ("ELI", *[s for s in sectors if s != "ELI"])
    is_thing_of = mention is not None and sectors[:1] == ("BUS",) and mention.text in STORES  # the UN's depot
    if own.body and (not sectors or is_thing_of or sectors[0] in ("GOV", "SOC", "MIL", "NGO", "COP", "JUD", "LEG")):
        return Known(None, "unnamed", None, own.body, worldly=True)
    if own.body[:1] == ("IMG",):  # its fighters are of no country's rebels
        return Known(None, "unnamed", None, own.body, worldly=True)
    found = Known(None, "unnamed", own.country, sectors, worldly=own.nowhere)
    if mention is None:
        return found
    if mention.kind == "pronoun" and stands_for_weapons(around.doc.sentences[mention.sentence], mention.head):
        return Known(worldly=True)
    if mention.kind == "pronoun" and mention.text in WE | SPEAKING:
        return _of_the_speaker(around, mention, day=day) or found
    number = around.mention_at(mention.sentence, mention.head)
    for other in around.chain(number) if number is not None else ():
        if other.kind == "name" and other is not mention:
            home = around.doc.sentences[other.sentence]
            there = own_words(around, home, other, place=(other.first, other.last), head=other.head)
            told = Said(sectors, own.said.former) if mention.kind == "noun" and sectors else there.said
            own_there = Own(own.country or there.country, told, there.body)
            stands_for = (
                place_or_people(around, home, other, own=own_there, day=day)
                if other.type in ("NORP", "Location", "Facility")
                else named(around, other, own_there, day=day)
            )
            return replaced(
                stands_for,
                sectors=stands_for.sectors or sectors,
                country=stands_for.country or own.country,
            )
    if mention.kind == "noun" and number is not None:
        return _described_before(around, mention, number, found)
    if mention.kind == "pronoun" and number is not None:
        for other in around.chain(number):
            if other.kind == "noun":
                sentence = around.doc.sentences[other.sentence]
                there = own_words(around, sentence, other, place=(other.first, other.last), head=other.head)
                if there.body:
                    return Known(None, "unnamed", None, there.body, worldly=True)
                return replaced(found, sectors=there.said.sectors, country=there.country)
    return found


def _described_before(around: Surroundings, mention: Mention, number: int, found: Known) -> Known:
    """ "The committee" after "the drivers' committee": what a repeated noun leaves out, its first mention said."""
    own = knowledge().role(mention.text)
    before = [*takewhile(lambda other: other is not mention, around.chain(number))]
    if not before and (team := team_before(around, mention)) is not None:
        before = [team]
    for other in before:
        if other.kind == "noun" and (other.text == mention.text or mention.text in ANY_GROUP):
            home = around.doc.sentences[other.sentence]
            there = own_words(around, home, other, place=(other.first, other.last), head=other.head)
            if there.body and not found.country:
                return Known(None, "unnamed", None, there.body, worldly=True)
            says_more = there.said.sectors and found.sectors in ((), (own,))
            country = found.country or (None if found.worldly else there.country)
            return replaced(found, sectors=there.said.sectors if says_more else found.sectors, country=country)
    return found


def _of_the_speaker(around: Surroundings, mention: Mention, *, day: date | None) -> Known | None:
    """ "We": who is quoted; outside quotations the one that publishes the report, if it is no newspaper."""
    sentence = around.doc.sentences[mention.sentence]
    for quotation in sentence.quotations:
        if mention.head in quotation.content and quotation.speaker:
            first, last = quotation.speaker[0], quotation.speaker[-1] + 1
            if not first <= mention.head < last:
                return _told(around, sentence, (first, last), day=day, part=None)[1]
    start = sentence.tokens[mention.head].start
    text = around.doc.report.text
    opened = sum(text.count(sign, sentence.start, start) for sign in "“«") + text.count('"', sentence.start, start) % 2
    publisher = around.doc.report.publisher
    if opened or not publisher:
        return None
    told = in_name(publisher)
    choice = best_of(knowledge().find(publisher), Around(day, around.shares))
    if choice:
        return known_as(choice)
    return Known(publisher, "organisation", told.country, told.said.sectors)


def _without_home(sentence: Sentence, head: int, found: Known) -> Known:
    """People without a role are civilians; a state's own peacekeepers are its soldiers."""
    if not found.sectors and not found.country:
        found = replaced(found, sure=GUESSED)
    if not found.sectors and not found.name and looks_personal(sentence, head):
        found = replaced(found, sectors=("CVL",))
    if found.sectors[:1] == ("IGO",) and found.country and not found.name:
        found = replaced(found, sectors=("MIL", *found.sectors[1:]))
    return found


def _of_the_host(sentence: Sentence, head: int, part: Part | None) -> str | None:
    """The country that summons or expels an ambassador, which is not his."""
    return part.facing if part is not None and sentence.tokens[head].lemma in ACCREDITED else None


def _of_anybody(sentence: Sentence, head: int, part: Part) -> str | None:
    """ "Everybody in the square" who is struck is a civilian; "somebody" who strikes is unknown."""
    lower = sentence.tokens[head].text.lower()
    if part.acts:
        return "UNK" if lower in ("somebody", "someone") else None
    return "CVL" if lower in ANYBODY and part.type in ("ASSAULT", "COERCE", "THREATEN") else None


def _is_of_state(sentence: Sentence, head: int, found: Known, part: Part | None) -> bool:
    """Whether a thing stands for the country whose it is: "threatened Polish goods", "praised Portugal's path"."""
    if part is None or part.acts or part.type not in DEALINGS or not found.country or found.sectors or found.name:
        return False
    if sentence.tokens[head].lemma in TEXTS:
        return False
    whose = sentence.children_by(head, "nmod:poss", "amod", "compound")
    is_called_so = any(sentence.tokens[child].text[:1].isupper() for child in whose)
    return is_called_so and sentence.tokens[head].upos == "NOUN" and looks_of(sentence, head, found) == "thing"


def _takes_home(sentence: Sentence, head: int, found: Known) -> bool:
    """Whether a party takes a country of the report's: it names none, and is no body of the world's and no weapon."""
    lemma = sentence.tokens[head].lemma
    if lemma in WEAPONS or lemma in DEEDS or found.country or found.worldly:
        return False
    return not is_worldly(found.sectors)
