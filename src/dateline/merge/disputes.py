"""Disagreements on whether it happened, and on for or against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.merge.hashes import stems_of
from dateline.merge.rivals import POINTING
from dateline.merge.roots import roots_of
from dateline.merge.rows import spoken_of, stance_of
from dateline.merge.targets import accident_in
from dateline.merge.voices import (
    NOT_SO,
    Take,
    Voice,
    alone,
    borne_out,
    content_of,
    factual,
    leading,
    opposed,
    word_for_word,
)
from dateline.model import Account, Cause, Disagreement, Position, Slot

NEGATED = re.compile(
    r"\b(?:not|never|no|nor|nothing|nobody|none|neither|without|cannot|\w+n['’]t|refus\w+|reject\w+|declin\w+|"
    r"withh\w+|unable|unwilling|fail(?:ed|s|ing)? to|oppos\w+|den(?:y|ies|ied)|balk\w*|block\w*|veto\w*)\b",
    re.IGNORECASE,
)
NEARLY = re.compile(r"\b(?:nearly|almost|narrowly|just miss\w+)\b", re.IGNORECASE)
"""A near miss denies nothing: what was nearly hit stands beside what was."""
FIRST = re.compile(
    r"\b(?:no|not|never|nobody|none)\b.*\b(?:before(?=[.,;]|$)|previously|until (?:now|then|today))", re.IGNORECASE
)
"""What had not been done before is done now."""
ENDED = re.compile(
    r"\b(?:call\w* off|broke\w* off|suspend\w*|end(?:s|ed|ing)?|halt\w*|cancel\w*|postpon\w*|abandon\w*)"
    r" (?:[\w'’-]+ ){0,3}$",
    re.IGNORECASE,
)
"""Stands before what is ended, or is not: whether that happened is not what the sentence tells."""
OF_NOBODY = re.compile(r"(?:no|nobody|none)\b", re.IGNORECASE)
LEAST_SURE = 0.3
"""A side that all who take it, together, tell less surely is none: a slip of the coder must not look like a quarrel."""
SURE_OF_FACTS = 0.4
"""The same for whether it happened: a faint word of another act is easily taken for this one's denial."""
SURE_OF_ONE_WORD = 0.15
"""The same where one word tells both, once negated: "no ransom was paid", "the family paid"."""
CLAUSE = 50
"""Code points before an act's word in which a negation is of it."""
LIKE = 0.25
"""Share of content words that two sentences must share for one to be the other without its negation."""
IMPOSED, LIFTED = frozenset(("SANCTION", "COERCE")), frozenset(("RETREAT", "CONCEDE"))
"""Acts that the other undoes."""


def stance_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """For and against the same thing; what did not happen is turned round, so "could not support" is against."""
    takes = [
        Take("for" if sign > 0 else "against", voice, voice.account.action.words)
        for voice in leading(voices)
        if (sign := stance_of(voice.account)) != 0
    ]
    if len({take.value for take in takes}) < 2:
        return
    takes = _one_a_sentence(_of_two_words(takes))
    if found := opposed(borne_out(takes, least=SURE_OF_ONE_WORD if _with_one_word(takes) else LEAST_SURE)):
        about = next((text for voice in voices for text in [_object(voice.account)] if text), None)
        yield _of_fact("stance", found, voices, of=about)


def undone_disagreements(voices: Sequence[Voice]) -> Iterator[Disagreement]:
    """Imposed against lifted, seized against let go: of one day, for what is lifted later is news and no quarrel."""
    told = factual(voices)
    takes = [
        Take("imposed" if voice.account.action.type in IMPOSED else "lifted", voice, voice.account.action.words)
        for voice in told
        if voice.account.action.type in IMPOSED | LIFTED
    ]
    if len({take.value for take in takes}) < 2 or len({day for voice in told if (day := voice.account.time.start)}) > 1:
        return
    if found := opposed(_of_two_words(takes)):
        yield _of_fact("stance", found, voices, of=next((text for v in told if (text := _object(v.account))), None))


def status_disagreements(
    voices: Sequence[Voice], *, stances: Sequence[Disagreement] | None = None
) -> Iterator[Disagreement]:
    """Happened, against denied or did not happen; acts that have a stance are left to it, where both sides are taken.

    An attack that others call an accident did not happen as one. ``stances`` are the voices' `stance_disagreements`,
    where they are known.
    """
    if any(stance_of(voice.account) for voice in voices):
        if any(stance_disagreements(voices) if stances is None else stances):
            return
        voices = _beside_stances(voices)
    accidents = [Take("an accident", voice, words) for voice in voices if (words := accident_in(voice.account))]
    if accidents:
        called = {take.voice.report_id for take in accidents}
        done = [v for v in voices if v.factual and v.account.actors and v.report_id not in called]
        if found := opposed([*accidents, *(Take("an attack", v, v.account.actors[0].words) for v in done)]):
            yield _of_fact("status", found, voices, of=None)
            return
    if all(voice.account.status.value not in NOT_SO for voice in voices):
        return
    takes = [
        Take(
            "did not happen" if voice.account.status.value in NOT_SO else "happened", voice, voice.account.action.words
        )
        for voice in leading(voices)
        if not _is_ended(voice.account)
        if voice.factual or (voice.account.status.value in NOT_SO and not _denies_nothing(voice.spoken))
    ]
    if len({take.value for take in takes}) < 2:
        return
    takes = _out_in_time(_of_whom_is_denied(takes))
    if found := opposed(borne_out(takes, least=SURE_OF_ONE_WORD if _with_one_word(takes) else SURE_OF_FACTS)):
        yield _of_fact("status", found, voices, of=None)


