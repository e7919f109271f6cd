"""Disagreements on who is said to have said it: the same claim, laid in the mouths of different speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.merge.disputes import alike
from dateline.merge.rows import spoken_of
from dateline.merge.voices import Take, Voice, alone, parted, positions
from dateline.model import Account, Disagreement, Party, Speaker, Words
from dateline.signature import content_words

CARRIER = re.compile(
    r"\b(?:agency|newspaper|paper|daily|radio|television|TV|channel|broadcaster|website)\b", re.IGNORECASE
)
"""Who carried the words; a speaker so called is no mouth of its own."""
SAME_CLAIM = 0.8
"""Share of content words, without the speakers', from which two sentences are one claim."""
RETOLD_CLAIM = 0.5
"""The same where one report derives from the other: it has its claims from there, and the mouths are to be the same."""


def attribution_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """One claim in almost the same words, laid in the mouths of different speakers."""
    spoken = [
        (voice, each, _claim(voice.account))
        for voice in voices
        for each in voice.account.speakers[-1:]
        if voice.factual and (each.name or each.words.text) and not _own_act(each, voice.account)
    ]
    for at, (voice, speaker, claim) in enumerate(spoken):
        for other, theirs, their_claim in spoken[at + 1 :]:
            if voice.report_id == other.report_id or _one_speaker(speaker, theirs):
                continue
            retold = _retold(voice, other) or _retold(other, voice)
            if _shared(claim, their_claim) >= (RETOLD_CLAIM if retold else SAME_CLAIM):
                takes = [
                    Take(_name(each), each_voice, each.words)
                    for each_voice, each, _ in spoken
                    if _one_speaker(each, speaker) or _one_speaker(each, theirs)
                ]
                found = positions(takes)
                if parted(found):
                    because = "The same claim is laid in different mouths."
                    yield Disagreement("attribution", None, "contradiction", tuple(found), because, alone(found))
                    return


def _retold(voice: Voice, other: Voice) -> bool:
    """Whether a report has its text from the other; an outlet's own later report may have other speakers."""
    return voice.parent == other.report_id and voice.report.publisher != other.report.publisher


def _name(speaker: Speaker) -> str:
    return speaker.name or speaker.words.text.split(" … ")[0]


def _one_speaker(one: Speaker, other: Speaker) -> bool:
    if "wire" in (one.kind, other.kind) or "media" in (one.kind, other.kind):
        return True  # who carried the words is lineage, not attribution
    if any(CARRIER.search(_name(each)) for each in (one, other)):
        return True
    mine, theirs = (_content(each.words.text) | _content(each.name or "") for each in (one, other))
    if not mine or not theirs or mine & theirs:
        return True
    return bool(one.name and other.name) and alike(Party(one.words, one.name), Party(other.words, other.name))


def _own_act(speaker: Speaker, account: Account) -> bool:
    """Whether the speaker is a party of the act: who says what they did themselves is no other mouth."""
    said = _content(speaker.words.text) | _content(speaker.name or "")
    parties = (*account.actors, *account.recipients)
    return any(said & (_content(party.words.text) | _content(party.name or "")) for party in parties)


def _claim(account: Account) -> frozenset[str]:
    """The content words of an account's sentence, those of its speakers left out."""
    return _content(spoken_of(account)).difference(*(_content(_all(speaker)) for speaker in account.speakers))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of content words that two claims share."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    # Kept: each voice of an event is compared with all others, and copies say the same.
    return frozenset(content_words(text))


def _all(speaker: Speaker) -> str:
    told: Sequence[Words] = (speaker.words, speaker.cue)
    return " ".join(words.text for words in told)
