"""Mentions of persons, bodies, peoples and places in a report: names, noun phrases and pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from dateline.model import Document, Pair, Sentence
from dateline.quick import quickly_made
from dateline.resolve.folding import fold, last_name
from dateline.resolve.knowledge import knowledge
from dateline.resolve.short_names import fullest
from dateline.resolve.titles import TITLES

MentionKind = Literal["name", "noun", "pronoun"]
NAMED = frozenset(("Person", "Organization", "Location", "NORP", "Facility", "Misc"))
SPEAKING = frozenset("i me my mine myself".split())
WE = frozenset("we us our ours ourselves".split())
YOU = frozenset("you your yours yourself yourselves".split())
HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
PRONOUNS = SPEAKING | WE | YOU | HE | SHE | IT | THEY
PLACE_NOUNS = frozenset(
    "country nation state city town village capital island region province district area territory kingdom republic "
    "municipality county port peninsula enclave continent world neighbourhood neighborhood valley coast hamlet "
    "camp settlement suburb borough prefecture governorate homeland archipelago".split()
)
PEOPLE_NOUNS = frozenset(
    "man woman boy girl child people person guy mother father mom dad parent son daughter brother sister wife husband "
    "widow uncle aunt cousin friend neighbour neighbor youth baby infant adult human individual folk kid lady "
    "gentleman member audience crowd human citizen owner user player writer author singer actor artist patient "
    "witness victim survivor suspect colleague partner candidate rival predecessor successor counterpart guest host "
    "plaintiff defendant respondent generation population inhabitant adviser aide worker participant instructor".split()
)
MENTIONING = frozenset(("NOUN", "PRON", "DET"))
"""Parts of speech of words outside names that may be a mention."""
_LOOSE = frozenset(("punct", "cc", "conj", "parataxis", "case", "discourse", "mark", "acl:relcl", "appos", "list"))


@quickly_made
@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: its sentence, tokens ``[first, last)``, head word, kind and type, and how it is called.

    ``first`` and ``last`` bound a name, or a noun phrase up to its relative clause. ``type`` is that of the name, or
    Person, Organization, Location for nouns, "" where the word does not say. ``full`` is the fullest form of a
    person's name in the report.
    """

    sentence: int
    head: int
    first: int
    last: int
    kind: MentionKind
    type: str
    text: str
    full: str
    plural: bool = False


def mentions_of(doc: Document) -> tuple[Mention, ...]:
    """All mentions in text order; persons' short names know their fullest form."""
    found: list[Mention] = []
    for sentence in doc.sentences:
        taken: set[int] = set()
        for first, last, kind in _names(doc, sentence):
            if kind in NAMED and not _is_common(sentence, first, last):
                found.append(_named(doc, sentence, (first, last), kind))
                taken.update(range(first, last))
        for index, token in enumerate(sentence.tokens):
            if token.upos not in MENTIONING or index in taken:
                continue
            lower = token.text.lower()
            is_noun = token.upos == "NOUN" and noun_type(token.lemma, lower) is not None
            if is_noun or (token.upos != "NOUN" and lower in PRONOUNS and token.deprel != "expl"):
                found.append(_unnamed(sentence, index))
    found = _with_bodies(found, doc)
    found.sort(key=lambda each: (each.sentence, each.head))
    return _with_full_bodies(_with_fullest(found), doc.report.publisher)


