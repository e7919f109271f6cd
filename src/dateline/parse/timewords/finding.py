"""Time expressions of a sentence: what the grammar reads, weighed with what the model tags.

Words that are a time whatever stands around them ("last Friday") need no tagger; words that may be one ("the year",
"now and then", "fall") are taken where the tagger takes them, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Sentence, Timex
from dateline.model.moments import Away, Lasting, Moment, Named, PartOf, Shifted
from dateline.parse.timewords.grammar import read_at
from dateline.parse.timewords.lexicon import BOUNDS
from dateline.parse.timewords.reading import Reading, Words, words_of_sentence
from dateline.parse.timewords.tense import tense_at
from dateline.quick import replaced

_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_SHORT_YEAR = re.compile(r"\d\d")
_JOINS = frozenset(("to", "until", "till", "through", "and", "or", "-", "–", "—"))
_RANGES = frozenset((("between", "and"), ("from", "to"), ("from", "until"), ("from", "till"), ("from", "through")))
_YEARS_COMPARED = {
    Shifted("year", -1): Away(1, "year", -1),
    Shifted("year", -1, "then"): Away(1, "year", -1, "then"),
}
"""What "last year" and "the year before" mean beside figures: the same time of that year."""
_COMPARES = frozenset(("compared", "against", "versus", "vs.", "from", "than"))
_AMOUNTS = frozenset("$ % £ € # c$ us$ million billion cents pence percent".split())
_TAKES = frozenset("for last lasts lasted lasting take takes took spend spends spent spending wait waited".split())
"""Right before a length they say that it is one."""
_RANKS = frozenset(("first", "second", "third", "worst", "best", "most", "least", "only", "last"))
_DEFINITE = frozenset("the these those his her its their our my first final opening".split())
RANKED_WORDS = 5
"""How far before "in eight years" the word may stand that ranks ("the worst such crash in eight years")."""
CLAUSE_WORDS = 16
"""How far before "last year" the word may stand that compares with it."""
CERTAIN = 1.0
"""The score of what the grammar alone is sure of."""


def with_times(sentence: Sentence) -> Sentence:
    """The sentence with its time expressions read; the model's tags alone stood in ``times`` before."""
    words = words_of_sentence([token.text for token in sentence.tokens], [token.upos for token in sentence.tokens])
    found = _found(words, sentence.times, size=len(sentence.tokens))
    found = [each for each in found if not _is_a_person(sentence, *each)]
    if not found and not sentence.times:
        return sentence
    read = [_timex(sentence, words, first=first, reading=reading) for first, reading in found]
    return replaced(sentence, times=tuple(_bounded(words, read)))


def _found(words: Words, tags: Sequence[Timex], *, size: int) -> list[tuple[int, Reading]]:
    found: list[tuple[int, Reading]] = []
    at = 0
    while at < size:
        reading = read_at(words, at)
        if (
            reading is None
            or reading.last > size
            or _names(words, at, reading, size=size)
            or _is_idiom(words, at, last=reading.last)
            or not (_plain(words, at, reading) or _tagged(tags, at, last=reading.last))
        ):
            at += 1
            continue
        found += [*(_first_day(words, at, reading) or _days_before(words, at, reading)), (at, reading)]
        more = _further_days(words, reading)
        found += more
        at = more[-1][1].last if more else reading.last
    return found


def _plain(words: Words, at: int, reading: Reading) -> bool:
    """Say whether the words are a time without the tagger's word: "years" and "today's" may be none."""
    moment = reading.moment
    if isinstance(moment, Shifted) and moment.unit == "quarter" and "latest" in words.low[at : reading.last]:
        return True
    if not reading.sure:
        return False
    if isinstance(moment, Lasting):
        company = at > 0 and (words.upos[at - 1] == "ADP" or words.low[at - 1] in _TAKES)
        last = words.low[reading.last - 1]  # "two nights", not "two night watchmen"
        told = (moment.number is not None and last.endswith("s")) or "-" in words.low[at : reading.last]
        return company or told or words.low[reading.last] in ("after", "before")
    return not isinstance(moment, Shifted) or moment.unit != "day" or words.low[reading.last] not in ("'s", "’s")


