"""When: the time words tied to an act by syntax (its own, then its governor's), never the reporting verb's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dateline.extract.cues import APART, LIGHT, SAME_EVENT, SAYING
from dateline.model import NO_WORDS, Act, Document, Sentence, Time, words_of

_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_PART = r"(?:(?:early|late|mid)[ -])?(?:morning|afternoon|evening|night|dawn|dusk|midday|noon|midnight|daybreak)"
_COUNT = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?"
    r"|several|recent|few|couple of|half an?)"
)
_UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|century|centuries)"
EXPRESSIONS = re.compile(
    r"\b(?:"
    + "|".join(
        (
            rf"(?:between|from) {_MONTH}(?: \d{{4}})? (?:and|to|until) {_MONTH}(?: \d{{4}})?",
            r"(?:between|from) (?:19|20)\d\d (?:and|to|until) (?:19|20)\d\d",
            r"(?:until|up to|by|since) (?:now|then)",
            rf"(?:since|until) (?:last |early |late )?"
            rf"(?:{_DAY}|week|month|year|{_MONTH}(?: \d{{1,2}}(?!\d))?(?:,? (?:19|20)\d\d)?)",
            r"(?:earlier|later|early|late) in the (?:day|week|month|year)",
            r"(?:over|on|at|during) the (?:last |past )?weekend",
            r"good friday|palm sunday|new year(?:'s|’s) (?:day|eve)",
            r"(?:last |this |next |the )?(?:spring|summer|autumn|fall|winter) (?:of|in) (?:19|20)\d\d",
            rf"(?:between|from) {_DAY} (?:and|to|until) {_DAY}",
            rf"(?:{_DAY},? )?(?:the )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?\b",
            rf"(?:{_DAY},? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?:19|20)\d\d)?\b",
            rf"(?:(?:early|late|mid|last|next|this)[ -])?{_MONTH},?(?: of)? (?:19|20)\d\d",
            r"\d{4}-\d\d-\d\d",
            r"\d{1,2}/\d{1,2}/\d{4}",
            r"(?:the )?(?:(?:late|early|mid)[ -])?(?:1[89]|20)\d0s",
            r"(?:the )?(?:first|second|third|fourth|last) (?:quarter|half)"
            r"(?: of (?:last year|this year|(?:19|20)\d\d))?",
            r"(?:the )?(?:day before yesterday|day after tomorrow)",
            rf"(?:early |late )?(?:yesterday|today|tomorrow|tonight|overnight)(?: {_PART})?",
            rf"(?:early |late )?(?:on )?(?:last |next |this |the following |the previous )?{_DAY}(?: {_PART})?",
            rf"(?:earlier |later )?(?:this|last|next|the past|the previous|the following|the same) "
            rf"(?:{_PART}|day|week|weekend|month|year|spring|summer|autumn|fall|winter|decade|century|{_MONTH})",
            rf"(?:about |nearly |almost |more than |over |some )?{_COUNT} {_UNIT} (?:ago|earlier|later|before|after)",
            r"(?:half a |a quarter of a )(?:century|decade|year) ago",
            r"(?:since|until|by|in|during|before|after) (?:19|20)\d\d",
            rf"since {_MONTH}",
            rf"(?:for|over|in) (?:the (?:past|last) )?"
            rf"(?:about |nearly |almost |more than |over |some )?{_COUNT} {_UNIT}",
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
LONGEST = 8
"""Words of a date; what the model takes for a longer one is none."""
MONTH_ONLY = re.compile(r"^(?:may|march|mar|jan|dec|sun|mon|fri|sat)$", re.IGNORECASE)


def find_expressions(sentence: Sentence, text: str) -> tuple[tuple[int, int], ...]:
    """Time expressions of a sentence as token ranges ``[first, last)``; ``text`` is the report's."""
    found: list[tuple[int, int]] = []
    for start, end in _matches(text[sentence.start : sentence.end]):
        opens, closes = sentence.start + start, sentence.start + end
        inside = [i for i, token in enumerate(sentence.tokens) if token.start < closes and opens < token.end]
        if not inside:
            continue
        told = text[opens:closes].lower()
        if told in ("may", "mar", "march", "fall") and sentence.tokens[inside[0]].upos not in ("PROPN", "NOUN"):
            continue
        if re.fullmatch(r"(?:19|20)\d\d", told) and _counts(sentence, inside[0]):
            continue
        found.append((inside[0], inside[-1] + 1))
    for name in sentence.names:
        if name.type != "Date" or name.last - name.first > LONGEST:
            continue
        if all(name.last <= a or b <= name.first for a, b in found):
            found.append((name.first, name.last))
    return tuple(sorted(found))


@lru_cache(maxsize=256)
def _matches(words: str) -> tuple[tuple[int, int], ...]:
    """Where the patterns match in one sentence's text; lower-case "may" and "march" are verbs."""
    plain = re.sub(r"\s", " ", words)
    return tuple(
        match.span()
        for match in EXPRESSIONS.finditer(plain)
        if not (MONTH_ONLY.match(match.group(0)) and match.group(0)[0].islower())
    )


def _counts(sentence: Sentence, token: int) -> bool:
    """A bare four-digit number before a plural noun counts things ("2000 protesters")."""
    each = sentence.tokens[token]
    if each.deprel != "nummod" or each.head <= token:
        return False
    head = sentence.tokens[each.head]
    return head.text.lower().endswith("s") or head.text.lower() in ("people", "men", "women", "children")


