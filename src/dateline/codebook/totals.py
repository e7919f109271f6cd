"""Totals: sums over weeks, months or a whole war are no act of one day ("More than 400 have been killed since April").

A total is an act of its own at most: nobody who did something else in the report did it, and no other act has its
number. The toll of a whole war is none (corpus/FORMAT.md, "One act, one number").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.model import Sentence, once

SUMMED = frozenset(
    "abduct arrest behead capture claim cost detain die displace evacuate execute expel hold hurt injure jail kidnap "
    "kill leave lose maim massacre murder perish rape shoot slaughter slay take wound".split()
)
"""Verbs whose number of people may be a sum."""
LIVES = frozenset(("claim", "cost", "die", "kill", "leave", "lose", "massacre", "murder", "perish", "take"))
LONG_TIMES = frozenset("century decade month year".split())
SOME_TIME = frozenset("last past previous recent this".split())
WITHIN = frozenset("during for in over within".split())
IN_ALL = frozenset("all date total".split())
TOLLS = frozenset("figure number toll total".split())
SCALES = frozenset("dozen hundred million score thousand".split())
WARS = frozenset(
    "conflict fighting genocide insurgency insurrection jihad offensive occupation rebellion revolt unrest uprising "
    "violence war".split()
)
"""What lasts: who died since it began, died on many days."""
LASTING = WARS - {"fighting", "unrest", "violence", "offensive"}
MANY, WHOLE = 10, 1000
"""People from whom on a number with "since" is a sum; killed people from whom on it is that of a war or the like."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_WORDS = re.compile(
    r"(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b.*"
)
CLAUSES = frozenset(("acl", "acl:relcl", "advcl", "ccomp", "parataxis"))


@once
def is_total(sentence: Sentence, token: int) -> bool:
    """Whether a word tells how many were killed, arrested, … over a longer time, and so no one act."""
    verb = _verb_of(sentence, token)
    if verb < 0:
        return False
    if _counts_of(sentence, verb):
        return True
    if sentence.tokens[verb].text.lower().endswith("ing"):
        return False  # "freed the road, blocked since May, detaining eleven"
    return largest(sentence, _joined(sentence, verb)) >= MANY and any(
        _is_long(sentence, each) for each in _modifiers(sentence, verb)
    )


@once
def is_toll_of_war(sentence: Sentence, token: int) -> bool:
    """Whether a word tells how many a whole war has killed: "40,000 have died since the uprising began"."""
    verb = _verb_of(sentence, token)
    if verb < 0 or sentence.tokens[verb].lemma not in SUMMED:
        return False
    size = largest(sentence, (verb,))
    if size < MANY or _has_doer(sentence, verb):
        return False
    wars = any(_is_of_war(sentence, each) for each in _modifiers(sentence, verb))
    wars = wars or any(sentence.tokens[each].lemma in WARS for each in sentence.children_by(verb, "nsubj"))
    is_long = any(_is_long(sentence, each) for each in _modifiers(sentence, verb))
    is_whole = size >= WHOLE and sentence.tokens[verb].lemma in LIVES
    return _is_perfect(sentence, verb) and (wars + is_long + is_whole) > 1


def _has_doer(sentence: Sentence, verb: int) -> bool:
    """Whether somebody is said to have done it: "the army has killed 2,000 since the coup"; a war is nobody."""
    if sentence.tokens[verb].lemma in ("die", "perish"):
        return False
    doers = [c for c in sentence.children_by(verb, "nsubj") if sentence.tokens[c].deprel == "nsubj"]
    doers += [c for c in sentence.children_by(verb, "obl") if sentence.tokens[c].deprel == "obl:agent"]
    return any(sentence.tokens[c].lemma not in WARS for c in doers)


def largest(sentence: Sentence, verbs: Iterable[int]) -> int:
    """The largest number of people among the objects and subjects of verbs, roughly; 0 if none is counted."""
    people = [c for at in verbs for c in sentence.children_by(at, "nsubj", "obj", "xcomp")]
    return max((_value(sentence, at) for head in people for at in (head, *sentence.descendants(head))), default=0)


def _value(sentence: Sentence, at: int) -> int:
    token = sentence.tokens[at]
    low = token.text.lower()
    if token.lemma in SCALES:
        return {"dozen": 12, "score": 20, "hundred": 200}.get(token.lemma, WHOLE)
    if _DIGITS.fullmatch(low) and token.upos == "NUM":
        return int(low.replace(",", ""))
    return MANY if token.upos == "NUM" and _WORDS.fullmatch(low) else 0


