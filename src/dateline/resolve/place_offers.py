"""Which places a report offers an act that names none, and what speaks for each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model import Account, Document, Place, words_of
from dateline.quick import quickly_made
from dateline.resolve.inherited_marks import is_headline, told_at
from dateline.resolve.knowledge import knowledge
from dateline.resolve.place_senses import PLACE_FROM
from dateline.resolve.places import as_place, place_of, places_in
from dateline.resolve.standing import sentence_at, stands_at
from dateline.resolve.surroundings import surroundings_of
from dateline.resolve.unlisted_places import in_its_country

NEAREST = 5
"""Towns named before an act that are offered at least; places behind it two."""
ACTS = 40
"""Acts on either side of one among which those of its kind and parties are looked for."""
FINE = frozenset(("point", "city"))
ABOUT = 0.5
"""Share of the report's countries from which on it is about one."""
_PROPER = re.compile(r"[A-Z][^\W\d_]{3,}")
Key = tuple[str | None, str | None]
Reasons = tuple[Place, list[str]]
"""A place and what speaks for it so far."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Told:
    """A place where the text names it: how its words stand ("where", "who", "whose", "part")."""

    place: Place
    start: int
    sentence: int
    paragraph: int
    stands: str


@dataclass(frozen=True, slots=True)
class Done:
    """An act that names its place."""

    account: Account
    sentence: int
    paragraph: int
    start: int
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a report says of places, put in order once: those named, by offset, and acts with a place of their own."""

    told: tuple[Told, ...]
    starts: tuple[int, ...]
    done: tuple[Done, ...]
    often: Counter[Key]
    acts: Counter[Key]
    dateline: Place | None
    about: Place | None
    publisher: Place | None
    towns: int
    opening: tuple[Reasons, ...]


@quickly_made
@dataclass(frozen=True, slots=True)
class Offer:
    """A place and what speaks for it."""

    place: Place
    marks: tuple[str, ...]


def key_of(place: Place) -> Key:
    """What tells a place from others."""
    return place.name, place.country


def scene_of(doc: Document, accounts: Sequence[Account]) -> Scene:
    """What the report says of places; ``accounts`` are all its acts."""
    told = tuple(_told(doc))
    done = []
    for account in accounts:
        if account.place.words.spans and account.place.country and account.place.name:
            index, token = told_at(doc, account)
            sentence = doc.sentences[index]
            done.append(Done(account, index, sentence.paragraph, sentence.tokens[token].start, _parties(account)))
    often = Counter(key_of(each.place) for each in told)
    acts = Counter(key_of(each.account.place) for each in done)
    towns = len({key_of(each.place) for each in told if each.place.precision in FINE})
    starts = tuple(each.start for each in told)
    done.sort(key=_start)
    return Scene(
        told,
        starts,
        tuple(done),
        often,
        acts,
        _dateline(doc),
        _about(doc),
        _publisher(doc),
        towns,
        tuple(_opening(doc, told)),
    )


def offers_of(doc: Document, account: Account, *, scene: Scene) -> list[Offer]:
    """Every different place that an act may have, in no order."""
    found: dict[Key, tuple[Place, list[str]]] = {}
    for place, marks in _origins(doc, account, scene):
        key = key_of(place)
        known, reasons = found.get(key, (place, []))
        # Of a name that the gazetteer lacks the words of an act may tell the division, too.
        found[key] = (place if known.precision == "country" else known, [*reasons, *marks])
    about = ("no dateline" if scene.dateline is None else "dateline") if account.time.start is None else "dated"
    finest = {place.country for place, marks in found.values() if place.precision in FINE and "near" in marks}
    sides = _sides(account)
    lies: dict[str | None, list[str]] = {}
    offers = []
    for key, (place, marks) in found.items():
        code = place.country
        if code not in lies:
            lies[code] = list(_of_country(code, scene, sides))
        named, acts = scene.often.get(key, 0), scene.acts.get(key, 0)
        more = [place.precision or "nowhere", f"named {min(named, 3)}", f"acts {min(acts, 2)}", *lies[code]]
        if place.precision == "country" and place.country in finest:
            more.append("a town of it is near")
        finer = place.precision in FINE
        more.append(f"{'finer' if finer else place.precision} {about}")
        if finer:
            more.append("the only town" if scene.towns < 2 else "one of the towns")
        offers.append(Offer(place, tuple(dict.fromkeys((*marks, *more)))))
    return offers


def _sides(account: Account) -> list[tuple[str, set[str]]]:
    """The countries of each side that has one."""
    sides = (("actor", account.actors), ("recipient", account.recipients))
    told = [(name, {party.country for party in parties if party.country}) for name, parties in sides]
    return [(name, codes) for name, codes in told if codes]


def _of_country(code: str | None, scene: Scene, sides: Sequence[tuple[str, set[str]]]) -> Iterator[str]:
    """How a place's country stands to those of the parties, the report and its dateline."""
    for name, codes in sides:
        yield f"of {name}" if code in codes else f"abroad of {name}"
    if scene.about is not None:
        yield "at home" if code == scene.about.country else "abroad"
    if scene.dateline is not None:
        yield "of the dateline" if code == scene.dateline.country else "abroad of the dateline"


def _origins(doc: Document, account: Account, scene: Scene) -> Iterator[Reasons]:
    """(place, marks) of all that an act may take over."""
    index, token = told_at(doc, account)
    sentence = doc.sentences[index]
    start = sentence.tokens[token].start
    yield from _named(account, scene, at=(index, sentence.paragraph, start))
    yield from scene.opening
    yield from _of_acts(account, scene, at=(index, sentence.paragraph, start))
    if scene.dateline is not None:
        yield scene.dateline, ["dateline"]
    if scene.about is not None:
        yield scene.about, ["report"]
    if scene.publisher is not None:
        yield scene.publisher, ["publisher"]


