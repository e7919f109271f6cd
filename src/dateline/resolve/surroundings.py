"""What a report as a whole lends to each of its mentions: its countries, their shares, and who is who."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateline.model import Document, Sentence
from dateline.resolve.compass import part_of_country
from dateline.resolve.coreference import Learnt, chains_of
from dateline.resolve.knowledge import knowledge
from dateline.resolve.mentions import Mention, mentions_of
from dateline.resolve.place_names import names_its_division
from dateline.resolve.place_senses import LITTLE_KNOWN, sense_alone
from dateline.resolve.places import forget_places, may_lie_in, place_of
from dateline.resolve.toponyms import is_direction

DATELINE_WEIGHT = 3.0
DESK_WEIGHT = 1.0
"""A dateline in a land that the report does not name may be no more than where its writer sits."""
TITLE_WEIGHT = 2.0
PLACE_WEIGHT = 1.5
PEOPLE_WEIGHT = 0.6
NAME_WEIGHT = 0.6
PUBLISHER_WEIGHT = 2.0
STRAY_SHARE = 0.25
"""A country with less than this of what the report's first one has is hardly spoken of."""
COMPANY_WEIGHT = 0.1
"""A company digs and sells in any country; its own is hardly what a report is about."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Mentions with the number of their chain; countries by share of the report; by sentence those of places.

    ``near`` are the countries of the report, the one with the largest share first. ``links`` are the learnt scores of
    what mentions take up. ``kept`` holds what rules have found out about a phrase of the report and are asked again.
    """

    doc: Document
    mentions: tuple[Mention, ...]
    chains: tuple[int, ...]
    shares: Mapping[str, float]
    placed: tuple[frozenset[str], ...]
    by_token: Mapping[tuple[int, int], int]
    members: Mapping[int, tuple[int, ...]]
    near: tuple[str, ...] = ()
    links: Learnt | None = None
    kept: dict[tuple[object, ...], Any] = field(default_factory=dict, repr=False, compare=False)

    def mention_at(self, sentence: int, token: int) -> int | None:
        """The number of the mention whose name covers a token, or whose head it is."""
        return self.by_token.get((sentence, token))

    def chain(self, mention: int) -> tuple[Mention, ...]:
        """All mentions of whom a mention denotes, in text order."""
        return tuple(self.mentions[i] for i in self.members[self.chains[mention]])

    def first_named(self, sentence: Sentence, token: int) -> tuple[Sentence, int]:
        """The sentence and head of the first name that a pronoun stands for; of all else its own."""
        number = self.mention_at(sentence.index, token)
        if number is None or self.mentions[number].kind != "pronoun":
            return sentence, token
        name = next((each for each in self.chain(number) if each.kind == "name"), None)
        return (self.doc.sentences[name.sentence], name.head) if name else (sentence, token)


_LAST: dict[int, Surroundings] = {}


def surroundings_of(doc: Document) -> Surroundings:
    """The surroundings of the report at hand, made once; one report is resolved at a time."""
    held = _LAST.get(0)
    if held is None or held.doc is not doc:
        held = _made(doc)
        _LAST[0] = held
    return held


def let_go() -> None:
    """Keep nothing of the report at hand; whoever asks of it again waits until it is found out anew."""
    _LAST.clear()
    forget_places()


def _made(doc: Document) -> Surroundings:
    mentions = mentions_of(doc)
    learnt = Learnt(doc, mentions)
    chains = chains_of(doc, mentions, learnt=learnt)
    members: defaultdict[int, list[int]] = defaultdict(list)
    by_token: dict[tuple[int, int], int] = {}
    for number, mention in enumerate(mentions):
        members[chains[number]].append(number)
        if mention.kind == "name":
            for token in range(mention.first, mention.last):
                by_token[mention.sentence, token] = number
        by_token.setdefault((mention.sentence, mention.head), number)
    shares, placed = _countries(doc, mentions)
    told = {key: tuple(each) for key, each in members.items()}
    near = tuple(sorted(shares, key=lambda code: -shares[code]))
    return Surroundings(doc, mentions, chains, shares, placed, by_token, told, near, learnt)