def _names(doc: Document, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Bounds and type of each name; two around an "of" are one where the tables know a body by both.

    "The Economic Community of West African States" is two names to the parser, and no part of it is anybody.
    """
    pending = None
    for name in sentence.names:
        if pending is not None:
            joint = [token.text.lower() for token in sentence.tokens[pending[1] : name.first]]
            if joint in (["of"], ["of", "the"]) and _is_body(doc, sentence, (pending[0], name.last)):
                pending = (pending[0], name.last, "Organization")
                continue
            yield pending
        pending = (name.first, name.last, name.type)
    if pending is not None:
        yield pending


def _is_body(doc: Document, sentence: Sentence, bounds: Pair) -> bool:
    """Whether words are the name of a body that the tables know."""
    start, end = sentence.offsets(*bounds)
    entries = list(knowledge().find(doc.report.text[start:end]))
    return bool(entries) and all(each.kind == "organisation" for each in entries)


def _is_common(sentence: Sentence, first: int, last: int) -> bool:
    """ "The congress", "the assembly" in small letters is none's name."""
    token = sentence.tokens[first]
    return last - first == 1 and token.text.islower() and noun_type(token.lemma, token.text) is not None


def phrase(sentence: Sentence, head: int) -> Pair:
    """The tokens ``[first, last)`` of a noun phrase: what hangs on its head, without clauses, partners and commas."""
    low = high = head
    agenda = [head]
    while agenda:
        at = agenda.pop()
        for child in sentence.children(at):
            relation = sentence.tokens[child].deprel
            inner = at != head and sentence.tokens[at].deprel.partition(":")[0] not in ("flat", "compound")
            if relation in _LOOSE and not (inner and relation in ("case", "mark", "conj", "cc", "appos")):
                continue
            low, high = min(low, child), max(high, child)
            agenda.append(child)
    while low < head and sentence.tokens[low].upos in ("PUNCT", "ADP", "CCONJ"):
        low += 1
    while high > head and sentence.tokens[high].upos in ("PUNCT", "CCONJ"):
        high -= 1
    return low, high + 1


def mention_of(doc: Document, sentence: Sentence, *, first: int, last: int) -> Mention:
    """The mention that given words ``[first, last)`` are."""
    head = next((i for i in range(first, last) if not first <= sentence.tokens[i].head < last), last - 1)
    for name in sentence.names:
        if name.type in NAMED and name.first < last and first < name.last:
            above = sentence.tokens[name.first].head
            if name.first <= head < name.last or (name.type == "Person" and above == head):
                return _named(doc, sentence, (name.first, name.last), name.type)
    if sentence.tokens[head].upos == "PROPN":
        return _named(doc, sentence, (first, last), "Misc")
    return _unnamed(sentence, head)


def _unnamed(sentence: Sentence, index: int) -> Mention:
    """A pronoun, or the noun phrase with this head."""
    token = sentence.tokens[index]
    lower = token.text.lower()
    if lower in PRONOUNS and not (lower == "mine" and token.upos == "NOUN"):  # one that is laid
        kind = "Person" if lower in HE or lower in SHE or lower in SPEAKING else ""
        plural = lower in THEY or lower in WE
        return Mention(sentence.index, index, index, index + 1, "pronoun", kind, lower, lower, plural)
    first, last = phrase(sentence, index)
    kind = noun_type(token.lemma, lower) or ""
    return Mention(sentence.index, index, first, last, "noun", kind, token.lemma, token.lemma, token.lemma != lower)


def _named(doc: Document, sentence: Sentence, bounds: Pair, kind: str) -> Mention:
    first, last = bounds
    start, end = sentence.offsets(first, last)
    text = untitled(doc.report.text[start:end], kind)
    head = next((i for i in range(first, last) if not first <= sentence.tokens[i].head < last), last - 1)
    return Mention(sentence.index, head, first, last, "name", kind, text, text)


def noun_type(lemma: str, lower: str) -> str | None:
    """Person, Organization or Location of a noun; "" for groups and others that may act; None for things."""
    if lemma in PLACE_NOUNS:
        return "Location"
    if lemma in PEOPLE_NOUNS:
        return "Person"
    known = knowledge().roles.get(lemma) or knowledge().roles.get(lower)
    if known is None:
        return None
    return "Person" if knowledge().is_person(lemma) else ""


def untitled(text: str, kind: str = "Person") -> str:
    """A person's name without the titles before it ("Field Marshal Idris Sall") and without a possessive's s."""
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    words = text.split()
    while kind == "Person" and len(words) > 1 and words[0].strip(".").lower() in TITLES:
        words = words[1:]
    return " ".join(words) if len(words) < len(text.split()) else text


def _with_fullest(found: list[Mention]) -> tuple[Mention, ...]:
    longest: dict[str, str] = {}
    for each in found:
        if each.type == "Person" and each.kind == "name" and " " in each.text.strip():
            words = fold(each.text).split()
            longest.setdefault(fold(each.text), each.text)
            for word in (last_name(fold(each.text)), words[0]):
                longest.setdefault(word, each.text)
    if not longest:
        return tuple(found)
    return tuple(
        replace(each, full=full)
        if each.kind == "name"
        and each.type == "Person"
        and (full := longest.get(fold(each.text), each.full)) != each.full
        else each
        for each in found
    )


def _with_bodies(found: list[Mention], doc: Document) -> list[Mention]:
    """Nouns in capitals that are short for a body of the report, and no name to the parser: "the Commission"."""
    names = [(each.text, each.type) for each in found if each.kind == "name"]
    taken = {(each.sentence, at) for each in found if each.kind == "name" for at in range(each.first, each.last)}
    shorts: dict[str, list[tuple[int, int]]] = {}
    for sentence in doc.sentences:
        for at in range(1, len(sentence.tokens)) if sentence.part != "title" else ():
            token = sentence.tokens[at]
            if token.text[:1].isupper() and token.upos in ("NOUN", "PROPN") and (sentence.index, at) not in taken:
                after = sentence.tokens[at + 1].text if at + 1 < len(sentence.tokens) else ""
                if sentence.tokens[at - 1].text.lower() in ("the", "a") and not after[:1].isupper():
                    shorts.setdefault(token.text, []).append((sentence.index, at))
    full = fullest([*names, *((text, "Organization") for text in shorts)], doc.report.publisher) if shorts else {}
    places = {place for text in full for place in shorts.get(text, ())}
    kept = [each for each in found if each.kind == "name" or (each.sentence, each.head) not in places]
    return kept + [_named(doc, doc.sentences[index], (at, at + 1), "Organization") for index, at in sorted(places)]


def _with_full_bodies(found: tuple[Mention, ...], publisher: str | None) -> tuple[Mention, ...]:
    """Bodies' short names with their full ones."""
    full = fullest([(each.text, each.type) for each in found if each.kind == "name"], publisher)
    if not full:
        return found
    return tuple(
        replace(each, full=full[each.text], type="Organization")
        if each.kind == "name" and each.text in full and each.type not in ("Location", "NORP")
        else each
        for each in found
    )