def _names(words: Words, at: int, reading: Reading, *, size: int) -> bool:
    """ "ABC's This Week", "USA Today": words with capitals inside a sentence that has few others are a name's."""
    shown = words.shown[at : reading.last]
    plain = not isinstance(reading.moment, Named | PartOf) and _is_title(shown)
    if not plain or at == 0 or (len(shown) == 1 and not _is_title(words.shown[at - 1 : at + 1])):
        return False
    if words.shown[at - 1] in ("``", '"', "“", "''", ":", "—", "–") and len(shown) == 1:
        return False
    rest = [word for word in words.shown[:size] if word.isalpha()]
    return sum(word[:1].isupper() for word in rest) < 0.6 * len(rest)


def _is_title(shown: Sequence[str]) -> bool:
    """ "This Week", "60 Minutes"."""
    return any(word[:1].isupper() for word in shown) and all(word[:1].isupper() or word.isdigit() for word in shown)


def _is_a_person(sentence: Sentence, first: int, reading: Reading) -> bool:
    """ "June Allen", "Ms. May": a month alone that is part of a person's name."""
    if not isinstance(reading.moment, Named) or reading.last != first + 1 or reading.moment.day:
        return False
    name = sentence.name_at(first) if reading.moment.unit == "month" else None
    return bool(name and name.type == "Person" and name.last > name.first + 1)


def _is_idiom(words: Words, first: int, *, last: int) -> bool:
    """ "Night after night", and "at the end of the day" before a comma: no time is named."""
    if first > 1 and words.low[first - 1] in ("after", "by") and words.low[first:last] == [words.low[first - 2]]:
        return True
    summing = words.low[first:last] == ["the", "end", "of", "the", "day"] and first and words.low[first - 1] == "at"
    return bool(summing and words.low[last] == ",")


def _tagged(tags: Sequence[Timex], first: int, *, last: int) -> bool:
    return any(tag.first < last and first < tag.last for tag in tags)


def _in_its_year(first: Moment | None, last: Moment | None) -> Moment | None:
    """ "From March to August 2011": the first has the year of the last, or the one before if it stands later in it."""
    if not isinstance(first, Named) or not isinstance(last, Named) or not first.month or first.year or first.within:
        return first
    if not last.month or not last.year:
        return first
    return replace(first, year=last.year - (first.month > last.month))


def _first_day(words: Words, at: int, reading: Reading) -> list[tuple[int, Reading]]:
    """ "Between 3 and 9 May", "from 3 to 9 May 2020": the bare number that the range opens with, in the same month."""
    named = reading.moment
    if not isinstance(named, Named) or not named.day or not named.month or at < 3 or not words.low[at][:1].isdigit():
        return []
    day = _DAY.fullmatch(words.low[at - 2])
    opened = (words.low[at - 3], words.low[at - 1]) in _RANGES
    number = int(re.sub(r"\D", "", day[0])) if day and opened else 0
    if not 0 < number < named.day:
        return []
    return [(at - 2, Reading(replace(named, day=number, weekday=None), at - 1))]


def _days_before(words: Words, at: int, reading: Reading) -> list[tuple[int, Reading]]:
    """ "On 5 and 7 May", "on 5, 7 and 9 May": bare numbers of a list, in the month that its last one names."""
    named = reading.moment
    if not isinstance(named, Named) or not named.day or not named.month or not words.low[at][:1].isdigit():
        return []
    found: list[tuple[int, Reading]] = []
    later, start = named.day, at
    while start >= 3 and words.low[start - 1] in (("and",) if start == at else (",",)):
        day = _DAY.fullmatch(words.low[start - 2])
        number = int(re.sub(r"\D", "", day[0])) if day else 0
        if not 0 < number < later:
            return []
        later, start = number, start - 2
        found.insert(0, (start, Reading(replace(named, day=number, weekday=None), start + 1)))
    return found if words.low[start - 1] == "on" else []


def _further_days(words: Words, reading: Reading) -> list[tuple[int, Reading]]:
    """ "June 26 to 28", "Nov. 1, 4 and 9": bare numbers that go on with the month before them."""
    found: list[tuple[int, Reading]] = []
    named = reading.moment
    at = reading.last
    if isinstance(named, Named) and named.unit == "year" and named.year and words.low[at] in ("-", "–"):
        short = _SHORT_YEAR.fullmatch(words.low[at + 1])  # "(1892 – 94)"
        year = named.year // 100 * 100 + int(short[0]) if short else 0
        return [(at + 1, Reading(Named("year", year=year), at + 2))] if year > named.year else []
    while isinstance(named, Named) and named.day and named.month and words.low[at] in (*_JOINS, ","):
        day = _DAY.fullmatch(words.low[at + 1])
        noun = words.upos[at + 2] in ("NOUN", "PROPN", "NUM", "ADJ", "SYM")
        noun = noun and not (words.low[at] in ("-", "–") and words.upos[at + 2] == "NOUN")  # "the Oct. 1-15 period"
        if day is None or noun or not named.day < int(re.sub(r"\D", "", day[0])) <= 31 or words.low[at + 2] == ":":
            break
        if words.low[at] == "," and words.low[at + 2] not in (",", "and"):
            break
        named = replace(named, day=int(re.sub(r"\D", "", day[0])), weekday=None)
        found.append((at + 1, Reading(named, at + 2)))
        at += 2
    return found


