"""Disagreements on who is said to have said it: the same claim, laid in the mouths of different speakers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from dateline.merge.rivals import alike
from dateline.merge.voices import Take, Voice, alone, content_of, factual, leading, opposed
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
_Told = tuple[_Called, frozenset[str]]


def attribution_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """One claim in almost the same words, laid in the mouths of different speakers.

    A report that tells it in its own voice, too, lays it in nobody's mouth; nor does one that names the outlet whose
    report it has it from.
    """
    itself = {voice.report_id for voice in leading(voices) if not voice.account.speakers}
    outlets = {content_of(voice.report.publisher) for voice in voices if voice.report.publisher}
    spoken = [
        (voice, each, _claim(voice))
        for voice in factual(voices)
        for each in voice.account.speakers[-1:]
        if voice.report_id not in itself
        and (each.name or each.words.text)
        and not OWN.match(each.words.text)
        and not _own_act(each, voice.account)
        and content_of(_name(each)) not in outlets
    ]
    others = _Others([(speaker, claim) for _, speaker, claim in spoken])
    asked: set[tuple[_Called, _Called]] = set()
    for at, (voice, speaker, _) in enumerate(spoken):
        for number, same in others.after(at):
            other, theirs, _ = spoken[number]
            if voice.report_id == other.report_id or (_called(speaker), _called(theirs)) in asked:
                continue
            retold = not (speaker.direct or theirs.direct) and (_retold(voice, other) or _retold(other, voice))
            if same or retold:
                asked.add((_called(speaker), _called(theirs)))
                names = others.names_of(speaker, theirs)
                takes = [
                    Take(name, each_voice, each.words)
                    for each_voice, each, _ in spoken
                    for name in names[_called(each)]
                ]
                if found := opposed(takes):
                    because = "The same claim is laid in different mouths."
                    yield Disagreement("attribution", None, "contradiction", tuple(found), because, alone(found))
                    return


class _Others:
    """Who of some speakers is another mouth than who, of what may be one claim; given speakers with their claims.

    Those who say the same and are called alike (a wire's thousand copies) are asked once.
    """

    def __init__(self, spoken: Sequence[tuple[Speaker, frozenset[str]]]) -> None:
        self._told = [(_called(speaker), claim) for speaker, claim in spoken]
        self._known = {_called(speaker): speaker for speaker, _ in spoken}
        self._numbers: dict[_Told, list[int]] = {}
        for number, told in enumerate(self._told):
            self._numbers.setdefault(told, []).append(number)
        self._apart: dict[_Called, set[_Called]] = {}
        self._others: dict[_Told, list[tuple[int, bool]]] = {}

    def after(self, number: int) -> list[tuple[int, bool]]:
        """The numbers of others behind one's, in order; whether it is one claim, or only if one retells the other."""
        told = self._told[number]
        found = self._others.get(told)
        if found is None:
            found = self._others[told] = sorted(self._of_one_claim(*told))
        return found[bisect_right(found, (number, True)) :]

    def names_of(self, *mouths: Speaker) -> Mapping[_Called, Sequence[str]]:
        """For each who speaks the names of those of some speakers that may be they."""
        return {
            called: [] if _carries(each) else [_name(mouth) for mouth in mouths if _one_speaker(each, mouth)]
            for called, each in self._known.items()
        }

    def _of_one_claim(self, called: _Called, claim: frozenset[str]) -> Iterator[tuple[int, bool]]:
        if called not in self._apart:
            own = self._known[called]
            self._apart[called] = {each for each, other in self._known.items() if not _one_speaker(own, other)}
        apart = self._apart[called]
        for (other, their_claim), numbers in self._numbers.items():
            if other not in apart:
                continue
            shorter, longer = _shared(claim, their_claim)
            same = shorter >= SAME_CLAIM and longer >= SAME_WHOLE
            if same or (shorter >= RETOLD_CLAIM and longer >= RETOLD_WHOLE):
                yield from ((at, same) for at in numbers)


def _retold(voice: Voice, other: Voice) -> bool:
    """Whether a report has its text from the other; an outlet's own later report may have other speakers."""
    return voice.parent == other.report_id and voice.report.publisher != other.report.publisher


def _called(speaker: Speaker) -> _Called:
    return speaker.kind, speaker.name, speaker.words.text


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


def _claim(voice: Voice) -> frozenset[str]:
    """The content words of an account's sentence, those of its speakers left out."""
    return content_of(voice.spoken).difference(*(content_of(_all(speaker)) for speaker in voice.account.speakers))


def _shared(one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
    """Which shares of the shorter and of the longer claim's content words both have."""
    both = len(one & other)
    return (both / min(len(one), len(other)), both / max(len(one), len(other))) if one and other else (0.0, 0.0)


def _all(speaker: Speaker) -> str:
    told: Sequence[Words] = (speaker.words, speaker.cue)
    return " ".join(words.text for words in told)
