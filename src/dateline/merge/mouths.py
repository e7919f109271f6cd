"""Disagreements on who is said to have said it: the same claim, laid in the mouths of different speakers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dateline.merge.rivals import alike
from dateline.merge.rows import spoken_of
from dateline.merge.voices import Take, Voice, alone, content_of, leading, parted, positions
from dateline.model import Account, Disagreement, Party, Speaker, Words

CARRIER = re.compile(
    r"\b(?:agency|newspaper|paper|daily|radio|television|TV|channel|broadcaster|website)\b", re.IGNORECASE
)
"""Who carried the words; a speaker so called is no mouth of its own."""
OWN = re.compile(r"(?:our|we|us)\b", re.IGNORECASE)
"""Who speaks of "our team" is the report itself."""
SAME_CLAIM, SAME_WHOLE = 0.8, 0.5
"""Shares of the content words of the shorter and of the longer sentence, speakers left out, from which both are one
claim: a comment upon a claim is longer, and another."""
RETOLD_CLAIM, RETOLD_WHOLE = 0.6, 0.4
"""The same where one report derives from the other: it has its claims from there, and the mouths are to be the same."""
_Called = tuple[str | None, str | None, str]
"""Kind, name and words of a speaker."""


def attribution_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """One claim in almost the same words, laid in the mouths of different speakers.

    A report that tells it in its own voice, too, lays it in nobody's mouth; nor does one that names the outlet whose
    report it has it from.
    """
    told = leading(voices)
    itself = {voice.report_id for voice in told if not voice.account.speakers}
    outlets = {content_of(voice.report.publisher) for voice in voices if voice.report.publisher}
    spoken = [
        (voice, each, _claim(voice.account))
        for voice in told
        for each in voice.account.speakers[-1:]
        if voice.factual
        and voice.report_id not in itself
        and (each.name or each.words.text)
        and not OWN.match(each.words.text)
        and not _own_act(each, voice.account)
        and content_of(_name(each)) not in outlets
    ]
    others = _Others([speaker for _, speaker, _ in spoken])
    for at, (voice, speaker, claim) in enumerate(spoken):
        for other, theirs, their_claim in map(spoken.__getitem__, others.after(at)):
            if voice.report_id == other.report_id:
                continue
            retold = not (speaker.direct or theirs.direct) and (_retold(voice, other) or _retold(other, voice))
            shorter, longer = _shared(claim, their_claim)
            if (shorter >= SAME_CLAIM and longer >= SAME_WHOLE) or (
                retold and shorter >= RETOLD_CLAIM and longer >= RETOLD_WHOLE
            ):
                takes = [
                    Take(_name(mouth), each_voice, each.words)
                    for each_voice, each, _ in spoken
                    for mouth in (speaker, theirs)
                    if _one_speaker(each, mouth) and not _carries(each)
                ]
                found = positions(takes)
                if parted(found):
                    because = "The same claim is laid in different mouths."
                    yield Disagreement("attribution", None, "contradiction", tuple(found), because, alone(found))
                    return


class _Others:
    """Who of some speakers is another mouth than who; those who are called alike (a wire's thousand copies) once."""

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        self._called = [(each.kind, each.name, each.words.text) for each in speakers]
        self._known = dict(zip(self._called, speakers, strict=True))
        self._numbers: dict[_Called, list[int]] = {}
        for number, called in enumerate(self._called):
            self._numbers.setdefault(called, []).append(number)
        self._others: dict[_Called, list[int]] = {}

    def after(self, number: int) -> list[int]:
        """The numbers of other mouths behind a speaker's, in order."""
        called = self._called[number]
        found = self._others.get(called)
        if found is None:
            own = self._known[called]
            apart = (each for each, other in self._known.items() if not _one_speaker(own, other))
            found = self._others[called] = sorted(at for each in apart for at in self._numbers[each])
        return found[bisect_right(found, number) :]


def _retold(voice: Voice, other: Voice) -> bool:
    """Whether a report has its text from the other; an outlet's own later report may have other speakers."""
    return voice.parent == other.report_id and voice.report.publisher != other.report.publisher


def _name(speaker: Speaker) -> str:
    return speaker.name or speaker.words.text.split(" … ")[0]


def _carries(speaker: Speaker) -> bool:
    """Who carried the words is lineage, not attribution."""
    return speaker.kind in ("wire", "media") or CARRIER.search(_name(speaker)) is not None


def _one_speaker(one: Speaker, other: Speaker) -> bool:
    if _carries(one) or _carries(other):
        return True
    mine, theirs = (content_of(each.words.text) | content_of(each.name or "") for each in (one, other))
    if not mine or not theirs or mine & theirs:
        return True
    return bool(one.name and other.name) and alike(Party(one.words, one.name), Party(other.words, other.name))


def _own_act(speaker: Speaker, account: Account) -> bool:
    """Whether the speaker is a party of the act: who says what they did themselves is no other mouth."""
    said = content_of(speaker.words.text) | content_of(speaker.name or "")
    parties = (*account.actors, *account.recipients)
    return any(said & (content_of(party.words.text) | content_of(party.name or "")) for party in parties)


def _claim(account: Account) -> frozenset[str]:
    """The content words of an account's sentence, those of its speakers left out."""
    return content_of(spoken_of(account)).difference(*(content_of(_all(speaker)) for speaker in account.speakers))


def _shared(one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
    """Which shares of the shorter and of the longer claim's content words both have."""
    both = len(one & other)
    return (both / min(len(one), len(other)), both / max(len(one), len(other))) if one and other else (0.0, 0.0)


def _all(speaker: Speaker) -> str:
    told: Sequence[Words] = (speaker.words, speaker.cue)
    return " ".join(words.text for words in told)
