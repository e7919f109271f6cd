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
from dateline.resolve.counting import Anchors, Setting, Value, count
from dateline.resolve.deed_kinds import DEAL, KINDS, OWNERS, Kind, kinds_called, kinds_told, second_words

Told = tuple[int, Timex, Value]
"""A time expression with the number of its sentence and what it denotes."""
POINTING = frozenset(("the", "that", "this", "those", "these"))
OTHERS = frozenset(
    "other another previous earlier first second third fourth last next latest new similar past former recent separate "
    "different further fresh future subsequent many most several attempted failed foiled alleged possible".split()
)
"""Words that say that a noun calls back no deed just told, or none that took place."""
ELECTED = frozenset(
    "presidential parliamentary legislative local municipal regional provincial federal general".split()
)
"""Which election it is: two that differ in it are two."""
UNREAL = frozenset(
    "deny reject doubt dispute threaten plan want try attempt fail urge ask demand vow hope prevent avert foil thwart "
    "refuse warn fear order plot seek intend prepare accuse suspect allege pledge expect likely postpone cancel delay "
    "scrap abandon suspend".split()
)
"""Verbs above a deed that say that it was not done, or not yet, or that somebody only says so."""
SETTING = frozenset("plan want hope intend prepare pledge vow order ask demand expect likely".split())
"""Those of them by which a day is set for what can be planned."""
CLIMBED = frozenset("ccomp xcomp obj nsubj nsubj:pass acl obl advcl".split())
"""Relations in which what stands above says whether a deed was done."""
NOTHING = frozenset(("not", "never", "no", "n't", "n’t", "neither", "nor"))
MAYBE = frozenset("may might could would should can must".split())
CONDITIONS = frozenset(("if", "unless", "whether", "lest"))
PLACED = frozenset(("on", "at", "in", "during", "for", "of", ""))
"""Words before a day that leave it the deed's own."""
WITHIN = frozenset(("in", "by"))
HAPPENING = frozenset("happen occur come begin start break erupt take".split())
"""Verbs whose subject took place on their day: "the raid came", "took place"."""
HARMING = frozenset(
    "kill wound injure hit strike rock shake rip tear devastate sweep destroy damage leave claim".split()
)
"""Verbs whose subject did its harm on their day: "the blast killed nine on Monday"."""
HOLDING = frozenset(
    "hold stage mount conduct carry launch make commit give deliver unleash begin start take win lose".split()
)
"""Verbs whose object took place on their day: "carried out a raid"."""
SIGNING = frozenset("sign reach agree strike broker conclude seal clinch announce declare".split())
"""Verbs on whose day a deal was made, or what is done by announcing it."""
SET = frozenset("set schedule plan due call announce fix slate".split())
FIXED = frozenset("set schedule plan due fix slate".split())
"""Verbs that set a day for what can be planned: "called a vote for 5 May", "is due on 5 May"."""
AMID = frozenset("at in near outside inside".split())
STEM = 4
"""Letters by which a noun and a verb are taken for one word: "crash", "crashed"."""
REACHES = 25
"""Sentences over which a noun calls back a deed that is told in other words."""
NEAR = 1
"""Sentences around a deed in which the names may stand that its noun has beside it."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed with its day: its kinds, where its word stands (sentence, token), and by which words it is told."""

    kinds: frozenset[int]
    place: tuple[int, int]
    value: Value
    words: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A length that counts from a deed: the word that names it, the deed, and the days reached."""

    noun: int
    deed: Deed
    value: Value


def told_deeds(sentences: Sequence[Sentence], times: Sequence[Told], *, now: date | None) -> tuple[Deed, ...]:
    """The deeds that the report gives a day, in text order."""
    found: dict[tuple[int, int], Deed] = {}
    for index, timex, value in times:
        if value.precision != "day" or value.start is None or value.start != value.end:
            continue
        sentence = sentences[index]
        if isinstance(timex.moment, Lasting) or not (timex.bound in PLACED or _is_before_a_noun(sentence, timex)):
            continue
        for token in _told_with(sentence, timex):
            kinds = kinds_told(sentence, token)
            ahead = now is not None and value.start > now
            kinds = frozenset(each for each in kinds if _is_real(sentence, token, kind=KINDS[each], ahead=ahead))
            if kinds:
                found.setdefault((index, token), Deed(kinds, (index, token), value, _shown(sentence, token)))
    return tuple(found[place] for place in sorted(found))


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
        if deed and value and not behind:
            found[at] = Counted(timex.event, deed, value)
    return found


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
    if not kinds or not calls_back(sentence, noun):
        return None
    fit = [
        each
        for each in deeds
        if each.kinds & kinds and _is_near(sentences, each, place) and _may_be(sentences, each, place)
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
    if timex.event < 0 or not _is_away(timex):
        return False
    return bool(kinds_called(sentence, timex.event))


def _is_away(timex: Timex) -> bool:
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


def _is_before_a_noun(sentence: Sentence, timex: Timex) -> bool:
    """ "After Saturday's vote": what bounds the noun does not bound its day."""
    inside = range(timex.first, timex.last)
    beside = ("nmod:poss", "compound", "nmod:unmarked")
    return any(
        sentence.tokens[at].head >= timex.last and sentence.tokens[at].deprel in beside
        and sentence.tokens[sentence.tokens[at].head].upos == "NOUN"
        for at in inside
    )  # fmt: skip


def _told_with(sentence: Sentence, timex: Timex) -> Iterator[int]:
    """The words whose deed a day dates: what it hangs on, and what is told with that."""
    top = next(
        (at for at in range(timex.first, timex.last) if not timex.first <= sentence.tokens[at].head < timex.last), -1
    )
    if top < 0:
        return
    head = sentence.tokens[top].head
    if head < 0:  # "the vote is on 5 May"
        yield from sentence.children_by(top, "nsubj")
        return
    yield head
    if not kinds_told(sentence, head) and _is_a_place(sentence, head):
        head = sentence.tokens[head].head  # "seized power in Bamako on 18 August"
        yield head
    if sentence.tokens[head].upos in ("VERB", "AUX", "ADJ"):
        yield from _with_a_verb(sentence, head, bound=_case(sentence, top) or timex.bound)


def _with_a_verb(sentence: Sentence, verb: int, *, bound: str) -> Iterator[int]:
    """Deeds told with a verb: a subject or object that it says took place or will, what it happened in, and verbs
    joined to it that have no time of their own."""
    yield from _held(sentence, verb, bound=bound)
    yield from (c for c in sentence.children_by(verb, "obl") if _case(sentence, c) in WITHIN)
    for child in sentence.children_by(verb, "conj", "advcl"):
        token = sentence.tokens[child]
        joined = token.deprel == "conj" or (token.text.endswith("ing") and not sentence.children_by(child, "mark"))
        dated = any(
            child in sentence.ancestors(each.first) for each in sentence.times if not isinstance(each.moment, Lasting)
        )
        if token.upos == "VERB" and joined and not dated and not sentence.children_by(child, "nsubj"):
            yield child


def _held(sentence: Sentence, verb: int, *, bound: str) -> Iterator[int]:
    """Nouns whose deed a verb dates: "the blast killed", "held a rally", "signed a pact", "a vote set for"."""
    lemma = sentence.tokens[verb].lemma.lower()
    if any(sentence.tokens[each].lemma.lower() == "off" for each in sentence.children_by(verb, "compound")):
        return  # "called off the march"
    undergoing = sentence.children_by(verb, "obj", "nsubj:pass")
    acting = [each for each in sentence.children_by(verb, "nsubj") if each not in undergoing]
    above = _under(sentence, verb)
    if lemma in HAPPENING | HARMING:
        yield from (*acting, *above)
    if lemma in HOLDING or (lemma in SET and (bound == "for" or (lemma in FIXED and bound))):
        yield from (*undergoing, *above, *(acting if lemma in FIXED else ()))
    if lemma in SIGNING:
        bound_to = (c for c in sentence.children_by(verb, "obl", "xcomp") if _case(sentence, c) in ("to", "on"))
        for each in (*undergoing, *above, *bound_to):
            kinds = [KINDS[number] for number in kinds_called(sentence, each)]
            if any(kind.by_word or (kind == DEAL and lemma not in SET) for kind in kinds):
                yield each


def _under(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The noun that a relative clause hangs on: "the raid, which took place on 3 May"."""
    return (sentence.tokens[verb].head,) if sentence.tokens[verb].deprel in ("acl:relcl", "acl") else ()


