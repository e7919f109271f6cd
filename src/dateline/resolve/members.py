"""Compound parties: "the governments of Poland and Austria", "Greek and Turkish ministers", "Musa Dar and Ali Sy".

One phrase of an act may name several parties; each is a party of its own, with the words of the whole phrase.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.model import Document, Party, Sentence, words_of
from dateline.resolve.actors import code_of, resolve_party
from dateline.resolve.knowledge import knowledge
from dateline.resolve.known import Part
from dateline.resolve.mentions import phrase
from dateline.resolve.surroundings import surroundings_of

_SAYING_WHOSE = frozenset(("of", "from", "in"))
_NAMING = frozenset(("NOUN", "PROPN", "ADJ"))


def resolve_members(
    doc: Document, party: Party, *, sentence_index: int, day: date | None, part: Part | None = None
) -> tuple[Party, ...]:
    """The party resolved; several where its phrase names several countries, or several persons and bodies."""
    sentence = doc.sentences[sentence_index]
    whole = resolve_party(doc, party, sentence_index=sentence_index, day=day, part=part)
    place = _tokens(sentence, party)
    if place is None or place[1] - place[0] < 3:
        return (whole,)
    ranges = _coordinated(sentence, place)
    if len(ranges) > 1:
        each = [
            resolve_party(
                doc,
                replace(party, words=words_of(doc.report, sentence.offsets(*own))),
                sentence_index=sentence_index,
                day=day,
                part=part,
            )
            for own in ranges
        ]
        told = {(one.name, one.country, one.sectors): one for one in each if one.name or one.code}
        if len(told) > 1:
            return tuple(replace(one, words=party.words) for one in told.values())
        return (whole,)
    codes = _countries(doc, sentence, place)
    if len(codes) < 2 or whole.name is not None:
        return (whole,)
    return tuple(replace(whole, country=code, code=code_of(code, whole.sectors)) for code in codes)


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


def _countries(doc: Document, sentence: Sentence, place: tuple[int, int]) -> list[str]:
    """The countries of coordinated peoples before the noun, or of coordinated names behind its "of" and "from"."""
    first, last = place
    tokens = sentence.tokens
    around = surroundings_of(doc)
    for at in range(first, last):
        joined = [c for c in sentence.children_by(at, "conj") if first <= c < last]
        if not joined or not (tokens[at].text[:1].isupper() and all(tokens[c].text[:1].isupper() for c in joined)):
            continue
        case = {tokens[c].lemma for c in sentence.children_by(at, "case")}
        is_people = [knowledge().demonym(tokens[i].text, near=around.near) for i in (at, *joined)]
        if all(is_people):
            return list(dict.fromkeys(code for code in is_people if code))
        if not case & _SAYING_WHOSE:
            continue
        codes = [_country(sentence, doc, i) for i in (at, *joined)]
        if all(codes):
            return list(dict.fromkeys(code for code in codes if code))
    return []


def _country(sentence: Sentence, doc: Document, token: int) -> str | None:
    """The country that a name is, or whose capital."""
    around = surroundings_of(doc)
    number = around.mention_at(sentence.index, token)
    text = around.mentions[number].text if number is not None else sentence.tokens[token].text
    entries = [each for each in knowledge().find(text) if each.kind == "country" or each.use in ("capital", "seat")]
    return entries[0].country if entries else None