def _timex(sentence: Sentence, words: Words, *, first: int, reading: Reading) -> Timex:
    before = words.low[first - 1] if first else ""
    bound = BOUNDS.get(before, "")
    length = isinstance(reading.moment, Lasting)
    if length and bound == "in" and (_since_then(words, first) or _of_a_known_stretch(words, first, last=reading.last)):
        bound = "for"
    if before == "of" and first > 1 and words.low[first - 2] == "ahead":
        bound = "before"
    tense = tense_at(sentence, first, last=reading.last, bound=bound)
    if bound == "before" and tense in ("past", "none") and words.low[first - 2] == "ahead":
        tense = "future"
    moment = reading.moment
    if isinstance(moment, Shifted) and moment in _YEARS_COMPARED and _compared(words, first, last=reading.last):
        moment = _YEARS_COMPARED[moment]
    return Timex(
        first, reading.last, reading.type, CERTAIN,
        moment=moment, edge=reading.edge, bound=bound, tense=tense,
        event=_event_after(sentence, words, last=reading.last),
    )  # fmt: skip


def _since_then(words: Words, first: int) -> bool:
    """ "For the first time in eight years", "the fastest pace in five years": up to now, nothing that lies ahead."""
    before = words.low[max(0, first - RANKED_WORDS) : first - 1]
    return any(word in _RANKS or (len(word) > 4 and word.endswith("est")) for word in before)


def _of_a_known_stretch(words: Words, first: int, *, last: int) -> bool:
    """ "In the three years since the war", "in the first weeks of it", "in a year when": how long, not how far."""
    return (
        words.low[first] in _DEFINITE
        or words.low[last] in ("which", "when", "that", "since", "of")
        or (words.low[last : last + 2] == ["in", "which"])
    )


def _compared(words: Words, first: int, *, last: int) -> bool:
    """ "Compared with a loss of $3 million last year", "from last year's $1.55 billion": of the same time then."""
    if words.low[last] in ("'s", "’s") and words.low[last + 1] in _AMOUNTS and first:
        return words.low[first - 1] in (*_COMPARES, "with", "to")
    before = words.low[max(0, first - CLAUSE_WORDS) : first]
    compares = next((at for at in range(len(before) - 1, -1, -1) if before[at] in _COMPARES), len(before))
    between = before[compares:]
    return bool(_AMOUNTS.intersection(between)) and ";" not in between


def _event_after(sentence: Sentence, words: Words, *, last: int) -> int:
    """ "three days after the coup": the word that is counted from, -1 where none is named."""
    if words.low[last] not in ("after", "before", "since", "following") or last + 1 >= len(sentence.tokens):
        return -1
    at = last + 1
    while at < len(sentence.tokens) and sentence.tokens[at].upos in ("DET", "ADJ", "PRON", "PART", "NUM"):
        at += 1
    while at + 1 < len(sentence.tokens) and (
        sentence.tokens[at].deprel in ("compound", "nmod:poss", "amod", "nsubj", "nummod")
        or (sentence.tokens[at].upos == "PART" and sentence.tokens[at].deprel == "case")  # "after Saturday's vote"
    ):
        at += 1
    return at if at < len(sentence.tokens) and sentence.tokens[at].upos in ("NOUN", "PROPN", "VERB") else -1


def _bounded(words: Words, times: Sequence[Timex]) -> list[Timex]:
    """Ranges: of "from Friday to Sunday" the second has the bound "to"; "and" bounds only after "between"."""
    found: list[Timex] = []
    for each in times:
        before = found[-1] if found else None
        join = words.low[each.first - 1] if each.first else ""
        adjacent = before is not None and before.last == each.first - 1 and join in _JOINS
        if adjacent and before and (before.bound == "between" or join not in ("and", "or")):
            found[-1] = replace(before, moment=_in_its_year(before.moment, each.moment))
            found.append(replace(each, bound="to"))
        else:
            found.append(replace(each, bound="") if each.bound in ("and", "to") else each)
    return found
