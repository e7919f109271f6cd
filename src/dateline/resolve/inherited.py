"""Acts that no words date: the day of the story that they belong to, where the text reads so.

What may be inherited are the report's own days: the day the text named last, the story's first, that of the act
before or of another mention of such an act, the report's day. Which one, or none, is a learnt choice; its weights
stand in ``inherited.json`` and are fitted by `python -m training.inherit` on the corpus's train part.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import permutations
from pathlib import Path

from dateline.model import Account, Document, Pair, Party, Sentence, Time
from dateline.model.moments import Lasting, Vague
from dateline.quick import quickly_made
from dateline.resolve.counted_back import is_told_by
from dateline.resolve.deed_days import governor, is_away
from dateline.resolve.inherited_marks import SPEECH, act_marks, is_headline, told_at
from dateline.resolve.narrative import Dated, anchor_of
from dateline.weights import learnt

WEIGHTS = Path(__file__).with_name("inherited.json")
SURE = 0.5
"""Inherited only where the choice is likelier right than not: an unknown day is no fault, a wrong one is."""
NEWS_DAYS = 31
"""Days before the report that still belong to its story."""
_WHY = {
    "below": "its doer is told of below on",
    "met": "the same parties met or spoke on", "joined": "what its doer did before took place on",
    "last": "the text named last", "first": "the story begins with", "act": "the act told before took place on",
    "same": "another mention of such an act has", "here": "its sentence names", "report": "the report has",
}  # fmt: skip
_SAID_THERE = frozenset(("met past", "met main", "met happened"))
"""Of 24 such acts of the corpus's train part and dev 20 are of the meeting's day, 3 of none: too few to learn from."""
_WENT_ON = frozenset(("joined past", "joined happened"))
"""Of 40 such acts of the corpus's train part and dev 33 are of the day of the deed that they are joined to."""
BESIDE = frozenset(("advcl", "parataxis"))
_TOLD_BELOW = frozenset(("below",))
APART = frozenset(("met", "joined", "below"))
"""Whence few acts inherit: the others' marks say nothing of them."""
LONG = frozenset("day week month year".split())
"""Lengths that lead to another day."""
Days = tuple[date, date]
Features = Mapping[str, float]


@quickly_made
@dataclass(frozen=True, slots=True)
class Choice:
    """Days that an act may inherit (None for none), where they come from, and what speaks for them."""

    days: Days | None
    origins: tuple[str, ...]
    features: Features


def with_inherited_times(
    doc: Document, accounts: Sequence[Account], *, dated: Sequence[Dated], only: Container[int] | None = None
) -> tuple[Account, ...]:
    """The accounts, with the days that those without words of time inherit.

    ``only`` limits that to some, by their numbers; the others stay as they are, and still tell their days.
    """
    asked = range(len(accounts)) if only is None else only
    story = _story(doc, accounts, dated)
    weights: Mapping[str, float] = learnt(WEIGHTS)
    found: list[Account] = []
    for number, account in enumerate(accounts):
        may = number in asked and lacks_time(account) and not is_of_another_day(doc, account, dated)
        choices = _choices(doc, account, story) if story and may else ()
        best = _certain(choices) or chosen(choices, weights) if choices else None
        found.append(_dated(account, best) if best and best.days else account)
    return tuple(found)


def lacks_time(account: Account) -> bool:
    """Say whether no words date an act."""
    return not account.time.words.spans and account.time.start is None


def is_of_another_day(doc: Document, account: Account, dated: Sequence[Dated]) -> bool:
    """Say whether words set an act apart from the story's days, though none can be counted: "ten days after the vote",
    "have been held since the protests began"."""
    index, trigger = told_at(doc, account)
    sentence = doc.sentences[index]
    for each in sentence.children_by(trigger, "advcl", "obl"):
        if any(sentence.tokens[c].lemma.lower() == "since" for c in sentence.children_by(each, "mark", "case")):
            return True
    lengths = (each.timex for each in dated if each.sentence == index and each.value.start is None)
    return any(
        is_away(timex)
        and timex.event >= 0
        and timex.moment.unit in LONG  # type: ignore[union-attr]  # a length by the line above
        and is_told_by(sentence, trigger, governor(sentence, timex))
        for timex in lengths
    )


def chosen(choices: Sequence[Choice], weights: Mapping[str, float]) -> Choice | None:
    """The likeliest choice where it is sure enough; None for none."""
    odds = probabilities(choices, weights)
    best = max(range(len(choices)), key=lambda i: odds[i])
    return choices[best] if odds[best] >= SURE else None


def _certain(choices: Sequence[Choice]) -> Choice | None:
    """The day of a talk or meeting, for what one of its parties then said of or to the other in its course; or of the
    deed that an act's doer did before it."""
    told = (("met", _SAID_THERE), ("joined", _WENT_ON), ("below", _TOLD_BELOW))
    return next(
        (c for origin, marks in told for c in choices if origin in c.origins and c.features.keys() >= marks), None
    )


