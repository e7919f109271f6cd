"""Whether the words around a time expression tell of the past or of what is to come."""

from __future__ import annotations

from dateline.codebook.marches import MARCHES
from dateline.model import Sentence, Tense

_WILL = frozenset(("will", "shall", "would", "'ll", "’ll", "wo"))
_BARE = frozenset(("be", "being", "get", "getting"))
"""Alone before a participle they have no tense of their own ("to start getting hurt"): the verb above tells."""
_MAY = frozenset(("can", "could", "may", "might", "should", "must"))
_AHEAD = frozenset(
    "expect plan schedule due set slate aim hope intend want agree order prepare vow pledge promise threaten likely "
    "ready invite ask urge call demand book head poise decide able propose plan "
    "eligible entitle willing unable eager bound certain sure".split()
)
"""Governors of "to do": what they govern is yet to come. As participles they say so of their own time."""
_AGREED = frozenset("agreement plan deal decision proposal intention pledge promise".split())
"""Nouns of "to do" that govern what is yet to come."""
_CHANCES = frozenset("chance danger goal hope idea odds possibility prospect risk strategy way".split())
"""Nouns of "of doing" and "for doing" that do so, too."""
_SET = frozenset("schedule plan slate due set expect book postpone pencil".split())
_FORESEEN = frozenset(("forecast", "predict", "project"))
"""What is so of itself is yet to come ("rain is forecast"); who predicted it did so in the past."""
_FROM_THEN = frozenset(("effective", "payable", "redeemable"))
"""Right before a day they say that it lies ahead, whatever the tense of the verb."""
_DEADLINES = frozenset("give extend ask order postpone delay tell push urge have".split())
"""What is given, or asked for, until a day: the day lies ahead although the verb is past."""
_CALLING = frozenset("announce book call convene declare organise organize plan propose schedule summon".split())
_ACCOUNTS = frozenset(
    "datum data deficit dividend earnings estimate figure forecast gain income inflation loss number output profit "
    "result revenue sale statistic surplus turnover".split()
)
"""What is announced for a month that is past: "announced a loss for June"."""
_PUT_OFF = frozenset("postpone delay extend adjourn defer prolong reschedule".split())
_AWAY = frozenset(("off", "back", "over"))
_SAYING = frozenset("say tell add report announce state write note claim".split())
_PAST = frozenset(("was", "were", "had", "did"))
_PRESENT = frozenset(("is", "are", "am", "has", "have", "do", "does", "'s", "’s"))
_NOT = frozenset(("not", "n't", "n’t", "neither", "nor", "never", "nobody", "none"))
_SUPPOSING = frozenset(("if", "when", "unless", "once", "until", "till", "before", "after", "whenever"))
"""Their clause is in the present where the main clause tells of what is to come."""
_LOOKING_BACK = frozenset(("after", "since", "despite"))
"""Before an -ing form, and "for" and "of" where a verb governs it: "despite winning", "accused of killing"."""
_LOOMING = frozenset("anticipated coming forthcoming impending looming planned proposed scheduled upcoming".split())
_APPOINTED = frozenset(
    "ballot by-election caucus ceremony contest convention deadline debate election game hearing inauguration match "
    "meeting poll primary rally referendum runoff session summit talk talks vote".split()
)
"""What is set for a day: "Tuesday's primary" lies ahead of what is, and of what will be."""
DEEP = 6
NEAR = 7
"""How far before the words "ahead of" may stand."""


def tense_at(sentence: Sentence, first: int, *, last: int, bound: str = "") -> Tense:
    """Tense of the nearest verb above the words ``[first, last)``; "none" where there is none."""
    at = _top(sentence, first, last=last)
    if at < 0:  # "the deadline is midnight Saturday"
        told = next((i for i in range(first, min(last, len(sentence.tokens))) if _has_copula(sentence, i)), -1)
        return _tense(sentence, told) if told >= 0 else "none"
    if first and sentence.tokens[first - 1].text.lower() in _FROM_THEN:
        return "future"
    if bound in ("until", "by", "to") and _extended(sentence, at, first=first):
        return "future"
    if _awaited(sentence, at, first=first):
        return "future"
    if _possesses(sentence, first, last=last) and not sentence.tokens[at].deprel.startswith("nsubj"):
        # "Around Wednesday's ruling": the verb tells nothing of the ruling.
        ahead = sentence.tokens[at].lemma in _APPOINTED and _tense_above(sentence, at) in ("future", "present")
        return "future" if ahead and not _is_over(sentence, at) else "none"
    if (bound == "for" and _is_called(sentence, at)) or _is_march_called(sentence, at, first=first):
        return "future"
    found = _tense_above(sentence, at)
    if found == "present" and _is_over(sentence, at):
        return "past"
    return "future" if bound == "by" and found in ("present", "none") else found


