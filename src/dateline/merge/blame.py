"""Whom a report has blamed for an attack whose doers it does not name: "the army blamed the front for the ambush"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from dateline.merge.voices import Voice
from dateline.model import Party, words_of

BLAMED_FOR = frozenset(("ASSAULT",))
NEAR = 700
"""Code points behind the act's sentence in which it is said who is blamed for it."""
FIRST = 400
"""Code points of a report in which the act stands that "the attack" means further down."""
DEED = (
    r"(?:[Tt]he|[Tt]hat|[Tt]his|\w+day['’]s) (?:\w+ )?(?:attack|ambush|bombing|blast|explosion|shelling|raid|shooting|"
    r"killings?|massacre|strike|kidnapping|abduction|assault|murders?|assassination)"
)
WHO = r"(?P<who>(?:[\w'’-]+ ){0,7}?[\w'’-]+)"
END = r"(?=[.,;:\n]| (?:who|which|whom|whose|that|and said|but|after|on (?:\w+day))\b|$)"
BLAME = (
    re.compile(rf"\bblam(?:ed|es) {WHO} for {DEED}\b"),
    re.compile(rf"\bblam(?:ed|es) {DEED} on {WHO}{END}"),
    re.compile(rf"\b(?:laid|lays|attributed|attributes|ascribed) {DEED} to {WHO}{END}"),
    re.compile(rf"\b{DEED} (?:bore|bears) the (?:\w+ )?(?:hall)?marks of {WHO}{END}"),
    re.compile(rf"\bsuspects? {WHO}{END}"),
    re.compile(rf"\bsaid (?:that )?{WHO} (?:was|were|had been) behind {DEED}\b"),
)
"""What lays the deed at somebody's door."""
SIGNS = ("blam", "laid", "lays", "attribute", "ascribe", "marks of", "suspect", "behind")
"""One of these is in all that `BLAME` finds: a quick look."""
NAME = re.compile(r"(?:^|(?<= ))[A-Z][\w'’-]{2,}")
ARTICLE = re.compile(r"^(?:the|an?|its|their) ")


def blamed(voices: Sequence[Voice], *, named: Callable[[Party], bool]) -> Iterator[tuple[Voice, Party]]:
    """Named parties that a report has blamed for an attack, where it names no doer; ``named`` says which are."""
    names_doers = {voice.report_id for voice in voices if any(map(named, voice.account.actors))}
    seen: set[tuple[str, int]] = set()
    for voice in voices:
        account = voice.account
        if account.action.type not in BLAMED_FOR or voice.report_id in names_doers or account.sentence[0] > FIRST:
            continue
        start, end = account.sentence
        for at, last in _blamed_in(voice.report.text, start, end):
            party = _party(voice, at, last)
            if party is not None and (voice.report_id, at) not in seen:
                seen.add((voice.report_id, at))
                yield voice, party


@lru_cache(maxsize=4096)
def _blamed_in(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """Where it stands who is blamed; kept, for a wire's copies say the same in the same place."""
    last = min(end + NEAR, len(text))
    told = text[start:last]
    if not any(each in told for each in SIGNS):
        return ()
    return tuple(each.span("who") for pattern in BLAME for each in pattern.finditer(text, start, last))


def _party(voice: Voice, first: int, last: int) -> Party | None:
    """The party that stands there; None for one that has no name, which may be anybody."""
    article = ARTICLE.match(voice.report.text[first:last])
    if article:
        first += article.end()
    named = voice.report.text[first:last]
    if not NAME.search(named):
        return None
    return Party(words_of(voice.report, (first, last)), named)
