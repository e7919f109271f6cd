"""When: the time expression tied to an act by its words, never that of the reporting.

Tried in this order: what the model takes for the act's time; what syntax ties to it, or to a word that tells the same
event; an expression of its clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extract.called_out import calls_out
from dateline.extract.cues import AHEAD, APART, LIGHT, SAME_EVENT, SAYING
from dateline.model import NO_WORDS, Act, Document, Sentence, Time, Timex, words_of
from dateline.model.moments import Named, PartOf, Vague

NOW = Vague("PRESENT_REF")
"""A word like "now" says that it goes on, which the status tells, and no day."""
THREATS = frozenset(("threaten", "warn", "vow", "swear"))
MEANWHILE = frozenset(("when", "as", "while"))
CLOSING = frozenset((",", ";", ":", "—", "–"))
LENGTHS = frozenset("day fortnight hour minute month night week year".split())
APART_IN_TIME = frozenset(("after", "before"))
SURE = 0.5
"""From which score on the model's argument of time is believed."""
TYPES = ("DATE", "TIME")
"""Types of expressions that date an act; how long and how often give no day."""
_KEPT = frozenset(("since", "until", "before", "after", "from", "between"))
"""Words before an expression that change which days it gives, so that they are shown with it."""


RELATIVES = frozenset(("that", "which", "who"))
DONE_BY_SAYING = frozenset("resignation dismissal dissolution ceasefire truce amnesty embargo sanction tariff".split())
"""What is done by announcing it, on the day of the announcement."""
ANSWERS = frozenset(("against", "over", "about", "after", "following", "since"))
"""Words before what an act answers or comes after: its day is another one."""
FIRSTS = frozenset("best biggest deadliest first heaviest highest largest last latest most only second worst".split())
"""What is so since a day did not happen on it."""
_NEXT_OF_MANY = re.compile(
    r"second|third|(?:four|fif|six|seven|eigh|nin|ten)th|\d+(?:st|nd|rd|th)|straight|consecutive"
)


def dating(sentence: Sentence) -> tuple[Timex, ...]:
    """The expressions of a sentence that can date an act, in text order; of a range the first alone."""
    told = (each for each in sentence.times if _dates(each) and not _is_counted(sentence, each))
    return tuple(each for each in told if not _measures_first(sentence, each))


def _is_counted(sentence: Sentence, each: Timex) -> bool:
    """ "For a third night": how often, not in which night; "a second night on Friday" names its own."""
    if getattr(each.moment, "day", None) is not None:
        return False
    before = sentence.tokens[each.first - 1].text.lower() if each.first else ""
    return each.type == "TIME" and bool(_NEXT_OF_MANY.fullmatch(before))


def _measures_first(sentence: Sentence, each: Timex) -> bool:
    """ "His first trip since 2011", "the worst unrest since May": there was none so long; "since …, when" tells."""
    noun = sentence.tokens[top_of(sentence, each)].head
    if each.bound != "since" or noun < 0 or sentence.tokens[noun].upos != "NOUN":
        return False
    after = (sentence.tokens[at].lemma for at in range(each.last, min(each.last + 2, len(sentence.tokens))))
    if "when" in after:
        return False
    said = (sentence.tokens[at] for at in sentence.children_by(noun, "amod", "nummod", "advmod"))
    return any(word.lemma in FIRSTS or word.text.lower() in FIRSTS for word in said)


def _dates(each: Timex) -> bool:
    if each.bound == "to" or each.moment is None or each.moment == NOW:
        return False
    recent = getattr(each.moment, "recent", 0)
    return each.type in TYPES or recent < 0


