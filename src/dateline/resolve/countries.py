"""Which country a noun phrase says it belongs to: by adjective, owner, or place ("Sudan's army", "police in Peru")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Document, Sentence, words_of
from dateline.quick import quickly_made
from dateline.resolve.candidates import Around, best_of
from dateline.resolve.knowledge import knowledge
from dateline.resolve.mentions import Mention
from dateline.resolve.names_tell import borne_here, is_common
from dateline.resolve.place_senses import PLACE_FROM, Placed
from dateline.resolve.places import as_place, place_of, places_in
from dateline.resolve.regions import are_heads, are_rulers, is_of_a_continent
from dateline.resolve.roles import OPPOSITE
from dateline.resolve.surroundings import Surroundings
from dateline.resolve.unlisted_places import is_stray
from dateline.resolve.whereabouts import country_of

BELONGS = ("of", "in", "from", "at", "for")
REGIONS = frozenset("African European Arab Asian Latin American Gulf Western Caribbean Balkan Pacific regional".split())
OF_A_REGION = frozenset("peacekeeper mediator monitor observer bloc court intervention".split())
"""Nouns that an adjective of a region makes a body of its states: "West African peacekeepers"."""
OF_EUROPE = frozenset("commissioner inspector".split())
"""And those that only the larger regions have: a regional commissioner is one of a state."""
ASSEMBLED = frozenset("leader minister president premier chancellor".split())
"""Those who are such a body when they are several: "Caribbean leaders", "foreign ministers of the bloc"."""
SENT = frozenset("delegation deputation mission team".split())
LEADING = frozenset(("head", "lead"))
STATES = frozenset("country nation state republic capital kingdom government".split())
"""Those of whom several may send or hold something together."""
ABROAD = frozenset("foreign western overseas".split())
AT_HOME = frozenset("affair ministry policy relation secretary shop business house home school company firm".split())
"""What is called foreign and has a country: a ministry and its affairs, and what foreigners have there."""
FOREIGN = frozenset("foreigner westerner european ally invader".split())
"""People of no country that a report names, when they are several."""
SERVING = frozenset("for against to with".split())
"""Before a country that somebody works for, fights, or has ties to."""
_BACKED = ("-", "–")
AWAY = frozenset("bureau committee consulate delegation embassy mission office team".split())
"""What a town has in another land: "the Lagos office in Accra"."""
KIND = re.compile(r"\b(?:hamlet|village) of $")
KIND_CHARS = 20
OWNING = frozenset("based born built controlled flagged funded made owned registered run".split())
_FOR_OR_AGAINST = frozenset("anti inter pan pro trans".split())


@quickly_made
@dataclass(frozen=True, slots=True)
class SaidCountry:
    """The country that words name, or the sectors of the international body that they name instead."""

    country: str | None = None
    body: tuple[str, ...] = ()
    nowhere: bool = False
    """Whether they say that it is of several countries, or of another than any named."""


def country_said(around: Surroundings, sentence: Sentence, head: int, *, depth: int = 0) -> SaidCountry:
    """The country of the phrase with this head: adjectives first, then owners, then what it is of, in or from."""
    children = sentence.children(head)
    before = [c for c in children if c < head and sentence.tokens[c].deprel.partition(":")[0] in ("amod", "compound")]
    for child in (head, *before):
        token = sentence.tokens[child]
        ethnic = child > 0 and sentence.tokens[child - 1].lemma == "ethnic"
        if token.text[:1].isupper() and not (ethnic or is_of_a_continent(sentence, child) or _is_tied(sentence, child)):
            code = people_named(around, sentence, child)
            if code and not (child == head and token.upos == "NOUN"):
                return SaidCountry(code)
    if code := _leader(around, sentence, before):
        return SaidCountry(code)
    if is_of_several(around, sentence, head) or is_foreign(sentence, head) or are_heads(sentence, head):
        return SaidCountry(nowhere=True)
    if led := _leader_of(around, sentence, head, depth=depth):
        return led
    are_several = are_assembled(sentence, head)
    lemma = sentence.tokens[head].lemma
    regional = [sentence.tokens[c].text.lower() for c in before if _regional(sentence, c)]
    is_of_region = lemma in OF_A_REGION or (lemma in OF_EUROPE and "regional" not in regional)
    if regional and (are_several or are_rulers(sentence, head)):
        return SaidCountry(body=("GOV", "IGO"))  # "Caribbean leaders", "European governments"
    if regional and is_of_region:
        return SaidCountry(body=("IGO",))
    for child in before:
        if not _is_tied(sentence, child) and (found := _of_name(around, sentence, child)):
            return _where_it_stands(around, sentence, head, child) or found
    for child in sentence.children_by(head, "nmod:poss") if sentence.tokens[head].lemma not in OPPOSITE else ():
        found = _of_owner(around, sentence, child, depth)
        if found:
            return found
    for child in sentence.children_by(head, "nmod"):
        case = {sentence.tokens[c].lemma for c in sentence.children_by(child, "case")}
        if not case.isdisjoint(BELONGS) and depth < 3:
            found = _where_it_stands(around, sentence, child, child) or _of_name(around, sentence, child)
            found = found or country_said(around, sentence, child, depth=depth + 1)
            if found.country or found.body:
                return found
    return SaidCountry()


def _leader_of(around: Surroundings, sentence: Sentence, head: int, *, depth: int) -> SaidCountry | None:
    """The country of whoever leads a party of envoys: "a delegation led by Kenya's foreign minister"."""
    if sentence.tokens[head].lemma not in SENT or depth > 1:
        return None
    for clause in sentence.children_by(head, "acl"):
        led_by = sentence.children_by(clause, "obl", "obl:agent") if sentence.tokens[clause].lemma in LEADING else ()
        for child in led_by:
            found = country_said(around, sentence, child, depth=depth + 1)
            if found.country or found.body:
                return found
    return None


def _where_it_stands(around: Surroundings, sentence: Sentence, head: int, name: int) -> SaidCountry | None:
    """The land in which something named like a place of another land stands: "the Victoria district of Freetown"."""
    number = around.mention_at(sentence.index, name)
    mention = around.mentions[number] if number is not None else None
    if mention is None or mention.type not in ("Location", "Facility") or sentence.tokens[head].lemma in AWAY:
        return None
    if any(each.kind == "country" or each.use == "capital" for each in knowledge().find(mention.text)):
        return None
    for child in sentence.children_by(head, "nmod"):
        case = {sentence.tokens[c].lemma for c in sentence.children_by(child, "case")}
        if not case.isdisjoint(("in", "near", "of")) and (found := _of_name(around, sentence, child)):
            return found if found.country else None
    return None


def is_of_several(around: Surroundings, sentence: Sentence, head: int) -> bool:
    """Whether people are of several countries: "officials of both countries", "envoys of Russia and China"."""
    if not _is_plural(sentence, head):
        return False
    for child in sentence.children_by(head, "nmod"):
        if {sentence.tokens[c].lemma for c in sentence.children_by(child, "case")}.isdisjoint(BELONGS):
            continue
        if sentence.tokens[child].lemma in STATES and _is_plural(sentence, child):
            return True
        codes = [_of_name(around, sentence, each) for each in (child, *sentence.children_by(child, "conj"))]
        if len({each.country for each in codes if each and each.country}) > 1:
            return True
    return False


def is_foreign(sentence: Sentence, head: int) -> bool:
    """Whether people are of none of the countries named: "foreign donors", "Western allies", "foreigners"."""
    if not _is_plural(sentence, head):
        return False
    before = {sentence.tokens[child].lemma.lower() for child in sentence.children_by(head, "amod", "compound")}
    lemma = sentence.tokens[head].lemma
    return lemma in FOREIGN or bool(before & ABROAD and lemma not in (*ASSEMBLED, *AT_HOME))


def _is_plural(sentence: Sentence, token: int) -> bool:
    return sentence.tokens[token].text.lower() != sentence.tokens[token].lemma.lower()


def are_assembled(sentence: Sentence, head: int) -> bool:
    """Whether a noun means several heads of states or ministers."""
    token = sentence.tokens[head]
    return token.lemma in ASSEMBLED and token.text.lower() != token.lemma


def whose_counterpart(around: Surroundings, sentence: Sentence, head: int) -> str | None:
    """The country whose counterpart somebody is, which is not his own: "Macron met his counterpart"."""
    if sentence.tokens[head].lemma not in OPPOSITE:
        return None
    owners = (_of_owner(around, sentence, child, 0) for child in sentence.children_by(head, "nmod:poss"))
    return next((found.country for found in owners if found and found.country), None)


def served_by(around: Surroundings, sentence: Sentence, head: int) -> set[str]:
    """Countries which people served, or stand for or against, and which are not theirs for that.

    "Two men held for spying for Iran", "Iran-backed gunmen", "anti-French protesters".
    """
    tied = [c for c in sentence.children_by(head, "amod", "compound") if c < head]
    tied += [c for child in tied for c in sentence.children_by(child, "compound", "amod")]
    names = (_people_or_name(around, sentence, c) for c in tied if _is_tied(sentence, c) and not _is_owned(sentence, c))
    found = {code for code in names if code}
    for clause in (c for c in sentence.children_by(head, "acl", "acl:relcl", "amod") if c > head):
        for token in sentence.descendants(clause):
            case = {sentence.tokens[c].lemma for c in sentence.children_by(token, "case")}
            if not case.isdisjoint(SERVING) and (named := _of_name(around, sentence, token)) and named.country:
                found.add(named.country)
    return found


def _is_owned(sentence: Sentence, token: int) -> bool:
    """ "Chinese-owned": whose somebody is; of "Guinea-Bissau" the hyphen ties nothing."""
    tie = sentence.tokens[min(token + 2, len(sentence.tokens) - 1)].text
    return is_backed(sentence, token) and (tie[:1].isupper() or tie.lower() in OWNING)


def _people_or_name(around: Surroundings, sentence: Sentence, token: int) -> str | None:
    named = _of_name(around, sentence, token)
    return people_named(around, sentence, token) or (named.country if named else None)


def _regional(sentence: Sentence, token: int) -> bool:
    """ "West African", "European", "Arab": of several states."""
    return sentence.tokens[token].text in REGIONS or sentence.tokens[token].text == "Regional"


def people_named(around: Surroundings, sentence: Sentence, token: int) -> str | None:
    """The people that a word names, or two words: "North Korean", "Greek Cypriot"."""
    if token + 1 < len(sentence.tokens) and sentence.tokens[token + 1].text[:1].isupper():
        pair = f"{sentence.tokens[token].text} {sentence.tokens[token + 1].text}"
        if code := knowledge().demonym(pair, near=around.near):
            return code
    if token and sentence.tokens[token - 1].text[:1].isupper():
        pair = f"{sentence.tokens[token - 1].text} {sentence.tokens[token].text}"
        if code := knowledge().demonym(pair, near=around.near):
            return code
    return knowledge().demonym(sentence.tokens[token].text, near=around.near)


def is_backed(sentence: Sentence, token: int) -> bool:
    """ "UN-backed", "al Qaeda-linked": who backs is not who is backed."""
    last = last_of_name(sentence, token)
    after = sentence.tokens[last + 1 : last + 3]
    return len(after) == 2 and after[0].text in _BACKED and after[0].start == sentence.tokens[last].end


def last_of_name(sentence: Sentence, token: int) -> int:
    """The last word of the name that a word is of; else the word."""
    name = sentence.name_at(token)
    return name.last - 1 if name else token


def _is_tied(sentence: Sentence, token: int) -> bool:
    """ "Iran-backed", "pro-Russian", "Pan-American": for or against whom somebody is, or over what lands, not whose."""
    before = sentence.tokens[max(token - 2, 0) : token]
    is_joined = len(before) == 2 and before[1].text in _BACKED and before[1].end == sentence.tokens[token].start
    return (is_joined and before[0].text.lower() in _FOR_OR_AGAINST) or is_backed(sentence, token)


def _leader(around: Surroundings, sentence: Sentence, before: Sequence[int]) -> str | None:
    """The state that leads a force: "Saudi-led jets" are no Yemeni ones."""
    for child in before:
        if sentence.tokens[child].text.lower() == "led" and child > 1 and sentence.tokens[child - 1].text in _BACKED:
            leader = _of_name(around, sentence, child - 2)
            code = leader.country if leader else None
            if code := code or people_named(around, sentence, child - 2):
                return code
    return None


def _of_name(around: Surroundings, sentence: Sentence, token: int) -> SaidCountry | None:
    """The country of a name that stands in the phrase, or the body that it is."""
    number = around.mention_at(sentence.index, token)
    if number is None or around.mentions[number].kind != "name":
        return None
    mention = around.mentions[number]
    if mention.first and sentence.tokens[mention.first - 1].lemma == "ethnic":
        return None
    return _of_mention(around, mention)


def _of_mention(around: Surroundings, mention: Mention) -> SaidCountry | None:
    day = around.doc.report.published_day
    code = knowledge().demonym(mention.text, near=around.near)
    if code:
        return SaidCountry(code)
    if mention.type == "Person":
        choice = best_of(knowledge().find(mention.full), Around(day, around.shares), bare=" " not in mention.full)
        return SaidCountry(choice.entry.country) if choice else None
    is_place = mention.type in ("Location", "Facility")
    entries = [each for each in knowledge().find(mention.text) if each.kind != "person" or not is_place]
    if is_common(mention.text):
        entries = borne_here(around.shares, entries)
    choice = best_of(entries, Around(day, around.shares))
    if choice and choice.entry.use == "capital" and (code := _placed(around).get((mention.sentence, mention.head))):
        return SaidCountry(code)  # Tripoli in Lebanon
    if choice:
        entry = choice.entry
        return SaidCountry(body=entry.sectors) if entry.sectors[:1] == ("IGO",) else SaidCountry(entry.country)
    if mention.type == "Organization":
        return _begins_with_body(mention.text)
    if is_place:
        if code := _owner_in_name(mention.text):
            return SaidCountry(code)
        at = (mention.sentence, mention.head)
        if at in _placed(around):  # a sea is in no country
            return SaidCountry(code) if (code := _placed(around)[at]) else None
        where = place_of(mention.text, frame=around.shares)
        return SaidCountry(where.country) if where.country and not is_stray(around.doc, where) else None
    return None


def _owner_in_name(text: str) -> str | None:
    """The country of "Afghanistan's Paktika province", where the parser has it for one name."""
    owner, sign, _ = text.replace("’", "'").partition("'s ")
    entries = [each for each in knowledge().find(owner) if each.kind == "country"] if sign else []
    return entries[0].country if entries else None


def _begins_with_body(name: str) -> SaidCountry | None:
    """The world's body with whose name a longer one begins ("the United Nations children's agency")."""
    words = name.split()
    for last in range(len(words) - 1, 0, -1):
        if last == 1 and not words[0].isupper():  # "UN nuclear agency"
            continue
        for entry in knowledge().find(" ".join(words[:last])):
            if entry.sectors[:1] == ("IGO",):
                return SaidCountry(body=entry.sectors)
    return None


