"""Cues of time: tense and aspect, what lasts, and what comes round again ("each Easter", "summer after summer")."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.clauses import tense
from dateline.extract.status_words import HABIT, MAY, RETURNING, UNITS, WEEKDAYS, WHOEVER, group_of
from dateline.model import Sentence, once


def of_time(sentence: Sentence, token: int) -> Iterator[tuple[str, str]]:
    """Tense and aspect, and what stands for them in a headline."""
    each = sentence.tokens[token]
    told = tense(sentence, token)
    where = ", title" if sentence.part == "title" else ""
    if told != "none":
        yield f"tense:{told}{where}", each.text
    helping = {sentence.tokens[c].text.lower() for c in sentence.children_by(token, "aux")}
    ing = each.text.lower().endswith("ing")
    if helping & {"has", "have", "'ve", "’ve"}:
        yield "perfect", each.text
        if ing and "been" in helping:
            yield "progressive up to now", each.text
    if helping & {"is", "are", "'re", "’re", "am"} and (ing or "being" in helping):
        yield "present progressive", each.text
    if helping & {"was", "were", "had"} and (ing or "being" in helping):
        yield "past progressive", each.text
    for child in sentence.children(token):
        dependent = sentence.tokens[child]
        if dependent.deprel.split(":")[0] in ("obl", "advmod", "nmod", "advcl"):
            lead = {sentence.tokens[c].lemma for c in sentence.children_by(child, "case", "mark", "det")}
            if "since" in lead:
                yield "since", f"since {dependent.text}"
            if "for" in lead and dependent.lemma in UNITS:
                yield "for so long", dependent.text
            if lead & {"every", "each"}:
                yield "every", dependent.text
            if "whenever" in lead or dependent.lemma == "whenever":
                yield "every", "whenever"
            if dependent.lemma == "now":
                yield "now", dependent.text
    if each.upos not in ("VERB", "AUX"):
        yield f"noun{where}", each.text
    elif each.lemma in ("continue", "persist", "remain"):
        yield f"goes on: {told}", each.text


def of_recurrence(sentence: Sentence, token: int) -> Iterator[tuple[str, str]]:
    """What says that an act comes round: adverbs, returning days, acts of all of a kind."""
    tokens = sentence.tokens
    for child in sentence.children_by(token, "advmod"):
        if tokens[child].text.lower() in HABIT:
            yield "habit", tokens[child].text
    whoever = _of_whoever(sentence, token)
    if whoever:
        yield "habit", whoever
    for child in sentence.children(token):
        each, low = tokens[child], tokens[child].text.lower()
        relation = each.deprel.split(":")[0]
        if relation in ("obl", "nmod", "advmod", "obj") and low.removesuffix("s") in WEEKDAYS and low.endswith("s"):
            yield "every", low  # "on Mondays"
        if relation == "obl" and group_of(each.lemma) == "custom":
            yield "habit", each.text  # "as a matter of routine", "under an old custom"
    yield from (("every, in the sentence", words) for words in _again(sentence, 0))
    yield from _of_all_of_a_kind(sentence, token)


@once
def _again(sentence: Sentence, begin: int) -> list[str]:
    """ "Summer after summer", "year in, year out" in a sentence from a word on."""
    tokens, found = sentence.tokens, list[str]()
    for index, between in enumerate(tokens[begin + 1 : -1], start=begin):
        if between.lemma not in ("after", "in", "out"):
            continue
        each, low = tokens[index], tokens[index].text.lower()
        again = between.lemma == "after" and tokens[index + 2].text.lower() == low
        if (again and each.lemma in RETURNING) or (low in ("year", "day") and between.lemma != "after"):
            found.append(" ".join(word.text for word in tokens[index : index + 3]))
    return found


def _of_all_of_a_kind(sentence: Sentence, token: int) -> Iterator[tuple[str, str]]:
    """ "Guards beat newcomers": a plain present with doers, or people it is done to, whom no word picks out."""
    if tense(sentence, token) != "present" or sentence.children_by(token, "aux") or sentence.part == "title":
        return
    for child in sentence.children_by(token, "nsubj", "obj"):
        each = sentence.tokens[child]
        bare = not sentence.children_by(child, "det", "nmod:poss", "nummod", "case")
        if each.upos == "NOUN" and each.text != each.lemma and each.text.endswith("s") and bare:
            yield f"plain present: all of a kind, {each.deprel}", each.text
        elif each.deprel == "nsubj":
            yield f"plain present: {'one' if each.upos in ('PROPN', 'PRON') or not bare else 'some'}", each.text


def _of_whoever(sentence: Sentence, token: int) -> str | None:
    """ "Those who insult the flag are jailed": what is done to all of a kind."""
    for child in sentence.children_by(token, "nsubj"):
        each = sentence.tokens[child]
        open_ended = each.text.lower() in WHOEVER and (sentence.children_by(child, "acl") or each.lemma == "whoever")
        helping = {sentence.tokens[c].text.lower() for c in sentence.children_by(token, "aux")}
        if open_ended and (helping & ({"is", "are"} | MAY) or (not helping and tense(sentence, token) == "present")):
            return each.text
    return None