def find_time(doc: Document, sentence: Sentence, act: Act) -> Time:
    """The expression tied to an act: its own, else by syntax that of the clause that tells the same event.

    The date of a report about the act ("said on Friday that", "according to a statement on Friday") is
    never the act's.
    """
    places = tuple(each for each in dating(sentence) if not _cited(sentence, each))
    places = tuple(each for each in places if not _is_of_an_invitation(sentence, each))
    places = tuple(each for each in places if not _of_a_call(sentence, each, act.token))
    off = _days_off(sentence, act.token) if places else None
    if off is not None:
        places = tuple(each for each in places if each.first in off)
    chosen = _learnt(sentence, act, places) or tied(sentence, act.token, places) if places else None
    if chosen:
        return _time(doc, sentence, chosen, bound=not goes_on_with(sentence, chosen, act.token))
    stamp = _stamp(doc, sentence, act.token) if len(places) < 2 else None
    return _time(doc, *stamp, bound=False) if stamp else Time()


def _is_of_an_invitation(sentence: Sentence, place: Timex) -> bool:
    """ "Invited the union to a meeting on Wednesday": the day of what is still to be held (`corpus/FORMAT.md`)."""
    above = sentence.ancestors(top_of(sentence, place))
    verb = next((at for at in above if sentence.tokens[at].lemma == "invite"), place.first)
    if verb >= place.first:
        return False
    to = [each for each in sentence.children_by(verb, "obl", "xcomp", "advcl", "nmod") if verb < each < place.first]
    marks = {sentence.tokens[c].lemma for each in to for c in sentence.children_by(each, "case", "mark")}
    return not marks.isdisjoint(("for", "to"))


def _days_off(sentence: Sentence, trigger: int) -> range | None:
    """All up to the comma in the clause of an act so many days before or after the main one, whose day is not its own.

    "Three days after police shot a boy, residents blocked a road on Sunday". None for any other act.
    """
    words = sentence.tokens
    for link in range(1, trigger):
        if words[link].lemma not in APART_IN_TIME or words[link - 1].lemma not in LENGTHS:
            continue
        end = next((at for at in range(link, len(words)) if words[at].text in CLOSING), len(words))
        if words[link].deprel == "mark" and trigger < end:
            return range(link, end)
    return None


def _learnt(sentence: Sentence, act: Act, places: Sequence[Timex]) -> Timex | None:
    """What the model takes for the act's time, the surest first."""
    heads = sorted((a for a in act.arguments if a.role == "time" and a.score >= SURE), key=lambda a: -a.score)
    for head in heads:
        for each in places:
            if each.first <= head.head < each.last and not _of_another(sentence, each, act.token):
                return each
    return None


def _stamp(doc: Document, sentence: Sentence, trigger: int) -> tuple[Sentence, Timex] | None:
    """The clock time that an entry of a live page opens with: what it tells as done or going on is of that day.

    Some of them stand in a sentence of their own.
    """
    before = doc.sentences[sentence.index - 1] if sentence.index else None
    if before and before.paragraph == sentence.paragraph and len(before.tokens) == 2 and not dating(sentence):
        opening, start = before, 0
    else:
        opening, start = sentence, 1
    first = next((each for each in opening.times if each.first == 0), None)
    if first is None or not isinstance(first.moment, PartOf) or ":" not in first.moment.part:
        return None
    if first.last >= len(opening.tokens) or opening.tokens[first.last].text != ":":
        return None
    return (opening, first) if _is_told_as_done(sentence, trigger, start=start * first.last) else None


def _is_told_as_done(sentence: Sentence, trigger: int, *, start: int) -> bool:
    """Whether a verb is the main one of a sentence that begins at a word, or joined to it, and not still to come."""
    at = trigger
    while (up := sentence.tokens[at].head) >= start and (
        sentence.tokens[at].deprel == "conj"
        or (sentence.tokens[at].deprel == "obj" and sentence.tokens[up].lemma in LIGHT)
    ):
        at = up
    helping = {sentence.tokens[each].lemma for each in sentence.children_by(at, "aux")}
    return sentence.tokens[at].upos == "VERB" and sentence.tokens[at].head < start and helping.isdisjoint(AHEAD)


def _cited(sentence: Sentence, place: Timex) -> bool:
    """The expression stands inside "according to … on Friday"."""
    for back in range(place.first - 1, max(-1, place.first - 12), -1):
        word = sentence.tokens[back].text.lower()
        if word in (",", ";", "—", "–"):
            return False
        if word == "according":
            return True
    return False