def _is_a_place(sentence: Sentence, token: int) -> bool:
    word = sentence.tokens[token]
    return word.upos == "PROPN" and word.deprel in ("obl", "nmod") and _case(sentence, token) in AMID and word.head >= 0


def _case(sentence: Sentence, token: int) -> str:
    return next((sentence.tokens[c].lemma.lower() for c in sentence.children_by(token, "case")), "")


def _is_real(sentence: Sentence, token: int, *, kind: Kind, ahead: bool) -> bool:
    """Whether a deed was done on its day, or is set for it where it can be; not one denied, doubted or only tried."""
    planned = kind.planned
    if ahead and not planned:
        return False
    at = token
    while at >= 0:
        word = sentence.tokens[at]
        below = [sentence.tokens[child] for child in sentence.children(at)]
        told = {each.lemma.lower() for each in below if each.deprel in ("aux", "advmod", "det", "mark", "cc")}
        if (
            told & {"not", "never", "no", "n't", "neither", "nor"}
            or told & CONDITIONS
            or (told & MAYBE and not planned)
        ):
            return False
        lemma = word.lemma.lower()
        if at != token and lemma in UNREAL and not (planned and lemma in SETTING):
            return False
        if at != token and lemma == "agree" and not (kind.by_word or kind == DEAL):
            return False  # "agreed to talks on 3 May"
        is_content = word.deprel == "acl:relcl" and "that" in told  # "a report that they had attacked it"
        if word.deprel not in CLIMBED and not is_content:
            return True
        at = word.head
    return True


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


def _shown(sentence: Sentence, token: int) -> str:
    """The words that tell a deed, in text order; a gap for what stands between them."""
    parts = sorted((token, *second_words(sentence, token)))
    shown = [
        f"{'… ' if at and here > parts[at - 1] + 1 else ''}{sentence.tokens[here].text}"
        for at, here in enumerate(parts)
    ]
    return " ".join(shown)