def _named(account: Account, scene: Scene, *, at: tuple[int, int, int]) -> Iterator[Reasons]:
    index, paragraph, start = at
    cut = bisect_left(scene.starts, start)
    whose = [(name, span) for name, side in (("recipient", account.recipients), ("actor", account.actors))
             for party in side for span in party.words.spans]  # fmt: skip
    towns = 0
    for each in reversed(scene.told[max(cut - 2 * NEAREST, 0) : cut]):
        near = _near(index - each.sentence, paragraph - each.paragraph)
        marks = [near, "told before", f"{near} {each.stands}", *(_inside(each, whose))]
        if near in ("here", "beside", "in the paragraph"):
            marks.append("near")
        if each.place.precision in FINE:
            marks += [f"town {towns}", f"town {towns} {near}"]
            towns = min(towns + 1, 3)
        yield each.place, marks
    for each in scene.told[cut : cut + 2 if cut else cut + 3]:
        near = _near(each.sentence - index, each.paragraph - paragraph)
        yield each.place, [f"{near} behind", "told behind", f"{near} behind {each.stands}", *(_inside(each, whose))]


def _opening(doc: Document, told: Sequence[Told]) -> Iterator[Reasons]:
    """The first town below the headline, and what the headline names."""
    body = [each for each in told[:NEAREST] if not is_headline(doc, doc.sentences[each.sentence])]
    first = next((each for each in body if each.place.precision in FINE), None)
    if first is not None:
        yield first.place, ["lead", f"lead {first.stands}"]
    for each in told[:2]:
        if is_headline(doc, doc.sentences[each.sentence]):
            yield each.place, ["headline", f"headline {each.stands}"]


def _inside(each: Told, spans: Sequence[tuple[str, tuple[int, int]]]) -> Iterator[str]:
    for name, (start, end) in spans:
        if start <= each.start < end:
            yield f"in {name}"
            if name == "recipient" and end - each.start <= len(each.place.name or "") + 1 >= each.start - start:
                yield "itself"


def _of_acts(account: Account, scene: Scene, *, at: tuple[int, int, int]) -> Iterator[Reasons]:
    index, paragraph, start = at
    cut = bisect_left(scene.done, start, key=_start)
    before = scene.done[max(cut - ACTS, 0) : cut][::-1]
    behind = [each for each in scene.done[cut : cut + ACTS] if each.start > start]
    if before:
        last = before[0]
        near = _near(index - last.sentence, paragraph - last.paragraph)
        yield last.account.place, ["act here" if near == "here" else "act ahead", f"act {near}"]
    if behind:
        near = _near(behind[0].sentence - index, behind[0].paragraph - paragraph)
        yield behind[0].account.place, [f"act {near} behind", "told behind"]
    same = account.action.type
    for name, some in (("ahead", before), ("behind", behind)):
        alike = next((each for each in some if each.account.action.type == same), None)
        if alike is not None:
            gap = abs(paragraph - alike.paragraph)
            yield alike.account.place, [f"kind {name}", f"kind {name} {min(gap, 3)}"]
    mine = _parties(account)
    theirs = next((each for each in (*before, *behind) if mine & each.parties), None) if mine else None
    if theirs is not None:
        yield theirs.account.place, ["party", f"party {min(abs(paragraph - theirs.paragraph), 2)}"]


def _start(done: Done) -> int:
    return done.start


def _parties(account: Account) -> frozenset[str]:
    return frozenset(party.name for party in (*account.actors, *account.recipients) if party.name)


def _near(sentences: int, paragraphs: int) -> str:
    if sentences == 0:
        return "here"
    if paragraphs == 0:
        return "beside" if sentences == 1 else "in the paragraph"
    return "above" if paragraphs == 1 and sentences <= 3 else "close" if paragraphs <= 2 else "far"


def _told(doc: Document) -> Iterator[Told]:
    for start, place in _places(doc):
        sentence = sentence_at(doc, start)
        yield Told(place, start, sentence.index, sentence.paragraph, stands_at(doc, start))


def _places(doc: Document) -> Iterator[tuple[int, Place]]:
    """Where each place is named, and the place; one that the gazetteer lacks lies in the report's country."""
    for each in places_in(doc):
        toponym = each.toponym
        if each.likely < PLACE_FROM or toponym.sentence < 0:
            continue
        words = words_of(doc.report, (toponym.start, toponym.end))
        if each.sense is not None:
            place = as_place(each.sense, words)
        elif toponym.type == "Location":
            place = Place(words)
        else:
            continue
        place = in_its_country(doc, place)
        if place.name and place.country:
            yield toponym.start, place


def _dateline(doc: Document) -> Place | None:
    told = doc.report.dateline.place if doc.report.dateline else None
    if not told:
        return None
    found = place_of(told.title() if told.isupper() else told, frame=surroundings_of(doc).shares)
    return found if found.country and found.name else None


def _about(doc: Document) -> Place | None:
    shares = surroundings_of(doc).shares
    code = max(shares, key=lambda each: shares[each], default=None)
    if code is None or shares[code] < ABOUT:
        return None
    return Place(name=knowledge().codes.get(code, code), country=code, precision="country")


def _publisher(doc: Document) -> Place | None:
    """The town in a local paper's name, where the report is about its country."""
    shares = surroundings_of(doc).shares
    for word in _PROPER.findall(doc.report.publisher or ""):
        found = place_of(word, frame=shares)
        if found.precision == "city" and found.name and shares.get(found.country or "", 0.0) >= ABOUT:
            return found
    return None