def _of_a_call(sentence: Sentence, place: Timex, trigger: int) -> bool:
    """Whether another verb calls people out for that day: "accused the army and called for a march on Friday"."""
    head = sentence.tokens[top_of(sentence, place)].head
    verb = head if head < 0 or sentence.tokens[head].upos == "VERB" else sentence.tokens[head].head
    return verb >= 0 and verb != trigger and head != trigger and calls_out(sentence, verb)


def _of_another(sentence: Sentence, place: Timex, trigger: int) -> bool:
    """The expression hangs on a verb of saying or wanting above the act, on what the act answers ("against the coup of
    1 May"), or inside a relative clause beside it."""
    head = sentence.tokens[top_of(sentence, place)].head
    if head == trigger or head < 0 or _goes_with_object(sentence, place, trigger, verb=head):
        return False
    if place.bound == "of" and any(sentence.tokens[c].lemma in ANSWERS for c in sentence.children_by(head, "case")):
        return True
    above = sentence.ancestors(trigger)
    if head in above and sentence.tokens[head].lemma in SAYING | APART | THREATS:
        return True
    clause = next((at for at in (head, *sentence.ancestors(head)) if _is_relative(sentence, at)), None)
    return clause is not None and clause != trigger and clause not in above


def _is_relative(sentence: Sentence, verb: int) -> bool:
    """ "Pirates who seized it in March freed it": a clause of its own about a noun, whatever the parser calls it."""
    word = sentence.tokens[verb]
    if word.deprel != "acl":
        return word.deprel == "acl:relcl"
    subjects = sentence.children_by(verb, "nsubj", "nsubj:pass")
    return any(sentence.tokens[each].lemma in RELATIVES for each in subjects)


def _goes_with_object(sentence: Sentence, place: Timex, trigger: int, *, verb: int) -> bool:
    """ "Plan a rally for Friday", "announced her resignation on Friday": the day of the verb's object, the act."""
    noun = sentence.tokens[trigger]
    if noun.deprel != "obj" or noun.head != verb:
        return False
    return place.bound == "for" or (sentence.tokens[verb].lemma == "announce" and noun.lemma in DONE_BY_SAYING)


def tied(sentence: Sentence, trigger: int, places: Sequence[Timex]) -> Timex | None:
    """The expression tied to a trigger: its own, its parts', or that of a governor that tells the same event."""
    owners: dict[int, list[Timex]] = {}
    for place in places:
        top = top_of(sentence, place)
        up = sentence.tokens[top].head
        owners.setdefault(up, []).append(place)
        owners.setdefault(top, []).append(place)
        if _is_of_an_hour(sentence, top):
            owners.setdefault(sentence.tokens[up].head, []).append(place)
    at = trigger
    for _ in range(5):
        for owner in (at, *_parts(sentence, at)):
            if owner in owners:
                return min(owners[owner], key=lambda place: (_is_vague(place), abs(place.first - trigger)))
        up = sentence.tokens[at].head
        if up < 0:
            return None
        if sentence.tokens[at].deprel == "ccomp" and sentence.tokens[up].lemma in SAYING:
            return _misplaced(owners.get(up, []), trigger=trigger, verb=up)
        if not _shares(sentence, at, fronted=[not up < place.first < at for place in owners.get(up, [])]):
            return None
        at = up
    return None


def _is_of_an_hour(sentence: Sentence, top: int) -> bool:
    """ "During Friday prayers", "at Sunday mass": a day before the noun of what people meet for then."""
    noun = sentence.tokens[top].head
    if sentence.tokens[top].deprel not in ("compound", "nmod:poss", "nmod:unmarked") or noun < 0:
        return False
    cases = {sentence.tokens[c].lemma for c in sentence.children_by(noun, "case")}
    return sentence.tokens[noun].deprel == "obl" and bool(cases & {"during", "at"})


