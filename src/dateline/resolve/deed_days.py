"""The day of a deed that a noun calls back: "three days after the coup", where soldiers "seized power" on a known day.

Only days that the report gives to a deed of the noun's kind count (`dateline.resolve.deed_kinds`): told as done, or set
for what can be planned. The noun must point at something told ("the coup", "his arrest"); "another attack" and "the
1994 coup" are others, and names beside it ("the attack on Gao") must stand with the deed, too. Where several deeds fit,
the one told last before the noun is meant; one told only later is meant where no other day fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.model import Sentence, Timex
from dateline.model.moments import Away, Lasting
from dateline.resolve.absent_marks import POINTING
from dateline.resolve.counting import Anchors, Setting, Value, count
from dateline.resolve.deed_kinds import OWNERS, kinds_called, kinds_told
from dateline.resolve.told_deeds import HAPPENING, HARMING, Deed, Told, told_deeds

OTHERS = frozenset(
    "other another previous earlier first second third fourth last next latest new similar past former recent separate "
    "different further fresh future subsequent many most several attempted failed foiled alleged possible".split()
)
"""Words that say that a noun calls back no deed just told, or none that took place."""
STANDING_IN = frozenset(("it", "this", "that", "which", "they", "these", "those"))
"""Subjects that may stand for the deed told last."""
TOOK_PLACE = HAPPENING | HARMING | frozenset(("be", "follow"))
"""Verbs whose subject is a deed: "it came a day after the raid"; "they fled a day after the raid" tells of people."""
ELECTED = frozenset(
    "presidential parliamentary legislative local municipal regional provincial federal general".split()
)
"""Which election it is: two that differ in it are two."""
STEM = 4
"""Letters by which a noun and a verb are taken for one word: "crash", "crashed"."""
REACHES = 25
"""Sentences over which a noun calls back a deed that is told in other words."""
NEAR = 1
"""Sentences around a deed in which the names may stand that its noun has beside it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A length that counts from a deed: the word that names it, the deed, and the days reached."""

    noun: int
    deed: Deed
    value: Value


def counted_from_deeds(
    sentences: Sequence[Sentence], times: Sequence[Told], *, now: date | None, words: Sequence[str]
) -> dict[int, Counted]:
    """Which of the expressions count from a deed that a noun behind them calls back, by their numbers.

    ``words`` are those of each expression.
    """
    asked = [at for at, (index, timex, _) in enumerate(times) if _asks(sentences[index], timex)]
    deeds = told_deeds(sentences, times, now=now) if asked else ()
    found: dict[int, Counted] = {}
    for at in asked:
        index, timex, _ = times[at]
        deed = meant(sentences, deeds, (index, timex.event), times=times)
        value = _counted(sentences[index], timex, deed, words=words[at]) if deed else None
        behind = value and value.start and now and value.start > now and timex.tense == "past"
        if deed and value and not behind and not _is_dated_otherwise(sentences[index], timex, value, times=times):
            found[at] = Counted(timex.event, deed, value)
    return found


def governor(sentence: Sentence, timex: Timex) -> int:
    """The word whose deed "three days after the coup" dates; -1 where the words hang on none."""
    phrase = {*range(timex.first, timex.last), timex.event}
    return next((up for at in sorted(phrase) if (up := sentence.tokens[at].head) not in phrase), -1)


def _is_dated_otherwise(sentence: Sentence, timex: Timex, value: Value, *, times: Sequence[Told]) -> bool:
    """ "On Friday, two days after the attack": where the days differ, another attack is meant than the one found."""
    above = governor(sentence, timex)
    return any(
        index == sentence.index
        and other.event < 0
        and told.precision == "day"
        and told.start is not None
        and any(sentence.tokens[at].head == above for at in range(other.first, other.last))
        and not (value.start and value.end and value.start <= told.start <= value.end)
        for index, other, told in times
    )


def _is_told_of(sentence: Sentence, noun: int, *, kinds: frozenset[int]) -> bool:
    """Whether a sentence tells of one such deed that it came so long after a noun's: "it came two days after the raid".

    The noun's is another one then, of which no day is known.
    """
    for above in sentence.ancestors(noun):
        for each in sentence.children_by(above, "nsubj"):
            word = sentence.tokens[each]
            stands_in = word.lemma.lower() in STANDING_IN and sentence.tokens[above].lemma.lower() in TOOK_PLACE
            if stands_in or kinds_told(sentence, each) & kinds:
                return True
        if sentence.tokens[above].upos == "VERB":
            return False
    return False


def calls_back(sentence: Sentence, noun: int) -> bool:
    """Whether a noun may name a deed told elsewhere: "the coup", "his arrest", not "a coup" or "the 1994 coup"."""
    below = sentence.children(noun)
    if any(sentence.tokens[each].lemma.lower() in OTHERS for each in below):
        return False
    if any(sentence.tokens[each].text[:1].isdigit() for each in below):
        return False
    owned = any(sentence.tokens[each].deprel == "nmod:poss" for each in below)
    owned = owned or (noun > 0 and sentence.tokens[noun - 1].text.lower() in OWNERS)
    return owned or any(sentence.tokens[each].text.lower() in POINTING for each in below)


def meant(
    sentences: Sequence[Sentence], deeds: Sequence[Deed], place: tuple[int, int], *, times: Sequence[Told]
) -> Deed | None:
    """The deed that a noun calls back; None where no day fits or it cannot be told which."""
    sentence, noun = sentences[place[0]], place[1]
    own = next((each for each in deeds if each.place == place), None)
    if own:
        return own if _is_beside(sentence, noun, times=times, index=place[0]) else None
    if _has_a_time(sentence, noun, times=times, index=place[0]):
        return None
    kinds = kinds_called(sentence, noun)
    if not kinds or not calls_back(sentence, noun) or _is_told_of(sentence, noun, kinds=kinds):
        return None
    above = {(place[0], each) for each in sentence.ancestors(noun)}
    fit = [
        each
        for each in deeds
        if each.kinds & kinds
        and each.place not in above
        and _is_near(sentences, each, place)
        and _may_be(sentences, each, place)
    ]
    named = set(_names_beside(sentence, noun))
    fit = [each for each in fit if named & _lemmas(sentences[each.place[0]])] or fit
    before = [each for each in fit if each.place < place]
    days = {each.value.start for each in before or fit}
    if len(days) > 1 and (not before or sentence.tokens[noun].text.lower().endswith("s")):
        return None
    return next(iter(reversed(before or fit)), None)


def _asks(sentence: Sentence, timex: Timex) -> bool:
    """A length, not one that says for how long, before a noun that can call a deed back."""
    if timex.event < 0 or not is_away(timex):
        return False
    return bool(kinds_called(sentence, timex.event))


def is_away(timex: Timex) -> bool:
    """ "Three days" and "the day" before "after the coup"; not "for three days after the coup"."""
    lasts = isinstance(timex.moment, Lasting) and timex.bound not in ("for", "during")
    return lasts or (isinstance(timex.moment, Away) and timex.moment.base == "event")


def _counted(sentence: Sentence, timex: Timex, deed: Deed, *, words: str) -> Value | None:
    """The days that lie so far from a deed; of hours without number the deed's day, of other such lengths none."""
    length = timex.moment
    assert isinstance(length, Lasting | Away)
    link = sentence.tokens[timex.last]
    sign = -1 if link.lemma.lower() == "before" else 1
    day = deed.value.start.isoformat() if deed.value.start else ""
    noun = " ".join(sentence.tokens[at].text for at in range(timex.last, timex.event + 1))
    why = f"“{words} {noun}”, counted from {day}, the day of “{deed.words}”"
    if length.number is None:
        is_short = sign > 0 and length.unit in ("hour", "minute")
        return replace(deed.value, timex=f"PTX{length.unit[0].upper()}", because=why) if is_short else None
    away = Away(length.number, length.unit, sign, "event")
    setting = Setting(words, timex.edge, "", timex.tense)
    return replace(count(away, setting, Anchors(None, "", event=deed.value)), because=why)


