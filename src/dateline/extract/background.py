"""Background: what the report tells as history, by its dates and by how sentences carry on from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.chambers import is_jailed_for
from dateline.extract.when import top_of
from dateline.model import Document, Sentence, Timex

_AGO = re.compile(
    r"\b(?:decades?|century|centuries) ago\b|\b(?:\d\d+|[a-z]+teen|[a-z]+ty|two|three|four|five|six|seven|eight|nine|"
    r"ten|several|many) (?:years|decades) ago\b|\bfor (?:\w+ ){0,2}(?:\d\d|[a-z]+ty|[a-z]+teen|ten) years\b"
)
_YEAR = re.compile(r"\b((?:1[89]|20)\d\d)s?\b")
_ONWARD = re.compile(
    r"^\W*(?:after (?:that|this)|then|later|afterwards|thereafter|at the time|in those (?:days|years))\b", re.I
)
HAVE = frozenset(("has", "have", "'ve", "’ve"))
SAME_CLAUSE = ("conj", "xcomp", "ccomp", "advcl", "acl", "acl:relcl")


def told_as_background(doc: Document, sentence: Sentence, trigger: int) -> bool:
    """Say whether an act is dated over about a year before publication, or carries on from what is."""
    text = doc.report.text
    old, recent = _owners(doc, sentence)
    if any(_belongs(sentence, trigger, owner) for owner in old):
        return not any(_near(sentence, trigger, owner) for owner in recent)
    if recent or sentence.index == 0:
        return False
    before = doc.sentences[sentence.index - 1]
    return bool(_ONWARD.match(text[sentence.start : sentence.end]) and _owners(doc, before)[0])


def _owners(doc: Document, sentence: Sentence) -> tuple[list[int], list[int]]:
    """Words that old expressions date, and words that recent ones date."""
    published = doc.report.published_day
    old: list[int] = []
    recent: list[int] = []
    for place in sentence.times:
        start, end = sentence.offsets(place.first, place.last)
        told = doc.report.text[start:end].lower()
        if place.bound:
            told = f"{sentence.tokens[place.first - 1].text.lower()} {told}"
        year = _YEAR.search(told)
        before = published.year - 1 if published else 2000
        aged = int(year[1]) < before if year else bool(_AGO.search(told))
        own = next((at for at in _whens(sentence, place)), None)
        owner = _clause_word(sentence, top_of(sentence, place)) if own is None else own
        lasts = own is None and (
            place.bound == "since" or _up_to_now(sentence, owner, told) or is_jailed_for(sentence, owner)
        )
        (old if aged and not lasts else recent).append(owner)
    return old, recent


def _up_to_now(sentence: Sentence, verb: int, told: str) -> bool:
    """ "Have fought for almost twenty years": what the perfect says of so long a time reaches to the day."""
    helping = (sentence.tokens[child].text.lower() for child in sentence.children_by(verb, "aux"))
    return told.startswith("for ") and any(each in HAVE for each in helping)


def _whens(sentence: Sentence, place: Timex) -> Iterator[int]:
    """The verb of a clause that goes on from an expression with "when" ("since 2015, when gunmen killed")."""
    for at in (place.last, place.last + 1):
        if at < len(sentence.tokens) and sentence.tokens[at].lemma == "when" and sentence.tokens[at].head > at:
            yield sentence.tokens[at].head


def _clause_word(sentence: Sentence, top: int) -> int:
    """The verb or event noun that an expression dates."""
    head = sentence.tokens[top].head
    return head if head >= 0 else top


def _near(sentence: Sentence, trigger: int, owner: int) -> bool:
    return owner == trigger or sentence.tokens[trigger].head == owner


def _belongs(sentence: Sentence, trigger: int, owner: int) -> bool:
    """The trigger is the dated word, stands below it, or in one chain of clauses with it."""
    if trigger == owner:
        return True
    if sentence.tokens[owner].upos in ("NOUN", "PROPN"):
        head = sentence.tokens[owner].head
        dated = sentence.tokens[owner].deprel.split(":")[0] in ("obj", "obl", "nsubj")
        return dated and head == trigger and sentence.tokens[owner].deprel.split(":")[0] != "nsubj"
    if owner in sentence.ancestors(trigger):
        return True
    at = owner
    while sentence.tokens[at].deprel in SAME_CLAUSE and sentence.tokens[at].head >= 0:
        crossed = sentence.tokens[at].deprel in ("acl:relcl", "acl")
        at = sentence.tokens[at].head
        if at == trigger:
            return not crossed
        if crossed:  # the sibling clause of one noun: "who helped him come … and fell with him"
            return any(trigger in (c, *sentence.children(c)) for c in sentence.children_by(at, "acl"))
    return False