def find_time(doc: Document, sentence: Sentence, act: Act) -> Time:
    """The expression tied to an act: its own, else by syntax that of the clause that tells the same event.

    The date of a report about the act ("said on Friday that", "according to a statement on Friday") is
    never the act's.
    """
    ranges = tuple(place for place in find_expressions(sentence, doc.report.text) if not _cited(sentence, place))
    if not ranges:
        return Time()
    learnt = [a.head for a in sorted(act.arguments, key=lambda a: -a.score) if a.role == "time" and a.score >= 0.5]
    for head in learnt:
        for place in ranges:
            if place[0] <= head < place[1] and not _of_saying(sentence, place, act.token):
                return _time(doc, sentence, place)
    chosen = tied(sentence, act.token, ranges)
    return _time(doc, sentence, chosen) if chosen else Time()


def _cited(sentence: Sentence, place: tuple[int, int]) -> bool:
    """The expression stands inside "according to … on Friday"."""
    for back in range(place[0] - 1, max(-1, place[0] - 12), -1):
        word = sentence.tokens[back].text.lower()
        if word in (",", ";", "—", "–"):
            return False
        if word == "according":
            return True
    return False


def _of_saying(sentence: Sentence, place: tuple[int, int], trigger: int) -> bool:
    """The expression hangs on a verb of saying above the act."""
    head = sentence.tokens[top_of(sentence, place)].head
    return head != trigger and head in sentence.ancestors(trigger) and sentence.tokens[head].lemma in SAYING


def tied(sentence: Sentence, trigger: int, ranges: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The range tied to a trigger: its own, its parts', or that of a governor that tells the same event."""
    owners: dict[int, list[tuple[int, int]]] = {}
    for place in ranges:
        top = top_of(sentence, place)
        owners.setdefault(sentence.tokens[top].head, []).append(place)
        owners.setdefault(top, []).append(place)
    at = trigger
    for _ in range(5):
        for owner in (at, *_parts(sentence, at)):
            if owner in owners:
                return min(owners[owner], key=lambda place: abs(place[0] - trigger))
        up = sentence.tokens[at].head
        if up < 0:
            return None
        if sentence.tokens[at].deprel == "ccomp" and sentence.tokens[up].lemma in SAYING:
            return _misplaced(owners.get(up, []), trigger=trigger, verb=up)
        if not _shares(sentence, at, fronted=[place[0] < up for place in owners.get(up, [])]):
            return None
        at = up
    return None


def _parts(sentence: Sentence, token: int) -> tuple[int, ...]:
    """Words below a token that tell the same event, so that their time is its time."""
    each = sentence.tokens[token]
    if each.upos == "NOUN":
        return sentence.children_by(token, "acl")
    parts = [c for c in sentence.children_by(token, "xcomp") if each.lemma in SAME_EVENT]
    if each.lemma in LIGHT:
        parts += sentence.children_by(token, "obj")
    for other in sentence.children_by(token, "conj"):
        if not any(sentence.tokens[c].deprel.startswith("nsubj") for c in sentence.children(other)):
            parts.append(other)
    return tuple(parts)


def _shares(sentence: Sentence, token: int, *, fronted: list[bool]) -> bool:
    """A token and its governor tell one event, so that the governor's time is its time."""
    each, head = sentence.tokens[token], sentence.tokens[sentence.tokens[token].head]
    relation = each.deprel.split(":")[0]
    if relation == "conj":
        own = any(sentence.tokens[c].deprel.startswith("nsubj") for c in sentence.children(token))
        return not own or any(fronted)
    if relation == "compound":
        return True
    if relation == "xcomp":
        return head.lemma in SAME_EVENT
    if relation == "advcl":  # "killed two people, wounding ten, on Monday"
        return each.text.lower().endswith("ing") and not sentence.children_by(token, "mark")
    if relation == "acl" and each.deprel == "acl":
        return head.upos == "NOUN"
    if each.upos not in ("NOUN", "PROPN") or head.lemma in APART or head.lemma in SAYING:
        return False
    if relation == "obl":
        cases = {sentence.tokens[c].lemma for c in sentence.children_by(token, "case")}
        return bool(cases & {"in", "during", "at", "by", "with"})
    return relation in ("obj", "nsubj")


def _misplaced(places: Sequence[tuple[int, int]], *, trigger: int, verb: int) -> tuple[int, int] | None:
    """An expression the parser hung on "said" although it stands on the act's far side is the act's."""
    for place in places:
        if verb < trigger < place[0] or place[0] < trigger < verb:
            return place
    return None


def top_of(sentence: Sentence, place: tuple[int, int]) -> int:
    """The token of a range whose governor lies outside."""
    first, last = place
    for index in range(first, last):
        if not first <= sentence.tokens[index].head < last and sentence.tokens[index].deprel not in ("case", "mark"):
            return index
    return first


def _time(doc: Document, sentence: Sentence, place: tuple[int, int]) -> Time:
    first, last = place
    here = " ".join(token.text.lower() for token in sentence.tokens[first:last])
    if here != "at the moment" and not re.match(r"in (?:recent|the (?:day|week|month|year)$)", here):
        while first < last - 1 and sentence.tokens[first].text.lower() in ("on", "at"):
            first += 1
    words = words_of(doc.report, sentence.offsets(first, last))
    return Time(words=words) if words is not NO_WORDS else Time()