def _countries(doc: Document, mentions: tuple[Mention, ...]) -> tuple[dict[str, float], tuple[frozenset[str], ...]]:
    """Two rounds: what is plain, then town names read in its light."""
    day = doc.report.published_day
    weights: defaultdict[str, float] = defaultdict(float)
    placed: list[set[str]] = [set() for _ in doc.sentences]
    towns: list[Mention] = []
    for mention in mentions:
        if mention.kind != "name":
            continue
        weight = TITLE_WEIGHT if doc.sentences[mention.sentence].part == "title" else 1.0
        if peoples := knowledge().peoples_called(mention.text):
            for each in peoples:  # "Congolese", "Korean": either state's
                weights[each] += PEOPLE_WEIGHT * weight / len(peoples)
            continue
        if lands := knowledge().lands(mention.full):
            for each in lands:  # who fights abroad, or at home nowhere, speaks for where he fights
                weights[each] += NAME_WEIGHT * weight / len(lands)
            continue
        code, is_place = _plain(mention, day)
        if (whole := part_of_country(mention.text)) is not None:
            code, is_place = whole, True
        if code and not is_place and _is_company(mention):
            weights[code] += COMPANY_WEIGHT * weight
        elif code:
            weights[code] += (PLACE_WEIGHT if is_place else NAME_WEIGHT) * weight
            if is_place and mention.type == "Location" and not _speaks(doc.sentences[mention.sentence], mention):
                placed[mention.sentence].add(code)
        elif mention.type == "Location" and not is_direction(mention.text):  # many a country has a South
            towns.append(mention)
    _of_the_page(doc, weights)
    for town, codes in _voted(towns, _shares(weights)).items():
        weight = TITLE_WEIGHT if doc.sentences[towns[town].sentence].part == "title" else 1.0
        for each in codes:
            weights[each] += PLACE_WEIGHT * weight / len(codes)
        if len(codes) == 1:
            placed[towns[town].sentence].add(codes[0])
    return _shares(weights), tuple(map(frozenset, placed))


def _voted(towns: list[Mention], first: Mapping[str, float]) -> dict[int, list[str]]:
    """For each town the countries that it may lie in; those where most of the report's towns may lie, first of all.

    A town alone may be any of its namesakes, so the towns of a report decide together.
    """
    alone = {place_of(town.text, frame=first).country for town in towns}
    choices = sorted({code for code in (*alone, *first) if code})
    may = {text: may_lie_in(text, choices) for text in {town.text for town in towns}}
    votes: Counter[str] = Counter(code for codes in may.values() for code in codes)
    found: dict[int, list[str]] = {}
    for number, town in enumerate(towns):
        codes = [code for code in may[town.text] if votes[code] > 1 or not _is_stray(town.text, code, first)]
        if codes:
            most = max(votes[code] + 2 * first.get(code, 0.0) for code in codes)
            found[number] = [code for code in codes if votes[code] + 2 * first.get(code, 0.0) == most]
    return found


def _is_stray(town: str, code: str, first: Mapping[str, float]) -> bool:
    """Whether a name is a small place's in a country of which the report hardly speaks: a mine bears a suburb's."""
    if first.get(code, 0.0) >= STRAY_SHARE * max(first.values(), default=0.0):
        return False
    found = sense_alone(town, {code: 1.0})
    if found is None or found.country != code:
        return False
    return found.population < LITTLE_KNOWN and not names_its_division(found)


def _plain(mention: Mention, day: date | None) -> tuple[str | None, bool]:
    """The country of a name that is one country's on any reading, and whether it is a place."""
    every = [each for each in knowledge().find(mention.full) if each.kind != "person" or mention.type != "Location"]
    entries = [each for each in every if each.covers(day)] or every
    codes = {each.country for each in entries}
    if len(codes) != 1:
        return None, False
    return codes.pop(), any(each.kind == "country" or each.use == "capital" for each in entries)


def _is_company(mention: Mention) -> bool:
    """Whether a name is a company's that the tables know."""
    return any(each.sectors[:1] in (("BUS",), ("MNC",)) for each in knowledge().find(mention.full))


def _of_the_page(doc: Document, weights: defaultdict[str, float]) -> None:
    """The dateline's town, and a country or people in the publisher's name."""
    if doc.report.dateline and doc.report.dateline.place:
        code = _country_of(doc.report.dateline.place, _shares(weights))
        if code:
            is_desk = bool(weights) and code not in weights
            weights[code] += DESK_WEIGHT if is_desk else DATELINE_WEIGHT
    words = (doc.report.publisher or "").replace(",", " ").split()
    for size in range(min(5, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            part = " ".join(words[first : first + size])
            entries = [each for each in knowledge().find(part) if each.kind == "country" or each.use == "capital"]
            code = knowledge().demonym(part) or (entries[0].country if entries else None)
            if code:
                weights[code] += PUBLISHER_WEIGHT
                return


def _country_of(place: str, frame: Mapping[str, float]) -> str | None:
    entries = [each for each in knowledge().find(place) if each.kind == "country" or each.use == "capital"]
    return entries[0].country if entries else place_of(place, frame=frame).country


def _speaks(sentence: Sentence, mention: Mention) -> bool:
    """A country or capital that acts is a government, not where things happen."""
    return sentence.tokens[mention.head].deprel in ("nsubj", "nmod:poss") or any(
        sentence.tokens[child].deprel == "case" and sentence.tokens[child].text in ("'s", "’s", "'", "’")
        for child in sentence.children(mention.head)
    )


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {code: weight / total for code, weight in weights.items()} if total else {}