def _of_whom_is_denied(takes: Sequence[Take]) -> list[Take]:
    """The takes without what else a report tells that denies what others tell.

    Told of other doers (the police shot nobody, he was stabbed by his own men), where it denies those of whom the
    others tell; or in other words, where it denies the very word of theirs: no airport was captured, a camp shelled.
    """
    denied: dict[str, list[Account]] = {}
    doers: dict[str, frozenset[str]] = {}
    roots: dict[str, frozenset[str]] = {}
    for take in takes:
        account, report_id = take.voice.account, take.voice.report_id
        if take.value == "happened":
            doers[report_id] = doers.get(report_id, frozenset()) | _doers(account)
            roots[report_id] = roots.get(report_id, frozenset()).union(_roots(account))
        elif not _is_of_nobody(account):
            denied.setdefault(report_id, []).append(account)

    def is_beside(take: Take) -> bool:
        own, report_id = take.voice.account, take.voice.report_id
        if take.value != "happened" or report_id not in denied:
            return False
        theirs = frozenset[str]().union(*(doers[other] for other in doers if other != report_id))
        words = frozenset[str]().union(*(roots[other] for other in roots if other != report_id))
        return any(
            (_doers(own) and _doers(each) & theirs and not _doers(own) & _doers(each))
            or (words.intersection(_roots(each)) and not words.intersection(_roots(own)))
            for each in denied[report_id]
        )

    return [take for take in takes if not is_beside(take)]


def _is_of_nobody(account: Account) -> bool:
    """ "No soldiers were killed": a number, not the attack."""
    return any(OF_NOBODY.match(party.words.text) for party in account.recipients)


def _doers(account: Account) -> frozenset[str]:
    return frozenset(word for party in account.actors for word in stems_of(party.words.text))


def _out_in_time(takes: Sequence[Take]) -> list[Take]:
    """The takes without denials that came out before the day on which others have it happen: they deny another.

    In the same words it is the same: a negation lost by whoever wrote on the next day.
    """
    told = [take.voice for take in takes if take.value == "happened"]
    days = [day for voice in told if (day := voice.account.time.start or voice.report.published_day)]
    if not days:
        return list(takes)
    return [
        take
        for take in takes
        if take.value == "happened"
        or (take.voice.report.published_day or min(days)) >= min(days)
        or any(word_for_word(take.voice, other) for other in told)
    ]


def _beside_stances(voices: Sequence[Voice]) -> list[Voice]:
    """The voices that take no side, and those that tell with their word as done what others tell as not done, or the
    other way round: to annul and not to annul are both refusals, not to grant is one that grants nothing."""
    done = {root for voice in voices if voice.factual for root in _roots(voice.account)}
    not_so = {root for voice in voices if voice.account.status.value in NOT_SO for root in _roots(voice.account)}
    return [
        voice
        for voice in voices
        if not stance_of(voice.account)
        or any(root in (not_so if voice.factual else done) for root in _roots(voice.account))
    ]


def _with_one_word(takes: Sequence[Take]) -> bool:
    """Whether reports tell with one word that it happened and, negated, that it did not: faintly told, yet plain."""
    plain = {
        (stem, negated): take.value
        for take in takes
        for stem, negated in _told_by(take)
        if negated == (take.value in ("did not happen", "against"))
    }
    return any((stem, not negated) in plain for stem, negated in plain)


def _denies_nothing(sentence: str) -> bool:
    """Whether a sentence tells of a near miss, or of a first time."""
    return NEARLY.search(sentence) is not None or FIRST.search(sentence) is not None


def _of_two_words(takes: Sequence[Take]) -> list[Take]:
    """The takes without those of a word that tells the other side as well: one word, negated or not in both, is no
    quarrel of reports but a slip of the coder; the side that takes it more surely keeps it."""
    sides: dict[tuple[str, bool], dict[str, float]] = {}
    for take in takes:
        for key in _told_by(take):
            sure = sides.setdefault(key, {})
            sure[take.value] = max(sure.get(take.value, 0.0), take.voice.account.confidence)
    return [
        take
        for take in takes
        if all(take.value == max(sides[key], key=lambda value: (sides[key][value], value)) for key in _told_by(take))
    ]


