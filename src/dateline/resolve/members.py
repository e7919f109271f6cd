"""Compound parties: "the governments of Poland and Austria", "American and Taliban envoys", "Musa Dar and Ali Sy".

One phrase of an act may name several parties; each is a party of its own, with the words of the whole phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.model import Document, Name, Party, Sentence, words_of
from dateline.resolve.actors import code_of, resolve_party
from dateline.resolve.countries import people_named
from dateline.resolve.knowledge import knowledge
from dateline.resolve.known import Part
from dateline.resolve.listed_before import named_before
from dateline.resolve.mentions import phrase
from dateline.resolve.surroundings import surroundings_of

_SAYING_WHOSE = frozenset(("of", "from", "in"))
_NAMING = frozenset(("NOUN", "PROPN", "ADJ"))
_OF_ONE_NAME = {"koreas": ("KOR", "PRK"), "sudans": ("SDN", "SSD"), "congos": ("COD", "COG")}
"""Two states that one plural names."""
_HALVES = frozenset(("North", "South", "East", "West"))


def resolve_members(
    doc: Document, party: Party, *, sentence_index: int, day: date | None, part: Part | None = None
) -> tuple[Party, ...]:
    """The party resolved; several where its phrase names several countries, or several persons and bodies."""
    sentence = doc.sentences[sentence_index]
    whole = resolve_party(doc, party, sentence_index=sentence_index, day=day, part=part)
    place = _tokens(sentence, party)
    if place is None:
        return (whole,)
    if codes := _of_one_name(sentence, place):
        return tuple(replace(whole, country=code, code=code_of(code, whole.sectors)) for code in codes)
    if place[1] - place[0] < 3:
        return (whole,)
    if listed := named_before(doc, sentence, place):
        return _each_of(doc, party, listed, day=day, part=part)
    ranges = _coordinated(sentence, place)
    if len(ranges) > 1:
        found = [
            resolve_party(
                doc,
                replace(party, words=words_of(doc.report, sentence.offsets(*each))),
                sentence_index=sentence_index,
                day=day,
                part=part,
            )
            for each in ranges
        ]
        known = {(one.name, one.country, one.sectors): one for one in found if one.name or one.code}
        if len(known) > 1:
            return tuple(replace(one, words=party.words) for one in known.values())
        return (whole,)
    if whole.name is not None:
        return (whole,)
    told = _peoples(doc, sentence, place)
    if len(told) < 2:
        return (whole,)
    members: list[Party] = []
    for own in told:
        if isinstance(own, str):
            members.append(replace(whole, country=own, code=code_of(own, whole.sectors)))
            continue
        name = replace(party, words=words_of(doc.report, sentence.offsets(*own)))
        body = resolve_party(doc, name, sentence_index=sentence_index, day=day, part=part)
        if body.kind == "place" or body.sectors[:1] == ("GOV",):  # "Somali and Puntland troops"
            body = replace(whole, country=body.country, code=code_of(body.country, whole.sectors))
        members.append(replace(body, words=party.words))
    return tuple(members)


def _each_of(
    doc: Document, party: Party, listed: Sequence[tuple[int, Name]], *, day: date | None, part: Part | None
) -> tuple[Party, ...]:
    """Each of those whom the words count, with the words that count them."""
    found: list[Party] = []
    for index, name in listed:
        words = words_of(doc.report, doc.sentences[index].offsets(name.first, name.last))
        one = resolve_party(doc, replace(party, words=words), sentence_index=index, day=day, part=part)
        found.append(replace(one, words=party.words))
    return tuple(found)


def _of_one_name(sentence: Sentence, place: tuple[int, int]) -> tuple[str, ...]:
    """The two states of "both Koreas", and of "North and South Korean officers"."""
    words = [token.text for token in sentence.tokens[place[0] : place[1]]]
    for word in words:
        if word.lower() in _OF_ONE_NAME:
            return _OF_ONE_NAME[word.lower()]
    for at, joint in enumerate(words):
        if joint == "and" and 0 < at < len(words) - 2 and words[at + 2][:1].isupper():
            one, other = (knowledge().demonym(f"{words[side]} {words[at + 2]}") for side in (at - 1, at + 1))
            if one and other and one != other and words[at - 1] in _HALVES and words[at + 1] in _HALVES:
                return (one, other)
    return ()


def _tokens(sentence: Sentence, party: Party) -> tuple[int, int] | None:
    for start, end in party.words.spans:
        inside = sentence.covered(start, end)
        if inside:
            return inside[0], inside[-1] + 1
    return None


def _coordinated(sentence: Sentence, place: tuple[int, int]) -> list[tuple[int, int]]:
    """The phrases of the partners of the head, within the party's words."""
    first, last = place
    tokens = sentence.tokens
    head = next((i for i in range(first, last) if not first <= tokens[i].head < last), last - 1)
    heads = [head]
    for child in sentence.children_by(head, "conj"):
        if first <= child < last and tokens[child].upos in _NAMING:
            heads.append(child)
    if len(heads) < 2 or any(tokens[i].upos == "ADJ" for i in heads):
        return []
    return [(max(low, first), min(high, last)) for low, high in (phrase(sentence, each) for each in sorted(heads))]


def _peoples(doc: Document, sentence: Sentence, place: tuple[int, int]) -> list[str | tuple[int, int]]:
    """The countries of coordinated peoples before the noun, or of coordinated names behind its "of" and "from".

    A body or a region among peoples ("Congolese and M23 envoys") is given by the words of its name and the noun.
    """
    first, last = place
    tokens = sentence.tokens
    for at in range(first, last):
        joined = [c for c in sentence.children_by(at, "conj") if first <= c < last]
        if not joined or not (tokens[at].text[:1].isupper() and all(tokens[c].text[:1].isupper() for c in joined)):
            continue
        every = [_people_or_body(doc, sentence, i) for i in (at, *joined)]
        case = {tokens[c].lemma for c in sentence.children_by(at, "case")}
        is_before = tokens[at].deprel in ("amod", "compound") and max(joined) < tokens[at].head
        if all(isinstance(each, str) for each in every) or (is_before and all(every)):
            return list(dict.fromkeys(each for each in every if each))
        if not case & _SAYING_WHOSE:
            continue
        codes = [_country(sentence, doc, i) for i in (at, *joined)]
        if all(codes):
            return list(dict.fromkeys(code for code in codes if code))
    return []


def _people_or_body(doc: Document, sentence: Sentence, token: int) -> str | tuple[int, int] | None:
    """The country of the people that a word names, or where the name of the body or region stands that it is of."""
    around = surroundings_of(doc)
    if code := people_named(around, sentence, token):
        return code
    number = around.mention_at(sentence.index, token)
    name = around.mentions[number] if number is not None else None
    if name is None or name.kind != "name":
        return None
    bodies = [each for each in knowledge().find(name.full) if each.kind == "organisation"]
    if not bodies and name.type != "Location":
        return None
    noun = sentence.tokens[sentence.tokens[token].head].head
    return name.first, max(name.last, noun + 1 if name.last == noun else 0)


def _country(sentence: Sentence, doc: Document, token: int) -> str | None:
    """The country that a name is, or whose capital."""
    around = surroundings_of(doc)
    number = around.mention_at(sentence.index, token)
    text = around.mentions[number].text if number is not None else sentence.tokens[token].text
    entries = [each for each in knowledge().find(text) if each.kind == "country" or each.use in ("capital", "seat")]
    return entries[0].country if entries else None
