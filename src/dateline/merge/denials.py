"""What a report tells and, beside it, that somebody denies: its speakers contradict each other, the report nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.merge.rows import stance_of
from dateline.merge.voices import Take, Voice, content_of, position, sureness
from dateline.model import Disagreement, Speaker

SURE_OF_DENIALS = 0.4
"""A denial that all who give it, together, tell less surely is none: a slip of the coder must not look like one; nor
is there one of what is told less surely."""
MOST_NAMED = 3
OF_THAT_DEED = ("denies a part in it", "says that it was not so")
"""What `dateline.extract.disowned` and `dateline.extract.denied` say of such denials."""
ARTICLE = re.compile(r"^(?:The|An?)\b")


def denials_within(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """Happened, against denied, where one report tells both with one word; acts that have a stance are left to it.

    With one word, for who owns to a strike and denies that it killed somebody does not deny the strike; and in two
    mouths, for nobody denies what he tells. It holds also for an event that a single report tells of. Who denies is
    said in ``because``.
    """
    if all(voice.account.status.value != "denied" for voice in voices):
        return
    if any(stance_of(voice.account) for voice in voices):
        return
    told = [voice for voice in voices if voice.factual]
    sure = [voice for voice in told if voice.account.confidence >= SURE_OF_DENIALS]
    denied = [
        voice
        for voice in voices
        if voice.account.status.value == "denied" and any(_of_one_deed(voice, other) for other in sure)
    ]
    if denied:
        tellers = {voice.report_id for voice in told}
        only = (voice for voice in voices if voice.account.status.value == "denied" and voice.report_id not in tellers)
        denied += [voice for voice in only if voice not in denied]
    if denied and min(sureness(denied), sureness(told)) >= SURE_OF_DENIALS:
        found = [position("happened", _takes("happened", told)), position("denied", _takes("denied", denied))]
        yield Disagreement("status", None, "contradiction", tuple(found), _because(denied))


def without_own_denials(voices: Sequence[Voice]) -> list[Voice]:
    """The voices without denials that stand beside what they deny: the claim is still what that report tells."""
    told = {v.report_id for v in voices if v.factual and v.account.confidence >= SURE_OF_DENIALS}
    return [voice for voice in voices if voice.account.status.value != "denied" or voice.report_id not in told]


def _takes(value: str, voices: Sequence[Voice]) -> list[Take]:
    return [Take(value, voice, voice.account.action.words) for voice in voices]


def _of_one_deed(denial: Voice, claim: Voice) -> bool:
    """Whether a report tells and denies with one word, or somebody disowns it, and not by the same mouth."""
    mouths = [tuple(_called(each) for each in voice.account.speakers[-1:]) for voice in (denial, claim)]
    in_one = denial.report_id == claim.report_id and (_disowns(denial) or _stems(denial) & _stems(claim))
    return bool(in_one) and (mouths[0] != mouths[1] or not mouths[0])


def _disowns(denial: Voice) -> bool:
    """Whether a part in the deed, or what was told of it, is denied, and so that deed and no other."""
    return (denial.account.status.because or "").endswith(OF_THAT_DEED)


def _stems(voice: Voice) -> frozenset[str]:
    return content_of(voice.account.action.words.text)


def _because(denied: Sequence[Voice]) -> str:
    called = [_called(speaker) for voice in denied for speaker in voice.account.speakers[-1:]]
    names: dict[str, str] = {}
    for each in filter(None, called):
        names.setdefault(each.removeprefix("the ").lower(), each)  # "Taliban", "the Taliban"
    who = ", ".join([*names.values()][:MOST_NAMED])
    return f"It is told, and in the same report denied{f' by {who}' if who else ''}."


def _called(speaker: Speaker) -> str:
    words = " ".join(speaker.words.text.split(" … ")[0].split())
    return speaker.name or ARTICLE.sub(lambda found: found[0].lower(), words)