def _is_vague(place: Timex) -> bool:
    return isinstance(place.moment, Vague)


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
    if relation == "conj":  # "On Monday they met and agreed"; not "they met on Monday and agreed"
        own = any(sentence.tokens[c].deprel.startswith("nsubj") for c in sentence.children(token))
        return not own and any(fronted) and not sentence.children_by(token, "aux")
    if relation == "compound":
        return True
    if relation == "xcomp":
        return head.lemma in SAME_EVENT
    if relation == "advcl":  # "killed two people, wounding ten, on Monday"
        if each.text.lower().endswith("ing"):
            return not sentence.children_by(token, "mark")
        return _is_meanwhile(sentence, token)
    if relation == "acl" and each.deprel == "acl":
        return head.upos == "NOUN"
    if each.upos not in ("NOUN", "PROPN") or head.lemma in APART or head.lemma in SAYING:
        return False
    if relation == "obl":
        cases = {sentence.tokens[c].lemma for c in sentence.children_by(token, "case")}
        return bool(cases & {"in", "during", "at", "by", "with"})
    return relation in ("obj", "nsubj")


def _is_meanwhile(sentence: Sentence, token: int) -> bool:
    """ "Two died on Monday when rebels shelled a camp", "as troops fired": a clause that tells the same scene."""
    marks = {sentence.tokens[c].lemma for c in sentence.children_by(token, "mark", "advmod") if c < token}
    return bool(marks & MEANWHILE) and not marks & APART_IN_TIME and not sentence.children_by(token, "aux")


def _misplaced(places: Sequence[Timex], *, trigger: int, verb: int) -> Timex | None:
    """An expression the parser hung on "said" although it stands on the act's far side is the act's."""
    for place in places:
        if verb < trigger < place.first or place.first < trigger < verb:
            return place
    return None


def top_of(sentence: Sentence, place: Timex) -> int:
    """The token of an expression whose governor lies outside."""
    first, last = place.first, place.last
    for index in range(first, last):
        if not first <= sentence.tokens[index].head < last and sentence.tokens[index].deprel not in ("case", "mark"):
            return index
    return first


def goes_on_with(sentence: Sentence, place: Timex, trigger: int) -> bool:
    """Whether the expression goes on with "when" and the act: "the first since 2015, when gunmen killed 20".

    What bounds the expression bounds what stands before it; the act itself fell into that time.
    """
    after = [at for at in (place.last, place.last + 1) if at < len(sentence.tokens)]
    when = next((at for at in after if sentence.tokens[at].lemma == "when"), None)
    return when is not None and sentence.tokens[when].head in (trigger, *sentence.ancestors(trigger))


def _time(doc: Document, sentence: Sentence, place: Timex, *, bound: bool) -> Time:
    """The words of an expression, with the word that bounds it, and to the end of a range that it opens."""
    first, last = place.first, place.last
    if bound and place.bound in _KEPT and first:
        first -= 1
    closing = next((each for each in sentence.times if each.bound == "to" and each.first == last + 1), None)
    if closing:
        last = closing.last
    last = _end_of_list(sentence, place, last=last)
    while first < last - 1 and re.fullmatch(r"on|at", sentence.tokens[first].text.lower()) and place.last - first > 1:
        if sentence.tokens[first + 1].text.lower() in ("the", "this", "present") and isinstance(place.moment, Vague):
            break
        first += 1
    words = words_of(doc.report, sentence.offsets(first, last))
    return Time(words=words) if words is not NO_WORDS else Time()


def _end_of_list(sentence: Sentence, place: Timex, *, last: int) -> int:
    """Where a list of days ends whose month stands with its last one: "5, 7 and 9 March", shown whole."""
    if place.last - place.first > 1 or not sentence.tokens[place.first].text[:1].isdigit():
        return last
    for each in sentence.times:
        if each.first == last + 1 and sentence.tokens[last].lemma in (",", "and") and _is_day(each):
            last = each.last
    return last


def _is_day(each: Timex) -> bool:
    return isinstance(each.moment, Named) and each.moment.day is not None