def probabilities(choices: Sequence[Choice], weights: Mapping[str, float]) -> list[float]:
    """How likely each choice is; they sum to 1."""
    scores = [_score(each.features, weights) for each in choices]
    top = max(scores)
    grown = [math.exp(score - top) for score in scores]
    total = sum(grown)
    return [each / total for each in grown]


def _score(features: Features, weights: Mapping[str, float]) -> float:
    total = 0.0
    for name, value in features.items():
        if name in weights:
            total += weights[name] * value
    return total


def choices_of(
    doc: Document, account: Account, *, accounts: Sequence[Account], dated: Sequence[Dated]
) -> tuple[Choice, ...]:
    """None, and every different stretch of days that the report offers the act."""
    story = _story(doc, accounts, dated)
    return _choices(doc, account, story) if story else ()


@dataclass(frozen=True, slots=True)
class _Story:
    """What a report offers its undated acts: its day, its story's time expressions in all and below the headline, and
    of each act that words date its sentence, days and type, and who met whom."""

    anchor: date
    news: tuple[Dated, ...]
    body: tuple[Dated, ...]
    acts: tuple[tuple[int, Days, str], ...]
    meetings: tuple[tuple[int, Days, tuple[frozenset[str], ...]], ...]
    deeds: Mapping[Pair, tuple[Days, frozenset[str]]]


def _story(doc: Document, accounts: Sequence[Account], dated: Sequence[Dated]) -> _Story | None:
    """None for a report without a day."""
    anchor, _ = anchor_of(doc)
    if anchor is None:
        return None
    news = tuple(each for each in dated if _is_news(each, anchor))
    body = tuple(each for each in news if not is_headline(doc, doc.sentences[each.sentence]))
    acts = tuple(
        (each.anchors[0][0], (each.time.start, each.time.end), each.action.type)
        for each in accounts
        if _is_told(each) and each.time.start and each.time.end
    )
    meetings = tuple(
        (at, (each.time.start, each.time.end), _known((*each.actors, *each.recipients)))
        for each in accounts
        for at, _ in each.anchors
        if each.action.type == "CONSULT" and _is_told(each) and each.time.start and each.time.end
    )
    deeds = {
        anchor_: ((each.time.start, each.time.end), _called(each.actors))
        for each in accounts
        if _is_told(each) and each.time.start and each.time.end
        for anchor_ in each.anchors
    }
    return _Story(anchor, news, body, acts, meetings, deeds)


def _choices(doc: Document, account: Account, story: _Story) -> tuple[Choice, ...]:
    act = act_marks(doc, account)
    offered: dict[Days, dict[str, float]] = {}
    for origin, days, told in _offers(doc, account, story):
        marks = offered.setdefault(days, {})
        marks[origin] = 1.0
        marks.update(_each(origin, told))
        marks.update(_each(origin, act))
    for days, marks in offered.items():
        age = (story.anchor - days[1]).days
        marks[f"age {'0' if age <= 0 else '1' if age == 1 else '2-7' if age <= 7 else 'more'}"] = 1.0
        marks["stretch"] = float(days[0] != days[1])
        marks[" and ".join(origin for origin in _WHY if origin in marks and origin not in APART)] = 1.0
    none = Choice(None, (), {"none": 1.0, **_each("none", act)})
    origins = tuple(_WHY)
    return (
        none,
        *(Choice(days, tuple(o for o in origins if o in marks), marks) for days, marks in offered.items()),
    )


@lru_cache(maxsize=4096)
def _each(origin: str, marks: tuple[str, ...]) -> Features:
    return {f"{origin} {name}": 1.0 for name in marks}


Offer = tuple[str, Days, tuple[str, ...]]


def _offers(doc: Document, account: Account, story: _Story) -> list[Offer]:
    """(where from, days, marks) of all that an act may inherit."""
    index, token = told_at(doc, account)
    sentence = doc.sentences[index]
    at = sentence.tokens[token].start
    found: list[Offer] = [("report", (story.anchor, story.anchor), ())]
    if story.body:
        found.append(("first", _days(story.body[0]), ()))
    before = [each for each in story.news if each.sentence < index]
    if before:
        last = before[-1]
        near = _near(index - last.sentence, sentence.paragraph - doc.sentences[last.sentence].paragraph)
        found.append(("last", _days(last), (near, last.timex.tense)))
    here = [each for each in story.news if each.sentence == index]
    if here:
        nearest = min(here, key=lambda each: abs(each.span[0] - at))
        found.append(("here", _days(nearest), ("ahead" if nearest.span[0] < at else "behind",)))
    found += _of_acts(doc, account, story, index=index)
    return [*found, *_of_meetings(doc, account, story, index=index), *_of_deeds(doc, account, story)]


