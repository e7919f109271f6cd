"""Acts dated by another deed: "three days after the coup, it closed the border", "shelled it since the truce".

The other way round "the attack came four days after the raid" dates the raid, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.model import Account, Basis, Document, Sentence, Time, Words, words_of
from dateline.resolve.dates import told_status
from dateline.resolve.deed_days import governor, meant
from dateline.resolve.deed_kinds import kinds_called
from dateline.resolve.narrative import REACHES, Dated, anchor_of
from dateline.resolve.stretches import months_away, moved, stretch
from dateline.resolve.told_deeds import HOLDING, Deed, told_deeds

NUMBERS = {
    word: at for at, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"a": 1}
COUNTED = re.compile(
    rf"\b(?P<number>{'|'.join(NUMBERS)}|[1-9]\d?) (?P<unit>day|week|month)s? (?P<way>after|before)\b",
    re.IGNORECASE,
)
"""Up to months: "two weeks after" is said of a week, hardly ever of the very day; of a year more is told."""
SAME_DAY = frozenset(("acl:relcl", "acl", "xcomp", "conj"))
"""How what is told of the act counted from, or with it, hangs on it: "the march at which police shot"."""
STEPS = 3
HELD = HOLDING | frozenset("call impose announce declare sign reach".split())
"""Verbs that tell the act that is their subject or object: "called a strike"."""
NOW = frozenset("is are am has have 's ’s".split())
"""Present: what goes on today is counted from, whatever day the text named before."""


def with_counted_times(doc: Document, accounts: Sequence[Account], dated: Sequence[Dated]) -> tuple[Account, ...]:
    """The accounts; those without words of time have the day counted from another deed, or back to theirs."""
    return tuple(
        account
        if account.time.words.spans or account.time.start or not account.anchors
        else _since(doc, account, dated) or _counted_on(doc, account, dated) or _counted(doc, account, dated)
        for account in accounts
    )


def _counted_on(doc: Document, account: Account, dated: Sequence[Dated]) -> Account | None:
    """The account of what took place "three days after the coup", or of that coup, with its day."""
    index, trigger = account.anchors[0]
    sentence = doc.sentences[index]
    for each in dated:
        counted = each.counted
        if counted is None or each.sentence != index:
            continue
        value, deed = counted.value, counted.deed
        if trigger == counted.noun:
            because = f"“{sentence.tokens[trigger].text}” calls back “{deed.words}”, of {deed.value.timex}"
            return _dated(
                doc, account, Time(start=deed.value.start, end=deed.value.end, precision="day", because=because)
            )
        if value.start and is_told_by(sentence, trigger, governor(sentence, each.timex)):
            words = words_of(doc.report, (each.span[0], sentence.tokens[counted.noun].end))
            time = Time(words, value.start, value.end, value.precision, value.because)
            return _dated(doc, account, time)
    return None


def is_told_by(sentence: Sentence, trigger: int, outer: int) -> bool:
    """Whether a word tells the act that a time dates: its governor, the noun it holds, what goes on with it."""
    at = trigger
    for _ in range(STEPS):
        if at == outer:
            return True
        token = sentence.tokens[at]
        above = sentence.tokens[token.head].lemma.lower() if token.head >= 0 else ""
        held = token.upos == "NOUN" and token.deprel in ("obj", "nsubj", "nsubj:pass") and above in HELD
        joined = token.deprel in ("conj", "xcomp") and not sentence.children_by(at, "nsubj")
        if not (held or joined):
            return False
        at = token.head
    return False


def _since(doc: Document, account: Account, dated: Sequence[Dated]) -> Account | None:
    """The account of what goes on since a deed whose day is told: "since the ceasefire"."""
    index, trigger = account.anchors[0]
    sentence = doc.sentences[index]
    for noun in sentence.children_by(trigger, "obl"):
        link = next(
            (c for c in sentence.children_by(noun, "case") if sentence.tokens[c].lemma.lower() == "since"), None
        )
        deed = _deed_of(doc, (index, noun), dated) if link is not None and kinds_called(sentence, noun) else None
        if link is not None and deed and deed.value.start:
            words = words_of(doc.report, (sentence.tokens[link].start, sentence.tokens[noun].end))
            because = f"“{words.text}”, the day of “{deed.words}”; no end is told"
            return _dated(doc, account, Time(words, deed.value.start, None, "day", because))
    return None


def _deed_of(doc: Document, place: tuple[int, int], dated: Sequence[Dated]) -> Deed | None:
    """The deed with a day that a noun calls back, told no later than today."""
    anchor, _ = anchor_of(doc)
    times = [(each.sentence, each.timex, each.value) for each in dated]
    deed = meant(doc.sentences, told_deeds(doc.sentences, times, now=anchor), place, times=times)
    is_ahead = deed and anchor and deed.value.start and deed.value.start > anchor
    return None if is_ahead else deed


def _dated(doc: Document, account: Account, time: Time) -> Account:
    basis: dict[str, Basis] = {**account.basis, "time": "inferred"}
    return account.but(time=time, basis=basis, status=told_status(doc, account.status, time))


def _counted(doc: Document, account: Account, dated: Sequence[Dated]) -> Account:
    index, trigger = account.anchors[0]
    sentence = doc.sentences[index]
    for match in COUNTED.finditer(doc.report.text, sentence.start, sentence.end):
        root = _counted_from(sentence, match, trigger)
        day = _standing_at(doc, sentence, dated, root=root, before=match.start()) if root is not None else None
        if day is None:
            continue
        number = NUMBERS.get(match["number"].lower()) or int(match["number"])
        back = -number if match["way"].lower() == "after" else number
        because = f"“{match[0]}” it the text stands at {day.isoformat()}"
        time = _time_away(words_of(doc.report, match.span()), day, back, match["unit"].lower(), because)
        basis: dict[str, Basis] = {**account.basis, "time": "inferred"}
        return account.but(time=time, basis=basis)
    return account


def _time_away(words: Words, day: date, by: int, unit: str, because: str) -> Time:
    """The day, week or month that lies so far from a day."""
    if unit == "month":
        found = stretch("month", months_away(day, by))
        return Time(words, found.start, found.end, "month", because)
    if unit == "week":
        found = stretch("week", moved(day, 7 * by))
        return Time(words, found.start, found.end, "week", because)
    return Time(words, moved(day, by), moved(day, by), "day", because)


def _counted_from(sentence: Sentence, match: re.Match[str], trigger: int) -> int | None:
    """The word that "three days after" hangs on, where the trigger is it or is told with it; None where it is not."""
    link = next((at for at, token in enumerate(sentence.tokens) if token.start == match.start("way")), None)
    if link is None or trigger <= link:
        return None
    root = sentence.tokens[link].head
    if _is_in_its_clause(sentence, link, trigger):
        return root
    at = trigger
    for _ in range(STEPS):
        if at == root:
            return root
        if at < 0 or sentence.tokens[at].deprel not in SAME_DAY:
            return None
        at = sentence.tokens[at].head
    return None


def _is_in_its_clause(sentence: Sentence, link: int, trigger: int) -> bool:
    """Whether a verb stands in the clause behind "after", up to the next comma, however the tree hangs it there.

    "A day after 19 people were killed when police fired": both. What the clause itself hangs on stands outside.
    """
    root = sentence.tokens[link].head
    between = sentence.tokens[link + 1 : trigger]
    if sentence.tokens[link].deprel != "mark" or any(each.upos in ("PUNCT", "CCONJ") for each in between):
        return False
    return sentence.tokens[trigger].upos == "VERB" and trigger not in sentence.ancestors(root)


def _standing_at(doc: Document, sentence: Sentence, dated: Sequence[Dated], *, root: int, before: int) -> date | None:
    """The day counted from: that of the main clause, today where it tells of now, else the one named last."""
    here = [each for each in dated if each.sentence == sentence.index and _day_of(each) is not None]
    # "From 1 December, it said on Thursday, a day after": the nearest before it.
    for each in (*reversed([one for one in here if one.span[1] <= before]), *here):
        inside = root in (each.timex.first, *sentence.ancestors(each.timex.first))
        inside = inside and "," not in doc.report.text[before : each.span[0]]
        if each.span[1] <= before or not inside:
            return _day_of(each)
    anchor, _ = anchor_of(doc)
    if any(word in NOW for word in _governing(sentence, root)):
        return anchor
    last = [each for each in dated if each.sentence < sentence.index and _day_of(each) is not None]
    if last and sentence.index - last[-1].sentence <= REACHES:
        return _day_of(last[-1])
    return anchor


def _day_of(each: Dated) -> date | None:
    value = each.value
    return value.start if value.precision == "day" and value.start == value.end else None


def _governing(sentence: Sentence, root: int) -> Iterator[str]:
    """The verb above, with its helping words."""
    above = sentence.tokens[root].head
    if above >= 0:
        yield sentence.tokens[above].text.lower()
        for child in sentence.children_by(above, "aux", "cop"):
            yield sentence.tokens[child].text.lower()