def _placed(around: Surroundings) -> Mapping[tuple[int, int], str | None]:
    """By sentence and token the country of each place of the report, as all of them were resolved together."""
    held: Mapping[tuple[int, int], str | None] | None = around.kept.get(("countries of places",))
    if held is None:
        held = around.kept[("countries of places",)] = {
            (each.toponym.sentence, token): _country_of(around.doc, each)
            for each in places_in(around.doc)
            if each.sense is not None and each.likely >= PLACE_FROM
            for token in range(each.toponym.first, each.toponym.last)
        }
    return held


def _country_of(doc: Document, placed: Placed) -> str | None:
    """The country of a place; of a village that the gazetteer knows in another land only, the likeliest one."""
    start, end = placed.toponym.start, placed.toponym.end
    kind = KIND.search(doc.report.text[max(start - KIND_CHARS, 0) : start])
    where = as_place(placed.sense, words_of(doc.report, (start - len(kind[0]) if kind else start, end)))
    if where.country is None or not is_stray(doc, where):
        return where.country
    told = country_of(doc, (start, end), but=(where.country,))
    return told.country if told else None


def _of_owner(around: Surroundings, sentence: Sentence, child: int, depth: int) -> SaidCountry | None:
    """ "Its foreign minister", "Haftar's men", "the president's guard"."""
    number = around.mention_at(sentence.index, child)
    if number is None:
        return None
    mention = around.mentions[number]
    if mention.kind == "name":
        return _of_mention(around, mention)
    for other in around.chain(number):
        if other.kind == "name" and (found := _of_mention(around, other)):
            return found
    if depth < 2 and mention.kind == "noun":
        found = country_said(around, sentence, child, depth=depth + 1)
        return found if found.country or found.body else None
    return None
