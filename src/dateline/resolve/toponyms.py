"""Where a report may name a place: stretches of words, each with what stands around it.

Candidates are what the parser takes for a name, cut into single places ("Ames, Iowa" is two), and words in capitals
that the gazetteer knows. Which of them are places in their own right is weighed in `place_weights`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.codebook.ships import is_ship
from dateline.model import Document, Name, Pair, Sentence
from dateline.quick import quickly_made
from dateline.resolve.folding import fold
from dateline.resolve.place_cuts import is_of_a_party, single_places, whole_place
from dateline.resolve.place_names import BUILDING, candidates, known, lead_in, stands_for_region
from dateline.text import overlap

CUT_AT = frozenset((",", "/", "(", ")", ";", "–", "—", ":", "|"))
_ENDS = ("(", "—", "–", "--", " - ")
"""What parts a dateline's places and day from the agency and the text."""
LONGEST = 4
"""Words of a name that no parser found."""
_ABBREVIATED = re.compile(
    r"(?:[A-Z]\.)+[A-Z]|Ala|Ariz|Ark|Calif|Cal|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Kans|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|"
    r"Neb|Nebr|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Vt|Va|W\. ?Va|Wash|Wis|Wisc|Wyo|Alta|Sask|Man|Ont|Que|Nfld|Vic|Qld|Tas"
    r"|Phila|.* Twp"
)
"""Names that keep the full stop behind them."""
_BEFORE_A_NOUN = frozenset(("amod", "compound"))
_NAMING = frozenset(("PROPN", "NOUN", "ADJ", "X"))
PEOPLES = frozenset(("NORP",))
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western "
    "north-east north-west south-east south-west upper lower greater downtown mid inner outer".split()
)


@quickly_made
@dataclass(frozen=True, slots=True)
class Toponym:
    """A stretch that may name a place: tokens ``[first, last)`` of its sentence, offsets in the report's text.

    ``type`` is what the parser takes it for ("" where it is no name to it); ``whole`` says that the parser's name is
    no longer than this; ``chained`` that the next toponym stands behind a comma ("Ames, Iowa").
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    text: str
    type: str
    whole: bool

    @property
    def key(self) -> str:
        """What is the same for every mention of the name."""
        return fold(self.text)


def toponyms(doc: Document, *, given: Sequence[Pair] = ()) -> tuple[Toponym, ...]:
    """Every stretch of a report that may name a place, in text order.

    Those of the type "Inside" are parts of longer names: they are no places, but say where the report is at home.
    ``given`` stretches are places for sure (their type is "Given"); what overlaps one of them is left out, unless it is
    inside a longer name.
    """
    sure = [_given(doc, pair) for pair in given]
    found = [each for sentence in doc.sentences for each in _of_sentence(doc, sentence)]
    if sure:
        found = [each for each in found if not _is_taken(each, given)] + sure
    taken = {(each.start, each.end) for each in found}
    opening = [each for each in _of_dateline(doc) if not any(overlap((each.start, each.end), pair) for pair in taken)]
    return tuple(sorted((*opening, *found), key=lambda each: each.start))


def _is_taken(each: Toponym, given: Sequence[Pair]) -> bool:
    own = each.start, each.end
    return own in given if each.type == "Inside" else any(overlap(own, pair) for pair in given)


def _given(doc: Document, pair: Pair) -> Toponym:
    start, end = pair
    for sentence in doc.sentences:
        inside = [i for i, token in enumerate(sentence.tokens) if token.start < end and start < token.end]
        if inside:
            span = inside[0], inside[-1] + 1
            return Toponym(sentence.index, *span, start, end, doc.report.text[start:end], "Given", True)
    return Toponym(-1, 0, 0, start, end, doc.report.text[start:end], "Given", True)


def _of_dateline(doc: Document) -> Iterator[Toponym]:
    """The places of "GAUHATI, India, March 3 (AP) -", which no sentence holds."""
    told = doc.report.dateline
    if told is None or not (told.place or _is_place_in_brackets(told.agency)):
        return
    text = doc.report.text
    begin = told.start + text.startswith("(", told.start)  # "(NEW YORK) —"
    end = min([at for sign in _ENDS if (at := text.find(sign, begin, told.end)) >= 0], default=told.end)
    for part in re.finditer(r"[^,/]+", text[begin:end]):
        words = part.group().strip(" \n\t-–—:()")
        if words and known(words):
            start = begin + part.start() + part.group().index(words)
            yield Toponym(-1, 0, 0, start, start + len(words), words, "Dateline", True)


def _is_place_in_brackets(agency: str | None) -> bool:
    """ "(NEW YORK) —" has no agency, but the place where it would stand; one word in capitals may be an agency's."""
    return agency is not None and (" " in agency or not agency.isupper()) and known(agency)


def is_direction(text: str) -> bool:
    """ "The South", "Northeast": a part of the country spoken of, and not Cameroon's South Region."""
    words = text.lower().split()
    return bool(words) and all(word in DIRECTIONS or word == "the" for word in words)