def _verb_of(sentence: Sentence, token: int) -> int:
    """The verb of what a word tells: itself, or that whose subject or place it is ("bombings have left 200 dead")."""
    each = sentence.tokens[token]
    if each.upos in ("VERB", "AUX"):
        return token
    part = each.deprel.split(":")[0]
    is_many = each.text.lower() != each.lemma
    within = part == "obl" and (is_many or each.lemma in WARS) and _has(sentence, token, "in", "during")
    if each.upos == "NOUN" and each.head >= 0 and (part == "nsubj" or within):
        return each.head if sentence.tokens[each.head].lemma in SUMMED else -1
    return -1


def _has(sentence: Sentence, at: int, *cases: str) -> bool:
    return any(sentence.tokens[c].lemma in cases for c in sentence.children_by(at, "case"))


def _joined(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """A verb and those joined to it: "have been killed and a million displaced since"."""
    each = sentence.tokens[verb]
    is_second = each.deprel == "conj" and each.head >= 0 and sentence.tokens[each.head].upos == "VERB"
    first = each.head if is_second else verb
    others = [c for c in sentence.children_by(first, "conj") if sentence.tokens[c].upos == "VERB"]
    others = [c for c in others if not _tells_anew(sentence, c)]
    return (first, *others) if verb == first or verb in others else (verb,)


def _tells_anew(sentence: Sentence, verb: int) -> bool:
    """ "Four hundred have been killed since April, and six were killed on Monday": a sum and one day's."""
    return all(sentence.children_by(verb, *each) for each in (("nsubj",), ("aux",), ("obl", "advmod")))


def _modifiers(sentence: Sentence, verb: int) -> Iterator[int]:
    """What says when or where, of a verb or of whom it counts: "of people detained this month"."""
    for each in _joined(sentence, verb):
        yield from sentence.children_by(each, "obl", "advmod", "advcl", "nmod")
        for party in sentence.children_by(each, "nsubj", "obj", "xcomp", "advmod"):
            yield from sentence.children_by(party, "nmod", "obl", "advcl", "advmod")


def _is_long(sentence: Sentence, at: int) -> bool:
    """ "Since April", "this year", "over the past decade", "in all"; a day or a week is no longer time."""
    token = sentence.tokens[at]
    small = [sentence.tokens[c].lemma for c in sentence.children_by(at, "case", "mark", "det", "amod", "advmod")]
    if "since" in small:
        return True
    if token.lemma in IN_ALL and ("in" in small or "to" in small):
        return True
    if token.lemma == "far" and "so" in small:  # "39 have been killed in the protests so far"; not "in the blast"
        return _in_several(sentence, token.head)
    if token.lemma not in LONG_TIMES or SOME_TIME.isdisjoint(small):
        return False
    return not WITHIN.isdisjoint(small) or _is_perfect(sentence, token.head) or _in_several(sentence, token.head)


def _is_perfect(sentence: Sentence, verb: int) -> bool:
    """ "Have been killed this year"; who "died in June last year" may have died in one attack."""
    helping = (sentence.tokens[c].lemma for at in _joined(sentence, verb) for c in sentence.children_by(at, "aux"))
    return verb >= 0 and "have" in helping


def _in_several(sentence: Sentence, verb: int) -> bool:
    """ "In the protests", "in such attacks"."""
    return any(
        sentence.tokens[c].text.lower() != sentence.tokens[c].lemma and _has(sentence, c, "in", "during")
        for c in sentence.children_by(verb, "obl")
    )


def _is_of_war(sentence: Sentence, at: int) -> bool:
    """ "Since the war began", "in the conflict", "since 2009": what lasts, or a year."""
    token = sentence.tokens[at]
    small = {sentence.tokens[c].lemma for c in sentence.children_by(at, "case", "mark")}
    if token.lemma in LASTING and small & {"in", "since", "during", "by"}:
        return True
    if "since" not in small:
        return False
    below = (at, *sentence.descendants(at))
    return any(sentence.tokens[c].lemma in WARS or _YEAR.fullmatch(sentence.tokens[c].text) for c in below)


def _counts_of(sentence: Sentence, verb: int) -> bool:
    """ "Bringing to 58 the number of soldiers killed": those killed before are counted with these."""
    each = sentence.tokens[verb]
    if not each.deprel.startswith("acl") or each.head < 0:
        return False
    people = sentence.tokens[each.head]
    above = {each.head, people.head if people.deprel == "nmod" else -1} - {-1}
    if all(sentence.tokens[at].lemma not in TOLLS for at in above):
        return False
    governors = [at for head in above for at in sentence.ancestors(head)]
    return any(sentence.tokens[at].lemma in ("bring", "raise", "take") for at in governors)