def _has_a_time(sentence: Sentence, noun: int, *, times: Sequence[Told], index: int) -> bool:
    """Whether a time stands in a noun's own phrase, which then says itself when it was: "the coup of 2012"."""
    return any(
        each == index and noun in sentence.ancestors(timex.first) and timex.first > noun
        and sentence.tokens[timex.first].head == noun
        for each, timex, _ in times
    )  # fmt: skip


def _is_beside(sentence: Sentence, noun: int, *, times: Sequence[Told], index: int) -> bool:
    """Whether the day of a noun stands with it: not in "three days after the vote, on Friday, he left"."""
    for each, timex, _ in times:
        if each == index and noun in sentence.ancestors(timex.first) and timex.event < 0:
            between = sentence.tokens[min(noun, timex.last) : max(noun, timex.first)]
            if not any(word.upos == "PUNCT" for word in between):
                return True
    return False


def _is_near(sentences: Sequence[Sentence], deed: Deed, place: tuple[int, int]) -> bool:
    """Whether a deed is told by the noun's own word, or in other words not too far from it."""
    words = [sentences[at].tokens[each].lemma.lower()[:STEM] for at, each in (deed.place, place)]
    return words[0] == words[1] or abs(deed.place[0] - place[0]) <= REACHES


def _may_be(sentences: Sequence[Sentence], deed: Deed, place: tuple[int, int]) -> bool:
    """Whether what stands beside a noun says nothing against a deed: names told with it, the same election."""
    sentence, noun = sentences[place[0]], place[1]
    index, token = deed.place
    names = set(_names_beside(sentence, noun))
    around = [each for each in sentences[max(0, index - NEAR) : index + NEAR + 1] if each.index != place[0]]
    if names and not any(names & _lemmas(each) for each in around):
        return False
    own = _adjectives(sentence, noun) & ELECTED
    other = _adjectives(sentences[index], token) & ELECTED
    return not own or not other or own == other


def _names_beside(sentence: Sentence, noun: int) -> Iterator[str]:
    for child in sentence.children_by(noun, "nmod", "compound"):
        word = sentence.tokens[child]
        if word.upos == "PROPN" or (word.upos == "NOUN" and word.deprel not in ("compound", "nmod:unmarked")):
            yield word.lemma.lower()


def _lemmas(sentence: Sentence) -> set[str]:
    return {word.lemma.lower() for word in sentence.tokens}


def _adjectives(sentence: Sentence, noun: int) -> set[str]:
    return {sentence.tokens[each].lemma.lower() for each in sentence.children_by(noun, "amod")}
