"""Offices of people: a governor is no prime minister, and whoever retells a report changes neither for the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from dateline.merge.voices import Take, Voice, alone, leading, opposed, word_for_word
from dateline.model import Disagreement, Party, Slot

OFFICE = re.compile(
    r"\b(?P<below>(?:deputy|vice|former|acting|ex)[ -])?"
    r"(?:(?P<of>prime|foreign|interior|home|defen[cs]e|finance|trade|justice|energy|health|education|labou?r|transport|"
    r"agriculture|economy|culture|environment|information|oil|mining|water) minister"
    r"|minister (?:of|for) (?:the )?(?P<for>\w+)"
    r"|(?P<head>premier|president|chancellor|king|queen|emir|sultan|governor|mayor|speaker|ambassador|archbishop))\b",
    re.IGNORECASE,
)
ONE_OFFICE = {"premier": "prime minister", "home minister": "interior minister", "defense minister": "defence minister"}
Sides = Mapping[Slot, Sequence[Party]]


@lru_cache(maxsize=16_384)
def offices_in(text: str) -> frozenset[str]:
    """The offices that words name, each under one name; a mere "minister" names none that excludes another."""
    found = set()
    for match in OFFICE.finditer(text.lower()):
        called = match["head"] or f"{match['of'] or match['for']} minister"
        found.add(f"{match['below'] or ''}{ONE_OFFICE.get(called, called)}")
    return frozenset(found)


def retold_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """A report that tells another's sentence, with one office in place of another that neither report knows.

    Of independent reports this says nothing: one may name the minister, another the president who sat beside.
    """
    told = leading(voices)
    held = [_held(voice) for voice in told]
    if len(frozenset[str]().union(*held)) < 2:
        return
    of_report: dict[str, list[tuple[Voice, frozenset[str]]]] = {}
    for voice, own in zip(told, held, strict=True):
        of_report.setdefault(voice.report_id, []).append((voice, own))
    for voice, own in zip(told, held, strict=True):
        for other, theirs in of_report.get(voice.parent or "", ()):
            fresh, lost = own - theirs, theirs - own
            if not len(fresh) == len(lost) == 1 or not word_for_word(voice, other):
                continue
            if _is_strange(fresh, other) and _is_strange(lost, voice):
                yield from _between(told, offices=(*lost, *fresh), slot=_slot_of(other, *lost))
                return


def _sides(voice: Voice) -> Sides:
    return {"actor": voice.account.actors, "recipient": voice.account.recipients}


def _held(voice: Voice) -> frozenset[str]:
    parties = (*voice.account.actors, *voice.account.recipients)
    found = [offices for party in parties if (offices := offices_in(_text(party)))]
    return found[0].union(*found[1:]) if found else frozenset()


def _text(party: Party) -> str:
    return f"{party.words.text} {party.name}" if party.name else party.words.text


def _is_strange(offices: frozenset[str], voice: Voice) -> bool:
    return not offices & offices_in(voice.report.text)


def _slot_of(voice: Voice, office: str) -> Slot:
    return next(slot for slot, side in _sides(voice).items() if any(office in offices_in(_text(each)) for each in side))


def _between(voices: Sequence[Voice], *, offices: Sequence[str], slot: Slot) -> Iterator[Disagreement]:
    takes = [
        Take(office, voice, party.words)
        for voice in voices
        for side in _sides(voice).values()
        for party in side
        for office in offices
        if office in offices_in(_text(party))
    ]
    if found := opposed(takes):
        because = f"A retelling names another office: {' against '.join(each.value for each in found)}."
        yield Disagreement(slot, None, "contradiction", tuple(found), because, alone(found))
