"""Disagreements on whose words they are: one quotation, given to two people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.merge.offices import offices_in
from dateline.merge.voices import Take, Voice, alone, content_of, opposed
from dateline.model import Disagreement, Words, words_of

QUOTED = re.compile(r"[\"“„]([^\"“”„\n]{12,600})[\"”]")
LEAST_WORDS, LEAST_RETOLD = 5, 3
"""A quotation of fewer words may be said twice independently; reports of one origin have it from each other."""
SAME_WORDS = 0.8
"""Share of content words of the longer from which two quotations are one."""
NEAR = 400
"""Code points behind an act's sentence in which a quotation is about it."""
SAYS = r"(?:said|says|told|added|adds|declared|explained|wrote|stated|argued)"
BEFORE_SAYING = re.compile(rf"\s*(?P<who>[^.;:\"“”\n]{{2,90}}?),? (?:was quoted as saying|{SAYS})\b")
AFTER_SAYING = re.compile(
    rf"\s*{SAYS} (?P<who>[^.;:\"“”\n]{{3,90}}?)(?=[.;:\n]|,? (?:who|which|as|adding|after|when|on|in|at|during)\b|$)"
)
AHEAD = re.compile(rf"(?:^|[.!?\n][”\"]?\s)(?P<who>[^.;:\"“”\n]{{3,90}}?),? {SAYS}\b[^.;:\"“”\n]{{0,40}}[:,]\s*$")
"""Stands before the quotation: "The minister, Ada Lund, said on Monday: …"."""
BEFORE = 160
"""Code points before a quotation in which its speaker is looked for."""
NOBODY = re.compile(
    r"(?:he|she|they|it|we|i|who|one|some|another|a|an|residents?|witnesses|people|locals)\b|.*\b(?:one|some) of\b",
    re.IGNORECASE,
)
"""Speakers who are nobody in particular, or somebody named before."""
NAMED = re.compile(
    r"(?:^|(?P<before>\S+) )(?P<name>[A-Z][\w'’-]+(?: (?:[a-z]{2,3} )?[A-Z][\w'’-]+)*)(?=,|$| of\b| from\b)"
)
"""A name that ends a speaker's words or a part of them."""
NAME = r"[A-Z][\w'’-]+(?: (?:[a-z]{2,3} )?[A-Z][\w'’-]+)*"
PRONOUN = re.compile(r"s?he")
SENTENCE = re.compile(r"(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\b[A-Z])[.!?][”\"]? ")
BEGINS_WITH = re.compile(
    rf"(?P<who>(?:The|Its|Their) [a-z][\w'’ -]{{2,40}}, (?:Dr\. |Mr\.? |Mrs\.? )?{NAME}(?=,)|{NAME}(?=, who\b))"
)
"""A person in full, at the beginning of a sentence: nothing else there is surely somebody."""
DESCRIBED = re.compile(r"the (?:\w+ )?(?P<noun>[a-z]{4,})")
"""A speaker called by what they are."""
LINKS = frozenset(("of", "for", "from", "in", "at"))
"""What stands before the name of a place or body, not of who speaks."""


@dataclass(frozen=True, slots=True)
class _Quotation:
    voice: Voice
    content: frozenset[str]
    words: int
    mouth: Words
    called: str
    """The speaker's words, or the name that their report gives to who is called so: "the brigadier"."""


def quote_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """One quotation beside the act, of which one report says that this person said it, another that that one did.

    Quotations behind a report of talks are about what was agreed, or refused, there, and are left to that.
    """
    spoken = [each for voice in voices if voice.account.action.type != "CONSULT" for each in _quotations(voice)]
    # Of a wire's hundred copies one is compared.
    apart = {(each.voice.origin_id, each.content, each.words, each.called): each for each in reversed(spoken)}
    for one in reversed(apart.values()):
        if any(_is_other(one.called, each.called) and _one_quotation(one, each) for each in apart.values()):
            same = [each for each in spoken if _one_quotation(one, each)]
            takes = [Take(_first_called(same, each), each.voice, each.mouth) for each in same]
            if found := opposed(takes):
                because = "The same quotation is given to different people."
                yield Disagreement("attribution", None, "contradiction", tuple(found), because, alone(found))
                return


def _quotations(voice: Voice) -> Iterator[_Quotation]:
    text, (start, end) = voice.report.text, voice.account.sentence
    for match in QUOTED.finditer(text, start, min(end + NEAR, len(text))):
        if len(match[1].split()) < LEAST_RETOLD:
            continue
        said = AFTER_SAYING.match(text, match.end()) or BEFORE_SAYING.match(text, match.end())
        said = said or AHEAD.search(text, max(match.start() - BEFORE, 0), match.start())
        if said and PRONOUN.fullmatch(said["who"]):
            said = _before_it(text, match.start()) or said
        if said and not NOBODY.match(said["who"]):
            mouth = words_of(voice.report, said.span("who"))
            called = _called_in_full(mouth.text, text)
            yield _Quotation(voice, content_of(match[1]), len(match[1].split()), mouth, called)


def _before_it(text: str, start: int) -> re.Match[str] | None:
    """The person whom the sentence before a quotation begins with, in its paragraph: "Malama, who …", "he said"."""
    paragraph = text.rfind("\n", 0, start) + 1
    before = text[paragraph:start].rstrip()
    sentence = max((match.end() for match in SENTENCE.finditer(before[:-1])), default=0)
    return BEGINS_WITH.match(text, paragraph + sentence, start)


def _called_in_full(speaker: str, text: str) -> str:
    """A speaker who is only described, with the name that the report gives them beside that word; else as called."""
    described = DESCRIBED.fullmatch(speaker)
    if described is None:
        return speaker
    noun = re.escape(described["noun"])
    title, apposed = (
        rf"\b{noun.capitalize()} (?P<name>{NAME})",
        rf"\b(?:the|a|its|their|his|her) (?:\w+ )?{noun}, (?P<name>{NAME})",
    )
    named = re.search(title, text) or re.search(apposed, text)
    return f"{speaker}, {named['name']}" if named else speaker


def _first_called(same: Sequence[_Quotation], one: _Quotation) -> str:
    """What the first report that may mean the same speaker calls them."""
    return next(each.mouth.text for each in same if not _is_other(each.called, one.called))


def _one_quotation(one: _Quotation, other: _Quotation) -> bool:
    retold = one.voice.origin_id == other.voice.origin_id
    if min(one.words, other.words) < (LEAST_RETOLD if retold else LEAST_WORDS):
        return False
    return len(one.content & other.content) >= SAME_WORDS * max(len(one.content), len(other.content), 1)


def _is_other(one: str, other: str) -> bool:
    """Whether two speakers exclude each other: other names, or other offices where one of them bears no name."""
    names, others = _names_in(one), _names_in(other)
    if names and others:
        return not names & others
    held, theirs = offices_in(one), offices_in(other)
    return bool(held and theirs) and not held & theirs


def _names_in(speaker: str) -> frozenset[str]:
    """The words of the names of who speaks: of "the governor, Ada Lund" Ada and Lund."""
    names = (match["name"] for match in NAMED.finditer(speaker) if match["before"] not in LINKS)
    return frozenset(word for name in names for word in name.removesuffix("'s").split() if word[0].isupper())