def _awaited(sentence: Sentence, at: int, *, first: int) -> bool:
    """ "Ahead of the caucuses on Monday", "the looming showdown in July": what stands before says it is yet to come."""
    looming = sentence.tokens[at].upos in ("NOUN", "PROPN") and sentence.children_by(at, "amod")
    if looming and any(sentence.tokens[each].text.lower() in _LOOMING for each in looming):
        return True
    for each in range(first - 1, max(0, first - NEAR), -1):
        if sentence.tokens[each].text.lower() == "of" and sentence.tokens[each - 1].text.lower() == "ahead":
            return True
        if sentence.tokens[each].upos in ("VERB", "PUNCT", "SCONJ", "CCONJ"):
            return False
    return False


def _is_over(sentence: Sentence, at: int) -> bool:
    """ "After a defeat on Tuesday she is tired": the noun is told of as what has been."""
    marks = sentence.children_by(at, "case")
    return sentence.tokens[at].upos in ("NOUN", "PROPN") and any(
        sentence.tokens[each].text.lower() in ("after", "since", "following", "despite") for each in marks
    )


def _is_called(sentence: Sentence, at: int) -> bool:
    """ "Called a meeting of the council for Sunday", "announced a rally for Thursday": the day lies ahead."""
    path = (at, *sentence.ancestors(at)[: DEEP - 1])
    rank = next((rank for rank, each in enumerate(path) if sentence.tokens[each].lemma in _CALLING), None)
    if rank is None:
        return False
    called = (*path[:rank], *sentence.children_by(path[rank], "obj"))
    return all(sentence.tokens[each].lemma not in _ACCOUNTS for each in called)


def _is_march_called(sentence: Sentence, at: int, *, first: int) -> bool:
    """ "Called for a rally in Mopti on Tuesday": the rally's day, which lies ahead, not that of the call."""
    word = sentence.tokens[at]
    verb = at if word.lemma == "call" else word.head
    if verb < 0 or sentence.tokens[verb].lemma != "call":
        return False
    return any(
        verb < noun < first
        and sentence.tokens[noun].lemma in MARCHES
        and any(sentence.tokens[c].lemma == "for" for c in sentence.children_by(noun, "case"))
        for noun in (sentence.children_by(verb, "obl", "xcomp") if verb == at else (at,))
    )


def _tense_above(sentence: Sentence, at: int) -> Tense:
    for _ in range(DEEP):
        if at < 0:
            return "none"
        token = sentence.tokens[at]
        if token.lemma in _SET and token.deprel in ("acl", "root", "xcomp", "amod", "ccomp", "conj", "advcl"):
            low = token.text.lower()
            if low != token.lemma or token.lemma in ("due", "set"):
                return "past" if _before_that(sentence, at) else "future"
        if token.lemma in _FORESEEN and _is_passive(sentence, at):
            return "past" if _before_that(sentence, at) else "future"
        if token.upos in ("VERB", "AUX") or _has_copula(sentence, at):
            tense = _tense(sentence, at)
            if tense != "none":
                return tense
        at = token.head
    return "none"


def _put_off(sentence: Sentence, first: int) -> bool:
    """ "Put off until Monday", "postponing his testimony until Monday": the nearest verb before, whatever the tree."""
    for at in range(first - 1, max(-1, first - 9), -1):
        token = sentence.tokens[at]
        if token.upos == "VERB":
            particles = {sentence.tokens[c].lemma for c in sentence.children_by(at, "compound:prt", "advmod")}
            return token.lemma in _PUT_OFF or (token.lemma in ("put", "push", "hold") and bool(particles & _AWAY))
        if token.text in (";", ".", "—", "–"):
            return False
    return False


def _extended(sentence: Sentence, at: int, *, first: int) -> bool:
    """ "Extended until Friday", "postponed the hearing until Friday": the day hangs on the verb or on its object."""
    if _put_off(sentence, first):
        return True
    for _ in range(2):
        if at < 0:
            return False
        token = sentence.tokens[at]
        if token.lemma in _DEADLINES:
            return True
        if token.deprel not in ("obj", "iobj", "xcomp"):
            return False
        at = token.head
    return False


def _before_that(sentence: Sentence, at: int) -> bool:
    """ "Had been scheduled", "as previously planned": what was set then lies behind."""
    return any(
        sentence.tokens[c].text.lower() in ("had", "previously", "originally")
        for c in sentence.children_by(at, "aux", "advmod", "cop")
    )


def _is_passive(sentence: Sentence, at: int) -> bool:
    return bool(sentence.children_by(at, "aux:pass", "nsubj:pass"))


def _possesses(sentence: Sentence, first: int, *, last: int) -> bool:
    return any(
        sentence.tokens[i].deprel == "nmod:poss" and not first <= sentence.tokens[i].head < last
        for i in range(first, min(last, len(sentence.tokens)))
    )


def _top(sentence: Sentence, first: int, *, last: int) -> int:
    """The governor of the words from outside; -1 where they stand alone."""
    for index in range(first, min(last, len(sentence.tokens))):
        head = sentence.tokens[index].head
        if not first <= head < last and sentence.tokens[index].deprel not in ("case", "mark", "punct", "advmod"):
            return head
    return sentence.tokens[first].head


