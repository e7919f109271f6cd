"""A head word → the words of its phrase, and the heads that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from dateline.extract.amounts import is_handed_over, is_not_one
from dateline.model import Name, Pair, Sentence, once

LEFT_OUT = frozenset(
    "acl acl:relcl conj cc parataxis appos advcl advcl:relcl case mark punct dep discourse vocative "
    "reparandum cop list orphan advmod aux ccomp xcomp csubj expl nsubj obl:tmod nmod:tmod nmod:unmarked "
    "obl:unmarked".split()
)
"""Children of a party's head that are not part of its phrase."""
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"))
OF_SOMETHING = frozenset(
    "accuse suspect convict acquit clear absolve strip deprive rob warn inform remind notify assure relieve rid".split()
)
"""Verbs whose "of" says of what: "accused the prosecutor of bias"."""
MISDEEDS = frozenset("crime abuse atrocity violation lie killing massacre threat attack plot offence offense".split())
"""What many are accused of; other plurals are people ("accused leaders of rebel groups")."""
ANSWERABLE = frozenset("accountable answerable culpable guilty liable responsible".split())
"""What people behind a noun are said to be; it only tells of them ("the captain responsible for the raid")."""
AMOUNTS = frozenset("at least more than several some about nearly almost over around many few dozens".split())
"""Words before a number or noun that belong to its amount."""
FAMILIES = frozenset("family household parent relative".split())
"""Those who are several: one name is none of theirs."""
FELLOWS = frozenset("colleague counterpart predecessor rival successor".split())
INSTANCES = frozenset(("including", "excluding"))
BRACKETS = {"(": ")", "[": "]"}
CLOCK = re.compile(r"\d{1,2}[.:]\d{2}")
_LONGEST_TITLE = 16
KEPT_ADVERBS = frozenset(("about", "around", "nearly", "almost", "over", "at", "least", "more", "than", "some", "up"))


@once
def phrase(sentence: Sentence, head: int) -> tuple[int, int]:
    """Tokens ``[first, last)`` of the noun phrase around a head, without clauses, partners or loose apposition.

    A name that covers the head is kept whole.
    """
    kept = {head}
    agenda = [head]
    while agenda:
        at = agenda.pop()
        for child in sentence.children(at):
            token = sentence.tokens[child]
            inner = at != head
            if token.deprel in LEFT_OUT and not (
                (inner and token.deprel in {"case", "conj", "cc", "punct"})
                or (token.deprel == "advmod" and token.text.lower() in KEPT_ADVERBS)
                or (token.deprel == "punct" and token.text == "-")
                or (token.deprel == "appos" and _is_close(sentence, at, child))
            ):
                continue
            if at == head and token.deprel.startswith("nmod") and _is_time(sentence, child):
                continue
            if at == head and child > head and _is_sum_beside(sentence, child):
                continue
            if token.deprel == "amod" and child > at and token.lemma in ANSWERABLE:
                continue
            if token.deprel == "nmod" and _is_instance(sentence, at, child):
                continue
            if token.deprel == "nmod" and _is_of_the_verb(sentence, child, head=head):
                continue
            kept.add(child)
            agenda.append(child)
            if token.deprel == "det":  # what stands before its noun is the noun's, however the tree hangs it
                kept.update(range(child + 1, at))
    first, last = _around(_whole_words(sentence, kept, head=head), head)
    while first > 0 and sentence.tokens[first - 1].text.lower() in AMOUNTS and sentence.tokens[first].upos != "PRON":
        first -= 1
    words = [token.text for token in sentence.tokens[: first + 2]]
    first -= is_not_one(words, first)
    first += is_handed_over(words, first)
    first = _before_brackets(sentence, first, head=head)
    name = sentence.name_at(head)
    if name and name.type not in ("Date", "Money"):
        first, last = min(first, name.first), max(last, name.last)
        first = min(first, _with_title(sentence, name, head=head, first=first) if name.type == "Person" else first)
    while first < head and sentence.tokens[first].upos in ("PUNCT", "ADP", "CCONJ", "SCONJ"):
        if sentence.tokens[first].text.lower() == "at" and sentence.tokens[first + 1].text.lower() in ("least", "most"):
            break
        first += 1
    while last - 1 > head and sentence.tokens[last - 1].upos in ("PUNCT", "ADP", "CCONJ", "SCONJ"):
        last -= 1
    if last - 1 > head and sentence.tokens[last - 1].text in ("'s", "’s", "'", "’"):
        last -= 1
    return _without_margins(sentence, first, last, head=head)


def _with_title(sentence: Sentence, name: Name, *, head: int, first: int) -> int:
    """Where a person's phrase begins with the title, and with whose counterpart it is."""
    first = min((phrase(sentence, title)[0] for title in title_before(sentence, name)), default=first)
    return phrase(sentence, first - 1)[0] if _is_fellow(sentence, first - 1, head) else first