def _one_a_sentence(takes: Sequence[Take]) -> list[Take]:
    """The takes without those of a sentence that takes the other side more surely: it is hardly for and against."""
    surest: dict[tuple[str, int], Take] = {}
    for take in sorted(takes, key=lambda take: (take.voice.account.confidence, take.value)):
        surest[take.voice.report_id, take.voice.account.sentence[0]] = take
    return [take for take in takes if take.value == surest[take.voice.report_id, take.voice.account.sentence[0]].value]


def _told_by(take: Take) -> Sequence[tuple[str, bool]]:
    """The stems of a take's words, each with whether its clause negates it: "blocked the road" elsewhere does not."""
    return _roots_told(_before(take.voice.account), take.voice.account.action.words.text)


@lru_cache(maxsize=16_384)
def _roots_told(before: str, words: str) -> Sequence[tuple[str, bool]]:
    negated = _negates(before)
    return tuple((root, negated) for root in roots_of(words))


def _roots(account: Account) -> Sequence[str]:
    """The words of an act without their endings."""
    return roots_of(account.action.words.text)


def _before(account: Account) -> str:
    """The sentence of an account as far as its word, or the last part of that."""
    spans, text = account.action.words.spans, account.report.text
    if not spans or not text[slice(*account.sentence)]:
        return spoken_of(account)
    return text[max(account.sentence[0], spans[0][0] - CLAUSE) : spans[-1][1]]


@lru_cache(maxsize=16_384)
def _negates(sentence: str) -> bool:
    return NEGATED.search(sentence) is not None


def _is_ended(account: Account) -> bool:
    """Whether an act is only what another ended, or did not: the strike of "denied that it called off its strike"."""
    spans = account.action.words.spans
    return bool(spans) and _ends(account.report.text[account.sentence[0] : spans[0][0]])


@lru_cache(maxsize=16_384)
def _ends(before: str) -> bool:
    return ENDED.search(before) is not None


def _object(account: Account) -> str | None:
    told = [party.words.text.split(" … ")[0] for party in account.recipients]
    return next((words for words in told if not POINTING.match(words) and words.lower() not in ("them", "him")), None)


def _of_fact(slot: Slot, found: Sequence[Position], voices: Sequence[Voice], *, of: str | None) -> Disagreement:
    lonely = alone(found)
    cause: Cause | None = None
    because = " against ".join(f"“{each.value}” ({_origins(each)})" for each in found)
    if lost := _lost_negation(lonely or _departing(found, voices), found, voices):
        cause, because = "lost_negation", f"{because}. {lost}"
    return Disagreement(slot, of, "contradiction", tuple(found), because, lonely, cause)


def _departing(found: Sequence[Position], voices: Sequence[Voice]) -> list[str]:
    """Reports that say otherwise than the report they derive from."""
    taken = {report: each.value for each in found for report in each.reports}
    return [
        voice.report_id
        for voice in voices
        if voice.report_id in taken and taken.get(voice.parent or "", taken[voice.report_id]) != taken[voice.report_id]
    ]


def _origins(each: Position) -> str:
    number = len(each.origins)
    return f"{number} origin" if number == 1 else f"{number} origins"


def _lost_negation(lonely: Sequence[str], found: Sequence[Position], voices: Sequence[Voice]) -> str | None:
    """The words that show it: the others' sentence is negated, the lonely one's is the same without the negation.

    Of several others the one of the same origin tells most, then the most alike.
    """
    taken = {report: each.value for each in found for report in each.reports}
    # Of a wire's hundred copies one stands for all that say the same in the same words.
    apart = dict.fromkeys((taken.get(each.report_id), each.origin_id, each.spoken) for each in voices)
    others = [each for each in apart if each[0] is not None and _negates(each[2])]
    mine = dict.fromkeys(
        (taken[each.report_id], each.origin_id, each.spoken)
        for each in voices
        if each.report_id in lonely and taken[each.report_id] in ("for", "happened") and not _negates(each.spoken)
    )
    best: tuple[tuple[bool, float], str] | None = None
    for value, origin_id, own in mine:
        for other_value, other_origin, theirs in others:
            if other_value == value:
                continue
            words, there = content_of(own), content_of(theirs)
            rank = (other_origin == origin_id, len(words & there) / max(min(len(words), len(there)), 1))
            if rank[1] >= LIKE and (best is None or rank > best[0]) and (lost := NEGATED.search(theirs)):
                best = rank, _around(theirs, lost)
    if best is None:
        return None
    return f"Where another report says “{best[1]}”, this one has no negation: it seems to have been lost."


def _around(sentence: str, match: re.Match[str]) -> str:
    """The negation with a word before and after."""
    before, after = sentence[: match.start()].split()[-1:], sentence[match.end() :].split()[:1]
    return " ".join([*before, match[0], *after]).strip(" ,;")