def _has_copula(sentence: Sentence, at: int) -> bool:
    return bool(sentence.children_by(at, "cop"))


def _tense(sentence: Sentence, at: int) -> Tense:
    token = sentence.tokens[at]
    helping = [sentence.tokens[c] for c in sentence.children_by(at, "aux", "cop")]
    forms = {each.text.lower() for each in helping}
    if forms & _WILL and not forms & {"have", "be been"}:
        return "future"
    if forms & {"could", "can"} and _denied(sentence, at):
        return "past"  # "neither could be reached Wednesday"
    if forms & _MAY:
        return "past" if "have" in forms else "future"
    if any(sentence.tokens[c].lemma == "to" for c in sentence.children_by(at, "mark", "aux")):
        head = token.head
        if head >= 0 and sentence.tokens[head].lemma in ("able", "unable", "willing") and _was(sentence, head):
            return "past"
        if head >= 0 and (sentence.tokens[head].lemma in _AHEAD or _is_going(sentence, head) or _is_to(sentence, head)):
            return "past" if "had" in forms or _before_that(sentence, head) else "future"
        if "had" in forms:
            return "past"  # "had been due to expire", as some trees have it
        if head >= 0 and token.deprel == "acl" and sentence.tokens[head].lemma in _AGREED:
            return "future"
        if forms & {"was", "were"}:  # "he was to testify Friday", but "was to have testified"
            return "past" if "have" in forms else "future"
        return "future" if forms & {"is", "are", "'s"} else "none"
    low = token.text.lower()
    if forms & {"was", "were", "had", "did", "been", "has", "have", "'ve", "’ve"}:
        return "future" if low == "going" and sentence.children_by(at, "xcomp") else "past"
    if forms & {"is", "are", "am", "'s", "’s", "'re", "’re", "do", "does"}:
        return _supposed(sentence, at)
    if low.endswith("ing") or (forms and forms <= _BARE):
        return _of_doing(sentence, at)
    if low in _PAST:  # "there was a rally on Saturday"
        return "past"
    if low in _PRESENT:
        return _supposed(sentence, at)
    if low == token.lemma or low.endswith("s"):
        return _plain(sentence, at)
    return "past"


def _denied(sentence: Sentence, at: int) -> bool:
    under = sentence.children_by(at, "cc:preconj", "advmod", "nsubj", "nsubj:pass")
    below = [each for child in under for each in sentence.children_by(child, "cc:preconj", "det")]
    found = [each for each in (*under, *below) if sentence.tokens[each].text.lower() in _NOT]
    return any(sentence.tokens[min(each + 1, at)].text.lower() != "only" for each in found)


def _supposed(sentence: Sentence, at: int) -> Tense:
    """ "Will leave when the term ends in May": present where the main clause is, else yet to come."""
    token = sentence.tokens[at]
    if token.deprel != "advcl" or token.head < 0:
        return "present"
    marks = sentence.children_by(at, "mark", "advmod")
    supposing = any(sentence.tokens[each].text.lower() in _SUPPOSING for each in marks)
    return "future" if supposing and _tense(sentence, token.head) == "future" else "present"


def _of_doing(sentence: Sentence, at: int) -> Tense:
    """ "Jailed for robbing a bank", "despite winning": over; "chances of winning": yet to come."""
    token = sentence.tokens[at]
    marks = {sentence.tokens[each].text.lower() for each in sentence.children_by(at, "mark", "case")}
    above = sentence.tokens[token.head] if token.head >= 0 else None
    if token.upos != "VERB" or above is None:
        return "none"
    reason = bool(marks & {"for", "of"})
    if reason and above.lemma in _CHANCES | _AGREED:
        return "future"
    over = marks & _LOOKING_BACK or (reason and above.upos == "VERB" and above.lemma not in _AHEAD)
    return "past" if over else "none"


def _plain(sentence: Sentence, at: int) -> Tense:
    """A form that is also the infinitive: "hit", "put" of one person are past, "meet" of several is present."""
    token = sentence.tokens[at]
    if token.lemma in _SAYING or sentence.part == "title":
        return "past"
    if token.text.lower().endswith("s") and token.text.lower() != token.lemma:
        return _supposed(sentence, at)
    subjects = [sentence.tokens[c] for c in sentence.children_by(at, "nsubj")]
    if token.lemma in ("hit", "put", "cut", "set", "shut", "read", "beat", "quit", "hurt", "cast", "spread", "split"):
        return "past"
    return _supposed(sentence, at) if subjects else "none"


def _was(sentence: Sentence, at: int) -> bool:
    return any(sentence.tokens[c].text.lower() in ("was", "were") for c in sentence.children_by(at, "cop"))


def _is_going(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].text.lower() == "going"


def _is_to(sentence: Sentence, at: int) -> bool:
    """ "is to resume": the infinitive hangs on the verb to be."""
    return sentence.tokens[at].lemma == "be"