def _of_sentence(doc: Document, sentence: Sentence) -> Iterator[Toponym]:
    found: list[Toponym] = []
    covered: set[int] = set()
    words: list[str] = []
    for name in sentence.names:
        if name.type in ("Date", "Money"):
            continue
        if is_ship([token.text for token in sentence.tokens[name.first : name.last]]):
            covered.update(range(name.first, name.last))
            continue
        parts = _parts(doc, sentence, name)
        if name.type not in ("Location", "Facility"):
            parts = [part for part in parts if _may_be(doc, sentence, part, name)]
            covered.update(range(name.first, name.last))
        elif name.type == "Location":
            words = words or _as_written(sentence)
            parts = _whole(doc, sentence, parts, words=words)
        for first, last in parts:
            if any((each.first, each.last) == (first, last) for each in found):
                continue  # the other half of "Holy See"
            covered.update(range(first, last))
            whole = (first, last) == (name.first, name.last)
            found.append(_made(doc, sentence, span=(first, last), type_=name.type, whole=whole))
        if name.type in ("Organization", "Facility", "Misc", "Location"):
            known_whole = {each.text for each in found if each.first == name.first and known(each.text)}
            inside = [] if known_whole else _inside(doc, sentence, name)
            found += [_made(doc, sentence, span=each, type_="Inside", whole=False) for each in inside]
    found += [_made(doc, sentence, span=each, type_="", whole=True) for each in _unnamed(doc, sentence, covered)]
    told = [each for each in found if not is_direction(each.text)]
    yield from sorted(told, key=lambda each: each.start)


def _as_written(sentence: Sentence) -> list[str]:
    """The words of a sentence, those that name nothing in small letters.

    "The" and "As" at the beginning of a sentence are no part of a name, though the gazetteer has them in some.
    """
    return [token.text if token.upos in _NAMING else token.text.lower() for token in sentence.tokens]


def _whole(
    doc: Document, sentence: Sentence, parts: list[tuple[int, int]], *, words: Sequence[str]
) -> list[tuple[int, int]]:
    """The parts of a name, those at its ends with the words beside it that belong to a place's name."""

    def text(first: int, last: int) -> str:
        begin, end = sentence.offsets(first, last)
        return doc.report.text[begin:end]

    found = [whole_place(words, part, text=text) for part in parts]
    return list(dict.fromkeys(found))


def _inside(doc: Document, sentence: Sentence, name: Name) -> Iterator[tuple[int, int]]:
    """Places that a longer name begins with or ends in: "Athens Police Department", "University of Ohio"."""
    words = sentence.tokens[name.first : name.last]
    starts = [0, *(i + 1 for i, word in enumerate(words) if word.text in ("of", "in"))]
    for start in starts:
        for size in range(min(LONGEST - 1, len(words) - start - (start == 0)), 0, -1):
            first = name.first + start
            begin, end = sentence.offsets(first, first + size)
            if _capital(words[start].text) and known(doc.report.text[begin:end]):
                yield first, first + size
                break


def _may_be(doc: Document, sentence: Sentence, part: tuple[int, int], name: Name) -> bool:
    """Of bodies, persons and peoples what the gazetteer knows by just that name; and schools, courts and so on."""
    start, end = sentence.offsets(*part)
    text = doc.report.text[start:end]
    if known(text) or stands_for_region(text):
        return True
    if name.type in PEOPLES:  # "Turkish farms", but not "the Turks": those are persons
        return sentence.tokens[part[1] - 1].deprel in _BEFORE_A_NOUN and bool(candidates(text))
    return name.type in ("Organization", "Misc") and bool(BUILDING.search(text))


def _parts(doc: Document, sentence: Sentence, name: Name) -> list[tuple[int, int]]:
    """A name without what leads it in, cut at commas; an "of" of a known name stays ("Isle of Man")."""
    words = [token.text for token in sentence.tokens[name.first : name.last]]
    cuts = [i for i, word in enumerate(words) if word in CUT_AT]
    edges = [-1, *cuts, len(words)]
    found: list[tuple[int, int]] = []

    def text(first: int, last: int) -> str:
        begin, end = sentence.offsets(name.first + first, name.first + last)
        return doc.report.text[begin:end]

    for left, right in pairwise(edges):
        first, last = _trimmed(words, left + 1, right)
        cut = name.type in ("Location", "Facility") or is_of_a_party(words, first, last)
        parts = single_places(words, (first, last), text=text) if cut and first < last else [(first, last)]
        found += [(name.first + first, name.first + last) for first, last in parts if first < last]
    return found


def _trimmed(words: list[str], first: int, last: int) -> tuple[int, int]:
    """Without the words in small letters at either end, and a direction before a known name ("northern Sumatra")."""
    while first < last and (lead_in(words[first]) or not any(c.isupper() or c.isdigit() for c in words[first])):
        first += 1
    while last > first and (not any(map(str.isalnum, words[last - 1])) or words[last - 1] in ("'s", "’s")):
        last -= 1
    while last > first + 1 and words[last - 1].islower():
        last -= 1
    return first, last


def _unnamed(doc: Document, sentence: Sentence, covered: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of capitals outside all names, the longest that the gazetteer knows first."""
    tokens = sentence.tokens
    free = {i for i, token in enumerate(tokens) if token.text[:1].isupper()} - covered
    at = 0
    while at < len(tokens) and free:
        if at not in free:
            at += 1
            continue
        for last in range(min(at + LONGEST, len(tokens)), at, -1):
            if last - 1 not in free or not covered.isdisjoint(range(at, last)):
                continue
            if last == at + 1 and tokens[at].upos not in ("PROPN", "NOUN", "ADJ", "X"):
                continue
            start, end = sentence.offsets(at, last)
            if known(doc.report.text[start:end]):
                yield at, last
                at = last - 1
                break
        at += 1


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _made(doc: Document, sentence: Sentence, *, span: tuple[int, int], type_: str, whole: bool) -> Toponym:
    start, end = sentence.offsets(*span)
    text = doc.report.text
    if text[end : end + 1] == "." and _ABBREVIATED.fullmatch(text[start:end]):
        end += 1
    return Toponym(sentence.index, *span, start, end, text[start:end], type_, whole)
