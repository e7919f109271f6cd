"""When: the time words tied to an act by syntax (its own, then its governor's), never the reporting verb's."""

from __future__ import annotations

import re

from dateline.model import NO_WORDS, Act, Document, Sentence, Time, words_of

_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_PART = r"(?:(?:early|late|mid)[ -])?(?:morning|afternoon|evening|night|dawn|dusk|midday|noon|midnight|daybreak)"
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|couple of|half an?)"
_UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|century|centuries)"
EXPRESSIONS = re.compile(
    r"\b(?:"
    + "|".join(
        (
            rf"(?:between|from) {_MONTH}(?: \d{{4}})? (?:and|to|until) {_MONTH}(?: \d{{4}})?",
            rf"(?:between|from) {_DAY} (?:and|to|until) {_DAY}",
            rf"(?:{_DAY},? )?(?:the )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?\b",
            rf"(?:{_DAY},? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?:19|20)\d\d)?\b",
            rf"(?:(?:early|late|mid|last|next|this)[ -])?{_MONTH},?(?: of)? (?:19|20)\d\d",
            r"\d{4}-\d\d-\d\d",
            r"\d{1,2}/\d{1,2}/\d{4}",
            r"(?:the )?(?:(?:late|early|mid)[ -])?(?:1[89]|20)\d0s",
            r"(?:the )?(?:first|second|third|fourth|last) (?:quarter|half)(?: of (?:last year|this year|(?:19|20)\d\d))?",
            r"(?:the )?(?:day before yesterday|day after tomorrow)",
            rf"(?:early |late )?(?:yesterday|today|tomorrow|tonight|overnight)(?: {_PART})?",
            rf"(?:early |late )?(?:on )?(?:last |next |this |the following |the previous )?{_DAY}(?: {_PART})?",
            rf"(?:earlier |later )?(?:this|last|next|the past|the previous|the following|the same) "
            rf"(?:{_PART}|day|week|weekend|month|year|spring|summer|autumn|fall|winter|decade|century|{_MONTH})",
            rf"(?:about |nearly |almost |more than |over |some )?{_COUNT} {_UNIT} (?:ago|earlier|later|before|after)",
            r"(?:half a |a quarter of a )(?:century|decade|year) ago",
            r"(?:since|until|by|in|during|before|after) (?:19|20)\d\d",
            rf"since {_MONTH}",
            rf"(?:for|over|in) (?:the (?:past|last) )?(?:about |nearly |almost |more than |over |some )?{_COUNT} {_UNIT}",
            rf"(?:the (?:past|last)) {_COUNT} {_UNIT}",
            r"(?:easter|christmas|ramadan|eid|diwali|new year)(?: (?:monday|sunday|day|eve|weekend|week|holiday))?",
            rf"(?:this |the |early |late )?(?:{_PART})(?= |$|,|\.)",
            r"recently|lately|earlier|so far|now|currently|a (?:short )?while ago|at the moment|these days",
            rf"(?:early |late |mid-)?{_MONTH}(?= |$|,|\.)",
            r"(?:19|20)\d\d",
        )
    )
    + r")(?![\w-])",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:on|in|at|since|during|the)\s+$", re.IGNORECASE)
MONTH_ONLY = re.compile(r"^(?:may|march|mar|jan|dec|sun|mon|fri|sat)$", re.IGNORECASE)


def find_expressions(sentence: Sentence, text: str) -> tuple[tuple[int, int], ...]:
    """Time expressions of a sentence as token ranges ``[first, last)``; ``text`` is the report's."""
    found: list[tuple[int, int]] = []
    cut = text[sentence.start : sentence.end]
    plain = re.sub(r"\s", " ", cut)
    for match in EXPRESSIONS.finditer(plain):
        if MONTH_ONLY.match(match.group(0)) and match.group(0)[0].islower():
            continue  # "may", "march" as verbs
        start, end = sentence.start + match.start(), sentence.start + match.end()
        inside = [i for i, token in enumerate(sentence.tokens) if token.start < end and start < token.end]
        if not inside:
            continue
        place = (inside[0], inside[-1] + 1)
        if match.group(0).lower() in ("may", "mar") and sentence.tokens[inside[0]].upos != "PROPN":
            continue
        if re.fullmatch(r"(?:19|20)\d\d", match.group(0)) and _counts(sentence, inside[0]):
            continue
        found.append(place)
    for name in sentence.names:
        if name.type == "Date" and all(name.last <= a or b <= name.first for a, b in found):
            found.append((name.first, name.last))
    return tuple(sorted(found))


def _counts(sentence: Sentence, token: int) -> bool:
    """A bare four-digit number before a noun counts things ("2000 protesters")."""
    return sentence.tokens[token].deprel == "nummod" and sentence.tokens[token].head > token


def find_time(doc: Document, sentence: Sentence, act: Act) -> Time:
    """The expression tied to an act: learnt, else in its own phrase, else in its governor's clause."""
    ranges = find_expressions(sentence, doc.report.text)
    if not ranges:
        return Time()
    learnt = [a.head for a in sorted(act.arguments, key=lambda a: -a.score) if a.role == "time" and a.score >= 0.5]
    for head in learnt:
        for place in ranges:
            if place[0] <= head < place[1]:
                return _time(doc, sentence, place)
    chosen = _by_syntax(sentence, act.token, ranges)
    return _time(doc, sentence, chosen) if chosen else Time()


def _by_syntax(sentence: Sentence, trigger: int, ranges: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """Nearest expression whose governor is the act, or a governor of the same event."""
    tops = {place: _top(sentence, place) for place in ranges}
    at, steps = trigger, 0
    while at >= 0 and steps < 4:
        own = [place for place, top in tops.items() if sentence.tokens[top].head == at or top == at]
        if own:
            return min(own, key=lambda place: abs(place[0] - trigger))
        relation = sentence.tokens[at].deprel.split(":")[0]
        # A clause under a verb of saying does not share that verb's time; an event noun shares its verb's.
        if relation not in ("obj", "obl", "nmod", "xcomp", "conj", "compound", "nsubj"):
            return None
        if relation == "nsubj" and sentence.tokens[at].upos != "NOUN":
            return None
        at, steps = sentence.tokens[at].head, steps + 1
    return None


def _top(sentence: Sentence, place: tuple[int, int]) -> int:
    """The token of a range whose governor lies outside."""
    first, last = place
    return next((i for i in range(first, last) if not first <= sentence.tokens[i].head < last), first)


def _time(doc: Document, sentence: Sentence, place: tuple[int, int]) -> Time:
    first, last = place
    while first < last - 1 and sentence.tokens[first].text.lower() in ("on", "in", "at"):
        first += 1
    words = words_of(doc.report, sentence.offsets(first, last))
    return Time(words=words) if words is not NO_WORDS else Time()