def _is_fellow(sentence: Sentence, word: int, head: int) -> bool:
    """ "Met his counterpart President Roe": the tree may hang both on the verb, who are one."""
    if word < 0 or sentence.tokens[word].lemma not in FELLOWS:
        return False
    one, other = sentence.tokens[word], sentence.tokens[head]
    return (one.head, one.deprel) == (other.head, other.deprel)


def _before_brackets(sentence: Sentence, first: int, *, head: int) -> int:
    """Where a phrase begins whose noun brackets part from the name before it: "ELN (Western Front) fighters"."""
    if first < 2 or sentence.tokens[first - 1].text != ")":
        return first
    opened = next((at for at in range(first - 2, 0, -1) if sentence.tokens[at].text == "("), 0)
    names = (n for n in sentence.names if n.last == opened and n.type == "Organization")
    begins = next((n.first for n in names), first)
    return begins if begins < first and sentence.tokens[begins].head == head else first


def _without_margins(sentence: Sentence, first: int, last: int, *, head: int) -> tuple[int, int]:
    """Without a live page's clock time before the phrase, and a bracket that opens in it and closes behind it."""
    words = sentence.tokens
    while first < head and CLOCK.fullmatch(words[first].text):
        first += 1
    while first < head and words[first].upos == "PUNCT":
        first += 1
    opened = [at for at in range(head + 1, last) if words[at].text in BRACKETS]
    for at in opened:
        if not any(words[i].text == BRACKETS[words[at].text] for i in range(at + 1, last)):
            return first, at
    return first, last


def _is_instance(sentence: Sentence, head: int, other: int) -> bool:
    """Whether a later phrase only tells some of a head's: "seven exchanges, including Upbit", "groups such as Acme"."""
    words = sentence.tokens
    return any(
        words[at].text.lower() in INSTANCES or (words[at].text.lower() == "such" and words[at + 1].text == "as")
        for at in range(head + 1, other)
    )


def _is_of_the_verb(sentence: Sentence, child: int, *, head: int) -> bool:
    """Whether an "of" in the phrase of a verb's object belongs to the verb, however the tree hangs it.

    "Accused the office of persecution", "stripped the mayor of Lviv of immunity": of what, in the last "of", is a bare
    noun in the singular; whose the office is has an article, a name or a plural.
    """
    token = sentence.tokens[child]
    verb = sentence.tokens[head].head
    if verb < 0 or sentence.tokens[head].deprel not in ("obj", "nsubj:pass", "obl:agent"):
        return False
    if sentence.tokens[verb].lemma not in OF_SOMETHING or token.upos != "NOUN":
        return False
    if token.text.lower() != token.lemma and token.lemma not in MISDEEDS:
        return False
    if child < head or sentence.name_at(child) or sentence.children_by(child, "det", "nmod:poss"):
        return False
    of = [c for c in sentence.children_by(child, "case") if sentence.tokens[c].lemma == "of"]
    # nothing else says of what: "accused the head of state of ramming", "suspected the chief of staff of treason"
    told = {*sentence.children_by(verb, "advcl"), *sentence.children_by(verb, "obl")}
    clause = takewhile(lambda each: each.upos not in ("CCONJ", "PUNCT", "VERB"), sentence.tokens[child + 1 :])
    later = any(each.lemma == "of" for each in clause)
    return bool(of) and not later and not any(_mark_of(sentence, each) for each in told)


def _mark_of(sentence: Sentence, token: int) -> bool:
    return any(sentence.tokens[c].lemma == "of" for c in sentence.children_by(token, "mark", "case"))


def _is_close(sentence: Sentence, head: int, child: int) -> bool:
    """A name that follows its title without a comma: "the rebel commander Idris Sall"."""
    return child > head and all(sentence.tokens[i].upos != "PUNCT" for i in range(head + 1, child))


def _around(kept: Iterable[int], head: int) -> tuple[int, int]:
    """The unbroken run of kept tokens around the head."""
    inside = set(kept)
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return first, last + 1


def _whole_words(sentence: Sentence, kept: set[int], *, head: int) -> set[int]:
    """The words of a phrase with the earlier parts of hyphenated ones: "a three-year-old child", "the Oslo-based fund".

    The tree hangs such parts as measures and adverbs, which elsewhere are no part of a phrase. Where the head itself is
    the later part the earlier one may be another party ("Serb-Croat talks").
    """
    words, whole = sentence.tokens, set(kept)
    for at in range(max(kept), 1, -1):
        before = at - 2
        if at not in whole or words[at - 1].text != "-" or words[before].end + 1 != words[at].start:
            continue
        if at == head and (words[before].upos in NOMINAL or sentence.name_at(before)):
            continue
        name = sentence.name_at(before)
        whole.update(range(min(name.first, before) if name else before, at))
    return whole


def _is_sum_beside(sentence: Sentence, token: int) -> bool:
    """ "Fined the bank 20 million euros": what somebody pays is no part of who pays it."""
    name = sentence.name_at(token)
    is_sum = name is not None and name.type == "Money"
    return is_sum and not sentence.children_by(token, "case") and sentence.tokens[token - 1].text != "("


