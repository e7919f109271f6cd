"""Who counts how many: "police put the crowd at 900, organisers at 4,000", "the unions 4,000".

Who gives a number stands in its own stretch of the sentence, between commas and conjunctions: the subject before the
number, or whoever stands behind its "by" or "according to". Words in their order are looked at, since the parser hangs
what an elided clause leaves in many ways.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.counts import Count
from dateline.extract.phrases import pair_of, phrase
from dateline.extract.speaker_kinds import KIND_OF
from dateline.extract.speech import said_above
from dateline.model import NO_WORDS, Document, Quantity, Sentence, Words, words_of

COUNTING = frozenset("count put estimate reckon speak".split())
SIZES = frozenset(
    "turnout attendance crowd number size participant marcher protester demonstrator people person".split()
)
"""Nouns whose number, told by itself, is that of a crowd: "police put the turnout at 1,200"."""
PARTAKERS = SIZES | {"they"}
MAIN = frozenset(("root", "conj", "parataxis", "ccomp"))
"""How a verb that counts hangs, if its sentence tells that and nothing else."""
TELLING = COUNTING | frozenset("say claim report insist cite give reply maintain".split())
"""Verbs of a stretch that only gives a number."""
STATING = frozenset("acknowledge admit confirm document list record register report".split())
"""Verbs whose object or complement is what somebody counts: "confirmed eleven deaths", "reported eight dead"."""
FILLING = frozenset("about around at of that over more than least nearly almost some only just have be there".split())
"""Words that may stand between who counts and the number."""
FIGURES = SIZES | frozenset("count estimate figure reckoning tally total".split())
ATTENDING = frozenset("attend come gather join march part rally show take turn".split())
"""What people of a crowd did, behind their number."""
BREAKS = frozenset(", ; : – — and but while although though whereas when yet or against".split())
"""Where a stretch ends."""
LETTERS = ("NOUN", "PROPN")


def who_counts(doc: Document, sentence: Sentence, count: Count) -> Words:
    """Who gives a number: "according to the police", "police said 2,000, organisers 10,000"."""
    counter = other_counter(sentence, count)
    counter = counter_of(sentence, count) if counter is None else counter
    if counter is not None:  # "police put the crowd at 1,500, organisers at 9,000"
        first, last = phrase(sentence, counter)
        own = (first, counter + 1) if counter < count.first < last else (first, last)
        return words_of(doc.report, pair_of(sentence, own))
    links = said_above(sentence, count.head)
    if links:
        nearest = min(links, key=lambda link: abs(link.cue[0] - count.head))
        return words_of(doc.report, pair_of(sentence, phrase(sentence, nearest.head)))
    teller = _stated_by(sentence, count)
    if teller is not None:
        return words_of(doc.report, pair_of(sentence, phrase(sentence, teller)))
    at = count.first - 1
    is_listed = at > 0 and sentence.tokens[at].text == ":" and sentence.tokens[at - 1].lemma in KIND_OF
    at -= is_listed  # "police: 300, union: 4,000"
    before = sentence.tokens[at] if at >= 0 else None
    if before is None or before.upos not in LETTERS:
        return NO_WORDS
    if is_listed or before.deprel in ("nsubj", "conj", "parataxis"):
        return words_of(doc.report, pair_of(sentence, phrase(sentence, at)))
    return NO_WORDS


def _stated_by(sentence: Sentence, count: Count) -> int | None:
    """Who counts, confirms or reports the people of a number: "confirmed eleven deaths", "reported eight dead"."""
    verb, up = count.verb, sentence.tokens[count.verb].head if count.verb >= 0 else -1
    if up >= 0 and sentence.tokens[verb].upos == "ADJ":
        verb = up
    if count.first and sentence.tokens[count.first - 1].lemma == "at":  # "put the toll of the attack at nine"
        verb = next((at for at in sentence.ancestors(count.head) if sentence.tokens[at].upos == "VERB"), verb)
    if verb < 0 or sentence.tokens[verb].lemma not in COUNTING | STATING or sentence.tokens[verb].upos != "VERB":
        return None
    tellers = [each for each in sentence.children_by(verb, "nsubj") if each < verb]
    is_stated = sentence.tokens[verb].lemma in COUNTING or count.first > verb  # not "no casualty was reported"
    return tellers[0] if tellers and is_stated and tellers[0] != count.head else None


def counter_of(sentence: Sentence, count: Count) -> int | None:
    """Who counts, where a verb of counting governs a number without a noun, or with one of a crowd; else None."""
    above = (count.head, *sentence.ancestors(count.head))
    verb = next((at for at in above if sentence.tokens[at].lemma in COUNTING), None)
    if not _is_of_anybody(sentence, count):
        return None
    nouns = [sentence.tokens[at] for at in above[: above.index(verb)]] if verb is not None else []
    other = next((at for at in above[1:] if sentence.tokens[at].upos == "NOUN" and verb is not None), None)
    if verb is None or sentence.tokens[verb].upos != "VERB" or sentence.tokens[verb].deprel not in MAIN:
        return None
    is_size = other is None or other == verb or sentence.tokens[other].lemma in SIZES
    if other is not None and not is_size and count.relation == "nmod" and count.kind in (None, "crowd"):
        return other  # "…, organisers at 9,000"
    if any(noun.upos == "NOUN" and noun.lemma not in SIZES for noun in nouns):
        return None
    return next(iter(sentence.children_by(verb, "nsubj")), None)


def other_counter(sentence: Sentence, count: Count) -> int | None:
    """Who gives the size of a crowd in a stretch that tells nothing else; else None."""
    does_else = count.kind is None and count.relation.startswith("nsubj")  # "said 900 had enrolled"
    if count.kind not in (None, "crowd") or does_else or not _is_of_people(sentence, count):
        return None
    start, end = _stretch(sentence, count)
    return _behind(sentence, count.last, end) or _ahead(sentence, start, count.first)


def is_other_side(sentence: Sentence, count: Count, told: Sequence[Quantity]) -> bool:
    """Whether somebody else gives his own size of a crowd that one side has counted: "The organisers said 4,000.".

    Not where the sentence has a time of its own: "at the last march, in May, police said 4,000".
    """
    if sentence.times:
        return False
    return any(each.what == "crowd" and each.by.spans for each in told) and other_counter(sentence, count) is not None


def says_alone(sentence: Sentence, count: Count) -> bool:
    """Whether a stretch only says a number, with a verb and no time of its own: not "in May, police said 4,000"."""
    start, end = _stretch(sentence, count)
    if any(start <= time.first < end for time in sentence.times) or other_counter(sentence, count) is None:
        return False
    before = sentence.tokens[start : count.first]
    return any(each.lemma in TELLING and each.upos == "VERB" for each in before)


def _is_of_people(sentence: Sentence, count: Count) -> bool:
    head = sentence.tokens[count.head]
    people = head.upos == "NUM" or head.lemma in SIZES or head.text.lower() in ("thousands", "hundreds")
    return people and _is_of_anybody(sentence, count)


def _is_of_anybody(sentence: Sentence, count: Count) -> bool:
    """ "15 of its officials" are no crowd; "400 of them" are."""
    return PARTAKERS.issuperset(sentence.tokens[each].lemma for each in sentence.children_by(count.head, "nmod"))


def _stretch(sentence: Sentence, count: Count) -> tuple[int, int]:
    tokens = sentence.tokens
    start = next((at + 1 for at in range(count.first - 1, -1, -1) if tokens[at].text.lower() in BREAKS), 0)
    end = next((at for at in range(count.last, len(tokens)) if tokens[at].text.lower() in BREAKS), len(tokens))
    return start, end


def _ahead(sentence: Sentence, start: int, end: int) -> int | None:
    """ "Organisers claimed …", "the union spoke of …", "organisers at …", "the unions …"."""
    lasts = [at for at in range(start, end) if sentence.tokens[at].upos in (*LETTERS, "PRON")]
    own = [at for at in lasts if sentence.tokens[at].lemma not in FIGURES]
    if not own:
        return None
    verbs = [at for at in range(start, end) if sentence.tokens[at].upos == "VERB"]
    who = max((at for at in own if not verbs or at < verbs[0]), default=None)
    if who is None or any(sentence.tokens[at].lemma not in TELLING for at in verbs) or max(own) > who:
        return None
    who = _head(sentence, who, start)
    if not verbs and sentence.tokens[who].upos == "NOUN" and sentence.tokens[who].lemma not in KIND_OF:
        return None  # "tear gas and water cannon at hundreds"
    between = (at for at in range(max(own) + 1, end) if at not in verbs)
    return who if all(_fills(sentence, at) for at in between) else None


def _behind(sentence: Sentence, start: int, end: int) -> int | None:
    """ "… by the police", "… by the police's count", "…, according to organisers"."""
    tokens = sentence.tokens
    at = start
    while at < end and (tokens[at].lemma in SIZES | ATTENDING or tokens[at].upos == "PART"):
        at += 1
    if at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].text.lower() == "according":
        at += 1
    if at >= len(tokens) or tokens[at].text.lower() not in ("by", "according"):
        return None
    named = (i for i in range(at + 1, len(tokens)) if tokens[i].upos in LETTERS)
    first = next(named, None)
    if first is None or any(tokens[i].text.lower() in BREAKS for i in range(at, first)):
        return None
    return _head(sentence, first, at + 1)


def _head(sentence: Sentence, at: int, start: int) -> int:
    """The word that leads a noun's phrase: "the interior ministry" below "ministry"."""
    while sentence.tokens[at].deprel in ("compound", "flat", "nmod:desc", "amod") and sentence.tokens[at].head >= start:
        at = sentence.tokens[at].head
    return at


def _fills(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    return token.lemma in FILLING | FIGURES or token.upos in ("ADP", "DET", "ADV", "PART", "AUX")