def _of_deeds(doc: Document, account: Account, story: _Story) -> list[Offer]:
    """The day of the deed that an act's doer did before: "struck on Monday and blocked a gate", "They struck on Monday.
    They blocked a gate"."""
    index, token = told_at(doc, account)
    sentence = doc.sentences[index]
    if is_headline(doc, sentence) and _is_beside(sentence, token):
        return _of_deeds_below(account, story, index=index)
    is_own = any(sentence.tokens[c].deprel.startswith("nsubj") for c in sentence.children(token))
    if sentence.tokens[token].deprel == "conj" and not is_own:
        verb = sentence.tokens[token].head  # "went on strike and blocked a gate": the noun tells the strike
        is_speech = account.action.type in SPEECH
        words = (verb, *(() if is_speech else sentence.children_by(verb, "obj", "obl")))
        before = next((found for at in words if (found := story.deeds.get((index, at)))), None)
        return [("joined", before[0], ("and",))] if before else []
    if not index or doc.sentences[index - 1].paragraph != sentence.paragraph:
        return []
    last = {days: called for (at, _), (days, called) in story.deeds.items() if at == index - 1}
    if len(last) != 1:
        return []
    ((days, called),) = last.items()
    return [("joined", days, ("next",))] if not called.isdisjoint(_called(account.actors)) else []


def _is_beside(sentence: Sentence, token: int) -> bool:
    """Whether an act is told in a clause beside a headline's own, which the lead tells again."""
    return any(sentence.tokens[at].deprel in BESIDE for at in (token, *sentence.ancestors(token)))


def _of_deeds_below(account: Account, story: _Story, *, index: int) -> list[Offer]:
    """The day of what the text tells below of who does the act: "Shells hit town as troops arrive" tells of two days;
    who has several there has none for it."""
    own = _called(account.actors)
    days = {days for (at, _), (days, called) in story.deeds.items() if at > index and not called.isdisjoint(own)}
    return [("below", days.pop(), ())] if len(days) == 1 else []


def _called(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(each.name or each.words.text for each in parties)


def _of_acts(doc: Document, account: Account, story: _Story, *, index: int) -> list[Offer]:
    """The days of the act told before, and of the nearest act of the same type."""
    found: list[Offer] = []
    before = [(at, days) for at, days, _ in story.acts if at <= index]
    if before:
        at, days = max(before, key=lambda each: each[0])
        gap = doc.sentences[index].paragraph - doc.sentences[at].paragraph
        found.append(("act", days, (_near(index - at, gap),)))
    same = [(at, days) for at, days, type_ in story.acts if type_ == account.action.type]
    if same:
        at, days = min(same, key=lambda each: abs(each[0] - index))
        found.append(("same", days, ("ahead" if at < index else "behind",)))
    return found


def _of_meetings(doc: Document, account: Account, story: _Story, *, index: int) -> list[Offer]:
    """The day of the talk or meeting of an act's own parties that this sentence tells or the one before, or the
    paragraph: what one said to the other there."""
    if account.action.type not in SPEECH or account.action.type == "CONSULT":
        return []
    sayers, others = (_names(side) for side in (account.actors, account.recipients))
    met = [(at, days) for at, days, there in story.meetings if at <= index and _are_two(there, sayers, others)]
    if not met:
        return []
    at, days = max(met, key=lambda each: each[0])
    paragraph = doc.sentences[index].paragraph
    return [("met", days, ())] if index - at <= 1 or doc.sentences[at].paragraph == paragraph else []


def _are_two(there: Sequence[frozenset[str]], sayers: frozenset[str], others: frozenset[str]) -> bool:
    """Whether who says something, and whom or of whom, are two of those who met: a minister and her own army are not.

    Where only one is known of those who met, the other is taken for what is told of beside it.
    """
    pairs = permutations(there, 2) if len(there) > 1 else zip(there, there, strict=True)
    return any(not (one.isdisjoint(sayers) or two.isdisjoint(others)) for one, two in pairs)


def _names(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(name for each in parties for name in (each.name, each.country) if name)


def _known(parties: Sequence[Party]) -> tuple[frozenset[str], ...]:
    return tuple(names for each in parties if (names := _names([each])))


def _is_told(account: Account) -> bool:
    """Words give the act its days, no more than a week."""
    time = account.time
    return bool(time.words.spans and time.start and time.end and (time.end - time.start).days < 7)


def _near(sentences: int, paragraphs: int) -> str:
    if sentences == 0:
        return "here"
    if paragraphs == 0:
        return "beside" if sentences == 1 else "in the paragraph"
    return "close" if sentences <= 3 else "far"


def _is_news(each: Dated, anchor: date) -> bool:
    """A day or week of the report's story, by words that name one."""
    start, end = each.value.start, each.value.end
    if start is None or end is None or isinstance(each.timex.moment, Vague | Lasting):
        return False
    recent = -1 <= (anchor - start).days <= NEWS_DAYS
    return recent and (end - start).days < 8 and each.timex.bound not in ("since", "by")


def _days(each: Dated) -> Days:
    assert each.value.start is not None and each.value.end is not None
    return each.value.start, each.value.end


def _dated(account: Account, choice: Choice) -> Account:
    assert choice.days is not None
    start, end = choice.days
    whole = start.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"
    because = f"no words date it; {_WHY[choice.origins[0]]} {whole}"
    time = Time(start=start, end=end, precision="day" if start == end else "week", because=because)
    return account.but(time=time, basis={**account.basis, "time": "inferred"})