def _is_time(sentence: Sentence, token: int) -> bool:
    name = sentence.name_at(token)
    return bool(name and name.type == "Date")


def partners(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Heads joined to this one by "and", "or" or a comma ("Russia and the United States", "him and two of his men")."""
    found: list[int] = []
    for child in (*sentence.children_by(head, "conj"), *_seconds(sentence, head), *_listed(sentence, head)):
        if _is_instance(sentence, head, child):
            continue
        if sentence.tokens[child].upos in ("NOUN", "PROPN", "PRON") or _is_some_of(sentence, child):
            found += [child, *partners(sentence, child)]
    return tuple(found)


def _seconds(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The second of "Sudan army, RSF agree", which the tree takes for another name of the first: the verb is a plural.

    A real apposition has a comma behind it, too, and leaves the verb as it is.
    """
    word = sentence.tokens[head]
    if word.deprel != "nsubj" or word.head <= head or (word.upos == "NOUN" and word.text.lower() != word.lemma):
        return ()
    verb = sentence.tokens[word.head]
    if verb.upos != "VERB" or verb.text != verb.lemma or sentence.children_by(word.head, "aux", "mark"):
        return ()
    beside = (c for c in sentence.children_by(head, "appos") if c > head and sentence.tokens[c].upos in NOMINAL)
    behind = ((c, _last_word(sentence, c) + 1) for c in beside)
    return tuple(c for c, at in behind if at < len(sentence.tokens) and sentence.tokens[at].text != ",")


def _listed(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The second of "the mayor, the bishop and two nuns said", which the tree takes for an apposition of the first.

    A real one has a comma behind it, too.
    """
    if sentence.tokens[head].deprel.split(":")[0] != "nsubj":
        return ()
    second = (c for c in sentence.children_by(head, "appos") if c > head and sentence.tokens[c].upos in NOMINAL)
    joined = (c for c in second if sentence.children_by(c, "conj"))
    behind = ((c, _last_word(sentence, c) + 1) for c in joined)
    return tuple(c for c, at in behind if at < len(sentence.tokens) and sentence.tokens[at].upos in ("VERB", "AUX"))


def _last_word(sentence: Sentence, head: int) -> int:
    return max(at for at in (head, *sentence.descendants(head)) if sentence.tokens[at].upos != "PUNCT")


def _is_some_of(sentence: Sentence, head: int) -> bool:
    """ "Two of his aides": a number stands for those whom it counts."""
    return sentence.tokens[head].upos == "NUM" and any(
        sentence.tokens[case].lemma == "of"
        for below in sentence.children_by(head, "nmod")
        for case in sentence.children_by(below, "case")
    )


def leader_of(sentence: Sentence, name: Name) -> int:
    """The word of a name that is governed from outside it: of "Dr. Jane Roe" the first name."""
    inside = range(name.first, name.last)
    return next((at for at in inside if sentence.tokens[at].head not in inside), name.first)


def title_before(sentence: Sentence, name: Name) -> tuple[int, ...]:
    """The head of a title of several words before a name, where the tree hangs both alike.

    "Secretary of State Jane Roe": the office's last word is no head, and the name hangs on the verb as the office does.
    """
    leader = leader_of(sentence, name)
    token = sentence.tokens[leader]
    own = sentence.children_by(leader, "nmod:desc", "compound")  # "Dr."
    for at in range(name.first - 2, max(name.first - _LONGEST_TITLE, 0) - 1, -1):
        each = sentence.tokens[at]
        if each.head == token.head and each.deprel == token.deprel and each.upos in ("NOUN", "PROPN"):
            inside = {*own, *sentence.descendants(at)}
            return (at,) if all(i in inside for i in range(at + 1, name.first)) else ()
    return ()


def named_beside(sentence: Sentence, head: int) -> int | None:
    """The head of the name that a noun or pronoun has beside it ("its leader, Idris Sall"), None for none.

    Either may stand first: "Goma, the city they took".
    """
    token = sentence.tokens[head]
    if token.upos not in ("NOUN", "PRON") or sentence.name_at(head):
        return None
    near = [c for c in sentence.children_by(head, "appos") if c > head and not _is_instance(sentence, head, c)]
    near = [c for c in near if c not in _seconds(sentence, head)]
    if token.deprel == "appos" and 0 <= token.head < head and head not in _seconds(sentence, token.head):
        near.append(token.head)
    for each in near:
        name = sentence.name_at(each)
        if name and name.type not in ("Date", "Money", "NORP") and not _is_of_one_inside(sentence, head, name):
            return each
    return None


def _is_of_one_inside(sentence: Sentence, head: int, name: Name) -> bool:
    """Whether a person's name is that of whose family is meant: "the family of the victim, Jane Roe"."""
    if name.type != "Person" or sentence.tokens[head].lemma not in FAMILIES:
        return False
    return any(head < child < name.first for child in sentence.children_by(head, "nmod"))


def pair_of(sentence: Sentence, place: tuple[int, int]) -> Pair:
    """Offsets of tokens ``[first, last)``."""
    return sentence.offsets(*place)
